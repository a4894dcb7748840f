"""Rules of the case form."""

from __future__ import annotations

from typing import Any

from kka_docs.indonesian import fold, long_date
from kka_docs.validation.field_rules import is_day, suggestion
from kka_docs.validation.shared_rules import Row, SharedRules, free_codes, listed


class CaseRules(SharedRules):
    """Clients and their codes, consent, dates."""

    def _check_with_report_after_finding(self, field: str, value: Any) -> None:
        found, reported = value["tanggal_ditemukan"], value["dilaporkan"]
        if is_day(found) and is_day(reported) and reported < found:
            facts = {
                "nilai_dilaporkan": long_date(reported),
                "nilai_ditemukan": long_date(found),
                "sel_ditemukan": self.cell_at((field, "tanggal_ditemukan")),
            }
            self.report(field, "dilaporkan_sebelum_ditemukan", ("dilaporkan",), **facts)

    def _check_with_unique_client_codes(self, field: str, value: Any) -> None:
        def key_of(row: Any) -> str:
            return fold(str(row.get("kode") or ""))

        free = free_codes(row["kode"] for row in value)

        def another() -> dict[str, str]:
            return {"kode_bebas": next(free)}

        self.report_twins(field, value, key_of, "konseli_ganda", "kode", more=another)
        for index, row in enumerate(value):
            if _is_named_in_code(row):
                self.report(field, "kode_adalah_nama", (index, "kode"), **another())

    def _check_with_consent_of_known_clients(self, field: str, value: Any) -> None:
        clients = [row for row in self.root_document["konseli"] if row["kode"]]
        known = {fold(str(row["kode"])) for row in clients}
        codes = [str(row["kode"]) for row in clients if not _is_named_in_code(row)]
        for index, row in enumerate(value):
            code = row["kode"]
            if isinstance(code, str) and fold(code) not in known:
                facts = {"nilai_saran": suggestion(code, codes), "nilai_daftar": listed(codes)}
                at = (index, "kode")
                self.report(field, "persetujuan_tanpa_konseli", at, nilai=code, **facts)


def _is_named_in_code(row: Row) -> bool:
    code, name = row["kode"], row["nama"]
    return bool(code and name) and fold(str(code)) == fold(str(name))
