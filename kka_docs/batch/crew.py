"""Who does the work of a run: this process alone, processes beside it, or somebody's cluster."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from kka_docs.errors import KkaError, OutsideMissing

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

Task = TypeVar("Task")
Result = TypeVar("Result")

_MOST_PROCESSES = 60
"""Windows waits for no more than 63 at once."""

_ENOUGH_FOR_A_SCHOOL = 8
_FORMS_WORTH_A_PROCESS = 50
"""A process takes as long to start as some dozens of forms take to be made."""

_TASKS_A_PROCESS = 2
_TASKS_OUTSIDE = 32


@dataclass(frozen=True, slots=True)
class Crew:
    """An executor, and how many tasks it is given at once; without one this process works."""

    executor: Executor | None = None
    at_once: int = 1

    def each(self, work: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[Result]:
        """Yield what `work` makes of each task, in their order.

        Only as many tasks as are given at once exist at a time. Raises OutsideMissing where the
        executor fails; KkaError that `work` raises comes through.
        """
        if self.executor is None:
            yield from map(work, tasks)
            return
        under_way: deque[Future[Result]] = deque()
        for task in tasks:
            under_way.append(_given(self.executor, work, task))
            if len(under_way) >= self.at_once:
                yield _result_of(under_way.popleft())
        while under_way:
            yield _result_of(under_way.popleft())


@contextmanager
def crew(processes: int) -> Iterator[Crew]:
    """Lend a crew of so many processes of this machine, as far as it can have so many.

    A crew of one is this process.
    """
    number = max(1, min(processes, _MOST_PROCESSES))
    if number == 1:
        yield Crew()
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 (most runs need no others)
    from multiprocessing import get_context  # noqa: PLC0415 (few runs need more than one)

    # "spawn" everywhere, as Windows has nothing else: what works here works there.
    executor = ProcessPoolExecutor(number, get_context("spawn"), initializer=_serve)
    try:
        yield Crew(executor, number * _TASKS_A_PROCESS)
    finally:
        executor.shutdown(cancel_futures=True)


def hired(executor: Executor) -> Crew:
    """Return a crew whose work an executor from outside does, such as Dask's."""
    return Crew(executor, _TASKS_OUTSIDE)


def sensible_processes(forms: int) -> int:
    """Return how many processes a run of so many forms is worth on this machine."""
    return max(1, min(_processors(), _ENOUGH_FOR_A_SCHOOL, forms // _FORMS_WORTH_A_PROCESS))


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _serve() -> None:
    """Begin a helper process: Ctrl+C is for its parent, and it ends when its parent does."""
    from threading import Thread  # noqa: PLC0415 (few runs need more than one)

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    from multiprocessing import parent_process  # noqa: PLC0415 (few runs need more than one)

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _given(executor: Executor, work: Callable[[Task], Result], task: Task) -> Future[Result]:
    try:
        return executor.submit(work, task)
    except Exception as fault:
        raise _broken(fault) from fault


def _result_of(future: Future[Result]) -> Result:
    try:
        return future.result()
    except KkaError:
        raise
    except Exception as fault:
        raise _broken(fault) from fault


def _broken(fault: Exception) -> OutsideMissing:
    return OutsideMissing(
        f"Proses pembantu berhenti di tengah jalan ({type(fault).__name__}), mungkin karena memori "
        "penuh. Dokumen yang sudah jadi tetap utuh; jalankan lagi, bila perlu dengan --proses 1."
    )
