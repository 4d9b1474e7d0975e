"""The canonical form of an urn, its digest, and what an export tells and keeps silent."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.ballot.contests import Offer
from engine.ballot.outcome import judge
from engine.ballot.papers import ClosedBallot, Question, export, roll_digest, urn_digest
from engine.ballot.rules import BallotRules, Secrecy, rules_of
from engine.ballot.standing import unweighted
from engine.ballot.threshold import Threshold
from engine.ports import Paper, RollSeat

NAMES = {"s1": "Zorg aan Zee", "s2": "De Brug"}
OPEN = (
    Paper(receipt="BBBB", choice={"c1": "no"}, seat="s2", person="p2"),
    Paper(receipt="AAAA", choice={"c1": "yes"}, seat="s1", person="p1"),
)
SECRET = tuple(replace(paper, seat=None, person=None) for paper in OPEN)


def closed(papers: tuple[Paper, ...], secrecy: Secrecy) -> ClosedBallot:
    rules = BallotRules(threshold=Threshold(fraction=Fraction(2, 3)), secrecy=secrecy, quorum=2)
    return ClosedBallot(
        ballot="b1",
        proposal="p1",
        title="Jaarplan",
        questions=(Question(id="c1", number=3, text="Wij delen één nachtdienst."),),
        options=(),
        offer=Offer(),
        rules=rules,
        outcome=judge(rules, ["c1"], unweighted(paper.choice for paper in papers), entitled=26, present=2),
        urn=urn_digest(papers),
        roll=roll_digest([RollSeat(seat="s1"), RollSeat(seat="s2")]),
    )


def test_given_papers_when_digested_then_it_is_over_json_lines_sorted_by_receipt() -> None:
    lines = (
        '{"choice":{"c1":"yes"},"receipt":"AAAA","seat":"s1"}\n'  # the person is not in it
        '{"choice":{"c1":"no"},"receipt":"BBBB","seat":"s2"}\n'
    )
    assert urn_digest(OPEN) == hashlib.sha256(lines.encode()).hexdigest()


def test_given_a_secret_ballot_when_digested_then_no_seat_is_in_it() -> None:
    lines = '{"choice":{"c1":"yes"},"receipt":"AAAA"}\n{"choice":{"c1":"no"},"receipt":"BBBB"}\n'
    assert urn_digest(SECRET) == hashlib.sha256(lines.encode()).hexdigest()


def test_given_an_empty_urn_when_digested_then_it_is_the_digest_of_nothing() -> None:
    assert urn_digest([]) == hashlib.sha256(b"").hexdigest()


def test_given_a_roll_when_digested_then_seats_and_weights_are_in_it_by_seat() -> None:
    lines = '{"seat":"s1","weight":1}\n{"seat":"s2","weight":3}\n'
    roll = [RollSeat(seat="s2", weight=3), RollSeat(seat="s1")]
    assert roll_digest(roll) == hashlib.sha256(lines.encode()).hexdigest()


papers_strategy = st.lists(
    st.builds(
        Paper,
        receipt=st.text("ABC", min_size=1, max_size=2),
        choice=st.fixed_dictionaries({"c1": st.sampled_from(("yes", "no", "abstain"))}),
        seat=st.sampled_from((None, "s1", "ß")),
    ),
    max_size=8,
)


@given(papers=papers_strategy, data=st.data())
def test_given_any_papers_when_their_order_changes_then_the_digest_does_not(
    papers: list[Paper], data: st.DataObject
) -> None:
    assert urn_digest(papers) == urn_digest(data.draw(st.permutations(papers)))


@given(papers=papers_strategy.filter(bool))
def test_given_any_papers_when_one_is_changed_or_gone_then_the_digest_is_another(papers: list[Paper]) -> None:
    changed = replace(papers[0], choice={"c1": "changed"})
    assert urn_digest([changed, *papers[1:]]) != urn_digest(papers)
    assert urn_digest(papers[1:]) != urn_digest(papers)


def test_given_an_open_ballot_when_exported_then_each_paper_has_its_seat_and_its_name_and_no_person() -> None:
    document = export(closed(OPEN, "open"), OPEN, NAMES)
    assert document["papers"] == [
        {"receipt": "AAAA", "choice": {"c1": "yes"}, "seat": "s1", "name": "Zorg aan Zee"},
        {"receipt": "BBBB", "choice": {"c1": "no"}, "seat": "s2", "name": "De Brug"},
    ]


def test_given_a_seat_whose_name_was_erased_when_exported_then_its_paper_stands_without_it() -> None:
    document = export(closed(OPEN, "open"), OPEN, {"s1": "Zorg aan Zee"})
    assert document["papers"][1] == {"receipt": "BBBB", "choice": {"c1": "no"}, "seat": "s2"}


def test_given_a_secret_ballot_when_exported_then_papers_are_receipts_and_choices_alone() -> None:
    document = export(closed(SECRET, "secret"), SECRET, NAMES)
    assert document["papers"] == [
        {"receipt": "AAAA", "choice": {"c1": "yes"}},
        {"receipt": "BBBB", "choice": {"c1": "no"}},
    ]
    assert not any(name in json.dumps(document) for name in NAMES.values())


@pytest.mark.parametrize(("papers", "secrecy"), [(OPEN, "secret"), (SECRET, "open"), ((OPEN[0], SECRET[1]), "secret")])
def test_given_papers_of_the_other_secrecy_when_exported_then_it_is_refused(
    papers: tuple[Paper, ...], secrecy: Secrecy
) -> None:
    with pytest.raises(ValueError, match=f"{secrecy} ballot, but not so"):
        export(closed(papers, secrecy), papers, NAMES)


def test_given_a_closed_ballot_when_exported_then_the_document_says_what_was_asked_and_what_came_out() -> None:
    ballot = closed(OPEN, "open")
    document: dict[str, Any] = json.loads(json.dumps(export(ballot, OPEN, NAMES)))
    assert (document["format"], document["version"]) == ("polder-ballot", 1)
    assert (document["ballot"], document["proposal"], document["title"]) == ("b1", "p1", "Jaarplan")
    assert document["questions"] == [{"id": "c1", "number": 3, "text": "Wij delen één nachtdienst."}]
    assert document["rules"]["threshold"] == {"at_least": "2/3", "of": "yes_and_no"}
    assert rules_of(document["rules"]) == ballot.rules
    assert (document["entitled"], document["present"]) == (26, 2)
    assert document["outcome"] == {
        "result": "tied",
        "voted": 2,
        "quorum": 2,
        "questions": [
            {
                "question": "c1",
                "counts": {"yes": 1, "no": 1, "abstain": 0},
                "share": "1/2",
                "needed": 2,
                "result": "tied",
            }
        ],
    }
    assert document["digests"] == {"urn": ballot.urn, "roll": ballot.roll}
