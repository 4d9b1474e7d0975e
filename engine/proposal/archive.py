"""Put away, and taken out again."""

from __future__ import annotations

from engine.errors import Refused, refuse
from engine.moment import Moment
from engine.proposal.events import ProposalArchived, ProposalUnarchived
from engine.proposal.state import Proposal


def archive(state: Proposal, moment: Moment) -> tuple[ProposalArchived, ...] | Refused:
    if state.open_ballot is not None:
        return refuse("ballot_still_open")
    return () if state.archived else (ProposalArchived(at=moment.at),)


def unarchive(state: Proposal, moment: Moment) -> tuple[ProposalUnarchived, ...]:
    return (ProposalUnarchived(at=moment.at),) if state.archived else ()
