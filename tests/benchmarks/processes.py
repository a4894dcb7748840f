"""What an office waits for and what its machine must hold: start-up, processes, memory."""

from __future__ import annotations

from tests.benchmarks.bench import Bench
from tests.benchmarks.invented import INVITEES, meeting_forms
from tests.benchmarks.rounds import Row, in_milliseconds, medians

_FORMS, _QUICK_FORMS = 1_000, 50
_MANY, _QUICK_MANY = 10_000, 1_000
_TIMES_MORE = 10
# Not the parent's view (ru_maxrss), which begins with what the parent held when it forked.
_PEAK = """
import sys
from kka_docs import generate
generate(sys.argv[1], "undangan", output=sys.argv[2])
lines = open("/proc/self/status").read().splitlines()
print(next(line.split()[1] for line in lines if line.startswith("VmHWM")))
"""


def help_rows(bench: Bench) -> list[Row]:
    """Return the row for what a user waits before any help text."""
    taken = medians(
        {
            "help": (lambda: bench.run("-m", "kka_docs", "--help"), 2),
            "click": (lambda: bench.run("-c", "import click"), 2),
        },
        rounds=15,
    )
    ratio = taken["help"] / taken["click"]
    return [Row("kka --help ÷ import click", ratio, "≤ 2.5", "≤ 1.5", in_milliseconds(taken))]


def process_rows(bench: Bench) -> list[Row]:
    """Return the row for two processes against one, from the command line."""
    folder = bench.folder()
    count = len(meeting_forms(folder, _QUICK_FORMS if bench.quick else _FORMS))

    def by(processes: int) -> None:
        output = bench.folder()
        bench.run("-m", "kka_docs", "undangan", folder, "-o", output, "--proses", str(processes))

    taken = medians({"one": (lambda: by(1), 1), "two": (lambda: by(2), 1)}, rounds=3, uncounted=0)
    detail = f"{in_milliseconds(taken)}; {count} forms × {INVITEES} letters, RAM disk"
    ratio = taken["one"] / taken["two"]
    return [Row("one process ÷ two, end to end", ratio, "≥ 1.4", "≥ 1.8", detail)]


def memory_rows(bench: Bench) -> list[Row]:
    """Return the row for the peak memory of one process, many letters against few."""
    many = _QUICK_MANY if bench.quick else _MANY
    few = many // _TIMES_MORE
    megabytes = {count: _peak(bench, count) for count in (few, many)}
    detail = ", ".join(f"{count} letters {size:.0f} MB" for count, size in megabytes.items())
    ratio = megabytes[many] / megabytes[few]
    what = f"peak memory, {many} letters ÷ {few}"
    return [Row(what, ratio, "≤ 1.1", "≤ 1.0", detail)]


def _peak(bench: Bench, letters: int) -> float:
    """The peak memory in megabytes of a fresh process that makes so many letters."""
    folder = bench.folder()
    meeting_forms(folder, round(letters / INVITEES))
    kilobytes = bench.run("-c", _PEAK, folder, bench.folder())
    return int(kilobytes) / 1024
