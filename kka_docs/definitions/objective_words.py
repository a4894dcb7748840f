"""Words that judge a person where a paper is to describe what happened: pure data.

Why, in the words of the texts that the forms were made from: a conference is held “tanpa
menyalahkan peserta didik” and “berdasarkan data atau fakta” (M. Rahim, Konferensi Kasus, 2026);
the client's problem is “disoroti secara obyektif dan tidak ditafsirkan secara negatif” (Prosedur
Konferensi Kasus); nobody is to be given “label negatif” (Hubungan Kerjasama Guru Mata Pelajaran
dan Guru BK). The domain notes (§7) name “nakal” and “bodoh”; the others are words of the same
kind from school and office usage, our own choice. The list is short on purpose: a word stands
here only where it nearly always judges, since a warning that is often wrong is soon read no more.

To add a word, write it into `words` of the label it belongs to, in small letters. It is found with
“-nya”, “-lah”, “-kah” and “-pun” too; every other form is named.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Label:
    """Words that judge in one way: in short, why it does harm, and an example of what helps.

    `harmless` are phrases in which one of the words judges nobody.
    """

    words: tuple[str, ...]
    kind: str
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
        kind="memberi cap",
        reason="Cap tidak menunjukkan apa yang terjadi dan apa yang dapat dibantu.",
        instead="keluar kelas tanpa izin tiga kali pada bulan Oktober",
        harmless=("kenakalan remaja",),
    ),
    Label(
        words=(
            *("bodoh", "bodoh-bodoh", "terbodoh", "sebodoh", "kebodohan", "tolol", "ketololan"),
            *("goblok", "dungu", "kedunguan", "idiot", "bego", "otak udang", "telmi"),
        ),
        kind="menilai kecerdasan",
        reason="Yang diketahui hanyalah hasil dan cara belajarnya, bukan batas kemampuannya.",
        instead="nilai Matematika turun dari 78 menjadi 55",
    ),
    Label(
        words=(
            *("malas", "malas-malasan", "bermalas-malasan", "termalas", "kemalasan", "pemalas"),
            *("tukang bolos", "tukang tidur"),
        ),
        kind="menebak sebabnya",
        reason="Sebabnya (lelah, sakit, takut, belum paham) masih dicari bersama.",
        instead="empat dari sebelas tugas terkumpul",
        harmless=("rasa malas", "mata malas"),
    ),
    Label(
        words=(
            *("sombong", "kesombongan", "egois", "keras kepala", "cengeng", "manja", "pengecut"),
            *("pembohong", "tukang bohong", "sok jagoan", "sok pintar", "lebay", "caper"),
            *("murahan", "kampungan", "munafik"),
        ),
        kind="menilai sifat",
        reason="Sifat tidak dapat diamati, jadi tidak dapat diperiksa atau dibantah.",
        instead="menolak pindah kelompok pada 3 dan 10 November",
    ),
    Label(
        words=(
            *("gila", "sinting", "edan", "tidak waras", "kurang waras", "psikopat"),
            *("sakit jiwa", "anak cacat", "cacat mental", "imbisil", "debil"),
        ),
        kind="terdengar seperti diagnosis",
        reason="Diagnosis hanya dapat dibuat ahlinya; kutiplah hasilnya dengan nama pemeriksa.",
        instead="menangis di kelas dua kali dalam seminggu",
    ),
    Label(
        words=(
            *("salahnya sendiri", "akibat ulahnya sendiri", "tidak bisa diharapkan"),
            *("tidak punya masa depan", "anak haram"),
            *("broken home", "keluarga berantakan", "keluarga tidak beres"),
        ),
        kind="menyalahkan",
        reason="Konferensi mencari jalan bersama tanpa menyalahkan konseli atau keluarganya.",
        instead="sejak Juli tinggal dengan nenek; ayah bekerja di luar kota",
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
