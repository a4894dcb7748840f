"""Explanations of what only several forms of one case bring up."""

from __future__ import annotations

from types import MappingProxyType

from kka_docs.definitions.explanations.explanation import Explanation, InWords, Topic

CASES = Topic(
    "Formulir-formulir satu kasus",
    MappingProxyType(
        {
            "kasus_belum_ada": Explanation(
                "Formulir kasus ikut diperiksa, tetapi tidak ada yang berkode ini.",
                "Kode yang salah ketik membuat dokumen tersimpan di folder kasus lain.",
                (
                    "Cocokkan kode kasus dengan formulir kasusnya.",
                    "Bila kodenya benar, periksalah folder yang memuat formulir kasusnya juga.",
                ),
                InWords("Kode kasus KKA-2026-030", "Kode kasus KKA-2026-003"),
            ),
            "pertemuan_terlewat": Explanation(
                "Nomor pertemuan melompat: pertemuan sebelumnya tidak mempunyai formulir.",
                "Surat dan berita acara menyebut pertemuan ke berapa.",
                (
                    "Betulkan nomor pertemuan bila salah.",
                    "Atau sertakan formulir pertemuan yang belum ada.",
                ),
                InWords("Pertemuan ke-1, lalu ke-3", "Pertemuan ke-1, lalu ke-2"),
            ),
            "berita_acara_tanpa_pertemuan": Explanation(
                "Ada berita acara, tetapi tidak ada formulir pertemuan dengan nomor itu.",
                "Tanpa formulir pertemuan, tidak dapat dicocokkan siapa diundang dan siapa datang.",
                (
                    "Cocokkan kode kasus dan nomor pertemuan.",
                    "Bila benar, sertakan formulir pertemuannya.",
                ),
                InWords("Berita acara pertemuan ke-2", "Berita acara pertemuan ke-1"),
            ),
            "berita_acara_pertemuan_batal": Explanation(
                "Pertemuan ini dinyatakan batal, tetapi ada berita acaranya.",
                "Pertemuan yang batal tidak menghasilkan keputusan.",
                ("Betulkan nomor pertemuan di berita acara, atau keadaan pertemuannya.",),
                InWords("Keadaan: Dibatalkan", "Keadaan: Sesuai undangan"),
            ),
            "konseli_di_luar_kasus": Explanation(
                "Kode konseli ini tidak ada di formulir kasus yang berkode sama.",
                "Surat dan berita acara memakai kode itu di tempat nama.",
                ("Tulis kode seperti di sheet Konseli pada formulir kasus.",),
                InWords("Konseli K11", "Konseli K1"),
            ),
            "nama_konseli_berbeda": Explanation(
                "Untuk kode yang sama, berita acara menulis nama lain daripada formulir kasus.",
                "Yang masuk himpunan harus menyebut orang yang benar.",
                ("Samakan namanya; gelar dan huruf besar tidak dibandingkan.",),
                InWords("K1 Raka Andaian", "K1 Raka Umpama"),
            ),
            "persetujuan_bertentangan": Explanation(
                "Formulir pertemuan menyatakan persetujuan lain daripada formulir kasus.",
                "Undangan hanya boleh dikirim sesudah persetujuan diberikan atau sebabnya dicatat.",
                (
                    "Catat persetujuan di sheet Persetujuan pada formulir kasus.",
                    "Samakan pilihan di formulir pertemuan.",
                ),
                InWords(
                    "Pertemuan: Sudah; formulir kasus: satu orang Belum",
                    "Pertemuan: Sudah; formulir kasus: semua Sudah",
                ),
            ),
            "persetujuan_sebelum_ditemukan": Explanation(
                "Menurut tanggalnya, persetujuan diberikan sebelum kasus ditemukan.",
                "Urutan yang mustahil menandakan salah ketik.",
                ("Betulkan salah satu tanggal.",),
                InWords("Disetujui 6 Oktober 2026", "Disetujui 6 November 2026"),
            ),
            "pertemuan_sebelum_ditemukan": Explanation(
                "Menurut tanggalnya, pertemuan diadakan sebelum kasus ditemukan.",
                "Urutan yang mustahil menandakan salah ketik.",
                ("Betulkan tanggal pertemuan, atau tanggal ditemukan di formulir kasus.",),
                InWords("Pertemuan 24 Oktober 2026", "Pertemuan 24 November 2026"),
            ),
            "undangan_sebelum_persetujuan": Explanation(
                "Tanggal surat mendahului persetujuan terakhir yang dicatat di formulir kasus.",
                "Orang luar baru boleh diundang sesudah konseli dan keluarganya menyetujui.",
                (
                    "Betulkan tanggal surat atau tanggal persetujuan bila salah.",
                    "Bila benar, kirim surat baru sesudah semua menyetujui.",
                ),
                InWords(
                    "Surat 5 November 2026, disetujui 6 November 2026",
                    "Surat 9 November 2026, disetujui 6 November 2026",
                ),
            ),
            "pertemuan_sebelum_persetujuan": Explanation(
                "Tanggal pertemuan mendahului persetujuan terakhir di formulir kasus.",
                "Kasus dibicarakan sesudah konseli dan keluarganya menyetujui.",
                ("Betulkan salah satu tanggal, atau undurkan pertemuannya.",),
                InWords(
                    "Pertemuan 24 November 2026, disetujui 8 Desember 2026",
                    "Pertemuan 24 November 2026, disetujui 8 November 2026",
                ),
            ),
            "pertemuan_tidak_urut": Explanation(
                "Pertemuan ini bernomor lebih besar, tetapi bertanggal lebih awal.",
                "Evaluasi tindak lanjut mengikuti urutan pertemuan.",
                ("Betulkan nomor atau tanggal salah satu pertemuan.",),
                InWords(
                    "Ke-1: 24 November 2026; ke-2: 23 November 2026",
                    "Ke-1: 24 November 2026; ke-2: 8 Desember 2026",
                ),
            ),
            "beda_dari_pertemuan": Explanation(
                "Tanggal, jam, atau tempat di berita acara lain daripada di formulir pertemuan. "
                "Jam mulai boleh berbeda sampai satu jam.",
                "Perbedaan itu biasanya salah ketik, atau jadwal yang berubah tanpa surat.",
                (
                    "Samakan bila salah ketik.",
                    "Bila jadwal berubah, catat juga di formulir pertemuan.",
                ),
                InWords("Tempat: Aula", "Tempat: Ruang BK, seperti di formulir pertemuan"),
            ),
            "kehadiran_belum_dicatat": Explanation(
                "Orang ini diundang, tetapi sheet Kehadiran tidak menyebut ia datang atau tidak.",
                "Berita acara mencatat semua yang diundang, juga yang tidak hadir.",
                (
                    "Tambahkan barisnya dan pilih kehadirannya.",
                    "Bila namanya tertulis lain, samakan; gelar tidak dibandingkan.",
                ),
                InWords("Tidak ada baris untuk dr. Surya", "dr. Surya: Tidak hadir"),
            ),
            "tidak_ada_di_peserta": Explanation(
                "Sheet Kehadiran menyebut orang ini diundang, tetapi formulir pertemuan tidak.",
                "Harus jelas siapa diundang dan siapa datang sendiri.",
                (
                    "Pilih “Tidak” pada kolom Diundang bila ia datang tanpa diundang.",
                    "Bila diundang, samakan namanya di kedua formulir.",
                ),
                InWords("Eko Prasetyo, diundang: Ya", "Eko Prasetyo, diundang: Tidak"),
            ),
            "undangan_bertentangan": Explanation(
                "Orang ini mendapat surat undangan, tetapi di sheet Kehadiran tidak diundang.",
                "Harus jelas siapa diundang dan siapa datang sendiri.",
                ("Betulkan salah satu kolom: Diundang di sini, atau Dengan surat di sana.",),
                InWords("Diundang: Tidak", "Diundang: Ya"),
            ),
            "pelaksana_belum_ada": Explanation(
                "Kolom Siapa hanya berisi tanda, bukan nama atau jabatan.",
                "Tindak lanjut tanpa pelaksana tidak akan berjalan.",
                ("Tulis siapa yang melaksanakannya.",),
                InWords("Siapa: ?", "Siapa: Wali kelas"),
            ),
            "tindak_lanjut_belum_dievaluasi": Explanation(
                "Tindak lanjut pertemuan lalu belum selesai, tetapi berita acara berikutnya tidak "
                "menilainya.",
                "Setiap tindak lanjut dinilai pada pertemuan berikutnya sampai tercapai.",
                (
                    "Tambahkan di sheet Evaluasi dengan uraian yang sama.",
                    "Atau ubah statusnya menjadi selesai atau batal di berita acara yang lalu.",
                ),
                InWords("Evaluasi: kosong", "Evaluasi: Kunjungan rumah, tercapai sebagian"),
            ),
            "tindak_lanjut_lewat": Explanation(
                "Tanggal evaluasi tindak lanjut ini sudah lewat, padahal belum selesai.",
                "Tindak lanjut yang tidak dinilai mudah terlupa.",
                (
                    "Nilai hasilnya, lalu ubah statusnya.",
                    "Bila ditunda, tulis tanggal evaluasi yang baru.",
                ),
                InWords("Status: Sedang berjalan", "Status: Selesai"),
            ),
        }
    ),
)
