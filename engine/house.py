"""What the house does by itself: rows of `due` whose time has come, each sent through the door as a command."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from engine.commands import Answer, Envelope
from engine.moment import HOUSE
from engine.ports import DueRow, Transaction
from engine.registry import COMMANDS
from engine.service import Service

Chores = Mapping[str, Callable[[], timedelta | None]]
"""Name → housework that is no command and may be done twice (`house.vacuum`). What it gives is after how long it is due
again, if it is."""


@dataclass(frozen=True, slots=True)
class Worked:
    """What was due under a key, and what came of it; no answer for housework."""

    key: str
    answer: Answer | None


def work_off(service: Service, chores: Chores) -> Worked | None:
    """Do the oldest thing that is due, if there is one. What a lost lease left undone is done by whoever comes next."""
    row = service.store.write(lambda tx: tx.claim_due())
    if row is None:
        return None
    if row.command in chores:
        again = chores[row.command]()
        service.store.write(lambda tx: _done_with(tx, row, again))
        return Worked(row.key, None)
    command = COMMANDS[row.command].type(**row.fields)
    return Worked(row.key, service.execute(Envelope(id=row.key, actor=HOUSE, command=command), due=row.key))


def _done_with(tx: Transaction, row: DueRow, again: timedelta | None) -> None:
    if again is None:
        tx.drop_due(row.key)
    else:
        tx.put_due(replace(row, at=tx.now() + again))
