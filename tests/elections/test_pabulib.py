"""Participatory budgets of thirteen places: the city's own tally, what it funded, and equal shares.

They are read from the data beside the repository (`shared.py`): Pabulib's licence is not clear enough to carry them.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest

from tests.elections.pb import City, city
from tests.elections.shared import FOLDER, shared

NOT_REPRODUCED = ("Poland_Wieliczka_2023_Green_Budget.pb", "Poland_Krakow_2022_Czyzyny.pb")
"""Published by a variant of the rule that nobody wrote down: no program that we know of gives these."""

RULES: dict[str, tuple[str, dict[str, Any]]] = {
    "greedy": ("greedy", {"skip": True}),
    "greedy-no-skip": ("greedy", {"skip": False}),
    "equalshares/add1": ("equal_shares", {"completion": "add1"}),
}
"""The rule that the city names in its file."""

COMPUTED: dict[str, dict[str, Any]] = {
    "mes_cost": {"worth": "cost"},
    "mes_cost_add1": {"worth": "cost", "completion": "add1"},
    "mes_cardinality": {"worth": "points"},
    "mes_points": {"worth": "points"},
    "mes_borda": {"worth": "points"},
}
"""What pabutools was run with, as our settings."""


@cache
def expected() -> dict[str, Any]:
    path = FOLDER / "pabulib" / "expected.json"
    known: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return known


@cache
def place(name: str) -> City:
    return city(shared("pabulib") / name)


PLACES = list(expected())
DECIDED = [name for name in PLACES if name not in NOT_REPRODUCED and expected()[name]["published_selected"]]
TALLIED = [name for name in PLACES if expected()[name]["ballots_reproduce_score_column"] is not False]
"""Merced's published scores do not follow from its published votes."""


def test_the_votes_are_there() -> None:
    assert (len(PLACES), len(DECIDED)) == (13, 9) or not (shared("pabulib") / "expected.json").exists()


@pytest.mark.parametrize("name", TALLIED)
def test_given_the_votes_of_a_city_when_counted_then_each_project_has_what_the_city_says(name: str) -> None:
    votes = place(name)
    column = expected()[name]["tally_column"]
    totals = votes.counted("greedy", votes.papers()).totals
    assert totals == {row["project_id"]: int(row[column]) for row in votes.projects}


@pytest.mark.parametrize("name", DECIDED)
def test_given_the_votes_of_a_city_when_counted_by_its_own_rule_then_it_funds_what_the_city_did(name: str) -> None:
    votes = place(name)
    method, settings = RULES[votes.election.rule]
    enough = int(votes.election.least_support) or 1
    count = votes.counted(method, votes.papers(), enough=enough, **settings)
    assert sorted(count.winners) == sorted(expected()[name]["published_selected"])


@pytest.mark.parametrize(
    ("name", "computed"),
    [(name, computed) for name in PLACES for computed in expected()[name]["pabutools_1_2_3"]],
)
def test_given_the_votes_of_a_city_when_shares_are_equal_then_the_same_is_funded_as_by_pabutools(
    name: str, computed: str
) -> None:
    votes = place(name)
    papers = votes.papers(last_rank=0 if computed == "mes_borda" else 1)
    count = votes.counted("equal_shares", papers, start="exact", **COMPUTED[computed])
    assert sorted(count.winners) == sorted(expected()[name]["pabutools_1_2_3"][computed])


def test_given_gdynia_2023_when_a_project_does_not_fit_then_stopping_or_going_on_funds_something_else() -> None:
    votes = place("Poland_Gdynia_2023_Orlowo__large.pb")
    stopping = votes.counted("greedy", votes.papers(), skip=False, enough=50)
    going_on = votes.counted("greedy", votes.papers(), skip=True, enough=50)
    assert stopping.winners == going_on.winners[:1] == ("2023/ORL/0010",)
    assert len(going_on.winners) > 1


def test_given_assen_2024_when_shares_are_raised_then_the_budget_holds_and_no_project_with_backers_fits() -> None:
    votes = place("Netherlands_Assen_2024.pb")
    count = votes.counted("equal_shares", votes.papers(), completion="add1")
    assert sorted(count.winners) == sorted(expected()["Netherlands_Assen_2024.pb"]["published_selected"])
    assert 0 <= count.beside["left"] <= count.beside["budget"] - count.beside["spent"]
    assert count.beside["share"] > count.beside["budget"] / count.beside["papers"]
