"""What tests need to judge office files: the schema, LibreOffice and poppler."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from openxml_audit import FileFormat, OpenXmlValidator

if TYPE_CHECKING:
    from collections.abc import Sequence

SOFFICE_SECONDS: Final = 180
AT_ONCE: Final = 100
"""How many documents one LibreOffice converts: one that is given hundreds stops at some 250."""
POPPLER_SECONDS: Final = 60
MM_PER_POINT: Final = 25.4 / 72


class Tolerated(NamedTuple):
    """A finding that is no fault of ours, and why."""

    pattern: re.Pattern[str]
    reason: str


TOLERATED: Final = (
    Tolerated(
        re.compile(
            r"^\[schema\] /xl/styles\.xml:/styleSheet\[1\]/(?:fonts\[1\]|dxfs\[1\]/dxf\[\d+\])/"
            r"font\[\d+\]: Unexpected element '(?:b|i|strike|condense|extend|outline|shadow|u|"
            r"vertAlign|sz|color|name|family|charset|scheme)' found$"
        ),
        "ISO/IEC 29500 lets the children of a font stand in any order (CT_Font is a repeated "
        "choice); only the SDK's own tables want one order, and openpyxl always writes another.",
    ),
    Tolerated(
        re.compile(r"^\[semantic\] /xl/worksheets/[^:]+: Worksheet \S+ has \d+ inline-string cell"),
        "A warning, not a fault: openpyxl writes texts into the cells, as the schema allows; "
        "Excel moves them to the shared strings when it next saves.",
    ),
    Tolerated(
        re.compile(
            r"^\[semantic\] /word/stylesWithEffects\.xml: "
            r"(?:styles\.xml contains \d+ style|docDefaults differ)"
        ),
        "A part of Word 2010 that lies in python-docx's own empty document; "
        "newer Words neither read nor write it.",
    ),
)


@cache
def _validator() -> OpenXmlValidator:
    """Load the schemas, once per process."""
    return OpenXmlValidator(file_format=FileFormat.OFFICE_2019, max_errors=0)


def _is_tolerated(finding: str) -> bool:
    return any(entry.pattern.search(finding) for entry in TOLERATED)


def schema_findings(path: Path) -> list[str]:
    """Tell all that openxml-audit says of a .docx or .xlsx, each finding once."""
    return list(dict.fromkeys(str(error) for error in _validator().validate(path).errors))


def schema_faults(path: Path) -> list[str]:
    """Tell what in a .docx or .xlsx offends against the OOXML schema."""
    return [finding for finding in schema_findings(path) if not _is_tolerated(finding)]


def _run(command: Sequence[str], seconds: int, **environment: str) -> str:
    """Run a command in a session of its own, so that a late one ends with all its children."""
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        env=os.environ | {"LC_ALL": "C.UTF-8"} | environment,
    ) as process:
        try:
            output, _ = process.communicate(timeout=seconds)
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)
            raise
    return output.decode("utf-8", errors="replace")


def _poppler(*command: str | Path) -> str:
    return _run([str(word) for word in command], POPPLER_SECONDS)


def _convert(paths: Sequence[Path], folder: Path, kind: str) -> str:
    """Let one LibreOffice with a profile of its own write the PDF files; give what it said."""
    with tempfile.TemporaryDirectory(
        prefix=".soffice-", dir=folder, ignore_cleanup_errors=True
    ) as profile:
        options = [f"-env:UserInstallation={Path(profile).resolve().as_uri()}", "--headless"]
        files = [str(path.resolve()) for path in paths]
        target = ["--convert-to", kind, "--outdir", str(folder.resolve())]
        try:
            command = ["soffice", *options, *target, *files]
            return _run(command, SOFFICE_SECONDS, TMPDIR=profile)
        except subprocess.TimeoutExpired:
            return f"soffice took more than {SOFFICE_SECONDS} s"


def to_pdf(paths: Sequence[Path], folder: Path, kind: str = "pdf") -> list[Path]:
    """Convert documents with LibreOffice; AssertionError names those that fail.

    `kind` is what LibreOffice is told to make: "pdf", or a filter of its own with settings.
    """
    outputs = [folder / f"{path.stem}.pdf" for path in paths]
    assert len(set(outputs)) == len(outputs), f"two files of one name among {outputs}"
    folder.mkdir(parents=True, exist_ok=True)
    for output in outputs:
        output.unlink(missing_ok=True)
    parts = [paths[first : first + AT_ONCE] for first in range(0, len(paths), AT_ONCE)]
    said = "".join(_convert(part, folder, kind) for part in parts)
    lacking = [path.name for path, made in zip(paths, outputs, strict=True) if not made.is_file()]
    assert not lacking, f"LibreOffice made no PDF of {', '.join(lacking)}: {said.strip()}"
    return outputs


def converted(paths: Sequence[Path], folder: Path, suffix: str) -> list[Path]:
    """Save workbooks as files of another kind with one call of LibreOffice."""
    folder.mkdir(parents=True, exist_ok=True)
    said = _convert(paths, folder, suffix)
    outputs = [folder / f"{path.stem}.{suffix}" for path in paths]
    lacking = [output.name for output in outputs if not output.is_file()]
    assert not lacking, f"LibreOffice made no {', '.join(lacking)}: {said.strip()}"
    return outputs


def page_texts(pdf: Path) -> list[str]:
    """Give the text of each page, laid out as on paper."""
    return _poppler("pdftotext", "-q", "-layout", "-enc", "UTF-8", pdf, "-").split("\f")[:-1]


def page_images(pdf: Path, folder: Path, dpi: int = 60) -> list[Path]:
    """Draw each page as a PNG file."""
    folder.mkdir(parents=True, exist_ok=True)
    _poppler("pdftoppm", "-q", "-r", str(dpi), "-png", pdf, folder / pdf.stem)
    name = re.compile(re.escape(pdf.stem) + r"-\d+\.png")
    return sorted(path for path in folder.iterdir() if name.fullmatch(path.name))


def page_size_mm(pdf: Path) -> tuple[float, float]:
    """Give the width and height of the first page."""
    told = _poppler("pdfinfo", pdf)
    size = re.search(r"^Page size:\s+([\d.]+) x ([\d.]+) pts", told, re.MULTILINE)
    assert size, f"pdfinfo tells no page size of {pdf.name}: {told.strip()}"
    return float(size[1]) * MM_PER_POINT, float(size[2]) * MM_PER_POINT
