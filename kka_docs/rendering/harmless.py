"""Word templates from outside: none may burst, and none may fetch anything when it is opened."""

from __future__ import annotations

from typing import Final

from kka_docs.errors import TemplateFault, UnreadableForm
from kka_docs.ooxml import Package, read_to_parse
from kka_docs.rendering.wordml import parsed

_RELATIONS: Final = ".rels"
_PARSED: Final = (".xml", _RELATIONS)
_FOLLOWED_BY_HAND: Final = "hyperlink"
_TAKEN_OUT: Final = "attachedTemplate"
"""What Word began with: it does not go into documents (see `binding`)."""


def require_harmless(name: str, package: Package) -> None:
    """Raise TemplateFault where a template is too large, or shows what lies outside of it.

    Raises UnreadableForm where it is damaged.
    """
    sizes = {entry.filename: entry.file_size for entry in package.infolist()}
    try:
        for part in package.namelist():
            if part.endswith(_RELATIONS):
                _require_own(name, read_to_parse(package, part))
            elif part.endswith(_PARSED):
                package.spend(sizes[part])
    except UnreadableForm as cause:
        if cause.code == "terlalu_besar":
            raise TemplateFault(f"Templat {name} terlalu besar untuk sebuah templat.") from cause
        raise


def _require_own(name: str, relations: bytes) -> None:
    for relation in parsed(relations):
        kind = relation.get("Type", "").rpartition("/")[2]
        is_outside = relation.get("TargetMode") == "External"
        if is_outside and kind not in {_FOLLOWED_BY_HAND, _TAKEN_OUT}:
            raise TemplateFault(
                f"Templat {name} mengambil isi dari luar berkasnya ({kind}). Simpan gambar atau "
                "objeknya di dalam templat itu sendiri (Insert > Picture, tanpa tautan)."
            )
