"""Interleaved rounds: competitors take turns, so that a busy machine slows them alike."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

_MILLISECONDS = 1e3
_WIDTHS = (52, 8, 10, 8)
_WIDTH = 140


@dataclass(frozen=True)
class Row:
    """One line of the table: what was compared, the ratio, the figures to reach, the medians."""

    what: str
    ratio: float
    least: str = ""
    aim: str = ""
    detail: str = ""


def medians(
    competitors: Mapping[str, tuple[Callable[[], object], int]],
    rounds: int = 7,
    uncounted: int = 1,
) -> dict[str, float]:
    """Return the median seconds of one call for every competitor (function, calls a round).

    So many rounds come first and are not counted: they warm what is cold.
    """
    seconds: dict[str, list[float]] = {name: [] for name in competitors}
    for _ in range(uncounted + rounds):
        for name, (run, calls) in competitors.items():
            start = time.perf_counter()
            for _ in range(calls):
                run()
            seconds[name].append((time.perf_counter() - start) / calls)
    return {name: statistics.median(taken[uncounted:]) for name, taken in seconds.items()}


def in_milliseconds(taken: Mapping[str, float]) -> str:
    """Return what each competitor took, as the table shows it."""
    return ", ".join(
        f"{name} {shown(seconds * _MILLISECONDS)} ms" for name, seconds in taken.items()
    )


def shown(number: float) -> str:
    """Return a number with three significant digits: 0.457, 12.3, 1234."""
    return f"{number:.0f}" if number >= 100 else f"{number:.3g}"


def heading() -> str:
    """Return the first lines of the table."""
    return f"{_aligned(('what', 'ratio', 'at least', 'aim'))} medians\n{'-' * _WIDTH}"


def line(row: Row) -> str:
    """Return a row as a line of the table."""
    return f"{_aligned((row.what, f'{row.ratio:.2f}', row.least, row.aim))} {row.detail}".rstrip()


def _aligned(cells: tuple[str, ...]) -> str:
    return " ".join(f"{text:{width}}" for text, width in zip(cells, _WIDTHS, strict=True))
