"""What each guard looks at and what it tells. Exactly one of those on an outcome holds once a ballot has closed. What
is made of guards is in `test_combined_guards.py`."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from typing import Any

import pytest

from engine.ballot.outcome import judge
from engine.ballot.standing import unweighted
from engine.facts import GroupFact, TurnsFact
from engine.proposal.events import (
    BallotClosed,
    ClauseCosted,
    ClauseRemoved,
    ClauseRevised,
    GuardReport,
    TaskAssigned,
    TaskFinished,
)
from engine.proposal.reviewing.events import ReviewSet
from engine.proposal.taking.events import TaskTaken
from engine.tally import Verdict
from engine.text import said
from engine.workflow.case import Case
from engine.workflow.definition import Definition
from engine.workflow.effects import EFFECTS, effect_name
from engine.workflow.guards import GUARDS, Combined, name_of, report
from engine.workflow.problems import BadSettings
from tests.engine.given import MOMENT
from tests.engine.proposal.scenes import (
    PLAN,
    PROPOSAL,
    SEATS,
    at,
    closed,
    definition,
    facts,
    opened,
    paper,
    rules,
    source,
    started,
    voting,
)


def ended_as(result: Verdict) -> BallotClosed:
    """Under a method that can end so."""
    event = closed(paper("yes", "yes"))
    return replace(event, outcome=replace(event.outcome, result=result))


ENDED = {
    "ballot_passed": closed(paper("yes", "yes")),
    "ballot_partly_passed": closed(paper("yes", "no")),
    "ballot_failed": closed(paper("no", "no")),
    "ballot_tied": closed(paper("abstain", "no")),
    "ballot_needs_run_off": ended_as("run_off"),
    "ballot_gave_advice": ended_as("advice"),
    "ballot_lacks_quorum": closed(paper("yes", "yes"), present=17),
}


def ask(
    guard: str,
    *events: Any,
    move: str = "open_ballot",
    settings: dict[str, Any] | None = None,
    now: datetime = MOMENT.now,
    workflow: Definition = PLAN,
    **changes: Any,
) -> tuple[bool, dict[str, Any]]:
    proposal = PROPOSAL.given(*events).state
    case = Case(definition=workflow, proposal=proposal, facts=facts(**changes), move=PLAN.moves[move], now=now)
    found = report(GUARDS[guard](**(settings or {})), case)
    assert found == GuardReport(guard=guard, holds=found.holds, params=found.params)
    return found.holds, found.params


def test_has_clauses() -> None:
    assert ask("has_clauses", started("c1", "c2")) == (True, {"count": 2})
    assert ask("has_clauses", replace(started(), clauses=())) == (False, {"count": 0})


def test_clauses_unmarked() -> None:
    back = (*voting(), closed(paper("yes", "no")))
    assert ask("clauses_unmarked", started()) == (True, {"count": 0})
    assert ask("clauses_unmarked", *back) == (False, {"count": 1})
    assert ask("clauses_unmarked", *back, ClauseRevised(clause="c2", text=said("Better"))) == (True, {"count": 0})
    assert ask("clauses_unmarked", *voting(), ENDED["ballot_tied"]) == (False, {"count": 1})


def test_every_clause_passed() -> None:
    back = (*voting(), closed(paper("yes", "no")))
    assert ask("every_clause_passed", started()) == (False, {"count": 2})
    assert ask("every_clause_passed", *back) == (False, {"count": 1})
    assert ask("every_clause_passed", *back, ClauseRemoved(clause="c2")) == (True, {"count": 0})
    assert ask("every_clause_passed", replace(started(), clauses=())) == (False, {"count": 0})


@pytest.mark.parametrize(
    ("reported", "holds"),
    [((), False), ((False,), False), ((True, False), False), ((True,), True), ((True, True), True)],
)
def test_every_group_reported(reported: tuple[bool, ...], holds: bool) -> None:
    groups = tuple(GroupFact(group=f"g{n}", reported=each) for n, each in enumerate(reported))
    done = sum(reported)
    numbers = {"groups": len(groups), "reported": done, "missing": len(groups) - done}
    assert ask("every_group_reported", *at("groups"), groups=groups) == (holds, numbers)


@pytest.mark.parametrize(("present", "missing"), [(0, 18), (17, 1), (18, 0), (26, 0)])
def test_quorum_present(present: int, missing: int) -> None:
    found = ask("quorum_present", *at("groups"), present=frozenset(SEATS[:present]))
    assert found == (missing == 0, {"present": present, "needed": 18, "missing": missing})


@pytest.mark.parametrize("guard", ENDED)
def test_one_guard_holds_for_each_way_in_which_a_ballot_ends(guard: str) -> None:
    holding = [name for name in ENDED if ask(name, *voting(), ENDED[guard], move="adopt")[0]]
    assert holding == [guard]


def again(*answers: str, present: int = 26) -> tuple[Any, ...]:
    """The second clause comes back, and is voted on alone."""
    outcome = judge(rules(), ("c2",), unweighted({"c2": each} for each in answers), entitled=26, present=present)
    back = (*voting(), ENDED["ballot_partly_passed"], ClauseRevised(clause="c2", text=said("Better")))
    return *back, opened(ballot="b2", questions=("c2",)), closed(ballot="b2", outcome=outcome)


@pytest.mark.parametrize(
    ("second", "guard"),
    [
        (again("yes"), "ballot_passed"),
        (again("no"), "ballot_partly_passed"),
        (again("yes", "no"), "ballot_tied"),
        (again("no", present=17), "ballot_lacks_quorum"),
    ],
    ids=["passed", "failed", "tied", "no quorum"],
)
def test_after_a_second_ballot_what_the_first_has_passed_still_counts(second: tuple[Any, ...], guard: str) -> None:
    assert [name for name in ENDED if ask(name, *second, move="adopt")[0]] == [guard]


@pytest.mark.parametrize("guard", ENDED)
def test_none_of_them_holds_before_the_close_or_without_a_ballot(guard: str) -> None:
    assert ask(guard, *voting(), move="adopt") == (False, {})
    assert ask(guard, *at("vote"), move="adopt") == (False, {})


@pytest.mark.parametrize(("count", "missing"), [(1, 0), (2, 0), (3, 1), (5, 3)])
def test_clauses_at_least(count: int, missing: int) -> None:
    found = ask("clauses_at_least", started("c1", "c2"), settings={"count": count})
    assert found == (missing == 0, {"count": 2, "needed": count, "missing": missing})


def test_every_clause_costed() -> None:
    costs = (ClauseCosted(clause="c1", cost=100), ClauseCosted(clause="c2", cost=0))
    assert ask("every_clause_costed", started(), costs[0]) == (False, {"count": 1})
    assert ask("every_clause_costed", started(), *costs) == (True, {"count": 0})
    assert ask("every_clause_costed", replace(started(), clauses=())) == (False, {"count": 0})


@pytest.mark.parametrize(("phase", "holds"), [("open", True), ("planned", False), ("ended", False), (None, False)])
def test_meeting_open(phase: str | None, holds: bool) -> None:
    assert ask("meeting_open", started(), meeting_phase=phase) == (holds, {})


@pytest.mark.parametrize(("done", "missing"), [(0, 2), (1, 1), (2, 0), (3, 0)])
def test_rounds_held(done: int, missing: int) -> None:
    found = ask("rounds_held", *at("groups"), settings={"count": 2}, rounds_done=done)
    assert found == (missing == 0, {"held": done, "needed": 2, "missing": missing})


def test_ballots_held_counts_those_that_decided_something() -> None:
    one = (*voting(), ENDED["ballot_failed"])
    settings = {"count": 2}
    assert ask("ballots_held", *voting(), settings=settings) == (False, {"held": 0, "needed": 2, "missing": 2})
    assert ask("ballots_held", *one, settings=settings) == (False, {"held": 1, "needed": 2, "missing": 1})
    assert ask("ballots_held", *again("no"), settings=settings) == (True, {"held": 2, "needed": 2, "missing": 0})
    assert ask("ballots_held", *again("no", present=17), settings=settings)[1]["held"] == 1


@pytest.mark.parametrize(("part", "needed"), [("1/26", 1), ("1/13", 2), ("1/10", 3), ("1", 26)])
def test_turnout_at_least_is_a_part_of_all_seats_rounded_up(part: str, needed: int) -> None:
    two = (*voting(), closed(paper("yes", "yes"), paper("no", "no")))
    found = ask("turnout_at_least", *two, settings={"part": Fraction(part)})
    assert found == (needed <= 2, {"voted": 2, "entitled": 26, "needed": needed})


def test_turnout_without_a_ballot() -> None:
    settings = {"part": Fraction(1, 2)}
    assert ask("turnout_at_least", started(), settings=settings) == (False, {"voted": 0, "entitled": 0, "needed": 0})


@pytest.mark.parametrize("part", [Fraction(0), Fraction(-1, 2), Fraction(3, 2)])
def test_a_turnout_that_everything_or_nothing_reaches_is_none(part: Fraction) -> None:
    with pytest.raises(BadSettings, match="part_out_of_reach"):
        GUARDS["turnout_at_least"](part=part)


def task(name: str, clause: str | None = None) -> TaskAssigned:
    return TaskAssigned(task=name, text=said("Do it"), owner="s1", due="", clause=clause)


def test_tasks_done() -> None:
    two = (started(), task("t1"), task("t2"), TaskFinished(task="t1", by="anna"))
    assert ask("tasks_done", started()) == (False, {"tasks": 0, "done": 0, "missing": 0})
    assert ask("tasks_done", *two) == (False, {"tasks": 2, "done": 1, "missing": 1})
    both = (*two, TaskFinished(task="t2", by="anna"))
    assert ask("tasks_done", *both) == (True, {"tasks": 2, "done": 2, "missing": 0})


def test_everyone_had_a_turn() -> None:
    def asked(people: int, waiting: int) -> Any:
        return ask("everyone_had_a_turn", started(), turns=TurnsFact(asked=people, waiting=waiting))

    assert asked(0, 0) == (False, {"asked": 0, "waiting": 0})
    assert asked(3, 1) == (False, {"asked": 3, "waiting": 1})
    assert asked(3, 0) == (True, {"asked": 3, "waiting": 0})


def test_every_clause_has_task() -> None:
    one = (started("c1", "c2"), task("t1", "c1"), task("t2"))
    assert ask("every_clause_has_task", *one) == (False, {"count": 1})
    assert ask("every_clause_has_task", *one, task("t3", "c2")) == (True, {"count": 0})
    assert ask("every_clause_has_task", replace(started(), clauses=())) == (False, {"count": 0})


def test_every_clause_has_task_once_it_is_somebodys() -> None:
    looking = replace(task("t1", "c1"), owner=None)
    assert ask("every_clause_has_task", started("c1"), looking) == (False, {"count": 1})
    taken = TaskTaken(task="t1", owner="s1", by="anna")
    assert ask("every_clause_has_task", started("c1"), looking, taken) == (True, {"count": 0})


def test_every_clause_has_task_but_what_was_turned_down() -> None:
    voted = (*voting(), closed(*[paper("yes", "no")] * 26))
    assert ask("every_clause_has_task", *voted, task("t1", "c1")) == (True, {"count": 0})
    down = (*voting(), closed(*[paper("no", "no")] * 26))
    assert ask("every_clause_has_task", *down) == (False, {"count": 0})


MIDNIGHT = datetime(2023, 1, 31, tzinfo=UTC)
DAY = {"day": 31, "month": 1, "year": 2023}


@pytest.mark.parametrize(
    ("now", "holds", "left"),
    [
        (MIDNIGHT - timedelta(days=1, seconds=1), False, 2),
        (MIDNIGHT - timedelta(days=1), False, 1),
        (MIDNIGHT - timedelta(seconds=1), False, 1),
        (MIDNIGHT, True, 0),
        (MIDNIGHT + timedelta(days=9), True, 0),
    ],
)
def test_after_a_date(now: datetime, holds: bool, left: int) -> None:
    found = ask("after_date", started(), settings={"date": "2023-01-31"}, now=now)
    assert found == (holds, DAY | {"left": left})


def test_after_so_many_days_in_this_stage() -> None:
    """It came there at noon on 9 November."""
    fortnight = {"settings": {"days": 14}}
    due = MOMENT.now + timedelta(days=14)
    assert ask("after_date", *at("groups"), **fortnight, now=due - timedelta(seconds=1))[0] is False
    assert ask("after_date", *at("groups"), **fortnight, now=due)[0] is True


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        ({}, "date_or_days"),
        ({"date": "2023-01-31", "days": 3}, "date_or_days"),
        ({"date": "2023-02-30"}, "no_such_day"),
        ({"date": "31-01-2023"}, "no_such_day"),
    ],
)
def test_a_day_that_is_none_is_refused(settings: dict[str, Any], code: str) -> None:
    with pytest.raises(BadSettings, match=code):
        GUARDS["after_date"](**settings)


def timed(**deadline: int) -> Definition:
    """The groups have so much time, from noon on 9 November."""
    changed = source()
    changed["stages"]["groups"]["deadline"] = deadline
    return definition(changed)


@pytest.mark.parametrize(
    ("after", "holds", "code", "count"),
    [
        (timedelta(0), False, "lasting.days", 4),
        (timedelta(days=1, hours=1), False, "lasting.hours", 48),
        (timedelta(days=3, seconds=1), False, "lasting.hours", 1),
        (timedelta(days=3, hours=1), True, "lasting.hours", 0),
    ],
)
def test_deadline_passed(after: timedelta, holds: bool, code: str, count: int) -> None:
    """Parts of an hour, and of a day, that are still to come are told as a whole one."""
    found, params = ask("deadline_passed", *at("groups"), workflow=timed(days=3, hours=1), now=MOMENT.now + after)
    assert found is holds
    assert params["left"] == {"code": code, "params": {"count": count}}


@pytest.mark.parametrize(
    ("now", "holds", "left"),
    [(MIDNIGHT - timedelta(seconds=1), False, 1), (MIDNIGHT, True, 0), (MIDNIGHT + timedelta(days=9), True, 0)],
)
def test_review_due(now: datetime, holds: bool, left: int) -> None:
    there = (*at("groups"), ReviewSet(on="2023-01-31"))
    assert ask("review_due", *there, now=now) == (holds, {**DAY, "left": left})


def test_without_a_day_no_review_is_due() -> None:
    held = {"day": 0, "month": 1, "year": 0, "left": 0}
    assert ask("review_due", *at("groups"), now=MIDNIGHT) == (False, held)
    assert ask("review_due", *at("groups"), ReviewSet(on="2023-01-31"), ReviewSet(on=""), now=MIDNIGHT) == (False, held)


def test_no_deadline_never_passes() -> None:
    assert ask("deadline_passed", *at("groups"), now=MOMENT.now + timedelta(days=999))[0] is False


def test_every_guard_is_tried_here_and_knows_its_name() -> None:
    alone = {name for name, guard in GUARDS.items() if not issubclass(guard, Combined)}
    here = {name for name in alone if f"test_{name}" in " ".join(globals())}
    # tests/engine/proposal: test_advising.py, test_awaiting.py, test_children.py; tests/golden: consent.yaml,
    # team_review.yaml
    elsewhere = {"advice_given", "children_adopted", "children_ended", "has_team", "rounds_spent"}
    elsewhere |= {"team_is_dissolved"}  # tests/engine/team
    elsewhere |= {"awaited_adopted", "awaited_ended"}
    assert alone - here == {*ENDED, "after_date", *elsewhere}
    assert [name_of(GUARDS[name]()) for name in ENDED] == list(ENDED)


def test_every_effect_is_tried() -> None:
    # tests/engine/proposal: test_brainstorming.py, test_noticing.py, test_children.py, test_taking.py and
    # test_reviewing.py; tests/engine/team
    elsewhere = {"ideas_to_clauses", "notify", "start_children", "start_workflow", "found_team", "dissolve_team"}
    elsewhere |= {"make_tasks", "set_review"}
    assert set(EFFECTS) - elsewhere == {"fix_version"}
    fix = EFFECTS["fix_version"]()
    assert effect_name(fix) == "fix_version"
    (fixed,) = fix.events(PROPOSAL.given(started()).state, facts(), MOMENT)
    again = PROPOSAL.given(started(), fixed)
    assert fix.events(again.state, facts(), MOMENT) == ()
