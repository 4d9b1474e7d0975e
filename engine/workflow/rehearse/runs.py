"""Many plays of one workflow, each with dice of its own from one seed, and what came of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from random import Random

from engine.workflow.definition import Definition
from engine.workflow.rehearse.crowd import Crowd
from engine.workflow.rehearse.held import GOES_ROUND, NO_WAY_ON, held
from engine.workflow.rehearse.play import Play
from engine.workflow.rehearse.report import AtTurnout, Ending, MoveMade, Report, Stuck, spread_of
from engine.workflow.rehearse.steps import likeliest, take

MOST_STEPS = 200
TURNOUTS = tuple(Fraction(tenths, 10) for tenths in range(5, 11))
FEWER = 5
"""At each other turnout a fifth of the runs is enough to see where it bends."""


def rehearse(
    definition: Definition,
    crowd: Crowd,
    runs: int,
    seed: int,
    *,
    turnouts: Sequence[Fraction] = TURNOUTS,
    go_on: Callable[[], bool] = lambda: True,
) -> Report:
    """Run so many plays. The same arguments give the same report. Raises ValueError for fewer than one run, and where
    no proposal can be started on the workflow. `go_on` is asked after each play, for whoever cannot wait: the report
    then tells of those that there were."""
    if runs < 1:
        raise ValueError(f"{runs} runs show nothing; ask for 1 or more.")
    endings = list(_played(definition, crowd, runs, seed, go_on))
    runs = len(endings)
    reached = [each for each in endings if each.outcome]
    made: Counter[str] = Counter()
    plays: Counter[str] = Counter()
    for each in endings:
        made.update(each.made)
        plays.update(each.made.keys())
    return Report(
        workflow=definition.name,
        version=definition.version,
        digest=definition.digest,
        runs=runs,
        seed=seed,
        crowd=crowd,
        outcomes=_outcomes(definition, endings),
        stuck=_stuck(endings),
        reached=_reached(definition, endings),
        moves=spread_of([each.moves for each in reached]),
        ballots=spread_of([each.ballots for each in reached]),
        minutes=spread_of([each.minutes for each in reached]),
        made={move: MoveMade(often=made[move], plays=plays[move]) for move in definition.moves},
        overridden=sum(each.overridden for each in endings),
        at_turnouts=tuple(_at(definition, crowd.at(turnout), -(-runs // FEWER), seed) for turnout in turnouts),
    )


def dice_of(seed: int, run: int) -> Random:
    """Those of one run. Its people are the same at every turnout, as far as the dice can make them."""
    return Random(f"{seed}:{run}")


def play_through(play: Play) -> Ending:
    """On to an outcome, or to where nothing more can happen."""
    while play.taken < MOST_STEPS and (step := likeliest(play)):
        take(play, step)
    history = play.state.history
    return Ending(
        stage=play.state.stage,
        outcome=play.stage.outcome,
        held=() if play.ended else _why(play),
        made=Counter(moved.move for moved in history),
        overridden=sum(moved.overridden is not None for moved in history),
        ballots=len(play.state.ballots),
        minutes=play.minutes,
    )


def _played(definition: Definition, crowd: Crowd, runs: int, seed: int, go_on: Callable[[], bool]) -> Iterator[Ending]:
    """At least one."""
    for n in range(runs):
        yield play_through(Play(definition, crowd, dice_of(seed, n)))
        if not go_on():
            return


def _reached(definition: Definition, endings: Sequence[Ending]) -> dict[str, int]:
    """A proposal has been where it started, and wherever a move that was made led to."""
    been: Counter[str] = Counter()
    for each in endings:
        been.update({definition.start, *(definition.moves[move].target for move in each.made)})
    return {name: been[name] for name in definition.stages}


def _why(play: Play) -> tuple[str, ...]:
    if play.taken >= MOST_STEPS:
        return (GOES_ROUND,)
    return tuple(sorted({code for each in held(play) for code in each.codes})) or (NO_WAY_ON,)


def _outcomes(definition: Definition, endings: Sequence[Ending]) -> dict[str, int]:
    reached = Counter(each.stage for each in endings)
    return {name: reached[name] for name, stage in definition.stages.items() if stage.outcome}


def _stuck(endings: Sequence[Ending]) -> tuple[Stuck, ...]:
    places = Counter((each.stage, each.held) for each in endings if not each.outcome)
    ordered = sorted(places.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Stuck(stage=stage, held=why, often=often) for (stage, why), often in ordered)


def _at(definition: Definition, crowd: Crowd, runs: int, seed: int) -> AtTurnout:
    endings = [play_through(Play(definition, crowd, dice_of(seed, n))) for n in range(runs)]
    return AtTurnout(
        turnout=crowd.turnout,
        runs=runs,
        outcomes=_outcomes(definition, endings),
        stuck=sum(not each.outcome for each in endings),
    )
