"""`make bench-tally`: from parsed papers to the outcome, each method beside the programs of others, in the same run.

Prints a table, writes `.reports/bench-tally.json`, and ends with 1, saying what falls short, when any of them is
faster.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from collections.abc import Sequence
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bench.race import Measured, Race, Result, run

REPORT = Path(__file__).resolve().parent.parent / ".reports" / "bench-tally.json"


def races() -> tuple[Race, ...]:
    """Those of each kind of paper. Imported here: the others' programs take seconds to load."""
    from bench import budget, marks, ranked, seats

    return (*ranked.RACES, *seats.RACES, *marks.RACES, *budget.RACES)


def machine() -> str:
    """The processor and what runs on it: enough to compare two reports, and nothing that names a computer."""
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text(encoding="utf-8").splitlines() if cpuinfo.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    processor = names[0] if names else platform.machine()
    return f"{processor}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.tally", description=__doc__)
    parser.add_argument("methods", nargs="*", help="which methods; all when none are named")
    parser.add_argument("--papers", type=int, default=100_000)
    parser.add_argument("--options", type=int, default=8)
    parser.add_argument("--turns", type=int, default=5, help="how often each is timed; the median counts")
    parser.add_argument("--without", nargs="*", default=[], help="programs of others to leave out")
    parser.add_argument("--report", type=Path, default=REPORT)
    given = parser.parse_args(argv)
    all_races = races()
    if unknown := sorted(set(given.methods) - {race.method for race in all_races}):
        parser.error(f"there is no race for {', '.join(unknown)}")
    chosen = [race.but(given.without) for race in all_races if not given.methods or race.method in given.methods]
    print(f"{given.papers:,} papers, {given.options} options; {machine()}\n")
    results = []
    for race in chosen:
        if not results:
            print(HEADING)
        results.append(run(race, given.papers, given.options, given.turns))
        print(line(results[-1]), flush=True)
    write(given, results)
    return verdict(results)


HEADING = f"{'method':<20}{'ours':>10}{'fastest of the others':>32}{'ratio':>8}{'our memory':>14}{'theirs':>12}"


def line(result: Result) -> str:
    fastest = result.fastest
    other = f"{fastest.seconds * 1000:,.1f} ms {fastest.name}"
    return (
        f"{result.title:<20}{result.ours.seconds * 1000:>7,.1f} ms{other:>32}{result.ratio:>8.2f}"
        f"{_mib(result.ours):>14}{_mib(fastest):>12}"
    )


def _mib(measured: Measured) -> str:
    return f"{measured.memory / 2**20:,.1f} MiB"


def verdict(results: Sequence[Result]) -> int:
    """Says what falls short, and whose winner is another; 1 if anything is."""
    behind = [
        f"falls short: {result.title} takes {result.ratio:.2f} times as long as {result.fastest.name}"
        for result in results
        if result.ratio >= 1
    ]
    others = [
        f"another winner: {result.title} by {each.name}: {', '.join(sorted(each.winners)) or 'nobody'}"
        for result in results
        for each in result.theirs
        if each.winners != result.ours.winners
    ]
    print("", *behind, *others, sep="\n")
    return 1 if behind or others else 0


def write(given: argparse.Namespace, results: Sequence[Result]) -> None:
    libraries = sorted({each.name for result in results for each in result.theirs})
    report: dict[str, Any] = {
        "machine": machine(),
        "papers": given.papers,
        "options": given.options,
        "turns": given.turns,
        "versions": {name: version(name) for name in libraries},
        "results": [{**asdict(result), "ratio": result.ratio} for result in results],
    }
    given.report.parent.mkdir(parents=True, exist_ok=True)
    given.report.write_text(json.dumps(report, indent=2, default=sorted) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
