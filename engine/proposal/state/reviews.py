"""The day on which the proposal is looked at again, and that it came."""

from __future__ import annotations

from engine.proposal.noticing.notice import Notice
from engine.proposal.reviewing.events import ReviewCame, ReviewSet
from engine.proposal.state.proposal import Proposal
from engine.replacing import replace


def reviews(proposal: Proposal, event: object) -> Proposal | None:
    match event:
        case ReviewSet(on=on):
            return replace(proposal, review=on, review_called=False)
        case ReviewCame(on=on, at=at):
            notice = Notice(number=len(proposal.notices) + 1, to="coordinators", at=at, review=on)
            return replace(proposal, review_called=True, notices=(*proposal.notices, notice))
    return None


def moved_on(proposal: Proposal, at: str) -> Proposal:
    """Moved at that time: from the day itself on, that is the looking again, and the day is behind it."""
    if not proposal.review or at[:10] < proposal.review:
        return proposal
    return replace(proposal, review="", review_called=False)
