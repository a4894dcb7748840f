"""`kka periksa --jelaskan KODE`: what a message means, why it matters and what to do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from textwrap import wrap
from typing import TYPE_CHECKING

from kka_docs.cli.show import console
from kka_docs.definitions.catalog import unfilled
from kka_docs.definitions.documents import DOCUMENTS
from kka_docs.definitions.explanations import EXPLANATIONS, TOPICS
from kka_docs.definitions.explanations.explanation import Answer, InCell, InWords
from kka_docs.definitions.forms import FORMS
from kka_docs.definitions.objective_words import LABELS
from kka_docs.definitions.sentences import CATALOG, Message
from kka_docs.definitions.setting import form_in_setting
from kka_docs.definitions.settings import settings
from kka_docs.errors import WrongUse
from kka_docs.indonesian import nearest
from kka_docs.records import Severity

if TYPE_CHECKING:
    from rich.console import Console

ALL = "daftar"
_ALL_SENTENCE = "Semua kode: kka periksa --jelaskan"
_SETTING = "sekolah"
_OF_JUDGING_WORDS = "bahasa_menilai"
_KINDS = {Severity.ERROR: "SALAH", Severity.WARNING: "PERIKSA LAGI"}
_LISTED = re.compile(r"(?:\d+\. |semula:  |menjadi: |[a-z_]+ *: )?")
"""What a line begins with that the lines below it leave free."""


def explain(asked: str) -> int:
    """Print the explanation of a message code, or the list of all; return 0.

    Raises WrongUse with the nearest code where there is none like it.
    """
    code = "_".join(asked.strip(" []").lower().replace("-", " ").replace("_", " ").split())
    if code == ALL:
        _print_all()
    elif code in EXPLANATIONS:
        _print_one(code)
    else:
        near = nearest(code, EXPLANATIONS)
        hint = f" Mungkin maksudnya {near}?" if near else ""
        raise WrongUse(f"Kode “{asked}” tidak dikenal.{hint} {_ALL_SENTENCE}")
    return 0


def _print_one(code: str) -> None:
    told, message = EXPLANATIONS[code], CATALOG[code]
    screen = console()
    _print_lines(screen, f"{_KINDS[message.severity]}: {unfilled(message.wrong)}", "bold")
    _print_lines(screen, f"[{code}] {_effect(message)}", "dim")
    _print_section(screen, "Artinya", [told.meaning])
    _print_section(screen, "Mengapa penting", [told.why])
    _print_section(
        screen, "Yang dilakukan", [f"{n}. {step}" for n, step in enumerate(told.steps, 1)]
    )
    _print_section(screen, "Contoh", _example(told.example))
    if code == _OF_JUDGING_WORDS:
        _print_section(screen, "Kata-kata yang dicari", _judging_words())


def _effect(message: Message) -> str:
    if message.severity is Severity.WARNING:
        return "Dokumen tetap dibuat; lihat sekali lagi."
    labels = [DOCUMENTS[kind].label for kind in message.blocks] or ["Dokumen"]
    return f"{_enumerated(labels)} belum dibuat sebelum ini diperbaiki."


def _enumerated(labels: Sequence[str]) -> str:
    """Labels as one phrase: a capital only at its start, "dan" before the last."""
    first, *others = labels
    *before, last = [first, *(label[0].lower() + label[1:] for label in others)]
    match before:
        case []:
            return last
        case [only]:
            return f"{only} dan {last}"
    return f"{', '.join(before)}, dan {last}"


def _print_section(screen: Console, title: str, lines: Iterable[str]) -> None:
    screen.print()
    _print_lines(screen, title, "bold")
    for line in lines:
        _print_lines(screen, line, indent=2)


def _print_lines(screen: Console, text: str, style: str = "", indent: int = 0) -> None:
    """Print a text; what does not fit goes on below, under its first letters."""
    from rich.text import Text

    below = " " * (indent + _LISTED.match(text).end())  # type: ignore[union-attr] # matches all
    first = " " * indent
    for line in wrap(text, screen.width, initial_indent=first, subsequent_indent=below):
        screen.print(Text(line, style))


def _example(example: InCell | InWords) -> list[str]:
    if isinstance(example, InWords):
        return [f"semula:  {example.before}", f"menjadi: {example.after}"]
    return [
        _place(example),
        f"semula:  {_shown(example.before)}",
        f"menjadi: {_shown(example.after)}",
    ]


def _place(example: InCell) -> str:
    key, sheet_key, field_key = example.at.split(".")
    form = form_in_setting(FORMS[key], settings()[_SETTING])
    sheet = form.sheet(sheet_key)
    labels = {field.key: field.label for field in sheet.fields}
    beside = " dan ".join(f"“{labels[name]}” {_filled(value)}" for name, value in example.beside)
    where = f"Formulir {form.title}, sheet {sheet.title}, “{labels[field_key]}”"
    return f"{where}, sedangkan {beside}:" if beside else f"{where}:"


def _filled(answer: Answer) -> str:
    return "kosong" if answer is None else f"berisi {_shown(answer)}"


def _shown(answer: Answer) -> str:
    match answer:
        case None:
            return "(kosong)"
        case bool():
            return "BENAR" if answer else "SALAH"
    return f"“{answer}”"


def _judging_words() -> list[str]:
    lines = []
    for label in LABELS:
        lines.append(f"{label.kind.capitalize()}: {', '.join(label.words)}.")
        lines.append(f"→ {label.reason} Lebih baik, misalnya: “{label.instead}”.")
    return lines


def _print_all() -> None:
    screen = console()
    for topic in TOPICS:
        _print_lines(screen, topic.title, "bold")
        width = max(map(len, topic.explanations))
        for code in topic.explanations:
            _print_lines(screen, f"{code:<{width}}: {unfilled(CATALOG[code].wrong)}", indent=2)
        screen.print()
    _print_lines(screen, "Penjelasan sebuah kode: kka periksa --jelaskan KODE")
