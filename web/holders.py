"""To whom somebody may leave a vote of their own at a meeting: read when they want to, and by nobody else."""

from __future__ import annotations

from engine.gather.persons import may_hold_for
from engine.ports import Reader
from engine.states import States
from web.house import View


def holders_view(reader: Reader, states: States, meeting: str, actor: str) -> View:
    """`schemas.views.HoldersView`. Two of one name are told apart by where they are from."""
    found = states.meeting(meeting)
    movements = found.movements if found else ()
    allowed = set(may_hold_for(reader, actor, movements))
    names = {each.id: each.name for each in reader.organisations(movements)}
    of: dict[str, str] = {}
    for member in reader.memberships_in(movements):
        of.setdefault(member.person, names.get(member.organisation, ""))
    people = (each for each in reader.people(movements) if each.id in allowed)
    return {
        "holders": {
            each.id: {"order": order, "name": each.name, "organisation_name": of[each.id]}
            for order, each in enumerate(people, start=1)
        }
    }
