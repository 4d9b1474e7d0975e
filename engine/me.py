"""What is mine at a meeting: small, absolute, for one person's own screens (docs/protocol.md: `me`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple

from engine.directory import Person
from engine.meeting.state import Meeting
from engine.policy import COMMANDS, may
from engine.ports import SeatState

Roles = frozenset[str]


class OwnSeat(NamedTuple):
    """A seat that somebody may cast for: an organisation's, their own where persons vote, or, `by_proxy`, one whose
    vote was left to them. `rows` are its rows in the open ballots."""

    seat: str
    name: str
    rows: tuple[SeatState, ...] = ()
    by_proxy: bool = False


def view_me(
    person: Person,
    roles: Roles,
    meeting: Meeting | None,
    seats: Iterable[OwnSeat],
    by_hand: Mapping[str, Mapping[str, str]] = MappingProxyType({}),
    feelings: Mapping[str, int] = MappingProxyType({}),
    place: int = 0,
    topics: Sequence[str] = (),
) -> dict[str, Any]:
    """A seat is listed once for each open ballot that has it, or once without a ballot. `by_hand`: of these ballots,
    the seats for which a paper was entered, and by whom. `feelings` are theirs, by subject; `place` is theirs among the
    hands, 0 if theirs is not up; `topics` are the ids of those that they proposed."""
    me: dict[str, Any] = {
        "person": person.id,
        "name": person.name,
        "roles": sorted(roles - {"waiting", "person"}),
        "seats": [mine for seat in seats for mine in _seat(seat, by_hand)],
        "may": list(commands_for(roles, is_guest=person.guest_of is not None)),
    }
    if "waiting" in roles:
        me["waiting"] = True
    if meeting is not None:
        if here := meeting.attendance.get(person.id):
            me["mode"] = here.mode
            if here.first:
                me["first"] = True
                me |= {"welcome": meeting.welcomes[person.id]} if person.id in meeting.welcomes else {}
        if person.id in meeting.sits_in:
            me["group"] = meeting.sits_in[person.id]
        if place:
            me["hand"] = {"place": place}
        if topics:
            me["topics"] = list(topics)
    if feelings:
        me["feelings"] = dict(feelings)
    return me


@lru_cache(maxsize=128)
def commands_for(roles: Roles, *, is_guest: bool = False) -> tuple[str, ...]:
    """There are few sets of roles and many phones. A guest takes no task: they are gone after the meeting."""
    theirs = sorted(name for name, needed in COMMANDS.items() if may(roles, needed))
    return tuple(name for name in theirs if not (is_guest and name == "proposal.take_task"))


def _seat(seat: OwnSeat, by_hand: Mapping[str, Mapping[str, str]]) -> list[dict[str, Any]]:
    mine: dict[str, Any] = {"seat": seat.seat, "name": seat.name} | ({"by_proxy": True} if seat.by_proxy else {})
    return [mine | _row(row, by_hand.get(row.ballot, {}).get(row.seat)) for row in seat.rows] or [mine]


def _row(row: SeatState, entered_by: str | None) -> dict[str, Any]:
    """In an open ballot a phone may have cast since: then it is no longer the entered paper that stands."""
    shown: dict[str, Any] = {"ballot": row.ballot, "rev": row.rev, "voted": row.voted}
    if entered_by is not None and row.person in (None, entered_by):
        shown["by_hand"] = True
    if row.weight != 1:
        shown["weight"] = row.weight
    if row.choice is not None:
        shown |= {"choice": dict(row.choice), "by": row.person or ""}
    if row.reasons:
        shown["reasons"] = dict(row.reasons)
    return shown
