"""Rules that look at one value (or at its row): `check_with` methods, found by their name."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from itertools import islice
from typing import Any

from cerberus.errors import ErrorDefinition

from kka_docs.definitions.conditions import When
from kka_docs.definitions.fields import NO_NUMBER, Field, Form
from kka_docs.definitions.setting import Setting
from kka_docs.indonesian import nearest
from kka_docs.records import KeyPath, Values
from kka_docs.validation import identifiers, number_pattern
from kka_docs.validation.conditions import path_of, value_at

FOUND = ErrorDefinition(0x1000, None)
"""Our one error kind; its info is (catalogue code, path below the field, facts)."""

_CODE = re.compile(r"[A-Z]{2,8}-([0-9]{4})-[0-9]{3,5}")
_PARTS_OF_CODE = re.compile(r"[A-Z]+|[0-9]+")
_MOST_SIGNS_SHOWN = 3
_KIND_OF_NUMBER = When("jenis_nomor", ())
_PHONE = re.compile(r"(?:\D*\d){5,}.*", re.DOTALL)
_LOST_ZERO = re.compile(r"(?!0|62)\d{9,}")
# What Excel shows of a long number; pasted as text, its last digits are gone.
_ROUNDED = re.compile(r"\d[.,]\d+E\+?\d+", re.IGNORECASE)
_FORBIDDEN_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_PLAUSIBLE_YEARS = range(1990, 2101)


class FieldRules:
    """The vocabulary of single-value rules, and `report`, by which every rule speaks.

    The classes of rules are mixed into one validator, from which they have what they look at.
    """

    document: Values
    root_document: Values
    document_path: KeyPath
    _config: Mapping[str, Any]
    _error: Callable[..., None]

    @property
    def form(self) -> Form:
        """Return the form being validated, in its setting."""
        form: Form = self._config["form"]
        return form

    @property
    def setting(self) -> Setting:
        """Return the setting that the form was made for."""
        setting: Setting = self._config["setting"]
        return setting

    @property
    def profile(self) -> Mapping[str, Any] | None:
        """Return the institution profile's values; None where no profile is known."""
        profile: Mapping[str, Any] | None = self._config.get("profile")
        return profile

    def report(self, field: str, code: str, at: KeyPath = (), **facts: str) -> None:
        """Record a problem of the catalogue at `field`, or at the path `at` below it."""
        self._error(field, FOUND, code, at, facts)

    def value_at(self, path: str) -> Any:
        """Return what a `When` path points to: "sheet.key", or a key of this row or form."""
        return value_at(path, self.document, self.root_document, self.form)

    def _validate_required_when(self, condition: When, field: str, value: Any) -> None:
        """{'nullable': False}"""  # noqa: D415 (Cerberus reads a rule's schema from here)
        if value is None and self.value_at(condition.path) in condition.values:
            self.report(field, "wajib_bila", (), **self._condition_facts(condition))

    def _validate_only_when(self, condition: When, field: str, value: Any) -> None:
        """{'nullable': False}"""  # noqa: D415 (Cerberus reads a rule's schema from here)
        if value is not None and self._is_answered_otherwise(condition):
            self.report(field, "tidak_perlu", (), **self._condition_facts(condition))

    def _is_answered_otherwise(self, condition: When) -> bool:
        """Whether another known answer, or none, stands where the condition looks."""
        actual = self.value_at(condition.path)
        listed = self.setting.choice_list(self._asked(condition).choices or "")
        known = {None, *(choice.key for choice in listed)}
        return actual not in condition.values and actual in known

    def _asked(self, condition: When) -> Field:
        key = condition.path.rpartition(".")[2]
        return next(field for _, field in self.form.walk() if field.key == key)

    def _condition_facts(self, condition: When) -> dict[str, str]:
        asked = self._asked(condition)
        answers = [self.setting.choice_label(asked.choices or "", v) for v in condition.values]
        actual = self.value_at(condition.path)
        answer = self.setting.choice_label(asked.choices or "", str(actual))
        shown = answer if actual in condition.values else "/".join(answers)
        facts = {"syarat": asked.label, "nilai_syarat": shown}
        return {**facts, "sel_syarat": self._cell_of_answer(condition)}

    def if_mistaken(self, condition: When) -> str:
        """Return what goes on with a remedy where the answer behind the condition may be wrong."""
        cell = self._cell_of_answer(condition)
        return f"; bila yang keliru “{self._asked(condition).label}”, ubah di {cell}"

    def _cell_of_answer(self, condition: When) -> str:
        """Where the answer stands: "sel C6" in the same row or sheet, else with its sheet."""
        path = path_of(condition.path, self.document_path, self.document, self.form)
        cell = f"sel {self.cell_at(path)}"
        if path[0] == self.document_path[0]:
            return cell
        return f"{cell} sheet {self._config['places'][path[:1]].sheet}"

    def cell_at(self, path: KeyPath) -> str:
        """Return the A1 address of the value at `path`, for naming it in a message."""
        place = self._config["places"].get(path)
        return "?" if place is None or place.cell is None else place.cell

    def _check_with_printable(self, field: str, value: Any) -> None:
        if isinstance(value, str) and _FORBIDDEN_IN_XML.search(value):
            self.report(field, "huruf_terlarang")

    def _check_with_not_negative(self, field: str, value: Any) -> None:
        if isinstance(value, int) and value < 0:
            self.report(field, "bukan_positif", terkecil="0")

    def _check_with_positive(self, field: str, value: Any) -> None:
        if isinstance(value, int) and value < 1:
            self.report(field, "bukan_positif", terkecil="1")

    def _check_with_case_code(self, field: str, value: Any) -> None:
        if not isinstance(value, str):
            return
        match = _CODE.fullmatch(value)
        if match is None:
            self.report(field, "kode_kasus", nilai=value, nilai_saran=_meant_code(value))
        elif int(match[1]) not in _PLAUSIBLE_YEARS:
            self.report(field, "kode_tanpa_tahun_wajar", nilai=value)

    def _check_with_phone(self, field: str, value: Any) -> None:
        if not isinstance(value, str):
            return
        has_lost_zero = _LOST_ZERO.fullmatch(value) is not None
        if has_lost_zero or not _PHONE.fullmatch(value):
            hint = _meant(f"0{value}") if has_lost_zero else ""
            self.report(field, "telepon", nilai=value, nilai_saran=hint)

    def _check_with_number_pattern(self, field: str, value: Any) -> None:
        if not isinstance(value, str):
            return
        marks = number_pattern.marks_in(value)
        unknown = [mark for mark in marks if mark not in number_pattern.MARKS]
        is_torn = number_pattern.has_loose_braces(value)
        if is_torn:
            self.report(field, "pola_kurung")
        for mark in unknown:
            self.report(field, "pola_tanda", (), **_mark_facts(mark))
        if "nomor" not in marks and not unknown and not is_torn:
            self.report(field, "pola_tanpa_nomor")

    def _check_with_person_number(self, field: str, value: Any) -> None:
        kind = self.document.get("jenis_nomor")
        if value is None:
            return
        if kind == NO_NUMBER:
            self.report(field, "nomor_tanpa_jenis")
        self._check_identifier(field, value, str(kind), self.if_mistaken(_KIND_OF_NUMBER))

    def _check_with_nip(self, field: str, value: Any) -> None:
        self._check_identifier(field, value, "NIP")

    def _check_with_ni_pppk(self, field: str, value: Any) -> None:
        self._check_identifier(field, value, "NI PPPK")

    def _check_with_nuptk(self, field: str, value: Any) -> None:
        self._check_identifier(field, value, "NUPTK")

    def _check_with_nik(self, field: str, value: Any) -> None:
        self._check_identifier(field, value, "NIK")

    def _check_with_nisn(self, field: str, value: Any) -> None:
        self._check_identifier(field, value, "NISN")

    def _check_with_npsn(self, field: str, value: Any) -> None:
        self._check_identifier(field, value, "NPSN")

    def _check_identifier(self, field: str, value: Any, kind: str, other: str = "") -> None:
        if value is None:
            return
        if not isinstance(value, str) or _ROUNDED.fullmatch(value):
            self.report(field, "nomor_sebagai_angka")
        elif kind in identifiers.LENGTHS:
            self._check_digits(field, identifiers.digits_of(value), kind, other)

    def _check_digits(self, field: str, digits: str, kind: str, other: str) -> None:
        length = identifiers.LENGTHS[kind]
        facts = {"jenis": kind, "bila_keliru": other}
        if not (digits.isascii() and digits.isdecimal()):
            facts |= {"nilai_tanda": _no_digits_in(digits)}
            self.report(field, "nomor_bukan_angka", (), **facts)
        elif len(digits) != length:
            facts |= {"seharusnya": str(length), "jumlah": str(len(digits))}
            facts |= {"selisih": _gap(len(digits), length)}
            self.report(field, "nomor_panjang", (), **facts)
        elif kind == "NIP" and (parts := identifiers.implausible_parts_of_nip(digits)):
            self.report(field, "nip_meragukan", bagian="; ".join(parts))


def is_day(value: Any) -> bool:
    """Return whether `value` came through as a date (it may still be unreadable text)."""
    return isinstance(value, date)


def suggestion(word: str, candidates: list[str]) -> str:
    """Return "Mungkin maksudnya “…”? " for a mistyped word, or nothing."""
    near = nearest(word, candidates)
    return _meant(near) if near else ""


def _meant(word: str) -> str:
    return f"Mungkin maksudnya “{word}”? "


def _meant_code(written: str) -> str:
    """What is said of a code whose parts are there, but joined or written otherwise."""
    meant = "-".join(_PARTS_OF_CODE.findall(written.upper()))
    return _meant(meant) if _CODE.fullmatch(meant) else ""


def _no_digits_in(number: str) -> str:
    signs = dict.fromkeys(sign for sign in number if not ("0" <= sign <= "9"))
    return " ".join(_named_sign(sign) for sign in islice(signs, _MOST_SIGNS_SHOWN))


def _named_sign(sign: str) -> str:
    """A letter is called one: an “O” looks like a zero."""
    return f"huruf “{sign}”" if sign.isalpha() else f"“{sign}”"


def _gap(count: int, wanted: int) -> str:
    return f"kurang {wanted - count} angka" if count < wanted else f"lebih {count - wanted} angka"


def _mark_facts(mark: str) -> dict[str, str]:
    listed = ", ".join(f"{{{name}}}" for name in number_pattern.MARKS)
    near = nearest(mark, number_pattern.MARKS)
    hint = f"Mungkin maksudnya {{{near}}}? " if near else ""
    return {"nilai_tanda": f"{{{mark}}}", "daftar": listed, "nilai_saran": hint}
