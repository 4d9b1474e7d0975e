"""Who is on a roll: organisations or persons, all of them, those present, those with a role, or a list."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from engine.ballot.electorate import here_of, may_be_named, roll_of
from engine.ballot.explain import describe
from engine.ballot.papers import roll_digest
from engine.ballot.rules import rules_of
from engine.facts import ProposalFacts, Someone
from engine.ports import RollSeat

ANNA = Someone(person="anna", roles=frozenset({"delegate"}), here=True)
BERT = Someone(person="bert", roles=frozenset({"participant"}))
CORA = Someone(person="cora", roles=frozenset({"coordinator"}), here=True)
OLGA = Someone(person="olga", roles=frozenset({"observer"}), here=True)
GUST = Someone(person="gust", roles=frozenset({"participant"}), here=True, guest=True)
GAZE = Someone(person="gaze", roles=frozenset({"observer"}), here=True, guest=True)

FACTS = ProposalFacts(
    electorate=("s1", "s2", "s3"),
    here=frozenset({"s2", "s3"}),
    weights={"s1": 40},
    persons=(ANNA, BERT, CORA, OLGA, GUST, GAZE),
)


def roll(*named: str, facts: ProposalFacts = FACTS, **rules: Any) -> tuple[RollSeat, ...]:
    return roll_of(rules_of(source(**rules)), facts, named)


def source(**rules: Any) -> dict[str, Any]:
    return {"threshold": {"more_than": "1/2", "of": "yes_and_no"}} | rules


def seats(*named: str, **rules: Any) -> list[str]:
    return [each.seat for each in roll(*named, **rules)]


@pytest.mark.parametrize(
    ("rules", "voters"),
    [
        ({"among": "everyone"}, ["s1", "s2", "s3"]),
        ({"among": "present"}, ["s2", "s3"]),
        ({"among": "list"}, ["s1", "s3"]),
        ({"electorate": "persons"}, ["anna", "bert"]),
        ({"electorate": "persons", "among": "present"}, ["anna", "gust"]),
        ({"electorate": "persons", "among": "role", "role": "participant"}, ["bert"]),
        ({"electorate": "persons", "among": "role", "role": "coordinator"}, ["cora"]),
        ({"electorate": "persons", "among": "list"}, ["cora", "gust"]),
    ],
)
def test_given_an_electorate_when_the_roll_is_made_then_these_may_vote(
    rules: dict[str, Any], voters: list[str]
) -> None:
    """Who only looks on is never among them, also when named."""
    assert seats("s1", "s3", "s9", "cora", "gust", "olga", "gaze", **rules) == voters


def test_given_weights_when_the_ballot_is_weighted_then_the_roll_has_them_and_else_not() -> None:
    assert [each.weight for each in roll(weighted=True)] == [40, 1, 1]
    assert [each.weight for each in roll()] == [1, 1, 1]


def test_given_persons_when_asked_who_is_here_then_it_is_they_and_not_their_organisation() -> None:
    persons = rules_of(source(electorate="persons"))
    assert here_of(persons, FACTS, roll_of(persons, FACTS)) == {"anna"}
    organisations = rules_of(source())
    assert here_of(organisations, FACTS, roll_of(organisations, FACTS)) == {"s2", "s3"}


def test_given_a_list_when_voters_are_named_then_they_must_be_able_to_vote() -> None:
    assert may_be_named(rules_of(source(among="list")), FACTS) == {"s1", "s2", "s3"}
    persons = rules_of(source(electorate="persons", among="list"))
    assert may_be_named(persons, FACTS) == {"anna", "bert", "cora", "gust"}


def test_given_another_voter_or_weight_when_digested_then_the_digest_differs() -> None:
    digests = [roll_digest(roll(**rules)) for rules in ({}, {"weighted": True}, {"among": "present"})]
    assert len(set(digests)) == 3


@pytest.mark.parametrize(
    ("rules", "says"),
    [
        ({"among": "role", "role": "delegate"}, "role_without_persons"),
        ({"electorate": "persons", "among": "role"}, "role_not_named"),
        ({"electorate": "persons", "role": "delegate"}, "role_not_asked"),
        ({"electorate": "persons", "among": "role", "role": "observer"}, "role 'observer' is unknown"),
        ({"among": "somebody"}, "among 'somebody' is unknown"),
    ],
)
def test_given_an_electorate_that_cannot_be_when_read_then_a_sentence_says_why(
    rules: dict[str, Any], says: str
) -> None:
    with pytest.raises(ValueError, match=says):
        rules_of(source(**rules))


def test_given_persons_when_described_then_nothing_speaks_of_organisations() -> None:
    rules = rules_of(
        source(electorate="persons", among="present", quorum_part="1/2", threshold={"at_least": "2/3", "of": "present"})
    )
    told = [each["code"] for each in describe(rules)]
    assert {"rules.electorate.persons", "rules.among.persons.present", "rules.base.present.persons"} <= set(told)
    assert "rules.quorum_part.half.persons" in told


def test_given_a_ballot_of_those_present_when_somebody_left_their_vote_to_one_of_them_then_they_count_too() -> None:
    facts = replace(FACTS, proxies={"s1": "s2", "bert": "anna"})
    assert seats(facts=facts, among="present") == ["s1", "s2", "s3"]
    assert "bert" in seats(facts=facts, electorate="persons", among="present")


def test_given_another_ballot_still_counting_its_own_seats_when_the_roll_is_made_then_that_changes_nothing() -> None:
    assert seats(facts=replace(FACTS, present=frozenset({"s1"})), among="present") == ["s2", "s3"]
