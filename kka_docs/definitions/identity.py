"""Whom a value gives away: what fields and documents are matched by."""

from __future__ import annotations

from enum import StrEnum


class Identity(StrEnum):
    """Whom a value gives away. Each document kind lists the identities that it may show."""

    CODE = "kode"
    CLIENT = "konseli"
    CHILD_OF_RECIPIENT = "anak penerima"
    PARTICIPANTS = "peserta"
    CASE_CONTENT = "isi kasus"


OF_PEOPLE = frozenset({Identity.CLIENT, Identity.CHILD_OF_RECIPIENT, Identity.PARTICIPANTS})
"""Values that say who somebody is: names most of all."""
