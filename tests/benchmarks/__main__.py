"""`python -m tests.benchmarks [ROW …] [--quick]`: how fast, as ratios measured in one run."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable

from tests.benchmarks.archive import archive_rows
from tests.benchmarks.bench import Bench, bench
from tests.benchmarks.documents import letter_rows, minutes_rows
from tests.benchmarks.end_to_end import end_to_end_rows, one_form_rows
from tests.benchmarks.processes import help_rows, memory_rows, process_rows
from tests.benchmarks.rounds import Row, heading, line

_ROWS: dict[str, Callable[[Bench], list[Row]]] = {
    "letter": letter_rows,
    "minutes": minutes_rows,
    "end-to-end": end_to_end_rows,
    "processes": process_rows,
    "one-form": one_form_rows,
    "memory": memory_rows,
    "help": help_rows,
    "archive": archive_rows,
}


def main() -> None:
    parser = ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("rows", nargs="*", metavar="ROW", help=f"of {', '.join(_ROWS)}; else all")
    parser.add_argument("--quick", action="store_true", help="fewer forms: about a minute")
    chosen = parser.parse_args()
    unknown = [name for name in chosen.rows if name not in _ROWS]
    if unknown:
        parser.error(f"no such row: {', '.join(unknown)}")
    print(heading(), flush=True)
    with bench(quick=chosen.quick) as place:
        for name in chosen.rows or _ROWS:
            for row in _ROWS[name](place):
                print(line(row), flush=True)


if __name__ == "__main__":
    main()
