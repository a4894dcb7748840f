"""A code that stands on paper, held against the archive: whose it is, and of which record.

Nothing here sees the paper. What can be told is that a code was given to a record, that the journal
still says so, and whether a form still holds that record.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kka_docs.himpunan import journal
from kka_docs.himpunan.archive import Archive
from kka_docs.himpunan.codes import canonical, head_signs, read_qr, read_typed, seal, typed
from kka_docs.himpunan.drafts import key_of
from kka_docs.himpunan.folders import case_folder
from kka_docs.himpunan.papers import Mark, Paper
from kka_docs.himpunan.queries import Code, codes_of, codes_with, paper_at, year_of_case
from kka_docs.himpunan.secrecy.case_keys import key_of_case, recipient_of
from kka_docs.himpunan.secrecy.reading import Unlock
from kka_docs.records import Record


class Verdict(StrEnum):
    """What a code is to the archive."""

    NEWEST = "terbaru"
    EARLIER = "sebelumnya"
    OTHER_SIGNS = "tanda-lain"
    OTHER_JOURNAL = "jurnal-lain"
    UNKNOWN = "tidak-dikenal"


@dataclass(frozen=True, slots=True)
class Match:
    """What became of a code.

    `codes` are all that the paper was given, the newest last; `code` is the one meant, None where
    it is none of them. `near` is the code that was probably meant, as it is typed.
    """

    verdict: Verdict
    typed: str
    paper: Paper | None = None
    code: Code | None = None
    codes: Sequence[Code] = ()
    near: str | None = None


class Content(StrEnum):
    """What a form holds, compared with the record that a code was given for."""

    SAME = "sama"
    CHANGED = "berubah"
    LOCKED = "tidak-dapat-dibandingkan"


def match(archive: Archive, text: str) -> Match | None:
    """Return what a typed code, or the text of a QR code, is to the archive; None for no code.

    Raises ArchiveDamaged where the journal no longer proves what the register says of the code.
    """
    printed = read_qr(text)
    read = (printed.number, printed.check) if printed else read_typed(text)
    if read is None:
        return None
    number, signs = read
    shown = typed(Mark(number, signs, 0, ""))
    with archive.reading() as connection:
        paper, codes = paper_at(connection, number), codes_of(connection, number)
        code = next((one for one in codes if one.mark.check == signs), None)
        if paper is None or code is None:
            verdict = Verdict.UNKNOWN if paper is None else Verdict.OTHER_SIGNS
            near = _near(codes, codes_with(connection, signs), signs)
            return Match(verdict, shown, paper, None, codes, near)
        if printed is not None and printed != code.mark:
            return Match(Verdict.OTHER_JOURNAL, shown, paper, None, codes)
        _require_proof(archive.journal, code)
        verdict = Verdict.NEWEST if code == codes[-1] else Verdict.EARLIER
        return Match(verdict, shown, paper, code, codes)


def compared(
    archive: Archive, paper: Paper, code: Code, record: Record, unlock: Unlock | None = None
) -> Content:
    """Return how a form's record stands to the one that a code was given for.

    Where the key behind the code is encrypted, `unlock` is called, if there is one.
    """
    with archive.reading() as connection:
        year = year_of_case(connection, paper.about.case)
    folder = case_folder(archive.root, year, paper.about.case)
    if code.form == record.digest:
        return Content.SAME
    key = key_of(folder, code.mark) or _locked_key(archive, folder, code.mark, unlock)
    if key is None:
        return Content.LOCKED
    same = seal(key, canonical(record.values)) == code.seal
    return Content.SAME if same else Content.CHANGED


def _locked_key(archive: Archive, folder: Path, mark: Mark, unlock: Unlock | None) -> bytes | None:
    """The key behind a code that is locked away with its filed paper; None where nobody opens."""
    case = folder.name
    with archive.reading() as connection:
        if unlock is None or recipient_of(connection, case) is None:
            return None
        return key_of(folder, mark, key_of_case(archive.root, connection, case, unlock()))


def _require_proof(path: Path, code: Code) -> None:
    """The journal holds together up to the code's own entry, which follows the head on the paper.

    Raises journal.Broken otherwise.
    """
    mark = code.mark
    for entry, _ in journal.entries(path):
        if entry.number > mark.entry:
            given = (entry.data.get("nomor"), entry.data.get("segel"))
            is_given = given == (mark.number, code.seal)
            if is_given and head_signs(entry.before) == mark.head:
                return
            break
    raise journal.Broken(mark.entry + 1, "tidak lagi memuat kode yang tercetak di kertas")


def _near(own: Sequence[Code], others: Sequence[Mark], signs: str) -> str | None:
    """The one code that was probably meant: a slip in the signs, else one in the number."""
    slips = [code.mark for code in own if _is_slip(code.mark.check, signs)]
    found = slips or others
    return typed(found[0]) if len(found) == 1 else None


def _is_slip(right: str, written: str) -> bool:
    """Whether one sign was mistaken for another, or two neighbours exchanged."""
    wrong = [at for at, pair in enumerate(zip(right, written, strict=True)) if len(set(pair)) > 1]
    first, last = wrong[0], wrong[-1]
    is_exchange = right[first : last + 1] == written[first : last + 1][::-1]
    return first == last or (last == first + 1 and is_exchange)
