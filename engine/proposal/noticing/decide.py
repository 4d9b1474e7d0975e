"""When people are reminded. That somebody has read a notice is nobody else's business: it is no event."""

from __future__ import annotations

from typing import Any

from engine.errors import Refused, refuse
from engine.moment import Moment, timestamp
from engine.proposal.noticing.commands import ReadNotices, Remind
from engine.proposal.noticing.events import Reminded
from engine.proposal.state import Proposal
from engine.workflow.definition import Definition

Noticing = Remind | ReadNotices


def noticing(state: Proposal, command: Noticing, definition: Definition, moment: Moment) -> tuple[Any, ...] | Refused:
    match command:
        case Remind():
            return _remind(state, command, definition, moment)
        case ReadNotices(number=number):
            return () if number <= len(state.notices) else refuse("not_found", what="notice")


def _remind(state: Proposal, command: Remind, definition: Definition, moment: Moment) -> tuple[Reminded, ...]:
    """Once for each stay in a stage, and not of what has been put away."""
    deadline = definition.stages[state.stage].deadline
    told = any(each.days == command.days and each.since == state.since for each in state.notices)
    if deadline is None or state.archived or told or command.since != state.since:
        return ()
    ends = timestamp(deadline.ends(state.since))
    return (Reminded(stage=state.stage, since=state.since, ends=ends, days=command.days, at=moment.at),)
