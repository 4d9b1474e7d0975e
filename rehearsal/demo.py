"""A meeting to try things out in: the case at the moment of welcome. Doors open, some twenty organisations marked as
present by roll call, the plan in draft. Everything goes through the door, so it is in the ledger like any other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import count
from typing import Any

import engine.proposal.commands  # noqa: F401  (registers the proposal's commands)
from engine.commands import Envelope
from engine.directory import FoundMovement, Membership, Organisation, Person
from engine.errors import Refused, RefusedError
from engine.meeting.commands import AgendaLine
from engine.moment import HOUSE
from engine.ports import Transaction
from engine.registry import COMMANDS
from engine.service import Service
from rehearsal.case import people, plan, setting
from rehearsal.case.dates import dates_from

ROLL_CALL = people.DELEGATES[:20]
"""Marked as present: a quorum, so that a ballot can be opened without overriding anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Demo:
    """`delegate` is somebody who can vote, of an invented organisation; a link makes whoever opens it that person."""

    movement: str = people.MOVEMENT
    meeting: str
    coordinator: str = people.COORDINATOR.id
    delegate: str = people.delegate_of(people.INVENTED[0]).id
    screen: str = people.SCREEN.id


def prepare(service: Service) -> Demo:
    """See to it that the demo's meeting is open; the same one for as long as it has not ended. The workflow
    `yearly_plan` must have been published. What was begun earlier is finished, and nothing happens twice: each command
    has the same id every time."""
    number = next(n for n in count(1) if not _ended(service, _numbered(plan.MEETING, n)))
    meeting, proposal = _numbered(plan.MEETING, number), _numbered(plan.PLAN, number)
    if _phase(service, meeting) != "open":
        _found(service)
        send = _sender(service)
        send("organisations", setting.organisations(people.MOVEMENT))
        send("people", setting.people(people.MOVEMENT))
        dates = dates_from(service.store.read(lambda reader: reader.now()).date())
        send(meeting, setting.meeting(people.MOVEMENT, dates, meeting, proposal))
        send(f"{meeting}-text", setting.drafting(proposal, dates))
        send(f"{meeting}-begin", _begin(meeting))
    return Demo(meeting=meeting)


def _begin(meeting: str) -> Iterable[setting.Step]:
    yield "meeting.open_doors", {"meeting": meeting}
    yield "meeting.begin_item", {"meeting": meeting, "item": plan.WELCOME}
    for person in ROLL_CALL:
        yield "meeting.mark_present", {"meeting": meeting, "person": person.id, "mode": people.mode_of(person)}


def _found(service: Service) -> None:
    """The movement and who coordinates it. Nobody is there yet to be allowed to add them, so they are written directly,
    as `polder init` does."""
    found = FoundMovement(movement=people.MOVEMENT, name=people.MOVEMENT_NAME)
    service.execute(Envelope(id="demo-movement", actor=HOUSE, command=found))
    support = Organisation(
        id=people.SUPPORT.id,
        movement=people.MOVEMENT,
        name=people.SUPPORT.name,
        short=people.SUPPORT.short,
        kind="support",
    )
    person = Person(id=people.COORDINATOR.id, name=people.COORDINATOR.name, language="nl")
    membership = Membership(person=person.id, organisation=support.id, role="coordinator")

    def job(tx: Transaction) -> None:
        if tx.organisation(support.id) is None:
            tx.change_directory(people.MOVEMENT, (support, person, membership))

    service.store.write(job)


def _sender(service: Service) -> Callable[[str, Iterable[setting.Step]], None]:
    def send(part: str, steps: Iterable[setting.Step]) -> None:
        for number, (name, fields) in enumerate(steps):
            command = COMMANDS[name].type(**{field: _built(value) for field, value in fields.items()})
            envelope = Envelope(id=f"demo-{part}-{number}", actor=people.COORDINATOR.id, command=command)
            answer = service.execute(envelope)
            if isinstance(answer, Refused):
                raise RefusedError(answer)

    return send


def _built(value: Any) -> Any:
    """What stands as lists and maps in a step, as commands hold it. The one list of maps there is, is an agenda."""
    if not isinstance(value, list):
        return value
    return tuple(AgendaLine(**each) if isinstance(each, dict) else each for each in value)


def _numbered(id: str, number: int) -> str:
    return id if number == 1 else f"{id}-{number}"


def _ended(service: Service, meeting: str) -> bool:
    return _phase(service, meeting) == "ended"


def _phase(service: Service, meeting: str) -> str:
    row = service.store.read(lambda reader: reader.meeting_row(meeting))
    return row.phase if row else ""
