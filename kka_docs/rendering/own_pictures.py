"""Pictures that every document has of its own, such as the QR code of its archive number.

A template shows them by a placeholder, a picture with a certain alternative text. Bound templates
keep each in a part of its own, known by its name, whose bytes an engine puts in per document: no
XML differs for it, so that nothing has to be drawn up anew.
"""

from __future__ import annotations

import base64
from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Final

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.parts.image import ImagePart
from docx.parts.story import StoryPart

from kka_docs.rendering.drawings import Element, show

QR_CODE: Final = "kode_qr"

OwnPictures = Mapping[str, bytes]
"""PNG pictures by the alternative text of their placeholders."""

NONE: Final[OwnPictures] = MappingProxyType({})

_PARTS: Final[Mapping[str, str]] = MappingProxyType({QR_CODE: "word/media/kode_qr.png"})
_TOLD: Final[Mapping[str, str]] = MappingProxyType({QR_CODE: "Kode QR himpunan"})
_NOTHING: Final = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABAQAAAAA3bvkkAAAACklEQVR42mNoAAAAggCBd81ytgAAAABJRU5ErkJggg=="
)
"""What is shown where a document has no such picture: one white pixel."""


def is_own(alternative_text: str | None) -> bool:
    """Return whether a picture with this alternative text stands for one of each document."""
    return alternative_text in _PARTS


def set_apart(part: StoryPart, drawing: Element, key: str) -> None:
    """Let a placeholder show a part whose bytes are each document's."""
    name = PackURI(f"/{_PARTS[key]}")
    held = (one for one in part.package.iter_parts() if one.partname == name)
    own = next(held, None) or ImagePart(name, CONTENT_TYPE.PNG, _NOTHING)
    own._blob = _NOTHING  # a template's picture of that name may be some older document's own
    show(part, drawing, part.relate_to(own, RELATIONSHIP_TYPE.IMAGE), _TOLD[key])


def own_parts(names: Collection[str], pictures: OwnPictures) -> dict[str, bytes]:
    """Return the parts of a document's own pictures, of those that the package has at all."""
    return {name: pictures.get(key, _NOTHING) for key, name in _PARTS.items() if name in names}
