"""`python -m tests.benchmarks`: documents in memory, and start-up, against what they could cost."""

from __future__ import annotations

import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

from docxtpl import DocxTemplate

from kka_docs import resources
from kka_docs.definitions.documents import DOCUMENTS
from kka_docs.definitions.settings import settings
from kka_docs.rendering.binding import bound
from kka_docs.rendering.engine import engine_for
from kka_docs.rendering.example import example_names
from kka_docs.rendering.logos import logo
from kka_docs.rendering.template import environment
from tests.benchmarks.rounds import Row, medians, table

_MILLISECONDS = 1e3
_CHECKSUM = 4
"""Bytes in which a package keeps the checksum of a part."""
_LEVEL = 6
"""zlib's usual level, and ours."""


def document_rows(kind: str, what: str) -> list[Row]:
    """Return the rows for the last variant of a document kind, with two logos."""
    variant = DOCUMENTS[kind].variants[-1]
    folder = resources.samples() / "sekolah"
    logos = {key: logo((folder / f"{key.replace('_', '-')}.png").read_bytes()) for key in _LOGOS}
    template = (resources.word_templates() / variant.template).read_bytes()
    package = bound(template, "A4", logos)
    names = example_names(DOCUMENTS[kind], settings()["sekolah"])
    engine = engine_for(package, environment())

    def by_docxtpl() -> bytes:
        document = DocxTemplate(BytesIO(package))
        document.render(names, environment())
        target = BytesIO()
        document.save(target)
        return target.getvalue()

    competitors: dict[str, tuple[Callable[[], object], int]] = {
        "docxtpl": (by_docxtpl, 3),
        "ours": (lambda: engine.render(names), 100),
        "floor": (_floor(package, engine.render(names)), 100),
    }
    taken = medians(competitors)
    shown = ", ".join(f"{name} {seconds * _MILLISECONDS:.2f} ms" for name, seconds in taken.items())
    return [
        Row(f"{what} in memory, docxtpl ÷ ours", taken["docxtpl"] / taken["ours"], shown),
        Row(f"{what} in memory, ours ÷ floor", taken["ours"] / taken["floor"]),
    ]


_LOGOS = ("logo_kiri", "logo_kanan")


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


def start_row() -> Row:
    """Return the row for what a user waits before any help text."""
    taken = medians(
        {
            "kka --help": (lambda: _run("-m", "kka_docs", "--help"), 2),
            "import click": (lambda: _run("-c", "import click"), 2),
        }
    )
    shown = ", ".join(f"{name} {seconds * _MILLISECONDS:.0f} ms" for name, seconds in taken.items())
    ratio = taken["kka --help"] / taken["import click"]
    return Row("kka --help ÷ python -c 'import click'", ratio, shown)


def _run(*arguments: str) -> None:
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    rows = [
        *document_rows("undangan", "letter"),
        *document_rows("berita-acara", "berita acara"),
        start_row(),
    ]
    print(table(rows))
