"""Consent in rounds: what each asks, when the text can be written, and what is seen of them."""

from __future__ import annotations

from typing import Any

import pytest

from engine.ballot.outcome import judge
from engine.ballot.standing import unweighted
from engine.errors import Refused
from engine.proposal.commands import ArchiveProposal, MakeMove, OpenRound, ReviseClause, SetRules
from engine.proposal.events import BallotClosed, BallotOpened
from engine.proposal.state import Proposal, evolve, fold
from engine.proposal.view import view_proposal
from engine.workflow.definition import Definition
from engine.workflow.read import read
from tests.engine.names import Names
from tests.engine.proposal.scenes import COORDINATOR, PROPOSAL, SEATS, definition, facts, opened, source, started

OPEN_ROUND = OpenRound(proposal="plan")
ASK = MakeMove(proposal="plan", move="ask")


def with_consent(**settings: Any) -> Definition:
    """The yearly plan, in which consent is asked from writing on; nothing leads on from there by itself."""
    changed = source()
    changed["stages"]["consent"] = {
        "title": {"nl": "Consent", "en": "Consent"},
        "activity": "consent",
        "settings": {"rounds": 2} | settings,
    }
    here = {"title": {"nl": "Vraag", "en": "Ask"}, "by": ["coordinator"]}
    changed["moves"]["ask"] = here | {"from": ["draft"], "to": "consent"}
    changed["moves"]["back"] = here | {"from": ["consent"], "to": "draft"}
    return definition(changed)


CONSENT = with_consent()
HERE = facts(CONSENT)
TITLE = {"nl": "Consent", "en": "Consent"}


def round_of(number: int, *questions: str) -> BallotOpened:
    rules = CONSENT.stages["consent"].rules
    assert rules
    return opened(ballot=f"b{number}", stage="consent", questions=questions, rules=rules, round=number)


def over(number: int, present: int = 26, **answers: str) -> BallotClosed:
    rules = CONSENT.stages["consent"].rules
    assert rules
    outcome = judge(rules, tuple(answers), unweighted([answers]), entitled=26, present=present)
    return BallotClosed(ballot=f"b{number}", outcome=outcome, urn="u", closed_at="2022-11-09T12:10:00Z", by="cora")


def after_objection() -> tuple[Any, ...]:
    moved = PROPOSAL.given(started()).when(ASK, HERE, **COORDINATOR).answer[0]
    return started(), moved, round_of(1, "c1", "c2"), over(1, c1="consent", c2="objection")


def state(*events: Any) -> Proposal:
    return fold(evolve(None, events[0]), events[1:])


def test_coming_to_the_stage_opens_the_first_round() -> None:
    answer = PROPOSAL.given(started()).when(ASK, HERE, **COORDINATOR).answer
    assert not isinstance(answer, Refused)
    assert [type(each).__name__ for each in answer] == ["Moved", "BallotOpened"]
    assert (answer[1].round, answer[1].rules.method, answer[1].questions) == (1, "consent", ("c1", "c2"))


def test_the_next_round_asks_what_has_not_passed() -> None:
    answer = PROPOSAL.given(*after_objection()).when(OPEN_ROUND, HERE, **COORDINATOR).answer
    assert not isinstance(answer, Refused)
    assert (answer[0].round, answer[0].questions) == (2, ("c2",))


def test_the_text_is_written_between_rounds_and_not_during_one() -> None:
    revise = ReviseClause(proposal="plan", clause="c2", text="Better")
    PROPOSAL.given(*after_objection()[:-1]).when(revise, HERE, **COORDINATOR).refused("text_is_fixed", stage=TITLE)
    assert not isinstance(PROPOSAL.given(*after_objection()).when(revise, HERE, **COORDINATOR).answer, Refused)


def test_after_the_last_round_there_is_no_other() -> None:
    spent = (*after_objection(), round_of(2, "c2"), over(2, c2="objection"))
    PROPOSAL.given(*spent).when(OPEN_ROUND, HERE, **COORDINATOR).refused("rounds_spent", rounds=2)


def test_coming_back_begins_anew() -> None:
    back = MakeMove(proposal="plan", move="back")
    spent = (*after_objection(), round_of(2, "c2"), over(2, c2="objection"))
    left = PROPOSAL.given(*spent).when(back, HERE, **COORDINATOR).answer
    answer = PROPOSAL.given(*spent, *left).when(ASK, HERE, **COORDINATOR).answer
    assert answer[1].round == 1
    assert len(state(*spent, *left, *answer).rounds) == 1


def test_what_lies_in_the_archive_opens_no_round() -> None:
    away = PROPOSAL.given(*after_objection()).when(ArchiveProposal(proposal="plan"), HERE, **COORDINATOR).answer
    given = PROPOSAL.given(*after_objection(), *away)
    given.when(OPEN_ROUND, HERE, **COORDINATOR).refused("no_rounds_here", stage=TITLE)


def test_its_rules_are_those_of_the_workflow() -> None:
    asked = SetRules(proposal="plan", stage="consent", rules={})
    PROPOSAL.given(started()).when(asked, HERE, **COORDINATOR).refused("rules_fixed", stage=TITLE)


@pytest.mark.parametrize(
    ("events", "shown"),
    [
        (after_objection()[:-1], {"round": 1, "most": 2, "left": 2}),
        (after_objection(), {"round": 1, "most": 2, "left": 1, "next": True}),
        ((*after_objection()[:-1], over(1, c1="consent", c2="consent")), {"round": 1, "most": 2}),
    ],
    ids=["open", "objections", "passed"],
)
def test_screens_see_which_round_it_is(events: tuple[Any, ...], shown: dict[str, Any]) -> None:
    names = Names(definitions={("yearly_plan", CONSENT.version): CONSENT})
    view = view_proposal(state(*events), names)
    assert view["rounds"] == shown
    assert view.get("ballot", {}).get("round", 1) == 1


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        ({"among": "role"}, "role_without_persons"),
        ({"electorate": "persons", "among": "role"}, "role_not_named"),
        ({"quorum_part": "3/2"}, "part_out_of_reach"),
        ({"rounds": 0}, "out_of_range"),
        ({"quorum_of": "present"}, "quorum_part_missing"),
    ],
)
def test_settings_that_contradict_each_other_are_told(settings: dict[str, Any], code: str) -> None:
    changed = source()
    changed["stages"]["vote"] |= {"activity": "consent", "settings": settings}
    found = read(changed)
    assert not isinstance(found, Definition)
    assert code in {each.code for each in found}


def test_everyone_on_the_roll_is_asked() -> None:
    answer = PROPOSAL.given(started()).when(ASK, HERE, **COORDINATOR).answer
    assert answer[1].seats == len(SEATS)
