"""Marks for papers that are about to be made: number, code and journal's head, fixed then."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kka_docs.himpunan.archive import Writing
from kka_docs.himpunan.codes import head_signs, new_key, seal, signs_of
from kka_docs.himpunan.disk import make_folder_below, put
from kka_docs.himpunan.events import Event
from kka_docs.himpunan.folders import SEAL_KEYS, case_folder
from kka_docs.himpunan.papers import About, Mark
from kka_docs.himpunan.queries import Code, codes_of, next_number, paper_about
from kka_docs.himpunan.secrecy import age
from kka_docs.himpunan.secrecy.age import Identity


@dataclass(frozen=True, slots=True)
class Draft:
    """A record whose paper is about to be made.

    `record` is its canonical bytes, `form` the digest of the file that it stands in.
    """

    about: About
    record: bytes
    form: str


def mark_for(writing: Writing, draft: Draft) -> Mark:
    """Return the mark of a draft's paper: the one it has, or a new one where the record is new.

    A paper keeps its number whatever is corrected in its record; its code follows the record.
    Raises Destroyed where the case was destroyed.
    """
    held = paper_about(writing.connection, draft.about)
    if held is not None:
        same = known_code(writing, held.number, draft)
        if same is not None:
            return same.mark
    return _new_mark(writing, draft, held.number if held else None)


def known_code(writing: Writing, number: str, draft: Draft) -> Code | None:
    """Return the code that a paper was given for this very record; None where it changed."""
    folder = _folder(writing, draft.about.case)
    for code in reversed(codes_of(writing.connection, number)):
        if code.form == draft.form:
            return code
        key = key_of(folder, code.mark)
        if key is not None and seal(key, draft.record) == code.seal:
            return code
    return None


def key_of(folder: Path, mark: Mark, case_key: Identity | None = None) -> bytes | None:
    """Return the key behind a code; None where it was destroyed or is locked away.

    Where it is encrypted, as behind the codes of filed papers, the case's key opens it.
    """
    path = _key_path(folder, mark)
    if path.exists():
        return bytes.fromhex(path.read_text("ascii"))
    sealed = path.with_name(path.name + age.SUFFIX)
    if case_key is None or not sealed.exists():
        return None
    return bytes.fromhex(age.decrypted(sealed.read_bytes(), case_key).decode("ascii"))


def _new_mark(writing: Writing, draft: Draft, number: str | None) -> Mark:
    about, head, key = draft.about, writing.head, new_key()
    given = number or next_number(writing.connection, writing.now.year)
    sealed = seal(key, draft.record)
    mark = Mark(given, signs_of(sealed), head.number, head_signs(head.hash))
    path = _key_path(_folder(writing, about.case), mark)
    make_folder_below(writing.root, path.parent)
    put(path, key.hex().encode("ascii"))
    writing.note(Event.DRAFT, _data(draft, mark, sealed, writing.now.year))
    return mark


def _data(draft: Draft, mark: Mark, sealed: str, year: int) -> dict[str, object]:
    about = draft.about
    return {
        "nomor": mark.number,
        "kasus": about.case,
        "tahun": year,
        "pertemuan": about.meeting,
        "jenis": about.kind,
        "tanggal": None if about.day is None else about.day.isoformat(),
        "tanda": mark.check,
        "segel": sealed,
        "formulir": draft.form,
        "catatan": mark.entry,
        "kepala": mark.head,
    }


def _folder(writing: Writing, case: str) -> Path:
    return case_folder(writing.root, writing.year_of(case), case)


def _key_path(folder: Path, mark: Mark) -> Path:
    return folder / SEAL_KEYS / f"{mark.number}-{mark.check}.txt"
