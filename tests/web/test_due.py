"""What is due is done by itself: a move that has become possible, a chore of the house."""

from __future__ import annotations

from datetime import timedelta
from threading import Event

from engine.meeting.commands import CheckIn
from engine.ports import DueRow, Transaction
from engine.proposal.commands import ClauseLine, StartProposal
from tests.web.world import WORKFLOW, World
from web.cli.bootstrap import publish
from web.due_worker import DueWorker
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


def test_a_failing_chore_is_logged_and_the_worker_goes_on(bare: World) -> None:
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
