"""What flash disks, cut-off mails and bad sectors do to the bytes of a file."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

_LONGEST: Final = 512
_EXTREMES: Final = tuple(
    struct.pack(form, number)
    for form, numbers in (
        ("<B", (0, 1, 0x7F, 0x80, 0xFF)),
        ("<H", (0, 1, 0x7FFF, 0x8000, 0xFFFF)),
        ("<I", (0, 1, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)),
        ("<d", (float("nan"), float("inf"), -1.0, 1e300, 2958466.0)),
    )
    for number in numbers
)


def flipped(rng: Random, data: bytes) -> bytes:
    """Some bits of the wrong value, wherever they lie."""
    changed = bytearray(data)
    for _ in range(rng.randint(1, 8) if data else 0):
        changed[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def cut_off(rng: Random, data: bytes) -> bytes:
    """The beginning of a copy that did not end."""
    return data[: rng.randint(0, len(data))]


def inserted(rng: Random, data: bytes) -> bytes:
    at = rng.randint(0, len(data))
    return data[:at] + rng.randbytes(rng.randint(1, 64)) + data[at:]


def removed(rng: Random, data: bytes) -> bytes:
    start, end = _stretch(rng, data)
    return data[:start] + data[end:]


def doubled(rng: Random, data: bytes) -> bytes:
    start, end = _stretch(rng, data)
    return data[:end] + data[start:end] * rng.choice((1, 1, 1, 40)) + data[end:]


def zeroed(rng: Random, data: bytes) -> bytes:
    start, end = _stretch(rng, data)
    return data[:start] + bytes(end - start) + data[end:]


def with_extreme_number(rng: Random, data: bytes) -> bytes:
    """A number where another one, or none, was expected: counts, lengths, offsets, values."""
    number = rng.choice(_EXTREMES)
    at = rng.randint(0, max(0, len(data) - len(number)))
    return data[:at] + number + data[at + len(number) :]


def spliced(rng: Random, data: bytes, other: bytes) -> bytes:
    """The beginning of one file and the end of another."""
    return data[: rng.randint(0, len(data))] + other[rng.randint(0, len(other)) :]


BYTE_DAMAGES: Final[tuple[Callable[[Random, bytes], bytes], ...]] = (
    flipped,
    flipped,
    cut_off,
    inserted,
    removed,
    doubled,
    zeroed,
    with_extreme_number,
    with_extreme_number,
)


def _stretch(rng: Random, data: bytes) -> tuple[int, int]:
    start = rng.randint(0, len(data))
    return start, min(len(data), start + rng.randint(1, _LONGEST))
