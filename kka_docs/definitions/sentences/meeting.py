"""Sentences about a case and its meetings."""

from __future__ import annotations

from types import MappingProxyType

from kka_docs.definitions.sentences.message import Sentences, error, warning

_INVITING = (
    *("undangan", "perubahan", "slip-konfirmasi", "tanda-terima"),
    *("label-amplop", "label-amplop-besar", "amplop"),
)
"""What calls people to a meeting, and what goes along with it."""

_NUMBERED = ("undangan", "perubahan", "pembatalan", "slip-konfirmasi", "tanda-terima")
"""What bears the number of a letter."""

MEETING: Sentences = MappingProxyType(
    {
        "konseli_ganda": error(
            "Kode/inisial konseli ini sama dengan sel {sel_lain}; huruf besar dan kecil tidak "
            "dibedakan.",
            "Beri konseli ini kode lain yang belum dipakai, misalnya {kode_bebas}.",
        ),
        "kode_adalah_nama": error(
            "Ini nama konseli, bukan kode/inisialnya.",
            "Ganti dengan kode yang belum dipakai, misalnya {kode_bebas}.",
        ),
        "persetujuan_tanpa_konseli": error(
            "Kode “{nilai}” tidak ada di sheet Konseli.",
            "{nilai_saran}Tulis salah satu kode dari sheet Konseli: {nilai_daftar}.",
        ),
        "dilaporkan_sebelum_ditemukan": error(
            "Tanggal dilaporkan ({nilai_dilaporkan}) lebih awal daripada tanggal ditemukan "
            "({nilai_ditemukan}, sel {sel_ditemukan}).",
            "Perbaiki tanggal yang keliru, di sel ini atau di sel {sel_ditemukan}; bila belum "
            "dilaporkan, kosongkan sel ini.",
        ),
        "selesai_sebelum_mulai": error(
            "Jam selesai ({nilai_selesai}) tidak sesudah jam mulai ({nilai_mulai}, sel "
            "{sel_mulai}).",
            "Perbaiki jam yang keliru, di sel ini atau di sel {sel_mulai}{atau_kosongkan}.",
        ),
        "surat_sesudah_pertemuan": error(
            "Tanggal surat ({nilai_surat}) sesudah tanggal pertemuan ({nilai_pertemuan}, sel "
            "{sel_pertemuan}).",
            "Perbaiki tanggal yang keliru, di sel ini atau di sel {sel_pertemuan}{atau_kosongkan}.",
        ),
        "persetujuan_belum": error(
            "Persetujuan masih “Belum”, jadi undangan tidak dibuat.",
            "Mintalah persetujuan, lalu pilih “Sudah” di sini dan juga di sheet Persetujuan "
            "formulir kasus; bila tidak dimungkinkan, pilih “Tidak dimungkinkan” dan tulis "
            "alasannya di bawahnya.",
            blocks=_INVITING,
        ),
        "hari_libur": warning(
            "{nilai_tanggal} adalah hari libur ({nilai_sebab}).",
            "Ganti dengan tanggal lain; bila pertemuannya memang pada hari itu, biarkan.",
        ),
        "nama_atau_jabatan": error(
            "Nama dan jabatan di baris ini sama-sama kosong.",
            "Isi nama di sel ini atau jabatan di kolom Jabatan, atau kosongkan seluruh barisnya.",
        ),
        "peserta_ganda": error(
            "Orang ini sudah tertulis di sel {sel_lain}.",
            "Kosongkan salah satu dari kedua baris; bila dua orang berbeda, bedakan nama atau "
            "jabatannya.",
        ),
        "nomor_surat_terpakai": error(
            "Nomor surat {nilai_nomor} sudah dipakai: {pemakai}.",
            "Tulis nomor lain, atau kosongkan agar diambil dari buku agenda surat; kka surat "
            "daftar menampilkannya.",
            blocks=_NUMBERED,
        ),
        "penanda_tangan_diundang": warning(
            "Penanda tangan surat ini juga diundang dengan surat.",
            "Pilih “Tidak” di sel ini, karena ia mengundang dirinya sendiri; atau pilih penanda "
            "tangan lain di sheet Pertemuan.",
        ),
        "pertemuan_sudah_batal": error(
            "Pertemuan ini sudah dibatalkan dengan surat bernomor, jadi formulirnya tidak dapat "
            "dipakai lagi untuk jadwal lain.",
            "Pilih lagi “Dibatalkan” di sel ini, lalu buat formulir pertemuan berikutnya dengan: "
            "kka formulir pertemuan --dari formulir ini --dari formulir kasusnya.",
            blocks=(*_INVITING, "agenda"),
        ),
        "tanpa_undangan": error(
            "Kolom “Dengan surat?” berisi “Tidak” di semua baris, jadi tidak ada yang diundang "
            "dengan surat.",
            "Pilih “Ya” di kolom itu untuk setiap peserta yang mendapat surat, paling sedikit "
            "satu.",
            blocks=(*_INVITING, "pembatalan"),
        ),
        "anak_bukan_keluarga": error(
            "Nama {konseli} tertulis di baris peserta yang bukan keluarga.",
            "Kosongkan sel ini; bila peserta ini memang keluarganya, pilih “{keluarga}” di kolom "
            "Unsur.",
        ),
        "keluarga_tanpa_anak": error(
            "Surat untuk keluarga harus menyebut nama {konseli}.",
            "Tulis nama {konseli} itu di sel ini; nama itu hanya tercetak di surat keluarga ini.",
        ),
        "acara_di_luar_waktu": error(
            "Acara ini ({nilai_acara}) berada di luar waktu pertemuan ({nilai_pertemuan}).",
            "Ubah jam atau lama acara ini, atau ubah waktu pertemuan di sheet Pertemuan.",
        ),
        "acara_bertumpuk": error(
            "Acara ini mulai {nilai_mulai}, sebelum acara sebelumnya selesai ({nilai_selesai}).",
            "Tulis {nilai_selesai} atau sesudahnya, kosongkan sel ini agar dihitung sendiri, "
            "atau kurangi lama acara sebelumnya.",
        ),
        "agenda_kosong": warning(
            "Agenda belum diisi.",
            "Isi sedikitnya satu baris, mulai di sel ini: kolom Kegiatan, dan sebaiknya Lama "
            "(menit); bila memang tanpa agenda, biarkan.",
        ),
    }
)
