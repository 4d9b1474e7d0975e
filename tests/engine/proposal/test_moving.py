"""From stage to stage: the machine says where to, guards hold, overrides are written down, and the house goes on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from engine.errors import Refused
from engine.facts import GroupFact
from engine.proposal.commands import BringToMeeting, ClauseLine, MakeMove, RemoveClause, Settle, StartProposal
from engine.proposal.events import Moved
from engine.proposal.moving import MOST_AUTOMATIC_MOVES
from engine.proposal.view import view_moves, view_proposal
from engine.text import said
from engine.workflow.case import Case
from engine.workflow.definition import Definition
from engine.workflow.machine import Attempt, WorkflowMachine, attempts, machine_of
from tests.engine.given import MOMENT
from tests.engine.names import Names, is_patchable
from tests.engine.proposal.scenes import (
    ADD,
    CLOSE,
    COORDINATOR,
    DISCUSS,
    HOUSE,
    OPEN,
    PLAN,
    PROPOSAL,
    REVISE,
    SEATS,
    at,
    closed,
    definition,
    facts,
    moved,
    paper,
    source,
    started,
    urn,
    voting,
)

SETTLE = Settle(proposal="plan")
EMPTY = replace(started(), clauses=())
START = StartProposal(
    proposal="plan",
    movement="care",
    workflow="yearly_plan",
    title="Plan",
    clauses=(ClauseLine(clause="c1", text="c1"),),
    meeting="m1",
)


def test_decide_goes_where_the_machine_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    """The definition says `groups`. A machine that leads elsewhere is followed, so nothing else is asked."""
    monkeypatch.setattr(
        WorkflowMachine, "attempt", lambda self, case, *, overrides=False: Attempt(case.move, "withdrawn", ())
    )
    assert PROPOSAL.given(started()).when(DISCUSS, **COORDINATOR).after.stage == "withdrawn"


def test_decide_goes_nowhere_without_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: WorkflowMachine, case: Case, *, overrides: bool = False) -> Attempt:
        raise RuntimeError("the machine is broken")

    monkeypatch.setattr(WorkflowMachine, "attempt", broken)
    for given, command in ((started(),), DISCUSS), (at("groups"), OPEN), (at("groups"), replace(OPEN, reason="Now")):
        with pytest.raises(RuntimeError):
            PROPOSAL.given(*given).when(command, **COORDINATOR)
    with pytest.raises(RuntimeError):
        PROPOSAL.given(*voting()).when(CLOSE, facts(urn=urn(paper("yes", "yes"))), **COORDINATOR)


def test_a_machine_that_holds_everything_is_obeyed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(WorkflowMachine, "attempt", lambda self, case, *, overrides=False: Attempt(case.move, None, ()))
    answer = PROPOSAL.given(started()).when(DISCUSS, **COORDINATOR).answer
    assert isinstance(answer, Refused)
    assert answer.code == "move_held"


@pytest.mark.parametrize(
    "name", ["state", "trigger", "case", "found", "overrides", "to_groups", "is_draft", "may_state"]
)
def test_a_move_may_have_any_name(name: str) -> None:
    """`transitions` hangs triggers onto its model; ours cannot be mistaken for what hangs there already."""
    changed = source()
    changed["moves"][name] = changed["moves"].pop("discuss")
    move = MakeMove(proposal="plan", move=name)
    assert PROPOSAL.given(started()).when(move, facts(definition(changed)), **COORDINATOR).after.stage == "groups"


def test_a_move_by_hand_needs_its_role_its_stage_and_its_name() -> None:
    discuss, draft = dict(PLAN.moves["discuss"].title), dict(PLAN.stages["draft"].title)
    given = PROPOSAL.given(started())
    given.when(DISCUSS, roles=frozenset({"delegate"})).refused("move_not_yours", move=discuss, needed=["coordinator"])
    given.when(replace(DISCUSS, move="fly"), **COORDINATOR).refused("move_unknown", move="fly")
    adopt = dict(PLAN.moves["adopt"].title)
    given.when(replace(DISCUSS, move="adopt"), **COORDINATOR).refused("move_is_automatic", move=adopt)
    title = dict(PLAN.moves["open_ballot"].title)
    given.when(OPEN, **COORDINATOR).refused("move_not_from_here", move=title, stage=draft)


def test_a_held_move_names_every_guard_that_holds_it_and_what_it_misses() -> None:
    few = facts(present=frozenset(SEATS[:17]), groups=(GroupFact(group="g1", reported=False),))
    guards = [
        {"guard": "every_group_reported", "params": {"groups": 1, "reported": 0, "missing": 1}},
        {"guard": "quorum_present", "params": {"present": 17, "needed": 18, "missing": 1}},
    ]
    given = PROPOSAL.given(*at("groups"))
    given.when(OPEN, few, **COORDINATOR).refused("move_held", move=dict(PLAN.moves["open_ballot"].title), guards=guards)


def test_an_override_goes_against_the_guards_and_is_written_down() -> None:
    few = facts(present=frozenset(SEATS[:17]))
    answer = PROPOSAL.given(*at("groups")).when(replace(OPEN, reason=" It is late "), few, **COORDINATOR).answer
    assert isinstance(answer[0], Moved)
    assert answer[0].overridden == said("It is late")
    assert {each.guard: each.holds for each in answer[0].guards} == {
        "every_group_reported": True,
        "quorum_present": False,
    }


def test_a_reason_without_need_overrides_nothing() -> None:
    answer = PROPOSAL.given(*at("groups")).when(replace(OPEN, reason="Just because"), **COORDINATOR).answer
    assert answer[0].overridden is None


def test_not_every_move_can_be_overridden() -> None:
    empty = PROPOSAL.given(EMPTY)
    discuss = dict(PLAN.moves["discuss"].title)
    empty.when(replace(DISCUSS, reason="Now"), **COORDINATOR).refused(
        "override_not_allowed", move=discuss, guard="has_clauses"
    )


def automatic(**moves: tuple[str, str]) -> Definition:
    """The yearly plan with moves that nobody makes."""
    changed = source()
    for name, (start, target) in moves.items():
        changed["moves"][name] = {"title": {"nl": name, "en": name}, "from": [start], "to": target}
    return definition(changed)


def test_settling_takes_every_automatic_move_that_has_become_possible() -> None:
    chain = facts(automatic(one=("draft", "groups"), two=("groups", "rejected")))
    answer = PROPOSAL.given(started()).when(SETTLE, chain, **HOUSE).answer
    assert [(each.move, each.by) for each in answer] == [("one", None), ("two", None)]


def test_settling_goes_as_far_as_it_can() -> None:
    """A ballot on nothing cannot be opened; what led up to it is done."""
    chain = facts(automatic(one=("draft", "groups"), two=("groups", "vote")))
    answer = PROPOSAL.given(EMPTY).when(SETTLE, chain, **HOUSE).answer
    assert [each.move for each in answer] == ["one"]


def test_settling_twice_is_settling_once() -> None:
    chain = facts(automatic(one=("draft", "groups")))
    asked = PROPOSAL.given(started()).when(SETTLE, chain, **HOUSE)
    assert asked.after.stage == "groups"
    PROPOSAL.given(started(), *asked.answer).when(SETTLE, chain, **HOUSE).then()
    PROPOSAL.given(started()).when(SETTLE, **HOUSE).then()


def test_a_chain_without_end_is_stopped_and_changes_nothing() -> None:
    ring = facts(automatic(there=("draft", "groups"), back=("groups", "draft")))
    PROPOSAL.given(started()).when(SETTLE, ring, **HOUSE).refused("stopped_moving", moves=MOST_AUTOMATIC_MOVES)


def test_a_move_by_hand_stands_where_nothing_can_follow() -> None:
    """What follows by itself may be impossible (a ballot on nothing) or endless: that undoes no move of a person."""
    changed = source()
    del changed["moves"]["discuss"]["guards"]
    changed["moves"]["vote_at_once"] = {"title": {"nl": "x", "en": "x"}, "from": ["groups"], "to": "vote"}
    empty = PROPOSAL.given(EMPTY)
    asked = empty.when(DISCUSS, facts(definition(changed)), **COORDINATOR)
    assert asked.after.stage == "groups"
    asked = PROPOSAL.given(started()).when(DISCUSS, facts(definition(changed)), **COORDINATOR)
    assert asked.after.stage == "vote"
    ring = facts(automatic(there=("groups", "revise"), back=("revise", "groups")))
    assert PROPOSAL.given(started()).when(DISCUSS, ring, **COORDINATOR).after.stage == "groups"


def test_a_move_by_hand_into_a_ballot_on_nothing_is_refused() -> None:
    empty = PROPOSAL.given(EMPTY, moved("discuss", "draft", "groups"))
    empty.when(OPEN, **COORDINATOR).refused("no_clauses")


def guarded(guard: str, target: str = "groups", start: str = "draft") -> Definition:
    """The yearly plan, which leaves a stage of writing by itself as soon as the guard holds."""
    changed = source()
    by_itself = {"title": {"nl": "x", "en": "x"}, "from": [start], "to": target, "guards": [guard]}
    changed["moves"] = {"by_itself": by_itself} | changed["moves"]
    return definition(changed)


PARTLY = (*voting(), closed(paper("yes", "no")), moved("mend", "vote", "revise"))


@pytest.mark.parametrize(
    ("given", "command", "workflow", "stage"),
    [
        ((EMPTY,), ADD, guarded("has_clauses"), "groups"),
        (PARTLY, replace(REVISE, clause="c2"), guarded("clauses_unmarked", "groups", "revise"), "groups"),
        (
            PARTLY,
            RemoveClause(proposal="plan", clause="c2"),
            guarded("every_clause_passed", "adopted", "revise"),
            "adopted",
        ),
        ((started(),), BringToMeeting(proposal="plan", meeting="m2"), guarded("quorum_present", "vote"), "vote"),
        ((), START, guarded("has_clauses"), "groups"),
    ],
    ids=["add", "revise", "remove", "bring", "start"],
)
def test_a_move_goes_by_itself_as_soon_as_its_guards_hold(
    given: tuple[Any, ...], command: Any, workflow: Definition, stage: str
) -> None:
    asked = PROPOSAL.given(*given).when(command, facts(workflow), **COORDINATOR)
    assert asked.after.stage == stage
    assert asked.after.history[-1].by is None


def test_nothing_goes_by_itself_where_nothing_has_happened() -> None:
    """A command that changes nothing leads to nothing."""
    bring = BringToMeeting(proposal="plan", meeting="m1")
    PROPOSAL.given(started()).when(bring, facts(guarded("has_clauses")), **COORDINATOR).then()


def test_nothing_moves_by_itself_while_a_ballot_is_open() -> None:
    away = facts(automatic(away=("vote", "groups")))
    PROPOSAL.given(*voting()).when(SETTLE, away, **HOUSE).then()


def test_a_machine_is_made_once_for_each_version() -> None:
    assert machine_of(PLAN) is machine_of(definition())
    assert machine_of(PLAN) is not machine_of(automatic(away=("draft", "groups")))


def test_what_could_come_next_is_tried_without_being_made() -> None:
    state = PROPOSAL.given(*at("groups")).state
    tried = {each.move.name: each.target for each in attempts(PLAN, state, facts(present=frozenset()), MOMENT.now)}
    assert tried == {"open_ballot": None, "revise": "revise", "withdraw": "withdrawn"}
    assert state == PROPOSAL.given(*at("groups")).state


def test_the_moves_that_people_can_make_are_shown() -> None:
    names = Names(definitions={("yearly_plan", 4): PLAN})
    shown = view_moves(PROPOSAL.given(*at("groups")).state, names)
    assert shown["open_ballot"] == {
        "order": 1,
        "title": {"nl": "Open de stemming", "en": "Open the ballot"},
        "to": "vote",
        "to_title": {"nl": "Stemmen", "en": "Voting"},
        "opens_ballot": True,
        "overridable": True,
    }
    assert shown["withdraw"]["ends"] == "withdrawn"
    assert view_moves(PROPOSAL.given(*at("draft")).state, names)["discuss"]["to_groups"] is True
    assert view_moves(PROPOSAL.given(*at("vote")).state, names) == {}
    assert is_patchable(shown)


def test_a_proposal_is_shown_with_its_stage_its_text_and_how_it_got_there() -> None:
    names = Names(definitions={("yearly_plan", 4): PLAN})
    asked = PROPOSAL.given(*at("groups")).when(
        replace(OPEN, reason="It is late"), facts(present=frozenset()), **COORDINATOR
    )
    view = view_proposal(asked.after, names)
    assert (view["stage"], view["activity"], view["title"]) == ("vote", "ballot", "Plan")
    assert view["clauses"] == {"c1": {"n": 1, "text": "c1"}, "c2": {"n": 2, "text": "c2"}}
    assert view["history"]["2"]["overridden"] == "It is late"
    assert "writable" not in view
    assert view_proposal(PROPOSAL.given(started()).state, names)["writable"] is True
    assert is_patchable(view)
