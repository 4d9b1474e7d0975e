"""Which sentences a voter reads before a ballot, and which explain its outcome."""

from __future__ import annotations

from fractions import Fraction

import pytest

from engine.ballot import explain as explaining
from engine.ballot.explain import CODES, Message, describe
from engine.ballot.outcome import Outcome, judge
from engine.ballot.rules import BallotRules
from engine.ballot.standing import unweighted
from engine.ballot.threshold import Threshold

TWO_THIRDS = Threshold(fraction=Fraction(2, 3))


def say(code: str, **params: int) -> Message:
    return {"code": code, "params": params}


def outcome(*votes: tuple[int, int, int], quorum: int = 0) -> Outcome:
    """26 seats, all present; per question how many said yes, no and abstain (each question by the same number)."""
    columns = [["yes"] * yes + ["no"] * no + ["abstain"] * abstain for yes, no, abstain in votes]
    papers = [{f"q{place}": answer for place, answer in enumerate(row)} for row in zip(*columns, strict=True)]
    rules = BallotRules(threshold=TWO_THIRDS, quorum=quorum)
    return judge(rules, [f"q{place}" for place in range(len(votes))], unweighted(papers), entitled=26, present=26)


def explain(judged: Outcome, numbers: dict[str, int] | None = None) -> tuple[Message, ...]:
    return explaining.explain(judged, BallotRules(threshold=TWO_THIRDS), numbers)


def turnout(voted: int) -> Message:
    return say("outcome.turnout", voted=voted, present=26, entitled=26)


def test_given_rules_when_described_then_every_part_has_its_own_sentence() -> None:
    assert describe(BallotRules(threshold=TWO_THIRDS, quorum=14)) == (
        say("rules.per.clause"),
        say("rules.electorate.member_organisations"),
        say("rules.method.yes_no_abstain"),
        say("rules.threshold.two_thirds"),
        say("rules.base.yes_and_no"),
        say("rules.quorum", quorum=14),
        say("rules.secrecy.open"),
    )


@pytest.mark.parametrize(
    ("fraction", "strictly_more", "message"),
    [
        ("1/2", True, say("rules.threshold.majority")),
        ("1/2", False, say("rules.threshold.half")),
        ("3/5", False, say("rules.threshold.at_least", numerator=3, denominator=5)),
        ("2/3", False, say("rules.threshold.two_thirds")),
        ("2/3", True, say("rules.threshold.more_than", numerator=2, denominator=3)),
        ("3/5", True, say("rules.threshold.more_than", numerator=3, denominator=5)),
        ("1", False, say("rules.threshold.all")),
    ],
)
def test_given_a_threshold_when_described_then_common_ones_are_said_in_words(
    fraction: str, strictly_more: bool, message: Message
) -> None:
    threshold = Threshold(fraction=Fraction(fraction), base="cast", strictly_more=strictly_more)
    described = describe(BallotRules(threshold=threshold, secrecy="secret", per="whole"))
    assert message in described
    assert say("rules.base.cast") in described
    assert {"rules.no_quorum", "rules.secrecy.secret", "rules.per.whole"} <= {each["code"] for each in described}


@pytest.mark.parametrize(
    ("part", "message"),
    [
        ("1/2", say("rules.quorum_part.half")),
        ("2/3", say("rules.quorum_part.two_thirds")),
        ("3/5", say("rules.quorum_part", numerator=3, denominator=5)),
    ],
)
def test_given_a_quorum_that_is_a_part_when_described_then_common_parts_are_said_in_words(
    part: str, message: Message
) -> None:
    assert message in describe(BallotRules(threshold=TWO_THIRDS, quorum_part=Fraction(part)))


def test_given_one_question_when_explained_then_its_counts_stand_beside_what_was_needed() -> None:
    assert explain(outcome((17, 5, 4))) == (
        say("outcome.passed"),
        say("outcome.count", yes=17, no=5, abstain=4, needed=15),
        turnout(26),
    )


def test_given_all_points_passed_when_explained_then_the_closest_is_told() -> None:
    assert explain(outcome((20, 2, 4), (24, 1, 1), (17, 5, 4))) == (
        say("outcome.passed"),
        say("outcome.closest", number=3, yes=17, needed=15),
        turnout(26),
    )


def test_given_some_points_passed_when_explained_then_each_that_did_not_is_named_by_its_own_number() -> None:
    judged = outcome((20, 2, 0), (11, 11, 0), (14, 8, 0))
    assert explain(judged, {"q0": 2, "q1": 5, "q2": 9}) == (
        say("outcome.partly_passed", passed=1, points=3),
        say("outcome.point_tied", number=5, yes=11),
        say("outcome.point_failed", number=9, yes=14, needed=15),
        say("outcome.closest", number=9, yes=14, needed=15),
        turnout(22),
    )


def test_given_a_point_lost_by_one_vote_and_one_won_by_one_when_explained_then_the_first_is_the_closest() -> None:
    lost, won, clear = (14, 8, 0), (15, 7, 0), (22, 0, 0)
    assert say("outcome.closest", number=1, yes=14, needed=15) in explain(outcome(lost, won, clear))
    assert say("outcome.closest", number=1, yes=15, needed=15) in explain(outcome(won, lost, clear))


def test_given_points_that_were_all_as_close_when_explained_then_none_is_called_the_closest() -> None:
    codes = [each["code"] for each in explain(outcome((5, 0, 0), (5, 0, 0)))]
    assert codes == ["outcome.passed", "outcome.turnout"]


def test_given_no_quorum_when_explained_then_nothing_is_said_about_the_points() -> None:
    assert explain(outcome((5, 0, 0), (0, 5, 0), quorum=27)) == (
        say("outcome.no_quorum", present=26, quorum=27),
        turnout(5),
    )


@pytest.mark.parametrize(
    ("votes", "code"), [((1, 5, 0), "outcome.failed"), ((3, 3, 0), "outcome.tied"), ((0, 0, 6), "outcome.nobody_chose")]
)
def test_given_a_ballot_that_did_not_pass_when_explained_then_it_says_whether_it_was_a_tie(
    votes: tuple[int, int, int], code: str
) -> None:
    assert explain(outcome(votes))[0] == say(code)


def test_given_a_point_on_which_everyone_abstained_when_explained_then_it_is_not_called_a_tie_of_votes() -> None:
    assert say("outcome.point_nobody_chose", number=2) in explain(outcome((5, 0, 0), (0, 0, 5)))


def test_given_the_table_of_codes_then_every_value_of_the_rules_and_outcomes_has_one() -> None:
    for per in ("clause", "whole"):
        for base in ("yes_and_no", "cast", "present", "entitled"):
            for secrecy in ("open", "secret"):
                rules = BallotRules(threshold=Threshold(fraction=Fraction(1), base=base), per=per, secrecy=secrecy)
                assert {each["code"] for each in describe(rules)} <= set(CODES)
