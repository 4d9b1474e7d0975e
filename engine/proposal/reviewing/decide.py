"""Which day is set, and when it has come."""

from __future__ import annotations

from datetime import date
from typing import Any

from engine.errors import Refused, refuse
from engine.moment import Moment
from engine.proposal.reviewing.commands import CallReview, SetReview
from engine.proposal.reviewing.day import begins
from engine.proposal.reviewing.events import ReviewCame, ReviewSet
from engine.proposal.state import Proposal

Reviewing = SetReview | CallReview


def reviewing(state: Proposal, command: Reviewing, moment: Moment) -> tuple[Any, ...] | Refused:
    match command:
        case SetReview(on=on):
            return _set(state, on)
        case CallReview(on=on):
            return _call(state, on, moment)


def _set(state: Proposal, on: str) -> tuple[ReviewSet, ...] | Refused:
    """Also a day that has been: then it is looked at again now."""
    if on:
        try:
            date.fromisoformat(on)
        except ValueError:
            return refuse("bad_time")
    return () if on == state.review else (ReviewSet(on=on),)


def _call(state: Proposal, on: str, moment: Moment) -> tuple[ReviewCame, ...]:
    """Once for each day that is set, and not of what has been put away."""
    if state.archived or state.review_called or state.review != on or moment.now < begins(on):
        return ()
    return (ReviewCame(on=on, at=moment.at),)
