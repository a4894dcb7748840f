"""A school or madrasah: the client is a peserta didik; the guru BK is the konselor."""

from __future__ import annotations

from types import MappingProxyType

from kka_docs.definitions.choices import labelled, plain
from kka_docs.definitions.conditions import When
from kka_docs.definitions.fields import Field, Role, Type
from kka_docs.definitions.identity import Identity
from kka_docs.definitions.setting import Setting

_STUDENT = When("jenis_konseli", ("peserta_didik",))
_STAFF = When("jenis_konseli", ("personel",))

SETTING = Setting(
    key="sekolah",
    label="Sekolah/Madrasah",
    words=MappingProxyType(
        {
            "konseli": "peserta didik",
            "Konseli": "Peserta Didik",
            "konselor": "konselor (guru BK)",
            "Konselor": "Konselor",
            "lembaga": "sekolah",
            "Lembaga": "Sekolah",
            "pimpinan": "kepala sekolah",
            "Pimpinan": "Kepala Sekolah",
            "wali": "orang tua/wali",
            "Wali": "Orang Tua/Wali",
            "ananda": "Ananda",
            "unsur_keluarga": "Orang tua",
            "tu": "tata usaha",
            "TU": "TU",
            "nomor_lembaga": "NPSN",
            "tanpa_baris_kop": "kop cukup nama sekolah",
            "Bidang": "Bidang bimbingan",
            "buku_induk": "buku induk",
            "contoh_lembaga": "SMA Negeri 1 Contohan",
            "contoh_kop": "PEMERINTAH PROVINSI CONTOH",
            "contoh_pola": "421.3/{nomor}/SMAN1/{bulan_romawi}/{tahun}",
            "contoh_pelapor": "Wali kelas",
            "contoh_keluarga": "Ayah",
            "contoh_peserta": "Wali Kelas",
            "contoh_tempat": "Ruang Bimbingan dan Konseling",
            "contoh_jenis_nomor": "NIP",
            "contoh_nomor": "19680312 199403 2 004",
            "contoh_aspek": "Prestasi",
            "contoh_sumber": "Rapor semester 2",
            "contoh_data": "Rata-rata 82",
            "layanan": "bimbingan dan konseling",
        }
    ),
    identity_fields=(
        Field(
            key="kelas",
            label="Kelas",
            required_when=_STUDENT,
            identity=Identity.CLIENT,
            help="Misalnya XI-3. Wajib bila konseli peserta didik.",
            example="XI-3",
            width=10,
        ),
        Field(
            key="nis",
            label="NIS",
            type=Type.TEXT,
            identity=Identity.CLIENT,
            help="Nomor induk di sekolah, bila ada.",
            example="10234",
            width=11,
        ),
        Field(
            key="nisn",
            label="NISN",
            type=Type.NISN,
            identity=Identity.CLIENT,
            help="10 angka; nol di depan ikut ditulis.",
            example="0091234567",
            width=13,
        ),
        Field(
            key="jabatan",
            label="Jabatan (bila personel sekolah)",
            required_when=_STAFF,
            identity=Identity.CLIENT,
            help="Hanya bila konseli guru atau karyawan sekolah.",
            example="Guru Matematika",
            width=16,
        ),
    ),
    client_words=MappingProxyType(
        {
            "personel": {
                "konseli": "personel sekolah",
                "Konseli": "Personel Sekolah",
                "wali": "keluarga",
                "Wali": "Keluarga",
                "ananda": "Saudara",
                "unsur_keluarga": "Keluarga",
                "layanan": "konseling",
            }
        }
    ),
    types=MappingProxyType({"nomor_lembaga": Type.NPSN}),
    family_unsur="orang_tua",
    name_serves_as_letterhead=True,
    client_rows=(("kelas", "Kelas"), ("nis", "NIS"), ("nisn", "NISN"), ("jabatan", "Jabatan")),
    roles=(
        Role("Orang Tua/Wali", "orang_tua", "1"),
        Role("Wali Kelas", "wali_kelas", "1"),
        Role("Guru Mata Pelajaran", "guru_mapel", "1", also=("Guru",)),
        Role("Kepala Sekolah", "lainnya", "1"),
        Role("Wakil Kepala Sekolah", "lainnya", "1"),
        Role("Konselor/Guru BK", "konselor", "1", also=("Guru BK", "Guru Bimbingan")),
        Role("Koordinator BK", "konselor", "1"),
        Role("Psikolog", "lainnya", "2"),
        Role("Dokter", "lainnya", "2"),
        Role("Kepala Kepolisian Sektor", "lainnya", "2"),
        Role("Pekerja Sosial", "lainnya", "2"),
        Role("Pembina OSIS", "lainnya", "3"),
        Role("Pembina Ekstrakurikuler", "lainnya", "3"),
        Role("Komite Sekolah", "lainnya", "3"),
        Role("Tokoh Masyarakat", "lainnya", "3"),
    ),
    choices=MappingProxyType(
        {
            "jenis_konseli": labelled(
                ("peserta_didik", "Peserta didik"), ("personel", "Personel sekolah")
            ),
            "unsur": labelled(
                ("konselor", "Konselor"),
                ("wali_kelas", "Wali kelas"),
                ("guru_mapel", "Guru mapel"),
                ("orang_tua", "{unsur_keluarga}"),
                ("lainnya", "Lainnya"),
            ),
            "bidang": labelled(
                ("pribadi", "Pribadi"),
                ("sosial", "Sosial"),
                ("belajar", "Belajar"),
                ("karier", "Karier"),
            ),
            "jenis_kasus": labelled(
                ("asusila", "Asusila"),
                ("pidana", "Pidana"),
                ("tata_tertib", "Pelanggaran tata tertib"),
                ("kesehatan_mental", "Kesehatan mental"),
                ("inteligensi", "Kelemahan inteligensi"),
                ("potensi", "Potensi yang belum terfasilitasi"),
                ("terobosan", "Terobosan baru"),
                ("lainnya", "Lainnya"),
            ),
            "cara_ditemukan": labelled(
                ("layanan_bk", "Layanan BK"),
                ("guru_mapel", "Laporan guru mata pelajaran"),
                ("siswa_lain", "Laporan siswa lain"),
                ("personel_lain", "Laporan personel lain"),
                ("datang_sendiri", "Datang sendiri"),
            ),
            "jenis_nomor": labelled(
                ("NIP", "NIP"),
                ("NI PPPK", "NI PPPK"),
                ("NUPTK", "NUPTK"),
                ("NIK", "NIK"),
                ("–", "–"),
            ),
            "bantuan": plain(
                "Konseling",
                "Kerja sama dengan wali kelas",
                "Konsultasi dengan guru BK",
                "Kerja sama dengan orang tua/wali (kunjungan rumah)",
                "Layanan belajar tambahan",
                "Alih tangan kasus",
            ),
            "hubungan": plain("Konseli sendiri", "Ayah", "Ibu", "Wali"),
            "fungsi_penanda_tangan": plain("Kepala Sekolah", "Koordinator BK"),
        }
    ),
)
