"""What each guard looks at and what it tells. Exactly one of those on an outcome holds once a ballot has closed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from engine.ballot.outcome import judge
from engine.ballot.standing import unweighted
from engine.facts import GroupFact
from engine.proposal.events import BallotClosed, ClauseRemoved, ClauseRevised, GuardReport
from engine.tally import Verdict
from engine.text import said
from engine.workflow.case import Case
from engine.workflow.effects import EFFECTS
from engine.workflow.guards import GUARDS, name_of, report
from tests.engine.given import MOMENT
from tests.engine.proposal.scenes import PLAN, PROPOSAL, SEATS, at, closed, facts, opened, paper, rules, started, voting


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


def ask(guard: str, *events: Any, move: str = "open_ballot", **changes: Any) -> tuple[bool, dict[str, Any]]:
    proposal = PROPOSAL.given(*events).state
    case = Case(definition=PLAN, proposal=proposal, facts=facts(**changes), move=PLAN.moves[move])
    found = report(GUARDS[guard](), case)
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


def test_every_guard_is_tried_here_and_knows_its_name() -> None:
    here = {"has_clauses", "clauses_unmarked", "every_clause_passed", "every_group_reported", "quorum_present"}
    assert set(GUARDS) == here | set(ENDED)
    assert [name_of(guard()) for guard in GUARDS.values()] == list(GUARDS)


def test_every_effect_is_tried() -> None:
    assert set(EFFECTS) == {"fix_version"}
    (fixed,) = EFFECTS["fix_version"](PROPOSAL.given(started()).state, MOMENT)
    again = PROPOSAL.given(started(), fixed)
    assert EFFECTS["fix_version"](again.state, MOMENT) == ()
