"""Roll call by scan, for coordinators."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from engine.commands import Envelope
from engine.fields import Id, Length, Secret
from engine.meeting.commands import MarkPresent, Mode
from schemas.derive import schema_for
from schemas.views import RollCalled
from web.api.openapi import Blueprint
from web.api.session import address
from web.auth import sessions
from web.house import house
from web.reading import require_meeting
from web.roll_call import mark_present, person_of

roll_call = Blueprint("roll_call", __name__, url_prefix="/api/meetings", description="Who is here, read from badges.")


@dataclass(frozen=True, slots=True, kw_only=True)
class RollCall:
    """`id` as of a command: sent twice, it happens once. `token` is what stands behind the # of a personal link."""

    id: Id
    token: Annotated[str, Length(1, 200), Secret()]
    mode: Mode


@roll_call.post("/<meeting>/roll-call")
@roll_call.arguments(schema_for(RollCall))
@roll_call.response(200, RollCalled)
def call(sent: RollCall, meeting: str) -> dict[str, Any]:
    """Mark whoever a personal link belongs to as present. It signs nobody in, and the link loses no use."""
    actor = sessions.actor()
    require_meeting(house(), actor, meeting, "roll_call")
    marked = MarkPresent(meeting=meeting, person=person_of(house(), address(), sent.token), mode=sent.mode)
    return mark_present(house(), Envelope(id=sent.id, actor=actor, command=marked))
