"""Which moves can be made from where a play stands, and what holds the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from engine.errors import Refused
from engine.proposal.commands import MakeMove
from engine.workflow.definition import Move
from engine.workflow.machine import attempt
from engine.workflow.rehearse.play import PLAN, Events, Play

CANNOT_OPEN = "ballot_cannot_open"
"""A move that goes by itself has nothing that holds it, but the ballot to which it leads cannot be opened."""
GOES_ROUND = "goes_round"
"""A play that takes more steps than `runs.MOST_STEPS` goes round in circles."""
NO_WAY_ON = "no_way_on"
"""Nothing but withdrawing leads on from there."""

Found = Mapping[str, Any]
"""What a guard found, as `engine.proposal.events.GuardReport` has it: `guard`, `holds`, `params`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A move that is to wait, for what its `guards` found; or it is `refused`, with this code, for another reason."""

    move: str
    guards: tuple[Found, ...] = ()
    refused: str = ""

    @property
    def codes(self) -> tuple[str, ...]:
        """Of guards that are made of others, those of the parts."""
        return (self.refused,) if self.refused else tuple(each["guard"] for each in unmet(self.guards))


def try_move(play: Play, move: Move, reason: str = "") -> Events | Refused:
    """What making it would lead to. Whoever makes it knows what a secret ballot of few weights means."""
    asked = MakeMove(proposal=PLAN, move=move.name, reason=reason, knowing=True)
    return play.ask(asked, roles=move.by)


def withdraws(play: Play, move: Move) -> bool:
    return play.definition.stages[move.target].outcome == "withdrawn"


def held(play: Play) -> tuple[Held, ...]:
    """In the order of the definition. That withdrawing can always be done is no way on."""
    moves = [move for move in play.definition.moves_from(play.state.stage) if not withdraws(play, move)]
    return tuple(each for each in (_held(play, move) for move in moves) if each.codes)


def unmet(guards: Iterable[Found]) -> Iterator[Found]:
    """The guards that do not hold; of those that are made of others, the parts that do not. That something is so which
    should not be has no such parts."""
    for each in guards:
        if each["holds"]:
            continue
        if each["guard"] in ("all", "any"):
            yield from unmet(each["params"]["parts"])
        else:
            yield each


def _held(play: Play, move: Move) -> Held:
    tried = attempt(play.definition, play.state, play.hall.facts(), move, play.hall.now)
    if tried.target is None:
        return Held(move=move.name, guards=tuple(asdict(each) for each in tried.held_by))
    if move.automatic:
        return Held(move=move.name, refused=CANNOT_OPEN)
    answer = try_move(play, move)
    return Held(move=move.name, refused=answer.code if isinstance(answer, Refused) else "")
