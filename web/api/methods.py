"""Ways of counting, for whoever sets the rules of a ballot."""

from __future__ import annotations

from engine.errors import Refused, RefusedError
from schemas.derive import schema_for
from schemas.views import MethodList, SaidRules
from web.api.openapi import Blueprint
from web.auth import sessions
from web.desk.methods import AskedRules, methods_view, say
from web.house import View, house
from web.reading import require_person

methods = Blueprint("methods", __name__, url_prefix="/api/methods", description="How votes are counted.")


@methods.get("")
@methods.response(200, MethodList)
def show() -> View:
    """Every way of counting, with its settings."""
    return methods_view()


@methods.before_request
def only_signed_in() -> None:
    require_person(house(), sessions.actor(), "methods")


@methods.post("/say")
@methods.arguments(schema_for(AskedRules))
@methods.response(200, SaidRules)
def say_rules(asked: AskedRules) -> View:
    """What rules mean in plain words, before they are set with `proposal.set_rules`."""
    told = say(asked)
    if isinstance(told, Refused):
        raise RefusedError(told)
    return told
