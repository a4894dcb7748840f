"""One mutant on the desk of a user: checked, marked and, now and then, made into documents.

Time and memory are measured as POSIX systems measure them.
"""

from __future__ import annotations

import json
import os
import re
import signal
import tempfile
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kka_docs.cli.commands import kka
from kka_docs.cli.faults import run
from kka_docs.definitions.sentences import CATALOG
from kka_docs.workspace import PROFILE_NAME
from tests.fuzz.originals import plain_meeting, plain_profile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

MOST_SECONDS: Final = 10
"""Of the processor's time: a busy machine makes no file guilty."""

MOST_MEGABYTES: Final = 300
_HELD_BY_PROGRAM: Final = 100
_CLEARED: Final = Path("/proc/self/clear_refs")

_SHARE_MARKED: Final = 0.3
_SHARE_ON_SCREEN: Final = 0.1
_SHARE_WITH_DOCUMENTS: Final = 0.05
_OUTPUT: Final = "hasil"
_SIGNS_OF_FAULTS: Final = (
    *("Traceback", "Warning:", "kesalahan di dalam program"),
    *("galat_program", "Program gagal mengolah"),
)
_NOT_MARKED: Final = re.compile(r"tidak dapat ditandai \((\w+)\)")
_COPY: Final = re.compile(r"[^/]* \(ditandai\)(?: \(\d+\))?\.\w+")
_DOCUMENT: Final = re.compile(
    rf"{_OUTPUT}/[A-Z]{{2,8}}-[0-9]{{4}}-[0-9]{{3,5}}/(?:pertemuan-[0-9]+/)?"
    r"(?:[\w.-]+\.docx|\.kka-manifest\.json)"
)
_EXPECTED: Final = {"periksa": {0, 1}, "semua": {0, 1, 3}, "undangan": {0, 1, 3}}
_NOTHING_TO_DO: Final = "Tidak ada formulir"


@dataclass
class Trial:
    """What came of a mutant: the codes of its problems, and what must never happen."""

    codes: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def outcome(self) -> str:
        """Return the code of the first problem, or "utuh" where none was told."""
        return self.codes[0] if self.codes else "utuh"


class TooLong(BaseException):
    """The processor was busy for longer than anybody waits; no `except Exception` stops this."""


def tried(name: str, content: bytes, chance: Random) -> Trial:
    """Return what came of a file that somebody checks; `chance` says how they do it."""
    trial = Trial()
    with tempfile.TemporaryDirectory() as place, _at_home_in(Path(place)) as desk:
        form = desk / name
        form.write_bytes(content)
        with_documents = chance.random() < _SHARE_WITH_DOCUMENTS
        profile = _written_beside(form) if with_documents else None
        before = _contents(Path(place))
        with _little_memory(trial):
            _check(trial, form, chance)
            if profile is not None:
                output = desk / _OUTPUT
                # A profile shows all of itself in letters, and has every template compiled anew.
                command = "undangan" if profile == form else "semua"
                _command(trial, command, desk, "--profil", profile, "-o", output, "--json")
        _require_order(trial, before, _contents(Path(place)))
    return trial


def _written_beside(form: Path) -> Path:
    """What documents need beside the form; return the profile."""
    if form.name.startswith("profil"):
        form.with_name("KKA-2026-001-pertemuan-2.xlsx").write_bytes(plain_meeting())
        return form
    profile = form.with_name(PROFILE_NAME)
    profile.write_bytes(plain_profile())
    return profile


def _check(trial: Trial, form: Path, chance: Random) -> None:
    """As people do at a terminal, or as machines do."""
    marking = ["--tandai"] if chance.random() < _SHARE_MARKED else []
    if chance.random() < _SHARE_ON_SCREEN:
        _command(trial, "periksa", form, *marking)
        return
    told = _command(trial, "periksa", form, "--json", *marking)
    try:
        report: dict[str, Any] = json.loads(told)
    except ValueError:
        trial.faults.append("no JSON")
        return
    trial.codes = [
        found["kode"]
        for about in report["formulir"]
        for found in about["masalah"]
        if Path(about["berkas"]).name == form.name
    ]
    if report["kendala"] is not None:
        trial.faults.append(report["kendala"])


def _command(trial: Trial, *words: str | Path) -> str:
    """What a command prints; whatever it should not have done is noted in the trial."""
    out, err = StringIO(), StringIO()
    code = None
    with redirect_stdout(out), redirect_stderr(err):
        try:
            with _limited_time():
                code = run(kka, [str(word) for word in words])
        except TooLong:
            trial.faults.append(f"more than {MOST_SECONDS} s")
        except BaseException as fault:  # whatever it is, it went through the last door
            trial.faults.append(f"raised {type(fault).__name__}")
    printed = out.getvalue() + err.getvalue()
    expected = _EXPECTED[str(words[0])]
    if code is not None and code not in expected and not (code == 2 and _NOTHING_TO_DO in printed):
        trial.faults.append(f"exit code {code}: {err.getvalue().strip()}")
    said = " ".join(printed.split())
    trial.faults += [f"said {sign}" for sign in _SIGNS_OF_FAULTS if sign in said]
    unmarked = _NOT_MARKED.findall(said)
    trial.faults += [f"not marked: {why}" for why in unmarked if why not in CATALOG]
    return out.getvalue()


def _contents(place: Path) -> dict[str, bytes]:
    """Every file below the trial's folder, by its path within."""
    return {
        path.relative_to(place).as_posix(): path.read_bytes()
        for path in place.rglob("*")
        if path.is_file() or path.is_symlink()
    }


def _require_order(trial: Trial, before: dict[str, bytes], after: dict[str, bytes]) -> None:
    """What was there is as it was; what is new lies where it belongs."""
    trial.faults += [f"{name} changed" for name in before if after.get(name) != before[name]]
    for name in sorted(after.keys() - before.keys()):
        within = name.removeprefix("meja/")
        if within == name or not (_COPY.fullmatch(within) or _DOCUMENT.fullmatch(within)):
            trial.faults.append(f"out of place: {name}")


@contextmanager
def _little_memory(trial: Trial) -> Iterator[None]:
    """Note it where a trial takes more than a process of its own may have.

    Whoever tries may hold much already, and a process begins with the peak of the one before it:
    so the peak is begun anew, and what was held before does not count.
    """
    _CLEARED.write_text("5")
    before = _memory("VmRSS")
    yield
    taken = _memory("VmHWM") - before
    if taken > MOST_MEGABYTES - _HELD_BY_PROGRAM:
        trial.faults.append(f"{taken} MB more than before")


def _memory(what: str) -> int:
    """Megabytes of this process, as Linux tells them."""
    lines = Path("/proc/self/status").read_text(encoding="ascii", errors="replace").splitlines()
    (line,) = (line for line in lines if line.startswith(f"{what}:"))
    return int(line.split()[1]) // 1024


@contextmanager
def _at_home_in(place: Path) -> Iterator[Path]:
    """Lend a desk; the working folder, temporary files and home are folders beside it."""
    for name in ("meja", "kerja", "sementara", "rumah"):
        (place / name).mkdir()
    were = {name: os.environ.get(name) for name in ("TMPDIR", "HOME")}
    usual, here = tempfile.tempdir, Path.cwd()
    os.environ.update(TMPDIR=str(place / "sementara"), HOME=str(place / "rumah"))
    tempfile.tempdir = None
    os.chdir(place / "kerja")
    try:
        yield place / "meja"
    finally:
        os.chdir(here)
        tempfile.tempdir = usual
        for name, was in were.items():
            os.environ.pop(name) if was is None else os.environ.update({name: was})


@contextmanager
def _limited_time() -> Iterator[None]:
    def stop(*_: object) -> None:
        raise TooLong

    was = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, MOST_SECONDS, MOST_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, was)
