"""What every audience sees of notices: the newest ones, each with whom it is for; a screen shows those of its own
person (docs/protocol.md: `notices`)."""

from __future__ import annotations

from typing import Any

from engine.proposal.noticing.notice import Notice
from engine.proposal.state import Proposal
from engine.workflow.definition import Definition

View = dict[str, Any]
MOST_SHOWN = 5


def view_notices(proposal: Proposal, definition: Definition) -> View:
    """By number, the newest ones alone."""
    return {str(each.number): view_notice(each, definition) for each in shown_of(proposal)}


def shown_of(proposal: Proposal) -> tuple[Notice, ...]:
    return proposal.notices[-MOST_SHOWN:]


def view_notice(notice: Notice, definition: Definition) -> View:
    """`words`, or of a reminder `stage_title`, `ends` and `days`; of the day of a review, that day."""
    shown: View = {"order": notice.number, "to": notice.to, "at": notice.at}
    if notice.words:
        return shown | {"words": dict(notice.words)}
    if notice.review:
        return shown | {"review": notice.review}
    return shown | {"stage_title": title_of(notice, definition), "ends": notice.ends, "days": notice.days}


def title_of(notice: Notice, definition: Definition) -> View:
    """Of the stage that a reminder is about; a newer version may have it no longer."""
    stage = definition.stages.get(notice.stage)
    return dict(stage.title) if stage else {}
