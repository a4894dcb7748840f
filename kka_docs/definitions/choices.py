"""Lists of answers that every setting shares. A setting may replace or add lists.

Sources: purposes, roles, kinds of help and techniques are those of the seed texts named in
the domain notes (konferensi kasus in school counselling literature); the rest is office usage.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kka_docs.definitions.fields import Choice


def labelled(*pairs: tuple[str, str]) -> tuple[Choice, ...]:
    """Return choices from (key, label) pairs."""
    return tuple(Choice(key, label) for key, label in pairs)


def plain(*labels: str) -> tuple[Choice, ...]:
    """Return choices whose key is their label: for open lists, where text is kept as typed."""
    return tuple(Choice(label, label) for label in labels)


SHARED: Mapping[str, tuple[Choice, ...]] = MappingProxyType(
    {
        "ya_tidak": labelled(("ya", "Ya"), ("tidak", "Tidak")),
        "zona": labelled(("WIB", "WIB"), ("WITA", "WITA"), ("WIT", "WIT")),
        "kertas": labelled(("A4", "A4"), ("F4", "F4")),
        "persetujuan": labelled(
            ("sudah", "Sudah"), ("belum", "Belum"), ("tidak_dimungkinkan", "Tidak dimungkinkan")
        ),
        "jenis_pertemuan": labelled(
            ("internal", "Internal"),
            ("lengkap", "Lengkap"),
            ("terbatas", "Terbatas karena mendesak"),
        ),
        "keadaan_pertemuan": labelled(
            ("terjadwal", "Sesuai undangan"),
            ("berubah", "Jadwal berubah"),
            ("batal", "Dibatalkan"),
        ),
        "prioritas": labelled(("biasa", "Biasa"), ("segera", "Segera"), ("mendesak", "Mendesak")),
        "putusan_internal": labelled(
            ("perlu", "Perlu konferensi kasus"),
            ("belum_perlu", "Belum perlu, dipantau dahulu"),
            ("tidak_perlu", "Tidak perlu, ditangani dengan layanan lain"),
        ),
        "sifat": plain("Biasa", "Penting", "Segera", "Rahasia", "Terbatas"),
        "kelompok": labelled(
            ("1", "1 – berperan menentukan bagi {konseli}"),
            ("2", "2 – memberi keterangan atau keahlian"),
            ("3", "3 – memudahkan penanganan"),
        ),
        "sapaan": plain("Bapak", "Ibu", "Bapak/Ibu", "Saudara", "Saudari"),
        "kehadiran": labelled(
            ("hadir", "Hadir"), ("tidak_hadir", "Tidak hadir"), ("diwakili", "Diwakili")
        ),
        "keadaan_keputusan": labelled(("ada", "Ada"), ("belum_ada", "Belum ada")),
        "status_tindak_lanjut": labelled(
            ("belum", "Belum dimulai"),
            ("berjalan", "Sedang berjalan"),
            ("selesai", "Selesai"),
            ("batal", "Dibatalkan"),
        ),
        "hasil_evaluasi": labelled(
            ("tercapai", "Tercapai"),
            ("sebagian", "Tercapai sebagian"),
            ("belum", "Belum tercapai"),
            ("tidak_dilaksanakan", "Tidak dilaksanakan"),
        ),
        "penomoran_surat": labelled(
            ("pertemuan", "Satu nomor untuk semua surat satu pertemuan"),
            ("surat", "Satu nomor untuk setiap surat"),
        ),
        "jenis_surat": labelled(
            ("undangan", "Surat undangan"),
            ("perubahan", "Surat perubahan jadwal"),
            ("pembatalan", "Surat pembatalan"),
            ("berita_acara", "Berita acara"),
        ),
        "menandatangani": labelled(
            ("surat", "Surat"),
            ("mengetahui", "Berita acara (mengetahui)"),
            ("keduanya", "Surat dan berita acara"),
        ),
        "keadaan_hari": labelled(("libur", "Libur"), ("kerja", "Hari kerja (pengganti)")),
        "tujuan": plain(
            "Diagnostik: memahami lebih dalam latar belakang, faktor penyebab, dan keadaan "
            "{konseli}",
            "Prognostik: memperkirakan perkembangan masalah bila belum ditemukan solusinya",
            "Terapeutik: menentukan strategi bantuan yang paling tepat",
            "Koordinatif: membagi peran penanganan di antara para pihak",
            "Menemukan dan mengimplementasikan jenis bantuan/layanan",
            "Memperoleh gambaran yang lebih jelas dan menyeluruh",
            "Terkomunikasinya aspek-aspek permasalahan kepada pihak yang berkepentingan",
            "Terkoordinasinya penanganan secara efektif dan efisien",
            "Merumuskan penyelesaian terbaik beserta konsekuensinya",
            "Mengambil keputusan bersama {konseli}",
            "Merencanakan pelaksanaan tindak lanjut",
        ),
        "teknik": plain(
            "Konseling individual",
            "Konseling kelompok",
            "Konseling trait and factor",
            "Konseling rasional emotif",
            "Konseling behavioral",
            "Konseling psikoanalisis",
            "Konseling psikologi individual",
            "Konseling analisis transaksional",
            "Konseling client centered",
            "Konseling gestalt",
            "Kunjungan rumah",
            "Konsultasi",
        ),
        "aspek": plain(
            "Pendidikan",
            "Prestasi",
            "Keluarga",
            "Bakat",
            "Minat",
            "Hobi",
            "Kesehatan",
            "Lainnya",
        ),
        "metode": plain(
            "Diskusi dan musyawarah",
            "Penyajian data, tanya jawab, dan diskusi",
            "Daring (konferensi video)",
            "Tatap muka dan daring",
        ),
        "fungsi_layanan": plain(
            "Pemahaman",
            "Pencegahan",
            "Pengentasan",
            "Pengembangan dan pemeliharaan",
            "Advokasi",
        ),
        "dasar_laporan": plain(
            "Format kasus dan persetujuan {konseli}/{wali}",
            "Undangan konferensi kasus",
            "Program layanan {layanan} {lembaga}",
        ),
        "data_dibuka": plain(
            "Keterangan diri seperlunya",
            "Kehadiran dan prestasi",
            "Hasil pengamatan dan wawancara",
            "Keadaan keluarga yang berhubungan",
            "Kesehatan, seperlunya",
        ),
        "pihak_penerima": plain(
            "Peserta konferensi kasus yang diundang",
            "Pimpinan {lembaga}",
            "Ahli yang menerima alih tangan kasus",
        ),
        "cara_evaluasi": plain(
            "Pengamatan",
            "Wawancara",
            "Laporan pelaksana",
            "Telaah dokumen",
            "Angket",
        ),
        "cara_menandai": labelled(("kode", "Kode"), ("inisial", "Inisial")),
        "simpan_di": plain("Lemari terkunci", "Himpunan digital", "Lemari dan digital"),
    }
)

STAGES_OF_A_MEETING: tuple[tuple[int, str, str, str], ...] = (
    (
        10,
        "Pembukaan",
        "Pembukaan dan penstrukturan: tujuan, identitas kasus, asas kerahasiaan",
        "Pemimpin",
    ),
    (15, "Penyajian", "Penyajian data objektif oleh {konselor}", "{Konselor}"),
    (20, "Klarifikasi", "Klarifikasi dan tambahan informasi dari peserta", "Peserta"),
    (
        10,
        "Kesimpulan sementara",
        "Kesimpulan sementara: segi positif dan latar belakang",
        "Pemimpin",
    ),
    (20, "Analisis", "Analisis bersama", "Pemimpin dan peserta"),
    (
        20,
        "Perumusan alternatif",
        "Perumusan alternatif bantuan/layanan dan konsekuensinya",
        "Pemimpin dan peserta",
    ),
    (
        15,
        "Keputusan",
        "Penetapan keputusan dan pembagian peran",
        "Pemimpin dan peserta",
    ),
    (10, "Penutup", "Penutup", "Pemimpin"),
)
"""The standard agenda: (minutes, stage, activity, responsible). Texts may hold setting words."""
