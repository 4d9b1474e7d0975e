"""Budgets that cities divided, and their approvals, points and ranks read by methods for another kind of paper."""

from __future__ import annotations

from pathlib import Path

from engine.tally import METHODS
from tests.web.count.told import outcome, polder_count, trouble, written
from web.cli.count.asked import NAMES, methods

PARK = (
    "META\nkey;value\nbudget;100\nvote_type;approval\nrule;greedy\nPROJECTS\nproject_id;cost;name\na;70;Trees\nb;50;Bench\n"
    "c;20;Sign\nVOTES\nvoter_id;vote\n1;a\n2;a,c\n3;a,b\n4;b\n5;\n"
)


def test_a_budget_is_divided_by_the_rule_that_the_file_names(tmp_path: Path) -> None:
    told = outcome(written(tmp_path, "park.pb", PARK))
    assert (told["method"], told["winners"]) == ("greedy", ["a", "c"])
    assert told["names"] == {"a": "Trees", "b": "Bench", "c": "Sign"}
    file = written(tmp_path, "park.pb", PARK.replace("rule;greedy", "rule;greedy-no-skip"))
    assert outcome(file)["winners"] == ["a"]
    assert outcome(file, "--method", "greedy", budget="150")["winners"] == ["a", "b", "c"]
    assert outcome(file, "--method", "equal-shares")["method"] == "equal-shares"
    assert "a  Trees" in polder_count(file).output


def test_equal_shares_are_completed_as_the_file_says(tmp_path: Path) -> None:
    file = written(tmp_path, "park.pb", PARK.replace("rule;greedy", "rule;equalshares/add1"))
    assert outcome(file)["settings"]["completion"] == "add1"
    assert outcome(file, completion="none")["settings"]["completion"] == "none"


def test_a_city_asks_for_a_least_support(tmp_path: Path) -> None:
    text = PARK.replace("rule;greedy", "rule;greedy\nmin_project_score_threshold;2")
    assert outcome(written(tmp_path, "park.pb", text))["winners"] == ["a"]


def test_approvals_rank_those_that_are_marked_above_those_that_are_not(tmp_path: Path) -> None:
    file = written(tmp_path, "park.pb", PARK)
    assert outcome(file, "--method", "schulze")["pairs"]["a"] == {"b": "2", "c": "2"}
    assert trouble(file, "--method", "plurality") == ("several_marks", 0)
    assert trouble(file, "--method", "irv") == ("cannot_read_as", 0)


def test_points_are_scores_dots_marks_and_a_ranking(tmp_path: Path) -> None:
    text = PARK.replace("approval", "cumulative\nmax_sum_points;10").replace("voter_id;vote", "voter_id;vote;points")
    text = text[: text.index("1;a")] + "1;a,b;9,1\n2;b;10\n3;c,a;5,5\n"
    file = written(tmp_path, "park.pb", text)
    for method in ("score", "dots"):
        assert outcome(file, "--method", method)["totals"] == {"a": "14", "b": "11", "c": "5"}
    assert outcome(file, "--method", "approval")["totals"] == {"a": "2", "b": "2", "c": "1"}
    assert outcome(file, "--method", "borda")["winners"] == ["a"]
    assert outcome(file, "--method", "dots", dots=9)["papers"]["invalid"] == "3"


def test_ranks_are_points_where_a_city_ranks(tmp_path: Path) -> None:
    text = PARK.replace("approval", "ordinal\nmax_length;3")
    text = text[: text.index("1;a")] + "1;a,b\n2;b,c,a\n"
    file = written(tmp_path, "park.pb", text)
    assert outcome(file)["totals"] == {"a": "4", "b": "5", "c": "2"}
    assert outcome(file, "--method", "equal-shares")["totals"] == {"a": "1", "b": "2", "c": "1"}


def test_a_budget_is_needed_somewhere(tmp_path: Path) -> None:
    file = written(tmp_path, "park.pb", PARK.replace("budget;100\n", ""))
    assert trouble(file) == ("no_budget", 0)
    assert outcome(file, budget="90")["winners"] == ["a", "c"]


def test_every_method_that_can_be_asked_for_is_there() -> None:
    assert set(methods()) == set(NAMES)
    assert {registered for registered, _ in NAMES.values()} <= set(METHODS)
