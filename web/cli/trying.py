"""What `polder run` says: how to come into the meeting that is going on, made if the installation is new."""

from __future__ import annotations

import importlib
import io
from collections.abc import Iterator
from dataclasses import dataclass

import segno

from engine.ports import MeetingRow, Reader
from web.cli.inviting import coordinator_of, give_link
from web.config import ConfigError
from web.founding import publish_shipped
from web.house import House


@dataclass(frozen=True, slots=True, kw_only=True)
class Seats:
    """Who in a meeting a visitor can be: people's ids, and what each is called on the console."""

    meeting: MeetingRow
    coordinator: str
    others: tuple[tuple[str, str], ...] = ()


def invite(house: House, address: str) -> str:
    """How to get in as each role, with a QR code for phones. The links are new each time."""
    seats = _demo(house) if _is_for_trying(house) else _real(house)
    if seats is None:
        return "No meeting is going on here. Sign in and plan one."
    row = seats.meeting
    join = f"{address}/j/{row.code}"
    lines = ["", f"  {row.title}", "", *(f"  {name:<22} {where}" for name, where in _ways(house, seats, address))]
    # In pairs, as every screen shows it.
    code = " ".join(row.code[n : n + 2] for n in range(0, len(row.code), 2))
    return "\n".join([*lines, f"  {'Everyone else':<22} {join}   or the code {code}", "", _qr(join)])


def _ways(house: House, seats: Seats, address: str) -> Iterator[tuple[str, str]]:
    movement = seats.meeting.movements[0]
    for name, person in (("You, the coordinator", seats.coordinator), *seats.others):
        token = give_link(house, movement, by=seats.coordinator, person=person, uses=5)
        yield name, f"{address}/link#{token}"
    yield "The projector's page", f"{address}/m/{seats.meeting.meeting}/screen"


def _is_for_trying(house: House) -> bool:
    """A new installation, or one in which the demo has been before. A real movement gets no invented neighbours."""
    known = {each.id for each in house.store.read(lambda reader: reader.movements())}
    return not known or importlib.import_module("rehearsal.case.people").MOVEMENT in known


def _demo(house: House) -> Seats:
    """By name: the rehearsal stands above this package."""
    publish_shipped(house)
    demo = importlib.import_module("rehearsal.demo").prepare(house.service)
    row = house.store.read(lambda reader: reader.meeting_row(demo.meeting))
    if row is None:
        raise ConfigError("The demo made no meeting.")
    others = (("A delegate, who votes", demo.delegate), ("The projector", demo.screen))
    return Seats(meeting=row, coordinator=demo.coordinator, others=others)


def _real(house: House) -> Seats | None:
    row = house.store.read(_going_on)
    if row is None:
        return None
    person = house.store.read(lambda reader: coordinator_of(reader, row.movements[0]))
    if person is None:
        raise ConfigError("The movement has nobody who coordinates it. Let somebody in: polder coordinator add.")
    return Seats(meeting=row, coordinator=person)


def _going_on(reader: Reader) -> MeetingRow | None:
    """The newest meeting that has not ended; one that is open comes first."""
    rows = reader.meeting_rows(each.id for each in reader.movements())
    going = sorted(rows, key=lambda row: (row.phase == "open", row.starts_at))
    return next((row for row in reversed(going) if row.phase != "ended"), None)


def _qr(address: str) -> str:
    drawn = io.StringIO()
    segno.make_qr(address).terminal(drawn, compact=True)
    return drawn.getvalue()
