"""Words of every paper: somebody called like one of them cannot be searched for by it alone."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from kka_docs.confidentiality.folding import words
from kka_docs.confidentiality.texts import said_by
from kka_docs.definitions.choices import STAGES_OF_A_MEETING
from kka_docs.definitions.forms import FORMS
from kka_docs.definitions.identity import Identity
from kka_docs.definitions.setting import Setting, form_in_setting
from kka_docs.resources import word_templates

_CALENDAR: Final = (
    "senin selasa rabu kamis jumat sabtu minggu januari februari maret april mei juni juli agustus "
    "september oktober november desember"
)
_LITTLE: Final = (
    "yang dan di ke dari pada untuk dengan atau oleh dalam ini itu akan tidak sudah belum serta "
    "bagi para sebagai karena agar secara antara tentang mengenai kepada"
)


@cache
def ordinary_words(setting: Setting) -> frozenset[str]:
    """Return the words of our own templates and forms, of the calendar and of the setting."""
    return frozenset(word for text in _texts(setting) for word in words(text))


@cache
def _words_of_templates() -> frozenset[str]:
    packages = (path.read_bytes() for path in sorted(word_templates().glob("*.docx")))
    return frozenset(w for package in packages for one in said_by(package) for w in words(one.text))


def _texts(setting: Setting) -> Iterator[str]:
    yield from (_CALENDAR, _LITTLE, " ".join(_words_of_templates()))
    yield from setting.words_for("").values()
    for special in setting.client_words.values():
        yield from special.values()
    for _, *texts in STAGES_OF_A_MEETING:
        yield " ".join(texts).format_map(setting.words)
    for form in FORMS.values():
        for sheet, field in form_in_setting(form, setting).walk():
            yield f"{sheet.title} {field.label} {field.default or ''}"
            if field.choices and field.identity is not Identity.CASE_CONTENT:
                yield from (choice.label for choice in setting.choice_list(field.choices))
