"""The worksheets of a package that is edited: each opened once, and written back if it changed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from kka_docs.forms.mark_book import listed_sheets
from kka_docs.forms.parts import Parts, serialised
from kka_docs.forms.skeleton import Skeleton, skeleton_of


class OpenSheets:
    """The worksheets of a package; what is changed in their trees is kept until they are closed."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._opened: dict[str, Skeleton] = {}
        self._before: dict[str, bytes] = {}

    def names(self) -> list[str]:
        """Return the parts of all sheets, in the order of the workbook."""
        known = self._parts.names()
        return [part for _, part in listed_sheets(self._parts) if part in known]

    def opened(self, part: str) -> Skeleton:
        """Return a worksheet; UnreadableForm where it is damaged."""
        if part not in self._opened:
            self._opened[part] = skeleton_of(self._parts.read(part))
            self._before[part] = serialised(self._opened[part].root)
        return self._opened[part]

    def close(self) -> None:
        """Write the worksheets that were changed."""
        for part, sheet in self._opened.items():
            if serialised(sheet.root) != self._before[part]:
                self._parts.write(part, sheet.whole())


@contextmanager
def opened_sheets(parts: Parts) -> Iterator[OpenSheets]:
    """Give the worksheets of a package, and write back those that were changed."""
    sheets = OpenSheets(parts)
    yield sheets
    sheets.close()
