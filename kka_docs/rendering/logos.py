"""The institution's logos: found, judged, and made harmless."""

from __future__ import annotations

import warnings
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from kka_docs.definitions.catalog import problem
from kka_docs.definitions.sentences.of_fields import PASTED_PICTURE
from kka_docs.records import Place, Problem, Record

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

LARGEST_FILE = 10 * 1024 * 1024
"""Bytes of a logo file that are still read."""

_LARGEST_PIXELS = 24_000_000
_PRINTED_PIXELS = 600
_PLAIN_MODES = frozenset({"1", "L", "LA", "P", "RGB", "RGBA"})
_SHRUNK_AS_THEY_ARE = frozenset({"L", "RGB", "RGBA"})
_FORMATS = ("PNG", "JPEG", "GIF", "BMP")
_LIMIT = "10 MB"


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture as it goes into documents: PNG bytes, width ÷ height."""

    png: bytes
    ratio: float


class UnusablePicture(ValueError):
    """A picture that cannot be printed; its text says why, in Indonesian."""


def logos_of(profile: Record) -> tuple[dict[str, Logo], list[Problem]]:
    """Return the profile's logos by field key, and what is wrong with those it names in vain."""
    logos: dict[str, Logo] = {}
    problems: list[Problem] = []
    for key in ("logo_kiri", "logo_kanan"):
        name = profile.values["lembaga"][key]
        pasted = profile.pictures.get(("lembaga", key))
        if name is None and pasted is None:
            continue
        place = profile.places[("lembaga", key)]
        try:
            logos[key] = logo(pasted or _file_beside(profile.path, name))
        except FileNotFoundError:
            problems.append(problem("gambar_tidak_ada", place, nilai=str(name)))
        except OSError:
            problems.append(_unusable(place, name, "berkasnya tidak dapat dibuka"))
        except UnusablePicture as fault:
            problems.append(_unusable(place, None if pasted else name, str(fault)))
    return logos, problems


def _unusable(place: Place, name: str | None, why: str) -> Problem:
    """The problem of a picture; one without a file name stands in the form itself."""
    if name is None:
        found = problem("gambar_rusak", place, nilai="di baris ini", sebab=why, batas=_LIMIT)
        return replace(found, remedy=PASTED_PICTURE)
    return problem("gambar_rusak", place, nilai=f"“{name}”", sebab=why, batas=_LIMIT)


def logo(data: bytes) -> Logo:
    """Return a picture made ready for print: upright, no larger than needed, no metadata.

    Raises UnusablePicture where it is damaged, too large or of another kind.
    """
    from PIL import Image, ImageOps  # noqa: PLC0415 (40 ms that only logos need)

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # oddities beside the picture itself
            with Image.open(BytesIO(data), formats=_FORMATS) as opened:
                if opened.width * opened.height > _LARGEST_PIXELS:
                    raise UnusablePicture("ukurannya terlalu besar")
                ImageOps.exif_transpose(opened, in_place=True)
                opened.load()
    except UnusablePicture:
        raise
    except Image.DecompressionBombError as cause:
        raise UnusablePicture("ukurannya terlalu besar") from cause
    except Exception as cause:  # Pillow's decoders raise whatever a damaged file provokes
        raise UnusablePicture("berkasnya rusak atau bukan gambar") from cause
    plain = _plain(opened)
    plain.info = {key: said for key, said in plain.info.items() if key == "transparency"}
    target = BytesIO()
    plain.save(target, "PNG")
    return Logo(target.getvalue(), plain.width / plain.height)


def _plain(picture: Picture) -> Picture:
    """The picture no larger than printed; a large one is never copied whole without need."""
    if max(picture.size) <= _PRINTED_PIXELS and picture.mode in _PLAIN_MODES:
        return picture
    if picture.mode not in _SHRUNK_AS_THEY_ARE or "transparency" in picture.info:
        picture = picture.convert("RGBA")
    picture.thumbnail((_PRINTED_PIXELS, _PRINTED_PIXELS))
    return picture.convert("RGBA")


def _file_beside(profile: Path, name: str) -> bytes:
    """Only a bare file name beside the profile: a form never reaches into other folders."""
    path = profile.parent / name
    if Path(name).name != name or path.is_symlink() or not path.is_file():
        raise FileNotFoundError(name)
    if path.stat().st_size > LARGEST_FILE:
        raise UnusablePicture("berkasnya terlalu besar")
    return path.read_bytes()
