"""What the office has of a meeting already, so that handing it over again loses none of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path
from typing import Any

from kka_docs.definitions.fields import Field, Form, Sheet
from kka_docs.definitions.forms import FORMS
from kka_docs.definitions.setting import form_in_setting
from kka_docs.definitions.settings import settings
from kka_docs.errors import OutsideMissing
from kka_docs.files import INVALID_FOLDER, free_name, refusal, write_new
from kka_docs.forms.answers import written_answers
from kka_docs.forms.refill import refilled_answers
from kka_docs.indonesian import fold
from kka_docs.intake import form_at
from kka_docs.records import RawForm, Values
from kka_docs.workspace import forms_below

_MIDNIGHT = time()


@dataclass(frozen=True, slots=True)
class Joined:
    """A meeting form's answers with what the office had filled in; what was carried, by label."""

    answers: Values
    carried: tuple[str, ...]


def forms_of_meeting(raw: RawForm, name: str, folder: Path) -> list[RawForm]:
    """Return the forms of the same meeting in a folder, the last one written first.

    They are known by their content; only names that begin like `name` are opened.
    """
    stem = fold(Path(name).stem)
    alike = [path for path in forms_below([folder]) if _goes_on(fold(path.stem), stem)]
    found = [read for path in alike if isinstance(read := form_at(path), RawForm)]
    same = [one for one in found if _meeting(one) == _meeting(raw)]
    return sorted(same, key=lambda one: one.path.stat().st_mtime_ns, reverse=True)


def joined(raw: RawForm, of_office: Sequence[RawForm]) -> Joined:
    """Return the answers of a form, with the office's where it has none in the office's blocks.

    Of several of the office's forms the first that has an answer gives it.
    """
    form = _form(raw)
    answers, blank = refilled_answers(raw), written_answers(form, settings()[raw.setting], {})
    theirs = [refilled_answers(one) for one in of_office]
    carried = []
    for sheet, field in _by_office(form):
        key, unasked = (sheet.key, field.key), blank[sheet.key][field.key]
        if not _says_something(_at(answers, key), unasked):
            said = (_at(other, key) for other in theirs)
            found = next((value for value in said if _says_something(value, unasked)), None)
            if found is not None:
                answers[sheet.key][field.key] = found
                carried.append(field.label)
    return Joined(answers, tuple(carried))


def differing(raw: RawForm, answers: Values) -> tuple[str, ...]:
    """Return in what a form is not filled in as `answers` are: labels of fields, tables by name."""
    theirs = refilled_answers(raw)
    return tuple(_differing(_form(raw).sheets, theirs, answers))


def keep_copy(form: Path) -> Path:
    """Return where a copy of a form was laid that holds no more; the form itself stays.

    Raises OutsideMissing where the folder cannot be written.
    """
    try:
        return write_new(_aside(form), form.read_bytes())
    except OSError as cause:
        raise _refused(form, cause) from cause


def move_aside(form: Path) -> Path:
    """Return where a form was moved that holds no more.

    Raises OutsideMissing where it cannot be moved, as when it is open.
    """
    try:
        return form.replace(free_name(_aside(form)))
    except OSError as cause:
        raise _refused(form, cause) from cause


def _aside(form: Path) -> Path:
    folder = form.parent / INVALID_FOLDER
    folder.mkdir(exist_ok=True)
    return folder / form.name


def _refused(form: Path, cause: OSError) -> OutsideMissing:
    return OutsideMissing(
        f"{form} tidak dapat dipindahkan ke folder {INVALID_FOLDER}: {refusal(cause)}. Tutuplah "
        "bila sedang terbuka, lalu jalankan lagi perintah yang sama."
    )


def _goes_on(name: str, stem: str) -> bool:
    """Whether a name is the stem itself or goes on with more than digits of its number."""
    return name.startswith(stem) and not name.removeprefix(stem)[:1].isdigit()


def _form(raw: RawForm) -> Form:
    return form_in_setting(FORMS[raw.kind], settings()[raw.setting])


def _meeting(raw: RawForm) -> tuple[str, ...]:
    """Kind, code and number of a meeting, as they were typed."""
    about = (("pertemuan", "kode_kasus"), ("pertemuan", "nomor_pertemuan"))
    typed = (str(raw.singles[at].value) if at in raw.singles else "" for at in about)
    return (raw.kind, *(fold(text).removesuffix(".0") for text in typed))


def _by_office(form: Form) -> Iterator[tuple[Sheet, Field]]:
    for sheet in form.sheets:
        for group in sheet.groups:
            if group.by_office:
                yield from ((sheet, field) for field in group.fields)


def _at(answers: Values, key: tuple[str, str]) -> Any:
    return answers[key[0]][key[1]]


def _says_something(value: Any, unasked: Any) -> bool:
    """Whether a value is more than what stands in a blank form."""
    return bool(_plain(value)) and _plain(value) != _plain(unasked)


def _differing(sheets: Iterable[Sheet], one: Values, other: Values) -> Iterator[str]:
    for sheet in sheets:
        if sheet.table is not None:
            if _plain(one[sheet.key]) != _plain(other[sheet.key]):
                yield f"sheet {sheet.title}"
            continue
        for field in sheet.fields:
            at = (sheet.key, field.key)
            if _plain(_at(one, at)) != _plain(_at(other, at)):
                yield field.label


def _plain(value: Any) -> Any:
    """A value as it is read, whichever program wrote it: blanks and spaces count for nothing."""
    if isinstance(value, str):
        return " ".join(value.split()) or None
    if isinstance(value, datetime) and value.time() == _MIDNIGHT:
        return value.date()
    if isinstance(value, list | tuple):
        return [item for item in map(_plain, value) if item is not None] or None
    if isinstance(value, dict):
        filled = {key: _plain(item) for key, item in value.items()}
        return {key: item for key, item in filled.items() if item is not None} or None
    return value
