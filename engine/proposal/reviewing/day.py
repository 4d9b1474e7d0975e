"""The day on which a proposal is looked at again, by the server's clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from engine.moment import Moment
from engine.proposal.reviewing.events import ReviewSet
from engine.workflow.activities import FollowUp
from engine.workflow.definition import Stage


def day_after(moment: Moment, days: int) -> str:
    """So many days after the moment: a calendar day (UTC)."""
    return (moment.now + timedelta(days=days)).date().isoformat()


def begins(day: str) -> datetime:
    """Midnight, UTC. Raises ValueError for a day that there is not."""
    return datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC)


def gone_with(stage: Stage, review: str, moment: Moment) -> tuple[ReviewSet, ...]:
    """The day that a stage of follow-up set goes when the proposal leaves it before. From the day itself on, leaving is
    the looking again."""
    settings = stage.settings
    if not isinstance(settings, FollowUp) or not settings.review_after_days or moment.at[:10] >= review:
        return ()
    return (ReviewSet(on=""),) if review else ()


def set_by(stage: Stage, moment: Moment) -> tuple[ReviewSet, ...]:
    """What a stage of follow-up sets when it begins; nothing where it says nothing."""
    settings = stage.settings
    if not isinstance(settings, FollowUp) or not settings.review_after_days:
        return ()
    return (ReviewSet(on=day_after(moment, settings.review_after_days)),)
