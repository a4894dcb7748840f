"""A counselor's practice for families: the counselor signs, often without any letterhead."""

from __future__ import annotations

from types import MappingProxyType

from kka_docs.definitions.choices import labelled, plain
from kka_docs.definitions.fields import Field, Role
from kka_docs.definitions.identity import Identity
from kka_docs.definitions.setting import Setting

SETTING = Setting(
    key="keluarga",
    label="Keluarga",
    words=MappingProxyType(
        {
            "konseli": "klien",
            "Konseli": "Klien",
            "konselor": "konselor",
            "Konselor": "Konselor",
            "lembaga": "praktik",
            "Lembaga": "Praktik",
            "pimpinan": "penanggung jawab praktik",
            "Pimpinan": "Konselor",
            "wali": "anggota keluarga",
            "Wali": "Keluarga",
            "ananda": "Saudara",
            "unsur_keluarga": "Anggota keluarga",
            "tu": "administrasi praktik",
            "TU": "administrasi",
            "nomor_lembaga": "Nomor izin praktik",
            "tanpa_baris_kop": "surat dibuat tanpa kop",
            "Bidang": "Bidang layanan",
            "buku_induk": "kartu identitas",
            "contoh_lembaga": "Praktik Konseling Contoh Teduh",
            "contoh_kop": "PRAKTIK KONSELING CONTOH TEDUH",
            "contoh_pola": "{nomor}/PKT/{bulan_romawi}/{tahun}",
            "contoh_pelapor": "Kakak klien",
            "contoh_keluarga": "Ibu",
            "contoh_peserta": "Anggota Keluarga",
            "contoh_tempat": "Ruang Konseling",
            "contoh_jenis_nomor": "Nomor izin praktik",
            "contoh_nomor": "0123/SIPP/2026",
            "contoh_aspek": "Keluarga",
            "contoh_sumber": "Wawancara 3 November 2026",
            "contoh_data": "Tinggal bersama kakek dan nenek",
            "layanan": "konseling keluarga",
        }
    ),
    identity_fields=(
        Field(
            key="hubungan_keluarga",
            label="Hubungan keluarga",
            required=True,
            identity=Identity.CLIENT,
            help="Kedudukannya dalam keluarga.",
            example="Anak kedua",
            width=18,
        ),
    ),
    client_words=MappingProxyType(
        {"anak": {"wali": "orang tua/wali", "Wali": "Orang Tua/Wali", "ananda": "Ananda"}}
    ),
    types=MappingProxyType({}),
    family_unsur="keluarga",
    name_serves_as_letterhead=False,
    client_rows=(("hubungan_keluarga", "Hubungan keluarga"),),
    roles=(
        Role("Anggota Keluarga", "keluarga", "1"),
        Role("Orang Tua/Wali", "keluarga", "1"),
        Role("Suami", "keluarga", "1"),
        Role("Istri", "keluarga", "1"),
        Role("Saudara Kandung", "keluarga", "1"),
        Role("Kerabat", "keluarga", "1"),
        Role("Konselor", "konselor", "1"),
        Role("Psikolog", "ahli", "2"),
        Role("Dokter", "ahli", "2"),
        Role("Pekerja Sosial", "ahli", "2"),
        Role("Guru", "ahli", "2"),
        Role("Penyuluh Agama", "ahli", "2"),
        Role("Tokoh Agama", "tokoh", "3"),
        Role("Tokoh Adat", "tokoh", "3"),
        Role("Tokoh Masyarakat", "tokoh", "3"),
        Role("Ketua RT", "tokoh", "3"),
    ),
    choices=MappingProxyType(
        {
            "jenis_konseli": labelled(("dewasa", "Orang dewasa"), ("anak", "Anak")),
            "unsur": labelled(
                ("konselor", "Konselor"),
                ("keluarga", "{unsur_keluarga}"),
                ("tokoh", "Tokoh"),
                ("ahli", "Tenaga ahli"),
                ("lainnya", "Lainnya"),
            ),
            "bidang": labelled(
                ("pribadi", "Pribadi"),
                ("pasangan", "Hubungan suami istri"),
                ("pengasuhan", "Pengasuhan anak"),
                ("antaranggota", "Hubungan antaranggota keluarga"),
                ("ekonomi", "Ekonomi keluarga"),
            ),
            "jenis_kasus": labelled(
                ("komunikasi", "Komunikasi dalam keluarga"),
                ("pasangan", "Hubungan suami istri"),
                ("pengasuhan", "Pengasuhan"),
                ("perawatan", "Perawatan anggota keluarga"),
                ("kesehatan_mental", "Kesehatan mental"),
                ("pidana", "Pidana"),
                ("potensi", "Potensi yang belum terfasilitasi"),
                ("terobosan", "Terobosan baru"),
                ("lainnya", "Lainnya"),
            ),
            "cara_ditemukan": labelled(
                ("layanan", "Layanan konseling"),
                ("anggota_keluarga", "Permintaan anggota keluarga"),
                ("tokoh", "Laporan tokoh"),
                ("rujukan", "Rujukan lembaga lain"),
                ("datang_sendiri", "Datang sendiri"),
            ),
            "jenis_nomor": plain("Nomor izin praktik", "NIP", "–"),
            "bantuan": plain(
                "Konseling",
                "Konseling keluarga",
                "Konseling pasangan",
                "Pembagian peran dalam keluarga",
                "Kunjungan rumah",
                "Alih tangan kasus",
            ),
            "hubungan": plain("Klien sendiri", "Suami", "Istri", "Ayah", "Ibu", "Anak", "Wali"),
            "fungsi_penanda_tangan": plain("Konselor"),
        }
    ),
)
