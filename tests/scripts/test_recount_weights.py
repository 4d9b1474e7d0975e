"""The recount of a weighted ballot, with one majority or two, from its export."""

from __future__ import annotations

import json
from typing import Any

import pytest

from engine.ballot.contests import Offer
from engine.ballot.outcome import judge
from engine.ballot.papers import ClosedBallot, Question, export, roll_digest, urn_digest
from engine.ballot.rules import rules_of
from engine.ballot.standing import StandingPaper, Weights
from engine.ports import Paper, RollSeat
from tests.scripts.test_recount import load

SCRIPT = load()
MAJORITY = {"more_than": "1/2", "of": "yes_and_no"}


def document(*votes: tuple[str, int], secrecy: str = "open", **rules: Any) -> dict[str, Any]:
    found = rules_of({"threshold": MAJORITY, "weighted": True, "secrecy": secrecy} | rules)
    papers = [
        Paper(receipt=f"R{n}", choice={"c1": answer}, weight=weight, seat=f"s{n}" if secrecy == "open" else None)
        for n, (answer, weight) in enumerate(votes)
    ]
    cast = sum(weight for _, weight in votes)
    outcome = judge(
        found,
        ["c1"],
        [StandingPaper(choice=each.choice, weight=each.weight) for each in papers],
        entitled=10,
        present=8,
        weights=Weights(entitled=200, present=150, cast=cast),
    )
    closed = ClosedBallot(
        ballot="b1",
        proposal="p1",
        title="Jaarplan",
        questions=(Question(id="c1", number=1, text="…"),),
        options=(),
        offer=Offer(),
        rules=found,
        outcome=outcome,
        urn=urn_digest(papers),
        roll=roll_digest([RollSeat(seat="s1")]),
    )
    written: dict[str, Any] = json.loads(json.dumps(export(closed, papers, {})))
    return written


@pytest.mark.parametrize("secrecy", ["open", "secret"])
@pytest.mark.parametrize("base", ["yes_and_no", "valid", "cast", "present", "entitled"])
def test_given_weights_when_recounted_then_it_agrees(base: str, secrecy: str) -> None:
    told = document(("yes", 30), ("no", 5), ("abstain", 1), secrecy=secrecy, threshold={"at_least": "1/6", "of": base})
    assert SCRIPT.differences(SCRIPT.read(json.dumps(told))) == []


@pytest.mark.parametrize("votes", [[("yes", 30), ("no", 1), ("no", 5)], [("yes", 5), ("yes", 5), ("no", 10)]])
def test_given_two_majorities_when_recounted_then_both_are(votes: list[tuple[str, int]]) -> None:
    told = document(*votes, heads={"more_than": "1/2", "of": "cast"})
    assert SCRIPT.differences(SCRIPT.read(json.dumps(told))) == []
    told["outcome"]["questions"][0]["heads"]["needed"] += 1
    assert [each["what"] for each in SCRIPT.differences(told)] == ["heads of question c1"]


def test_given_another_weight_when_recounted_then_the_difference_is_named() -> None:
    told = document(("yes", 30), ("no", 5))
    told["papers"][0]["weight"] = 4
    found = {each["what"] for each in SCRIPT.differences(SCRIPT.read(json.dumps(told)))}
    assert {"counts of question c1", "result of question c1", "weight of the papers", "digest of the urn"} <= found


def test_given_split_votes_when_recounted_then_each_share_counts() -> None:
    told = document(("no*2+yes*28", 30), ("no", 5), splitting=True)
    assert told["outcome"]["questions"][0]["counts"] == {"yes": 28, "no": 7, "abstain": 0}
    assert SCRIPT.differences(SCRIPT.read(json.dumps(told))) == []
    told["papers"][0]["choice"]["c1"] = "no*2+yes*29"
    with pytest.raises(SCRIPT.BadInput, match="unknown answer"):
        SCRIPT.read(json.dumps(told))
