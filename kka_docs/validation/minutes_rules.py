"""Rules of the minutes form."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time
from typing import Any

from kka_docs.indonesian import fold, long_date
from kka_docs.validation.field_rules import is_day, suggestion
from kka_docs.validation.shared_rules import SharedRules


class MinutesRules(SharedRules):
    """Times, who was there, what was decided and by whom it is carried out."""

    def _check_with_minutes_times_in_order(self, field: str, value: Any) -> None:
        start, end = value["mulai"], value["selesai"]
        if isinstance(start, time) and isinstance(end, time) and end <= start:
            self.report_end_before_start(field, start, end)

    def _check_with_signed_after_meeting(self, field: str, value: Any) -> None:
        signed, met = value["tanggal_tanda_tangan"], value["tanggal"]
        if is_day(signed) and is_day(met) and signed < met:
            facts = {
                "nilai_tanda_tangan": long_date(signed),
                "nilai_pertemuan": long_date(met),
                "sel_pertemuan": self.cell_at((field, "tanggal")),
            }
            at = ("tanggal_tanda_tangan",)
            self.report(field, "tanda_tangan_sebelum_pertemuan", at, **facts)

    def _check_with_decision_matches_state(self, field: str, value: Any) -> None:
        decisions = self.root_document["keputusan"]
        state = value["keadaan_keputusan"]
        if state == "ada" and not decisions:
            self.report(field, "keputusan_kosong", ("keadaan_keputusan",))
        if state == "belum_ada" and decisions:
            self.report(field, "keputusan_padahal_belum", ("keadaan_keputusan",))

    def _check_with_someone_present(self, field: str, value: Any) -> None:
        if value and all(row["kehadiran"] == "tidak_hadir" for row in value):
            self.report(field, "tanpa_hadirin", (0, "kehadiran"))

    def _check_with_present_person(self, field: str, value: Any) -> None:
        if not isinstance(value, str):
            return
        rows = self.root_document["kehadiran"]
        named = {index: fold(str(row["nama"])) for index, row in enumerate(rows) if row["nama"]}
        meant = [index for index, name in named.items() if name in fold(value)]
        if not meant:
            present = [str(row["nama"]) for row in rows if row["nama"] and _came(row)]
            facts = {"nilai": value, "nilai_saran": suggestion(value, present)}
            self.report(field, "bukan_hadirin", (), **facts)
        elif not any(_came(rows[index]) for index in meant):
            self._report_absent(field, value, meant[0])

    def _report_absent(self, field: str, name: str, index: int) -> None:
        state = self.root_document["kehadiran"][index]["kehadiran"]
        facts = {
            "nilai": name,
            "nilai_keadaan": self.setting.choice_label("kehadiran", str(state)),
            "sel_kehadiran": self.cell_at(("kehadiran", index, "kehadiran")),
        }
        self.report(field, "tercatat_tidak_hadir", (), **facts)

    def _check_with_follow_ups_of_known_decisions(self, field: str, value: Any) -> None:
        decisions = len(self.root_document["keputusan"])
        for index, row in enumerate(value):
            number = row["keputusan"]
            if isinstance(number, int) and number > decisions:
                place = (index, "keputusan")
                facts = {"nilai": str(number), "jumlah": str(decisions)}
                self.report(field, "keputusan_ke_tidak_ada", place, **facts)


def _came(row: Mapping[str, Any]) -> bool:
    return bool(row["kehadiran"] == "hadir")
