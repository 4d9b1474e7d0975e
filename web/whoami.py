"""What a person sees of themselves, and a stranger of a meeting whose code they hold."""

from __future__ import annotations

from typing import Any

from engine.errors import RefusedError, refuse
from engine.ports import MeetingRow, Reader
from engine.states import States
from web.house import House, View
from web.reading import roles_in_meeting


def session_view(house: House, person: str) -> View:
    """`roles` is every role that the person has anywhere; meetings come newest first."""
    return house.ask(lambda reader, states: _session(reader, states, person))


def join_view(house: House, row: MeetingRow) -> View:
    def look(reader: Reader, states: States) -> View:
        found = states.meeting(row.meeting)
        if found is None:
            raise RefusedError(refuse("code_unknown"))
        place = reader.texts([found.place.id]).get(found.place.id) if found.place.id else None
        shown = {"title": row.title, "starts_at": row.starts_at, "time_zone": found.time_zone, "phase": row.phase}
        return {"meeting": shown | {"id": row.meeting, "entry": row.entry} | ({"place": place} if place else {})}

    return house.ask(look)


def _session(reader: Reader, states: States, person: str) -> View:
    known = reader.person(person)
    if known is None:
        raise RefusedError(refuse("access_revoked"))
    movements = _movements(reader, person)
    rows = {row.meeting: row for row in reader.meeting_rows(movements)}
    if known.guest_of and (row := reader.meeting_row(known.guest_of)):
        rows[row.meeting] = row
    newest_first = sorted(rows.values(), key=lambda row: row.starts_at, reverse=True)
    meetings = [_meeting(row, sorted(roles_in_meeting(reader, states, person, row.meeting))) for row in newest_first]
    shown = [{"id": id_, "name": _name(reader, id_), "roles": roles} for id_, roles in movements.items()]
    everywhere = {role for each in (*meetings, *shown) for role in each["roles"]}
    return {
        "person": person,
        "name": known.name,
        "language": known.language,
        "roles": sorted(everywhere),
        "meetings": meetings,
        "movements": shown,
    }


def _movements(reader: Reader, person: str) -> dict[str, list[str]]:
    """Movement → the person's roles in it."""
    roles: dict[str, set[str]] = {}
    for membership in reader.memberships(person):
        if organisation := reader.organisation(membership.organisation):
            roles.setdefault(organisation.movement, set()).add(membership.role)
    return {movement: sorted(each) for movement, each in roles.items()}


def _name(reader: Reader, movement: str) -> str:
    found = reader.movement(movement)
    return found.name if found else ""


def _meeting(row: MeetingRow, roles: list[str]) -> dict[str, Any]:
    return {
        "id": row.meeting,
        "title": row.title,
        "code": row.code,
        "starts_at": row.starts_at,
        "phase": row.phase,
        "roles": roles,
    }
