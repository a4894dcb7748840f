"""A mutant is known by its seed and index: what it is made from, and what is done to it."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from io import BytesIO
from random import Random
from typing import TYPE_CHECKING, Final, TypeAlias
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from tests.fuzz.byte_damage import BYTE_DAMAGES, spliced
from tests.fuzz.xml_damage import damaged_xml

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

SHARES: Final[Mapping[str, int]] = {".xlsx": 5, ".xls": 2, ".ods": 2, ".xlsb": 1}
"""Of ten mutants so many are made from originals of each kind."""

_KINDS: Final = tuple(kind for kind, share in SHARES.items() for _ in range(share))
_XML: Final = (".xml", ".rels", ".vml")
_ALWAYS: Final = (1980, 1, 1, 0, 0, 0)
_AS_BYTES: Final = 0.12
_AGAIN: Final = 0.35

Parts: TypeAlias = list[tuple[str, bytes]]


@dataclass(frozen=True)
class Mutant:
    """A damaged file under the name of its original, and what was done to it."""

    name: str
    content: bytes
    history: str


def kind_of(index: int) -> str:
    """Return the kind of file that the mutant with this index is: ".xlsx"."""
    return _KINDS[index % len(_KINDS)]


def mutant(originals: Mapping[str, bytes], seed: int, index: int) -> Mutant:
    """Return the mutant with this seed and index: always the same from the same originals."""
    rng = Random(f"{seed} {index}")  # noqa: S311 (chance that can be repeated)
    names = sorted(name for name in originals if name.endswith(kind_of(index)))
    name = rng.choice(names)
    data, history = originals[name], []
    while True:
        data, done = _damaged(rng, data, originals[rng.choice(names)])
        history.append(done)
        if rng.random() > _AGAIN:
            return Mutant(name, data, f"{name}: {', '.join(history)}")


def _damaged(rng: Random, data: bytes, other: bytes) -> tuple[bytes, str]:
    parts = _parts_of(data)
    if not parts or rng.random() < _AS_BYTES:
        if rng.random() < _AS_BYTES:
            return spliced(rng, data, other), "spliced"
        damage = rng.choice(BYTE_DAMAGES)
        return damage(rng, data), damage.__name__
    change = rng.choices(tuple(_PACKAGE_DAMAGES), tuple(_PACKAGE_DAMAGES.values()))[0]
    done = change(rng, parts)
    return _packed(rng, parts), done


def _parts_of(data: bytes) -> Parts:
    """The parts of a package; none where the file is no package, or is one no longer."""
    try:
        with ZipFile(BytesIO(data)) as package:
            return [(name, package.read(name)) for name in package.namelist()]
    except Exception:  # zipfile has many ways to refuse a file that is damaged already
        return []


def _packed(rng: Random, parts: Parts) -> bytes:
    target = BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # two parts of one name are meant
        method = ZIP_STORED if rng.random() < _AS_BYTES else ZIP_DEFLATED
        with ZipFile(target, "w", method, compresslevel=1) as package:
            for name, part in parts:
                package.writestr(ZipInfo(name, _ALWAYS), part, method)
    return target.getvalue()


def _in_part(rng: Random, parts: Parts) -> str:
    """XML changed as XML, anything else as bytes."""
    at = rng.randrange(len(parts))
    name, part = parts[at]
    if name.endswith(_XML):
        parts[at] = (name, damaged_xml(rng, part))
        return f"xml of {name}"
    return _bytes_in_part(rng, parts, at)


def _bytes_in_part(rng: Random, parts: Parts, at: int | None = None) -> str:
    chosen = rng.randrange(len(parts)) if at is None else at
    name, part = parts[chosen]
    damage = rng.choice(BYTE_DAMAGES)
    parts[chosen] = (name, damage(rng, part))
    return f"{damage.__name__} in {name}"


def _dropped(rng: Random, parts: Parts) -> str:
    name, _ = parts.pop(rng.randrange(len(parts)))
    return f"without {name}"


def _renamed(rng: Random, parts: Parts) -> str:
    at = rng.randrange(len(parts))
    name, part = parts[at]
    new = rng.choice(
        (name.upper(), f"/{name}", name.replace("/", "\\"), f"../{name}", f"{name}/", "x" * 70_000)
    )[:65_000]
    parts[at] = (new, part)
    return f"{name} renamed"


def _twice(rng: Random, parts: Parts) -> str:
    """A part twice, or the content of another under its name as well."""
    name, _ = rng.choice(parts)
    parts.append((name, rng.choice(parts)[1]))
    return f"{name} twice"


def _emptied(rng: Random, parts: Parts) -> str:
    at = rng.randrange(len(parts))
    parts[at] = (parts[at][0], b"")
    return f"{parts[at][0]} empty"


def _swapped(rng: Random, parts: Parts) -> str:
    first, second = rng.randrange(len(parts)), rng.randrange(len(parts))
    (one, part), (other, its_part) = parts[first], parts[second]
    parts[first], parts[second] = (one, its_part), (other, part)
    return f"{one} and {other} swapped"


def _nested(rng: Random, parts: Parts) -> str:
    """A package in the place of a part."""
    at = rng.randrange(len(parts))
    parts[at] = (parts[at][0], _packed(rng, parts))
    return f"package in {parts[at][0]}"


_PACKAGE_DAMAGES: Final[Mapping[Callable[[Random, Parts], str], int]] = {
    _in_part: 72,
    _bytes_in_part: 12,
    _dropped: 4,
    _renamed: 4,
    _twice: 3,
    _emptied: 2,
    _swapped: 2,
    _nested: 1,
}
