"""What can be asked about notices, and about the time that they remind of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from engine.fields import Id, Instant, Range
from engine.registry import command
from engine.workflow.deadline import MOST_DAYS


@command("proposal.remind")
@dataclass(frozen=True, slots=True, kw_only=True)
class Remind:
    """Remind people of the deadline, so many `days` before it. Does nothing once the proposal has left the stage that
    it came to at `since`."""

    proposal: Id
    since: Instant
    days: Annotated[int, Range(1, MOST_DAYS)]


@command("proposal.give_days")
@dataclass(frozen=True, slots=True, kw_only=True)
class GiveDays:
    """More days for the stage that the proposal is in: after its deadline, or from now if that has passed. People are
    reminded of the new one. Only of a stage that has a deadline."""

    proposal: Id
    days: Annotated[int, Range(1, 365)]


@command("proposal.read_notices")
@dataclass(frozen=True, slots=True, kw_only=True)
class ReadNotices:
    """I have read the notices of this proposal up to this `number`: they are not shown to me again."""

    proposal: Id
    number: Annotated[int, Range(1, 1_000_000)]
