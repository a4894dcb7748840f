"""Print files: the letters of a run in one .docx for the printer, each with a check list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple, overload

from kka_docs.batch.offices import Offices
from kka_docs.batch.print_names import print_name, versions_of
from kka_docs.batch.report import CHECK_LIST, PRINT_FILE, Report
from kka_docs.batch.withholding import of_papers, warrants_of, withheld
from kka_docs.confidentiality.clearance import Warrant, joined
from kka_docs.confidentiality.people import NOBODY
from kka_docs.confidentiality.texts import said_by
from kka_docs.definitions.documents import DOCUMENTS, Per
from kka_docs.delivery import deliver, withdraw
from kka_docs.errors import OutsideMissing
from kka_docs.institution import Office
from kka_docs.manifest import read_manifest
from kka_docs.records import Document, Outcome, Status
from kka_docs.rendering.check_list import CheckLine, check_list
from kka_docs.rendering.combine import combined
from kka_docs.rendering.printing import Printed, printed

_NOT_HERE = frozenset({Status.INVALID, Status.WITHHELD})
_AS_MADE = frozenset({Status.NEW, Status.CHANGED, Status.SAME})


@dataclass(frozen=True, slots=True)
class PrintRun:
    """A print file and its check list.

    `letters` are in it, `left_out` are those that a person has edited; `laid` is None, and
    `uncounted` says why, where nobody could count pages. `warrants` tell what both are searched
    for.
    """

    outcomes: tuple[Outcome, ...]
    letters: tuple[Path, ...]
    left_out: tuple[Path, ...]
    laid: Printed | None
    uncounted: str = ""
    warrants: Mapping[Path, Warrant] = field(default_factory=dict, repr=False)

    def pdfs(self) -> Iterator[tuple[Path, bytes]]:
        """Yield what was laid out: the print file, and each letter, with its Word document."""
        if self.laid is None:
            return
        yield self.outcomes[0].path, self.laid.pdf
        yield from zip(self.letters, self.laid.letter_pdfs(), strict=True)


class Letters(Sequence[bytes]):
    """Letters on the disk, each read when it is looked at: a province's would not fit at once."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self._paths = paths

    def __len__(self) -> int:
        return len(self._paths)

    @overload
    def __getitem__(self, index: int) -> bytes: ...
    @overload
    def __getitem__(self, index: slice) -> Letters: ...
    def __getitem__(self, index: int | slice) -> bytes | Letters:
        if isinstance(index, slice):
            return Letters(self._paths[index])
        return self._paths[index].read_bytes()


class _Group(NamedTuple):
    """What goes into one print file: letters of one kind and institution, below one folder."""

    base: Path
    kind: str
    office: Office


def print_files(report: Report, offices: Offices, *, both_sides: bool) -> list[PrintRun]:
    """Return the print files of a run's letters, one for each kind and institution.

    With `both_sides` every letter begins on the front of a sheet. Raises TemplateFault where own
    templates differ too much to share a file, OutsideMissing where the disk refuses.
    """
    groups = _grouped(report, offices)
    bases = [(group.base, group.kind) for group in groups]
    warrants = warrants_of(report)
    return [
        _print_run(
            group, outcomes, bases[:place].count(bases[place]), warrants, both_sides=both_sides
        )
        for place, (group, outcomes) in enumerate(groups.items())
    ]


def _grouped(report: Report, offices: Offices) -> dict[_Group, list[Outcome]]:
    groups: dict[_Group, list[Outcome]] = defaultdict(list)
    for form in report.forms:
        profile = offices.path_for(form.checked.path)
        office = None if profile is None else offices.open(profile)[1]
        for outcome in form.outcomes:
            is_of_letters = DOCUMENTS[outcome.kind].per is Per.PARTICIPANT
            is_letter = is_of_letters and outcome.path.suffix == ".docx"
            if office is not None and is_letter and outcome.status not in _NOT_HERE:
                # <base>/<case>/pertemuan-<n>/<letter>
                groups[_Group(outcome.path.parents[2], outcome.kind, office)].append(outcome)
    return groups


def _print_run(
    group: _Group,
    outcomes: Sequence[Outcome],
    earlier: int,
    warrants: Mapping[Path, Warrant],
    *,
    both_sides: bool,
) -> PrintRun:
    ours = [outcome for outcome in outcomes if outcome.status in _AS_MADE]
    paths = tuple(outcome.path for outcome in ours)
    left_out = tuple(outcome.path for outcome in outcomes if outcome.status not in _AS_MADE)
    if not paths:
        return PrintRun((), (), left_out, None)
    laid, uncounted = _laid(paths, group.base, both_sides=both_sides)
    word = combined(Letters(paths), odd_pages=both_sides) if laid is None else laid.word
    pages = [None] * len(paths) if laid is None else list(laid.pages)
    lines = [_line(outcome, count) for outcome, count in zip(ours, pages, strict=True)]
    documents = (
        Document(PRINT_FILE, print_name(PRINT_FILE, group.kind, earlier), word),
        Document(
            CHECK_LIST,
            print_name(CHECK_LIST, group.kind, earlier),
            check_list(lines, group.office.profile, group.office.logos),
        ),
    )
    of_letters = joined(of_papers(warrants, paths))
    of_list = None if of_letters is None else replace(of_letters, allowed=NOBODY)
    put = tuple(
        _put(document, group.base, of)
        for document, of in zip(documents, (of_letters, of_list), strict=True)
    )
    own = {one.path: of for one, of in zip(put, (of_letters, of_list), strict=True) if of}
    return PrintRun(put, paths, left_out, laid, uncounted, own)


def _put(document: Document, base: Path, warrant: Warrant | None) -> Outcome:
    """What became of a print file or check list; an older one does not stay for one withheld."""
    against = withheld(document, base, warrant, said_by(document.content))
    manifest = read_manifest(base)
    if against is not None:
        withdraw(base, versions_of(document.name, manifest.entries))
        return against
    (outcome,) = deliver(base, [document], manifest, frozenset())
    return outcome


def _laid(paths: Sequence[Path], base: Path, *, both_sides: bool) -> tuple[Printed | None, str]:
    """The letters laid out by LibreOffice; else why they are not, which is no reason to stop."""
    try:
        return printed(Letters(paths), base, odd_pages=both_sides), ""
    except OutsideMissing as lacking:
        return None, lacking.sentence


def _line(letter: Outcome, pages: int | None) -> CheckLine:
    folder = letter.path.parent
    meeting = f"{folder.parent.name}-p{folder.name.rpartition('-')[2]}"
    return CheckLine(meeting, letter.number or 0, letter.reference or "", pages)
