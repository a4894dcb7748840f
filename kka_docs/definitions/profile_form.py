"""The institution profile: asked once, used by every document."""

from __future__ import annotations

from kka_docs.definitions.conditions import When
from kka_docs.definitions.fields import Field, Form, Group, Sheet, Table, Type

_NUMBERED = When("jenis_nomor", ("NIP", "NI PPPK", "NUPTK", "NIK", "NIK karyawan"))

PROFILE = Form(
    key="profil",
    title="Profil Lembaga",
    file_name="profil-lembaga.xlsx",
    version=1,
    purpose="Diisi satu kali. Isinya dipakai untuk kop, penanda tangan, dan nomor semua surat.",
    guide=(
        "Isi sheet Lembaga dan Penanda Tangan lebih dahulu; sheet lain boleh menyusul.",
        "Logo: tulis nama berkas gambar di samping profil ini, atau tempelkan di baris logo.",
        "Simpan dengan nama profil-lembaga.xlsx di folder kerja.",
    ),
    sheets=(
        Sheet(
            key="lembaga",
            title="Lembaga",
            intro="Data {lembaga} untuk kop dan kaki surat.",
            rules=("letterhead_lines",),
            groups=(
                Group(
                    "Nama dan kop",
                    (
                        Field(
                            key="nama",
                            label="Nama {lembaga}",
                            required=True,
                            help="Seperti tertulis pada surat resmi.",
                            example="{contoh_lembaga}",
                        ),
                        Field(
                            key="kop_1",
                            label="Baris kop 1",
                            help="Kosongkan semua baris kop bila {tanpa_baris_kop}. Baris "
                            "yang sama dengan nama {lembaga} dicetak paling besar.",
                            example="{contoh_kop}",
                        ),
                        Field(
                            key="kop_2",
                            label="Baris kop 2",
                            help="Instansi di bawahnya, bila ada.",
                        ),
                        Field(
                            key="kop_3",
                            label="Baris kop 3",
                            help="Biasanya nama {lembaga} dengan huruf besar.",
                        ),
                        Field(
                            key="kop_4",
                            label="Baris kop 4",
                            help="Bila masih ada baris lain, misalnya akreditasi.",
                        ),
                        Field(
                            key="logo_kiri",
                            label="Logo kiri",
                            type=Type.PICTURE,
                            help="Nama berkas (PNG/JPEG) di samping profil ini, atau tempelkan "
                            "gambar di baris ini. Boleh kosong.",
                            example="logo-daerah.png",
                        ),
                        Field(
                            key="logo_kanan",
                            label="Logo kanan",
                            type=Type.PICTURE,
                            help="Sama seperti logo kiri. Boleh kosong.",
                        ),
                    ),
                ),
                Group(
                    "Alamat",
                    (
                        Field(
                            key="alamat",
                            label="Alamat",
                            required=True,
                            help="Jalan dan nomor, kecamatan, kode pos.",
                            example="Jalan Melati 1, Contohan 50000",
                        ),
                        Field(
                            key="kota",
                            label="Kota untuk tanggal surat",
                            required=True,
                            help="Ditulis di depan tanggal: “Contohan, 24 November 2026”.",
                            example="Contohan",
                        ),
                        Field(
                            key="telepon",
                            label="Telepon",
                            type=Type.PHONE,
                            help="Boleh kosong.",
                            example="(024) 1234567",
                        ),
                        Field(key="surel", label="Surel (e-mail)", help="Boleh kosong."),
                        Field(key="situs", label="Situs web", help="Boleh kosong."),
                        Field(
                            key="nomor_lembaga",
                            label="{nomor_lembaga}",
                            help="Boleh kosong.",
                        ),
                    ),
                ),
                Group(
                    "Kebiasaan surat",
                    (
                        Field(
                            key="zona",
                            label="Zona waktu",
                            type=Type.CHOICE,
                            choices="zona",
                            required=True,
                            default="WIB",
                            help="Ditulis di belakang jam.",
                        ),
                        Field(
                            key="kertas",
                            label="Kertas",
                            type=Type.CHOICE,
                            choices="kertas",
                            required=True,
                            default="A4",
                            help="A4, atau F4 (215 × 330 mm).",
                        ),
                    ),
                ),
            ),
        ),
        Sheet(
            key="penanda_tangan",
            title="Penanda Tangan",
            intro="Siapa menandatangani apa. Baris pertama yang cocok dipakai bila formulir "
            "tidak menyebut penanda tangan.",
            table=Table(
                lines=8,
                least=1,
                rules=("unique_functions", "someone_signs_letters"),
                columns=(
                    Field(
                        key="fungsi",
                        label="Jabatan",
                        required=True,
                        choices="fungsi_penanda_tangan",
                        open=True,
                        help="Seperti tertulis di atas tanda tangan.",
                        example="{Pimpinan}",
                        width=22,
                    ),
                    Field(
                        key="gelar_depan",
                        label="Gelar depan",
                        type=Type.NAME_PART,
                        help="Misalnya Dra. Hj.",
                        example="Dra. Hj.",
                        width=12,
                    ),
                    Field(
                        key="nama",
                        label="Nama",
                        required=True,
                        help="Tanpa gelar.",
                        example="Siti Aminah",
                        width=28,
                    ),
                    Field(
                        key="gelar_belakang",
                        label="Gelar belakang",
                        type=Type.NAME_PART,
                        help="Misalnya M.Pd., Kons.",
                        example="M.Pd.",
                        width=16,
                    ),
                    Field(
                        key="jenis_nomor",
                        label="Jenis nomor",
                        type=Type.CHOICE,
                        choices="jenis_nomor",
                        assumed="–",
                        help="Pilih – bila tidak ada.",
                        example="{contoh_jenis_nomor}",
                        width=13,
                    ),
                    Field(
                        key="nomor",
                        label="Nomor",
                        type=Type.NUMBER_OF_PERSON,
                        required_when=_NUMBERED,
                        help="Nomor sesuai jenisnya.",
                        example="{contoh_nomor}",
                        width=24,
                    ),
                    Field(
                        key="menandatangani",
                        label="Menandatangani",
                        type=Type.CHOICE,
                        choices="menandatangani",
                        required=True,
                        help="Pilih dari daftar.",
                        example="Surat dan berita acara",
                        width=26,
                    ),
                ),
            ),
        ),
        Sheet(
            key="penomoran",
            title="Penomoran",
            intro="Pola nomor surat. {{nomor}} diganti nomor urut, {{bulan_romawi}} dan {{tahun}} "
            "menurut tanggal surat. Tanpa pola, nomor dikosongkan untuk ditulis tangan.",
            table=Table(
                lines=6,
                rules=("unique_letter_kinds",),
                columns=(
                    Field(
                        key="jenis_surat",
                        label="Jenis surat",
                        type=Type.CHOICE,
                        choices="jenis_surat",
                        required=True,
                        help="Pilih dari daftar.",
                        example="Surat undangan",
                        width=24,
                    ),
                    Field(
                        key="pola",
                        label="Pola nomor",
                        type=Type.NUMBER_PATTERN,
                        required=True,
                        help="Tanda yang boleh dipakai: {{nomor}}, {{bulan}}, {{bulan_romawi}}, "
                        "{{tahun}}.",
                        example="{contoh_pola}",
                        width=44,
                    ),
                    Field(
                        key="mulai",
                        label="Mulai dari nomor",
                        type=Type.INTEGER,
                        help="Nomor urut pertama tahun ini. Bila diisi, nomor surat di folder "
                        "kerja diberikan sendiri.",
                        example="1",
                        width=12,
                    ),
                    Field(
                        key="per",
                        label="Satu nomor untuk",
                        type=Type.CHOICE,
                        choices="penomoran_surat",
                        assumed="pertemuan",
                        help="Semua surat satu pertemuan, atau tiap surat.",
                        example="Satu nomor untuk semua surat satu pertemuan",
                        width=44,
                    ),
                    Field(
                        key="sifat",
                        label="Sifat",
                        choices="sifat",
                        open=True,
                        help="Sifat surat bila formulir tidak menyebutnya.",
                        example="Rahasia",
                        width=12,
                    ),
                ),
            ),
        ),
        Sheet(
            key="hari_libur",
            title="Hari Libur dan Hari Kerja",
            intro="Hari libur {lembaga} (dan hari Minggu yang menjadi hari kerja). Rapat pada hari "
            "libur diberi peringatan.",
            table=Table(
                lines=30,
                columns=(
                    Field(
                        key="tanggal",
                        label="Tanggal",
                        type=Type.DATE,
                        required=True,
                        help="Tanggal pertama.",
                        example="24/12/2026",
                        width=16,
                    ),
                    Field(
                        key="sampai",
                        label="Sampai dengan",
                        type=Type.DATE,
                        help="Kosongkan bila satu hari.",
                        example="02/01/2027",
                        width=16,
                    ),
                    Field(
                        key="keadaan",
                        label="Keadaan",
                        type=Type.CHOICE,
                        choices="keadaan_hari",
                        assumed="libur",
                        help="Kosong berarti libur.",
                        example="Libur",
                        width=22,
                    ),
                    Field(
                        key="keterangan",
                        label="Keterangan",
                        help="Nama hari liburnya.",
                        example="Cuti bersama",
                        width=40,
                    ),
                ),
                rules=("days_in_order",),
            ),
        ),
        Sheet(
            key="himpunan",
            title="Himpunan",
            intro="Tempat dan aturan menyimpan berkas kasus.",
            groups=(
                Group(
                    "Penyimpanan",
                    (
                        Field(
                            key="tempat",
                            label="Tempat himpunan",
                            choices="simpan_di",
                            open=True,
                            help="Lemari atau folder tempat berkas kasus disimpan.",
                            example="Lemari terkunci",
                        ),
                        Field(
                            key="pemegang_kunci",
                            label="Pemegang kunci",
                            lines=3,
                            help="Satu nama atau jabatan per baris. Setiap pemegang kunci dapat "
                            "membuka himpunan sendiri.",
                            example="{Konselor}",
                        ),
                        Field(
                            key="lama_simpan",
                            label="Lama simpan (tahun)",
                            type=Type.INTEGER,
                            help="Dihitung sejak kasus ditutup. Undang-undang tidak menetapkan "
                            "angkanya; {lembaga} yang menetapkan.",
                            example="5",
                        ),
                        Field(
                            key="tinjau_ulang",
                            label="Tinjau ulang setiap (tahun)",
                            type=Type.INTEGER,
                            help="Kapan simpanan ditinjau lagi.",
                            example="1",
                        ),
                    ),
                ),
            ),
        ),
    ),
)
