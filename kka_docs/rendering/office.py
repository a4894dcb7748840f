"""PDF through LibreOffice: one process for many files, with a profile that is its own.

LibreOffice sees copies under plain numbers, so that neither locks nor temporary files of it come
to lie beside anybody's documents, and two documents of one name do not meet.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kka_docs.errors import OutsideMissing
from kka_docs.rendering.find_office import find_office, is_confined

SECONDS: Final = 900
"""How long LibreOffice may take for one process's files."""

WORK: Final = ".kka-pdf-"
"""How the names of folders begin that exist only while LibreOffice works."""

_AT_ONCE: Final = 100
_ATTEMPTS: Final = 3
_FORGOTTEN_SECONDS: Final = 24 * 60 * 60
_TEMPORARY_VARIABLES: Final = ("TMPDIR", "TMP", "TEMP")
_PYTHON_VARIABLES: Final = frozenset({"PYTHONHOME", "PYTHONPATH"})

_EXPORT: Final = "/org.openoffice.Office.Common/Filter/PDF/Export"
_SECURITY: Final = "/org.openoffice.Office.Common/Security/Scripting"
_SETTINGS: Final = (
    (_EXPORT, "ExportBookmarksToPDFDestination", "true"),
    (_EXPORT, "ExportBookmarks", "false"),
    (_EXPORT, "IsSkipEmptyPages", "true"),
    (_SECURITY, "BlockUntrustedRefererLinks", "true"),
    (_SECURITY, "DisableMacrosExecution", "true"),
)
"""Bookmarks tell where a letter begins; links and macros of a document are never followed."""

_END_OF_PDF: Final = b"%%EOF"
_END_OF_STREAM: Final = b"endstream"
_TAIL: Final = 1024
_TIMES: Final = re.compile(rb"(?<=Date\(D:)\d{14}")
_DIGESTS: Final = re.compile(rb"(?<=<)[0-9A-F]{32}(?=>)|(?<=/DocChecksum /)[0-9A-F]{32}")
_FIRST_OF_1980: Final = b"19800101000000"
_NO_DIGEST: Final = b"0" * 32


@dataclass(frozen=True, slots=True)
class Conversion:
    """What LibreOffice made of documents: a PDF for each, None for those that did not come out.

    `late` tells after how many seconds it was stopped; None where it ended by itself.
    """

    pdfs: tuple[Path | None, ...]
    late: int | None = None

    def require_all(self, documents: Sequence[Path]) -> None:
        """Raise OutsideMissing, naming the documents without a PDF, where there are any."""
        pairs = zip(documents, self.pdfs, strict=True)
        lacking = ", ".join(document.name for document, pdf in pairs if pdf is None)
        if not lacking:
            return
        if self.late is not None:
            why = f"LibreOffice dihentikan karena belum selesai dalam {self.late} detik"
        else:
            why = "LibreOffice tidak dapat mengolahnya"
        raise OutsideMissing(
            f"PDF ini tidak jadi: {lacking} ({why}). Dokumen Word-nya tetap sudah dibuat; "
            "tutup LibreOffice bila sedang terbuka, lalu coba lagi."
        )


@contextmanager
def converted(
    documents: Sequence[Path], beside: Path, seconds: int = SECONDS
) -> Iterator[Conversion]:
    """Lend the PDFs of the documents; they lie in a hidden folder inside `beside` meanwhile.

    Equal documents give equal bytes. Raises OutsideMissing where LibreOffice is missing.
    """
    office = find_office()
    if office is None:
        raise OutsideMissing(
            "LibreOffice, yang membuat PDF, tidak ditemukan di komputer ini: pasang LibreOffice "
            "dari libreoffice.org; dokumen Word-nya tetap sudah dibuat."
        )
    _sweep(beside)
    with tempfile.TemporaryDirectory(prefix=WORK, dir=beside, ignore_cleanup_errors=True) as work:
        yield _Run(office, Path(work), seconds).convert(documents)


class _Run:
    """One use of LibreOffice, in a folder of its own."""

    def __init__(self, office: Path, work: Path, seconds: int) -> None:
        self._office, self._seconds = office, seconds
        self._work, self._source, self._target = work, work / "word", work / "pdf"
        self._source.mkdir()
        self._target.mkdir()

    def convert(self, documents: Sequence[Path]) -> Conversion:
        """Return what LibreOffice makes of the documents."""
        names = [f"{number}{document.suffix}" for number, document in enumerate(documents, 1)]
        for name, document in zip(names, documents, strict=True):
            shutil.copyfile(document, self._source / name)
        late = None
        try:
            for first in range(0, len(names), _AT_ONCE):
                self._convert_some(names[first : first + _AT_ONCE])
        except subprocess.TimeoutExpired:
            late = self._seconds
        return Conversion(tuple(self._finished(name) for name in names), late)

    def _convert_some(self, names: list[str]) -> None:
        """Convert files; where LibreOffice breaks off at one, those behind it are tried again."""
        for _ in range(_ATTEMPTS):
            self._call(names)
            lacking = [name for name in names if not self._is_made(name)]
            names = lacking[1:]
            if not names:
                return

    def _call(self, names: Sequence[str]) -> None:
        """Run LibreOffice once, with a profile that is gone afterwards."""
        place = self._work if is_confined(self._office) else None
        with tempfile.TemporaryDirectory(
            prefix=WORK, dir=place, ignore_cleanup_errors=True
        ) as folder:
            profile = Path(folder).resolve()
            _write_settings(profile)
            own = dict.fromkeys(_TEMPORARY_VARIABLES, str(profile))
            inherited = {k: v for k, v in os.environ.items() if k not in _PYTHON_VARIABLES}
            options = (f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore")
            target = ("--convert-to", "pdf", "--outdir", str(self._target.resolve()))
            command = [str(self._office), *options, *target, *names]
            _run(command, self._source, inherited | own, self._seconds)

    def _pdf_of(self, name: str) -> Path:
        return (self._target / name).with_suffix(".pdf")

    def _is_made(self, name: str) -> bool:
        pdf = self._pdf_of(name)
        return pdf.is_file() and _END_OF_PDF in pdf.read_bytes()[-_TAIL:]

    def _finished(self, name: str) -> Path | None:
        if not self._is_made(name):
            return None
        pdf = self._pdf_of(name)
        pdf.write_bytes(_without_times(pdf.read_bytes()))
        return pdf


def _run(
    command: Sequence[str], folder: Path, environment: Mapping[str, str], seconds: int
) -> None:
    """Run a command; it and all that it started are ended when it takes too long."""
    try:
        process = subprocess.Popen(  # noqa: S603 - the program found, with names of our own
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as cause:
        raise OutsideMissing(
            f"LibreOffice tidak dapat dijalankan ({command[0]}). Pasang ulang dari "
            "libreoffice.org; dokumen Word-nya tetap sudah dibuat."
        ) from cause
    with process:
        try:
            process.wait(seconds)
        except BaseException:  # also when the user interrupts
            _end(process)
            raise


def _end(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        subprocess.run(  # noqa: S603
            ["taskkill", "/F", "/T", "/PID", str(process.pid)],  # noqa: S607
            check=False,
            capture_output=True,
        )
    else:
        os.killpg(process.pid, signal.SIGKILL)


def _write_settings(profile: Path) -> None:
    """Settings stand in the profile, because older versions take them nowhere else."""
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    folder = profile / "user"
    folder.mkdir()
    (folder / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>\n',
        encoding="utf-8",
    )


def _without_times(pdf: bytes) -> bytes:
    """The PDF as if it had been made at one time for all, in as many bytes."""
    end = pdf.rindex(_END_OF_STREAM)
    tail = _DIGESTS.sub(_NO_DIGEST, _TIMES.sub(_FIRST_OF_1980, pdf[end:]))
    digest = hashlib.md5(pdf[:end] + tail, usedforsecurity=False).hexdigest().upper().encode()
    return pdf[:end] + _DIGESTS.sub(digest, tail)


def _sweep(folder: Path) -> None:
    """Remove what a run that was killed left behind long ago."""
    for leftover in folder.glob(f"{WORK}*"):
        if time.time() - leftover.stat().st_mtime > _FORGOTTEN_SECONDS:
            shutil.rmtree(leftover, ignore_errors=True)
