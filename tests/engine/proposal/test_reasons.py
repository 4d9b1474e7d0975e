"""The reasons of a ballot become known with its result, and with nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from engine.ballot.reasons import Reason
from engine.ballot.rules import rules_of
from engine.directory import Organisation
from engine.errors import Refused
from engine.proposal.commands import RevealResult
from engine.proposal.events import BallotClosed, ReasonsGiven
from engine.proposal.state import fold
from engine.proposal.view import view_proposal
from engine.proposal.what_if import what_if
from engine.text import Text, said
from tests.engine.names import Names
from tests.engine.proposal.scenes import CLOSE, COORDINATOR, PROPOSAL, definition, facts, paper, source, urn, voting

PAPERS = (paper("consent", "objection"), paper("consent", "consent"))
WHY = (Reason(question="c2", kind="objection", text=said("Too dear"), seat="s1"),)
KEPT = (replace(WHY[0], text=Text("t1", "digest", "Too dear")),)
URN = replace(urn(*PAPERS), reasons=WHY)


def consent(**settings: Any) -> Any:
    changed = source()
    settings = {"method": "consent", "per": "clause"} | settings
    changed["stages"]["vote"]["settings"] = settings
    return definition(changed)


CONSENT = consent()
HIDDEN = consent(results="on_reveal")


def test_they_follow_the_close() -> None:
    when = PROPOSAL.given(*voting(CONSENT)).when(CLOSE, facts(CONSENT, urn=URN), **COORDINATOR)
    assert [type(each) for each in when.answer[:2]] == [BallotClosed, ReasonsGiven]
    assert when.answer[1] == ReasonsGiven(ballot="b1", reasons=WHY)
    assert when.after.ballots["b1"].reasons == WHY


def test_where_nobody_gave_any_nothing_follows() -> None:
    when = PROPOSAL.given(*voting(CONSENT)).when(CLOSE, facts(CONSENT, urn=urn(*PAPERS)), **COORDINATOR)
    assert not any(isinstance(each, ReasonsGiven) for each in when.answer)


def test_of_a_hidden_result_they_wait_until_it_is_revealed() -> None:
    when = PROPOSAL.given(*voting(HIDDEN)).when(CLOSE, facts(HIDDEN, urn=URN), **COORDINATOR)
    assert not any(isinstance(each, ReasonsGiven) for each in when.answer)
    reveal = RevealResult(proposal="plan", ballot="b1")
    shown = PROPOSAL.given(*voting(HIDDEN), *when.answer).when(reveal, facts(HIDDEN, urn=URN), **COORDINATOR)
    assert ReasonsGiven(ballot="b1", reasons=WHY) in shown.answer


def shown(reasons: tuple[Reason, ...], *erased: str) -> Any:
    closed = PROPOSAL.given(*voting(CONSENT)).when(CLOSE, facts(CONSENT, urn=urn(*PAPERS)), **COORDINATOR).answer
    state = fold(None, [*voting(CONSENT), *closed, ReasonsGiven(ballot="b1", reasons=reasons)])
    assert state
    names = Names(
        organisations=(Organisation(id="s1", movement="care", name="Amstelhuis", short="AH", kind="member"),),
        definitions={(CONSENT.name, CONSENT.version): CONSENT},
        erased=frozenset(erased),
    )
    questions = view_proposal(state, names)["results"]["b1"]["questions"]
    assert "reasons" not in questions["c1"]
    return questions["c2"]["reasons"]


def test_they_stand_beside_the_question_with_whose_they_are() -> None:
    whose = {"seat": "s1", "by": "Amstelhuis"}
    assert shown(KEPT) == {"t1": {"order": 1, "kind": "objection", "text": "Too dear"} | whose}


def test_what_was_erased_is_known_to_have_been_there() -> None:
    assert shown(KEPT, "Too dear")["t1"]["text"] == ""


def test_of_a_ballot_that_is_not_open_nobody_is_named() -> None:
    assert shown((replace(KEPT[0], seat=None),)) == {"t1": {"order": 1, "kind": "objection", "text": "Too dear"}}


def test_another_rule_for_the_same_papers_tells_no_reasons() -> None:
    when = PROPOSAL.given(*voting(CONSENT)).when(CLOSE, facts(CONSENT, urn=URN), **COORDINATOR)
    ballot = when.after.ballots["b1"]
    changed = what_if(ballot, URN.papers, rules_of({"method": "consent", "per": "clause"}))
    assert not isinstance(changed, Refused)
    assert changed.reasons == ()
