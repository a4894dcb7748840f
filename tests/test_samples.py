"""The samples: the good ones give no problem, the bad ones exactly those that were planted."""

from __future__ import annotations

from contextlib import chdir
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

from kka_docs.batch import Options, Report, check_all, make_all
from kka_docs.cli.commands import kka
from kka_docs.cli.faults import run
from kka_docs.definitions.catalog import remedy, wrong
from kka_docs.definitions.settings import settings
from samples import build

if TYPE_CHECKING:
    from collections.abc import Mapping

GOOD: Final = build.SAMPLES / "baik"
BAD: Final = build.SAMPLES / "bermasalah"
BAD_FOLDERS: Final = (".", "ganda", "logo", "perusahaan", "profil", "tanpa-profil")

Found: TypeAlias = tuple[str, str | None, str | None]
"""A problem: its code, and the sheet and cell that it points to."""

EXPECTED: Final[dict[str, list[Found]]] = {
    "KKA-2026-901-kasus.xlsx": [
        ("kode_kasus", "Kasus", "C5"),
        ("pilihan_mirip", "Kasus", "C9"),
        ("pilihan_tidak_dikenal", "Kasus", "C12"),
        ("dilaporkan_sebelum_ditemukan", "Kasus", "C16"),
        ("wajib", "Kasus", "C17"),
        ("wajib_bila", "Konseli", "D6"),
        ("nomor_panjang", "Konseli", "F6"),
        ("telepon", "Konseli", "L6"),
        ("konseli_ganda", "Konseli", "B7"),
        ("nomor_bukan_angka", "Konseli", "F7"),
        ("kode_adalah_nama", "Konseli", "B8"),
        ("nomor_sebagai_angka", "Konseli", "F8"),
        ("persetujuan_tanpa_konseli", "Persetujuan", "B6"),
        ("wajib_bila", "Persetujuan", "F6"),
        ("wajib_bila", "Persetujuan", "G7"),
    ],
    "KKA-2026-902-kasus.xlsx": [
        ("kode_tanpa_tahun_wajar", "Kasus", "C5"),
        ("tanggal_tanpa_format", "Kasus", "C7"),
        ("rumus_tanpa_hasil", "Kasus", "C8"),
        ("bukan_teks", "Kasus", "C10"),
        ("tanggal_meragukan", "Kasus", "C16"),
        ("nilai_galat", "Kasus", "C17"),
        ("tanggal_tidak_ada", "Persetujuan", "F6"),
        ("hari_bertentangan", "Persetujuan", "F7"),
        ("terlalu_panjang", "Format Kasus", "C5"),
        ("huruf_terlarang", "Format Kasus", "C7"),
        ("wajib", "Format Kasus", "C12"),
    ],
    "KKA-2026-903-pertemuan-1.xlsx": [
        ("bukan_positif", "Pertemuan", "C6"),
        ("kode_adalah_nama", "Pertemuan", "C9"),
        ("hari_libur", "Pertemuan", "C12"),
        ("selesai_sebelum_mulai", "Pertemuan", "C14"),
        ("persetujuan_belum", "Pertemuan", "C22"),
        ("surat_sesudah_pertemuan", "Pertemuan", "C25"),
        ("penanda_tangan_tidak_dikenal", "Pertemuan", "C30"),
        ("tanpa_undangan", "Peserta", "J6"),
    ],
    "KKA-2026-904-pertemuan-1.xlsx": [
        ("hari_libur", "Pertemuan", "C12"),
        ("wajib_bila", "Pertemuan", "C23"),
        ("acara_bertumpuk", "Agenda", "B7"),
        ("bukan_bilangan", "Agenda", "C7"),
        ("bukan_jam", "Agenda", "B8"),
        ("jam_rentang", "Agenda", "B9"),
        ("acara_di_luar_waktu", "Agenda", "C10"),
    ],
    "KKA-2026-905-pertemuan-1.xlsx": [
        ("keluarga_tanpa_anak", "Peserta", "K6"),
        ("anak_bukan_keluarga", "Peserta", "K7"),
        ("peserta_ganda", "Peserta", "D8"),
        ("nama_atau_jabatan", "Peserta", "D9"),
        ("pilihan_mirip", "Peserta", "L10"),
        ("agenda_kosong", "Agenda", "E6"),
    ],
    "KKA-2026-906-berita-acara-1.xlsx": [
        ("bukan_hadirin", "Berita Acara", "C15"),
        ("keputusan_kosong", "Berita Acara", "C43"),
        ("tanda_tangan_sebelum_pertemuan", "Berita Acara", "C48"),
        ("nip_meragukan", "Kehadiran", "I6"),
        ("nomor_sebagai_angka", "Kehadiran", "I7"),
        ("tidak_perlu", "Kehadiran", "L7"),
        ("nomor_tanpa_jenis", "Kehadiran", "I8"),
        ("wajib_bila", "Kehadiran", "L8"),
        ("keputusan_ke_tidak_ada", "Tindak Lanjut", "B6"),
    ],
    "KKA-2026-907-berita-acara-1.xlsx": [
        ("tanpa_hadirin", "Kehadiran", "K6"),
        ("selesai_sebelum_mulai", "Berita Acara", "C10"),
        ("tercatat_tidak_hadir", "Berita Acara", "C15"),
        ("keputusan_padahal_belum", "Berita Acara", "C43"),
        ("bukan_tanggal", "Berita Acara", "C48"),
        ("baris_kurang", "Konseli", "B6"),
    ],
    "KKA-2026-913-kasus.xlsx": [
        ("tampak_belum_selesai", "Kasus", "C8"),
        ("isian_sementara", "Kasus", "C17"),
        ("isian_petunjuk", "Konseli", "C6"),
        ("isian_sementara", "Persetujuan", "G6"),
        ("bahasa_menilai", "Format Kasus", "C5"),
        ("isian_sementara", "Format Kasus", "C6"),
        ("bahasa_menilai", "Format Kasus", "C7"),
        ("isian_sementara", "Format Kasus", "C12"),
        ("isian_sementara", "Format Kasus", "C13"),
        ("tampak_belum_selesai", "Format Kasus", "C18"),
    ],
    "ganda/KKA-2026-908-kasus-salinan.xlsx": [
        ("kasus_ganda", None, None),
    ],
    "ganda/KKA-2026-908-kasus.xlsx": [
        ("kasus_ganda", None, None),
    ],
    "ganda/KKA-2026-908-pertemuan-1-salinan.xlsx": [
        ("pertemuan_ganda", None, None),
    ],
    "ganda/KKA-2026-908-pertemuan-1.xlsx": [
        ("pertemuan_ganda", None, None),
    ],
    "ganda/profil-lembaga.xlsx": [],
    "logo/KKA-2026-910-pertemuan-1.xlsx": [],
    "logo/profil-lembaga.xlsx": [
        ("gambar_rusak", "Lembaga", "C10"),
        ("gambar_tidak_ada", "Lembaga", "C11"),
    ],
    "perusahaan/KKA-2026-912-kasus.xlsx": [
        ("pilihan_tidak_dikenal", "Kasus", "C12"),
        ("pilihan_mirip", "Kasus", "C13"),
        ("wajib", "Konseli", "D6"),
    ],
    "perusahaan/profil-lembaga.xlsx": [],
    "profil/KKA-2026-909-pertemuan-1.xlsx": [],
    "profil/profil-lembaga.xlsx": [
        ("kop_tanpa_nama", "Lembaga", "C5"),
        ("telepon", "Lembaga", "C15"),
        ("nomor_panjang", "Lembaga", "C18"),
        ("pilihan_mirip", "Lembaga", "C20"),
        ("nomor_panjang", "Penanda Tangan", "G6"),
        ("penanda_tangan_tidak_ada", "Penanda Tangan", "H6"),
        ("jabatan_ganda", "Penanda Tangan", "B7"),
        ("pola_tanda", "Penomoran", "C6"),
        ("jenis_surat_ganda", "Penomoran", "B7"),
        ("pola_kurung", "Penomoran", "C8"),
        ("pola_tanpa_nomor", "Penomoran", "C9"),
        ("rentang_terbalik", "Hari Libur dan Hari Kerja", "C6"),
        ("bukan_positif", "Himpunan", "C9"),
    ],
    "profil-lembaga.xlsx": [],
    "tanpa-profil/KKA-2026-911-pertemuan-1.xlsx": [],
}
SENTENCES: Final = {
    "kode_kasus": (
        "“KKA/2026/901” bukan kode kasus. Mungkin maksudnya “KKA-2026-901”? Tulis huruf besar, "
        "tahun, dan nomor dengan tanda hubung, misalnya KKA-2026-003."
    ),
    "pilihan_mirip": (
        "“Laporan guru mapel” tidak ada dalam daftar pilihan; mungkin maksudnya “Laporan guru "
        "mata pelajaran”. Klik panah di kanan sel, lalu pilih salah satu, atau kosongkan sel "
        "ini. Pilihannya: Layanan BK, Laporan guru mata pelajaran, Laporan siswa lain, Laporan "
        "personel lain, Datang sendiri."
    ),
    "pilihan_tidak_dikenal": (
        "“Kenakalan” tidak ada dalam daftar pilihan. Klik panah di kanan sel, lalu pilih salah "
        "satu, atau kosongkan sel ini. Pilihannya: Asusila, Pidana, Pelanggaran tata tertib, "
        "Kesehatan mental, Kelemahan inteligensi, Potensi yang belum terfasilitasi, Terobosan "
        "baru, Lainnya."
    ),
    "dilaporkan_sebelum_ditemukan": (
        "Tanggal dilaporkan (9 November 2026) lebih awal daripada tanggal ditemukan (10 November "
        "2026, sel C7). Perbaiki tanggal yang keliru, di sel ini atau di sel C7; bila belum "
        "dilaporkan, kosongkan sel ini."
    ),
    "wajib": ("Belum diisi, padahal wajib. Isi sel ini."),
    "wajib_bila": (
        "Belum diisi, padahal wajib karena “Jenis konseli” (sel C6 sheet Kasus) berisi “Peserta "
        "didik”. Isi sel ini, misalnya XI-3; bila yang keliru “Jenis konseli”, ubah di sel C6 "
        "sheet Kasus."
    ),
    "nomor_panjang": (
        "NPSN harus 8 angka, di sini 7: kurang 1 angka. Cocokkan dengan sumbernya, lalu tulis "
        "semua angkanya, atau kosongkan sel ini."
    ),
    "telepon": (
        "“rumah tetangga” tidak tampak seperti nomor telepon. Tulis nomor telepon, misalnya "
        "081234567890, atau kosongkan sel ini."
    ),
    "konseli_ganda": (
        "Kode/inisial konseli ini sama dengan sel B6; huruf besar dan kecil tidak dibedakan. Beri "
        "konseli ini kode lain yang belum dipakai, misalnya K2."
    ),
    "nomor_bukan_angka": (
        "NISN hanya boleh berisi angka, di sini ada huruf “O”. Cocokkan dengan sumbernya, lalu "
        "tulis angkanya saja, atau kosongkan sel ini."
    ),
    "kode_adalah_nama": (
        "Ini nama konseli, bukan kode/inisialnya. Ganti dengan kode yang belum dipakai, misalnya "
        "K3."
    ),
    "nomor_sebagai_angka": (
        "Nomor ini tersimpan sebagai angka; Excel membulatkan angka panjang dan menghapus nol di "
        "depan, jadi nomornya mungkin sudah berubah. Ketik ulang nomornya dari sumber aslinya, "
        "dengan tanda petik (') di depannya (tidak ikut tercetak)."
    ),
    "persetujuan_tanpa_konseli": (
        "Kode “K11” tidak ada di sheet Konseli. Mungkin maksudnya “K1”? Tulis salah satu kode "
        "dari sheet Konseli: K1."
    ),
    "kode_tanpa_tahun_wajar": (
        "Tahun di dalam kode kasus “KKA-1896-902” tampak tidak wajar. Perbaiki tahunnya; bila "
        "memang begitu, biarkan."
    ),
    "tanggal_tanpa_format": (
        "Sel ini berisi angka 46338, bukan tanggal. Bila maksudnya 12 November 2026, ketik "
        "2026-11-12; bila bukan, ketik tanggal yang benar dengan cara itu."
    ),
    "rumus_tanpa_hasil": (
        "Sel ini berisi rumus, dan hasilnya tidak tersimpan di berkas. Hapus rumusnya, lalu ketik "
        "isinya, misalnya “Wali kelas”, atau kosongkan sel ini."
    ),
    "bukan_teks": (
        "Sel ini berisi nilai Excel BENAR (TRUE), bukan tulisan. Hapus isinya, lalu tulis "
        "jawabannya, misalnya “Wali kelas”, atau kosongkan sel ini."
    ),
    "tanggal_meragukan": (
        "“05/06/2026” dapat dibaca 5 Juni 2026 atau 6 Mei 2026. Ketik 2026-06-05 bila maksudnya 5 "
        "Juni 2026, atau 2026-05-06 bila maksudnya 6 Mei 2026; bila bukan keduanya, ketik "
        "tanggal yang benar dengan cara itu, atau kosongkan sel ini."
    ),
    "nilai_galat": (
        "Sel ini berisi pesan kesalahan Excel (#REF!), bukan isian. Hapus isi sel ini, lalu "
        "ketik isinya, misalnya “Rahmat Hidayat, S.Pd., Kons.”."
    ),
    "bukan_tanggal": (
        "“besok pagi” bukan tanggal yang dikenal. Tulis tanggal seperti 24/11/2026 (bila "
        "ditolak: 2026-11-24), atau kosongkan sel ini."
    ),
    "hari_bertentangan": (
        "“Senin, 24 November 2026” menyebut hari Senin, padahal tanggal itu hari Selasa. Bila "
        "tanggalnya benar, ketik 2026-11-24 tanpa nama hari; bila harinya yang benar, ketik "
        "tanggal hari Senin itu."
    ),
    "terlalu_panjang": (
        "Isian ini 1041 karakter; paling banyak 1000. Tulis pokoknya saja, misalnya “Kehadiran "
        "yang menurun”; pindahkan uraiannya ke baris kosong pertama di “b. Deskripsi yang "
        "dihadapi”, satu paragraf satu baris."
    ),
    "huruf_terlarang": (
        "Di sel ini ada tanda yang tidak terlihat dan tidak dapat dicetak di Word. Hapus isi sel "
        "ini, lalu ketik ulang (jangan ditempel), atau kosongkan baris ini."
    ),
    "bukan_positif": ("Angka di sini harus 1 atau lebih. Tulis 1 atau angka yang lebih besar."),
    "hari_libur": (
        "Minggu, 22 November 2026 adalah hari libur (Minggu). Ganti dengan tanggal lain; bila "
        "pertemuannya memang pada hari itu, biarkan."
    ),
    "selesai_sebelum_mulai": (
        "Jam selesai (09.00) tidak sesudah jam mulai (09.00, sel C9). Perbaiki jam yang keliru, "
        "di sel ini atau di sel C9."
    ),
    "persetujuan_belum": (
        "Persetujuan masih “Belum”, jadi undangan tidak dibuat. Mintalah persetujuan, lalu pilih "
        "“Sudah” di sini dan juga di sheet Persetujuan formulir kasus; bila tidak dimungkinkan, "
        "pilih “Tidak dimungkinkan” dan tulis alasannya di bawahnya."
    ),
    "surat_sesudah_pertemuan": (
        "Tanggal surat (23 November 2026) sesudah tanggal pertemuan (22 November 2026, sel C12). "
        "Perbaiki tanggal yang keliru, di sel ini atau di sel C12, atau kosongkan sel ini."
    ),
    "penanda_tangan_tidak_dikenal": (
        "“Kepala Sekolh” tidak ada di sheet Penanda Tangan pada berkas profil-lembaga.xlsx. "
        "Mungkin maksudnya “Kepala Sekolah”? Tulis jabatan yang ada di sana (Kepala Sekolah, "
        "Koordinator BK), atau kosongkan sel ini; bila belum ada, tambahkan di berkas itu."
    ),
    "tanpa_undangan": (
        "Kolom “Dengan surat?” berisi “Tidak” di semua baris, jadi tidak ada yang diundang "
        "dengan surat. Pilih “Ya” di kolom itu untuk setiap peserta yang mendapat surat, paling "
        "sedikit satu."
    ),
    "acara_bertumpuk": (
        "Acara ini mulai 09.20, sebelum acara sebelumnya selesai (09.30). Tulis 09.30 atau "
        "sesudahnya, kosongkan sel ini agar dihitung sendiri, atau kurangi lama acara sebelumnya."
    ),
    "bukan_bilangan": (
        "“lima belas” bukan bilangan bulat yang ditulis dengan angka. Tulis angka saja, misalnya "
        "15, atau kosongkan sel ini."
    ),
    "bukan_jam": (
        "“agak siang” bukan jam yang dikenal. Tulis jam seperti 09.00 (bila ditolak: 09:00), "
        "atau kosongkan sel ini."
    ),
    "jam_rentang": (
        "“10.00-10.15” memuat dua jam sekaligus. Tulis 10.00 di sini; kolom “Lama (menit)” harus "
        "berisi 15."
    ),
    "acara_di_luar_waktu": (
        "Acara ini (10.45–11.05) berada di luar waktu pertemuan (09.00–11.00). Ubah jam atau "
        "lama acara ini, atau ubah waktu pertemuan di sheet Pertemuan."
    ),
    "keluarga_tanpa_anak": (
        "Surat untuk keluarga harus menyebut nama peserta didik. Tulis nama peserta didik itu di "
        "sel ini; nama itu hanya tercetak di surat keluarga ini."
    ),
    "anak_bukan_keluarga": (
        "Nama peserta didik tertulis di baris peserta yang bukan keluarga. Kosongkan sel ini; "
        "bila peserta ini memang keluarganya, pilih “Orang tua” di kolom Unsur."
    ),
    "peserta_ganda": (
        "Orang ini sudah tertulis di sel D7. Kosongkan salah satu dari kedua baris; bila dua "
        "orang berbeda, bedakan nama atau jabatannya."
    ),
    "nama_atau_jabatan": (
        "Nama dan jabatan di baris ini sama-sama kosong. Isi nama di sel ini atau jabatan di "
        "kolom Jabatan, atau kosongkan seluruh barisnya."
    ),
    "agenda_kosong": (
        "Agenda belum diisi. Isi sedikitnya satu baris, mulai di sel ini: kolom Kegiatan, dan "
        "sebaiknya Lama (menit); bila memang tanpa agenda, biarkan."
    ),
    "bukan_hadirin": (
        "“Sarah Andaikata” tidak ada di sheet Kehadiran, jadi gelar dan nomornya tidak dapat "
        "diambil dari sana. Mungkin maksudnya “Sari Andaikata”? Tulis nama di sini sama seperti "
        "di sheet Kehadiran, atau tambahkan orangnya di sheet itu."
    ),
    "keputusan_kosong": (
        "Keputusan dinyatakan “Ada”, tetapi sheet Keputusan kosong. Tulis keputusannya di sheet "
        "Keputusan, atau pilih “Belum ada” di sel ini."
    ),
    "tanda_tangan_sebelum_pertemuan": (
        "Tanggal tanda tangan (23 November 2026) lebih awal daripada tanggal pertemuan (24 "
        "November 2026, sel C8). Perbaiki tanggal yang keliru, di sel ini atau di sel C8, atau "
        "kosongkan sel ini: kosong berarti tanggal pertemuan."
    ),
    "nip_meragukan": (
        "NIP ini tampak tidak wajar: 8 angka pertama bukan tanggal lahir. Cocokkan dengan SK "
        "orangnya; bila memang begitu, biarkan."
    ),
    "tidak_perlu": (
        "Diisi, padahal hanya dipakai bila “Kehadiran” (sel K7) berisi “Diwakili”. Kosongkan sel "
        "ini; bila yang keliru “Kehadiran”, ubah di sel K7."
    ),
    "nomor_tanpa_jenis": (
        "Nomor diisi, tetapi “Jenis nomor” di kiri sel ini berisi “–”, jadi nomornya tidak "
        "dicetak. Pilih jenisnya di kolom Jenis nomor, atau kosongkan sel ini."
    ),
    "keputusan_ke_tidak_ada": (
        "Keputusan nomor 2 tidak ada: di sheet Keputusan ada 0 keputusan. Tulis nomor "
        "keputusannya menurut kolom No di sheet Keputusan (isi dahulu sheet itu bila kosong), "
        "atau kosongkan sel ini."
    ),
    "keputusan_padahal_belum": (
        "Keputusan dinyatakan “Belum ada”, tetapi sheet Keputusan berisi. Pilih “Ada” di sel "
        "ini, atau kosongkan baris-baris di sheet Keputusan."
    ),
    "baris_kurang": (
        "Sheet “Konseli” belum berisi. Isi sedikitnya 1 baris, mulai di sel ini: kolom "
        "Kode/inisial, Nama lengkap dan Kelas."
    ),
    "tanpa_hadirin": (
        "Tidak ada seorang pun yang hadir atau diwakili. Pilih “Hadir” atau “Diwakili” di kolom "
        "Kehadiran pada baris setiap orang yang datang. Bila pertemuannya batal, pilih "
        "“Dibatalkan” pada isian Keadaan di formulir pertemuan; beri tahu pengirimnya bahwa "
        "berita acara ini tidak diperlukan."
    ),
    "isian_sementara": (
        "Isian wajib ini baru berisi “(Tuliskan gejala)”, belum jawabannya. Ganti dengan isian "
        "yang sebenarnya."
    ),
    "tampak_belum_selesai": (
        "Isian ini tampak belum selesai: masih memuat “Menyusul”. Lengkapi bagian itu, atau "
        "kosongkan baris ini; bila memang sengaja, misalnya untuk ditulis tangan, biarkan."
    ),
    "isian_petunjuk": (
        "Isian ini sama dengan contoh di formulir. Ganti dengan isian yang sebenarnya."
    ),
    "bahasa_menilai": (
        "Kata “nakal” dan “nakalnya” menilai orangnya (memberi cap), bukan menggambarkan "
        "kejadian. Tulis yang terlihat, kapan, dan berapa kali, misalnya “keluar kelas tanpa "
        "izin tiga kali pada bulan Oktober”. Bila itu ucapan orang, tulis di antara tanda kutip."
    ),
    "kasus_ganda": (
        "Ada formulir lain untuk kasus yang sama: ganda/KKA-2026-908-kasus.xlsx. Simpan satu "
        "saja yang benar; pindahkan yang lain ke folder lain."
    ),
    "pertemuan_ganda": (
        "Ada formulir lain untuk pertemuan yang sama: ganda/KKA-2026-908-pertemuan-1.xlsx. "
        "Simpan satu saja yang benar; pindahkan yang lain ke folder lain."
    ),
    "gambar_rusak": (
        "Gambar “logo-rusak.png” tidak dapat dipakai: berkasnya rusak atau bukan gambar. Ganti "
        "dengan gambar PNG atau JPEG yang utuh (paling besar 10 MB) bernama sama di folder tempat "
        "profil-lembaga.xlsx disimpan, atau kosongkan sel ini; gambarnya boleh ditempelkan di "
        "baris ini."
    ),
    "gambar_tidak_ada": (
        "Berkas gambar “logo-hilang.png” tidak ada di folder tempat profil-lembaga.xlsx disimpan. "
        "Salin gambar bernama itu ke folder itu, atau kosongkan sel ini; gambarnya boleh "
        "ditempelkan di baris ini."
    ),
    "kop_tanpa_nama": (
        "Tidak ada baris kop yang sama dengan nama sekolah; baris terakhir dicetak paling besar. "
        "Tulis nama sekolah di salah satu “Baris kop”, sama dengan sel ini (huruf besar atau "
        "kecil boleh berbeda); bila memang tidak dicetak di kop, biarkan."
    ),
    "penanda_tangan_tidak_ada": (
        "Tidak ada baris yang menandatangani “Surat”, jadi surat ditandatangani orang di baris "
        "pertama sheet ini. Bila bukan dia, pilih “Surat” atau “Surat dan berita acara” di kolom "
        "Menandatangani pada baris orang yang benar."
    ),
    "jabatan_ganda": (
        "Jabatan “Kepala Sekolah” sudah tertulis di sel B6; yang dipakai yang pertama. Kosongkan "
        "salah satu dari kedua baris, atau bedakan jabatannya."
    ),
    "pola_tanda": (
        "Tanda {nomer} tidak dikenal dalam pola nomor. Mungkin maksudnya {nomor}? Tanda yang "
        "boleh dipakai: {nomor}, {bulan}, {bulan_romawi}, {tahun}."
    ),
    "jenis_surat_ganda": (
        "Jenis surat ini sudah punya pola di sel B6. Pilih jenis surat lain di sel ini, atau "
        "kosongkan salah satu dari kedua baris."
    ),
    "pola_kurung": (
        "Kurung kurawal pada pola nomor tidak lengkap. Tulis tanda seperti {nomor}, dengan "
        "kurung buka dan tutup."
    ),
    "pola_tanpa_nomor": (
        "Pola ini tidak memuat {nomor}, jadi semua surat bernomor sama. Tambahkan {nomor} di "
        "tempat nomor urut."
    ),
    "rentang_terbalik": (
        "Tanggal akhir (2 Desember 2026) lebih awal daripada tanggal awal (21 Desember 2026, sel "
        "B6). Perbaiki tanggal yang keliru, di sel ini atau di sel B6; bila hanya satu hari, "
        "kosongkan sel ini."
    ),
    "profil_bermasalah": (
        "Berkas profil lembaga (profil-lembaga.xlsx) masih bermasalah, jadi dokumen belum dapat "
        "dibuat. Perbaiki berkas itu lebih dahulu."
    ),
    "tanpa_profil": (
        "Berkas profil-lembaga.xlsx tidak ditemukan, jadi dokumen belum dapat dibuat. Buat "
        "dengan kka formulir profil, isi, lalu simpan di samping formulir atau di folder kerja "
        "(kka mulai)."
    ),
    "tanggal_tidak_ada": (
        "Tanggal “31 November 2026” tidak ada: November 2026 hanya sampai tanggal 30. Tulis "
        "tanggal yang benar, seperti 24/11/2026 (bila ditolak: 2026-11-24)."
    ),
    "tercatat_tidak_hadir": (
        "“Sari Andaikata” tercatat “Tidak hadir” di sheet Kehadiran (sel K6), bukan “Hadir”. Bila "
        "ia datang, pilih “Hadir” di sel itu; bila tidak, tulis di sini nama orang yang "
        "menggantikannya, yang tercatat “Hadir” di sheet Kehadiran."
    ),
}

# What only making documents brings to light.
WITHOUT_INSTITUTION: Final[dict[str, list[Found]]] = {
    "logo/KKA-2026-910-pertemuan-1.xlsx": [("profil_bermasalah", None, None)],
    "profil/KKA-2026-909-pertemuan-1.xlsx": [("profil_bermasalah", None, None)],
    "tanpa-profil/KKA-2026-911-pertemuan-1.xlsx": [("tanpa_profil", None, None)],
}


@pytest.fixture(scope="module")
def checked() -> Report:
    with chdir(BAD):
        return check_all([Path()])


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Report:
    with chdir(BAD):
        return make_all([Path()], options=Options(output=tmp_path_factory.mktemp("hasil")))


def told(report: Report) -> dict[str, list[Found]]:
    return {
        form.checked.path.as_posix(): [
            (problem.code, problem.place.sheet, problem.place.cell)
            for problem in form.checked.problems
        ]
        for form in report.forms
    }


def sentences(report: Report) -> dict[str, set[str]]:
    """All that is said, by code."""
    said: dict[str, set[str]] = {}
    for found in report.problems:
        sentence = f"{wrong(found, with_values=True)} {remedy(found, with_values=True)}"
        said.setdefault(found.code, set()).add(sentence)
    return said


def parts(data: bytes) -> Mapping[str, bytes]:
    with ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


# The files


def test_the_samples_are_what_their_sources_say_today(tmp_path: Path) -> None:
    """Compared part by part: how zlib packs the same text depends on its version."""
    targets = list(build.targets(tmp_path))
    stale = []
    for source, target in targets:
        committed = build.SAMPLES / target.relative_to(tmp_path)
        if parts(committed.read_bytes()) != parts(build.filled_form(source)):
            stale.append(committed.name)
    assert stale == [], "renew with python -m samples.build"
    assert len(targets) == len(list(build.SAMPLES.rglob("*.xlsx")))


@pytest.mark.parametrize("name", settings())
def test_built_twice_a_sample_has_the_same_bytes(name: str) -> None:
    for source in sorted((GOOD / name / "sumber").glob("*-kasus.toml")):
        assert build.filled_form(source) == build.filled_form(source)


def test_spoilt_samples_have_the_same_bytes_too() -> None:
    source = BAD / "sumber" / "KKA-2026-902-kasus.toml"
    assert build.filled_form(source) == build.filled_form(source)


def test_the_builder_writes_every_sample_to_the_folder_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (source, target), *_ = build.targets(tmp_path)
    monkeypatch.setattr(build, "targets", lambda _folder: iter([(source, target)]))
    monkeypatch.setattr("sys.argv", ["build", "--ke", str(tmp_path)])
    build.main()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [target]


def test_good_samples_have_no_problem() -> None:
    report = check_all([GOOD])
    assert len(report.forms) == len(list(GOOD.rglob("*.xlsx")))
    assert {name: problems for name, problems in told(report).items() if problems} == {}


# What is said of the bad samples


@pytest.mark.parametrize("name", EXPECTED)
def test_a_bad_sample_gives_exactly_what_was_planted(checked: Report, name: str) -> None:
    assert told(checked)[name] == EXPECTED[name]


def test_every_bad_sample_is_in_the_table(checked: Report) -> None:
    assert told(checked).keys() == EXPECTED.keys()


def test_without_an_institution_the_form_itself_says_so(made: Report) -> None:
    new = {name: found for name, found in told(made).items() if found != EXPECTED[name]}
    assert new == WITHOUT_INSTITUTION


@pytest.mark.parametrize("code", SENTENCES)
def test_what_a_person_reads(checked: Report, made: Report, code: str) -> None:
    said = sentences(made) | sentences(checked)
    assert SENTENCES[code] in said[code]


def test_every_planted_kind_of_fault_is_spelled_out(checked: Report, made: Report) -> None:
    assert SENTENCES.keys() == {found.code for found in (*checked.problems, *made.problems)}
    assert len(SENTENCES) > 60


def test_in_json_no_value_of_a_bad_sample_is_quoted(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(kka, ["periksa", str(BAD), "--json"]) == 1
    quiet = capsys.readouterr().out
    assert run(kka, ["periksa", str(BAD), "--json", "--dengan-nilai"]) == 1
    outspoken = capsys.readouterr().out
    for value in ("Kenakalan", "rumah tetangga", "Sarah Andaikata", "31 November 2026"):
        assert value in outspoken
        assert value not in quiet


# What the commands do with them


@pytest.mark.parametrize("folder", BAD_FOLDERS)
def test_nothing_is_made_of_bad_samples(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], folder: str
) -> None:
    before = sorted(BAD.rglob("*"))
    with chdir(tmp_path):
        code = run(kka, ["semua", str(BAD / folder), "-o", "hasil"])
    shown = capsys.readouterr()
    assert code == 1
    assert "Tidak ada dokumen yang dibuat." in shown.out
    assert "Traceback" not in shown.out + shown.err
    assert "kesalahan di dalam program" not in shown.err
    assert list(tmp_path.iterdir()) == []
    assert sorted(BAD.rglob("*")) == before


@pytest.mark.parametrize("name", [name for name in EXPECTED if name.startswith("KKA")])
def test_a_bad_form_alone_is_enough_to_stop(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert run(kka, ["semua", str(BAD / name), "-o", str(tmp_path / "hasil")]) == 1
    assert run(kka, ["periksa", str(BAD / name)]) == 1
    assert "Traceback" not in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_all_sentences_reach_the_screen(
    checked: Report, capsys: pytest.CaptureFixture[str]
) -> None:
    with chdir(BAD):
        assert run(kka, ["periksa", "."]) == 1
    shown = " ".join(capsys.readouterr().out.split())
    for found in checked.problems:
        assert wrong(found, with_values=True) in shown
        assert remedy(found, with_values=True) in shown
        assert found.place.cell is None or f"sel {found.place.cell}" in shown


# Files that are no forms, or no longer


def no_forms(folder: Path) -> Mapping[str, Path]:
    """A form cut off on its way, a text and an ordinary workbook, all named .xlsx."""
    paths = {name: folder / f"{name}.xlsx" for name in ("terpotong", "teks", "daftar-nilai")}
    whole = (GOOD / "sekolah" / "KKA-2026-001-kasus.xlsx").read_bytes()
    paths["terpotong"].write_bytes(whole[: len(whole) // 2])
    paths["teks"].write_text("Nama;Kelas\nRaka Umpama;XI-3\n", encoding="utf-8")
    Workbook().save(paths["daftar-nilai"])
    return paths


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("terpotong", "Berkas ini rusak atau terpotong, jadi tidak dapat dibaca."),
        ("teks", "isinya teks atau halaman web (CSV, HTML)"),
        ("daftar-nilai", "Berkas ini bukan formulir kka_docs: tanda pengenalnya tidak ada."),
    ],
)
def test_a_file_that_is_no_form_gets_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, sentence: str
) -> None:
    path = no_forms(tmp_path)[name]
    for command in (["periksa", str(path)], ["semua", str(path), "-o", str(tmp_path / "hasil")]):
        assert run(kka, command) == 1
        shown = capsys.readouterr()
        assert sentence in " ".join(shown.out.split())
        assert "Traceback" not in shown.out + shown.err
    assert not (tmp_path / "hasil").exists()


def test_in_a_folder_other_workbooks_are_passed_over_and_damaged_ones_are_not(
    tmp_path: Path,
) -> None:
    no_forms(tmp_path)
    named = {Path(name).stem: found for name, found in told(check_all([tmp_path])).items()}
    assert named == {
        "teks": [("berkas_teks", None, None)],
        "terpotong": [("rusak", None, None)],
    }
