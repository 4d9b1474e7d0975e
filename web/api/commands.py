"""One route for each command, made from the registry. All end in the one door."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Any, NoReturn

from engine.commands import Answer, Envelope
from engine.errors import Refused, RefusedError, refuse
from engine.policy import COMMANDS as POLICY
from engine.registry import COMMANDS, CommandKind
from schemas.commands import Sent, body_schema
from schemas.faults import shown
from schemas.views import Happened
from web.api.openapi import Blueprint
from web.auth import sessions
from web.house import house

commands = Blueprint(
    "commands", __name__, url_prefix="/api/commands", description="What can be done; the same as over the socket."
)


@commands.before_request
def only_signed_in() -> None:
    sessions.actor()


def happened(answer: Answer) -> dict[str, Any]:
    """What a client hears of a command. Raises its refusal."""
    if isinstance(answer, Refused):
        raise RefusedError(answer)
    return {"ok": True, **{name: value for name, value in asdict(answer).items() if value or name == "seq"}}


def _handler(kind: CommandKind) -> Callable[[Sent], dict[str, Any]]:
    def carry_out(sent: Sent) -> dict[str, Any]:
        return happened(house().service.execute(Envelope(id=sent.id, actor=sessions.actor(), command=sent.command)))

    who = ", ".join(sorted(POLICY[kind.name]))
    carry_out.__name__ = kind.name.replace(".", "_")
    carry_out.__doc__ = f"{kind.name}\n\n{_sentences(kind)} For: {who}."
    return carry_out


def _sentences(kind: CommandKind) -> str:
    """The command's docstring; what has none gets its own signature from dataclasses, which says nothing new."""
    written = kind.type.__doc__ or ""
    return "" if written.startswith(f"{kind.type.__name__}(") else " ".join(written.split())


for each in COMMANDS.values():
    handler = commands.response(200, Happened)(commands.arguments(body_schema(each.name))(_handler(each)))
    commands.add_url_rule(f"/{each.name}", each.name.replace(".", "_"), handler, methods=["POST"])


def unknown(name: str) -> NoReturn:
    """Every other name. Whoever is signed in hears that there is no such command."""
    sessions.actor()
    raise RefusedError(refuse("unknown_command", name=shown(name)))
