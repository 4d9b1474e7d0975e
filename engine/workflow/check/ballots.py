"""What follows from a ballot: each way in which it can end must lead somewhere; and rules that cannot be met."""

from __future__ import annotations

from collections.abc import Iterator

from engine.ballot.endings import EVERY_ENDING, endings_of
from engine.ballot.outcome import Whole
from engine.ballot.rules import BallotRules
from engine.workflow.ballot_settings import never_opens
from engine.workflow.check.reach import Reach
from engine.workflow.check.worlds import World
from engine.workflow.definition import Definition, Move
from engine.workflow.guards import (
    AdviceGiven,
    AfterDate,
    ClausesAtLeast,
    ClausesUnmarked,
    DeadlinePassed,
    EveryClauseCosted,
    EveryClausePassed,
    EveryGroupReported,
    Guard,
    HasClauses,
    MeetingOpen,
    QuorumPresent,
    RoundsHeld,
    RoundsSpent,
)
from engine.workflow.guards.tasks import TasksDone
from engine.workflow.problems import Path, Problem

_YET_TO_COME = (
    AdviceGiven,
    AfterDate,
    DeadlinePassed,
    EveryGroupReported,
    MeetingOpen,
    QuorumPresent,
    RoundsHeld,
    TasksDone,
)
"""What people or time can still make so, or no longer so, after a ballot has closed."""
_WRITTEN = (ClausesAtLeast, ClausesUnmarked, EveryClauseCosted, EveryClausePassed, HasClauses)
"""What writers can make so, or no longer so."""


def ballots(definition: Definition, reach: Reach, seats: int | None) -> Iterator[Problem]:
    for name, stage in definition.stages.items():
        if stage.rules is not None:
            yield from _rules(name, stage.rules, seats)
            yield from _uncovered(definition, reach, name, stage.rules)


def _rules(name: str, rules: BallotRules, seats: int | None) -> Iterator[Problem]:
    path: Path = ("stages", name, "settings")
    if (why := never_opens(rules)) is not None:
        yield Problem((*path, "counting"), "rules_never_open", {"stage": name, "why": why})
    if seats is not None and rules.electorate == "member_organisations" and rules.quorum > seats:
        params = {"stage": name, "quorum": rules.quorum, "seats": seats}
        yield Problem((*path, "quorum"), "quorum_too_high", params)


def _uncovered(definition: Definition, reach: Reach, name: str, rules: BallotRules) -> Iterator[Problem]:
    moves = tuple(definition.moves_from(name))
    if not moves:
        return  # that there is no way out is told already
    for ending in (each for each in EVERY_ENDING if each in endings_of(rules)):
        taken = _taken(definition, reach, name, moves, ending)
        if not all(taken):
            code = "case_uncertain" if any(taken) else "case_uncovered"
            yield Problem(("stages", name), code, {"stage": name, "case": ending})


def _taken(definition: Definition, reach: Reach, name: str, moves: tuple[Move, ...], ending: Whole) -> list[bool]:
    """For each way in which the facts lie for good: whether some move can be made then, at once or when what is yet to
    come has come. Where consent is asked in rounds, the next one may lead on, and the text be written before it."""
    rounds = definition.stages[name].activity == "consent"
    to_come = (*_YET_TO_COME, *(_WRITTEN if rounds else ()))
    found: dict[frozenset[tuple[Guard, bool]], bool] = {}
    for world in reach.worlds(name, moves, ending):
        settled = frozenset(each for each in world.facts.items() if not isinstance(each[0], to_come))
        found[settled] = found.get(settled, False) or any(_goes(move, world) for move in moves)
        found[settled] |= rounds and _another_round(world)
    return list(found.values())


def _another_round(world: World) -> bool:
    """Of what fell without a quorum always; of what met objections until the rounds are spent. Where nobody asks
    whether they are, the last one may have been held."""
    return world.ending == "no_quorum" or (world.facts.get(RoundsSpent()) is False and world.ending != "passed")


def _goes(move: Move, world: World) -> bool:
    """A coordinator may make it past its guards, or they hold. Where there were too many facts to try, that they may
    hold must do."""
    return (move.override and not move.automatic) or world.says(move.guards) is not False
