"""A ballot that closes once everyone has voted, and one that is held once more."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from engine.proposal.commands import ReopenBallot
from engine.proposal.events import BallotClosed, BallotOpened
from engine.workflow.definition import Definition
from tests.engine.proposal.scenes import (
    CLOSE,
    COORDINATOR,
    HOUSE,
    PROPOSAL,
    closed,
    definition,
    facts,
    opened,
    paper,
    source,
    urn,
    voting,
    with_ballot,
)

REOPEN = ReopenBallot(proposal="plan", ballot="b1")
FULL = with_ballot(closes="everyone")
YES = paper("yes", "yes")


def staying(**settings: Any) -> Definition:
    """The yearly plan, in which nothing leads on by itself from its ballot."""
    changed = source()
    changed["stages"]["vote"]["settings"] |= {"reopens": True} | settings
    for move in changed["moves"].values():
        if "vote" in move["from"]:
            move["by"] = ["coordinator"]
    return definition(changed)


STAYS = staying()


def test_the_house_closes_it_once_everyone_has_voted_and_not_before() -> None:
    given = PROPOSAL.given(*voting(FULL, seats=2))
    given.when(CLOSE, facts(FULL, urn=urn(YES)), **HOUSE).refused("ballot_not_due")
    answer = given.when(CLOSE, facts(FULL, urn=urn(YES, YES), present=frozenset({"s1", "s2"})), **HOUSE).answer
    assert isinstance(answer[0], BallotClosed)
    assert answer[0].by is None


def test_where_the_rules_do_not_say_so_it_waits_for_its_time_or_a_hand() -> None:
    shown = facts(urn=urn(YES, YES), present=frozenset({"s1", "s2"}))
    PROPOSAL.given(*voting(seats=2)).when(CLOSE, shown, **HOUSE).refused("ballot_not_due")


def test_held_once_more_it_asks_the_same_questions_and_the_earlier_result_stays() -> None:
    given = PROPOSAL.given(*voting(STAYS), closed(paper("yes", "no")))
    when = given.when(REOPEN, facts(STAYS), **COORDINATOR)
    (event,) = when.answer
    assert isinstance(event, BallotOpened)
    assert (event.questions, event.again) == (("c1", "c2"), "b1")
    assert event.ballot != "b1"
    assert when.after.ballots["b1"].outcome.result == "partly_passed"
    assert when.after.open_ballot == event.ballot


def test_what_the_second_says_is_what_stands() -> None:
    second = closed(paper("no", "yes"), ballot="b2")
    state = PROPOSAL.given(
        *voting(STAYS), closed(paper("yes", "no")), opened(STAYS, ballot="b2", again="b1"), second
    ).state
    assert {id: clause.result for id, clause in state.clauses.items()} == {"c1": "failed", "c2": "passed"}
    assert [ballot.again for ballot in state.ballots.values()] == [None, "b1"]


@pytest.mark.parametrize(
    ("workflow", "given", "code"),
    [
        (STAYS, voting(STAYS), "ballot_still_open"),
        (with_ballot(), (*voting(), closed(YES)), "not_reopened"),
        (STAYS, voting(STAYS)[:-1], "ballot_unknown"),
    ],
)
def test_it_is_not_held_again(workflow: Definition, given: tuple[Any, ...], code: str) -> None:
    PROPOSAL.given(*given).when(REOPEN, facts(workflow), **COORDINATOR).refused(code)


def test_it_is_not_held_again_once_the_proposal_has_gone_on() -> None:
    given = PROPOSAL.given(*voting(STAYS), closed(YES))
    gone = replace(given, state=replace(given.state, stage="adopted"))
    gone.when(REOPEN, facts(STAYS), **COORDINATOR).refused("not_reopened")
