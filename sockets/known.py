"""A reader who need not read again what a follower knows already: the rolls of open ballots, and who belongs where.

Guards are tried every second, and each of them asks the same of the database.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from engine.directory import Organisation
from engine.names import Names
from engine.ports import Reader, SeatState


class Known:
    """`rolls`: open ballot → seat → its row; `names` are the channel's, as of its last commit."""

    def __init__(self, reader: Reader, rolls: Mapping[str, Mapping[str, SeatState]], names: Names) -> None:
        self._reader = reader
        self._rolls = rolls
        self._names = names

    def turnout(self, ballot: str) -> Mapping[str, bool]:
        if ballot in self._rolls:
            return {seat: row.voted for seat, row in self._rolls[ballot].items()}
        return self._reader.turnout(ballot)

    def organisations(self, movements: Iterable[str]) -> Sequence[Organisation]:
        wanted = frozenset(movements)
        if self._names.knows(wanted):
            return self._names.organisations_of(wanted)
        return self._reader.organisations(wanted)

    def roles_in(self, movement: str) -> Mapping[str, frozenset[str]]:
        if self._names.knows((movement,)):
            return self._names.roles_in(movement)
        return self._reader.roles_in(movement)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._reader, name)
