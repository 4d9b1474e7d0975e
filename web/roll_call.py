"""Roll call by scan: a personal link says who somebody is, and is neither used up nor signs anybody in."""

from __future__ import annotations

from engine.commands import Envelope
from engine.directory import hash_token
from engine.errors import Refused, RefusedError, refuse
from engine.meeting.commands import MarkPresent, Mode
from engine.ports import Reader
from engine.states import States
from web.house import House, View


def person_of(house: House, address: str, token: str) -> str:
    """Whose link it is. Raises `link_unknown` or `link_revoked`; one that is used up is still somebody's badge."""
    house.limits.check_link(address)

    def look(reader: Reader) -> str | Refused:
        found = reader.link(hash_token(token))
        if found is None:
            return refuse("link_unknown")
        link, revoked = found
        return refuse("link_revoked") if revoked or reader.revoked(link.person) else link.person

    person = house.store.read(look)
    if isinstance(person, Refused):
        house.limits.wrong_link(address)
        raise RefusedError(person)
    return person


def mark_present(house: House, envelope: Envelope) -> View:
    """`envelope` carries a MarkPresent. What the caller reads is who that was, and whether it was known already."""
    marked: MarkPresent = envelope.command
    before = house.ask(lambda _, states: _mode_of(states, marked))
    answer = house.service.execute(envelope)
    if isinstance(answer, Refused):
        unknown = answer.code == "not_found" and answer.params["what"] == "person"
        raise RefusedError(refuse("not_of_this_meeting") if unknown else answer)
    return house.ask(lambda reader, states: _who(reader, states, marked)) | (
        {"already": True} if before == marked.mode else {}
    )


def _mode_of(states: States, marked: MarkPresent) -> Mode | None:
    meeting = states.meeting(marked.meeting)
    here = meeting.attendance.get(marked.person) if meeting else None
    return here.mode if here else None  # type: ignore[return-value]


def _who(reader: Reader, states: States, marked: MarkPresent) -> View:
    person, meeting = reader.person(marked.person), states.meeting(marked.meeting)
    here = meeting.attendance.get(marked.person) if meeting else None
    organisations = {each.id: each.name for each in reader.organisations(meeting.movements if meeting else ())}
    held = (
        organisations[each.organisation]
        for each in reader.memberships(marked.person)
        if each.organisation in organisations
    )
    view: View = {"person": marked.person, "name": person.name if person else "", "mode": marked.mode}
    if organisation := next(held, None):
        view["organisation_name"] = organisation
    return view | ({"first": True} if here and here.first else {})
