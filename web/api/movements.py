"""Movements: their organisations and people, for those who coordinate them."""

from __future__ import annotations

from engine.errors import RefusedError, refuse
from engine.ports import Reader
from engine.states import States
from schemas.views import MovementView
from web.api.openapi import Blueprint
from web.auth import sessions
from web.house import View, house
from web.reading import require_movement

movements = Blueprint("movements", __name__, url_prefix="/api/movements", description="Who takes part.")


@movements.get("/<movement>")
@movements.response(200, MovementView)
def show(movement: str) -> View:
    """A movement with its organisations and people, and each person's role for each organisation."""
    require_movement(house(), sessions.actor(), movement, "people")
    return house().ask(lambda reader, states: _view(reader, states, movement))


def _view(reader: Reader, states: States, movement: str) -> View:
    found = reader.movement(movement)
    if found is None:
        raise RefusedError(refuse("not_found", what="movement"))
    roles: dict[str, dict[str, str]] = {}
    for member in reader.memberships_in([movement]):
        roles.setdefault(member.person, {})[member.organisation] = member.role
    return {
        "id": found.id,
        "name": found.name,
        "language": found.language,
        "organisations": {
            each.id: {"order": order, "name": each.name, "short": each.short, "kind": each.kind}
            for order, each in enumerate(reader.organisations([movement]), start=1)
        },
        "people": {
            each.id: {"order": order, "name": each.name, "language": each.language, "roles": roles.get(each.id, {})}
            for order, each in enumerate(reader.people([movement]), start=1)
        },
    }
