"""Rules of the institution profile."""

from __future__ import annotations

from typing import Any

from kka_docs.indonesian import fold, long_date
from kka_docs.validation.field_rules import is_day
from kka_docs.validation.shared_rules import SharedRules


class ProfileRules(SharedRules):
    """Letterhead, signatories, number patterns, days off."""

    def _check_with_letterhead_lines(self, field: str, value: Any) -> None:
        lines = [str(value[key]) for key in ("kop_1", "kop_2", "kop_3", "kop_4") if value[key]]
        name = value["nama"]
        if lines and name and fold(str(name)) not in {fold(line) for line in lines}:
            word = self.setting.words["lembaga"]
            self.report(field, "kop_tanpa_nama", ("nama",), lembaga=word)

    def _check_with_unique_functions(self, field: str, value: Any) -> None:
        def key_of(row: Any) -> str:
            return fold(str(row.get("fungsi") or ""))

        self.report_twins(field, value, key_of, "jabatan_ganda", "fungsi")

    def _check_with_someone_signs_letters(self, field: str, value: Any) -> None:
        signing = {row["menandatangani"] for row in value}
        if signing == {"mengetahui"}:
            self.report(field, "penanda_tangan_tidak_ada", (0, "menandatangani"))

    def _check_with_unique_letter_kinds(self, field: str, value: Any) -> None:
        def key_of(row: Any) -> str:
            return str(row.get("jenis_surat") or "")

        self.report_twins(field, value, key_of, "jenis_surat_ganda", "jenis_surat")

    def _check_with_days_in_order(self, field: str, value: Any) -> None:
        for index, row in enumerate(value):
            first, last = row["tanggal"], row["sampai"]
            if is_day(first) and is_day(last) and last < first:
                facts = {
                    "nilai_awal": long_date(first),
                    "nilai_akhir": long_date(last),
                    "sel_awal": self.cell_at((field, index, "tanggal")),
                }
                self.report(field, "rentang_terbalik", (index, "sampai"), **facts)
