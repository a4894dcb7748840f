"""What a counselor does at the archive, and a clock that stands still unless it is told."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any, Final

from kka_docs.himpunan.archive import Archive
from kka_docs.himpunan.codes import canonical
from kka_docs.himpunan.drafts import Draft, mark_for
from kka_docs.himpunan.filing import Content, file_paper
from kka_docs.himpunan.papers import About, Role

if TYPE_CHECKING:
    from multiprocessing.synchronize import Barrier
    from pathlib import Path

    from kka_docs.himpunan.papers import Mark, Paper, StoredFile

WIB: Final = timezone(timedelta(hours=7))
NOW: Final = datetime(2026, 11, 24, 10, 0, tzinfo=WIB)
DAY: Final = date(2026, 11, 24)
COUNSELOR: Final = "Rina Kartika, S.Pd."
CASE: Final = "KKA-2026-003"
FORM: Final = "f" * 64


def opened(root: Path, now: datetime = NOW, patience: float = 20.0) -> Archive:
    """The archive at ten on the day of the conference."""
    return Archive.open(root, lambda: now, patience)


def minutes(case: str = CASE, meeting: int = 1) -> About:
    """The berita acara of a meeting."""
    return About(case, "berita-acara", meeting, DAY)


def drafted(archive: Archive, about: About, form: str = FORM, **values: Any) -> Mark:
    """The mark for minutes that say `values`."""
    with archive.writing() as writing:
        return mark_for(writing, Draft(about, canonical(values), form))


def filed(
    archive: Archive, *contents: bytes, about: About | None = None, number: str | None = None
) -> tuple[Paper, list[StoredFile]]:
    """A paper filed with its signed scans."""
    scans = [Content(Role.SCAN, ".pdf", content) for content in contents]
    with archive.writing() as writing:
        return file_paper(writing, about or minutes(), scans, COUNSELOR, number=number)


def file_many(root: Path, counselor: int, papers: int, start: Barrier) -> None:
    """File as fast as can be, in a process of its own, beside others who do the same."""
    start.wait()
    for meeting in range(1, papers + 1):
        with opened(root, patience=120) as archive:
            content = f"{counselor}/{meeting}".encode()
            filed(archive, content, about=minutes(f"KKA-2026-{counselor:03}", meeting))
