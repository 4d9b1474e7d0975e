"""What is due is done by itself: a move that has become possible, a chore of the house."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from threading import Event

import pytest

from engine.meeting.commands import AskEveryone, CheckIn, LowerHand
from engine.ports import DueRow, Transaction
from engine.proposal.commands import ClauseLine, StartProposal
from tests.web.world import WORKFLOW, World
from web.due_worker import DueWorker
from web.founding import publish
from workflows.loader import load

AUTOMATIC = WORKFLOW.replace("workflow: quick", "workflow: automatic").replace(
    "by: [coordinator]\n    guards: [has_clauses]", "guards: [quorum_present]"
)


def put(world: World, key: str, command: str, fields: dict[str, str] | None = None, seconds: int = -1) -> None:
    def job(tx: Transaction) -> None:
        tx.put_due(DueRow(key=key, at=tx.now() + timedelta(seconds=seconds), command=command, fields=fields or {}))

    world.house.store.write(job)


def worker(world: World, **chores) -> DueWorker:  # type: ignore[no-untyped-def]
    named = {name.replace("_", "."): chore for name, chore in chores.items()}
    return DueWorker(world.house.store, world.house.service, named)


def test_an_automatic_move_is_made_when_a_check_in_frees_it(world: World) -> None:
    publish(world.house, load(AUTOMATIC))
    clauses = (ClauseLine(clause="c1", text="We do it."),)
    world.do(
        StartProposal(
            proposal="p", movement=world.movement, workflow="automatic", title="A plan", clauses=clauses, meeting="m1"
        )
    )
    client = world.as_role("coordinator")
    assert not worker(world).do_one(), "nobody is here yet"

    world.do(CheckIn(meeting="m1", mode="room"), "delegate")
    while worker(world).do_one():
        pass

    assert client.get("/api/proposals/p").json["view"]["proposals"]["p"]["stage"] == "vote"


def test_an_automatic_move_is_made_when_the_last_has_had_a_turn(world: World) -> None:
    source = AUTOMATIC.replace("quorum_present", "everyone_had_a_turn").replace("activity: drafting", "activity: round")
    publish(world.house, load(source))
    clauses = (ClauseLine(clause="c1", text="We do it."),)
    started = {"proposal": "p", "movement": world.movement, "workflow": "automatic", "title": "A plan"}
    world.do(StartProposal(**started, clauses=clauses, meeting="m1"))
    world.do(CheckIn(meeting="m1", mode="room"), "delegate")
    world.do(AskEveryone(meeting="m1", proposal="p"))
    while worker(world).do_one():
        pass
    client = world.as_role("coordinator")
    assert client.get("/api/proposals/p").json["view"]["proposals"]["p"]["stage"] == "draft"

    world.do(LowerHand(meeting="m1"), "delegate")
    while worker(world).do_one():
        pass
    assert client.get("/api/proposals/p").json["view"]["proposals"]["p"]["stage"] == "vote"


def test_a_chore_is_done_once(bare: World) -> None:
    done: list[str] = []
    put(bare, "vacuum:b1", "house.vacuum")
    busy = worker(bare, house_vacuum=lambda: done.append("vacuum"))

    assert [busy.do_one(), busy.do_one()] == [True, False]
    assert done == ["vacuum"]


def test_what_the_door_refuses_is_done_with(bare: World) -> None:
    put(bare, "a", "proposal.settle", {"proposal": "nowhere"})
    busy = worker(bare)

    assert [busy.do_one(), busy.do_one()] == [True, False]


def test_a_chore_that_says_when_comes_again_and_not_before(bare: World) -> None:
    done: list[str] = []

    def tidy() -> timedelta:
        done.append("tidy")
        return timedelta(days=1)

    put(bare, "tidy", "house.tidy")
    busy = worker(bare, house_tidy=tidy)

    assert [busy.do_one(), busy.do_one()] == [True, False]
    put(bare, "tidy", "house.tidy")
    assert [busy.do_one(), done] == [True, ["tidy", "tidy"]]
    bare.house.begin_tidying()
    assert not busy.do_one(), "the row is there, for tomorrow"


def test_a_server_tidies_by_itself(bare: World) -> None:
    bare.house.begin_tidying()
    token = bare.session_of(bare.coordinator)
    expire(bare)
    busy = DueWorker(bare.house.store, bare.house.service, bare.house.chores)

    assert [busy.do_one(), busy.do_one()] == [True, False]
    with sqlite3.connect(bare.house.config.database.removeprefix("sqlite:///")) as file:
        assert file.execute("SELECT count(*) FROM sessions").fetchone() == (0,), token


def expire(world: World) -> None:
    with sqlite3.connect(world.house.config.database.removeprefix("sqlite:///")) as file:
        file.execute("UPDATE sessions SET expires_at = '2020-01-01T00:00:00.000000Z'")


def test_a_failing_chore_is_logged_and_the_worker_goes_on(bare: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("web.due_worker.PAUSE", 0.01)
    went_on = Event()

    def fail() -> None:
        raise ZeroDivisionError

    busy = worker(bare, house_fail=fail, house_vacuum=went_on.set)
    busy.start()
    try:
        put(bare, "a", "house.fail", seconds=-2)
        put(bare, "b", "house.vacuum")
        assert went_on.wait(10)
    finally:
        busy.stop()
