"""An office or company: the client is an employee; letters are signed without a NIP."""

from __future__ import annotations

from types import MappingProxyType

from kka_docs.definitions.choices import labelled, plain
from kka_docs.definitions.fields import Field, Role, Type
from kka_docs.definitions.identity import Identity
from kka_docs.definitions.setting import Setting

SETTING = Setting(
    key="perusahaan",
    label="Kantor/Perusahaan",
    words=MappingProxyType(
        {
            "konseli": "karyawan",
            "Konseli": "Karyawan",
            "konselor": "konselor",
            "Konselor": "Konselor",
            "lembaga": "perusahaan",
            "Lembaga": "Perusahaan",
            "pimpinan": "pimpinan perusahaan",
            "Pimpinan": "Direktur",
            "wali": "keluarga",
            "Wali": "Keluarga",
            "ananda": "Saudara",
            "unsur_keluarga": "Keluarga",
            "tu": "tata usaha",
            "TU": "TU",
            "nomor_lembaga": "NIB",
            "tanpa_baris_kop": "kop cukup nama perusahaan",
            "Bidang": "Bidang bimbingan",
            "buku_induk": "data kepegawaian",
            "contoh_lembaga": "PT Contoh Sejahtera",
            "contoh_kop": "GRUP CONTOH",
            "contoh_pola": "{nomor}/SDM/{bulan_romawi}/{tahun}",
            "contoh_pelapor": "Atasan langsung",
            "contoh_keluarga": "Istri",
            "contoh_peserta": "Atasan Langsung",
            "contoh_tempat": "Ruang Rapat Lantai 2",
            "contoh_jenis_nomor": "NIK karyawan",
            "contoh_nomor": "P-00412",
            "contoh_aspek": "Prestasi",
            "contoh_sumber": "Penilaian kinerja 2025",
            "contoh_data": "“Baik” tiga tahun berturut-turut",
            "layanan": "konseling karyawan",
        }
    ),
    identity_fields=(
        Field(
            key="unit",
            label="Unit kerja",
            required=True,
            identity=Identity.CLIENT,
            help="Bagian atau divisi.",
            example="Produksi",
            width=16,
        ),
        Field(
            key="jabatan",
            label="Jabatan",
            identity=Identity.CLIENT,
            help="Jabatan saat ini.",
            example="Operator",
            width=16,
        ),
        Field(
            key="nomor_pegawai",
            label="Nomor pegawai",
            type=Type.TEXT,
            identity=Identity.CLIENT,
            help="Nomor induk di perusahaan.",
            example="P-00412",
            width=14,
        ),
    ),
    client_words=MappingProxyType({}),
    types=MappingProxyType({}),
    family_unsur="keluarga",
    name_serves_as_letterhead=True,
    client_rows=(
        ("unit", "Unit kerja"),
        ("jabatan", "Jabatan"),
        ("nomor_pegawai", "Nomor pegawai"),
    ),
    roles=(
        Role("Atasan Langsung", "atasan", "1"),
        Role("Keluarga", "keluarga", "1"),
        Role("Manajer SDM", "sdm", "1"),
        Role("Staf SDM", "sdm", "1"),
        Role("Direktur", "lainnya", "1"),
        Role("Konselor", "konselor", "1"),
        Role("Psikolog", "lainnya", "2"),
        Role("Dokter Perusahaan", "lainnya", "2"),
        Role("Pengurus Serikat Pekerja", "serikat", "3"),
        Role("Rekan Kerja", "lainnya", "3"),
    ),
    choices=MappingProxyType(
        {
            "jenis_konseli": labelled(("karyawan", "Karyawan")),
            "unsur": labelled(
                ("konselor", "Konselor"),
                ("atasan", "Atasan"),
                ("sdm", "SDM"),
                ("serikat", "Serikat pekerja"),
                ("keluarga", "{unsur_keluarga}"),
                ("lainnya", "Lainnya"),
            ),
            "bidang": labelled(
                ("pribadi", "Pribadi"),
                ("sosial", "Sosial"),
                ("kinerja", "Kinerja"),
                ("karier", "Karier"),
                ("keluarga", "Keluarga"),
            ),
            "jenis_kasus": labelled(
                ("kinerja", "Kinerja"),
                ("disiplin", "Kedisiplinan"),
                ("hubungan_kerja", "Hubungan kerja"),
                ("kesehatan_mental", "Kesehatan mental"),
                ("pidana", "Pidana"),
                ("potensi", "Potensi yang belum terfasilitasi"),
                ("terobosan", "Terobosan baru"),
                ("lainnya", "Lainnya"),
            ),
            "cara_ditemukan": labelled(
                ("layanan", "Layanan konseling"),
                ("atasan", "Laporan atasan"),
                ("rekan", "Laporan rekan kerja"),
                ("sdm", "Laporan SDM"),
                ("datang_sendiri", "Datang sendiri"),
            ),
            "jenis_nomor": plain("NIK karyawan", "–"),
            "bantuan": plain(
                "Konseling",
                "Pendampingan atasan",
                "Penyesuaian beban atau jadwal kerja",
                "Pelatihan",
                "Kerja sama dengan keluarga",
                "Alih tangan kasus",
            ),
            "hubungan": plain("Karyawan sendiri", "Suami", "Istri", "Keluarga"),
            "fungsi_penanda_tangan": plain("Direktur", "Manajer SDM"),
        }
    ),
)
