"""Name and fields → command. The one way in for both entrances."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from marshmallow import ValidationError, missing, post_load

import engine.ballot.commands
import engine.board.commands
import engine.directory
import engine.group.commands
import engine.meeting.commands
import engine.proposal.brainstorming.commands
import engine.proposal.changing.commands
import engine.proposal.commands
import engine.proposal.suggesting.commands  # noqa: F401  (these nine fill the registry)
from engine.commands import Envelope
from engine.errors import Refused, refuse
from engine.fields import Id
from engine.registry import COMMANDS
from schemas.derive import field_for, schema_for
from schemas.faults import refusal, shown
from schemas.strict import StrictSchema


@dataclass(frozen=True, slots=True)
class Sent:
    """A command as a client sent it, with the id that it made."""

    id: str
    command: Any


def parse(name: str, fields: object) -> Any | Refused:
    """The command, or `unknown_command`, or `invalid_fields` with a fault per path."""
    if name not in COMMANDS:
        return refuse("unknown_command", name=shown(name))
    try:
        return _schema(name).load(fields)  # type: ignore[arg-type]
    except ValidationError as error:
        return refusal(error.messages)


def envelope(actor: str, command_id: object, name: object, fields: object) -> Envelope | Refused:
    """A command of a connection that knows its actor, ready for the door. The pieces are as they came: untrusted."""
    if not isinstance(name, str):
        return refuse("unknown_command", name="")
    command = parse(name, fields)
    if isinstance(command, Refused):
        return command
    try:
        checked = _id().deserialize(missing if command_id is None else command_id)
    except ValidationError as error:
        return refusal({"id": error.messages})
    return Envelope(id=checked, actor=actor, command=command)


@cache
def body_schema(name: str) -> type[StrictSchema]:
    """The schema of `{id, ...fields}`, the body of the command's HTTP route. Its `load` gives a Sent."""
    kind = COMMANDS[name]

    @post_load
    def build(self: StrictSchema, data: dict[str, Any], **_: Any) -> Sent:
        return Sent(data.pop("id"), kind.type(**data))

    members = {"id": _id(), "build": build, "__doc__": kind.type.__doc__}
    return type(kind.type.__name__, (schema_for(kind.type),), members)


@cache
def _schema(name: str) -> StrictSchema:
    return schema_for(COMMANDS[name].type)()


@cache
def _id() -> Any:
    return field_for(Id, required=True)
