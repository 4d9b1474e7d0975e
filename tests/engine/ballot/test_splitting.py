"""A heavy vote that is divided over several answers: what may be cast, what it counts for, and where it is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.ballot.casting import BallotRow, HashedCast, Write, judge
from engine.ballot.contests import Offer
from engine.ballot.explain import describe
from engine.ballot.outcome import judge as judge_ballot
from engine.ballot.rules import BallotRules, as_source, rules_of
from engine.ballot.standing import StandingPaper, Weights
from engine.errors import Refused
from engine.tally.paper import PaperRules
from engine.tally.shares import shares_of, written
from tests.engine.ballot.held import SeatRow

YES_NO = PaperRules(form="one", options=("yes", "no", "abstain"))
SOME = PaperRules(form="some", options=("a", "b", "c"))


def cast(answer: str, paper: PaperRules = YES_NO, *, splitting: bool = True, weight: int = 5) -> Any:
    ballot = BallotRow(ballot="b1", secret=False, questions=("q",), paper=paper, closed=False, splitting=splitting)
    laid = HashedCast(ballot="b1", seat="s1", key_hash="k", n=1, choice={"q": answer}, person="anna")
    return judge(laid, ballot, SeatRow(seat="s1", voted=False, weight=weight), None, may=True, late=False)


@pytest.mark.parametrize(
    ("answer", "paper"),
    [
        ("yes", YES_NO),
        ("no*2+yes*3", YES_NO),
        ("abstain*1+no*1+yes*3", YES_NO),
        ("a+c*3+b*2", SOME),
        ("abstain*1+c*4", SOME),
    ],
)
def test_given_shares_that_add_up_when_cast_then_they_are_laid(answer: str, paper: PaperRules) -> None:
    assert cast(answer, paper) == Write(new=True)


@pytest.mark.parametrize(
    ("answer", "refused"),
    [
        ("no*2+yes*2", Refused("paper_shares", {"given": 4, "weight": 5})),
        ("no*3+yes*3", Refused("paper_shares", {"given": 6, "weight": 5})),
        ("yes*3+no*2", Refused("paper_spelling", {"spelling": "no*2+yes*3"})),
        ("yes*5", Refused("paper_unreadable")),
        ("yes*2+yes*3", Refused("paper_unreadable")),
        ("no*0+yes*5", Refused("paper_unreadable")),
        ("no*02+yes*3", Refused("paper_unreadable")),
        ("no*2+yes*3+", Refused("paper_unreadable")),
        ("no*2++yes*3", Refused("paper_unreadable")),
        ("*5", Refused("paper_unreadable")),
        ("maybe*2+yes*3", Refused("paper_unknown_option", {"option": "maybe"})),
    ],
)
def test_given_shares_that_do_not_fit_when_cast_then_it_is_refused(answer: str, refused: Refused) -> None:
    assert cast(answer) == refused


CASES = json.loads((Path(__file__).parents[1] / "tally" / "share_cases.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["says"] for case in CASES])
def test_given_a_case_that_the_phone_is_held_to_when_cast_then_it_ends_so(case: dict[str, Any]) -> None:
    found = cast(case["answer"], {"one": YES_NO, "some": SOME}[case["form"]], weight=case["weight"])
    assert (found.code if isinstance(found, Refused) else None) == case.get("fault")


def test_given_a_ballot_that_takes_none_when_cast_then_shares_are_no_option() -> None:
    assert cast("no*2+yes*3", splitting=False) == Refused("paper_unknown_option", {"option": "no*2+yes*3"})


SPLITTING: dict[str, Any] = {"threshold": {"more_than": "1/2", "of": "cast"}, "weighted": True, "splitting": True}


def outcome(rules: BallotRules, *papers: tuple[str, int], offer: Offer | None = None) -> Any:
    cast = sum(weight for _, weight in papers)
    laid = [StandingPaper(choice={"q": answer}, weight=weight) for answer, weight in papers]
    weights = Weights(entitled=cast, present=cast, cast=cast)
    return judge_ballot(rules, ["q"], laid, entitled=9, present=9, weights=weights, offer=offer)


def test_given_shares_when_judged_then_each_counts_with_its_part() -> None:
    (question,) = outcome(rules_of(SPLITTING), ("no*2+yes*3", 5), ("yes", 2)).questions
    assert (question.counts, question.result) == ({"yes": 5, "no": 2, "abstain": 0}, "passed")


@pytest.mark.parametrize("answer", ["no*2+yes*2", "yes*5+", "yes*x"])
def test_given_shares_that_do_not_add_up_when_judged_then_there_is_no_outcome(answer: str) -> None:
    with pytest.raises(ValueError, match=r"divides|no option"):
        outcome(rules_of(SPLITTING), (answer, 5))


@given(parts=st.dictionaries(st.sampled_from(["a", "b", "a+b", "c", "abstain"]), st.integers(1, 9), min_size=2))
def test_given_any_split_vote_when_judged_then_it_is_as_if_several_had_voted(parts: dict[str, int]) -> None:
    source = {"method": "approval", "per": "options", "weighted": True}
    offer = Offer(options=("a", "b", "c"))
    whole = written(sorted(parts.items()))
    assert shares_of(whole, sum(parts.values())) == tuple(sorted(parts.items()))
    split = outcome(rules_of(source | {"splitting": True}), (whole, sum(parts.values())), offer=offer)
    assert split.questions == outcome(rules_of(source), *parts.items(), offer=offer).questions


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"weighted": False}, "splitting_without_weights"),
        ({"secrecy": "secret"}, "splitting_not_open: secret"),
        ({"secrecy": "confidential"}, "splitting_not_open: confidential"),
        ({"heads": {"more_than": "1/2", "of": "cast"}}, "splitting_beside_heads"),
    ],
)
def test_given_impossible_splitting_when_read_then_a_sentence_says_why(changes: dict[str, Any], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        rules_of(SPLITTING | changes)


def test_given_splitting_when_described_then_a_sentence_says_so() -> None:
    rules = rules_of(SPLITTING)
    assert rules_of(as_source(rules)) == rules
    assert "rules.splitting" in [each["code"] for each in describe(rules)]
