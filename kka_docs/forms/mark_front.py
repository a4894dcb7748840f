"""Which sheet of a workbook is in front, and which is selected."""

from __future__ import annotations

from typing import NamedTuple

from kka_docs.forms.open_sheets import OpenSheets
from kka_docs.forms.sheet_xml import MAIN, TRUE


class Front(NamedTuple):
    """What a workbook says of the sheet in front, and the place of the one that is selected."""

    active: str | None
    selected: int | None

    def written(self) -> str:
        """Return it as a text: Front("2", None).written() == "2/-"."""
        return "/".join("-" if said is None else str(said) for said in self)


def front_in(text: str) -> Front:
    """Return what `written` gave; what cannot be made out is None."""
    active, _, selected = text.partition("/")
    return Front(
        active if active.isdecimal() else None,
        int(selected) if selected.isdecimal() else None,
    )


def select_tab(sheets: OpenSheets, selected: int | None) -> int | None:
    """Select one sheet, or none, and return which was selected before.

    Of two that are selected, what is typed goes into both.
    """
    before = None
    for index, part in enumerate(sheets.names()):
        view = sheets.opened(part).root.find(f"{MAIN}sheetViews/{MAIN}sheetView")
        if view is None:
            continue
        was_selected = view.attrib.pop("tabSelected", "0") in TRUE
        if was_selected and before is None:
            before = index
        if index == selected:
            view.set("tabSelected", "1")
    return before
