"""From stage to stage. The target of every move comes from the workflow's machine and from nowhere else."""

from __future__ import annotations

from typing import Any

from engine.errors import Refused, refuse
from engine.facts import ProposalFacts
from engine.moment import HOUSE, Moment
from engine.proposal.commands import MakeMove
from engine.proposal.events import Moved
from engine.proposal.opening import open_ballot
from engine.proposal.reviewing.day import gone_with, set_by
from engine.proposal.state import Proposal, fold
from engine.text import Text, said
from engine.workflow.definition import Definition, Move
from engine.workflow.machine import Attempt, attempt

Events = tuple[Any, ...]

MOST_AUTOMATIC_MOVES = 16
"""A chain of moves without a human longer than this is a mistake in the workflow, not a decision."""


def make_move(
    state: Proposal, command: MakeMove, definition: Definition, facts: ProposalFacts, moment: Moment
) -> Events | Refused:
    move = definition.moves.get(command.move)
    if move is None:
        return refuse("move_unknown", move=command.move)
    if move.automatic:
        return refuse("move_is_automatic", move=dict(move.title))
    if not moment.roles & move.by:
        return refuse("move_not_yours", move=dict(move.title), needed=sorted(move.by))
    if state.stage not in move.sources:
        stage = definition.stages[state.stage]
        return refuse("move_not_from_here", move=dict(move.title), stage=dict(stage.title))
    if state.open_ballot is not None:
        return refuse("ballot_still_open")
    if waits := state.waits_for:
        return refuse(waits)
    tried = attempt(definition, state, facts, move, moment.now)
    if tried.target is None:
        if not command.reason.strip():
            guards = [{"guard": each.guard, "params": each.params} for each in tried.held_by]
            return refuse("move_held", move=dict(move.title), guards=guards)
        if refused := _may_override(move, tried, moment):
            return refused
        tried = attempt(definition, state, facts, move, moment.now, overrides=True)
        return _step(state, tried, definition, facts, moment, said(command.reason.strip()), command)
    return _step(state, tried, definition, facts, moment, None, command)


def settle(state: Proposal, definition: Definition, facts: ProposalFacts, moment: Moment) -> Events | Refused:
    """Take the automatic moves that have become possible, one after the other, up to one that cannot be made (into a
    ballot with nothing to ask); none is fine. Refused, and none taken, only if they would go on for ever. What is in
    the archive stays where it is."""
    events: list[Any] = []
    for _ in range(MOST_AUTOMATIC_MOVES):
        tried = _next_automatic(state, definition, facts, moment)
        if tried is None:
            return tuple(events)
        gone = _step(state, tried, definition, facts, moment, None)
        if isinstance(gone, Refused):
            return tuple(events)
        events.extend(gone)
        state = fold(state, gone)
    return refuse("stopped_moving", moves=MOST_AUTOMATIC_MOVES)


def _may_override(move: Move, tried: Attempt, moment: Moment) -> Refused | None:
    if move.override and "coordinator" in moment.roles:
        return None
    return refuse("override_not_allowed", move=dict(move.title), guard=tried.held_by[0].guard)


def _step(
    state: Proposal,
    tried: Attempt,
    definition: Definition,
    facts: ProposalFacts,
    moment: Moment,
    reason: Text | None,
    asked: MakeMove | None = None,
) -> Events | Refused:
    """One move: that it was made, what the stage sets that it leads to, its effects, which may set otherwise, and the
    ballot of that stage. What `asked` for the move says how long that ballot takes; one that opens by itself has no
    deadline."""
    if tried.target is None:
        raise ValueError(f"{tried.move.name} leads nowhere")
    moved = Moved(
        move=tried.move.name,
        source=state.stage,
        target=tried.target,
        by=None if moment.actor == HOUSE or tried.move.automatic else moment.actor,
        guards=tried.guards,
        at=moment.at,
        overridden=reason,
    )
    left = gone_with(definition.stages[state.stage], state.review, moment)
    events: Events = (moved, *left, *set_by(definition.stages[tried.target], moment))
    state = fold(state, events)
    for effect in tried.move.effects:
        done = effect.events(state, facts, moment)
        if isinstance(done, Refused):
            return done
        events, state = (*events, *done), fold(state, done)
    if definition.stages[tried.target].rules is None:
        return events
    minutes, knowing = (asked.minutes, asked.knowing) if asked else (0, False)
    first = int(definition.stages[tried.target].activity == "consent")
    opened = open_ballot(state, definition, facts, moment, minutes, knowing=knowing, round=first)
    return opened if isinstance(opened, Refused) else (*events, opened)


def _next_automatic(state: Proposal, definition: Definition, facts: ProposalFacts, moment: Moment) -> Attempt | None:
    """The first automatic move, in the order of the definition, whose guards hold."""
    if state.open_ballot is not None or state.archived or state.waits_for:
        return None
    for move in definition.moves_from(state.stage):
        if not move.automatic:
            continue
        if (tried := attempt(definition, state, facts, move, moment.now)).target is not None:
            return tried
    return None
