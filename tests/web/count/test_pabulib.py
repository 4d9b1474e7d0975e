"""Participatory budgets in Pabulib's `.pb`."""

from __future__ import annotations

from fractions import Fraction

import pytest

from web.cli.count.pabulib import read
from web.cli.count.trouble import Trouble

PROJECTS = 'PROJECTS\nproject_id;cost;name\n7;1200.50;"A ""bench""; green"\nx/2;300,25;Trees\n9;80;None\n'


def file(vote_type: str, *votes: str, meta: str = "", columns: str = "voter_id;vote") -> str:
    head = f"META\nkey;value\ndescription;The park\nbudget;1500\nvote_type;{vote_type}\n{meta}"
    return head + PROJECTS + f"VOTES\n{columns}\n" + "".join(f"{vote}\n" for vote in votes)


def trouble(text: str) -> tuple[str, int]:
    with pytest.raises(Trouble) as found:
        read(text)
    return found.value.code, found.value.line


def test_projects_costs_budget_and_names() -> None:
    election = read(file("approval", "1;7"))
    assert election.options == ("7", "x/2", "9")
    assert election.costs == {"7": Fraction("1200.5"), "x/2": Fraction("300.25"), "9": 80}
    assert election.labels == {"7": 'A "bench"; green', "x/2": "Trees"}
    assert (election.budget, election.title) == (1500, "The park")


def test_approvals_with_an_empty_one_and_one_that_repeats_itself() -> None:
    election = read(file("approval", "1;7, x/2", "2;", "3;9,9", "4;x/2,7"))
    assert election.papers == {frozenset({"7", "x/2"}): 2, None: 1, frozenset({"9"}): 1}
    assert election.notes == {"option_repeated": 1}


def test_one_choice() -> None:
    assert read(file("choose-1", "1;7", "2;9")).papers == {frozenset({"7"}): 1, frozenset({"9"}): 1}


def test_rankings() -> None:
    election = read(file("ordinal", "1;9,7", "2;x/2", meta="max_length;3\n"))
    assert election.papers == {(("9",), ("7",)): 1, (("x/2",),): 1}
    assert election.most_ranked == 3


def test_points() -> None:
    election = read(file("cumulative", "1;9,7;6,4", "2;;", columns="voter_id;vote;points", meta="max_sum_points;10\n"))
    assert election.papers == {(("7", 4), ("9", 6)): 1, None: 1}
    assert election.total == 10


def test_scores_of_what_is_not_named_are_the_default() -> None:
    election = read(file("scoring", "1;9;-2", columns="voter_id;vote;points", meta="default_score;1\n"))
    assert election.papers == {(("7", 1), ("9", -2), ("x/2", 1)): 1}


def test_other_votes_than_the_file_says_it_has_are_noted() -> None:
    assert read(file("approval", "1;7", meta="num_votes;4\n")).notes == {"voters_differ": 3}


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        (file("approval", "1;8"), "unknown_project", 13),
        (file("party", "1;7"), "unknown_vote_type", 5),
        (file("cumulative", "1;7,9;5", columns="voter_id;vote;points"), "points_do_not_match", 13),
        (file("cumulative", "1;7,7;5,1", columns="voter_id;vote;points"), "option_twice", 13),
        (file("cumulative", "1;7;x", columns="voter_id;vote;points"), "not_a_number", 13),
        (file("approval", "1;7", columns="voter;ballot"), "missing_column", 12),
        (file("approval").replace("9;80", "7;80"), "option_twice", 10),
        (file("approval").replace("9;80", "9;-80"), "not_a_number", 10),
        (file("approval").replace("9;80;None", "9;;None"), "missing_value", 10),
        (file("approval").replace("vote_type", "type"), "missing_value", 0),
        (file("approval").replace("budget;1500", "budget;a lot"), "not_a_number", 4),
        ("META\nkey;value\nvote_type;approval\nVOTES\nvoter_id;vote\n", "missing_section", 6),
        ("hello\n", "missing_section", 1),
        (file("approval").replace('""bench""; green"', "bench"), "missing_section", 13),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, code: str, line: int) -> None:
    assert trouble(text) == (code, line)
