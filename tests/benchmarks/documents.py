"""Documents in memory: docxtpl, ours, and the least that any engine has to do."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

from kka_docs import resources
from kka_docs.definitions.documents import DOCUMENTS, Variant
from kka_docs.definitions.settings import settings
from kka_docs.rendering.binding import bound
from kka_docs.rendering.engine import engine_for
from kka_docs.rendering.example import example_names
from kka_docs.rendering.logos import logo
from kka_docs.rendering.template import environment
from tests.benchmarks.bench import Bench
from tests.benchmarks.plain import write_letter
from tests.benchmarks.rounds import Row, in_milliseconds, medians

_LOGOS = ("logo_kiri", "logo_kanan")
_CHECKSUM = 4
_LEVEL = 6
"""zlib's usual level, and ours."""


def letter_rows(_: Bench) -> list[Row]:
    """Return the rows for an invitation letter with two logos."""
    taken = _taken("undangan")
    ours, floor = taken["docxtpl"] / taken["ours"], taken["ours"] / taken["floor"]
    return [
        Row("letter in memory, docxtpl ÷ ours", ours, "≥ 30", "≥ 100", in_milliseconds(taken)),
        Row("letter in memory, ours ÷ floor", floor, "≤ 2.5", "≤ 1.3"),
    ]


def minutes_rows(_: Bench) -> list[Row]:
    """Return the rows for a berita acara: three pages, three loops."""
    taken = _taken("berita-acara")
    ours, floor = taken["docxtpl"] / taken["ours"], taken["ours"] / taken["floor"]
    return [
        Row("berita acara in memory, docxtpl ÷ ours", ours, detail=in_milliseconds(taken)),
        Row("berita acara in memory, ours ÷ floor", floor),
    ]


def bound_template(variant: Variant) -> bytes:
    """Return a template with the sample's logos and paper put in."""
    samples = resources.samples() / "sekolah"
    logos = {key: logo((samples / f"{key.replace('_', '-')}.png").read_bytes()) for key in _LOGOS}
    return bound((resources.word_templates() / variant.template).read_bytes(), "A4", logos)


def _taken(kind: str) -> dict[str, float]:
    """The seconds for one document of the last variant of a kind."""
    package = bound_template(DOCUMENTS[kind].variants[-1])
    names = example_names(DOCUMENTS[kind], settings()["sekolah"])
    engine = engine_for(package, environment())
    return medians(
        {
            "docxtpl": (lambda: write_letter(BytesIO(package), names, BytesIO()), 3),
            "ours": (lambda: engine.render(names), 100),
            "floor": (_floor(package, engine.render(names)), 100),
        }
    )


def _floor(package: bytes, document: bytes) -> Callable[[], object]:
    """What no engine can save: pack the parts that have tags, write the same bytes into memory."""
    with ZipFile(BytesIO(package)) as template, ZipFile(BytesIO(document)) as made:
        tagged = [name for name in template.namelist() if b"{{" in template.read(name)]
        parts = [made.read(name) for name in tagged]
        packed = sum(made.getinfo(name).compress_size + _CHECKSUM for name in tagged)
        rest = bytes(len(document) - packed)

    def write() -> bytes:
        target = BytesIO()
        target.write(rest)
        for part in parts:
            target.write(struct.pack("<L", zlib.crc32(part)))
            target.write(zlib.compress(part, _LEVEL, -zlib.MAX_WBITS))
        return target.getvalue()

    return write
