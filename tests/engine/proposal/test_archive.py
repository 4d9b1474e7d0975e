"""Put away: out of the lists, and still."""

from __future__ import annotations

import pytest

from engine.proposal.commands import ArchiveProposal, Settle, UnarchiveProposal
from engine.proposal.events import Moved, ProposalArchived, ProposalUnarchived
from engine.proposal.view import view_proposal
from tests.engine.names import Names
from tests.engine.proposal.scenes import (
    COORDINATOR,
    DISCUSS,
    HOUSE,
    NOON,
    PLAN,
    PROPOSAL,
    at,
    definition,
    facts,
    source,
    started,
    voting,
)

ARCHIVE, UNARCHIVE = ArchiveProposal(proposal="plan"), UnarchiveProposal(proposal="plan")
PUT_AWAY, TAKEN_OUT = ProposalArchived(at=NOON), ProposalUnarchived(at=NOON)


@pytest.mark.parametrize("before", [(started(),), at("groups"), at("adopted"), at("withdrawn")])
def test_a_proposal_is_put_away_and_taken_out_at_any_stage(before: tuple[object, ...]) -> None:
    assert PROPOSAL.given(*before).when(ARCHIVE).then(PUT_AWAY).archived
    PROPOSAL.given(*before, PUT_AWAY).when(ARCHIVE).then()
    assert not PROPOSAL.given(*before, PUT_AWAY).when(UNARCHIVE).then(TAKEN_OUT).archived
    PROPOSAL.given(*before).when(UNARCHIVE).then()


def test_but_not_while_people_vote_on_it() -> None:
    PROPOSAL.given(*voting()).when(ARCHIVE).refused("ballot_still_open")


def test_a_move_takes_it_out() -> None:
    asked = PROPOSAL.given(started(), PUT_AWAY).when(DISCUSS, **COORDINATOR)
    assert asked.answer[0] == TAKEN_OUT
    assert (asked.after.stage, asked.after.archived) == ("groups", False)


def test_by_itself_it_stays_where_it_is_until_it_is_taken_out() -> None:
    changed = source()
    del changed["moves"]["discuss"]["by"]
    by_itself = facts(definition(changed))
    put_away = PROPOSAL.given(started(), PUT_AWAY)
    put_away.when(Settle(proposal="plan"), by_itself, **HOUSE).then()
    events = put_away.when(UNARCHIVE, by_itself, **COORDINATOR).answer
    assert events[0] == TAKEN_OUT
    assert isinstance(events[1], Moved)


def test_its_screens_say_so() -> None:
    names = Names(definitions={("yearly_plan", 4): PLAN})
    assert view_proposal(PROPOSAL.given(started(), PUT_AWAY).state, names)["archived"] is True
    assert "archived" not in view_proposal(PROPOSAL.given(started()).state, names)
