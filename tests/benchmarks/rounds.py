"""Interleaved rounds: competitors take turns, so that a busy machine slows them alike."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One line of the table: what was compared, the ratio of the medians, and what is wanted."""

    what: str
    ratio: float
    least: str
    aim: str
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
    lines = [f"{'what':64} {'ratio':>8} {'least':>8} {'aim':>6}  detail", "-" * 120]
    lines += [f"{r.what:64} {r.ratio:8.2f} {r.least:>8} {r.aim:>6}  {r.detail}" for r in rows]
    return "\n".join(lines)
