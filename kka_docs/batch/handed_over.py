"""A meeting's form on both desks: the office's counts, since that is where it is filled in on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from kka_docs.batch.kept import Kept
from kka_docs.workspace import DESKS, workspace_of

_COUNSELOR, _OFFICE = DESKS
_NAMED = 3


def handed_over(forms: Sequence[Kept]) -> list[Kept]:
    """Return the forms of the counselor's desk that lie on the office's desk as well.

    Only where there is one of a meeting on each desk of a working folder: of several on one desk
    nobody knows which holds.
    """
    of_meetings: dict[tuple[Path, tuple[str, ...]], list[tuple[str, Kept]]] = defaultdict(list)
    for form in forms:
        workspace = workspace_of(form.path) if form.checked.kind == "pertemuan" else None
        if workspace is not None and form.folder:
            desk = workspace.desk_of(form.path).name
            of_meetings[workspace.root, form.folder].append((desk, form))
    pairs = (dict(found) for found in of_meetings.values() if len(found) == len(DESKS))
    return [desks[_COUNSELOR] for desks in pairs if desks.keys() == set(DESKS)]


def note_of(given_way: Sequence[Kept]) -> tuple[str, ...]:
    """Return the sentence that says which forms were passed over, none where none was."""
    if not given_way:
        return ()
    names = ", ".join(form.path.name for form in given_way[:_NAMED])
    more = len(given_way) - _NAMED
    told = f"{names}{f' dan {more} formulir lain' if more > 0 else ''}"
    return (f"Sudah diserahkan, jadi yang dipakai yang di meja {_OFFICE}: {told}.",)
