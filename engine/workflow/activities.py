"""What can happen in a stage. Each activity declares its settings once, as a frozen dataclass."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from engine.ballot.rules import BallotRules
from engine.fields import Range
from engine.registry import Registry
from engine.workflow.brainstorm import Brainstorm
from engine.workflow.consent import Consent, SuggestedBy
from engine.workflow.deadline import MOST_DAYS
from engine.workflow.small_groups import SmallGroups
from engine.workflow.turns import Round
from engine.workflow.waiting import Waiting

Activity = type
ACTIVITIES: Registry[Activity] = Registry("activities")


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafting:
    """The text is written: clauses are added, revised, moved, removed and brought back, and the title is changed.
    Nowhere else can they be, but between rounds of consent. `suggested_by` says who may suggest other words for a
    clause, a new one, or taking one out; a coordinator takes over what is suggested, or declines it."""

    suggested_by: SuggestedBy = "nobody"


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """What was decided is being done: tasks are handed out, taken on, changed and finished. With `review_after_days`
    the proposal is looked at again so many days after it came to the stage, unless the move there sets another day; 0
    sets none."""

    review_after_days: Annotated[int, Range(0, MOST_DAYS)] = 0


ACTIVITIES.add("drafting", Drafting)
ACTIVITIES.add("small_groups", SmallGroups)
ACTIVITIES.add("ballot", BallotRules)
ACTIVITIES.add("consent", Consent)
ACTIVITIES.add("brainstorm", Brainstorm)
ACTIVITIES.add("round", Round)
ACTIVITIES.add("follow_up", FollowUp)
ACTIVITIES.add("waiting", Waiting)
