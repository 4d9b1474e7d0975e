"""When a proposal is looked at again: who sets the day, what happens on it, and when it is over."""

from __future__ import annotations

from typing import Any

import pytest

from engine.proposal.changing.commands import ChangeVersion
from engine.proposal.changing.events import VersionChanged
from engine.proposal.commands import MakeMove, StartProposal
from engine.proposal.events import ProposalArchived
from engine.proposal.reviewing.commands import CallReview, SetReview
from engine.proposal.reviewing.events import ReviewCame, ReviewSet
from engine.proposal.view import view_proposal
from engine.workflow.definition import Definition
from tests.engine.names import Names, is_patchable
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
    moved,
    source,
    started,
)

TODAY, TOMORROW, IN_A_MONTH = "2022-11-09", "2022-11-10", "2022-12-09"
SET = ReviewSet(on=TODAY)
CAME = ReviewCame(on=TODAY, at=NOON)
CALL = CallReview(proposal="plan", on=TODAY)


def at_work(after: int) -> dict[str, Any]:
    settings = {"review_after_days": after}
    return {"title": {"nl": "Doen", "en": "Doing"}, "activity": "follow_up", "settings": settings}


def looking_again(days: int = 0, after: int = 0) -> Definition:
    """The groups are people at work: who goes there sets a day, or being there does."""
    changed = source()
    changed["moves"]["discuss"]["effects"] = [{"set_review": {"days": days}}] if days else []
    changed["stages"]["groups"] = at_work(after)
    for move in ("revise", "open_ballot"):
        changed["moves"][move]["guards"] = []
        changed["moves"][move].pop("override")
    del changed["moves"]["revise"]["by"]
    changed["moves"]["revise"]["guards"] = ["review_due"]
    return definition(changed)


@pytest.mark.parametrize(
    ("workflow", "on"),
    [
        (looking_again(), ""),
        (looking_again(days=30), IN_A_MONTH),
        (looking_again(after=1), TOMORROW),
        (looking_again(days=30, after=1), IN_A_MONTH),
    ],
)
def test_a_move_sets_the_day_or_else_the_stage_does(workflow: Definition, on: str) -> None:
    assert PROPOSAL.given(started()).when(DISCUSS, facts(workflow), **COORDINATOR).after.review == on


def test_a_proposal_that_begins_at_work_has_a_day_too() -> None:
    changed = source()
    changed["stages"]["draft"] = at_work(30)
    start = StartProposal(proposal="plan", movement="care", workflow="yearly_plan", title="Plan")
    assert PROPOSAL.given().when(start, facts(definition(changed)), **COORDINATOR).after.review == IN_A_MONTH


def test_so_has_one_that_goes_on_at_work_by_another_version() -> None:
    other = source() | {"version": 9}
    other["stages"]["doing"] = at_work(30)
    other["moves"]["discuss"] |= {"from": ["doing"]}
    other["moves"]["withdraw"] |= {"from": ["doing", "groups", "revise"]}
    other["start"] = "doing"
    del other["stages"]["draft"]
    change = ChangeVersion(proposal="plan", version=9, stage="doing")
    answer = PROPOSAL.given(started()).when(change, facts(other_version=definition(other)), **COORDINATOR).answer
    assert [type(each) for each in answer] == [VersionChanged, ReviewSet]


def test_a_coordinator_sets_another_day_or_none() -> None:
    there = PROPOSAL.given(*at("adopted"))
    there.when(SetReview(proposal="plan", on=IN_A_MONTH), **COORDINATOR).then(ReviewSet(on=IN_A_MONTH))
    there.when(SetReview(proposal="plan"), **COORDINATOR).then()
    there.when(SetReview(proposal="plan", on="2022-02-30"), **COORDINATOR).refused("bad_time")
    PROPOSAL.given(*at("adopted"), SET).when(SetReview(proposal="plan"), **COORDINATOR).then(ReviewSet(on=""))


def test_on_the_day_the_coordinators_are_reminded_once() -> None:
    state = PROPOSAL.given(*at("adopted"), SET).when(CALL, **HOUSE).then(CAME)
    assert [(each.to, each.review) for each in state.notices] == [("coordinators", TODAY)]
    shown = view_proposal(state, Names(definitions={("yearly_plan", PLAN.version): PLAN}))
    assert shown["notices"]["1"] == {"order": 1, "to": "coordinators", "at": NOON, "review": TODAY}
    assert shown["review"] == TODAY
    assert is_patchable(shown)
    PROPOSAL.given(*at("adopted"), SET, CAME).when(CALL, **HOUSE).then()


@pytest.mark.parametrize(
    "events", [(), (SET, ReviewSet(on=TOMORROW)), (SET, ReviewSet(on="")), (SET, ProposalArchived(at=NOON))]
)
def test_nobody_is_reminded_of_another_day_or_of_what_is_put_away(events: tuple[Any, ...]) -> None:
    PROPOSAL.given(*at("adopted"), *events).when(CALL, **HOUSE).then()


def test_nor_before_it() -> None:
    early = CallReview(proposal="plan", on=TOMORROW)
    PROPOSAL.given(*at("adopted"), ReviewSet(on=TOMORROW)).when(early, **HOUSE).then()


def test_a_move_that_waits_for_the_day_goes_by_itself_and_the_day_is_behind_it() -> None:
    there = PROPOSAL.given(*at("groups"), SET)
    after = there.when(CALL, facts(looking_again()), **HOUSE).after
    assert (after.stage, after.review, after.review_called) == ("revise", "", False)


def test_the_day_that_a_stage_set_goes_when_the_proposal_leaves_it_before() -> None:
    changed = source()
    changed["stages"]["groups"] = at_work(30)
    there = PROPOSAL.given(*at("groups"), ReviewSet(on=TOMORROW))
    move = MakeMove(proposal="plan", move="withdraw")
    assert there.when(move, facts(definition(changed)), **COORDINATOR).after.review == ""


def test_a_move_before_the_day_leaves_it() -> None:
    before = PROPOSAL.given(*at("groups"), ReviewSet(on=TOMORROW), moved("revise", "groups", "revise")).state
    assert before.review == TOMORROW
