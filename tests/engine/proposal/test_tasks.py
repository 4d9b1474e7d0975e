"""Tasks: who does what by when, once it has been adopted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.proposal.commands import ChangeTask, RemoveTask, ReopenTask
from engine.proposal.events import (
    ClauseRemoved,
    TaskAssigned,
    TaskChanged,
    TaskFinished,
    TaskRemoved,
    TaskReopened,
)
from engine.proposal.view import view_proposal
from engine.text import said
from tests.engine.names import Names, is_patchable
from tests.engine.proposal.scenes import ASSIGN, COORDINATOR, FINISH, PLAN, PROPOSAL, at, definition, facts, source

ASSIGNED = TaskAssigned(task="t1", text=said("Write the letter"), owner="s1", due="2023-04-13", clause=None)


def test_what_was_adopted_becomes_a_task() -> None:
    PROPOSAL.given(*at("adopted")).when(ASSIGN).then(ASSIGNED)
    about = replace(ASSIGN, clause="c2")
    PROPOSAL.given(*at("adopted")).when(about).then(replace(ASSIGNED, clause="c2"))


@pytest.mark.parametrize("stage", ["draft", "groups", "vote", "rejected", "withdrawn"])
def test_nothing_else_does(stage: str) -> None:
    PROPOSAL.given(*at(stage)).when(ASSIGN).refused("not_adopted")


def test_a_stage_of_follow_up_has_tasks() -> None:
    changed = source()
    changed["stages"]["groups"] = {"title": {"nl": "Uitvoeren", "en": "Doing"}, "activity": "follow_up"}
    PROPOSAL.given(*at("groups")).when(ASSIGN, facts(definition(changed))).then(ASSIGNED)


def test_a_task_is_named_once_and_names_what_there_is() -> None:
    PROPOSAL.given(*at("adopted"), ASSIGNED).when(ASSIGN).refused("already_exists", what="task")
    PROPOSAL.given(*at("adopted")).when(replace(ASSIGN, owner="x")).refused("not_found", what="organisation")
    PROPOSAL.given(*at("adopted")).when(replace(ASSIGN, clause="x")).refused("not_found", what="clause")


def test_a_task_is_finished_once() -> None:
    finished = TaskFinished(task="t1", by="anna")
    PROPOSAL.given(*at("adopted"), ASSIGNED).when(FINISH).then(finished)
    PROPOSAL.given(*at("adopted"), ASSIGNED, finished).when(FINISH).refused("task_done")
    PROPOSAL.given(*at("adopted")).when(FINISH).refused("not_found", what="task")


def test_tasks_are_shown_in_their_order() -> None:
    state = PROPOSAL.given(*at("adopted"), ASSIGNED, TaskFinished(task="t1", by="anna")).state
    view = view_proposal(state, Names(definitions={("yearly_plan", 4): PLAN}))
    assert view["tasks"]["t1"] == {
        "order": 1,
        "text": "Write the letter",
        "owner": "s1",
        "due": "2023-04-13",
        "done": True,
    }
    assert is_patchable(view)


DONE = TaskFinished(task="t1", by="anna")
CHANGE = ChangeTask(proposal="plan", task="t1", text="Send the letter", owner="s2", due="2023-05-01", clause="c1")
CHANGED = TaskChanged(task="t1", text=said("Send the letter"), owner="s2", due="2023-05-01", clause="c1")
REMOVE = RemoveTask(proposal="plan", task="t1")
REOPEN = ReopenTask(proposal="plan", task="t1")


def test_a_task_is_written_anew_and_stays_finished_if_it_was() -> None:
    after = PROPOSAL.given(*at("adopted"), ASSIGNED).when(CHANGE).then(CHANGED)
    assert (after.tasks["t1"].owner, after.tasks["t1"].clause, after.tasks["t1"].done) == ("s2", "c1", False)
    assert PROPOSAL.given(*at("adopted"), ASSIGNED, DONE).when(CHANGE).then(CHANGED).tasks["t1"].done


def test_a_change_names_what_there_is() -> None:
    given_ = PROPOSAL.given(*at("adopted"), ASSIGNED)
    given_.when(replace(CHANGE, task="t9")).refused("not_found", what="task")
    given_.when(replace(CHANGE, owner="x")).refused("not_found", what="organisation")
    given_.when(replace(CHANGE, clause="x")).refused("not_found", what="clause")
    given_.when(replace(CHANGE, due="2023-02-30")).refused("bad_time")


def test_but_what_it_said_already_may_stay_also_when_that_is_gone() -> None:
    """An organisation that left keeps its task until somebody takes it over; a clause may have been taken out."""
    gone = (*at("adopted"), replace(ASSIGNED, owner="left", clause="c1"), ClauseRemoved(clause="c1"))
    same = replace(CHANGE, owner="left", clause="c1")
    PROPOSAL.given(*gone).when(same).then(replace(CHANGED, owner="left", clause="c1"))


def test_a_removed_task_may_be_handed_out_again_under_its_id() -> None:
    after = PROPOSAL.given(*at("adopted"), ASSIGNED, DONE).when(REMOVE).then(TaskRemoved(task="t1"))
    assert after.tasks == {}
    again = PROPOSAL.given(*at("adopted"), ASSIGNED, DONE, TaskRemoved(task="t1")).when(ASSIGN).then(ASSIGNED)
    assert not again.tasks["t1"].done
    PROPOSAL.given(*at("adopted")).when(REMOVE).refused("not_found", what="task")


def test_who_finished_a_task_too_soon_reopens_it() -> None:
    reopened = TaskReopened(task="t1", by="anna")
    assert not PROPOSAL.given(*at("adopted"), ASSIGNED, DONE).when(REOPEN).then(reopened).tasks["t1"].done
    PROPOSAL.given(*at("adopted"), ASSIGNED).when(REOPEN).then()
    PROPOSAL.given(*at("adopted")).when(REOPEN).refused("not_found", what="task")


def test_and_so_may_a_coordinator_but_nobody_else() -> None:
    finished = PROPOSAL.given(*at("adopted"), ASSIGNED, DONE)
    finished.when(REOPEN, actor="bert").refused("role_may_not", needed=["coordinator"])
    finished.when(REOPEN, **COORDINATOR).then(TaskReopened(task="t1", by="cora"))
