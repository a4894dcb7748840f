"""Rules of the meeting form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, time
from typing import Any

from kka_docs.confidentiality.sensitive import sensitive_word_in
from kka_docs.definitions.sensitive_words import READ_BY_INVITEES
from kka_docs.definitions.signatories import signatory_of_letters
from kka_docs.indonesian import clock, fold, long_date, weekday_date
from kka_docs.records import KeyPath
from kka_docs.validation import derive
from kka_docs.validation.field_rules import is_day
from kka_docs.validation.shared_rules import SharedRules

_SUNDAY = 6
_A_NAME = 3
"""Letters of a part of a name that are too many for initials."""


class MeetingRules(SharedRules):
    """Times, days, consent, invitees, agenda."""

    def _check_with_times_in_order(self, field: str, value: Any) -> None:
        start, end = value["mulai"], value["selesai"]
        if isinstance(start, time) and isinstance(end, time) and end <= start:
            self.report_end_before_start(field, start, end)

    def _check_with_letter_before_meeting(self, field: str, value: Any) -> None:
        letter, meeting = value["tanggal_surat"], value["tanggal"]
        if is_day(letter) and is_day(meeting) and letter > meeting:
            facts = {
                "nilai_surat": long_date(letter),
                "nilai_pertemuan": long_date(meeting),
                "sel_pertemuan": self.cell_at((field, "tanggal")),
            }
            self.report(field, "surat_sesudah_pertemuan", ("tanggal_surat",), **facts)

    def _check_with_consent_allows(self, field: str, value: Any) -> None:
        if value["persetujuan"] == "belum":
            self.report(field, "persetujuan_belum", ("persetujuan",))

    def _check_with_codes_are_no_names(self, field: str, value: Any) -> None:
        names = {fold(str(row["anak"])) for row in self.root_document["peserta"] if row["anak"]}
        parts = {part for name in names for part in name.split() if len(part) >= _A_NAME}
        for index, code in enumerate(value["konseli"]):
            if fold(str(code)) in names | parts:
                self.report(field, "kode_adalah_nama", ("konseli", index))

    def _check_with_neutral_words(self, field: str, value: Any) -> None:
        """What invitees read does not tell them what the case is about."""
        rows = (
            [((), value)] if isinstance(value, dict) else [((n,), r) for n, r in enumerate(value)]
        )
        for at, row in rows:
            for key in READ_BY_INVITEES[field]:
                for path, text in _texts((*at, key), row[key]):
                    word = sensitive_word_in(text)
                    if word:
                        self.report(field, "kata_peka", path, nilai=word)

    def _check_with_day_of_meeting(self, field: str, value: Any) -> None:
        day = value["tanggal"]
        if not isinstance(day, date):
            return
        table = self.profile["hari_libur"] if self.profile else ()
        reason = reason_for_day_off(day, table)
        if reason:
            facts = {"nilai_tanggal": weekday_date(day), "nilai_sebab": reason}
            self.report(field, "hari_libur", ("tanggal",), **facts)

    def _check_with_someone_invited(self, field: str, value: Any) -> None:
        """Somebody gets a letter, unless those in the house only call each other in."""
        is_internal = self.root_document["pertemuan"]["jenis"] == "internal"
        if value and not is_internal and all(row["undangan"] == "tidak" for row in value):
            self.report(field, "tanpa_undangan", (0, "undangan"))

    def _check_with_signatory_not_invited(self, field: str, value: Any) -> None:
        """Nobody invites himself by letter."""
        if not self.profile or not self.profile["penanda_tangan"]:
            return
        named = self.root_document["pertemuan"]["penanda_tangan"]
        signatory = signatory_of_letters(self.profile, named if isinstance(named, str) else None)
        for index, row in enumerate(value):
            if row["undangan"] != "tidak" and _is_same_person(row, signatory):
                self.report(field, "penanda_tangan_diundang", (index, "undangan"))

    def _check_with_child_of_family_only(self, field: str, value: Any) -> None:
        client = self.setting.words["konseli"]
        family = self.setting.choice_label("unsur", self.setting.family_unsur)
        for index, row in enumerate(value):
            is_family = row["unsur"] == self.setting.family_unsur
            if row["anak"] and not is_family:
                at = (index, "anak")
                self.report(field, "anak_bukan_keluarga", at, keluarga=family, konseli=client)
            if is_family and not row["anak"] and row["undangan"] == "ya":
                self.report(field, "keluarga_tanpa_anak", (index, "anak"), konseli=client)

    def _check_with_steps_inside_meeting(self, field: str, value: Any) -> None:
        meeting = self.root_document["pertemuan"]
        start, end = meeting["mulai"], meeting["selesai"]
        if not value:
            self.report(field, "agenda_kosong", (0, "kegiatan"))
        if not isinstance(start, time) or not (end is None or isinstance(end, time)):
            return
        if end is not None and end <= start:
            return
        spans = derive.schedule(value, start)
        for index, (begin, finish) in enumerate(spans):
            if _is_outside((begin, finish), (start, end)):
                facts = {"nilai_acara": _span(begin, finish), "nilai_pertemuan": _span(start, end)}
                typed = value[index]["mulai"] and _is_outside((begin, None), (start, end))
                column = "mulai" if typed else "menit"
                self.report(field, "acara_di_luar_waktu", (index, column), **facts)
            previous = spans[index - 1][1] if index else None
            if begin and previous and begin < previous:
                facts = {"nilai_mulai": clock(begin), "nilai_selesai": clock(previous)}
                self.report(field, "acara_bertumpuk", (index, "mulai"), **facts)


def _is_same_person(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two rows name one person; where a name is missing, one office."""
    names = {fold(str(row["nama"] or "")) for row in (one, other)}
    if "" in names:
        functions = {fold(str(row["fungsi"] or "")) for row in (one, other)}
        return len(functions) == 1 and functions != {""}
    return len(names) == 1


def _texts(path: KeyPath, value: Any) -> Iterator[tuple[KeyPath, str]]:
    """The texts of a field, each line of a block by itself."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        yield from (((*path, n), text) for n, text in enumerate(value) if isinstance(text, str))


def reason_for_day_off(day: date, table: Iterable[Mapping[str, Any]]) -> str | None:
    """Return why `day` is no working day ("Minggu", or the profile's words); None if it is one.

    The profile's table wins over the weekday: it may declare a Sunday a working day. A working day
    wins over a holiday around it, in whatever order the two stand.
    """
    rows = [row for row in table if row["tanggal"] <= day <= (row["sampai"] or row["tanggal"])]
    if any(row["keadaan"] == "kerja" for row in rows):
        return None
    if rows:
        return rows[0]["keterangan"] or "menurut profil"
    return "Minggu" if day.weekday() == _SUNDAY else None


def _is_outside(span: tuple[time | None, time | None], meeting: tuple[time, time | None]) -> bool:
    start, end = meeting
    too_early = span[0] is not None and span[0] < start
    too_late = end is not None and any(moment is not None and moment > end for moment in span)
    return too_early or too_late


def _span(begin: time | None, finish: time | None) -> str:
    shown = [clock(moment) if moment else "…" for moment in (begin, finish)]
    return f"{shown[0]}–{shown[1] if finish else 'selesai'}"
