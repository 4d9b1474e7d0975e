"""The way ahead: the shortest to `adopted`, the same each time."""

from __future__ import annotations

import pytest

from engine.workflow.definition import Definition, Move, Stage
from engine.workflow.guards import EveryClausePassed
from engine.workflow.route import way_to_adopted
from tests.engine.proposal.scenes import PLAN

TITLE = {"nl": "Iets", "en": "Something"}


def move(name: str, source: str, target: str, *guards: object) -> Move:
    return Move(name=name, title=TITLE, sources=(source,), target=target, guards=guards)


def workflow(*moves: Move) -> Definition:
    """Stages by the names that the moves use; `adopted` and `rejected` are outcomes."""
    names = dict.fromkeys(name for each in moves for name in (*each.sources, each.target))
    stages = {
        name: Stage(name=name, title=TITLE, outcome=name)  # type: ignore[arg-type]
        if name in ("adopted", "rejected")
        else Stage(name=name, title=TITLE, activity="waiting")
        for name in names
    }
    moves_by_name = {each.name: each for each in moves}
    return Definition(name="w", version=1, title=TITLE, start="a", stages=stages, moves=moves_by_name, digest="d")


@pytest.mark.parametrize(
    ("stage", "way"),
    [
        ("draft", ("groups", "vote", "adopted")),
        ("groups", ("vote", "adopted")),
        ("vote", ("adopted",)),
        ("adopted", ()),
        ("rejected", ()),
        ("withdrawn", ()),
    ],
)
def test_the_yearly_plan_from_each_stage(stage: str, way: tuple[str, ...]) -> None:
    assert way_to_adopted(PLAN, stage) == way


def test_what_asks_that_all_is_decided_is_no_way_on_while_something_is_left() -> None:
    assert way_to_adopted(PLAN, "revise") == ("vote", "adopted")
    assert way_to_adopted(PLAN, "revise", decided=True) == ("adopted",)


def test_unless_there_is_no_other_way() -> None:
    only = workflow(move("end", "a", "adopted", EveryClausePassed()))
    assert way_to_adopted(only, "a") == ("adopted",)


def test_the_shortest_way_is_taken_however_the_file_is_ordered() -> None:
    long_first = workflow(
        move("1", "a", "b"),
        move("2", "b", "c"),
        move("3", "c", "adopted"),
        move("4", "a", "d"),
        move("5", "d", "adopted"),
    )
    assert way_to_adopted(long_first, "a") == ("d", "adopted")


def test_of_ways_as_short_the_first_in_the_file_is_taken() -> None:
    both = (move("x", "a", "b"), move("y", "a", "c"), move("p", "c", "adopted"), move("q", "b", "adopted"))
    assert way_to_adopted(workflow(*both), "a") == ("b", "adopted")
    assert way_to_adopted(workflow(*reversed(both)), "a") == ("c", "adopted")


def test_rings_are_gone_round_once_and_dead_ends_lead_nowhere() -> None:
    ring = workflow(move("1", "a", "b"), move("2", "b", "a"), move("3", "b", "rejected"), move("4", "c", "adopted"))
    assert way_to_adopted(ring, "a") == ()
