"""Fourteen wards of Glasgow's council, counted stage by stage to five decimals: see SOURCES.md."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from engine.tally import Contest, Count
from engine.tally.paper import Ranking
from engine.tally.stv import Stv, StvSettings

FOLDER = Path(__file__).parent / "glasgow_2007"
WARDS: dict[str, Any] = json.loads((FOLDER / "expected.json").read_text("utf-8"))


def ward(name: str) -> tuple[list[str], int, dict[Ranking, int]]:
    """Candidates, seats and papers of one file: first the two counts, a line per kind of paper, a 0, and the names."""
    lines = (FOLDER / f"{name}.blt").read_text("utf-8").splitlines()
    many, seats = map(int, lines[0].split())
    end = lines.index("0")
    candidates = [line.strip('"') for line in lines[end + 1 : end + 1 + many]]
    papers = {}
    for line in lines[1:end]:
        weight, *ranks = map(int, line.split())
        papers[tuple((candidates[rank - 1],) for rank in ranks[:-1])] = weight
    return candidates, seats, papers


def counted(name: str) -> tuple[list[str], Count]:
    candidates, seats, papers = ward(name)
    return candidates, Stv().count(papers, Contest(options=tuple(candidates), settings=StvSettings(seats=seats)))


@pytest.mark.parametrize("name", WARDS)
def test_given_a_ward_when_counted_then_the_same_are_elected_at_the_same_stage(name: str) -> None:
    _, count = counted(name)
    expected: dict[int, set[str]] = {}
    for stage, elected in WARDS[name]["elected"]:
        expected.setdefault(stage, set()).update(elected)
    assert {each.number - 1: set(each.elected) for each in count.rounds if each.elected} == expected
    assert count.beside["quota"] == Fraction(WARDS[name]["quota"])
    assert count.ties == ()


@pytest.mark.parametrize("name", WARDS)
def test_given_a_ward_when_counted_then_each_stage_has_the_same_votes_to_five_decimals(name: str) -> None:
    candidates, count = counted(name)
    stages = [
        [each.totals.get(candidate, Fraction(0)) for candidate in candidates] + [each.beside["exhausted"]]
        for each in count.rounds
    ]
    assert stages == [[Fraction(votes) for votes in stage] for stage in WARDS[name]["stages"]]
