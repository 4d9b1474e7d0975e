"""Votes that were held, as their files stand: the command gives what was published."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from tests.elections.shared import shared
from tests.elections.test_debian import VOTES, papers_of
from tests.elections.test_glasgow import FOLDER, WARDS
from tests.web.count.told import outcome, written

DIFFERS = {
    "Poland_Wieliczka_2023_Green_Budget.pb": "published with a comparison to another outcome",
    "Poland_Krakow_2022_Czyzyny.pb": "published with a variant of the rule",
}


@pytest.mark.parametrize("name", WARDS)
def test_given_a_ward_of_glasgow_when_its_file_is_counted_then_its_council_comes_out(name: str) -> None:
    told = outcome(FOLDER / f"{name}.blt")
    assert set(told["winners"]) == {elected for _, together in WARDS[name]["elected"] for elected in together}
    assert Fraction(told["quota"]) == Fraction(WARDS[name]["quota"])
    first = [Fraction(votes) for votes in WARDS[name]["stages"][1][:-1]]
    assert [Fraction(told["rounds"][1]["totals"].get(each, 0)) for each in told["options"]] == first


def test_given_the_budgets_of_cities_when_counted_by_their_own_rule_then_the_published_projects_come_out() -> None:
    folder = shared("pabulib")
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    for name, city in expected.items():
        if city["published_selected"] is None or name in DIFFERS:
            continue
        told = outcome(folder / name)
        assert sorted(told["winners"]) == city["published_selected"], name
        assert told["notes"] == {}, name


COMPUTED = {
    "mes_cost": {"worth": "cost", "completion": "none"},
    "mes_cost_add1": {"worth": "cost", "completion": "add1"},
    "mes_cardinality": {"worth": "points", "completion": "none"},
    "mes_points": {"completion": "none"},
    "mes_borda": {"completion": "none"},
}


def test_given_the_budgets_of_cities_when_counted_by_equal_shares_then_as_others_compute_them() -> None:
    folder = shared("pabulib")
    for name, city in json.loads((folder / "expected.json").read_text("utf-8")).items():
        for way, selected in city["pabutools_1_2_3"].items():
            told = outcome(folder / name, "--method", "equal-shares", **COMPUTED[way])
            assert sorted(told["winners"]) == selected, (name, way)


def as_preflib(vote: dict[str, Any]) -> str:
    """Debian's rankings as a `.toi`, the options under names that are not their numbers."""
    lines = [f"# ALTERNATIVE NAME {place}: Choice {place}: [3:1]" for place in range(1, vote["options"] + 1)]
    for paper, papers in papers_of(vote).items():
        lines.append(f"{papers}: " + ",".join("{" + ",".join(rank) + "}" for rank in paper or ()))
    return "\n".join([*lines, ""])


def named(number: str | int) -> str:
    return f"Choice {number}: [3:1]"


@pytest.mark.parametrize("method", ["schulze", "ranked-pairs"])
@pytest.mark.parametrize("vote", VOTES, ids=[vote["vote"] for vote in VOTES])
def test_given_a_vote_of_debian_when_counted_against_the_default_then_what_was_published_comes_out(
    tmp_path: Path, vote: dict[str, Any], method: str
) -> None:
    told = outcome(
        written(tmp_path, "vote.toi", as_preflib(vote)),
        "--method",
        method,
        default=named(vote["default"]),
        quorum=vote["quorum"],
        ratios={named(option): str(ratio) for option, ratio in vote["ratios"].items()},
        compare=vote["compare"],
    )
    assert told["winners"] == [named(winner) for winner in vote["winners"]]
    assert told["adopted"] == (vote["winners"] != [str(vote["default"])])
