"""Explanations of messages about cases and meetings."""

from __future__ import annotations

from types import MappingProxyType

from kka_docs.definitions.explanations.explanation import Explanation, InCell, InWords, Topic

MEETING = Topic(
    "Kasus dan pertemuan",
    MappingProxyType(
        {
            "konseli_ganda": Explanation(
                "Dua konseli memakai kode yang sama.",
                "Kode dipakai di tempat nama; dengan kode sama keduanya tertukar.",
                ("Beri setiap konseli kode sendiri, misalnya K1 dan K2.",),
                InWords("K1 dan K1", "K1 dan K2"),
            ),
            "kode_adalah_nama": Explanation(
                "Yang ditulis sebagai kode adalah nama konseli.",
                "Kode tercetak di surat orang lain; nama di sana membuka identitas konseli.",
                ("Ganti dengan kode atau inisial, misalnya K1.",),
                InCell("kasus.konseli.kode", "Raka Umpama", "K1"),
            ),
            "persetujuan_tanpa_konseli": Explanation(
                "Kode di sheet Persetujuan tidak ada di sheet Konseli.",
                "Persetujuan itu tidak diketahui untuk siapa.",
                ("Samakan kodenya dengan kode di sheet Konseli.",),
                InCell(
                    "kasus.persetujuan.kode",
                    "K11",
                    "K1",
                    beside=(("siapa", "Sudarman"), ("hubungan", "Ayah"), ("keadaan", "Belum")),
                ),
            ),
            "dilaporkan_sebelum_ditemukan": Explanation(
                "Kasus dilaporkan sebelum ditemukan, menurut kedua tanggalnya.",
                "Salah satu tanggal keliru; urutan kejadian dicatat di himpunan.",
                ("Betulkan salah satu tanggal.",),
                InCell("kasus.kasus.dilaporkan", "1 November 2026", "5 November 2026"),
            ),
            "selesai_sebelum_mulai": Explanation(
                "Jam selesai sama dengan atau lebih awal daripada jam mulai.",
                "Undangan dan agenda memuat kedua jam itu.",
                ("Betulkan salah satu jam; “selesai” juga boleh.",),
                InCell("pertemuan.pertemuan.selesai", "08.00", "11.00"),
            ),
            "surat_sesudah_pertemuan": Explanation(
                "Tanggal surat undangan sesudah tanggal pertemuannya.",
                "Undangan dibuat sebelum pertemuan; tanggal yang terbalik membuatnya tidak sah.",
                ("Betulkan tanggal surat atau tanggal pertemuan.",),
                InCell("pertemuan.pertemuan.tanggal_surat", "25/11/2026", "17/11/2026"),
            ),
            "persetujuan_belum": Explanation(
                "Konseli atau orang tua/walinya belum menyetujui konferensi kasus.",
                "Persetujuan mendahului undangan: sesudah undangan tersebar, kerahasiaan tidak "
                "dapat dikembalikan. Agenda tetap dapat dibuat.",
                (
                    "Mintalah persetujuan lebih dahulu, lalu ubah menjadi “Sudah”.",
                    (
                        "Bila tidak dimungkinkan (misalnya berbahaya bagi konseli), pilih “Tidak "
                        "dimungkinkan” dan tulis alasannya."
                    ),
                ),
                InCell("pertemuan.pertemuan.persetujuan", "Belum", "Sudah"),
            ),
            "hari_libur": Explanation(
                "Pertemuan jatuh pada hari Minggu atau hari libur menurut profil.",
                "Mungkin tanggalnya keliru dan tidak ada yang dapat datang.",
                ("Periksa tanggalnya.", "Bila memang disengaja, biarkan; surat tetap dibuat."),
                InCell("pertemuan.pertemuan.tanggal", "22 November 2026", "24 November 2026"),
            ),
            "nama_atau_jabatan": Explanation(
                "Baris peserta ini tidak menyebut nama maupun jabatan.",
                "Surat tanpa nama atau jabatan tidak dapat dialamatkan.",
                ("Tulis nama, jabatan, atau keduanya.", "Bila barisnya tidak perlu, hapus."),
                InCell(
                    "pertemuan.peserta.nama",
                    None,
                    "Wagiman",
                    beside=(("fungsi", None), ("gelar_depan", "Drs.")),
                ),
            ),
            "peserta_ganda": Explanation(
                "Satu orang tertulis di dua baris.",
                "Ia akan menerima dua surat dengan nomor urut berbeda.",
                (
                    "Hapus salah satu baris.",
                    "Bila dua orang berbeda, bedakan nama atau jabatannya.",
                ),
                InWords(
                    "“Wagiman, Wali Kelas” di dua baris",
                    "“Wagiman, Wali Kelas XI-1” dan “Wagiman, Wali Kelas XI-5”",
                ),
            ),
            "nomor_surat_terpakai": Explanation(
                "Nomor surat yang ditulis sudah dipakai surat lain tahun ini.",
                "Dua surat dengan nomor sama tidak dapat dicatat di buku agenda surat.",
                (
                    "Lihat nomor yang sudah dipakai: kka surat daftar.",
                    "Tulis nomor lain, atau kosongkan agar diberikan sendiri.",
                ),
                InWords("nomor urut 45, yang sudah dipakai undangan lain", "nomor urut kosong"),
            ),
            "penanda_tangan_diundang": Explanation(
                "Orang yang menandatangani undangan juga mendapat surat undangan.",
                "Ia mengundang dirinya sendiri; surat semacam itu mengherankan pembacanya.",
                (
                    "Pilih “Tidak” di kolom “Dengan surat?”; ia tetap tercatat sebagai peserta.",
                    "Atau pilih penanda tangan lain, yang jabatannya ada di profil.",
                ),
                InWords(
                    "Kepala Sekolah menandatangani, dan di barisnya “Dengan surat?”: Ya",
                    "Kepala Sekolah menandatangani, dan di barisnya “Dengan surat?”: Tidak",
                ),
            ),
            "pertemuan_sudah_batal": Explanation(
                "Pertemuan yang sudah dibatalkan dengan surat dijadwalkan lagi di formulirnya.",
                "Dua undangan akan memakai satu nomor, dan kalender peserta tetap menandainya "
                "batal.",
                (
                    "Pilih lagi “Dibatalkan”; pertemuan itu tetap memegang nomornya.",
                    (
                        "Mulai penggantinya, bernomor berikutnya: kka formulir pertemuan --dari "
                        "FORMULIR-YANG-BATAL --dari KASUS."
                    ),
                    (
                        "Bila surat pembatalannya keliru dan belum dikirim, nyatakan nomornya "
                        "batal: kka surat nomor --batal."
                    ),
                ),
                InWords(
                    "keadaan kosong lagi dan tanggal baru di formulir yang sudah dibatalkan",
                    "formulir baru untuk pertemuan berikutnya",
                ),
            ),
            "tanpa_undangan": Explanation(
                "Tidak ada peserta yang kolom “Dengan surat?”-nya “Ya”.",
                "Tanpa itu tidak ada undangan yang dapat dibuat.",
                ("Pilih “Ya” untuk yang diundang dengan surat; kosong juga berarti ya.",),
                InCell("pertemuan.peserta.undangan", "Tidak", "Ya"),
            ),
            "anak_bukan_keluarga": Explanation(
                "Nama konseli ditulis di baris peserta yang bukan keluarganya.",
                "Hanya surat keluarga sendiri yang boleh menyebut nama konseli.",
                (
                    "Kosongkan nama konseli di baris itu.",
                    "Bila ia memang keluarga, pilih unsur keluarga di kolom Unsur.",
                ),
                InCell("pertemuan.peserta.anak", "Raka Umpama", None),
            ),
            "keluarga_tanpa_anak": Explanation(
                "Baris keluarga ini belum menyebut nama konselinya.",
                "Surat untuk orang tua menyebut anaknya sendiri, bukan kode kasus.",
                ("Tulis nama konselinya; hanya surat ini yang memuatnya.",),
                InCell(
                    "pertemuan.peserta.anak",
                    None,
                    "Raka Umpama",
                    beside=(("fungsi", "Orang Tua/Wali"),),
                ),
            ),
            "acara_di_luar_waktu": Explanation(
                "Acara ini mulai sebelum atau selesai sesudah waktu pertemuan.",
                "Peserta mengatur waktunya menurut undangan.",
                ("Kurangi lama acara, ubah jamnya, atau ubah waktu pertemuan.",),
                InCell("pertemuan.agenda.menit", "150", "120"),
            ),
            "acara_bertumpuk": Explanation(
                "Acara ini mulai sebelum acara di atasnya selesai.",
                "Susunan acara dengan jam yang bertumpuk membingungkan peserta.",
                ("Ubah jam mulainya, atau lama acara sebelumnya; jam boleh dikosongkan.",),
                InWords(
                    "Pembukaan 09.00, 30 menit; Penyajian 09.20",
                    "Pembukaan 09.00, 20 menit; Penyajian 09.20",
                ),
            ),
            "agenda_kosong": Explanation(
                "Sheet Agenda tidak berisi satu acara pun.",
                "Agenda pertemuan tidak dapat dicetak, undangan tetap dapat.",
                (
                    "Isi sedikitnya satu baris.",
                    "Susunan bakunya ada di formulir baru dari kka formulir pertemuan.",
                ),
                InWords("sheet Agenda dikosongkan", "sheet Agenda: 15 menit, Pembukaan"),
            ),
        }
    ),
)
