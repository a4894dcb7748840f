"""`kka serahkan`: a meeting form passes from the counselor's desk to the office's, as a new file.

Only what the counselor's file says as a form travels: it is read, checked beside the case form, and
written anew, so that no comment, hidden sheet, picture or property of that file goes along. What
the office has filled in of that meeting goes into the new file; its own one is set aside.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kka_docs.confidentiality.handing_over import against_case
from kka_docs.definitions.catalog import problem
from kka_docs.delivery import deliver
from kka_docs.errors import WrongUse
from kka_docs.files import INVALID_FOLDER, digest_at
from kka_docs.forms.refill import refill
from kka_docs.institution import open_office
from kka_docs.intake import form_at
from kka_docs.manifest import Entry, Manifest, read_manifest
from kka_docs.office_forms import differing, forms_of_meeting, joined, keep_copy, move_aside
from kka_docs.passwords import Passwords
from kka_docs.records import Checked, Document, Outcome, Place, Problem, RawForm, Record, Status
from kka_docs.validation.check import check
from kka_docs.workspace import profile_for, workspace_of

HANDED_OVER = "serahan"
"""The document kind by which the office's folder knows a form that was handed over."""

_OFFICE = "tu"
_KEPT_ASIDE = f"disimpan di folder {INVALID_FOLDER}; yang dipakai serahan yang baru"


@dataclass(frozen=True, slots=True)
class Handover:
    """What became of one meeting form: its problems, else its copy on the office's desk.

    `aside` are the office's former copies, of which `carried` went into the new one; in what the
    new one is `differing` from them nobody but the two desks can tell which holds.
    """

    checked: Checked
    outcome: Outcome | None = None
    aside: tuple[Outcome, ...] = ()
    carried: tuple[str, ...] = ()
    differing: tuple[str, ...] = ()


def hand_over(
    meetings: Sequence[Path],
    case: Path,
    folder: Path | None,
    passwords: Passwords | None = None,
) -> list[Handover]:
    """Return what became of each meeting form; where one has a problem, none is handed over.

    `folder` is where the copies go, else the office's desk of the working folder that a form lies
    in. Protected forms are opened where there are `passwords`. Raises WrongUse where neither is
    there or a path does not exist, OutsideMissing where the disk refuses.
    """
    for path in (*meetings, case):
        if not path.is_file():
            raise WrongUse(f"“{path}” tidak ditemukan: periksa nama dan foldernya.")
    targets = [folder or _office_of(path) for path in meetings]
    of_case = _checked(case, "kasus", passwords)
    if of_case.record is None:
        return [Handover(of_case)]
    read = [_beside(path, of_case.record, passwords) for path in meetings]
    if any(checked.errors for checked, _ in read):
        return [Handover(checked) for checked, _ in read]
    return [
        _put(checked, raw, checked.record, target)
        for (checked, raw), target in zip(read, targets, strict=True)
        if raw is not None and checked.record is not None
    ]


def _office_of(meeting: Path) -> Path:
    workspace = workspace_of(meeting)
    desk = None if workspace is None else workspace.root / _OFFICE
    if desk is None or not desk.is_dir():
        raise WrongUse(
            f"Meja tata usaha (folder {_OFFICE}) tidak ada di sini. Sebutkan folder tujuannya, "
            "misalnya flash disk: -o FOLDER."
        )
    return desk


def _beside(
    path: Path, case: Record, passwords: Passwords | None
) -> tuple[Checked, RawForm | None]:
    """A meeting form, checked by itself and against its case."""
    raw = form_at(path, passwords)
    if isinstance(raw, Problem):
        return Checked.unreadable(path, raw), None
    profile = _profile(path, passwords)
    checked = _of_kind(check(raw, profile), "pertemuan")
    if checked.record is None:
        return checked, raw
    found = against_case(checked.record, case, None if profile is None else profile.values)
    return replace(checked, problems=(*checked.problems, *found)), raw


def _checked(path: Path, kind: str, passwords: Passwords | None) -> Checked:
    raw = form_at(path, passwords)
    if isinstance(raw, Problem):
        return Checked.unreadable(path, raw)
    return _of_kind(check(raw, _profile(path, passwords)), kind)


def _of_kind(checked: Checked, kind: str) -> Checked:
    if checked.kind == kind:
        return checked
    wrong = problem("serah_bukan_formulirnya", Place(checked.path.name), jenis=kind)
    return Checked(checked.path, checked.kind, (wrong,), None)


def _profile(form: Path, passwords: Passwords | None) -> Record | None:
    path = profile_for(form)
    office = None if path is None else open_office(path, passwords=passwords)[1]
    return None if office is None else office.profile


def _put(checked: Checked, raw: RawForm, meeting: Record, folder: Path) -> Handover:
    """Write the office's copy, named by code and number, with what the office had filled in."""
    about: dict[str, Any] = meeting.values["pertemuan"]
    name = f"{about['kode_kasus']}-pertemuan-{about['nomor_pertemuan']}.xlsx"
    manifest, theirs = read_manifest(folder), forms_of_meeting(raw, name, folder)
    together = joined(raw, theirs)
    touched = [form for form in theirs if not _is_untouched(form.path, manifest)]
    others = {what: None for form in touched for what in differing(form, together.answers)}
    if [form.path for form in touched] == [folder / name] and len(theirs) == 1 and not others:
        return Handover(checked, Outcome(HANDED_OVER, folder, name, Status.KEPT))
    copy = Document(HANDED_OVER, name, refill(raw, together.answers).content)
    aside = [keep_copy(form.path) for form in touched if form.path == folder / name]
    if aside:
        manifest.entries[name] = Entry(HANDED_OVER, digest_at(folder / name))
    (outcome,) = deliver(folder, [copy], manifest, frozenset())
    if outcome.status is not Status.BESIDE:
        aside += [move_aside(form.path) for form in theirs if form.path != folder / name]
    told = tuple(_set_aside(path) for path in aside)
    return Handover(checked, outcome, told, together.carried, tuple(others))


def _is_untouched(form: Path, manifest: Manifest) -> bool:
    entry, present = manifest.entries.get(form.name), digest_at(form)
    return entry is not None and present is not None and entry.wrote(present)


def _set_aside(path: Path) -> Outcome:
    return Outcome(HANDED_OVER, path.parent, path.name, Status.INVALID, _KEPT_ASIDE)
