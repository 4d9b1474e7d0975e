"""What the house does by itself: rows of `due` whose time has come, each sent through the door as a command."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from engine.commands import Envelope
from engine.moment import HOUSE
from engine.registry import COMMANDS
from engine.service import Service

Chores = Mapping[str, Callable[[], None]]
"""Name → housework that is no command and may be done twice (`house.vacuum`)."""


def work_off(service: Service, chores: Chores) -> bool:
    """Do the oldest thing that is due; whether there was one. What a lease lost is done again by whoever comes next."""
    row = service.store.write(lambda tx: tx.claim_due())
    if row is None:
        return False
    if row.command in chores:
        chores[row.command]()
        service.store.write(lambda tx: tx.drop_due(row.key))
        return True
    command = COMMANDS[row.command].type(**row.fields)
    service.execute(Envelope(id=row.key, actor=HOUSE, command=command), due=row.key)
    return True
