"""What a person at the keyboard is asked; a script says it with options instead."""

from __future__ import annotations

import sys

import click

from kka_docs.cli.himpunan.options import plain
from kka_docs.errors import WrongUse


def is_somebody_there() -> bool:
    """Return whether a person can answer."""
    return sys.stdin is not None and sys.stdin.isatty()


def answer(question: str) -> str | None:
    """Return what somebody types, without blanks around it; None where nobody can be asked."""
    if not is_somebody_there():
        return None
    return str(click.prompt(question, default="", show_default=False, err=True)).strip()


def name_or_ask(given: str | None, question: str, option: str) -> str:
    """Return what was given; else what somebody answers. WrongUse where nobody can be asked."""
    if given is not None:
        return given
    typed = answer(question)
    if typed is None:
        raise WrongUse(f"{question}? Sebutkan dengan {option}.")
    return plain(typed)


def choice_or_ask(given: str | None, question: str, option: str, answers: dict[str, str]) -> str:
    """Return the key that was given, or chosen from a numbered list."""
    if given is not None:
        return given
    if not is_somebody_there():
        raise WrongUse(f"{question}? Sebutkan dengan {option}: {', '.join(answers)}.")
    keys = list(answers)
    for place, key in enumerate(keys, start=1):
        click.echo(f"  {place}. {answers[key]}", err=True)
    typed = answer(f"{question} (nomornya)") or ""
    if typed in answers:
        return typed
    if not typed.isdecimal() or not 1 <= int(typed) <= len(keys):
        raise WrongUse(f"“{typed}” tidak ada di daftar itu. Tidak ada yang dilakukan.")
    return keys[int(typed) - 1]


def is_agreed(question: str) -> bool:
    """Return whether somebody says yes; anything else, and nobody there, is no."""
    return (answer(f"{question} [y/T]") or "").casefold() in {"y", "ya"}
