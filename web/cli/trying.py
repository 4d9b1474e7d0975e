"""What `polder run` says: how to come into the meeting that it has made."""

from __future__ import annotations

import importlib
import io

import segno

from engine.ports import MeetingRow, Reader
from web.cli.bootstrap import Newcomer, coordinator_of, found_movement, give_link
from web.config import ConfigError
from web.house import House


def invite(house: House, address: str) -> str:
    """Make sure that there is a meeting going on; how to get in as each role, with a QR code for phones."""
    row = house.store.read(_going_on) or _made(house)
    movement = row.movements[0]
    person = house.store.read(lambda reader: coordinator_of(reader, movement))
    if person is None:
        raise ConfigError("The movement has nobody who coordinates it. Let somebody in: polder coordinator add.")
    join = f"{address}/j/{row.code}"
    return "\n".join(
        (
            "",
            f"  {row.title}",
            "",
            f"  You, the coordinator   {address}/link#{give_link(house, movement, person)}",
            f"  The projector          {address}/m/{row.meeting}/screen   (in the coordinator's browser)",
            f"  Everyone else          {join}   or the code {row.code[:3]} {row.code[3:]}",
            "",
            _qr(join),
        )
    )


def _made(house: House) -> MeetingRow:
    """A demo in a new installation. By name: the rehearsal stands above this package."""
    if not house.store.read(lambda reader: reader.movements()):
        found_movement(house, "Polder", Newcomer(name="Coordinator"))
    importlib.import_module("rehearsal.demo").prepare(house.service)
    row = house.store.read(_going_on)
    if row is None:
        raise ConfigError("No meeting is going on and none could be made.")
    return row


def _going_on(reader: Reader) -> MeetingRow | None:
    """The newest meeting that has not ended; one that is open comes first."""
    rows = reader.meeting_rows(each.id for each in reader.movements())
    going = sorted(rows, key=lambda row: (row.phase == "open", row.starts_at))
    return next((row for row in reversed(going) if row.phase != "ended"), None)


def _qr(address: str) -> str:
    drawn = io.StringIO()
    segno.make_qr(address).terminal(drawn, compact=True)
    return drawn.getvalue()
