"""How the rules of a ballot are written, read and refused."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.ballot.rules import BallotRules, as_source, rules_of
from engine.ballot.threshold import Threshold, threshold_of

BASES = ("yes_and_no", "cast", "present", "entitled")


@st.composite
def thresholds(draw: st.DrawFn) -> Threshold:
    strictly_more = draw(st.booleans())
    bottom = draw(st.integers(2, 1000))
    top = draw(st.integers(1, bottom - strictly_more))
    return Threshold(fraction=Fraction(top, bottom), base=draw(st.sampled_from(BASES)), strictly_more=strictly_more)


ballot_rules = st.builds(
    BallotRules,
    threshold=thresholds(),
    per=st.sampled_from(("clause", "whole")),
    secrecy=st.sampled_from(("open", "secret")),
    quorum=st.integers(0, 500),
    quorum_part=st.none() | st.sampled_from((Fraction(1, 2), Fraction(2, 3), Fraction(1))),
)


def test_given_at_least_two_thirds_when_read_then_it_is_exact_and_may_be_met_precisely() -> None:
    threshold = threshold_of({"at_least": "2/3", "of": "yes_and_no"})
    assert threshold == Threshold(fraction=Fraction(2, 3), base="yes_and_no", strictly_more=False)
    assert [threshold.needed(base) for base in (1, 2, 3, 4, 6)] == [1, 2, 2, 3, 4]


def test_given_more_than_half_when_read_then_half_itself_is_not_enough() -> None:
    threshold = threshold_of({"more_than": "1/2", "of": "cast"})
    assert threshold == Threshold(fraction=Fraction(1, 2), base="cast", strictly_more=True)
    assert [threshold.needed(base) for base in (1, 2, 3, 4, 6)] == [1, 2, 2, 3, 4]


def test_given_everybody_when_read_from_a_bare_1_then_all_are_needed() -> None:
    threshold = threshold_of({"at_least": 1, "of": "entitled"})
    assert threshold.needed(26) == 26


def test_given_an_empty_base_then_one_vote_is_needed_so_that_nothing_passes_on_it() -> None:
    assert threshold_of({"at_least": "1/2", "of": "present"}).needed(0) == 1


@given(threshold=thresholds(), base=st.integers(1, 10_000))
def test_given_any_threshold_then_needed_is_the_least_number_that_passes(threshold: Threshold, base: int) -> None:
    def passes(yes: int) -> bool:
        share = Fraction(yes, base)
        return share > threshold.fraction if threshold.strictly_more else share >= threshold.fraction

    needed = threshold.needed(base)
    assert needed <= base
    assert passes(needed)
    assert not passes(needed - 1)


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ({"more_than": "1/1", "of": "cast"}, "impossible; use at_least 1"),
        ({"at_least": "0/3", "of": "cast"}, "above 0 and is at most 1; 0 does not"),
        ({"at_least": "4/3", "of": "cast"}, "above 0 and is at most 1; 4/3 does not"),
        ({"at_least": "1/0", "of": "cast"}, "divides by zero"),
        ({"at_least": "0.5", "of": "cast"}, "'0.5' is no fraction"),
        ({"at_least": 0.5, "of": "cast"}, "0.5 is no fraction"),
        ({"at_least": "66%", "of": "cast"}, "'66%' is no fraction"),
        ({"at_least": "-1/2", "of": "cast"}, "is no fraction"),
        ({"at_least": "1/-2", "of": "cast"}, "is no fraction"),
        ({"at_least": "١/٢", "of": "cast"}, "is no fraction"),
        ({"at_least": True, "of": "cast"}, "True is no fraction"),
        ({"at_least": None, "of": "cast"}, "None is no fraction"),
        ({"at_least": "1/2"}, "give `of`: yes_and_no, valid, cast, present, entitled"),
        ({"at_least": "1/2", "of": "everyone"}, "base 'everyone' is unknown; choose from yes_and_no"),
        ({"at_least": "1/2", "of": ["cast"]}, "is unknown; choose from"),
        ({"of": "cast"}, "either at_least or more_than"),
        ({"at_least": "1/2", "more_than": "1/2", "of": "cast"}, "either at_least or more_than"),
        ({"atleast": "1/2", "of": "cast"}, "cannot have atleast"),
        ("2/3", "must be named values"),
        (None, "must be named values"),
    ],
)
def test_given_a_threshold_that_means_nothing_when_read_then_a_sentence_says_why(source: Any, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        threshold_of(source)


def test_given_a_float_when_a_threshold_is_made_of_it_then_it_is_refused() -> None:
    with pytest.raises(TypeError, match="exact fraction"):
        Threshold(fraction=0.5)  # type: ignore[arg-type]


def test_given_only_a_threshold_when_rules_are_read_then_the_rest_is_by_default() -> None:
    rules = rules_of({"threshold": {"more_than": "1/2", "of": "yes_and_no"}})
    assert rules == BallotRules(threshold=Threshold(fraction=Fraction(1, 2), strictly_more=True))
    assert (rules.method, rules.per, rules.secrecy, rules.quorum) == ("yes_no_abstain", "clause", "open", 0)


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"method": "dice"}, "method 'dice' is unknown; choose from yes_no_abstain"),
        ({"electorate": "everyone"}, "electorate 'everyone' is unknown"),
        ({"per": "word"}, "per 'word' is unknown; choose from clause, whole"),
        ({"secrecy": "half"}, "secrecy 'half' is unknown; choose from open, confidential, secret"),
        ({"quorum": -1}, "quorum is a whole number of seats"),
        ({"quorum": "14"}, "quorum is a whole number of seats"),
        ({"quorum": True}, "quorum is a whole number of seats"),
        ({"quorum": 1.5}, "quorum is a whole number of seats"),
        ({"tresholds": 1}, "cannot have tresholds"),
        ({"threshold": None}, "must be named values"),
    ],
)
def test_given_rules_with_a_mistake_when_read_then_a_sentence_names_it(fields: dict[str, Any], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        rules_of({"threshold": {"more_than": "1/2", "of": "cast"}, **fields})


def test_given_rules_without_a_threshold_when_read_then_it_is_asked_for() -> None:
    with pytest.raises(ValueError, match="threshold_missing"):
        rules_of({"quorum": 3})


@given(rules=ballot_rules)
def test_given_any_rules_when_written_and_read_then_they_are_the_same(rules: BallotRules) -> None:
    assert rules_of(as_source(rules)) == rules


def test_given_a_part_of_the_seats_as_quorum_then_it_is_rounded_up() -> None:
    rules = rules_of({"threshold": {"more_than": "1/2", "of": "cast"}, "quorum_part": "2/3", "quorum": 2})
    assert [rules.quorum_among(seats) for seats in (0, 2, 3, 4, 26)] == [2, 2, 2, 3, 18]
    assert (rules.settled(26).quorum, rules.settled(26).quorum_part) == (18, None)


@pytest.mark.parametrize("part", ["0", "4/3", "half", 0.5])
def test_given_a_quorum_part_that_is_none_or_more_than_all_then_it_is_refused(part: object) -> None:
    with pytest.raises(ValueError, match=r"part_out_of_reach|fraction"):
        rules_of({"threshold": {"more_than": "1/2", "of": "cast"}, "quorum_part": part})
