"""When people are reminded. That somebody has read a notice is nobody else's business: it is no event."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from engine.errors import Refused, refuse
from engine.moment import Moment, instant, timestamp
from engine.proposal.noticing.commands import GiveDays, ReadNotices, Remind
from engine.proposal.noticing.events import DaysGiven, Reminded
from engine.proposal.state import Proposal
from engine.workflow.definition import Definition

Noticing = Remind | ReadNotices | GiveDays


def noticing(state: Proposal, command: Noticing, definition: Definition, moment: Moment) -> tuple[Any, ...] | Refused:
    match command:
        case Remind():
            return _remind(state, command, definition, moment)
        case GiveDays():
            return _give_days(state, command, definition, moment)
        case ReadNotices(number=number):
            return () if number <= len(state.notices) else refuse("not_found", what="notice")


def _remind(state: Proposal, command: Remind, definition: Definition, moment: Moment) -> tuple[Reminded, ...]:
    """Once for each deadline of a stay in a stage, and not of what has been put away."""
    ends = state.ends(definition)
    told = any((each.days, each.since, each.ends) == (command.days, state.since, ends) for each in state.notices)
    if not ends or state.archived or told or command.since != state.since:
        return ()
    if state.days_given and moment.now < instant(ends) - timedelta(days=command.days):
        return ()  # meant for the deadline before: it comes again
    return (Reminded(stage=state.stage, since=state.since, ends=ends, days=command.days, at=moment.at),)


def _give_days(
    state: Proposal, command: GiveDays, definition: Definition, moment: Moment
) -> tuple[DaysGiven, ...] | Refused:
    """A deadline that has passed comes back: what waited for it has gone on, or nothing did."""
    ends = state.ends(definition)
    if not ends:
        return refuse("stage_without_deadline")
    later = timestamp(max(instant(ends), moment.now) + timedelta(days=command.days))
    return (DaysGiven(stage=state.stage, since=state.since, ends=later, days=command.days, at=moment.at),)
