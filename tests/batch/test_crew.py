"""Who does the work makes no difference to the documents, and may not see more than it must."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import warnings
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING, Any, Final

import pytest

from kka_docs.batch import Exit, Options, check_all, make_all
from kka_docs.batch.crew import crew, sensible_processes
from kka_docs.batch.tasks import ToCheck, ToMake
from kka_docs.definitions.documents import DOCUMENTS
from kka_docs.errors import OutsideMissing, TemplateFault, WrongUse
from kka_docs.intake import Source
from tests.batch.papers import letters, made, meetings, secret_case, working_folder
from tests.word_files import template

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

INVITATIONS: Final = [DOCUMENTS["undangan"]]
PATIENCE: Final = 60
"""Seconds after which something that should happen is held not to."""


class Onlooker(Executor):
    """An executor that works on the spot and remembers what it was sent."""

    def __init__(self) -> None:
        self.tasks: list[Any] = []

    def submit(self, work: Callable[..., Any], /, *given: Any, **named: Any) -> Future[Any]:
        """Do the work at once."""
        self.tasks.append(given[0])
        future: Future[Any] = Future()
        future.set_result(work(*given, **named))
        return future


class Breaking(Executor):
    """An executor that loses its processes."""

    def submit(self, *_: Any, **__: Any) -> Future[Any]:
        """Take the work, and lose it."""
        future: Future[Any] = Future()
        future.set_exception(BrokenProcessPool("terminated abruptly: Melati"))
        return future


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """TU's desk, with more meetings than go into one task."""
    monkeypatch.chdir(tmp_path)
    return meetings(working_folder(tmp_path), 6)


@pytest.fixture
def alone(desk: Path, tmp_path: Path) -> dict[str, bytes]:
    """What one process makes of that desk."""
    assert make_all([desk], INVITATIONS, Options(tmp_path / "sendiri")).exit_code is Exit.DONE
    return made(tmp_path / "sendiri")


@pytest.fixture
def cluster() -> Iterator[Executor]:
    """A cluster of two workers on this machine, as a province has on many."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what Dask itself leans on
        from distributed import Client, LocalCluster  # noqa: PLC0415 (it warns when loaded)

        with (
            LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as workers,
            Client(workers) as client,
        ):
            yield client.get_executor()


# The same documents, whoever makes them


def test_two_processes_make_the_same_files(
    desk: Path, tmp_path: Path, alone: dict[str, bytes]
) -> None:
    report = make_all([desk], INVITATIONS, Options(tmp_path / "berdua", workers=2))
    assert report.exit_code is Exit.DONE
    assert made(tmp_path / "berdua") == alone
    assert len(letters(tmp_path / "berdua")) == 3 * 6 + 3


def test_a_dask_cluster_makes_the_same_files(
    desk: Path, tmp_path: Path, alone: dict[str, bytes], cluster: Executor
) -> None:
    report = make_all([desk], INVITATIONS, Options(tmp_path / "klaster", workers=cluster))
    assert report.exit_code is Exit.DONE
    assert made(tmp_path / "klaster") == alone


def test_forms_are_told_in_their_order_whoever_checks_them(desk: Path) -> None:
    (desk / "pertemuan-3.xlsx").write_bytes(b"PK rusak")
    one, two = (check_all([desk], Options(workers=workers)) for workers in (1, 2))
    assert one == two
    assert [form.checked.path.name for form in one.forms] == [
        f"pertemuan-{n}.xlsx" for n in range(1, 7)
    ]
    assert [found.code for found in one.problems] == ["rusak"]


def test_a_faulty_template_stops_helpers_too(desk: Path, tmp_path: Path) -> None:
    for name in ("undangan.docx", "undangan-keluarga.docx"):
        template(tmp_path / "templat" / name, "{{ pertemuan.tmpat }}")
    options = Options(tmp_path / "hasil", templates=tmp_path / "templat", workers=2)
    with pytest.raises(TemplateFault, match=r"pertemuan\.tmpat tidak dikenal"):
        make_all([desk], INVITATIONS, options)
    assert not (tmp_path / "hasil").exists()


# What an executor from outside gets to see


@pytest.mark.parametrize("kind", ["agenda", "format-kasus", "berita-acara"])
def test_only_documents_for_invitees_are_made_elsewhere(desk: Path, kind: str) -> None:
    outside = Onlooker()
    with pytest.raises(WrongUse, match="hanya boleh dibuat dokumen untuk yang diundang"):
        make_all([desk], [*INVITATIONS, DOCUMENTS[kind]], Options(workers=outside))
    assert outside.tasks == []


def test_all_forms_are_checked_at_home_only(desk: Path) -> None:
    outside = Onlooker()
    with pytest.raises(WrongUse, match="hanya boleh"):
        check_all([desk], Options(workers=outside))
    assert outside.tasks == []


def test_no_case_form_leaves_the_house(desk: Path, tmp_path: Path) -> None:
    """Not even where a whole working folder is given, nor a damaged file that might be one."""
    secret = secret_case(tmp_path)
    (tmp_path / "bk" / "kasus-lama.xlsx").write_bytes(secret.read_bytes()[:-100])
    outside = Onlooker()
    make_all([tmp_path], INVITATIONS, Options(workers=outside))
    travelled = [
        source
        for task in outside.tasks
        if isinstance(task, ToCheck)
        for source in task.sources
        if isinstance(source, Source)
    ]
    assert {source.path.parent for source in travelled} == {desk}
    assert {kind.key for kind in _kinds_ordered(outside)} == {"undangan"}


def _kinds_ordered(outside: Onlooker) -> list[Any]:
    orders = [order for task in outside.tasks if isinstance(task, ToMake) for order in task.orders]
    return [kind for order in orders for kind in order.kinds]


# Helpers that are lost


def test_lost_helpers_end_the_run_with_one_sentence(desk: Path) -> None:
    with pytest.raises(OutsideMissing) as stopped:
        make_all([desk], INVITATIONS, Options(workers=Breaking()))
    assert "Proses pembantu berhenti di tengah jalan (BrokenProcessPool)" in stopped.value.sentence
    assert "Melati" not in stopped.value.sentence


ABANDONED: Final = """
import os, signal
from kka_docs.batch.crew import crew
if __name__ == "__main__":
    with crew(2) as workers:
        print(*set(workers.each(_pid, range(8))), flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
"""


def test_helpers_end_with_their_killed_parent(tmp_path: Path) -> None:
    script = tmp_path / "mati.py"
    script.write_text("import os\ndef _pid(_):\n    return os.getpid()\n" + ABANDONED, "utf-8")
    run = subprocess.run(
        [sys.executable, script], capture_output=True, text=True, check=False, timeout=PATIENCE
    )
    assert run.returncode == -signal.SIGKILL
    helpers = [int(number) for number in run.stdout.split()]
    assert helpers
    for helper in helpers:
        assert _ends(helper)


def _ends(process: int) -> bool:
    """Wait for the end of a process that is no child of ours."""
    try:
        handle = os.pidfd_open(process)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([handle], [], [], PATIENCE)[0])
    finally:
        os.close(handle)


def test_ctrl_c_ends_a_run_with_helpers_without_a_traceback(desk: Path) -> None:
    for copy in range(300):
        (desk / f"salinan-{copy}.xlsx").write_bytes((desk / "pertemuan-1.xlsx").read_bytes())
    command = [sys.executable, "-m", "kka_docs", "periksa", str(desk), "--proses", "2"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as run:
        assert run.stderr is not None
        begun = run.stderr.readline()
        os.killpg(run.pid, signal.SIGINT)
        _, said = run.communicate(timeout=PATIENCE)
    assert begun == "Memeriksa formulir: 100 dari 306\n"
    assert run.returncode == 130
    assert said.endswith(
        "Dihentikan. Berkas yang sudah jadi tetap utuh; jalankan lagi untuk melanjutkan.\n"
    )
    assert "Traceback" not in said


# How many


def test_a_school_needs_no_helpers() -> None:
    assert sensible_processes(0) == 1
    assert sensible_processes(40) == 1


@pytest.mark.parametrize(("processors", "forms", "processes"), [(1, 9000, 1), (4, 120, 2)])
def test_helpers_are_as_many_as_machine_and_work_allow(
    monkeypatch: pytest.MonkeyPatch, processors: int, forms: int, processes: int
) -> None:
    monkeypatch.setattr("kka_docs.batch.crew._processors", lambda: processors)
    assert sensible_processes(forms) == processes


def test_no_machine_is_asked_for_more_processes_than_it_can_have() -> None:
    with crew(60) as most, crew(1_000_000) as more:
        assert more.at_once == most.at_once


@pytest.mark.parametrize("processes", [1, 0, -4])
def test_one_process_is_this_one(processes: int) -> None:
    with crew(processes) as workers:
        assert set(workers.each(lambda _: os.getpid(), range(3))) == {os.getpid()}
