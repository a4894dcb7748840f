"""The sentences of the catalogue: for every problem code what is wrong and how to mend it.

Facts in braces come from the problem. Those whose name starts with "nilai" quote the form.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kka_docs.records import Severity


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence of the catalogue.

    `blocks` names the document kinds that an error stops; empty: every document of the form.
    `of_document`: it tells what a single document would show. As an error it stops that one only,
    and it quotes nothing unless that was asked for.
    """

    severity: Severity
    wrong: str
    remedy: str
    blocks: tuple[str, ...] = ()
    of_document: bool = False


def _error(wrong: str, remedy: str, blocks: tuple[str, ...] = ()) -> Message:
    return Message(Severity.ERROR, wrong, remedy, blocks)


def _warning(wrong: str, remedy: str) -> Message:
    return Message(Severity.WARNING, wrong, remedy)


_INVITING = (
    *("undangan", "perubahan", "slip-konfirmasi", "tanda-terima"),
    *("label-amplop", "label-amplop-besar", "amplop"),
)
"""What calls people to a meeting, and what goes along with it."""

_NUMBERED = ("undangan", "perubahan", "pembatalan", "slip-konfirmasi", "tanda-terima")
"""What bears the number of a letter."""


CATALOG: Mapping[str, Message] = MappingProxyType(
    {
        # Files
        "bukan_buku_kerja": _error(
            "Berkas ini bukan buku kerja Excel, WPS, atau LibreOffice.",
            "Simpan formulir sebagai Excel Workbook (.xlsx), lalu jalankan lagi.",
        ),
        "bersandi": _error(
            "Berkas ini dilindungi sandi, jadi isinya belum dapat dibaca.",
            "Jalankan lagi dengan --sandi: program menanyakan sandinya dan membukanya tanpa "
            "mengubah berkasnya.",
        ),
        "sandi_dilewati": _error(
            "Berkas ini dilindungi sandi, dan sandinya tidak diberikan.",
            "Jalankan lagi dan ketik sandinya bila ditanya; yang Anda ketik tidak terlihat.",
        ),
        "sandi_keliru": _error(
            "Sandi yang diberikan tidak membuka berkas ini.",
            "Periksa huruf besar dan kecilnya dan tombol Caps Lock, lalu jalankan lagi.",
        ),
        "sandi_ods": _error(
            "Berkas .ods ini dilindungi sandi; sandi berkas .ods tidak dapat dibuka di sini.",
            "Buka dengan LibreOffice, simpan sebagai Excel 2007-365 (.xlsx) dengan sandi, lalu "
            "jalankan dengan --sandi.",
        ),
        "sandi_cara_lain": _error(
            "Berkas ini dilindungi dengan cara yang tidak dikenal program ini.",
            "Buka dengan Excel, hapus sandinya, pasang lagi, simpan sebagai .xlsx, lalu jalankan "
            "dengan --sandi.",
        ),
        "format_lama": _error(
            "Berkas ini disimpan dalam format yang terlalu lama (Excel 95 atau lebih tua).",
            "Buka dengan Excel, pilih Simpan Sebagai > Excel Workbook (.xlsx).",
        ),
        "terlalu_besar": _error(
            "Berkas ini terlalu besar untuk sebuah formulir.",
            "Salin isinya ke formulir kosong yang baru (kka formulir), lalu periksa lagi.",
        ),
        "rusak": _error(
            "Berkas ini rusak atau terpotong, jadi tidak dapat dibaca.",
            "Mintalah dikirim ulang, atau buka dengan Excel dan simpan sebagai berkas baru.",
        ),
        "berkas_teks": _error(
            "Berkas ini bukan buku kerja: isinya teks atau halaman web (CSV, HTML) yang diberi "
            "nama seperti berkas Excel.",
            "Buka dengan Excel dan simpan sebagai Excel Workbook (.xlsx), atau pilih formulir yang "
            "sebenarnya.",
        ),
        "berkas_kunci": _error(
            "Ini berkas kunci yang ditulis Excel atau LibreOffice selama formulirnya terbuka, "
            "bukan formulirnya.",
            "Pilih formulir di sampingnya, yang namanya tanpa “~$” atau “.~lock.”.",
        ),
        "bukan_berkas": _error(
            "Ini bukan berkas biasa, melainkan alat atau saluran.",
            "Pilih formulir yang disimpan di disk.",
        ),
        "berkas_hilang": _error(
            "Berkas ini sudah tidak ada: mungkin dipindahkan atau diganti namanya selagi program "
            "bekerja.",
            "Periksa nama dan foldernya, lalu jalankan lagi.",
        ),
        "sedang_ditulis": _error(
            "Berkas ini sedang ditulis oleh program lain.",
            "Tunggu sampai selesai disimpan atau disalin, lalu jalankan lagi.",
        ),
        "tidak_terbaca": _error(
            "Berkas ini tidak dapat dibuka.",
            "Tutup berkasnya di Excel dan pastikan Anda berhak membukanya.",
        ),
        "bukan_formulir": _error(
            "Berkas ini bukan formulir kka_docs: tanda pengenalnya tidak ada.",
            "Pakailah formulir dari perintah kka formulir, lalu salin isinya ke sana.",
        ),
        "formulir_kosong": _error(
            "Formulir ini belum diisi.", "Isi sel-sel kuning lebih dahulu, lalu simpan."
        ),
        "formulir_tidak_dikenal": _error(
            "Jenis formulir “{jenis}” tidak dikenal.",
            "Pakailah formulir dari perintah kka formulir.",
        ),
        "lingkungan_tidak_dikenal": _error(
            "Lingkungan “{lingkungan}” pada formulir ini tidak dikenal.",
            "Buat formulir baru dengan kka formulir --lingkungan, lalu salin isinya.",
        ),
        "versi_lebih_baru": _error(
            "Formulir ini versi {versi}, lebih baru daripada yang dikenal program ini "
            "(versi {dikenal}).",
            "Perbarui kka_docs di komputer ini.",
        ),
        "versi_lebih_lama": _error(
            "Formulir ini versi {versi}; program ini memakai versi {dikenal}.",
            "Buat formulir baru dengan kka formulir, lalu salin isinya ke sana.",
        ),
        "versi_lama": _warning(
            "Formulir ini versi {versi}; yang sekarang versi {dikenal}. Isinya tetap terbaca.",
            "Tidak perlu diisi ulang. Untuk memindahkan isinya ke formulir yang sekarang: "
            "kka formulir --dari, diikuti nama berkas ini.",
        ),
        "isian_tidak_dipakai": _warning(
            "Formulir yang sekarang tidak menanyakan “{kolom}” lagi, jadi isian ini tidak dipakai.",
            "Bila masih perlu, pindahkan ke isian lain; bila tidak, biarkan.",
        ),
        "isian_tidak_terbagi": _warning(
            "Dalam formulir yang sekarang, isian ini terbagi menjadi {kolom}. Bagian-bagiannya "
            "tidak dikenali, jadi isian ini tidak dipakai.",
            "Pindahkan isinya ke formulir yang sekarang (kka formulir --dari, diikuti nama berkas "
            "ini), lalu isi bagian-bagiannya di sana.",
        ),
        "belum_ditanyakan": _error(
            "Formulir versi lama ini belum menanyakan “{kolom}”, padahal sekarang wajib diisi.",
            "Pindahkan isinya ke formulir yang sekarang (kka formulir --dari, diikuti nama berkas "
            "ini), lalu lengkapi di sana.",
        ),
        "akhiran_keliru": _warning(
            "Nama berkas ini berakhiran {akhiran}, padahal isinya {seharusnya}, jadi Excel menolak "
            "membukanya.",
            "Di sini isinya tetap terbaca; ganti akhiran namanya menjadi {seharusnya}.",
        ),
        "kunci_hilang": _warning(
            "Kunci tersembunyi formulir di sheet ini terhapus, jadi isiannya dicari menurut "
            "judulnya.",
            "Periksa isiannya dengan teliti, sebaiknya di formulir baru yang ditulis kka formulir "
            "--dari, diikuti nama berkas ini.",
        ),
        "judul_ganda": _error(
            "Judul ini tertulis juga di sel {sel_lain}, sehingga tidak jelas isian mana yang "
            "dimaksud.",
            "Hapus baris atau kolom yang bukan bagian formulir, atau salin isian ke formulir baru "
            "dari kka formulir.",
        ),
        "lembar_hilang": _error(
            "Sheet “{lembar}” tidak ada.",
            "Kembalikan sheet itu, atau pindahkan isiannya ke formulir baru (kka formulir --dari, "
            "diikuti nama berkas ini) lalu lengkapi di sana.",
        ),
        "lembar_ganda": _warning(
            "Sheet ini salinan dari sheet “{lembar}”, jadi isinya tidak dibaca.",
            "Pindahkan yang perlu ke sheet “{lembar}”, lalu hapus salinan ini.",
        ),
        "kolom_hilang": _error(
            "{apa} “{kolom}” tidak ditemukan di sheet ini.",
            "Kembalikan ke tempatnya, atau pindahkan isiannya ke formulir baru (kka formulir "
            "--dari, diikuti nama berkas ini) lalu lengkapi di sana.",
        ),
        "kunci_ganda": _error(
            "Isian ini muncul dua kali di sheet ini (juga di sel {sel_lain}).",
            "Hapus baris atau kolom yang tidak diperlukan.",
        ),
        "isian_tanpa_kolom": _warning(
            "Isian di sel ini tidak berada pada kolom atau baris formulir, jadi tidak dibaca.",
            "Pindahkan ke tempat yang disediakan, atau hapus.",
        ),
        "gambar_di_luar_baris": _warning(
            "Gambar di sini tidak dipakai: hanya gambar di baris logo pada profil lembaga yang "
            "dicetak.",
            "Geser sudut kiri atasnya ke baris logo, atau hapus gambarnya.",
        ),
        "gambar_tidak_pindah": _warning(
            "Gambar ini tidak dapat dipindahkan ke formulir baru: bukan PNG atau JPEG yang utuh.",
            "Simpan gambarnya sebagai PNG, lalu tempelkan di baris yang sama pada formulir baru.",
        ),
        "terlalu_banyak_baris": _error(
            "Sheet ini memuat lebih dari {batas} baris.",
            "Hapus baris kosong di bawah isian, atau salin isinya ke formulir baru.",
        ),
        "masalah_lain": _error(
            "Formulir ini memuat lebih dari {batas} masalah; yang lain belum disebut.",
            "Perbaiki yang sudah disebut lebih dahulu, lalu periksa lagi.",
        ),
        "peringatan_lain": _warning(
            "Formulir ini memuat lebih dari {batas} peringatan; yang lain belum disebut.",
            "Perhatikan yang sudah disebut lebih dahulu, lalu periksa lagi.",
        ),
        "terlalu_banyak_isian": _error(
            "Tabel di sheet ini memuat lebih dari {batas} isian.",
            "Hapus baris yang bukan isian, atau bagi isiannya ke beberapa formulir.",
        ),
        "galat_program": _error(
            "Program gagal mengolah formulir ini ({jenis}); formulir lain tetap dikerjakan.",
            "Laporkan nama kesalahan ini bersama perintah yang dijalankan, tanpa isi formulir.",
        ),
        "tanpa_profil": _error(
            "Profil lembaga tidak ditemukan, jadi dokumen belum dapat dibuat.",
            "Buat dengan kka formulir profil, isi, lalu simpan di samping formulir atau di folder "
            "kerja (kka mulai).",
        ),
        "profil_bermasalah": _error(
            "Profil lembaga ({berkas}) masih bermasalah, jadi dokumen belum dapat dibuat.",
            "Perbaiki profil lebih dahulu.",
        ),
        "bukan_profil": _error(
            "Berkas ini bukan formulir profil lembaga.", "Pilih profil-lembaga.xlsx."
        ),
        # Cells
        "rumus_tanpa_hasil": _error(
            "Sel ini berisi rumus yang hasilnya tidak tersimpan.",
            "Ketik nilainya langsung, atau buka dengan Excel dan simpan sekali lagi.",
        ),
        "nilai_galat": _error(
            "Sel ini berisi pesan kesalahan Excel ({nilai}), bukan isian.",
            "Hapus rumusnya dan ketik nilainya langsung.",
        ),
        "sel_gabungan": _error(
            "Sel ini digabung dengan sel lain, jadi isinya tidak jelas milik siapa.",
            "Pisahkan lagi (Unmerge Cells), lalu isi setiap sel sendiri.",
        ),
        "huruf_terlarang": _error(
            "Isian memuat tanda tak terlihat yang tidak dapat dicetak di Word.",
            "Hapus isi sel, lalu ketik ulang (jangan ditempel).",
        ),
        "terlalu_panjang": _error(
            "Isian terlalu panjang ({panjang} huruf; paling banyak {batas}).",
            "Ringkaslah; uraian panjang mempunyai tempatnya sendiri di formulir.",
        ),
        "wajib": _error("Belum diisi, padahal wajib.", "Isi sel ini."),
        "wajib_bila": _error(
            "Belum diisi, padahal wajib karena “{syarat}” berisi “{nilai_syarat}”.",
            "Isi sel ini, atau ubah “{syarat}”.",
        ),
        "tidak_perlu": _warning(
            "Diisi, padahal “{syarat}” tidak berisi “{nilai_syarat}”; isian ini tidak dipakai.",
            "Kosongkan sel ini, atau ubah “{syarat}”.",
        ),
        "isian_sementara": _error(
            "Isian wajib ini baru berisi “{nilai}”, belum jawabannya.",
            "Ganti dengan isian yang sebenarnya.",
        ),
        "tampak_belum_selesai": _warning(
            "Isian ini tampak belum selesai: masih memuat “{nilai}”.",
            "Lengkapi bagian itu; bila memang sengaja, misalnya untuk ditulis tangan, biarkan.",
        ),
        "isian_petunjuk": _warning(
            "Isian ini sama dengan judul, petunjuk, atau contoh di formulir.",
            "Ganti dengan isian yang sebenarnya, atau kosongkan bila tidak wajib.",
        ),
        "bahasa_menilai": _warning(
            "Kata {nilai_kata} menilai orangnya ({nilai_sebab}), bukan menggambarkan kejadian.",
            "Tulis yang terlihat, kapan, dan berapa kali, misalnya {nilai_contoh}. Ucapan orang "
            "ditulis di antara tanda kutip.",
        ),
        "bukan_teks": _error(
            "Diharapkan teks, tetapi sel berisi {isi}.", "Ketik sebagai teks biasa."
        ),
        "bukan_tanggal": _error(
            "“{nilai}” bukan tanggal yang dikenal.",
            "Tulis seperti 24/11/2026 atau 24 November 2026.",
        ),
        "tanggal_tanpa_format": _error(
            "Sel berisi angka {nilai}, bukan tanggal.",
            "Bila maksudnya {nilai_bacaan}, ketiklah begitu, atau ubah format selnya menjadi "
            "tanggal.",
        ),
        "tanggal_meragukan": _error(
            "“{nilai}” dapat dibaca {nilai_bacaan_1} atau {nilai_bacaan_2}.",
            "Tulis nama bulannya, misalnya {nilai_bacaan_1}.",
        ),
        "hari_bertentangan": _error(
            "“{nilai}” menyebut hari {nilai_hari}, padahal tanggal itu hari {nilai_seharusnya}.",
            "Periksa tanggalnya; hari tidak perlu ditulis.",
        ),
        "bukan_jam": _error("“{nilai}” bukan jam yang dikenal.", "Tulis seperti 09.00."),
        "jam_rentang": _error(
            "“{nilai}” memuat dua jam sekaligus.",
            "Tulis satu jam saja di sini, misalnya 09.00; jam lainnya pada isiannya sendiri.",
        ),
        "bukan_bilangan": _error(
            "“{nilai}” bukan bilangan bulat.", "Tulis angka saja, misalnya 1."
        ),
        "bukan_positif": _error("Angka di sini harus 1 atau lebih.", "Tulis 1 atau lebih."),
        "pilihan_tidak_dikenal": _error(
            "“{nilai}” tidak ada dalam daftar pilihan.", "Pilih salah satu: {pilihan}."
        ),
        "pilihan_mirip": _error(
            "“{nilai}” tidak ada dalam daftar pilihan.",
            "Mungkin maksudnya “{nilai_saran}”? Pilihan: {pilihan}.",
        ),
        "kode_kasus": _error(
            "“{nilai}” bukan kode kasus.",
            "Tulis huruf besar, tahun, dan nomor dengan tanda hubung, misalnya KKA-2026-003.",
        ),
        "kode_tanpa_tahun_wajar": _warning(
            "Tahun di dalam kode kasus ({nilai}) tampak tidak wajar.", "Periksa kodenya."
        ),
        # Identifiers
        "nomor_sebagai_angka": _error(
            "Nomor ini tersimpan sebagai angka; Excel membulatkan angka panjang dan menghapus nol "
            "di depan, jadi nomornya mungkin sudah berubah.",
            "Ubah format sel menjadi Teks, lalu ketik ulang nomornya dari sumber aslinya.",
        ),
        "nomor_bukan_angka": _error(
            "{jenis} hanya boleh berisi angka.", "Periksa dan ketik ulang nomornya."
        ),
        "nomor_panjang": _error(
            "{jenis} harus {seharusnya} angka, di sini {jumlah}.",
            "Periksa nomornya; bila nol di depannya hilang, ubah format selnya menjadi Teks, lalu "
            "ketik ulang.",
        ),
        "nip_meragukan": _warning(
            "NIP ini tampak tidak wajar: {bagian}.",
            "Cocokkan dengan SK; bila memang benar, biarkan.",
        ),
        "nomor_tanpa_jenis": _warning(
            "Nomor diisi, tetapi jenis nomornya “–”; nomor ini tidak dicetak.",
            "Pilih jenis nomornya, atau kosongkan nomornya.",
        ),
        "telepon": _warning(
            "“{nilai}” tidak tampak seperti nomor telepon.",
            "Periksa nomornya; mungkin nol di depannya hilang.",
        ),
        # Profile
        "pola_tanda": _error(
            "Tanda {nilai_tanda} tidak dikenal dalam pola nomor.",
            "{nilai_saran}Yang boleh dipakai: {daftar}.",
        ),
        "pola_kurung": _error(
            "Kurung kurawal pada pola nomor tidak lengkap.",
            "Tulis tanda seperti {{nomor}}, dengan kurung buka dan tutup.",
        ),
        "pola_tanpa_nomor": _warning(
            "Pola ini tidak memuat {{nomor}}, jadi semua surat bernomor sama.",
            "Tambahkan {{nomor}} di tempat nomor urut.",
        ),
        "jabatan_ganda": _warning(
            "Jabatan “{nilai}” tertulis dua kali; yang pertama yang dipakai.",
            "Hapus salah satunya bila tidak diperlukan.",
        ),
        "jenis_surat_ganda": _error(
            "Jenis surat ini sudah punya pola di sel {sel_lain}.", "Hapus salah satu baris."
        ),
        "rentang_terbalik": _error(
            "Tanggal akhir lebih awal daripada tanggal awal.", "Periksa kedua tanggal."
        ),
        "gambar_tidak_ada": _error(
            "Berkas gambar “{nilai}” tidak ditemukan di samping profil.",
            "Letakkan gambarnya di folder yang sama, atau tempelkan di baris ini.",
        ),
        "gambar_rusak": _error(
            "Gambar ini tidak dapat dipakai: {sebab}.",
            "Pakailah gambar PNG atau JPEG yang utuh, paling besar {batas}.",
        ),
        "kop_tanpa_nama": _warning(
            "Tidak ada baris kop yang sama dengan nama {lembaga}; baris terakhir dicetak paling "
            "besar.",
            "Samakan salah satu baris kop dengan nama {lembaga}.",
        ),
        # Case
        "konseli_ganda": _error(
            "Kode/inisial konseli ini sama dengan sel {sel_lain}.",
            "Beri kode yang berbeda untuk setiap konseli.",
        ),
        "kode_adalah_nama": _error(
            "Kode/inisial konseli sama dengan namanya.", "Pakailah kode, misalnya K1."
        ),
        "persetujuan_tanpa_konseli": _error(
            "Kode “{nilai}” tidak ada di sheet Konseli.",
            "{nilai_saran}Samakan dengan kode di sheet Konseli.",
        ),
        "dilaporkan_sebelum_ditemukan": _error(
            "Tanggal dilaporkan lebih awal daripada tanggal ditemukan.", "Periksa kedua tanggal."
        ),
        # Meeting
        "selesai_sebelum_mulai": _error(
            "Jam selesai ({nilai_selesai}) tidak sesudah jam mulai ({nilai_mulai}).",
            "Periksa kedua jam.",
        ),
        "surat_sesudah_pertemuan": _error(
            "Tanggal surat ({nilai_surat}) sesudah tanggal pertemuan ({nilai_pertemuan}).",
            "Periksa kedua tanggal.",
        ),
        "persetujuan_belum": _error(
            "Persetujuan masih “Belum”, jadi undangan tidak dibuat.",
            "Mintalah persetujuan lebih dahulu; bila tidak dimungkinkan, pilih “Tidak "
            "dimungkinkan” dan tulis alasannya.",
            blocks=_INVITING,
        ),
        "hari_libur": _warning(
            "{nilai_tanggal} adalah hari libur ({nilai_sebab}).",
            "Periksa tanggalnya; bila memang disengaja, biarkan.",
        ),
        "penanda_tangan_tidak_dikenal": _error(
            "“{nilai}” tidak ada di sheet Penanda Tangan pada profil.",
            "{nilai_saran}Tulis jabatan seperti di profil, atau tambahkan di profil.",
        ),
        "penanda_tangan_tidak_ada": _warning(
            "Tidak ada baris yang menandatangani “Surat”, jadi surat ditandatangani yang pertama "
            "di sheet ini.",
            "Bila bukan dia, pilih “Surat” atau “Surat dan berita acara” pada baris yang benar.",
        ),
        "nama_atau_jabatan": _error("Nama dan jabatan sama-sama kosong.", "Isi salah satunya."),
        "peserta_ganda": _error(
            "Orang ini sudah tertulis di sel {sel_lain}.",
            "Hapus salah satu baris; bila dua orang berbeda, bedakan nama atau jabatannya.",
        ),
        "nomor_surat_terpakai": _error(
            "Nomor surat {nilai_nomor} sudah dipakai: {pemakai}.",
            "Tulis nomor lain, atau kosongkan agar diambil dari buku agenda surat; kka surat "
            "daftar menampilkannya.",
            blocks=_NUMBERED,
        ),
        "tanpa_undangan": _error(
            "Belum ada peserta yang diundang dengan surat.",
            "Isi “Ya” pada kolom Dengan surat? untuk paling sedikit satu peserta.",
            blocks=(*_INVITING, "pembatalan"),
        ),
        "anak_bukan_keluarga": _error(
            "Nama konseli tertulis pada peserta yang bukan keluarga.",
            "Kosongkan sel ini; nama konseli hanya untuk surat keluarganya sendiri. Bila ia "
            "memang keluarga, ubah unsurnya.",
        ),
        "keluarga_tanpa_anak": _error(
            "Surat untuk keluarga memerlukan nama konselinya.",
            "Isi kolom nama konseli; nama itu hanya tercetak di surat keluarga ini.",
        ),
        "acara_di_luar_waktu": _error(
            "Acara ini ({nilai_acara}) berada di luar waktu pertemuan ({nilai_pertemuan}).",
            "Ubah jam atau lamanya, atau ubah waktu pertemuan.",
        ),
        "acara_bertumpuk": _error(
            "Acara ini mulai {nilai_mulai}, sebelum acara sebelumnya selesai ({nilai_selesai}).",
            "Ubah jam atau lamanya.",
        ),
        "agenda_kosong": _warning(
            "Agenda belum diisi.", "Isi sedikitnya satu baris agar agenda dapat dibuat."
        ),
        "pertemuan_ganda": _error(
            "Ada formulir lain untuk pertemuan yang sama: {berkas_lain}.",
            "Simpan satu saja yang benar; pindahkan yang lain ke folder lain.",
        ),
        "kasus_ganda": _error(
            "Ada formulir lain untuk kasus yang sama: {berkas_lain}.",
            "Simpan satu saja yang benar; pindahkan yang lain ke folder lain.",
        ),
        "berkas_lama_dilewati": _warning(
            "Di folder ini ada juga {berkas_lain} dari formulir yang sama; yang dipakai berkas "
            "ini, karena lebih baru.",
            "Bila yang benar justru yang lain itu, pindahkan berkas ini ke folder lain; bila "
            "tidak, biarkan.",
        ),
        "dipindahkan": _warning(
            "“{berkas}” berupa {bentuk}, yang tidak dapat ditandai, jadi isinya dipindahkan ke "
            "formulir baru ini.",
            "Bandingkan sebentar dengan berkas asalnya, lalu perbaiki dan kirimkan berkas ini.",
        ),
        "tidak_dipindahkan": _warning(
            "Di berkas asal, {asal}, tertulis “{nilai}”; isian ini tidak ikut dipindahkan.",
            "Bila masih diperlukan, tulis di tempat yang sesuai di formulir ini.",
        ),
        "tentang_berkas_asal": _warning(
            "Di berkas asal, {asal}: {nilai}.",
            "Periksa apakah isinya sudah benar di formulir ini.",
        ),
        # Minutes
        "tanda_tangan_sebelum_pertemuan": _error(
            "Tanggal tanda tangan lebih awal daripada tanggal pertemuan.", "Periksa kedua tanggal."
        ),
        "keputusan_kosong": _error(
            "Keputusan dinyatakan “Ada”, tetapi sheet Keputusan kosong.",
            "Isi sheet Keputusan, atau pilih “Belum ada”.",
        ),
        "keputusan_padahal_belum": _error(
            "Keputusan dinyatakan “Belum ada”, tetapi sheet Keputusan berisi.",
            "Pilih “Ada”, atau kosongkan sheet Keputusan.",
        ),
        "tanpa_hadirin": _error(
            "Tidak ada seorang pun yang hadir atau diwakili.",
            "Pilih “Hadir” atau “Diwakili” pada kolom Kehadiran bagi yang datang.",
        ),
        "bukan_hadirin": _warning(
            "“{nilai}” tidak tercatat hadir di sheet Kehadiran, jadi gelar dan nomornya tidak "
            "dapat diambil dari sana.",
            "{nilai_saran}Samakan dengan nama di sheet Kehadiran.",
        ),
        "keputusan_ke_tidak_ada": _error(
            "Tidak ada keputusan ke-{nilai}.",
            "Tulis nomor baris yang ada di sheet Keputusan, atau kosongkan.",
        ),
        # What invitees and the office read
        "kata_peka": _error(
            "Kata “{nilai}” membuka isi kasus, padahal isian ini dibaca yang diundang.",
            "Tulis netral, misalnya “Konferensi Kasus”; masalahnya hanya ditulis di formulir "
            "kasus.",
        ),
        "serah_nama": _error(
            "Isian ini memuat {apa} ({nilai}) dari formulir kasus.",
            "Hapus; nama konseli dan keluarganya hanya boleh di baris keluarga sheet Peserta.",
        ),
        "serah_sebagian_nama": _error(
            "Isian ini memuat kata ({nilai}) yang juga {apa}.",
            "Hapus atau ganti dengan kode, agar tidak menunjuk orangnya.",
        ),
        "serah_masalah": _error(
            "Isian ini memuat kata ({nilai}) dari isian “{asal}” di formulir kasus.",
            "Tulis netral, tanpa menyebut masalahnya.",
        ),
        "serah_bukan_formulirnya": _error(
            "Berkas ini bukan formulir {jenis}.",
            "Sebutkan formulir pertemuan lebih dahulu, lalu --kasus dengan formulir kasusnya.",
        ),
        "serah_kode_kasus": _error(
            "Kode kasus di formulir ini tidak sama dengan kode di formulir kasus.",
            "Pilih formulir kasus yang benar, atau samakan kodenya.",
        ),
        "serah_kode_konseli": _error(
            "Kode konseli “{nilai}” tidak ada di sheet Konseli formulir kasus.",
            "Samakan dengan kode di formulir kasus.",
        ),
        "serah_anak": _error(
            "Nama ini tidak ada di sheet Konseli formulir kasus.",
            "Samakan dengan nama konseli di formulir kasus.",
        ),
        "serah_persetujuan_belum": _error(
            "Menurut formulir kasus persetujuan belum lengkap ({kode}).",
            "Mintalah persetujuan lebih dahulu dan catat di sheet Persetujuan formulir kasus.",
        ),
        "serah_persetujuan_beda": _error(
            "Persetujuan di sini tidak sama dengan di formulir kasus ({nilai_kasus}).",
            "Samakan dengan sheet Persetujuan formulir kasus.",
        ),
        # Documents that would give somebody away
        "identitas_di_dokumen": Message(
            Severity.ERROR,
            "{berkas} akan menunjukkan {apa} ({nilai}) di {tempat}; dokumen {pembaca} ini tidak "
            "boleh memuatnya, jadi tidak dibuat.",
            "Hapus dari isian formulir; bila tulisannya ada di templat {templat}, hapus di sana.",
            of_document=True,
        ),
        "bagian_nama_di_dokumen": Message(
            Severity.WARNING,
            "{berkas} memuat kata ({nilai}) di {tempat} yang juga {apa}.",
            "Bila yang dimaksud orang itu, hapus dari isian formulir atau dari templat {templat}; "
            "bila kebetulan sama, biarkan.",
            of_document=True,
        ),
        "baris_kurang": _error("Sheet “{lembar}” belum berisi.", "Isi sedikitnya {jumlah} baris."),
        # The forms of one case against each other: warnings all, for documents are made from one
        # form alone, so nothing here could keep them from being made.
        "kasus_belum_ada": _warning(
            "Formulir kasus {nilai_kode} tidak ada di antara formulir yang diperiksa.",
            "Periksa kodenya; bila sudah benar, periksalah bersama formulir kasusnya.",
        ),
        "pertemuan_terlewat": _warning(
            "Ini pertemuan ke-{nomor_ini}, padahal formulir pertemuan ke-{nomor} tidak ada.",
            "Periksa nomornya; bila sudah benar, periksalah bersama formulir yang belum ada itu.",
        ),
        "berita_acara_tanpa_pertemuan": _warning(
            "Formulir pertemuan ke-{nomor} untuk berita acara ini tidak ada.",
            "Periksa kode kasus dan nomor pertemuannya; bila sudah benar, periksalah bersama "
            "formulir pertemuannya.",
        ),
        "berita_acara_pertemuan_batal": _warning(
            "Menurut formulir pertemuannya, pertemuan ini dibatalkan.",
            "Periksa nomor pertemuan di sini, atau “Keadaan” di formulir pertemuannya.",
        ),
        "konseli_di_luar_kasus": _warning(
            "Kode konseli “{nilai}” tidak ada di formulir kasus.",
            "Samakan dengan formulir kasus, yang memuat {nilai_daftar}.",
        ),
        "nama_konseli_berbeda": _warning(
            "Nama konseli {nilai_kode} berbeda dari formulir kasus, yang menulis “{nilai}”.",
            "Samakan namanya di kedua formulir.",
        ),
        "persetujuan_bertentangan": _warning(
            "Persetujuan di sini “{nilai}”, sedangkan menurut formulir kasus “{nilai_kasus}”.",
            "Perbaiki yang keliru sebelum undangan dikirim.",
        ),
        "persetujuan_sebelum_ditemukan": _warning(
            "Tanggal persetujuan ({nilai}) lebih awal daripada tanggal kasus ditemukan "
            "({nilai_ditemukan}).",
            "Periksa kedua tanggal.",
        ),
        "pertemuan_sebelum_ditemukan": _warning(
            "Tanggal pertemuan ({nilai}) lebih awal daripada tanggal kasus ditemukan di formulir "
            "kasus ({nilai_ditemukan}).",
            "Periksa kedua tanggal.",
        ),
        "undangan_sebelum_persetujuan": _warning(
            "Tanggal surat ({nilai}) lebih awal daripada persetujuan terakhir di formulir kasus "
            "({nilai_persetujuan}).",
            "Periksa kedua tanggal; undangan dikirim sesudah semua menyetujui.",
        ),
        "pertemuan_sebelum_persetujuan": _warning(
            "Tanggal pertemuan ({nilai}) lebih awal daripada persetujuan terakhir di formulir "
            "kasus ({nilai_persetujuan}).",
            "Periksa kedua tanggal; pertemuan diadakan sesudah semua menyetujui.",
        ),
        "pertemuan_tidak_urut": _warning(
            "Pertemuan ke-{nomor_ini} ({nilai}) lebih awal daripada pertemuan ke-{nomor} "
            "({nilai_sebelumnya}).",
            "Periksa nomor dan tanggal kedua pertemuan.",
        ),
        "beda_dari_pertemuan": _warning(
            "“{isian}” di sini ({nilai}) berbeda dari formulir pertemuannya ({nilai_pertemuan}).",
            "Samakan keduanya; bila jalannya memang berbeda dari rencana, biarkan.",
        ),
        "kehadiran_belum_dicatat": _warning(
            "“{nilai}” diundang menurut formulir pertemuan, tetapi tidak ada di sheet Kehadiran.",
            "Tambahkan barisnya, juga bila tidak hadir; bila sudah ada, samakan namanya.",
        ),
        "tidak_ada_di_peserta": _warning(
            "“{nilai}” di sini diundang, tetapi tidak ada di sheet Peserta pada formulir "
            "pertemuan ke-{nomor}.",
            "Bila datang tanpa diundang, pilih “Tidak” pada kolom Diundang; bila memang diundang, "
            "samakan namanya.",
        ),
        "undangan_bertentangan": _warning(
            "“{nilai}” mendapat surat undangan menurut formulir pertemuan ke-{nomor}, tetapi di "
            "sini tidak diundang.",
            "Perbaiki kolom Diundang di sini, atau kolom Dengan surat di formulir pertemuannya.",
        ),
        "pelaksana_belum_ada": _warning(
            "Tindak lanjut ini belum ada pelaksananya.", "Tulis nama atau jabatan pelaksananya."
        ),
        "tindak_lanjut_belum_dievaluasi": _warning(
            "Tindak lanjut pertemuan ke-{nomor} ini belum ada di sheet Evaluasi: {nilai}.",
            "Catat keadaannya di sheet Evaluasi, atau perbarui statusnya di berita acara "
            "pertemuan ke-{nomor}.",
        ),
        "tindak_lanjut_lewat": _warning(
            "Tindak lanjut ini seharusnya sudah dievaluasi pada {nilai}.",
            "Evaluasilah, lalu perbarui statusnya; bila ditunda, perbarui tanggal evaluasinya.",
        ),
    }
)
