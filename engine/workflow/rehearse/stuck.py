"""Why a play goes no further: the moves from where it stands that cannot be made, and what holds each."""

from __future__ import annotations

from dataclasses import dataclass, field

from engine.errors import Refused
from engine.proposal.events import GuardReport
from engine.workflow.definition import Move
from engine.workflow.machine import attempt
from engine.workflow.rehearse.play import Play
from engine.workflow.rehearse.steps import try_move, withdraws

CANNOT_OPEN = "ballot_cannot_open"
"""A move that goes by itself has nothing that holds it, but the ballot to which it leads cannot be opened."""
GOES_ROUND = "goes_round"
"""A play that takes more steps than `runs.MOST_STEPS` goes round in circles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """`guards` found that the move is to wait; or it is `refused` for another reason."""

    move: str
    guards: tuple[GuardReport, ...] = ()
    refused: Refused | None = field(default=None, compare=False)

    @property
    def codes(self) -> tuple[str, ...]:
        return (self.refused.code,) if self.refused else tuple(each.guard for each in self.guards)


def held(play: Play) -> tuple[Held, ...]:
    """In the order of the definition. That withdrawing can always be done is no way on."""
    moves = [move for move in play.definition.moves_from(play.state.stage) if not withdraws(play, move)]
    return tuple(each for each in (_held(play, move) for move in moves) if each.codes)


def _held(play: Play, move: Move) -> Held:
    tried = attempt(play.definition, play.state, play.hall.facts(), move)
    if tried.target is None:
        return Held(move=move.name, guards=tried.held_by)
    if move.automatic:
        return Held(move=move.name, refused=Refused(CANNOT_OPEN))
    answer = try_move(play, move)
    return Held(move=move.name, refused=answer if isinstance(answer, Refused) else None)
