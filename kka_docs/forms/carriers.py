"""Which sheets of a workbook are which of the form's, whatever their titles and places are now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kka_docs.definitions.fields import Form
from kka_docs.definitions.fields import Sheet as DeclaredSheet
from kka_docs.forms.grid import Sheet
from kka_docs.forms.labels import share_of_labels
from kka_docs.forms.layout import key_of
from kka_docs.indonesian import fold

_ENOUGH: Final = 0.5
"""Share of its labels by which a sheet is known that has neither its keys nor its title."""


def carriers_of(sheets: Sequence[Sheet], form: Form) -> dict[str, list[Sheet]]:
    """Return for each declared sheet those that carry its keys, else the one with its labels.

    The one that still has the declared title comes first; what stands behind it are copies.
    """
    owners = {key_of(declared, field): declared.key for declared, field in form.walk()}
    carried = [(sheet, _owners_of_keys(sheet, owners)) for sheet in sheets]
    keyless = [sheet for sheet, keys in carried if not keys]
    carriers: dict[str, list[Sheet]] = {}
    for declared in form.sheets:
        found = [sheet for sheet, keys in carried if declared.key in keys]
        named = [sheet for sheet in found if sheet.title == declared.title]
        others = [sheet for sheet in found if sheet.title != declared.title]
        carriers[declared.key] = [*named, *others] or _with_labels_of(declared, keyless)
    return carriers


def _owners_of_keys(sheet: Sheet, owners: dict[str, str]) -> set[str]:
    """The declared sheets whose keys stand on a sheet."""
    return {
        owners[cell.value]
        for cells in sheet.rows.values()
        for cell in cells.values()
        if cell.value in owners
    }


def _with_labels_of(declared: DeclaredSheet, keyless: Sequence[Sheet]) -> list[Sheet]:
    """Those that have the title, and labels to be read by; else the only one with the labels."""
    shares = [(sheet, share_of_labels(sheet, declared)) for sheet in keyless]
    wanted = fold(declared.title)
    named = [sheet for sheet, share in shares if share and fold(sheet.title) == wanted]
    if named:
        return named
    alike = [sheet for sheet, share in shares if share > _ENOUGH]
    return alike if len(alike) == 1 else []
