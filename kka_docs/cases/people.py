"""Whether two rows of different forms are about one person."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from kka_docs.indonesian import fold

Row = Mapping[str, Any]

_TITLES_BEFORE = re.compile(r"(?:[^\W\d]{1,6}\.\s*)+(?=\w)")


def bare_name(name: str) -> str:
    """Return a name for comparison, without titles.

    >>> bare_name("Dr. H. Syamsul Ma'arif, S.Pd.")
    'syamsul maarif'
    """
    return fold(_TITLES_BEFORE.sub("", name.partition(",")[0].strip(), count=1))


def is_same_person(guest: Row, came: Row) -> bool:
    """Return whether a guest of the meeting form is who a row of the minutes names.

    Where a name is missing, the office counts: also that which an invitation is to be passed on to.
    """
    if guest["nama"] and came["nama"]:
        return bare_name(guest["nama"]) == bare_name(came["nama"])
    offices = {fold(office) for office in (guest["fungsi"], guest["up"]) if office}
    is_same_office = fold(came["fungsi"] or "") in offices
    return is_same_office and _is_same_place(guest["instansi"], came["instansi"])


def _is_same_place(one: str | None, other: str | None) -> bool:
    return not one or not other or fold(one) == fold(other)


def called(row: Row) -> str:
    """Return what a message calls somebody: the name, else the function."""
    return str(row["nama"] or row["fungsi"] or row.get("anak") or "")
