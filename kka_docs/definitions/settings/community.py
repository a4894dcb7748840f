"""A kecamatan or kelurahan: the client is a resident; the camat or lurah signs with a NIP."""

from __future__ import annotations

from types import MappingProxyType

from kka_docs.definitions.choices import labelled, plain
from kka_docs.definitions.fields import Field, Role
from kka_docs.definitions.identity import Identity
from kka_docs.definitions.setting import Setting

SETTING = Setting(
    key="masyarakat",
    label="Kecamatan/Kelurahan",
    words=MappingProxyType(
        {
            "konseli": "warga",
            "Konseli": "Warga",
            "konselor": "konselor",
            "Konselor": "Konselor",
            "lembaga": "kantor",
            "Lembaga": "Kantor",
            "pimpinan": "pimpinan kantor",
            "Pimpinan": "Lurah",
            "wali": "anggota keluarga",
            "Wali": "Keluarga",
            "ananda": "Saudara",
            "unsur_keluarga": "Keluarga",
            "tu": "tata usaha",
            "TU": "TU",
            "nomor_lembaga": "Kode wilayah",
            "tanpa_baris_kop": "kop cukup nama kantor",
            "Bidang": "Bidang layanan",
            "buku_induk": "kartu keluarga",
            "contoh_lembaga": "Kelurahan Contohan",
            "contoh_kop": "PEMERINTAH KOTA CONTOHAN",
            "contoh_pola": "400.9/{nomor}/KEL-CTH/{bulan_romawi}/{tahun}",
            "contoh_pelapor": "Ketua RT",
            "contoh_keluarga": "Istri",
            "contoh_peserta": "Ketua RW",
            "contoh_tempat": "Ruang Musyawarah Kelurahan",
            "contoh_jenis_nomor": "NIP",
            "contoh_nomor": "19680312 199403 2 004",
            "contoh_aspek": "Keluarga",
            "contoh_sumber": "Kunjungan rumah 3 November 2026",
            "contoh_data": "Tinggal bersama dua anak",
            "layanan": "konseling masyarakat",
        }
    ),
    identity_fields=(
        Field(
            key="rt_rw",
            label="RT/RW",
            required=True,
            identity=Identity.CLIENT,
            help="Menurut tempat tinggal sekarang.",
            example="003/005",
            width=10,
        ),
        Field(
            key="lingkungan",
            label="Jalan/lingkungan",
            identity=Identity.CLIENT,
            help="Jalan, kampung, atau dusun.",
            example="Lingkungan Contohsari",
            width=22,
        ),
    ),
    client_words=MappingProxyType(
        {
            "anak": {
                "wali": "orang tua/wali",
                "Wali": "Orang Tua/Wali",
                "ananda": "Ananda",
                "unsur_keluarga": "Orang tua/keluarga",
            }
        }
    ),
    types=MappingProxyType({}),
    family_unsur="keluarga",
    name_serves_as_letterhead=True,
    client_rows=(("rt_rw", "RT/RW"), ("lingkungan", "Jalan/lingkungan")),
    roles=(
        Role("Keluarga", "keluarga", "1"),
        Role("Orang Tua/Wali", "keluarga", "1"),
        Role("Ketua RT", "rt_rw", "1"),
        Role("Ketua RW", "rt_rw", "1"),
        Role("Camat", "aparat", "1"),
        Role("Lurah", "aparat", "1"),
        Role("Kepala Seksi", "aparat", "1"),
        Role("Konselor", "konselor", "1"),
        Role("Kepala Puskesmas", "dinas", "2"),
        Role("Petugas Puskesmas", "dinas", "2"),
        Role("Kepala Dinas", "dinas", "2"),
        Role("Petugas Dinas", "dinas", "2"),
        Role("Pekerja Sosial", "dinas", "2"),
        Role("Psikolog", "lainnya", "2"),
        Role("Dokter", "lainnya", "2"),
        Role("Bhabinkamtibmas", "lainnya", "2"),
        Role("Babinsa", "lainnya", "2"),
        Role("Kader PKK", "lainnya", "3"),
        Role("Pengurus Karang Taruna", "lainnya", "3"),
        Role("Tokoh Agama", "lainnya", "3"),
        Role("Tokoh Masyarakat", "lainnya", "3"),
    ),
    choices=MappingProxyType(
        {
            "jenis_konseli": labelled(("dewasa", "Warga dewasa"), ("anak", "Warga anak")),
            "unsur": labelled(
                ("konselor", "Konselor"),
                ("rt_rw", "Pengurus RT/RW"),
                ("aparat", "Aparat kecamatan/kelurahan"),
                ("dinas", "Dinas/puskesmas"),
                ("keluarga", "{unsur_keluarga}"),
                ("lainnya", "Lainnya"),
            ),
            "bidang": labelled(
                ("pribadi", "Pribadi"),
                ("sosial", "Sosial"),
                ("keluarga", "Keluarga"),
                ("pekerjaan", "Pekerjaan dan ekonomi"),
            ),
            "jenis_kasus": labelled(
                ("keluarga", "Hubungan dalam keluarga"),
                ("antarwarga", "Hubungan antarwarga"),
                ("perlindungan_anak", "Perlindungan anak"),
                ("ekonomi", "Pekerjaan dan ekonomi"),
                ("kesehatan_mental", "Kesehatan mental"),
                ("pidana", "Pidana"),
                ("potensi", "Potensi yang belum terfasilitasi"),
                ("terobosan", "Terobosan baru"),
                ("lainnya", "Lainnya"),
            ),
            "cara_ditemukan": labelled(
                ("layanan", "Layanan konseling"),
                ("rt_rw", "Laporan pengurus RT/RW"),
                ("warga_lain", "Laporan warga lain"),
                ("petugas", "Laporan petugas"),
                ("datang_sendiri", "Datang sendiri"),
            ),
            "jenis_nomor": plain("NIP", "NI PPPK", "–"),
            "bantuan": plain(
                "Konseling",
                "Kunjungan rumah",
                "Musyawarah keluarga",
                "Pendampingan RT/RW",
                "Rujukan ke puskesmas",
                "Rujukan ke dinas sosial",
                "Alih tangan kasus",
            ),
            "hubungan": plain("Warga sendiri", "Suami", "Istri", "Ayah", "Ibu", "Wali", "Keluarga"),
            "fungsi_penanda_tangan": plain("Camat", "Lurah", "Sekretaris Kelurahan"),
        }
    ),
)
