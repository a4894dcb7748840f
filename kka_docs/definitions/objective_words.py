"""Words that judge a person where a paper is to describe what happened: pure data.

Why: a conference is held “tanpa menyalahkan peserta didik” and on the ground of objective data (seed
text 2), speaks of nothing negative about the client and “disoroti secara obyektif dan tidak
ditafsirkan secara negatif” (3; 0 says the same), and is not there “untuk memberikan label negatif”
(1). “Nakal” and “bodoh” are named by the domain notes (§7); the others are words of the same kind
from school and office usage, our own choice. The list is short on purpose: a word stands here only
where it nearly always judges, since a warning that is often wrong is soon read no more.

To add a word, write it into `words` of the label it belongs to, in small letters. Words with “-nya”,
“-lah”, “-kah” or “-pun” are found with it; every other form is named.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Label:
    """Words that judge in one way: why they do harm, and what to write instead.

    `reason` goes on after “menilai orangnya, karena”, `instead` is a whole sentence. `harmless`
    are phrases in which one of the words judges nobody.
    """

    words: tuple[str, ...]
    reason: str
    instead: str
    harmless: tuple[str, ...] = ()


LABELS: tuple[Label, ...] = (
    Label(
        words=(
            *("nakal", "nakal-nakal", "ternakal", "senakal", "kenakalan", "bandel", "kebandelan"),
            *("badung", "bengal", "brengsek", "bejat", "berandal", "berandalan", "kurang ajar"),
            *("tidak tahu diri", "biang kerok", "biang onar", "biang keladi", "trouble maker"),
            *("troublemaker", "sampah masyarakat"),
        ),
        reason="mencap wataknya, dan cap tidak menunjukkan apa yang perlu dibantu",
        instead="Sebutkan perbuatan yang terlihat, kapan, dan berapa kali, misalnya “keluar kelas "
        "tanpa izin tiga kali pada bulan Oktober”.",
        harmless=("kenakalan remaja",),
    ),
    Label(
        words=(
            *("bodoh", "bodoh-bodoh", "terbodoh", "sebodoh", "kebodohan", "tolol", "ketololan"),
            *("goblok", "dungu", "kedunguan", "idiot", "bego", "otak udang", "telmi", "lemot"),
        ),
        reason="mencap kecerdasannya, padahal yang diketahui hanyalah hasil dan cara belajarnya",
        instead="Sebutkan hasil atau kesulitan yang tercatat, misalnya “nilai Matematika turun "
        "dari 78 menjadi 55”.",
    ),
    Label(
        words=(
            *("malas", "malas-malasan", "bermalas-malasan", "termalas", "kemalasan", "pemalas"),
            *("tukang bolos", "tukang tidur"),
        ),
        reason="menduga niatnya, padahal sebabnya (lelah, sakit, takut, belum paham) masih dicari",
        instead="Sebutkan yang tidak dikerjakan dan berapa kali, misalnya “empat dari sebelas "
        "tugas terkumpul”.",
        harmless=("rasa malas", "mata malas"),
    ),
    Label(
        words=(
            *("sombong", "kesombongan", "egois", "keras kepala", "cengeng", "manja", "pengecut"),
            *("pembohong", "tukang bohong", "sok jagoan", "sok pintar", "lebay", "caper"),
            *("murahan", "kampungan", "munafik"),
        ),
        reason="menilai sifatnya, sedangkan sifat tidak dapat diamati atau dibantah",
        instead="Sebutkan ucapan atau tindakan yang didengar atau dilihat, oleh siapa, dan kapan.",
    ),
    Label(
        words=(
            *("gila", "orang gila", "sinting", "edan", "tidak waras", "kurang waras", "psikopat"),
            *("sakit jiwa", "abnormal", "anak cacat", "cacat mental", "imbisil", "debil"),
        ),
        reason="menyerupai diagnosis, yang hanya dapat dibuat oleh ahlinya",
        instead="Sebutkan yang tampak, atau kutip hasil pemeriksaan dengan nama pemeriksa dan "
        "tanggalnya; untuk disabilitas tulis “penyandang disabilitas …”.",
    ),
    Label(
        words=(
            *("salahnya sendiri", "akibat ulahnya sendiri", "tidak bisa diharapkan"),
            *("tidak punya masa depan", "tidak tertolong", "tidak berguna", "anak haram"),
            *("broken home", "keluarga berantakan", "keluarga tidak beres"),
        ),
        reason="menyalahkan atau menutup harapan, padahal konferensi mencari jalan bersama",
        instead="Sebutkan keadaannya, misalnya “sejak Juli tinggal dengan nenek; ayah bekerja di "
        "luar kota”.",
        harmless=("barang tidak berguna",),
    ),
)

SAID_BEFORE = frozenset(
    {
        *("merasa", "mengaku", "menyebut", "mengatakan", "menyatakan", "bilang", "berkata"),
        *("disebut", "dipanggil", "diejek", "dikatai", "dikatakan", "dicap", "dijuluki"),
        *("dihina", "dituduh", "dimaki"),
    }
)
"""Words after which a label is somebody's own words, told: “K1 merasa bodoh”."""

SAID_BETWEEN = frozenset(
    {
        *("dirinya", "dia", "ia", "bahwa", "sebagai", "anak", "siswa", "orang", "si"),
        *("sedang", "paling", "sangat", "sering", "yang", "begitu"),
    }
)
"""Words that may stand between the two."""
