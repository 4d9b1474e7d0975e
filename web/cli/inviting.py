"""Personal links that the command line gives, in a coordinator's name."""

from __future__ import annotations

import secrets

from engine.commands import Envelope
from engine.directory import GiveLink
from engine.errors import Refused, RefusedError
from engine.ports import Reader
from web.house import House


def give_link(house: House, movement: str, *, by: str, person: str, uses: int) -> str:
    """The token of a new personal link, given in a coordinator's name."""
    token = secrets.token_urlsafe(24)
    command = GiveLink(movement=movement, person=person, token=token, uses=uses)
    answer = house.service.execute(Envelope(id=secrets.token_hex(10), actor=by, command=command))
    if isinstance(answer, Refused):
        raise RefusedError(answer)
    return token


def coordinator_of(reader: Reader, movement: str) -> str | None:
    """A coordinator of the movement, the first there is."""
    members = reader.memberships_in([movement])
    return next((each.person for each in members if each.role == "coordinator"), None)
