"""The room and those online, told apart only where each side is large enough to hide in."""

from __future__ import annotations

from typing import Any

import pytest

from engine.ballot.breakdown import breakdown_of
from engine.ballot.contests import Offer
from engine.ballot.rules import rules_of
from engine.ballot.standing import StandingPaper

MAJORITY = {"more_than": "1/2", "of": "cast"}


def papers(room: str, online: str, weight: int = 1) -> list[StandingPaper]:
    """A letter for each paper: y, n or a."""
    word = {"y": "yes", "n": "no", "a": "abstain"}
    return [
        StandingPaper(choice={"q": word[letter]}, weight=weight, side=side)
        for side, letters in (("room", room), ("online", online))
        for letter in letters
    ]


def told(room: str, online: str, weight: int = 1, **rules: Any) -> Any:
    found = rules_of({"threshold": MAJORITY} | rules)
    return breakdown_of(found, ["q"], papers(room, online, weight), Offer())


def test_given_five_on_each_side_when_closed_then_each_is_told_apart() -> None:
    assert told("yyyna", "yynnnn") == {
        "q": {"room": {"yes": 3, "no": 1, "abstain": 1}, "online": {"yes": 2, "no": 4, "abstain": 0}}
    }


@pytest.mark.parametrize(("room", "online"), [("yyyna", "yynn"), ("yyyn", "yynnn"), ("yyyyyyyyyy", ""), ("", "")])
def test_given_too_few_on_one_side_when_closed_then_neither_is_told(room: str, online: str) -> None:
    """The one side is what the whole has and the other has not."""
    assert told(room, online) == {}


def test_given_another_floor_when_closed_then_it_is_that() -> None:
    assert told("yn", "yy", breakdown_floor=2)["q"]["online"]["yes"] == 2
    assert told("yyyynn", "yyyynn", breakdown_floor=7) == {}
    assert told("yyyynn", "yyyynn", breakdown_floor=0) == {}


def test_given_a_secret_ballot_when_closed_then_never() -> None:
    assert told("yyyna", "yynnn", secrecy="secret") == {}
    assert told("yyyna", "yynnn", secrecy="confidential")


def test_given_weights_when_closed_then_sides_are_told_by_weight_and_held_to_the_floor_by_heads() -> None:
    assert told("yyyyn", "yynnn", 10, weighted=True)["q"]["room"] == {"yes": 40, "no": 10, "abstain": 0}
    assert told("y", "yynnn", 10, weighted=True) == {}


def of_kinds(**letters: str) -> list[StandingPaper]:
    words = {"y": "yes", "n": "no", "": "abstain"}
    return [
        StandingPaper(choice={"q": words[letter]}, side="online", kind=kind)
        for kind, said in letters.items()
        for letter in said
    ]


def test_given_five_of_each_kind_when_persons_voted_then_kinds_are_told_apart_and_one_side_is_not() -> None:
    found = rules_of({"threshold": MAJORITY, "electorate": "persons"})
    assert breakdown_of(found, ["q"], of_kinds(member="yyyyyn", support="nnnnn"), Offer()) == {
        "q": {"member": {"yes": 5, "no": 1, "abstain": 0}, "support": {"yes": 0, "no": 5, "abstain": 0}}
    }


@pytest.mark.parametrize(
    "kinds",
    [{"member": "yyyyy", "partner": "nnnnn", "guest": "y"}, {"member": "yyyyyy"}, {"member": "yyyyy", "": "nnnnn"}],
)
def test_given_a_kind_that_could_be_worked_out_when_persons_voted_then_none_is_told(kinds: dict[str, str]) -> None:
    found = rules_of({"threshold": MAJORITY, "electorate": "persons"})
    assert breakdown_of(found, ["q"], of_kinds(**kinds), Offer()) == {}


def test_given_kinds_in_a_secret_ballot_when_closed_then_never() -> None:
    secret = rules_of({"threshold": MAJORITY, "electorate": "persons", "secrecy": "secret"})
    assert breakdown_of(secret, ["q"], of_kinds(member="yyyyy", partner="nnnnn"), Offer()) == {}


def test_given_a_method_with_options_of_its_own_when_closed_then_there_is_none() -> None:
    rules = rules_of({"method": "plurality", "per": "options"})
    laid = [StandingPaper(choice={"q": "a"}, side=side) for side in ("room", "online") for _ in range(9)]
    assert breakdown_of(rules, ["q"], laid, Offer(options=("a", "b"))) == {}


@pytest.mark.parametrize("floor", [1, -1, "5", True])
def test_given_a_floor_that_hides_nobody_when_read_then_a_sentence_says_why(floor: object) -> None:
    with pytest.raises(ValueError, match="floor of 2 or more"):
        rules_of({"threshold": MAJORITY, "breakdown_floor": floor})
