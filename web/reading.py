"""Who may read what over HTTP. Whoever has no role there at all learns nothing, not even that it exists; whoever has
one, but not the right one, learns which is needed."""

from __future__ import annotations

from engine.directory import Person
from engine.errors import RefusedError, refuse
from engine.policy import AUDIENCES, EVERYONE, RESOURCES, may
from engine.ports import Reader
from engine.roles import Roles, roles_at_proposal, roles_in_movements
from engine.roles import roles_in_meeting as roles_in_folded_meeting
from engine.states import States
from web.house import House


def roles_in_meeting(reader: Reader, states: States, person: str, meeting: str) -> Roles:
    """As the door has it, and `guest` for whoever came with this meeting's code and has not yet asked to enter."""
    found = states.meeting(meeting)
    if found is None:
        return frozenset()
    return roles_in_folded_meeting(reader, person, found) or as_guest(reader.person(person), meeting)


def as_guest(person: Person | None, meeting: str) -> Roles:
    """Of somebody who has no role there."""
    return frozenset({"guest"}) if person is not None and person.guest_of == meeting else frozenset()


def require_person(house: House, person: str, resource: str) -> Roles:
    """For what is anybody's own. Raises `access_revoked` for somebody who is nobody any more."""
    if house.store.read(lambda reader: reader.revoked(person)):
        raise RefusedError(refuse("access_revoked"))
    return _require(frozenset({"person"}), RESOURCES[resource], "person")


def require_meeting(house: House, person: str, meeting: str, resource: str) -> Roles:
    """The person's roles there. Raises `not_found`, `role_may_not`, or `entry_waiting` to whoever waits at the door."""
    roles = house.ask(lambda reader, states: roles_in_meeting(reader, states, person, meeting))
    return _require(roles, RESOURCES[resource], "meeting")


def require_proposal(house: House, person: str, proposal: str, resource: str, what: str = "proposal") -> Roles:
    """As above; `what` is what somebody without a role there hears is not found: what they asked for."""
    roles = house.ask(lambda reader, states: roles_at_proposal(reader, states, person, proposal))
    return _require(roles, RESOURCES[resource], what)


def require_movement(house: House, person: str, movement: str, resource: str) -> Roles:
    roles = house.ask(lambda reader, states: roles_in_movements(reader, person, [movement]))
    return _require(roles, RESOURCES[resource], "movement")


def require_movements(house: House, person: str, resource: str) -> frozenset[str]:
    """The movements in which somebody may read this. Raises `role_may_not` where there is none."""
    needed = RESOURCES[resource]

    def mine(reader: Reader) -> frozenset[str]:
        found = (reader.movements_of([person], role).get(person, frozenset()) for role in needed)
        return frozenset[str]().union(*found)

    if not (movements := house.store.read(mine)):
        raise RefusedError(refuse("role_may_not", needed=sorted(needed)))
    return movements


def require_member(house: House, person: str) -> None:
    """Somebody of any movement; a guest of one meeting is not."""
    if not house.store.read(lambda reader: reader.memberships(person)):
        raise RefusedError(refuse("role_may_not", needed=sorted(EVERYONE)))


def require_audience(roles: Roles, audience: str) -> None:
    """Whether these roles may follow a chain. An audience that there is not is `not_found`."""
    needed = AUDIENCES.get(audience.partition(":")[0])
    if needed is None or (audience.startswith("group") != (":" in audience)):
        raise RefusedError(refuse("not_found", what="audience"))
    _require(roles, needed, "meeting")


def _require(roles: Roles, needed: Roles, what: str) -> Roles:
    if not roles:
        raise RefusedError(refuse("not_found", what=what))
    if may(roles, needed):
        return roles
    if roles <= {"waiting", "guest"}:
        raise RefusedError(refuse("entry_waiting"))
    raise RefusedError(refuse("role_may_not", needed=sorted(needed)))
