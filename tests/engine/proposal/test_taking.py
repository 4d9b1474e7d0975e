"""Tasks that look for somebody: made of clauses by a move, taken on, and given back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from engine.proposal.commands import ChangeTask
from engine.proposal.events import ClauseRemoved, TaskAssigned, TaskChanged, TaskFinished
from engine.proposal.state import Proposal
from engine.proposal.taking.commands import GiveTaskBack, TakeTask
from engine.proposal.taking.events import TaskGivenBack, TaskTaken
from engine.proposal.view import view_proposal
from engine.text import said
from engine.workflow.definition import Definition
from tests.engine.names import Names, is_patchable
from tests.engine.proposal.scenes import (
    ASSIGN,
    COORDINATOR,
    DISCUSS,
    FINISH,
    PLAN,
    PROPOSAL,
    at,
    closed,
    definition,
    facts,
    paper,
    source,
    started,
    voting,
)

LOOKING = TaskAssigned(task="t1", text=said("Write the letter"), owner=None, due="2023-04-13", clause=None)
TAKE = TakeTask(proposal="plan", task="t1")
GIVE_BACK = GiveTaskBack(proposal="plan", task="t1")
TAKEN = TaskTaken(task="t1", owner="s1", by="anna")
BACK = TaskGivenBack(task="t1", by="anna")
THERE = (*at("adopted"), LOOKING)


def making(**settings: Any) -> Definition:
    """Going to the groups makes tasks."""
    changed = source()
    changed["moves"]["discuss"]["effects"] = ["fix_version", {"make_tasks": settings}]
    return definition(changed)


def made(*events: Any, workflow: Definition | None = None) -> Proposal:
    return PROPOSAL.given(*events).when(DISCUSS, facts(workflow or making(due_days=30)), **COORDINATOR).after


def test_each_clause_becomes_a_task_in_its_own_words() -> None:
    after = made(started())
    assert [(each.clause, each.text, each.owner, each.due) for each in after.tasks.values()] == [
        ("c1", said("c1"), None, "2022-12-09"),
        ("c2", said("c2"), None, "2022-12-09"),
    ]
    assert [each.due for each in made(started(), workflow=making()).tasks.values()] == ["", ""]


def test_the_same_move_makes_the_same_tasks() -> None:
    assert list(made(started()).tasks) == list(made(started()).tasks)


def test_a_clause_that_has_a_task_gets_no_second_one_and_what_is_gone_none() -> None:
    has_one = replace(LOOKING, clause="c1")
    after = made(started("c1", "c2", "c3"), has_one, ClauseRemoved(clause="c3"))
    assert [each.clause for each in after.tasks.values()] == ["c1", "c2"]


def test_what_a_ballot_turned_down_becomes_no_task() -> None:
    voted = PROPOSAL.given(*voting(), closed(*[paper("yes", "no")] * 26)).state
    assert voted.to_be_done == ("c1",)


def test_a_coordinator_writes_down_what_looks_for_somebody() -> None:
    PROPOSAL.given(*at("adopted")).when(replace(ASSIGN, owner=None)).then(LOOKING)


def test_it_is_shown_without_a_name() -> None:
    shown = view_proposal(PROPOSAL.given(*THERE).state, Names(definitions={("yearly_plan", PLAN.version): PLAN}))
    assert shown["tasks"]["t1"] == {"order": 1, "text": "Write the letter", "due": "2023-04-13"}
    assert is_patchable(shown)


def test_whoever_takes_part_takes_it_for_their_organisation() -> None:
    task = PROPOSAL.given(*THERE).when(TAKE, facts(organisation="s1")).then(TAKEN).tasks["t1"]
    assert (task.owner, task.taken_by) == ("s1", "anna")


def test_it_is_taken_once() -> None:
    PROPOSAL.given(*THERE, TAKEN).when(TAKE, facts(organisation="s1")).then()
    PROPOSAL.given(*THERE, TAKEN).when(TAKE, facts(organisation="s2")).refused("task_taken")
    PROPOSAL.given(*THERE, TaskFinished(task="t1", by="cora")).when(TAKE, facts(organisation="s1")).refused("task_done")


def test_a_guest_takes_no_task() -> None:
    PROPOSAL.given(*THERE).when(TAKE, facts(organisation="")).refused("task_without_organisation")


@pytest.mark.parametrize("command", [TAKE, GIVE_BACK])
def test_what_is_not_there_is_not_taken(command: object) -> None:
    PROPOSAL.given(*at("adopted")).when(command, facts(organisation="s1")).refused("not_found", what="task")


def test_whoever_took_it_gives_it_back_and_so_does_a_coordinator() -> None:
    there = PROPOSAL.given(*THERE, TAKEN)
    task = there.when(GIVE_BACK).then(BACK).tasks["t1"]
    assert (task.owner, task.taken_by) == (None, None)
    there.when(GIVE_BACK, **COORDINATOR).then(replace(BACK, by="cora"))
    there.when(GIVE_BACK, actor="bert").refused("role_may_not", needed=["coordinator"])
    PROPOSAL.given(*THERE).when(GIVE_BACK).then()


def test_whoever_was_told_to_do_it_did_not_take_it() -> None:
    told = TaskChanged(task="t1", text=said("Write the letter"), owner="s2", due="", clause=None)
    PROPOSAL.given(*THERE, TAKEN, told).when(GIVE_BACK).refused("role_may_not", needed=["coordinator"])
    same = PROPOSAL.given(*THERE, TAKEN, replace(told, owner="s1")).state
    assert same.tasks["t1"].taken_by == "anna"


def test_a_coordinator_gives_it_to_somebody_and_writes_it_anew_without_taking_it_away() -> None:
    change = ChangeTask(proposal="plan", task="t1", text="Write the letter", owner="s2", due="2023-04-13")
    given = TaskChanged(task="t1", text=said("Write the letter"), owner="s2", due="2023-04-13", clause=None)
    PROPOSAL.given(*THERE).when(change).then(given)
    PROPOSAL.given(*THERE, given).when(replace(change, owner=None)).then(given)
    after = PROPOSAL.given(*THERE, TAKEN).when(replace(change, owner=None)).after.tasks["t1"]
    assert (after.owner, after.taken_by) == ("s1", "anna")


def test_it_may_be_done_without_anybody_having_taken_it() -> None:
    PROPOSAL.given(*THERE).when(FINISH).then(TaskFinished(task="t1", by="anna"))
