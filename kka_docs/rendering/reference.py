"""The reference of names for template authors, derived from definitions and context."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kka_docs.definitions.documents import DOCUMENTS, DocumentKind
from kka_docs.definitions.forms import FORMS
from kka_docs.definitions.identity import Identity
from kka_docs.definitions.setting import Setting, form_in_setting
from kka_docs.rendering.example import example_names
from kka_docs.rendering.names import NamePath, given_away, identities_of
from kka_docs.rendering.values import Names

_INTRO = """\
# Nama-nama untuk templat Word

Ditulis oleh program dari definisi formulir; jangan disunting. Di Word, nama ditulis dalam kurung
kurawal ganda, misalnya `{{ pertemuan.tempat }}`. Nama bertanda “tiap …” dipakai di dalam
pengulangan, misalnya `{%tr for baris in agenda %}` … `{{ baris.kegiatan }}` … `{%tr endfor %}`.
Kolom “Membuka” menyebut identitas yang ditunjukkan nama itu: templat yang menunjukkan lebih
daripada yang boleh dilihat pembacanya ditolak.
"""
_NOT_ASKED = "–"


def reference(setting: Setting) -> str:
    """Return the reference as Markdown: for every document kind all names, with an example."""
    sections = (_section(kind, setting) for kind in DOCUMENTS.values())
    parts = [_INTRO, _identities_shown(), *sections]
    return "\n".join(parts)


def _identities_shown() -> str:
    """The registry's classes as one table: who reads what, and whom it may show."""
    lines = [
        "## Siapa membaca apa, dan siapa yang boleh ditunjukkan",
        "",
        "| Templat | Dokumen | Dibaca | Boleh menunjukkan |",
        "|---|---|---|---|",
    ]
    for kind in DOCUMENTS.values():
        for variant in kind.variants:
            allowed = ", ".join(i.value for i in Identity if i in variant.identities)
            cells = (f"`{variant.template}`", kind.label, variant.audience.value, allowed)
            lines.append(f"| {' | '.join(cells)} |")
    return "\n".join([*lines, ""])


def _section(kind: DocumentKind, setting: Setting) -> str:
    templates = ", ".join(f"`{variant.template}`" for variant in kind.variants)
    form = form_in_setting(FORMS[kind.form], setting)
    labels: dict[NamePath, str] = {
        (sheet.key, field.key): field.label for sheet, field in form.walk()
    }
    identities = identities_of(form)
    lines = [
        f"## {kind.label}",
        "",
        f"Templat: {templates}. Formulir: {form.title}.",
        "",
        "| Nama | Pertanyaan di formulir | Contoh | Membuka |",
        "|---|---|---|---|",
    ]
    for path, repeated, example in _walk(example_names(kind, setting)):
        identity = given_away(path, identities)
        shows = identity.value if identity else ""
        cells = (_name(path, repeated), labels.get(path, _NOT_ASKED), _cell(example), shows)
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join([*lines, ""])


def _walk(names: Names) -> Iterator[tuple[tuple[str, ...], int, Any]]:
    """Every name that holds a text, with how many of its parts are repeated and an example."""
    yield from _below((), names, 0)


def _below(
    path: tuple[str, ...], value: Any, repeated: int
) -> Iterator[tuple[tuple[str, ...], int, Any]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _below((*path, key), inner, repeated)
    elif isinstance(value, list):
        yield from _below(path, value[0] if value else "", len(path))
    else:
        yield path, repeated, value


def _name(path: tuple[str, ...], repeated: int) -> str:
    if not repeated:
        return f"`{'.'.join(path)}`"
    rest = path[repeated:]
    return f"tiap `{'.'.join(path[:repeated])}`" + (f": `.{'.'.join(rest)}`" if rest else "")


def _cell(example: Any) -> str:
    return "" if example is None else str(example).replace("|", "\\|").replace("\n", " ")
