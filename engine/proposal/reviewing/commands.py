"""What can be asked about looking again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from engine.fields import Id, Pattern
from engine.proposal.commands import Day
from engine.registry import command


@command("proposal.set_review")
@dataclass(frozen=True, slots=True, kw_only=True)
class SetReview:
    """Look at the proposal again on this day; without one, it need not be."""

    proposal: Id
    on: Day = ""


@command("proposal.call_review")
@dataclass(frozen=True, slots=True, kw_only=True)
class CallReview:
    """The day `on` has come: the coordinators are reminded. Sent by the house itself; does nothing once another day
    has been set, or none."""

    proposal: Id
    on: Annotated[str, Pattern(r"\d{4}-\d{2}-\d{2}", "bad_date")]
