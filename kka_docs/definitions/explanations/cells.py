"""Explanations of messages about what stands in a cell."""

from __future__ import annotations

from types import MappingProxyType

from kka_docs.definitions.explanations.explanation import Explanation, InCell, InWords, Topic

CELLS = Topic(
    "Isi sel",
    MappingProxyType(
        {
            "rumus_tanpa_hasil": Explanation(
                "Sel ini berisi rumus, tetapi hasilnya tidak ikut tersimpan di berkas.",
                "Program membaca hasil, bukan menghitung rumus.",
                (
                    "Klik selnya, lalu tekan Delete: rumusnya hilang.",
                    "Ketik isinya langsung.",
                ),
                InWords("=B2+14", "24 November 2026"),
            ),
            "nilai_galat": Explanation(
                "Sel ini berisi pesan kesalahan Excel seperti #REF! atau #N/A.",
                "Pesan itu akan tercetak di surat bila dibiarkan.",
                ("Hapus isi selnya.", "Ketik nilainya langsung, tanpa rumus."),
                InWords("#REF!", "Rahmat Hidayat, S.Pd., Kons."),
            ),
            "sel_gabungan": Explanation(
                "Sel ini digabung (Merge) dengan sel lain.",
                "Dari sel gabungan hanya satu yang berisi, jadi baris lain tampak kosong.",
                (
                    "Bila tombol Merge tidak dapat diklik: Review > Unprotect Sheet, tanpa sandi.",
                    "Pilih selnya, lalu klik Home > Merge & Center sampai tidak aktif.",
                    "Isi setiap sel sendiri-sendiri.",
                ),
                InWords(
                    "“Polsek Contohan” digabung untuk dua baris peserta",
                    "“Polsek Contohan” ditulis di kedua baris",
                ),
            ),
            "huruf_terlarang": Explanation(
                "Isian memuat tanda kendali yang tidak terlihat di layar.",
                "Word menolak berkas yang memuat tanda itu.",
                (
                    "Kosongkan selnya.",
                    "Ketik ulang isinya; jangan ditempel dari program lain.",
                ),
                InCell("kasus.kasus.pemohon", "Wali\x07kelas", "Wali kelas"),
            ),
            "terlalu_panjang": Explanation(
                "Isian satu baris ini panjang sekali; mungkin uraian masuk ke sel yang salah.",
                "Di surat, isian ini hanya mempunyai tempat satu baris.",
                (
                    "Pindahkan uraiannya ke bagian uraian di formulir.",
                    "Tinggalkan di sini jawaban singkatnya saja.",
                ),
                InWords(
                    "“Diusulkan oleh” berisi uraian masalah sepanjang satu halaman",
                    "“Diusulkan oleh” berisi “Wali kelas”",
                ),
            ),
            "wajib": Explanation(
                "Sel ini harus diisi, tetapi masih kosong.",
                "Tanpa isian ini dokumennya tidak lengkap atau tidak sah.",
                ("Isi selnya; warna kuningnya hilang sesudah terisi.",),
                InCell("pertemuan.pertemuan.tempat", None, "Ruang Bimbingan dan Konseling"),
            ),
            "wajib_bila": Explanation(
                "Sel ini harus diisi karena jawaban di sel lain, yang disebut di pesannya.",
                "Jawaban itu baru lengkap bersama isian ini.",
                (
                    "Isi sel ini.",
                    "Atau, bila jawaban di sel lain itu keliru, ubah jawaban itu.",
                ),
                InCell(
                    "pertemuan.pertemuan.alasan_persetujuan",
                    None,
                    "Demi keselamatan konseli",
                    beside=(("persetujuan", "Tidak dimungkinkan"),),
                ),
            ),
            "tidak_perlu": Explanation(
                "Sel ini diisi, padahal menurut jawaban di sel lain tidak diperlukan.",
                "Isiannya tidak dipakai; mungkin jawaban di sel lain yang keliru.",
                ("Kosongkan sel ini.", "Atau ubah jawaban di sel yang disebut di pesannya."),
                InCell(
                    "berita_acara.kehadiran.diwakili_oleh",
                    "Budi Santoso",
                    None,
                    beside=(("kehadiran", "Hadir"),),
                ),
            ),
            "isian_sementara": Explanation(
                "Sel wajib ini hanya berisi pengganti sementara, bukan jawaban.",
                "Bila dibiarkan, “xxx” atau “???” tercetak di surat yang dikirim. Karena itu "
                "dokumennya belum dibuat.",
                (
                    "Tulis jawaban yang sebenarnya.",
                    "Untuk tulisan tangan pakai titik-titik: itu hanya diberi peringatan.",
                ),
                InCell("pertemuan.pertemuan.tempat", "xxx", "Ruang Bimbingan dan Konseling"),
            ),
            "tampak_belum_selesai": Explanation(
                "Di dalam isian ada tanda bahwa sesuatu masih akan ditulis: titik-titik, “xxx”, "
                "“[isi]”, atau “menyusul”.",
                "Bagian yang belum selesai mudah terlewat sesudah surat dicetak.",
                (
                    "Lengkapi bagian yang disebut.",
                    "Bila memang sengaja, misalnya untuk ditulis tangan, biarkan saja.",
                ),
                InCell("pertemuan.pertemuan.tempat", "Ruang …", "Ruang Bimbingan dan Konseling"),
            ),
            "isian_petunjuk": Explanation(
                "Isian ini sama persis dengan judul, petunjuk, atau contoh di formulir.",
                "Biasanya petunjuknya tersalin dan jawabannya belum ditulis.",
                ("Ganti dengan jawaban yang sebenarnya.", "Bila tidak wajib, boleh dikosongkan."),
                InCell("kasus.konseli.nama", "Contoh Satu", "Raka Umpama"),
            ),
            "bahasa_menilai": Explanation(
                "Uraian ini memuat kata yang menilai orangnya, bukan menggambarkan kejadian.",
                "Konferensi kasus berpegang pada data objektif, tanpa menyalahkan. Cap pada orang "
                "melukai konseli dan tidak membantu mencari jalan keluar.",
                (
                    "Tanyakan: apa yang terlihat atau terdengar?",
                    "Tulis itu, dengan kapan dan berapa kali.",
                    "Bila kata itu ucapan seseorang, kutip di antara tanda kutip dan sebut siapa.",
                    "Bila kata itu nama orang atau tempat, tulis dengan huruf besar di depannya.",
                ),
                InCell(
                    "kasus.format_kasus.deskripsi",
                    "K1 anak nakal dan malas.",
                    "K1 keluar kelas tanpa izin tiga kali dan mengumpulkan empat dari sebelas "
                    "tugas pada bulan Oktober.",
                ),
            ),
            "bukan_teks": Explanation(
                "Sel ini berisi nilai yang bukan tulisan, misalnya BENAR/SALAH.",
                "Nilai seperti itu tidak dapat dicetak sebagai kata.",
                ("Kosongkan selnya.", "Ketik jawabannya sebagai tulisan biasa."),
                InCell("kasus.kasus.pemohon", True, "Wali kelas"),
            ),
            "pilihan_tidak_dikenal": Explanation(
                "Jawaban ini tidak ada di daftar pilihan sel ini.",
                "Jawaban dari daftar menentukan isi surat, jadi harus persis.",
                ("Klik selnya, lalu panah kecil di kanannya.", "Pilih salah satu jawaban."),
                InCell("kasus.kasus.prioritas", "Gawat", "Mendesak"),
            ),
            "pilihan_mirip": Explanation(
                "Jawaban ini hampir sama dengan salah satu pilihan, tetapi tidak persis.",
                "Program tidak menebak; satu huruf dapat mengubah maksudnya.",
                ("Pilih jawaban yang disarankan dari daftar, bila itu maksudnya.",),
                InCell("kasus.kasus.prioritas", "Mendesakk", "Mendesak"),
            ),
            "kode_kasus": Explanation(
                "Kode kasus tidak tersusun seperti seharusnya: huruf besar, tahun, nomor.",
                "Kode inilah yang dipakai di surat, nama berkas, dan himpunan di tempat nama.",
                ("Tulis dengan tanda hubung: HURUF-TAHUN-NOMOR, nomornya tiga sampai lima angka.",),
                InCell("kasus.kasus.kode", "kasus 3", "KKA-2026-003"),
            ),
            "kode_tanpa_tahun_wajar": Explanation(
                "Tahun di dalam kode kasus tampak salah ketik.",
                "Kasus disimpan dan dicari menurut kodenya.",
                ("Periksa tahun di dalam kode; bila memang begitu, biarkan.",),
                InCell("kasus.kasus.kode", "KKA-1896-003", "KKA-2026-003"),
            ),
        }
    ),
)
