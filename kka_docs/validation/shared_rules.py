"""Rules over rows that several forms share: twins, unknown signatories."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import time
from itertools import count
from typing import Any

from kka_docs.indonesian import clock, fold
from kka_docs.records import KeyPath
from kka_docs.validation.field_rules import FieldRules, suggestion

Row = Mapping[str, Any]


class SharedRules(FieldRules):
    """Rules that the profile, case, meeting and minutes forms have in common."""

    def report_twins(
        self,
        table: str,
        rows: Sequence[Row],
        key_of: Callable[[Row], str],
        code: str,
        *columns: str,
        more: Callable[[], Mapping[str, str]] = dict,
    ) -> None:
        """Report every row whose key stood in an earlier row, naming that row's cell.

        A row is pointed to at the first of `columns` that it fills; `more` gives its other facts.
        """
        first: dict[str, KeyPath] = {}
        for index, row in enumerate(rows):
            key = key_of(row)
            column = next((name for name in columns if row.get(name)), columns[-1])
            if not key.strip():
                continue
            if key in first:
                facts = {"nilai": str(row.get(column)), "sel_lain": self.cell_at(first[key])}
                self.report(table, code, (index, column), **facts, **more())
            first.setdefault(key, (table, index, column))

    def report_end_before_start(self, sheet: str, start: time, end: time) -> None:
        """Report, at the end of a meeting, that it is not after its start."""
        facts = {
            "nilai_mulai": clock(start),
            "nilai_selesai": clock(end),
            "sel_mulai": self.cell_at((sheet, "mulai")),
        }
        self.report(sheet, "selesai_sebelum_mulai", ("selesai",), **facts)

    def _check_with_unique_participants(self, field: str, value: Any) -> None:
        columns = ("nama", "fungsi", "anak")
        self.report_twins(field, value, participant_key, "peserta_ganda", *columns)

    def _check_with_name_or_function(self, field: str, value: Any) -> None:
        if value is None and not (self.document["fungsi"] or self.document.get("anak")):
            self.report(field, "nama_atau_jabatan")

    def _check_with_known_signatory(self, field: str, value: Any) -> None:
        if self.profile is None or not isinstance(value, str):
            return
        functions = [row["fungsi"] for row in self.profile["penanda_tangan"]]
        if fold(value) not in {fold(function) for function in functions}:
            facts = {"nilai_saran": suggestion(value, functions), "nilai_daftar": listed(functions)}
            self.report(field, "penanda_tangan_tidak_dikenal", (), nilai=value, **facts)


def free_codes(taken: Iterable[Any]) -> Iterator[str]:
    """Yield the codes of the row K1, K2 … that no client has.

    >>> next(free_codes(["K1", "k2", None]))
    'K3'
    """
    known = {fold(str(code)) for code in taken}
    return (code for code in map("K{}".format, count(1)) if fold(code) not in known)


def listed(words: Iterable[str]) -> str:
    """Return words as a message lists them, each once.

    >>> listed(["K1", "k1", "K2"])
    'K1, K2'
    """
    once: dict[str, str] = {}
    for word in words:
        once.setdefault(fold(word), word)
    return ", ".join(once.values()) or "belum ada"


def participant_key(row: Row) -> str:
    """Return who a participant is within a meeting: normalised name + function."""
    name, function = row.get("nama") or "", row.get("fungsi") or ""
    child = row.get("anak") or "" if not name else ""
    return "|".join(fold(str(part)) for part in (name, function, child)).strip("|")
