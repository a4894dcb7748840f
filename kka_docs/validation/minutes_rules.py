"""Rules of the minutes form."""

from __future__ import annotations

from datetime import time
from typing import Any

from kka_docs.indonesian import clock, fold
from kka_docs.validation.field_rules import is_day, suggestion
from kka_docs.validation.shared_rules import SharedRules


class MinutesRules(SharedRules):
    """Times, who was there, what was decided and by whom it is carried out."""

    def _check_with_minutes_times_in_order(self, field: str, value: Any) -> None:
        start, end = value["mulai"], value["selesai"]
        if isinstance(start, time) and isinstance(end, time) and end <= start:
            facts = {"nilai_mulai": clock(start), "nilai_selesai": clock(end)}
            self.report(field, "selesai_sebelum_mulai", ("selesai",), **facts)

    def _check_with_signed_after_meeting(self, field: str, value: Any) -> None:
        signed, met = value["tanggal_tanda_tangan"], value["tanggal"]
        if is_day(signed) and is_day(met) and signed < met:
            self.report(field, "tanda_tangan_sebelum_pertemuan", ("tanggal_tanda_tangan",))

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
        present = [
            str(row["nama"])
            for row in self.root_document["kehadiran"]
            if row["kehadiran"] == "hadir" and row["nama"]
        ]
        if not any(fold(name) in fold(value) for name in present):
            facts = {"nilai": value, "nilai_saran": suggestion(value, present)}
            self.report(field, "bukan_hadirin", (), **facts)

    def _check_with_follow_ups_of_known_decisions(self, field: str, value: Any) -> None:
        decisions = len(self.root_document["keputusan"])
        for index, row in enumerate(value):
            number = row["keputusan"]
            if isinstance(number, int) and number > decisions:
                place = (index, "keputusan")
                self.report(field, "keputusan_ke_tidak_ada", place, nilai=str(number))
