"""Guards on the calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any

from engine.fields import Range
from engine.moment import instant
from engine.proposal.commands import Day
from engine.proposal.reviewing import day as review
from engine.workflow.case import Case
from engine.workflow.deadline import MOST_DAYS, so_long
from engine.workflow.guards.guard import guard
from engine.workflow.problems import BadSettings


@guard("after_date")
@dataclass(frozen=True, slots=True, kw_only=True)
class AfterDate:
    """The `date` has come (it begins at midnight, UTC), or so many `days` have passed since the proposal came to this
    stage. One of the two is given. Raises BadSettings for both, for neither and for a day that there is not."""

    date: Day = ""
    days: Annotated[int, Range(0, MOST_DAYS)] = 0

    def __post_init__(self) -> None:
        if bool(self.date) == bool(self.days):
            raise BadSettings("date_or_days")
        if self.date:
            try:
                datetime.fromisoformat(self.date)
            except ValueError:
                raise BadSettings("no_such_day", written=self.date) from None

    def begins(self, since: str) -> datetime:
        """When it starts to hold for a proposal that is in its stage since then."""
        if self.date:
            return datetime.fromisoformat(self.date).replace(tzinfo=UTC)
        return instant(since) + timedelta(days=self.days)

    def ask(self, case: Case) -> tuple[bool, dict[str, Any]]:
        return _awaited(self.begins(case.proposal.since), case.now)


@guard("review_due")
@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewDue:
    """The day has come on which the proposal is to be looked at again (it begins at midnight, UTC), and no move was
    made since. Where no such day is set, it does not hold."""

    def ask(self, case: Case) -> tuple[bool, dict[str, Any]]:
        on = case.proposal.review
        return _awaited(review.begins(on), case.now) if on else (False, {"day": 0, "month": 1, "year": 0, "left": 0})


@guard("deadline_passed")
@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlinePassed:
    """The deadline of the stage that the proposal is in has passed. Only for moves from stages that have one."""

    def ask(self, case: Case) -> tuple[bool, dict[str, Any]]:
        ends = case.proposal.ends(case.definition)
        if not ends:
            return False, {"hours": 0, "left": so_long(0)}
        # Parts of an hour that are still to come are an hour to who waits.
        hours = -((case.now - instant(ends)) // timedelta(hours=1))
        return hours <= 0, {"hours": max(hours, 0), "left": so_long(max(hours, 0))}


def _awaited(begins: datetime, now: datetime) -> tuple[bool, dict[str, Any]]:
    # Parts of a day that are still to come are a day to who waits.
    left = -((now - begins) // timedelta(days=1))
    return now >= begins, {"day": begins.day, "month": begins.month, "year": begins.year, "left": max(left, 0)}
