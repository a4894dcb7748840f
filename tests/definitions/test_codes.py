"""The codes of messages are promised to machines and to `--jelaskan`: none goes or is renamed."""

from __future__ import annotations

from typing import Final

from kka_docs.definitions.sentences import CATALOG

PROMISED: Final = """
salah     acara_bertumpuk
salah     acara_di_luar_waktu
perhatian agenda_kosong
perhatian akhiran_keliru
salah     anak_bukan_keluarga
perhatian bagian_nama_di_dokumen
perhatian bahasa_menilai
salah     baris_kurang
perhatian beda_dari_pertemuan
salah     belum_ditanyakan
perhatian berita_acara_pertemuan_batal
perhatian berita_acara_tanpa_pertemuan
salah     berkas_hilang
salah     berkas_kunci
perhatian berkas_lama_dilewati
salah     berkas_teks
salah     bersandi
salah     bukan_berkas
salah     bukan_bilangan
salah     bukan_buku_kerja
salah     bukan_formulir
perhatian bukan_hadirin
salah     bukan_jam
salah     bukan_positif
salah     bukan_profil
salah     bukan_tanggal
salah     bukan_teks
salah     dilaporkan_sebelum_ditemukan
perhatian dipindahkan
salah     format_lama
salah     formulir_kosong
salah     formulir_tidak_dikenal
salah     galat_program
perhatian gambar_di_luar_baris
salah     gambar_rusak
salah     gambar_tidak_ada
perhatian gambar_tidak_pindah
salah     hari_bertentangan
perhatian hari_libur
salah     huruf_terlarang
salah     identitas_di_dokumen
perhatian isian_petunjuk
salah     isian_sementara
perhatian isian_tanpa_kolom
perhatian isian_tidak_dipakai
perhatian isian_tidak_terbagi
perhatian jabatan_ganda
salah     jam_rentang
salah     jenis_surat_ganda
salah     judul_ganda
perhatian kasus_belum_ada
salah     kasus_ganda
salah     kata_peka
perhatian kehadiran_belum_dicatat
salah     keluarga_tanpa_anak
salah     keputusan_ke_tidak_ada
salah     keputusan_kosong
salah     keputusan_padahal_belum
salah     kode_adalah_nama
salah     kode_kasus
perhatian kode_tanpa_tahun_wajar
salah     kolom_hilang
perhatian konseli_di_luar_kasus
salah     konseli_ganda
perhatian kop_tanpa_nama
salah     kunci_ganda
perhatian kunci_hilang
perhatian lembar_ganda
salah     lembar_hilang
salah     lingkungan_tidak_dikenal
salah     masalah_lain
salah     nama_atau_jabatan
perhatian nama_konseli_berbeda
salah     nilai_galat
perhatian nip_meragukan
salah     nomor_bukan_angka
salah     nomor_panjang
salah     nomor_sebagai_angka
salah     nomor_surat_terpakai
perhatian nomor_tanpa_jenis
perhatian pelaksana_belum_ada
perhatian penanda_tangan_diundang
perhatian penanda_tangan_tidak_ada
salah     penanda_tangan_tidak_dikenal
perhatian peringatan_lain
salah     persetujuan_belum
perhatian persetujuan_bertentangan
perhatian persetujuan_sebelum_ditemukan
salah     persetujuan_tanpa_konseli
salah     pertemuan_ganda
perhatian pertemuan_sebelum_ditemukan
perhatian pertemuan_sebelum_persetujuan
salah     pertemuan_sudah_batal
perhatian pertemuan_terlewat
perhatian pertemuan_tidak_urut
salah     peserta_ganda
salah     pilihan_mirip
salah     pilihan_tidak_dikenal
salah     pola_kurung
salah     pola_tanda
perhatian pola_tanpa_nomor
salah     profil_bermasalah
salah     rentang_terbalik
salah     rumus_tanpa_hasil
salah     rusak
salah     sandi_cara_lain
salah     sandi_dilewati
salah     sandi_keliru
salah     sandi_ods
salah     sedang_ditulis
salah     sel_gabungan
salah     selesai_sebelum_mulai
salah     serah_anak
salah     serah_bukan_formulirnya
salah     serah_kode_kasus
salah     serah_kode_konseli
salah     serah_masalah
salah     serah_nama
salah     serah_persetujuan_beda
salah     serah_persetujuan_belum
salah     serah_sebagian_nama
salah     surat_sesudah_pertemuan
perhatian tampak_belum_selesai
salah     tanda_tangan_sebelum_pertemuan
salah     tanggal_meragukan
salah     tanggal_tanpa_format
salah     tanggal_tidak_ada
salah     tanpa_hadirin
salah     tanpa_profil
salah     tanpa_undangan
perhatian telepon
perhatian tentang_berkas_asal
perhatian tercatat_tidak_hadir
salah     terlalu_banyak_baris
salah     terlalu_banyak_isian
salah     terlalu_besar
salah     terlalu_panjang
perhatian tidak_ada_di_peserta
perhatian tidak_dipindahkan
perhatian tidak_perlu
salah     tidak_terbaca
perhatian tindak_lanjut_belum_dievaluasi
perhatian tindak_lanjut_lewat
perhatian undangan_bertentangan
perhatian undangan_sebelum_persetujuan
perhatian versi_lama
salah     versi_lebih_baru
salah     versi_lebih_lama
salah     wajib
salah     wajib_bila
"""

GONE: Final = (
    "A message code was removed, renamed or given another severity. Programs that read --json know "
    "it: keep the code and change its sentences instead. Where its meaning really is no more, move "
    "`cli.as_json.SCHEMA` on, say so in CHANGELOG.md, and only then take it off this list."
)
NEW: Final = "New message codes are promised from now on: write them into PROMISED, in order."


def test_no_promised_code_is_gone_or_means_something_else() -> None:
    today = {f"{message.severity.value:<9} {code}" for code, message in CATALOG.items()}
    promised = PROMISED.strip().splitlines()
    assert [line for line in promised if line not in today] == [], GONE
    assert promised == sorted(promised, key=lambda line: line.split()[1])


def test_every_code_is_promised() -> None:
    promised = {line.split()[1] for line in PROMISED.strip().splitlines()}
    assert sorted(CATALOG.keys() - promised) == [], NEW


def test_codes_are_words_that_can_be_typed() -> None:
    assert all(code.replace("_", "").isalnum() and code.islower() for code in CATALOG)
    assert "daftar" not in CATALOG
