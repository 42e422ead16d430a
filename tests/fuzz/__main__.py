"""Runs the attacks for long: `python -m fuzz MINUTES [ATTACK …]`, or `make fuzz`.

Every core throws inputs of its own, never the same twice. What breaks a promise is made
small, printed, and ends the campaign with 1; so does an input that takes more than
MAX_SECONDS of processor time, or a process that takes more than MAX_MEGABYTES.
"""

from __future__ import annotations

import multiprocessing
import os
import resource
import secrets
import sys
import time
import traceback
from dataclasses import dataclass, replace
from multiprocessing.pool import Pool

from fuzz.attacks import ATTACKS, Attack

MAX_SECONDS = 2.0
MAX_MEGABYTES = 1024
_ROUND = 5
"""Short runs between two looks at the clock."""


@dataclass(frozen=True)
class Tally:
    """What one attack came to."""

    name: str
    tried: int = 0
    slowest: float = 0.0
    """Seconds of processor time for one input."""
    megabytes: int = 0
    """Of the process, at most."""
    broken: str = ""
    """The first broken promise, with the input that breaks it."""


def run_round(name: str) -> Tally:
    """Try some inputs of an attack."""
    attack = ATTACKS[name]
    tried, slowest = 0, 0.0

    def act(value: object) -> None:
        nonlocal tried, slowest
        before = time.process_time()
        attack.act(value)
        spent = time.process_time() - before
        tried, slowest = tried + 1, max(slowest, spent)
        assert spent <= MAX_SECONDS, f"{spent:.1f} s for one input"

    broken = ""
    try:
        watched = Attack(attack.inputs, act, _ROUND * attack.examples)
        watched.run(secrets.randbits(64), max_examples=watched.examples)
    except Exception:
        broken = traceback.format_exc()
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    if megabytes > MAX_MEGABYTES and not broken:
        broken = f"{megabytes} MB of memory"
    return Tally(name, tried, slowest, megabytes, broken)


def campaign(minutes: float, names: list[str], pool: Pool) -> dict[str, Tally]:
    """Rounds of all attacks in turn, until the time is over or a promise broken."""
    tallies = {name: Tally(name) for name in names}
    end = time.monotonic() + 60 * minutes
    # As many rounds at a time as there are cores, also of one attack alone.
    rounds = names * -(-len(os.sched_getaffinity(0)) // len(names))
    while time.monotonic() < end and not any(t.broken for t in tallies.values()):
        for found in pool.imap_unordered(run_round, rounds):
            so_far = tallies[found.name]
            tallies[found.name] = replace(
                found,
                tried=so_far.tried + found.tried,
                slowest=max(so_far.slowest, found.slowest),
                megabytes=max(so_far.megabytes, found.megabytes),
                broken=so_far.broken or found.broken,
            )
    return tallies


def main(arguments: list[str]) -> int:
    """The exit code: 0 when every promise was kept."""
    minutes, names = float(arguments[0]), arguments[1:] or list(ATTACKS)
    cores = len(os.sched_getaffinity(0))
    with multiprocessing.Pool(cores) as pool:
        tallies = campaign(minutes, names, pool)
    print(f"{'attack':<14}{'inputs':>10}{'slowest s':>11}{'MB':>6}  broken")
    for tally in tallies.values():
        print(
            f"{tally.name:<14}{tally.tried:>10,}{tally.slowest:>11.2f}"
            f"{tally.megabytes:>6}  {'yes' if tally.broken else 'no'}"
        )
    for tally in tallies.values():
        if tally.broken:
            print(f"\n{tally.name}\n{tally.broken}", file=sys.stderr)
    return int(any(tally.broken for tally in tallies.values()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
