"""The rule book of outcomes: what passes, what ties, what fails, and what a quorum does to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.ballot.contests import Offer
from engine.ballot.outcome import Outcome, judge
from engine.ballot.rules import BallotRules
from engine.ballot.standing import unweighted
from engine.ballot.threshold import Threshold
from engine.tally import TieRule
from engine.tally.contest import lot

MAJORITY = Threshold(fraction=Fraction(1, 2), strictly_more=True)
LETTER = {"y": "yes", "n": "no", "a": "abstain"}
PLENTY = 1000


def papers(*columns: str) -> list[dict[str, str]]:
    """Papers from one string of y, n and a per question: papers("yyn") are three papers on question `1`."""
    return [
        {str(number): LETTER[letter] for number, letter in enumerate(row, start=1)}
        for row in zip(*columns, strict=True)
    ]


def outcome(*columns: str, threshold: Threshold = MAJORITY, quorum: int = 0, present: int = 26) -> Outcome:
    questions = [str(number) for number in range(1, len(columns) + 1)]
    rules = BallotRules(threshold=threshold, quorum=quorum)
    return judge(rules, questions, unweighted(papers(*columns)), entitled=26, present=present)


def at_least(fraction: str, base: str) -> Threshold:
    return Threshold(fraction=Fraction(fraction), base=base)  # type: ignore[arg-type]


def more_than(fraction: str, base: str) -> Threshold:
    return Threshold(fraction=Fraction(fraction), base=base, strictly_more=True)  # type: ignore[arg-type]


# one question


@pytest.mark.parametrize(
    ("threshold", "votes", "needed", "share", "result"),
    [
        # a majority of those who choose: abstentions do not weigh
        (more_than("1/2", "yes_and_no"), "yynaaaa", 2, "2/3", "passed"),
        (more_than("1/2", "yes_and_no"), "yynn", 3, "1/2", "tied"),
        (more_than("1/2", "yes_and_no"), "ynn", 2, "1/3", "failed"),
        # half is at least half, and not more than half
        (at_least("1/2", "yes_and_no"), "yynn", 2, "1/2", "passed"),
        (more_than("1/2", "cast"), "yya" + "n", 3, "1/2", "failed"),
        (at_least("1/2", "cast"), "yya" + "n", 2, "1/2", "passed"),
        # two thirds exactly, and one short of it
        (at_least("2/3", "yes_and_no"), "yyyynn", 4, "2/3", "passed"),
        (more_than("2/3", "yes_and_no"), "yyyynn", 5, "2/3", "failed"),
        (at_least("2/3", "yes_and_no"), "yyynn", 4, "3/5", "failed"),
        # an abstention weighs against, once the base counts every paper
        (at_least("2/3", "cast"), "yyyya" + "aa", 5, "4/7", "failed"),
        # of those present (26), also who cast nothing
        (more_than("1/2", "present"), "y" * 13, 14, "1/2", "failed"),
        (more_than("1/2", "present"), "y" * 14, 14, "7/13", "passed"),
        (more_than("1/2", "entitled"), "y" * 14, 14, "7/13", "passed"),
        # everybody
        (at_least("1", "yes_and_no"), "yyya", 3, "1", "passed"),
        (at_least("1", "cast"), "yyya", 4, "3/4", "failed"),
        # 0 against 0 is a tie and never a pass
        (more_than("1/2", "yes_and_no"), "aaa", 1, "0", "tied"),
        (at_least("1/2", "yes_and_no"), "aaa", 1, "0", "tied"),
        (at_least("1/2", "cast"), "", 1, "0", "tied"),
        (at_least("1/3", "present"), "", 9, "0", "tied"),
        # as many for as against stays a tie under a higher threshold
        (at_least("2/3", "yes_and_no"), "yynn", 3, "1/2", "tied"),
    ],
)
def test_given_a_threshold_and_votes_when_judged_then_the_result_and_what_was_needed(
    threshold: Threshold, votes: str, needed: int, share: str, result: str
) -> None:
    judged = outcome(votes, threshold=threshold)
    (question,) = judged.questions
    assert (question.needed, question.share, question.result) == (needed, Fraction(share), result)
    assert judged.result == result
    assert question.counts == {option: votes.count(letter) for letter, option in LETTER.items()}


def test_given_nobody_present_when_judged_of_those_present_then_an_empty_base_does_not_pass() -> None:
    judged = outcome("", threshold=at_least("1/2", "present"), present=0)
    assert (judged.result, judged.questions[0].needed) == ("tied", 1)


# the whole


@pytest.mark.parametrize(
    ("columns", "result"),
    [
        (("yyn", "yyy"), "passed"),
        (("yyn", "ynn"), "partly_passed"),
        (("yya", "yna"), "partly_passed"),
        (("yna", "nnn"), "tied"),
        (("ynn", "nnn"), "failed"),
    ],
)
def test_given_several_questions_when_judged_then_the_whole_is_all_some_a_tie_or_none(
    columns: Sequence[str], result: str
) -> None:
    assert outcome(*columns).result == result


def test_given_too_few_present_when_judged_then_there_is_no_quorum_and_the_votes_are_still_told() -> None:
    judged = outcome("yyy", quorum=14, present=13)
    assert judged.result == "no_quorum"
    assert judged.questions[0].counts["yes"] == 3
    assert (judged.voted, judged.present, judged.entitled, judged.quorum) == (3, 13, 26, 14)


def test_given_exactly_the_quorum_present_when_judged_then_the_votes_decide() -> None:
    assert outcome("yyy", quorum=14, present=14).result == "passed"


# what cannot be


@pytest.mark.parametrize(("entitled", "present"), [(26, 1), (1, 2), (2, 3)])
def test_given_numbers_that_contradict_each_other_when_judged_then_there_is_no_outcome(
    entitled: int, present: int
) -> None:
    with pytest.raises(ValueError, match="contradict each other"):
        judge(BallotRules(threshold=MAJORITY), ["1"], unweighted(papers("yy")), entitled=entitled, present=present)


@pytest.mark.parametrize(
    ("questions", "given_papers", "says"),
    [
        ([], [], "without questions"),
        (["1", "1"], papers("y"), "stands in the ballot twice"),
        (["1", "2"], papers("y"), "leaves question 2 out"),
        (["1"], [{"1": "perhaps"}], "question 1 .* no option: paper_unknown_option .*perhaps"),
    ],
)
def test_given_papers_that_do_not_fit_the_questions_when_judged_then_there_is_no_outcome(
    questions: list[str], given_papers: list[dict[str, str]], says: str
) -> None:
    with pytest.raises(ValueError, match=says):
        judge(BallotRules(threshold=MAJORITY), questions, unweighted(given_papers), entitled=26, present=26)


# properties

votes = st.text(alphabet="yna", max_size=60)
thresholds = st.builds(
    Threshold,
    fraction=st.fractions(Fraction(1, 20), Fraction(19, 20), max_denominator=20),
    base=st.sampled_from(("yes_and_no", "cast", "present", "entitled")),
    strictly_more=st.booleans(),
)


def judged(column: str, threshold: Threshold, *, quorum: int = 0, present: int = PLENTY) -> Outcome:
    rules = BallotRules(threshold=threshold, quorum=quorum)
    return judge(rules, ["1"], unweighted(papers(column)), entitled=PLENTY, present=present)


@given(column=votes, threshold=thresholds, data=st.data())
def test_given_any_papers_when_their_order_changes_then_the_outcome_does_not(
    column: str, threshold: Threshold, data: st.DataObject
) -> None:
    shuffled = "".join(data.draw(st.permutations(column)))
    assert judged(column, threshold) == judged(shuffled, threshold)


@given(count=st.integers(1, 60), threshold=thresholds, quorum=st.integers(0, 60))
def test_given_everybody_entitled_votes_yes_when_the_quorum_is_met_then_it_passes(
    count: int, threshold: Threshold, quorum: int
) -> None:
    rules = BallotRules(threshold=threshold, quorum=min(quorum, count))
    assert judge(rules, ["1"], unweighted(papers("y" * count)), entitled=count, present=count).result == "passed"


@given(column=votes, more=st.integers(1, 20), threshold=thresholds, quorum=st.integers(0, 80))
def test_given_a_base_of_yes_and_no_when_people_abstain_then_only_the_quorum_can_change_the_result(
    column: str, more: int, threshold: Threshold, quorum: int
) -> None:
    chosen = Threshold(fraction=threshold.fraction, base="yes_and_no", strictly_more=threshold.strictly_more)
    before = judged(column, chosen, quorum=quorum, present=len(column))
    after = judged(column + "a" * more, chosen, quorum=quorum, present=len(column) + more)
    assert before.questions[0].result == after.questions[0].result
    assert before.questions[0].needed == after.questions[0].needed
    assert after.result == before.result or before.result == "no_quorum"


@given(column=votes, threshold=thresholds)
def test_given_a_pass_when_a_no_becomes_a_yes_then_it_still_passes(column: str, threshold: Threshold) -> None:
    if judged(column, threshold).result == "passed":
        assert judged(column.replace("n", "y", 1), threshold).result == "passed"


@given(column=votes, threshold=thresholds)
def test_given_any_votes_then_a_question_passes_exactly_when_yes_reaches_what_is_needed(
    column: str, threshold: Threshold
) -> None:
    (question,) = judged(column, threshold).questions
    assert (question.result == "passed") == (question.counts["yes"] >= question.needed)


TWO_THIRDS = Threshold(fraction=Fraction(2, 3))


@pytest.mark.parametrize("tie", ["lot", "chair"])
@pytest.mark.parametrize(
    ("threshold", "column", "result"),
    [
        (MAJORITY, "yynn", "passed"),
        (replace(MAJORITY, base="cast"), "yynna", "passed"),
        (replace(MAJORITY, base="cast"), "ynaaa", "failed"),
        (replace(MAJORITY, base="entitled"), "yn", "failed"),
        (TWO_THIRDS, "yyyyynnnnn", "failed"),
        (MAJORITY, "a", "failed"),
        (MAJORITY, "", "failed"),
    ],
)
def test_given_a_tie_when_a_lot_or_the_chair_is_for_it_then_that_is_one_vote_more_and_no_majority(
    tie: TieRule, threshold: Threshold, column: str, result: str
) -> None:
    rules = BallotRules(threshold=threshold, tie=tie)
    seed = next(each for each in map(str, range(99)) if lot(f"{each}:1", "yes") < lot(f"{each}:1", "no"))
    offer = Offer(lot=seed, chair={"1": ("yes", "no")})
    found = judge(rules, ["1"], unweighted(papers(column)), entitled=26, present=26, offer=offer)
    assert found.questions[0].result == result
