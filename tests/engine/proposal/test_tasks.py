"""Tasks: who does what by when, once it has been adopted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.proposal.events import TaskAssigned, TaskFinished
from engine.proposal.view import view_proposal
from engine.text import said
from tests.engine.names import Names, is_patchable
from tests.engine.proposal.scenes import ASSIGN, FINISH, PLAN, PROPOSAL, at, definition, facts, source

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
    view = view_proposal(state, Names(definitions={("yearly_plan", 1): PLAN}))
    assert view["tasks"]["t1"] == {
        "order": 1,
        "text": "Write the letter",
        "owner": "s1",
        "due": "2023-04-13",
        "done": True,
    }
    assert is_patchable(view)
