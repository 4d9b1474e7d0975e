"""Votes that were held, under the majorities that were asked for: see SOURCES.md."""

from __future__ import annotations

import csv
from fractions import Fraction
from pathlib import Path

import pytest

from engine.ballot.outcome import QuestionOutcome, judge, judge_count
from engine.ballot.rules import BallotRules
from engine.ballot.standing import unweighted
from engine.ballot.threshold import threshold_of
from engine.tally import Count

Row = dict[str, str]


def table(name: str) -> list[Row]:
    with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def each_row(name: str, *columns: str) -> pytest.MarkDecorator:
    rows = table(name)
    return pytest.mark.parametrize("row", rows, ids=[" ".join(row[column] for column in columns) for row in rows])


def judged(way: str, fraction: str, base: str, counts: dict[str, int], entitled: int) -> QuestionOutcome:
    voted = sum(counts.values())
    rules = BallotRules(threshold=threshold_of({way: fraction, "of": base}))
    count = Count(totals={option: Fraction(votes) for option, votes in counts.items()})
    return judge_count("1", count, rules, {"cast": voted, "present": voted, "entitled": entitled})


@each_row("majorities.csv", "case")
def test_given_the_votes_of_a_real_decision_when_judged_under_its_rule_then_the_known_result(row: Row) -> None:
    counts = {option: int(row[option]) for option in ("yes", "no", "abstain")}
    entitled = int(row["entitled"] or sum(counts.values()))
    assert judged(row["way"], row["fraction"], row["base"], counts, entitled).result == row["result"]


@each_row("debian_majorities.csv", "vote", "option")
def test_given_an_option_against_the_default_when_held_against_its_ratio_then_it_passes_as_published(row: Row) -> None:
    way = "more_than" if row["comparison"] in (">", "<=") else "at_least"
    ratio = int(row["ratio"])
    counts = {"yes": int(row["over_default"]), "no": int(row["default_over"]), "abstain": 0}
    question = judged(way, f"{ratio}/{ratio + 1}", "yes_and_no", counts, sum(counts.values()))
    assert (question.result == "passed") == (row["expected"] == "passes")


@each_row("percent_bases.csv", "base")
def test_given_the_same_papers_when_the_base_differs_then_so_does_the_share(row: Row) -> None:
    papers = [{"1": option} for option in ("yes", "no", "abstain") for _ in range(int(row[option]))]
    rules = BallotRules(threshold=threshold_of({"more_than": "1/2", "of": row["base"]}))
    outcome = judge(rules, ["1"], unweighted(papers), entitled=10, present=int(row["papers"]))
    assert outcome.questions[0].share == Fraction(row["share"])


def test_given_a_ratio_of_exactly_3_to_1_when_the_comparison_changed_in_2007_then_so_did_the_result() -> None:
    # No published vote fell exactly on its ratio; the programs of 2006 and 2007 would have differed here.
    counts = {"yes": 150, "no": 50, "abstain": 0}
    assert judged("more_than", "3/4", "yes_and_no", counts, 200).result == "failed"
    assert judged("at_least", "3/4", "yes_and_no", counts, 200).result == "passed"


def test_given_two_thirds_of_117_when_93_vote_for_then_78_would_have_been_enough() -> None:
    counts = {"yes": 93, "no": 24, "abstain": 58}
    assert judged("at_least", "2/3", "yes_and_no", counts, 193).needed == 78
    assert judged("at_least", "2/3", "cast", counts, 193).needed == 117
    assert judged("at_least", "2/3", "entitled", counts, 193).needed == 129
