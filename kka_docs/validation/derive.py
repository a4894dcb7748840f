"""What need not be asked because it follows: unsur and group from the function, agenda times."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import time
from functools import cache
from typing import Any

from kka_docs.definitions.fields import Role
from kka_docs.definitions.setting import Setting
from kka_docs.indonesian import fold

FROM_ROLE = frozenset({"unsur", "kelompok"})
"""Columns that are filled from the function where their cell is empty."""

_OTHERS = "lainnya"
_DECISIVE = "1"
_INFORMANTS = "2"


def from_role(setting: Setting, column: str, row: Mapping[str, Any]) -> str:
    """Return the unsur or group that goes with the row's function ("lainnya", "2" if unknown).

    Somebody without a listed function who is written beside a client's name is family.
    """
    function = fold(str(row.get("fungsi") or ""))
    for label, role in _folded_roles(setting):
        if function.startswith(label) or function in label.split("/"):
            return role.unsur if column == "unsur" else role.group
    for beginning, role in _folded_beginnings(setting):
        if function.startswith(beginning):
            return role.unsur if column == "unsur" else role.group
    if row.get("anak"):
        return setting.family_unsur if column == "unsur" else _DECISIVE
    return _OTHERS if column == "unsur" else _INFORMANTS


@cache
def _folded_roles(setting: Setting) -> tuple[tuple[str, Role], ...]:
    return tuple((fold(role.label), role) for role in setting.roles)


@cache
def _folded_beginnings(setting: Setting) -> tuple[tuple[str, Role], ...]:
    """Beginnings of functions, whole words, the longest first: "Guru BK" is no "Guru"."""
    found = ((f"{fold(words)} ", role) for role in setting.roles for words in role.also)
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))


def schedule(
    steps: Sequence[Mapping[str, Any]], start: time
) -> list[tuple[time | None, time | None]]:
    """Return start and end of every agenda step; None where neither typed nor computable.

    A step without a start begins when the one before it ends; one without minutes ends when
    the next one starts.
    """
    spans: list[tuple[time | None, time | None]] = []
    previous_end: time | None = start
    for step, following in zip(steps, [*steps[1:], {}], strict=False):  # no steps, no pairs
        begin = step.get("mulai") if isinstance(step.get("mulai"), time) else previous_end
        end = _end(begin, step.get("menit"), following.get("mulai"))
        spans.append((begin, end))
        previous_end = end
    return spans


def _end(begin: time | None, minutes: Any, next_start: Any) -> time | None:
    if begin is not None and isinstance(minutes, int) and minutes > 0:
        total = begin.hour * 60 + begin.minute + minutes
        return time(*divmod(total, 60)) if total < 24 * 60 else time(23, 59)
    return next_start if isinstance(next_start, time) else None
