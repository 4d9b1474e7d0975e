"""What people were let know, in order."""

from __future__ import annotations

from engine.proposal.noticing.events import DaysGiven, Notified, Reminded
from engine.proposal.noticing.notice import Notice
from engine.proposal.state.proposal import Proposal
from engine.replacing import replace


def notices(proposal: Proposal, event: object) -> Proposal | None:
    number = len(proposal.notices) + 1
    match event:
        case Notified(to=to, words=words, at=at):
            return replace(proposal, notices=(*proposal.notices, Notice(number=number, to=to, words=words, at=at)))
        case DaysGiven():
            return replace(proposal, days_given=event)
        case Reminded():
            reminder = Notice(
                number=number,
                to="participants",
                at=event.at,
                stage=event.stage,
                since=event.since,
                ends=event.ends,
                days=event.days,
            )
            return replace(proposal, notices=(*proposal.notices, reminder))
    return None
