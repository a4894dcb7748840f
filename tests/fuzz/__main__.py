"""`python -m tests.fuzz [--count N] [--seed N] [--processes N]`: a long run of damaged workbooks.

Ends with 1 where a mutant gave a traceback, a hang, or a file out of place. Any mutant is made
again by its seed and index: `--only INDEX`, with `--keep FOLDER` to have the file.
"""

from __future__ import annotations

import sys
import tempfile
from argparse import ArgumentParser
from pathlib import Path
from random import Random, SystemRandom
from typing import TYPE_CHECKING

from tests.fuzz.mutants import SHARES, kind_of, mutant
from tests.fuzz.originals import read_originals, write_originals
from tests.fuzz.runs import run
from tests.fuzz.trial import tried

if TYPE_CHECKING:
    from tests.fuzz.runs import Seen


def main() -> int:
    parser = ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--count", type=int, default=20_000, help="how many mutants")
    parser.add_argument("--seed", type=int, default=SystemRandom().randrange(10**6))
    parser.add_argument("--from", dest="first", type=int, default=0, help="first index")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--only", type=int, metavar="INDEX", help="one mutant, in this process")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="where faulty mutants are kept")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        originals = Path(place)
        if chosen.only is not None:
            write_originals(originals, [kind_of(chosen.only)])
            return _try_one(originals, chosen.seed, chosen.only, chosen.keep)
        write_originals(originals, SHARES)
        indices = range(chosen.first, chosen.first + chosen.count)
        print(f"{chosen.count} mutants, seed {chosen.seed}", flush=True)
        seen = run(originals, chosen.seed, indices, chosen.processes, _progress)
        for index in seen.faulty:
            _keep(originals, chosen.seed, index, chosen.keep)
    _summary(seen)
    return int(bool(seen.faults))


def _try_one(originals: Path, seed: int, index: int, folder: Path | None) -> int:
    made = mutant(read_originals(originals), seed, index)
    _keep(originals, seed, index, folder)
    trial = tried(made.name, made.content, Random(f"{seed} {index} user"))  # noqa: S311 (chance to be repeated)
    print(made.history)
    print(f"{len(made.content)} bytes; {', '.join(trial.codes) or 'no problem'}")
    for fault in trial.faults:
        print(f"FAULT: {fault}")
    return int(bool(trial.faults))


def _keep(originals: Path, seed: int, index: int, folder: Path | None) -> None:
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        made = mutant(read_originals(originals), seed, index)
        (folder / f"{seed}-{index}-{made.name}").write_bytes(made.content)


def _progress(seen: Seen) -> None:
    print(f"{seen.count} tried, {len(seen.faults)} at fault", flush=True)


def _summary(seen: Seen) -> None:
    print(f"\nseed {seen.seed}: {seen.count} mutants")
    for outcome, count in seen.outcomes.most_common():
        print(f"{count:7} {outcome}")
    print(f"{len(seen.faults):7} at fault")
    for fault in seen.faults:
        print(f"  {fault}")


if __name__ == "__main__":
    sys.exit(main())
