"""Who is known in a run: clients and their families, with what would give them away."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from kka_docs.confidentiality.folding import words
from kka_docs.definitions.fields import Form
from kka_docs.definitions.forms import FORMS
from kka_docs.definitions.identity import Identity
from kka_docs.definitions.setting import Setting, form_in_setting
from kka_docs.records import Record

Words = tuple[str, ...]


class Who(StrEnum):
    """What somebody is to a case."""

    CLIENT = "konseli"
    GUARDIAN = "keluarga konseli"


@dataclass(frozen=True, slots=True, order=True)
class Person:
    """Somebody whom documents may give away; `name` are the words of the name, without titles."""

    who: Who
    name: Words


@dataclass(frozen=True, slots=True)
class Known:
    """Who a run knows of one case: people, numbers that identify them, where they live."""

    people: frozenset[Person] = frozenset()
    numbers: frozenset[str] = frozenset()
    homes: frozenset[Words] = frozenset()

    def __or__(self, other: Known) -> Known:
        """Return what two forms of one case know together."""
        return Known(
            self.people | other.people, self.numbers | other.numbers, self.homes | other.homes
        )

    @property
    def has_client(self) -> bool:
        """Return whether any client's name is known."""
        return any(person.who is Who.CLIENT for person in self.people)


NOBODY: Final = Known()

_NAMED_BY: Final[Mapping[str, Who]] = MappingProxyType(
    {
        "nama": Who.CLIENT,
        "wali": Who.GUARDIAN,
        "wali_lain": Who.GUARDIAN,
        "siapa": Who.GUARDIAN,
    }
)
"""Columns about clients (identity "konseli") that hold names."""

_HOME: Final = "alamat"
_BETWEEN_NAMES: Final = re.compile(r"\s+dan\s+|\s*[&;/|\n]\s*", re.IGNORECASE)
_IN_BRACKETS: Final = re.compile(r"\(.*?\)")
_TITLES: Final = frozenset(
    words(
        "bapak bpk pak ibu bu sdr sdri saudara saudari tuan tn nyonya ny nona nn ananda anak "
        "almarhum alm almarhumah drs dra dr drg drh ir prof h hj haji hajjah kh ust ustadz "
        "ustadzah kyai bin binti"
    )
)
_NO_NAMES: Final = frozenset(
    words(
        "ayah ibu orang tua wali murid kakek nenek paman bibi om tante kakak adik suami istri "
        "keluarga sendiri konseli tidak ada belum"
    )
)
"""What people write where a name is asked and they have none."""

_LEAST_DIGITS: Final = 5
"""Shorter numbers look like years, room numbers and house numbers."""


def known_of(record: Record, setting: Setting) -> Known:
    """Return whom a form knows: its clients and families, from wherever it names them."""
    if record.kind == "profil":
        return NOBODY
    form = form_in_setting(FORMS[record.kind], setting)
    of_clients = _of_clients(record.values, form)
    return of_clients | _of_families(record.values, setting)


def names_in(text: str | None) -> tuple[Words, ...]:
    """Return the names in a cell, each as its words: titles left out, several names told apart.

    >>> names_in("Drs. Hasan Umpama, M.Pd. dan Ibu Wati")
    (('hasan', 'umpama'), ('wati',))
    """
    if not text:
        return ()
    found = (_name(cell) for cell in _BETWEEN_NAMES.split(_IN_BRACKETS.sub(" ", text)))
    return tuple(name for name in found if name and not _NO_NAMES.issuperset(name))


def home_in(text: str | None) -> Words:
    """Return an address that finds a house; nothing for a town alone."""
    found = words(text or "")
    has_number = any(word.isdecimal() for word in found)
    return found if has_number and len(found) > 1 else ()


def _name(cell: str) -> Words:
    return tuple(
        word for word in words(cell.partition(",")[0]) if word.isalpha() and word not in _TITLES
    )


def _of_clients(values: Mapping[str, Any], form: Form) -> Known:
    """What stands in fields that give a client away."""
    people: set[Person] = set()
    numbers: set[str] = set()
    homes: set[Words] = set()
    for sheet, field in form.walk():
        if field.identity is not Identity.CLIENT or sheet.table is None:
            continue
        for typed in _typed(values[sheet.key], field.key):
            who = _NAMED_BY.get(field.key)
            if who is not None:
                people.update(Person(who, name) for name in names_in(typed))
            elif field.key == _HOME:
                homes.add(home_in(typed))
            else:
                numbers.update(_number(typed))
    return Known(_clients_first(people), frozenset(numbers), frozenset(homes - {()}))


def _of_families(values: Mapping[str, Any], setting: Setting) -> Known:
    """Families among those invited or present, and the children that they are invited for."""
    people: set[Person] = set()
    homes: set[Words] = set()
    for row in (*values.get("peserta", ()), *values.get("kehadiran", ())):
        people.update(Person(Who.CLIENT, name) for name in names_in(row.get("anak")))
        if row.get("unsur") == setting.family_unsur:
            people.update(Person(Who.GUARDIAN, name) for name in names_in(row.get("nama")))
            homes.add(home_in(row.get("alamat")))
    return Known(_clients_first(people), homes=frozenset(homes - {()}))


def _clients_first(people: Iterable[Person]) -> frozenset[Person]:
    """Nobody twice: a client who consents alone is no family."""
    found = frozenset(people)
    clients = {person.name for person in found if person.who is Who.CLIENT}
    return frozenset(p for p in found if p.who is Who.CLIENT or p.name not in clients)


def _typed(rows: Iterable[Mapping[str, Any]], column: str) -> Iterator[str]:
    return (row[column] for row in rows if isinstance(row.get(column), str))


def _number(typed: str) -> Iterator[str]:
    digits = "".join(word for word in words(typed) if word.isdecimal())
    if len(digits) >= _LEAST_DIGITS:
        yield digits
