"""Who a case is about, as its form says: for the encrypted list of names."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kka_docs.definitions.catalog import problem
from kka_docs.intake import form_at
from kka_docs.passwords import Passwords
from kka_docs.records import Place, Problem
from kka_docs.validation.check import check

_CASE_FORM = "kasus"


@dataclass(frozen=True, slots=True)
class People:
    """A case's clients: code and name of each."""

    case: str
    clients: tuple[tuple[str, str], ...]


def people_in(path: Path, passwords: Passwords | None) -> People | tuple[Problem, ...]:
    """Return the clients whom a case form names, or the problems for which it cannot be used.

    A protected form is opened where there are `passwords`.
    """
    raw = form_at(path, passwords)
    if isinstance(raw, Problem):
        return (raw,)
    if raw.kind != _CASE_FORM:
        return (problem("serah_bukan_formulirnya", Place(path.name), jenis=_CASE_FORM),)
    checked = check(raw)
    if checked.record is None:
        return tuple(checked.errors)
    values = checked.record.values
    clients = tuple((row["kode"], row["nama"]) for row in values["konseli"])
    return People(values["kasus"]["kode"], clients)
