"""Looks through what a document says for those whom it may not show."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kka_docs.confidentiality.folding import words
from kka_docs.confidentiality.guard import Guard, Needles
from kka_docs.confidentiality.people import Person, Words
from kka_docs.confidentiality.texts import FILE_NAME, Said

_ENOUGH_TO_JOIN: Final = 8
"""Letters of two parts of a name that are found even where spaces stand between letters."""

_TAKEN: Final = "|"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something of somebody in a document: what, where, and the words themselves.

    `stops` is False where it is a single part of a name, which may be anybody's.
    """

    what: str
    place: str
    value: str
    stops: bool


@dataclass(frozen=True, slots=True)
class _Hit:
    part: str
    people: tuple[Person, ...]
    place: str


def suspect(said: Iterable[Said], needles: Needles) -> list[Said]:
    """Return what is worth looking at closely: seldom anything, and told in no time."""
    return [one for one in said if _may_hold(one.text, needles)]


def _may_hold(text: str, needles: Needles) -> bool:
    spaced = f" {text} ".replace("\n", " ")
    if any(word in spaced for word in needles.words):
        return True
    together = spaced.replace(" ", "")
    return any(needle in together for needle in needles.joined)


def findings(said: Iterable[Said], guard: Guard, ordinary: Collection[str]) -> list[Finding]:
    """Return what a document shows of those whom it may not show.

    Whole names, two parts of a name and numbers stop it, in whatever order and however they are
    spaced. A single part is told; a name of one word is whole, but where it is an `ordinary` word
    it cannot be told from that.
    """
    found: list[Finding] = []
    hits: list[_Hit] = []
    starts = _by_first_word(guard)
    for place, paragraph in _paragraphs(said, guard):
        left = _Paragraph(place, words(paragraph), guard, starts)
        found += left.findings
        hits += [hit for hit in left.hits if hit.part not in ordinary]
    stopping = [*_of_two_parts(hits), *_of_one_word(hits)]
    told = {finding.value for finding in (*found, *stopping)}
    single = (_of_one_part(hit) for hit in hits if not _is_part_of(hit.part, told))
    return list(dict.fromkeys((*found, *stopping, *single)))


class _Paragraph:
    """A paragraph read from left to right: at each word the longest that is known counts."""

    def __init__(
        self, place: str, spoken: Words, guard: Guard, starts: Mapping[str, Sequence[Words]]
    ) -> None:
        self.findings: list[Finding] = []
        self.hits: list[_Hit] = []
        self._place, self._spoken, self._guard = place, spoken, guard
        self._starts = starts
        self._left: list[str] = []
        at = 0
        while at < len(spoken):
            at += self._taken_at(at)
        self._look_at_letters_apart()

    def _taken_at(self, at: int) -> int:
        """Judge what begins at a word; return how many words that was."""
        guard, word = self._guard, self._spoken[at]
        longest = max(
            (p for p in self._starts.get(word, ()) if self._spoken[at : at + len(p)] == p),
            key=lambda phrase: (len(phrase), phrase in guard.excused),
            default=(),
        )
        if longest in guard.excused:
            self._left.append(_TAKEN)
        elif longest in guard.known.homes:
            self._find("alamat rumah konseli", " ".join(longest))
        elif longest in guard.pairs:
            self._find(f"nama {guard.pairs[longest].who.value}", " ".join(longest))
        elif number := _number_at(self._spoken, at, guard.known.numbers):
            self._find("nomor pengenal konseli", " ".join(number))
            return len(number)
        else:
            if word in guard.parts:
                self.hits.append(_Hit(word, guard.parts[word], self._place))
            self._left.append(word)
        return max(len(longest), 1)

    def _find(self, what: str, value: str) -> None:
        self.findings.append(Finding(what, self._place, value, stops=True))
        self._left.append(_TAKEN)

    def _look_at_letters_apart(self) -> None:
        """Find "M E L A T I  R E K A A N" and "MelatiRekaan"."""
        joined = "".join(self._left)
        for pair, person in self._guard.pairs.items():
            together = "".join(pair)
            if len(together) >= _ENOUGH_TO_JOIN and together in joined:
                self._find(f"nama {person.who.value}", " ".join(pair))


def _paragraphs(said: Iterable[Said], guard: Guard) -> Iterator[tuple[str, str]]:
    for one in said:
        lines = one.text.split("\n")
        for number, line in enumerate(lines, start=1):
            place = (
                f"{one.place}, paragraf {number}" if one.is_seen and len(lines) > 1 else one.place
            )
            if _may_hold(line, guard.needles):
                yield place, line


def _by_first_word(guard: Guard) -> Mapping[str, list[Words]]:
    starts: dict[str, list[Words]] = {}
    for phrase in (*guard.excused, *guard.pairs, *guard.known.homes):
        starts.setdefault(phrase[0], []).append(phrase)
    return starts


def _number_at(spoken: Words, at: int, numbers: Collection[str]) -> Words:
    """The words from here on that together are one of the numbers, zeros before it or not."""
    joined = ""
    for end in range(at, len(spoken)):
        if not spoken[end].isdecimal():
            return ()
        joined += spoken[end]
        if any(joined.lstrip("0") == number.lstrip("0") for number in numbers):
            return spoken[at : end + 1]
    return ()


def _of_two_parts(hits: Iterable[_Hit]) -> Iterator[Finding]:
    """Two parts of one person's name that stand apart."""
    parts: dict[Person, dict[str, str]] = {}
    for hit in hits:
        for person in hit.people:
            parts.setdefault(person, {}).setdefault(hit.part, hit.place)
    for person, found in parts.items():
        if len(found) > 1:
            places = " dan ".join(dict.fromkeys(found.values()))
            yield Finding(f"nama {person.who.value}", places, " ".join(found), stops=True)


def _of_one_part(hit: _Hit) -> Finding:
    """A single part of a name; in a file name not even that may stand."""
    what = f"bagian nama {hit.people[0].who.value}"
    return Finding(what, hit.place, hit.part, stops=hit.place == FILE_NAME)


def _is_part_of(part: str, values: Iterable[str]) -> bool:
    return any(part in value.split() for value in values)


def _of_one_word(hits: Iterable[_Hit]) -> Iterator[Finding]:
    for hit in hits:
        for person in hit.people:
            if person.name == (hit.part,):
                yield Finding(f"nama {person.who.value}", hit.place, hit.part, stops=True)
