"""Numbers for the letters of a run, from the register of their working folder, in one step."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from kka_docs import pipeline
from kka_docs.definitions.catalog import problem
from kka_docs.definitions.documents import DocumentKind, Per
from kka_docs.delivery import read_manifest
from kka_docs.letters.entries import Claim, Conflict, Recipient, running_number
from kka_docs.letters.register import Register, register_path
from kka_docs.pipeline import Office
from kka_docs.records import Checked, LetterNumber, Record
from kka_docs.rendering.letter import BY_HAND, numbering_row
from kka_docs.workspace import output_folder, workspace_of

_PER_LETTER = "surat"
_TAKEN = "nomor_surat_terpakai"


class _Asked(NamedTuple):
    """The letters of one kind of one form."""

    form: int
    kind: DocumentKind
    claim: Claim


def numbered(
    ready: Iterable[tuple[Checked, Office | None]],
    kinds: Sequence[DocumentKind],
    output: Path | None,
    clock: Callable[[], datetime],
) -> list[tuple[Checked, Office | None]]:
    """Return the forms with the numbers of their letters.

    A typed number that another letter has becomes a problem of the form. Raises OutsideMissing or
    ArchiveDamaged where a register cannot be used.
    """
    forms = list(ready)
    for path, asked in _by_register(forms, kinds, output).items():
        with Register.open(path, clock) as register:
            results = register.numbers_for(claim for _, _, claim in asked)
        for (form, kind, claim), result in zip(asked, results, strict=True):
            checked, office = forms[form]
            forms[form] = (_told(checked, kind, claim, result), office)
    return forms


def _by_register(
    forms: Sequence[tuple[Checked, Office | None]],
    kinds: Sequence[DocumentKind],
    output: Path | None,
) -> dict[Path, list[_Asked]]:
    found: dict[Path, list[_Asked]] = defaultdict(list)
    letters = [kind for kind in kinds if kind.per is Per.PARTICIPANT]
    for place, (checked, office) in enumerate(forms):
        workspace = workspace_of(checked.path)
        if office is None or checked.record is None or workspace is None:
            continue
        for kind in pipeline.possible(checked, letters):
            claim = _claim(checked.record, office, kind, output_folder(checked.path, output))
            if claim is not None:
                found[register_path(workspace.root)].append(_Asked(place, kind, claim))
    return found


def _claim(record: Record, office: Office, kind: DocumentKind, base: Path) -> Claim | None:
    """What a form's letters ask of the register; None where they are numbered elsewhere."""
    meeting = record.values["pertemuan"]
    row = numbering_row(office.profile.values, kind.letter)
    day, typed = meeting["tanggal_surat"], meeting["nomor_surat"]
    if row is None or day is None or typed in BY_HAND:
        return None
    running = running_number(typed or "", row["pola"], day.year)
    if (running if typed else row["mulai"]) is None:
        return None
    is_whole = typed is not None and not typed.isdecimal()
    has_each = row["per"] == _PER_LETTER and not is_whole
    return Claim(
        kind=kind.letter or kind.key,
        case=meeting["kode_kasus"],
        meeting=meeting["nomor_pertemuan"],
        day=day,
        pattern=row["pola"],
        recipients=_recipients(record, base) if has_each else (),
        first=row["mulai"] or 1,
        typed=running,
        subject=meeting["hal"] or "",
    )


def _recipients(record: Record, base: Path) -> tuple[Recipient, ...]:
    manifest = read_manifest(base.joinpath(*pipeline.folder_of(record)))
    found = (Recipient(one, manifest.number_of(one)) for one in pipeline.recipients(record))
    return tuple(sorted(found, key=lambda recipient: recipient.copy))


def _told(
    checked: Checked,
    kind: DocumentKind,
    claim: Claim,
    result: tuple[LetterNumber, ...] | Conflict,
) -> Checked:
    record = checked.record
    if record is None:
        return checked
    if isinstance(result, Conflict):
        holder = result.holder
        held = f"{holder.case}, pertemuan {holder.meeting}" if holder.case else holder.state.value
        place = record.places[("pertemuan", "nomor_surat")]
        facts = {"nilai_nomor": str(result.number), "pemakai": held}
        return replace(checked, problems=(*checked.problems, problem(_TAKEN, place, **facts)))
    keys = [recipient.digest for recipient in claim.recipients] or [pipeline.EVERYONE]
    numbers = {**record.numbers, kind.key: dict(zip(keys, result, strict=True))}
    return replace(checked, record=replace(record, numbers=numbers))
