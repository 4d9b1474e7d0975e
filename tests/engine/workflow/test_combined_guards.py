"""Guards made of guards: each part is asked and told, as deep as they go."""

from __future__ import annotations

from typing import Any

import pytest

import messages
from engine.workflow.case import Case
from engine.workflow.definition import Definition
from engine.workflow.guards import (
    AfterDate,
    All,
    AnyOf,
    ClausesAtLeast,
    Guard,
    HasClauses,
    MeetingOpen,
    Not,
    atoms_of,
    report,
)
from engine.workflow.read import read
from tests.engine.given import MOMENT
from tests.engine.proposal.scenes import OPEN, PLAN, PROPOSAL, at, definition, facts, source, started

YES, NO = HasClauses(), ClausesAtLeast(count=9)
"""Of a proposal with two clauses."""
FOUND = {
    YES: {"guard": "has_clauses", "holds": True, "params": {"count": 2}},
    NO: {"guard": "clauses_at_least", "holds": False, "params": {"count": 2, "needed": 9, "missing": 7}},
}


def ask(guard: Guard) -> tuple[bool, Any]:
    state = PROPOSAL.given(started("c1", "c2")).state
    move = PLAN.moves["discuss"]
    found = report(guard, Case(definition=PLAN, proposal=state, facts=facts(), move=move, now=MOMENT.now))
    return found.holds, found.params


@pytest.mark.parametrize(
    ("parts", "all_hold", "any_holds"),
    [((YES,), True, True), ((NO,), False, False), ((YES, NO), False, True), ((NO, NO), False, False)],
)
def test_all_any_and_what_each_part_found(parts: tuple[Guard, ...], all_hold: bool, any_holds: bool) -> None:
    found = {"parts": [FOUND[each] for each in parts]}
    assert ask(All(parts=parts)) == (all_hold, found)
    assert ask(AnyOf(parts=parts)) == (any_holds, found)


@pytest.mark.parametrize(("part", "holds"), [(YES, False), (NO, True)])
def test_not(part: Guard, holds: bool) -> None:
    assert ask(Not(parts=(part,))) == (holds, {"parts": [FOUND[part]]})


def test_every_part_is_asked_however_deep() -> None:
    deep = All(parts=(YES, AnyOf(parts=(NO, Not(parts=(MeetingOpen(),))))))
    holds, params = ask(deep)
    inner = params["parts"][1]
    assert (holds, inner["holds"]) == (False, False)
    assert inner["params"]["parts"][1]["params"]["parts"] == [{"guard": "meeting_open", "holds": True, "params": {}}]
    assert list(atoms_of((deep,))) == [YES, NO, MeetingOpen()]


def test_what_was_found_is_told_in_one_sentence() -> None:
    """Each part by its own words, with one full stop."""
    deep = All(parts=(YES, AnyOf(parts=(NO, Not(parts=(MeetingOpen(),))))))
    _, params = ask(deep)
    assert messages.render("en", "guard.all.held", params) == (
        "All of this is needed: There is a text: 2 points. At least one of these is needed: 7 more points are needed: "
        "there are 2 of 9. This should not be so: The meeting is under way."
    )


def with_guards(*guards: Any, **settings: Any) -> Definition:
    changed = source()
    changed["moves"]["open_ballot"] |= {"guards": list(guards), **settings}
    return definition(changed)


def problems(*guards: Any) -> list[tuple[tuple[str | int, ...], str, dict[str, Any]]]:
    changed = source()
    changed["moves"]["open_ballot"]["guards"] = list(guards)
    found = read(changed)
    assert isinstance(found, list)
    return [(each.path[3:], each.code, dict(each.params)) for each in found]


def test_they_are_written_as_lists_under_a_name() -> None:
    written = with_guards(
        "has_clauses", {"any": ["meeting_open", {"all": [{"after_date": {"days": 3}}, {"not": "has_clauses"}]}]}
    )
    inner = All(parts=(AfterDate(days=3), Not(parts=(HasClauses(),))))
    assert written.moves["open_ballot"].guards == (HasClauses(), AnyOf(parts=(MeetingOpen(), inner)))


def test_what_is_wrong_inside_is_told_at_its_place() -> None:
    assert problems({"any": ["meeting_open", {"not": ["has_clause"]}]}) == [
        ((0, "any", 1, "not", 0), "misspelt_name", {"name": "has_clause", "meant": "has_clauses"})
    ]
    assert problems({"all": []}) == [((0, "all"), "parts_missing", {"guard": "all"})]
    assert problems({"not": ["has_clauses", "meeting_open"]}) == [((0, "not"), "one_part_only", {})]
    assert problems({"any": {"has_clauses": {}}}) == [((0, "any"), "wrong_type", {"expected": "list"})]
    assert problems({"all": [{"clauses_at_least": {"count": 0}}]}) == [
        ((0, "all", 0, "clauses_at_least", "count"), "out_of_range", {"least": 1, "most": 1000})
    ]
    assert problems("any")[0][1] == "parts_missing"


def test_they_stand_in_each_other_only_so_deep() -> None:
    nested: Any = "has_clauses"
    for _ in range(4):
        nested = {"not": nested}
    assert with_guards(nested)
    assert [code for _, code, _ in problems({"not": nested})] == ["guards_too_deep"]


def test_a_move_that_is_held_says_what_each_part_found() -> None:
    """Nobody is there, and no group was formed: one of the two would do."""
    either = with_guards({"any": ["meeting_open", "every_group_reported"]})
    world = facts(either, groups=(), meeting_phase="planned")
    answer = PROPOSAL.given(*at("groups")).when(OPEN, world, roles=frozenset({"coordinator"})).answer
    (held,) = answer.params["guards"]
    assert held["guard"] == "any"
    assert [(each["guard"], each["holds"]) for each in held["params"]["parts"]] == [
        ("meeting_open", False),
        ("every_group_reported", False),
    ]


def test_a_reason_passes_a_combined_guard_and_the_move_keeps_what_it_found() -> None:
    either = with_guards({"any": ["meeting_open", "every_group_reported"]})
    world = facts(either, groups=(), meeting_phase="planned")
    open_anyway = OPEN.__class__(proposal="plan", move="open_ballot", reason="They phoned in.")
    after = PROPOSAL.given(*at("groups")).when(open_anyway, world, roles=frozenset({"coordinator"})).answer
    (found,) = after[0].guards
    assert (found.guard, found.holds, len(found.params["parts"])) == ("any", False, 2)
