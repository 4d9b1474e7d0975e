"""Why somebody objects: when a paper needs words, when it may have some, and in which order they are told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.ballot.casting import BallotRow, HashedCast, Standing, Verdict, Write, hash_key, judge
from engine.ballot.contests import Offer, paper_rules
from engine.ballot.reasons import Reason, asked_of, given_on
from engine.ballot.rules import rules_of
from engine.errors import Refused, refuse
from engine.ports import Paper
from engine.text import StoredText, Text, said
from tests.engine.ballot.held import PaperRow, SeatRow

CONSENT = paper_rules(rules_of({"method": "consent"}), Offer())
BALLOT = BallotRow(ballot="b1", secret=False, questions=("c1", "c2"), paper=CONSENT, closed=False)
SECRET = replace(BALLOT, secret=True)
KEY = hash_key("b1", "my-phone")
OBJECTS = {"c1": "objection", "c2": "consent"}

both = pytest.mark.parametrize("ballot", [BALLOT, SECRET], ids=["open", "secret"])


def laid(choice: dict[str, str], n: int = 1, **reasons: str) -> HashedCast:
    texts = {question: StoredText(f"t-{question}", "salt", words) for question, words in reasons.items()}
    return HashedCast(ballot="b1", seat="s1", key_hash=KEY, n=n, choice=choice, person="p1", reasons=texts)


def verdict(cast: HashedCast, ballot: BallotRow = BALLOT, paper: PaperRow | None = None) -> Verdict:
    stands = None if ballot.secret else KEY
    seat = SeatRow(seat="s1", voted=paper is not None, stands=stands if paper else None)
    return judge(cast, ballot, seat, paper, may=True, late=False)


@both
def test_an_objection_is_taken_with_a_reason_and_not_without(ballot: BallotRow) -> None:
    assert verdict(laid(OBJECTS, c1="Too dear"), ballot) == Write(new=True)
    assert verdict(laid(OBJECTS), ballot) == refuse("reason_missing")
    assert verdict(laid(OBJECTS, c1="  \n"), ballot) == refuse("reason_missing")
    assert verdict(laid(OBJECTS, c2="Too dear"), ballot) == refuse("reason_missing")


def test_a_concern_may_have_one_and_nothing_else_has() -> None:
    concern = {"c1": "concern", "c2": "aside"}
    assert verdict(laid(concern)) == verdict(laid(concern, c1="Who will do it?")) == Write(new=True)
    assert verdict(laid(concern, c2="I am away")) == refuse("reason_unasked")
    assert verdict(laid(concern, c3="Of what?")) == refuse("reason_unasked")


def test_other_methods_ask_for_none() -> None:
    plurality = paper_rules(rules_of({"method": "plurality", "per": "options"}), Offer(options=("a", "b")))
    ballot, choice = replace(BALLOT, paper=plurality), {"c1": "a", "c2": "b"}
    assert verdict(laid(choice), ballot) == Write(new=True)
    assert verdict(laid(choice, c1="Too dear"), ballot) == refuse("reason_unasked")


def test_of_a_vote_that_was_split_the_objection_is_asked_for() -> None:
    assert asked_of("concern*2+objection*1", CONSENT) == "objection"
    assert asked_of("concern*2+consent*1", CONSENT) == "concern"
    assert asked_of("aside*2+consent*1", CONSENT) is None


@both
def test_the_same_words_are_a_repeat_and_others_need_a_higher_number(ballot: BallotRow) -> None:
    paper = PaperRow(n=1, choice=OBJECTS, reasons={"c1": "Too dear"})
    stands = Standing(1, OBJECTS, False, {"c1": "Too dear"})
    assert verdict(laid(OBJECTS, c1="Too dear"), ballot, paper) == stands
    assert verdict(laid(OBJECTS, c1="Too late"), ballot, paper) == refuse("conflict")
    assert verdict(laid(OBJECTS, n=2, c1="Too late"), ballot, paper) == Write(new=False)


@both
def test_a_repeat_after_the_words_were_erased_is_still_one(ballot: BallotRow) -> None:
    paper = PaperRow(n=1, choice=OBJECTS, reasons={"c1": ""})
    found = verdict(laid(OBJECTS, c1="Too dear"), replace(ballot, closed=True), paper)
    assert not isinstance(found, Refused)


def paper(receipt: str, choice: dict[str, str], **reasons: Text) -> Paper:
    return Paper(receipt=receipt, choice=choice, seat=f"seat of {receipt}", reasons=reasons)


def test_they_are_told_by_question_objections_first_and_then_in_no_order_of_the_papers() -> None:
    papers = [
        paper("r1", {"c1": "concern", "c2": "objection"}, c1=Text("9", "d"), c2=Text("8", "d")),
        paper("r2", {"c1": "objection", "c2": "consent"}, c1=Text("7", "d")),
        paper("r3", {"c1": "objection", "c2": "consent"}, c1=Text("1", "d")),
    ]
    told = given_on(papers, ("c1", "c2"), CONSENT, "open")
    assert [(each.question, each.kind, each.text.id, each.seat) for each in told] == [
        ("c1", "objection", "1", "seat of r3"),
        ("c1", "objection", "7", "seat of r2"),
        ("c1", "concern", "9", "seat of r1"),
        ("c2", "objection", "8", "seat of r1"),
    ]
    assert {each.seat for each in given_on(papers, ("c1", "c2"), CONSENT, "confidential")} == {None}


def test_of_a_secret_ballot_the_words_alone_say_in_which_order() -> None:
    papers = [
        Paper(receipt="r1", choice={"c1": "objection"}, reasons={"c1": said("Too late")}),
        Paper(receipt="r2", choice={"c1": "objection"}, reasons={"c1": said("A risk")}),
    ]
    assert given_on(papers, ("c1",), CONSENT, "secret") == (
        Reason(question="c1", kind="objection", text=said("A risk")),
        Reason(question="c1", kind="objection", text=said("Too late")),
    )
