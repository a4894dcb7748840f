"""Interleaved rounds: competitors take turns, so that a busy machine slows them alike."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One line of the table: what was compared, the ratio of the medians, and the medians."""

    what: str
    ratio: float
    detail: str = ""


def medians(
    competitors: Mapping[str, tuple[Callable[[], object], int]], rounds: int = 7
) -> dict[str, float]:
    """Return the median seconds of one call for every competitor (function, calls a round)."""
    for run, _ in competitors.values():
        run()
    seconds: dict[str, list[float]] = {name: [] for name in competitors}
    for _ in range(rounds):
        for name, (run, calls) in competitors.items():
            start = time.perf_counter()
            for _ in range(calls):
                run()
            seconds[name].append((time.perf_counter() - start) / calls)
    return {name: statistics.median(taken) for name, taken in seconds.items()}


def table(rows: list[Row]) -> str:
    """Return the rows as a text table."""
    lines = [f"{'what':44} {'ratio':>8}  medians", "-" * 100]
    lines += [f"{row.what:44} {row.ratio:8.2f}  {row.detail}" for row in rows]
    return "\n".join(lines)
