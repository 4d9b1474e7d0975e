"""Many plays: the same seed gives the same report, and every play is in it."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.workflow.rehearse import Crowd, Report, rehearse
from engine.workflow.rehearse.report import spread_of
from tests.engine.workflow.rehearse.worlds import PLAN, SHIPPED, vote_by
from tests.golden.in_memory import definition_of

FEW = Crowd(seats=7, clauses=3)
HALF = {"more_than": "1/2", "of": "yes_and_no"}


def report(workflow: str = "yearly_plan", crowd: Crowd = FEW, runs: int = 12, seed: int = 1) -> Report:
    return rehearse(definition_of(workflow), crowd, runs, seed)


@pytest.mark.parametrize("workflow", SHIPPED)
@given(seed=st.integers(0, 1000))
@settings(max_examples=3, deadline=None)
def test_every_play_is_counted_once_and_only_what_the_workflow_has(workflow: str, seed: int) -> None:
    definition = definition_of(workflow)
    told = report(workflow, seed=seed)

    assert told.ended + sum(each.often for each in told.stuck) == told.runs == 12
    assert list(told.outcomes) == [name for name, stage in definition.stages.items() if stage.outcome]
    assert list(told.made) == list(definition.moves)
    for each in told.stuck:
        assert definition.stages[each.stage].outcome is None
        assert each.held
    for at in told.at_turnouts:
        assert sum(at.outcomes.values()) + at.stuck == at.runs


@pytest.mark.parametrize("workflow", SHIPPED)
def test_the_same_seed_gives_the_same_report_and_another_seed_another(workflow: str) -> None:
    four = report(workflow, seed=4)
    assert four == report(workflow, seed=4)
    assert four != report(workflow, seed=5)


def test_more_runs_begin_with_the_same_plays() -> None:
    short, long = report(runs=5), report(runs=50)
    assert all(long.outcomes[name] >= often for name, often in short.outcomes.items())


def test_with_more_people_a_quorum_holds_up_fewer_plays() -> None:
    told = report(crowd=Crowd(), runs=100)
    stuck = [each.stuck for each in told.at_turnouts]
    assert [each.turnout for each in told.at_turnouts] == [Fraction(n, 10) for n in range(5, 11)]
    assert stuck[0] > stuck[2] > stuck[-1] == 0


def test_what_everybody_wants_is_adopted_and_what_nobody_wants_is_not() -> None:
    sure = {"turnout": Fraction(1), "agreement": 1000}
    wanted = report(crowd=Crowd(support=Fraction(99, 100), **sure))
    unwanted = report(crowd=Crowd(support=Fraction(1, 100), **sure))
    assert wanted.outcomes == {"adopted": 12, "rejected": 0, "withdrawn": 0}
    assert unwanted.outcomes == {"adopted": 0, "rejected": 12, "withdrawn": 0}
    assert "withdraw" in wanted.never_made


def test_where_it_is_stuck_stands_with_what_holds_it_the_most_frequent_first() -> None:
    told = report(crowd=Crowd(turnout=Fraction(3, 5)), runs=60)
    often = [each.often for each in told.stuck]
    assert often == sorted(often, reverse=True)
    assert "quorum_present" in told.stuck[0].held
    assert told.moves.tenth <= told.moves.median <= told.moves.ninetieth


def test_a_ballot_that_cannot_be_opened_is_named() -> None:
    """A quorum that no meeting of so few can have is refused at the opening, and no other day helps."""
    told = rehearse(vote_by(quorum=9, threshold=HALF), Crowd(seats=5), 3, 1)
    assert [(each.stage, each.held, each.often) for each in told.stuck] == [("draft", ("quorum_impossible",), 3)]


@pytest.mark.parametrize(
    ("values", "spread"),
    [([], (0, 0, 0)), ([7], (7, 7, 7)), ([2, 1], (1, 1, 2)), (list(range(1, 11)), (1, 5, 9)), ([5, 1, 1], (1, 1, 5))],
)
def test_a_spread_is_of_the_values_themselves(values: list[int], spread: tuple[int, int, int]) -> None:
    found = spread_of(values)
    assert (found.tenth, found.median, found.ninetieth) == spread


def test_no_runs_show_nothing() -> None:
    with pytest.raises(ValueError, match="0 runs"):
        rehearse(PLAN, FEW, 0, 1)
