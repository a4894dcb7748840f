"""Freezes the forms of today, filled in: `python -m tests.forms.freezing`.

Needed once for every version of a form, when it is new; what is frozen is never written again.
Below `frozen/versi-<n>/<setting>/` lie each form's workbook, one saved by LibreOffice (`-libre`),
the record that both must give for ever (.json), and what the form asks (.txt).
"""

from __future__ import annotations

import hashlib
import json
from datetime import date, time
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

from PIL import Image

from kka_docs.definitions.fields import Field, Form, Type
from kka_docs.definitions.forms import FORMS
from kka_docs.definitions.setting import form_in_setting
from kka_docs.definitions.settings import settings
from kka_docs.forms.layout import key_of
from kka_docs.forms.read import parse_form
from kka_docs.forms.refill import refilled_answers
from kka_docs.forms.write import write_answers
from kka_docs.validation.check import check
from tests.office import converted

if TYPE_CHECKING:
    from kka_docs.definitions.setting import Setting
    from kka_docs.records import Checked, Values

FROZEN: Final = Path(__file__).parent / "frozen"
SAMPLES: Final = Path(__file__).parents[2] / "samples" / "baik"
RICHEST: Final = {
    ("sekolah", "profil"): "profil-lembaga",
    ("sekolah", "kasus"): "KKA-2026-001-kasus",
    ("sekolah", "pertemuan"): "KKA-2026-001-pertemuan-2",
    ("sekolah", "berita_acara"): "KKA-2026-001-berita-acara-2",
    ("perusahaan", "profil"): "profil-lembaga",
    ("perusahaan", "kasus"): "KKA-2026-101-kasus",
    ("perusahaan", "pertemuan"): "KKA-2026-101-pertemuan-1",
    ("perusahaan", "berita_acara"): "KKA-2026-101-berita-acara-1",
}
"""The samples that leave least blank."""


def frozen_at(form: Form, setting: str, ending: str) -> Path:
    """Where something of a form is frozen: `ending` is ".xlsx", "-libre.xlsx", ".json", ".txt"."""
    return FROZEN / f"versi-{form.version}" / setting / f"{form.key}{ending}"


def record_of(checked: Checked) -> dict[str, Any]:
    """The record as JSON: dates and times as ISO writes them, pictures by their digest."""
    assert checked.record is not None, checked.problems
    pictures = {
        f"{sheet}.{key}": hashlib.sha256(content).hexdigest()
        for (sheet, key), content in checked.record.pictures.items()
    }
    values = json.loads(json.dumps(checked.record.values, default=str))
    return {"isian": values, "gambar": pictures}


def outline_of(form: Form, setting: Setting) -> list[str]:
    """What a form asks: its sheets, then keys, labels and kinds of answers, then lists."""
    asked = form_in_setting(form, setting)
    lines = [f"sheet {sheet.key}: {sheet.title}" for sheet in asked.sheets]
    lines += [f"isian {key_of(sheet, f)}: {f.label}; {_kind_of(f)}" for sheet, f in asked.walk()]
    names = dict.fromkeys(field.choices for _, field in asked.walk() if field.choices)
    for name in names:
        lines += [f"pilihan {name}: {c.key} = {c.label}" for c in setting.choice_list(name)]
    return lines


def _kind_of(field: Field) -> str:
    said = [field.type.value, "beberapa baris" if field.lines else "", field.choices or ""]
    return ", ".join(filter(None, said))


def _filled(form: Form, setting: Setting) -> bytes:
    """The form with an answer, and be it an odd one, to every question."""
    sample = SAMPLES / setting.key / f"{RICHEST[(setting.key, form.key)]}.xlsx"
    raw = parse_form(sample, sample.read_bytes())
    asked = form_in_setting(form, setting)
    answers = refilled_answers(raw)
    for sheet in asked.sheets:
        if sheet.table is not None:
            answers[sheet.key] = answers[sheet.key] or [{}]
        for field in sheet.fields:
            entries = answers[sheet.key] if sheet.table is not None else [answers[sheet.key]]
            if all(entry.get(field.key) in (None, []) for entry in entries):
                _fill_in(entries[-1], field, setting)
    pictures = {
        (sheet.key, field.key): _picture() for sheet, field in asked.walk() if _is_picture(field)
    }
    return write_answers(asked, setting, answers, pictures)


def _fill_in(entry: Values, field: Field, setting: Setting) -> None:
    if field.choices:
        answer: Any = setting.choice_list(field.choices)[-1].label
    elif field.type is Type.DATE:
        answer = date(2027, 1, 4)
    elif field.type is Type.TIME:
        answer = time(15, 20)  # when the last stage of the company's agenda begins
    elif field.type is Type.INTEGER:
        answer = 1
    else:
        answer = f"Isian {field.key.replace('_', ' ')}"
    entry[field.key] = [answer] if field.lines else answer


def _is_picture(field: Field) -> bool:
    return field.type is Type.PICTURE


def _picture() -> bytes:
    target = BytesIO()
    Image.new("RGB", (6, 4), "navy").save(target, "PNG")
    return target.getvalue()


def freeze() -> None:
    """Write what is not frozen yet."""
    for setting_key, form_key in RICHEST:
        form, setting = FORMS[form_key], settings()[setting_key]
        target = frozen_at(form, setting_key, ".xlsx")
        if target.exists():
            continue
        content = _filled(form, setting)
        record = record_of(check(parse_form(target, content)))
        target.parent.mkdir(parents=True, exist_ok=True)
        _write(form, setting_key, ".json", [json.dumps(record, ensure_ascii=False, indent=1)])
        _write(form, setting_key, ".txt", outline_of(form, setting))
        target.write_bytes(content)
        with TemporaryDirectory() as folder:
            (saved,) = converted([target], Path(folder), "xlsx")
            frozen_at(form, setting_key, "-libre.xlsx").write_bytes(saved.read_bytes())


def _write(form: Form, setting: str, ending: str, lines: list[str]) -> None:
    text = "".join(f"{line}\n" for line in lines)
    frozen_at(form, setting, ending).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    freeze()
