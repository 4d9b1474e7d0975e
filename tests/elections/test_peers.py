"""What other programs for deciding together counted, counted again from what they export.

Their files stand beside the repository (`shared.py`). Antragsgrün's answer has no votes in it, so there is nothing to
count.
"""

from __future__ import annotations

import csv
import json
from collections import Counter, defaultdict
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from engine.tally import METHODS, Contest
from tests.elections.shared import shared

YES_NO = METHODS["yes_no_abstain"]
ASKED = Contest(options=YES_NO.options, settings=YES_NO.settings())


@cache
def open_slides() -> dict[str, Any]:
    exported: dict[str, Any] = json.loads((shared("peer_exports") / "openslides_example-data.json").read_text("utf-8"))
    return exported


def votes_of(option: dict[str, Any]) -> Counter[str | None]:
    """The weight behind each answer to one option of a poll."""
    papers: Counter[str | None] = Counter()
    for number in option.get("vote_ids", ()):
        vote = open_slides()["vote"][str(number)]
        papers[{"Y": "yes", "N": "no", "A": "abstain"}[vote["value"]]] += int(Fraction(vote["weight"]))
    return papers


def finished(method: str) -> list[dict[str, Any]]:
    return [
        poll for poll in open_slides()["poll"].values() if poll["state"] == "finished" and poll["pollmethod"] == method
    ]


def test_given_the_motion_polls_of_openslides_when_counted_then_each_side_has_what_it_says() -> None:
    polls = finished("YNA")
    assert len(polls) == 1
    for poll in polls:
        for number in poll["option_ids"]:
            option = open_slides()["option"][str(number)]
            totals = YES_NO.count(votes_of(option), ASKED).totals
            assert totals == {answer: Fraction(option[answer]) for answer in ("yes", "no", "abstain")}


def test_given_the_assignment_polls_of_openslides_when_counted_then_each_candidate_has_what_it_says() -> None:
    polls = finished("Y")
    assert len(polls) == 2
    for poll in polls:
        options = {str(number): open_slides()["option"][str(number)] for number in poll["option_ids"]}
        papers = {name: votes_of(option)["yes"] for name, option in options.items()}
        method = METHODS["plurality"]
        count = method.count(
            {name: votes for name, votes in papers.items() if votes},
            Contest(options=tuple(options), settings=method.settings()),
        )
        assert count.totals == {name: Fraction(option["yes"]) for name, option in options.items()}
        # Seven against three and two in one, one against none in the other.
        assert [open_slides()["option"][name]["yes"] for name in count.winners] in (["7.000000"], ["1.000000"])


@pytest.mark.parametrize(("of", "base"), [("valid", "votesvalid"), ("cast", "votescast")])
def test_given_an_assignment_of_openslides_when_shares_are_of_valid_or_of_cast_papers_then_they_are_its_own(
    of: str, base: str
) -> None:
    """Its percentages as derived in quorum_rules: 3, 7 and 2 of 9 valid, or of 16 cast."""
    poll = open_slides()["poll"]["4"]
    candidates = {str(number): open_slides()["option"][str(number)] for number in poll["option_ids"]}
    first, second, third = candidates
    method = METHODS["portfolio"]
    valid, cast = (int(Fraction(poll[figure])) for figure in ("votesvalid", "votescast"))
    # More marks than papers: three of them bear two.
    papers = {frozenset({first, second}): 3, frozenset({second}): 4, frozenset({third}): 2, None: cast - valid}
    count = method.count(papers, Contest(options=tuple(candidates), settings=method.settings(of=of)))
    assert count.beside["base"] == Fraction(poll[base])
    with (shared("quorum_rules") / "openslides_percent_base.csv").open(encoding="utf-8", newline="") as file:
        derived = {
            row["option"]: row["yes_pct"]
            for row in csv.DictReader(file)
            if row["poll"].startswith("example-data poll 4") and row["base"] == of
        }
    shares = {
        option["content_object_id"]: f"{float(100 * count.totals[name] / count.beside['base']):.3f}"
        for name, option in candidates.items()
    }
    assert shares == derived
    # More than half of the valid papers, and less than half of those cast.
    assert count.winners == ((second,) if of == "valid" else ())


def polis() -> Path:
    return shared("peer_exports") / "polis_scoop-hivemind.ubi"


def rows(name: str) -> list[dict[str, str]]:
    with (polis() / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ANSWERS = {"1": "yes", "-1": "no", "0": "abstain"}


def test_given_a_polis_conversation_when_every_vote_counts_then_each_comment_has_what_it_says() -> None:
    papers: defaultdict[str, Counter[str | None]] = defaultdict(Counter)
    for row in rows("votes.csv"):
        papers[row["comment-id"]][ANSWERS[row["vote"]]] += 1
    comments = rows("comments.csv")
    assert len(comments) == 71
    for comment in comments:
        found = YES_NO.count(papers[comment["comment-id"]], ASKED).totals
        assert (found["yes"], found["no"]) == (int(comment["agrees"]), int(comment["disagrees"])), comment["comment-id"]


def test_given_a_polis_conversation_when_only_the_last_vote_counts_then_some_had_counted_twice() -> None:
    """It adds up what was sent; 21 of 7,174 votes repeat or change an earlier one. Here the last would stand."""
    last = {(row["comment-id"], row["voter-id"]): row["vote"] for row in by_time(rows("votes.csv"))}
    assert len(rows("votes.csv")) - len(last) == 21
    papers: defaultdict[str, Counter[str | None]] = defaultdict(Counter)
    for (comment, _), vote in last.items():
        papers[comment][ANSWERS[vote]] += 1
    differ = 0
    for comment in rows("comments.csv"):
        found = YES_NO.count(papers[comment["comment-id"]], ASKED).totals
        differ += (found["yes"], found["no"]) != (int(comment["agrees"]), int(comment["disagrees"]))
    assert differ == 18


def by_time(votes: list[dict[str, str]]) -> list[dict[str, str]]:
    return sorted(votes, key=lambda row: int(row["timestamp"]))
