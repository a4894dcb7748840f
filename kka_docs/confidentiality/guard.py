"""What one document may show, and whose names in it belong to somebody else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import permutations
from typing import Any, Final, NamedTuple

from kka_docs.confidentiality.folding import words
from kka_docs.confidentiality.people import (
    NOBODY,
    Known,
    Person,
    Who,
    Words,
    home_in,
    names_in,
)
from kka_docs.definitions.documents import Audience, Variant
from kka_docs.definitions.identity import Identity
from kka_docs.records import Record

SHORTEST: Final = 3
"""Letters of a part of a name that is searched for alone."""

_SEARCHED: Final = frozenset({Audience.INVITEES, Audience.PARTICIPANTS})
OF_PLACES: Final = frozenset(
    words(
        "jalan jl jln gang gg lorong kompleks komplek perumahan perum blok dusun desa kelurahan "
        "kel kecamatan kec kabupaten kab kota kampung kp ruang aula gedung lantai toko yayasan "
        "panti puskesmas klinik rs rsud rsu apotek polsek polres tk paud sd sdn mi smp smpn mts "
        "sma sman smk smkn ma man slb universitas pt cv ud"
    )
)
"""What stands before a name that belongs to a place."""

_PERSONS: Final = ("pemimpin", "notulis", "konselor")


class Needles(NamedTuple):
    """Without any of these in a text nothing can be found in it.

    `words` have a space before and behind them, `joined` none anywhere.
    """

    words: tuple[str, ...]
    joined: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Guard:
    """What a document is searched for.

    `excused` are names, institutions and addresses of others: what stands inside one of them gives
    nobody away. `parts` are single words of names that are searched for.
    """

    known: Known
    excused: frozenset[Words]
    parts: Mapping[str, tuple[Person, ...]] = field(repr=False)
    pairs: Mapping[Words, Person] = field(repr=False)
    needles: Needles = field(repr=False)


def is_searched(variant: Variant) -> bool:
    """Return whether documents of this variant are searched: those that leave the himpunan."""
    return variant.audience in _SEARCHED and Identity.CLIENT not in variant.identities


def guard_of(known: Known, excused: Iterable[Words]) -> Guard:
    """Return the guard of a document that may show nobody of those known."""
    alone, pairs = _parts_and_pairs(known.people)
    whole = {"".join(phrase) for phrase in (*pairs, *known.homes)}
    numbers = {number.lstrip("0") for number in known.numbers}
    words_alone = tuple(f" {part} " for part in sorted(alone))
    needles = Needles(words_alone, tuple(sorted(whole | numbers)))
    return Guard(known, frozenset(excused) - {()}, alone, pairs, needles)


def less(guard: Guard, allowed: Known) -> Guard:
    """Return the guard of a document that may show some of those known; numbers it may never."""
    if allowed == NOBODY:
        return guard
    names = {person.name for person in allowed.people}
    hidden = frozenset(person for person in guard.known.people if person.name not in names)
    known = Known(hidden, guard.known.numbers, guard.known.homes - allowed.homes)
    parts = {(part,) for name in names for part in name}
    return guard_of(known, guard.excused | names | parts | allowed.homes)


def allowed_by(
    variant: Variant, record: Record, known: Known, row: Mapping[str, Any] | None
) -> Known:
    """Return whom a document may show by its row in the registry; `row` is the recipient's."""
    people: set[Person] = set()
    homes: set[Words] = set()
    if row is not None:
        people |= _called(row.get("nama"), known)
        homes.add(home_in(row.get("alamat")))
        if Identity.CHILD_OF_RECIPIENT in variant.identities:
            people |= _called(row.get("anak"), known)
    if Identity.PARTICIPANTS in variant.identities:
        for other in _rows(record):
            present = _called(other.get("nama"), known)
            people |= {person for person in present if person.who is not Who.CLIENT}
    return Known(frozenset(people), homes=frozenset(homes) & known.homes)


def excused_by(record: Record, profile: Mapping[str, Any], known: Known) -> frozenset[Words]:
    """Return names, institutions and addresses of others that documents of a form may show.

    What the profile says is no case's doing and excuses always; a form's words only where they do
    not name a whole client themselves.
    """
    of_form = (phrase for phrase in _declared(record) if not _tells_of(phrase, known))
    names = {frozenset(person.name) for person in known.people}
    of_others = (name for name in _other_people(record) if frozenset(name) not in names)
    return frozenset((*_of_profile(profile), *of_form, *of_others)) - {()}


def _parts_and_pairs(
    people: Iterable[Person],
) -> tuple[dict[str, tuple[Person, ...]], dict[Words, Person]]:
    alone: dict[str, tuple[Person, ...]] = {}
    pairs: dict[Words, Person] = {}
    for person in sorted(people):
        for part in dict.fromkeys(person.name):
            if len(part) >= SHORTEST or len(person.name) == 1:
                alone[part] = (*alone.get(part, ()), person)
        for pair in permutations(dict.fromkeys(person.name), 2):
            if max(map(len, pair)) > 1:
                pairs.setdefault(pair, person)
    return alone, pairs


def _called(typed: str | None, known: Known) -> set[Person]:
    names = set(names_in(typed))
    return {person for person in known.people if person.name in names}


def _rows(record: Record) -> Iterator[Mapping[str, Any]]:
    for table in ("peserta", "kehadiran"):
        yield from record.values.get(table, ())


def _other_people(record: Record) -> Iterator[Words]:
    """Names of those invited or present, and of who leads, writes or counsels."""
    for row in _rows(record):
        yield from names_in(row.get("nama"))
    first = record.values[record.kind]
    for key in _PERSONS:
        if isinstance(first.get(key), str):
            yield from names_in(first[key])


def _declared(record: Record) -> Iterator[Words]:
    for row in _rows(record):
        for key in ("instansi", "alamat"):
            yield words(row.get(key) or "")


def _tells_of(phrase: Words, known: Known) -> bool:
    """Whether a phrase is a home, or has two parts of a name, or one word that no place has."""
    if phrase in known.homes:
        return True
    for person in known.people:
        if len(set(person.name) & set(phrase)) > 1:
            return True
        if len(person.name) == 1 and person.name[0] in phrase:
            before = phrase[: phrase.index(person.name[0])]
            if not before or before[-1] not in OF_PLACES:
                return True
    return False


def _of_profile(profile: Mapping[str, Any]) -> Iterator[Words]:
    for text in profile["lembaga"].values():
        if isinstance(text, str):
            yield from (words(line) for line in text.split("\n"))
    for row in profile["penanda_tangan"]:
        yield words(row["fungsi"])
        yield words(row["nama"])
