"""A closed ballot by another rule: what flips, by how many votes, and what cannot be counted so."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

import messages
from engine.ballot.contests import Offer
from engine.ballot.outcome import judge
from engine.ballot.rules import BallotRules, rules_of
from engine.ballot.standing import StandingPaper, Weights
from engine.errors import Refused
from engine.proposal.state import Ballot
from engine.workflow.rehearse.flips import Compared
from engine.workflow.rehearse.replay import SENTENCES, Replay, replay, rules_in, said, told, unfit

HALF = {"threshold": {"more_than": "1/2", "of": "yes_and_no"}}
TWO_THIRDS = {"threshold": {"at_least": "2/3", "of": "yes_and_no"}}
CHOICE = {"per": "options", "method": "irv"}
WORDS = {"c1": "Walk", "c2": "Sing", "plan": "The plan", "a": "Ash", "b": "Birch", "c": "Cedar"}


def held(rules: dict[str, Any], *papers: dict[str, str], weights: tuple[int, ...] = ()) -> tuple[Ballot, list[Any]]:
    """A closed ballot of ten seats, all of them present, with these papers."""
    read = rules_of(rules).settled(10)
    cast = [StandingPaper(choice=each, weight=weights[n] if weights else 1) for n, each in enumerate(papers)]
    weigh = Weights(entitled=99, present=50, cast=sum(each.weight for each in cast)) if read.weighted else None
    offer = Offer(options=("a", "b", "c")) if read.per == "options" else Offer()
    questions = tuple(papers[0])
    outcome = judge(read, questions, cast, entitled=10, present=10, weights=weigh, offer=offer)
    ballot = Ballot(
        ballot="b1",
        stage="vote",
        questions=questions,
        texts={},
        numbers={"c1": 1, "c2": 2},
        rules=read,
        seats=10,
        opened_at="2022-11-09T12:00:00Z",
        closes_at=None,
        closed_at="2022-11-09T12:05:00Z",
        offer=offer,
        outcome=outcome,
    )
    return ballot, cast


def by(ballot: Ballot, cast: list[Any], asked: dict[str, Any]) -> Replay:
    found = replay(ballot, cast, rules_of(asked))
    assert not isinstance(found, Refused), found
    return found


def sentences(found: Replay, language: str = "en") -> list[str]:
    return [messages.render(language, each["code"], each["params"]) for each in said(found, WORDS)]


def test_given_a_majority_when_two_thirds_are_asked_then_what_lacks_votes_flips_and_says_how_many() -> None:
    papers = [{"c1": "yes", "c2": "yes"}] * 4 + [{"c1": "no", "c2": "yes"}] * 3
    found = by(*held(HALF, *papers), TWO_THIRDS)
    assert found.flips
    assert sentences(found) == [
        "The ballot as a whole was: adopted. It would be: partly adopted.",
        "Flips: 'Walk' was adopted, and would be not adopted.",
        "4 for. 4 were needed, 5 would be: 1 too few.",
        "7 organisations voted; 10 of 10 were here.",
    ]


def test_given_two_thirds_when_a_majority_is_asked_then_what_has_enough_flips() -> None:
    papers = [{"plan": "yes"}] * 4 + [{"plan": "no"}] * 3
    found = by(*held({"per": "whole"} | TWO_THIRDS, *papers), {"per": "whole"} | HALF)
    assert sentences(found, "nl")[:2] == [
        "De stemming als geheel was: niet aangenomen. Ze zou zijn: aangenomen.",
        "4 voor. Nodig waren er 5, en zouden er 4 zijn: precies genoeg.",
    ]


def test_what_ends_the_same_does_not_flip() -> None:
    assert not by(*held(HALF, {"c1": "yes"}, {"c1": "yes"}), TWO_THIRDS).flips


def test_given_a_choice_when_it_is_counted_otherwise_then_it_names_who_was_chosen_and_who_would_be() -> None:
    ranked = [{"plan": each} for each in ("a>b",) * 4 + ("b>c",) * 2 + ("c>b",) * 3]
    lines = sentences(by(*held(CHOICE, *ranked), CHOICE | {"method": "borda"}))
    assert lines[0] == "Flips: 'The plan' chose Cedar, and would choose Birch."
    assert len(lines) > 2, "how it came to that is told too"


def test_that_none_was_chosen_is_said_in_words() -> None:
    each = Compared(question="plan", was="failed", would_be="failed", chosen=("none",), would_choose=())
    assert not any(part == "none" for part in told(each, WORDS)["params"]["was"])
    nothing = replace(each, chosen=("a", "b"))
    rendered = told(nothing, WORDS)
    assert messages.render("en", rendered["code"], rendered["params"]) == (
        "Flips: 'The plan' chose Ash and Birch, and would choose none of these."
    )


def test_weight_that_is_not_counted_any_more_has_no_margin() -> None:
    papers = [{"plan": "yes"}, {"plan": "no"}, {"plan": "no"}]
    ballot, cast = held({"per": "whole", "weighted": True} | HALF, *papers, weights=(5, 1, 1))
    lines = sentences(by(ballot, cast, {"per": "whole"} | HALF))
    assert lines[1] == "The majority that was needed was not reached."


def test_without_a_quorum_it_says_who_was_missing() -> None:
    found = by(*held(HALF, {"c1": "yes"}), HALF | {"quorum": 11})
    assert sentences(found)[1] == "Organisations here: 10. Needed: 11, so the ballot does not count."


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"per": "whole"} | HALF, "what_if_asks_other"),
        ({"method": "consent"}, "what_if_other_papers"),
    ],
)
def test_papers_that_do_not_go_with_a_rule_say_why(asked: dict[str, Any], code: str) -> None:
    found = replay(*held(HALF, {"c1": "yes"}), rules_of(asked))
    assert isinstance(found, Refused)
    assert unfit(found)["code"] == f"rehearsal.replay.unfit.{code}"


@pytest.mark.parametrize("language", messages.LANGUAGES)
@pytest.mark.parametrize("code", SENTENCES)
def test_every_sentence_has_words_with_its_parameters(language: str, code: str) -> None:
    assert messages.parameters(language, f"rehearsal.replay.{code}") == set(SENTENCES[code])


def stage(**written: Any) -> dict[str, Any]:
    return {"stages": {"vote": written}}


def test_the_rules_of_a_stage_are_read_from_what_is_written_there_and_nothing_else() -> None:
    source = stage(activity="ballot", settings=HALF) | {"moves": "not yet"}
    assert rules_in(source, "vote") == rules_of(HALF)
    consent = rules_in(stage(activity="consent"), "vote")
    assert isinstance(consent, BallotRules)
    assert consent.method == "consent"


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ({}, "nobody_votes_there"),
        (stage(activity="drafting"), "nobody_votes_there"),
        (stage(outcome="adopted"), "nobody_votes_there"),
        (stage(activity="ballot", settings={"method": "guessing"}), "rules_impossible"),
        (stage(activity="ballot", settings=[]), "rules_impossible"),
        (stage(activity="ballot", settings={"per": "options"}), "rules_impossible"),
        (stage(activity="consent", settings={"rounds": 0}), "rules_impossible"),
    ],
)
def test_a_stage_where_nobody_can_vote_is_refused(source: dict[str, Any], code: str) -> None:
    found = rules_in(source, "vote")
    assert isinstance(found, Refused)
    assert found.code == code
