"""Where a condition looks: in its own row, on another sheet, or on the form's first sheet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kka_docs.definitions.fields import Form
from kka_docs.records import KeyPath, Values


def path_of(path: str, here: KeyPath, around: Mapping[str, Any], form: Form) -> KeyPath:
    """Return where the answer stands that a `When` path points to.

    `here` is the path of the row or the sheet `around` that the condition stands in.
    """
    if "." in path:
        return tuple(path.split("."))
    return (*here, path) if path in around else (form.sheets[0].key, path)


def value_at(path: str, around: Mapping[str, Any], answers: Values, form: Form) -> Any:
    """Return what a `When` path points to: "sheet.key", or a key of this row or form.

    `around` are the row or the sheet that the condition stands in, `answers` the whole form's.
    """
    if "." in path:
        sheet, key = path.split(".")
        return (answers.get(sheet) or {}).get(key)
    if path in around:
        return around[path]
    return (answers.get(form.sheets[0].key) or {}).get(path)
