"""`make bench-engine`: what a move through a workflow's machine costs beside `transitions` alone, and how long a
thousand rehearsals of the yearly plan take.

Prints a table, writes `.reports/bench-engine.json`, and ends with 1, saying what falls short, when a move costs more
than `MOST_TIMES` of a bare one or the rehearsal more than `MOST_SECONDS` of processor time.
"""

from __future__ import annotations

import argparse
import gc
import json
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

from transitions import Machine

from bench.aside import set_aside
from bench.tally import machine
from engine.workflow.definition import Definition, Move
from engine.workflow.machine import attempt
from engine.workflow.rehearse import Crowd, Play, rehearse, steps, take
from engine.workflow.rehearse.held import try_move
from workflows.loader import load_file, shipped

REPORT = Path(__file__).resolve().parent.parent / ".reports" / "bench-engine.json"
WORKFLOW = "yearly_plan"
MOST_TIMES = 8.0
"""What a move costs beside a bare one is asking its guards; that for a quorum makes the whole roll."""
MOST_SECONDS = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Of one move, in microseconds: `bare`, a model of `transitions` that is bound once and whose conditions say yes;
    `machine`, ours, which asks the guards and reports what each found; `decided`, the whole command, from the proposal
    to its events."""

    move: str
    bare: float
    machine: float
    decided: float

    @property
    def ratio(self) -> float:
        """Our machine over the bare one."""
        return self.machine / self.bare


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsed:
    """`plays`: the runs that were asked for, and those at other turnouts."""

    runs: int
    plays: int
    seconds: float


class _Model:
    """What a bare machine moves."""

    state: str


def costs(definition: Definition, times: int, turns: int) -> list[Cost]:
    """Of each move that a play makes by hand on its way, where it is made for the first time."""
    play = Play(definition, Crowd(), Random(1))
    found: dict[str, Cost] = {}
    while offered := next(iter(steps(play)), None):
        if offered.move and offered.move not in found:
            found[offered.move] = _cost(play, definition.moves[offered.move], times, turns)
        take(play, offered)
    return list(found.values())


def _cost(play: Play, move: Move, times: int, turns: int) -> Cost:
    """In turns, so that what slows the machine down for a while slows down all three."""
    bare = _bare(play, move)
    state, facts, now = play.state, play.hall.facts(), play.hall.now

    def ours() -> None:
        attempt(play.definition, state, facts, move, now)

    def decided() -> None:
        try_move(play, move)

    contenders = (bare, ours, decided)
    taken: list[list[float]] = [[] for _ in contenders]
    for _ in range(turns):
        for place, contender in enumerate(contenders):
            taken[place].append(_timed(contender, times))
    in_microseconds = [median(each) / times * 1_000_000 for each in taken]
    return Cost(move=move.name, bare=in_microseconds[0], machine=in_microseconds[1], decided=in_microseconds[2])


def _bare(play: Play, move: Move) -> Callable[[], None]:
    """The same stages and moves, with as many conditions as there are guards, on one model that is bound once."""
    model = _Model()
    bare = Machine(
        model=model, states=list(play.definition.stages), initial=play.definition.start, auto_transitions=False
    )
    for each in play.definition.moves.values():
        conditions = [lambda: True for _ in each.guards]
        bare.add_transition(f"make_{each.name}", list(each.sources), each.target, conditions=conditions)
    source = play.state.stage
    make: Callable[[], bool] = getattr(model, f"make_{move.name}")

    def run() -> None:
        model.state = source
        make()

    return run


def _timed(run: Callable[[], None], times: int) -> float:
    """Seconds of processor time."""
    gc.collect()
    start = time.process_time()
    for _ in range(times):
        run()
    return time.process_time() - start


def rehearsed(definition: Definition, runs: int) -> Rehearsed:
    gc.collect()
    start = time.process_time()
    report = rehearse(definition, Crowd(), runs, seed=1)
    seconds = time.process_time() - start
    return Rehearsed(runs=runs, plays=runs + sum(each.runs for each in report.at_turnouts), seconds=seconds)


HEADING = f"{'move':<20}{'bare transitions':>18}{'our machine':>14}{'ratio':>8}{'whole command':>16}"


def line(cost: Cost) -> str:
    bare, ours, decided = (f"{each:,.1f} µs" for each in (cost.bare, cost.machine, cost.decided))
    return f"{cost.move:<20}{bare:>18}{ours:>14}{cost.ratio:>8.2f}{decided:>16}"


def verdict(found: Sequence[Cost], whole: Rehearsed) -> int:
    """Says what falls short; 1 if anything does."""
    behind = [
        f"falls short: {cost.move} takes {cost.ratio:.2f} times as long as bare transitions, and {MOST_TIMES:g} is most"
        for cost in found
        if cost.ratio > MOST_TIMES
    ]
    if whole.seconds > MOST_SECONDS:
        behind.append(
            f"falls short: {whole.runs:,} rehearsals take {whole.seconds:.1f} s, and {MOST_SECONDS:g} s is most"
        )
    print("", *behind, sep="\n")
    return 1 if behind else 0


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.engine", description=__doc__)
    parser.add_argument("--runs", type=int, default=1000, help="how often the yearly plan is rehearsed")
    parser.add_argument("--times", type=int, default=2000, help="how often a move is made in one turn")
    parser.add_argument("--turns", type=int, default=5, help="how often each is timed; the median counts")
    parser.add_argument("--report", type=Path, default=REPORT)
    given = parser.parse_args(argv)
    definition = next(load_file(path).definition for path in shipped() if path.stem == WORKFLOW)
    assert definition is not None
    print(f"{WORKFLOW}, version {definition.version}; {machine()}\n\n{HEADING}")
    with set_aside():
        found = costs(definition, given.times, given.turns)
    print(*map(line, found), sep="\n", flush=True)
    whole = rehearsed(definition, given.runs)
    each = whole.seconds / whole.plays * 1000
    print(f"\n{whole.runs:,} rehearsals, {whole.plays:,} plays with those at other turnouts: ", end="")
    print(f"{whole.seconds:.1f} s, {each:.2f} ms a play")
    _write(given, found, whole)
    return verdict(found, whole)


def _write(given: argparse.Namespace, found: Sequence[Cost], whole: Rehearsed) -> None:
    report: dict[str, Any] = {
        "machine": machine(),
        "workflow": WORKFLOW,
        "times": given.times,
        "turns": given.turns,
        "versions": {"transitions": version("transitions")},
        "moves": [{**asdict(cost), "ratio": cost.ratio} for cost in found],
        "rehearsal": asdict(whole),
    }
    given.report.parent.mkdir(parents=True, exist_ok=True)
    given.report.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
