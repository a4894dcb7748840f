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
            "Kode/inisial konseli ini sama dengan sel {sel_lain}.",
            "Beri kode yang berbeda untuk setiap konseli.",
        ),
        "kode_adalah_nama": error(
            "Kode/inisial konseli sama dengan namanya.", "Pakailah kode, misalnya K1."
        ),
        "persetujuan_tanpa_konseli": error(
            "Kode “{nilai}” tidak ada di sheet Konseli.",
            "{nilai_saran}Samakan dengan kode di sheet Konseli.",
        ),
        "dilaporkan_sebelum_ditemukan": error(
            "Tanggal dilaporkan lebih awal daripada tanggal ditemukan.", "Periksa kedua tanggal."
        ),
        "selesai_sebelum_mulai": error(
            "Jam selesai ({nilai_selesai}) tidak sesudah jam mulai ({nilai_mulai}).",
            "Periksa kedua jam.",
        ),
        "surat_sesudah_pertemuan": error(
            "Tanggal surat ({nilai_surat}) sesudah tanggal pertemuan ({nilai_pertemuan}).",
            "Periksa kedua tanggal.",
        ),
        "persetujuan_belum": error(
            "Persetujuan masih “Belum”, jadi undangan tidak dibuat.",
            "Mintalah persetujuan lebih dahulu; bila tidak dimungkinkan, pilih “Tidak "
            "dimungkinkan” dan tulis alasannya.",
            blocks=_INVITING,
        ),
        "hari_libur": warning(
            "{nilai_tanggal} adalah hari libur ({nilai_sebab}).",
            "Periksa tanggalnya; bila memang disengaja, biarkan.",
        ),
        "nama_atau_jabatan": error("Nama dan jabatan sama-sama kosong.", "Isi salah satunya."),
        "peserta_ganda": error(
            "Orang ini sudah tertulis di sel {sel_lain}.",
            "Hapus salah satu baris; bila dua orang berbeda, bedakan nama atau jabatannya.",
        ),
        "nomor_surat_terpakai": error(
            "Nomor surat {nilai_nomor} sudah dipakai: {pemakai}.",
            "Tulis nomor lain, atau kosongkan agar diambil dari buku agenda surat; kka surat "
            "daftar menampilkannya.",
            blocks=_NUMBERED,
        ),
        "tanpa_undangan": error(
            "Belum ada peserta yang diundang dengan surat.",
            "Isi “Ya” pada kolom Dengan surat? untuk paling sedikit satu peserta.",
            blocks=(*_INVITING, "pembatalan"),
        ),
        "anak_bukan_keluarga": error(
            "Nama konseli tertulis pada peserta yang bukan keluarga.",
            "Kosongkan sel ini; nama konseli hanya untuk surat keluarganya sendiri. Bila ia "
            "memang keluarga, ubah unsurnya.",
        ),
        "keluarga_tanpa_anak": error(
            "Surat untuk keluarga memerlukan nama konselinya.",
            "Isi kolom nama konseli; nama itu hanya tercetak di surat keluarga ini.",
        ),
        "acara_di_luar_waktu": error(
            "Acara ini ({nilai_acara}) berada di luar waktu pertemuan ({nilai_pertemuan}).",
            "Ubah jam atau lamanya, atau ubah waktu pertemuan.",
        ),
        "acara_bertumpuk": error(
            "Acara ini mulai {nilai_mulai}, sebelum acara sebelumnya selesai ({nilai_selesai}).",
            "Ubah jam atau lamanya.",
        ),
        "agenda_kosong": warning(
            "Agenda belum diisi.", "Isi sedikitnya satu baris agar agenda dapat dibuat."
        ),
    }
)
