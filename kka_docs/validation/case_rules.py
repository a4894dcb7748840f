"""Rules of the case form."""

from __future__ import annotations

from typing import Any

from kka_docs.indonesian import fold
from kka_docs.validation.field_rules import is_day, suggestion
from kka_docs.validation.shared_rules import SharedRules


class CaseRules(SharedRules):
    """Clients and their codes, consent, dates."""

    def _check_with_report_after_finding(self, field: str, value: Any) -> None:
        found, reported = value["tanggal_ditemukan"], value["dilaporkan"]
        if is_day(found) and is_day(reported) and reported < found:
            self.report(field, "dilaporkan_sebelum_ditemukan", ("dilaporkan",))

    def _check_with_unique_client_codes(self, field: str, value: Any) -> None:
        def key_of(row: Any) -> str:
            return fold(str(row.get("kode") or ""))

        self.report_twins(field, value, key_of, "konseli_ganda", "kode")
        for index, row in enumerate(value):
            code, name = row["kode"], row["nama"]
            if code and name and fold(str(code)) == fold(str(name)):
                self.report(field, "kode_adalah_nama", (index, "kode"))

    def _check_with_consent_of_known_clients(self, field: str, value: Any) -> None:
        codes = [str(row["kode"]) for row in self.root_document["konseli"] if row["kode"]]
        known = {fold(code) for code in codes}
        for index, row in enumerate(value):
            code = row["kode"]
            if isinstance(code, str) and fold(code) not in known:
                facts = {"nilai": code, "nilai_saran": suggestion(code, codes)}
                self.report(field, "persetujuan_tanpa_konseli", (index, "kode"), **facts)
