"""Words of a case's problem, and where another form repeats them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from kka_docs.confidentiality.folding import words
from kka_docs.definitions.setting import Setting
from kka_docs.records import Record

_TOLD_BY_ONE: Final = ("nama_kasus",)
_TOLD_BY_SEVERAL: Final = ("deskripsi", "gejala", "latar_belakang", "inti_masalah", "pemecahan")
_SHORTEST: Final = 4
_ENOUGH_OF_NARRATIVE: Final = 3
"""Two words of a long text stand together by chance."""

_BEFORE: Final = re.compile(r"^(?:memper|meng|meny|mem|men|me|ber|di|ke|peng|pem|pen|per|pe)")
_BEHIND: Final = re.compile(r"(?:kannya|annya|kan|nya|an|i)$")


@dataclass(frozen=True, slots=True)
class Content:
    """The words of a problem by their stem, with the label of the field that they stand in.

    One word of the topic tells it; of the narratives several together do.
    """

    topic: Mapping[str, str]
    narrative: Mapping[str, str]

    def repeated_in(self, text: str) -> tuple[str, str] | None:
        """Return the words of the problem in a text, and their field's label; None without any."""
        spoken = {_stem(word): word for word in words(text) if word.isalpha()}
        for stem, word in spoken.items():
            if stem in self.topic:
                return word, self.topic[stem]
        told = [stem for stem in spoken if stem in self.narrative]
        if len(told) < _ENOUGH_OF_NARRATIVE:
            return None
        return " … ".join(spoken[stem] for stem in told), self.narrative[told[0]]


def content_of(
    case: Record, setting: Setting, labels: Mapping[str, str], ordinary: Collection[str]
) -> Content:
    """Return the words of a case's problem less those that every paper has (`ordinary`).

    `labels` are those of the case form's fields, by key.
    """
    about = case.values["format_kasus"]
    kind = setting.choice_label("jenis_kasus", case.values["kasus"]["jenis_kasus"] or "")
    known = {_stem(word) for word in ordinary}
    topic = {_stem(word): labels["jenis_kasus"] for word in words(kind)}
    topic |= _stems(about, _TOLD_BY_ONE, labels)
    narrative = _stems(about, _TOLD_BY_SEVERAL, labels)
    return Content(_telling(topic, known), _telling(narrative, known))


def _telling(stems: Mapping[str, str], known: Collection[str]) -> dict[str, str]:
    return {s: label for s, label in stems.items() if s not in known and len(s) >= _SHORTEST}


def _stems(
    about: Mapping[str, Any], keys: Collection[str], labels: Mapping[str, str]
) -> dict[str, str]:
    return {
        _stem(word): labels[key]
        for key in keys
        for text in _lines(about[key])
        for word in words(text)
        if word.isalpha()
    }


def _lines(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        yield from value


def _stem(word: str) -> str:
    """A word without what Indonesian puts before and behind it, as far as enough is left.

    "ter" stays: "terlambat" tells of somebody, "paling lambat" stands in every form.

    >>> _stem("perkelahian"), _stem("berkelahi"), _stem("bolos")
    ('kelah', 'kelah', 'bolos')
    """
    for affix in (_BEFORE, _BEHIND):
        shorter = affix.sub("", word, count=1)
        word = shorter if len(shorter) >= _SHORTEST else word
    return word
