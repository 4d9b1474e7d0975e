"""The ways of counting, for a form that asks how a question is decided, and what rules mean before they are set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from engine.ballot.explain import describe
from engine.ballot.rules import rules_of
from engine.declared import Setting
from engine.errors import Refused, refuse
from engine.tally import METHODS, Method
from engine.tally.impossible import why
from engine.tally.settings import declared, written
from web.house import View


def methods_view() -> View:
    """`schemas.views.methods.MethodList`: every method with what it lets one choose."""
    return {"methods": {name: {"order": n} | _method(method) for n, (name, method) in enumerate(METHODS.items(), 1)}}


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedRules:
    """Rules that somebody thinks of setting, as `proposal.set_rules` takes them."""

    rules: dict[str, Any]


def say(asked: AskedRules) -> View | Refused:
    """What rules mean, in sentences; refused with what is wrong with them."""
    try:
        rules = rules_of(asked.rules)
    except ValueError as error:
        return refuse("rules_impossible", why=why(error))
    return {"said": {str(n): message for n, message in enumerate(describe(rules), start=1)}}


def _method(method: Method) -> View:
    told: View = {
        "options": list(method.options),
        "tie_rules": list(method.tie_rules),
        "by_threshold": method.by_threshold,
        "spends": method.spends,
        "settings": {},
    }
    for order, setting in enumerate(declared(method.settings), start=1):
        told["settings"][setting.name] = {"order": order, "kind": setting.kind, **_bounds(setting)}
    return told


def _bounds(setting: Setting) -> View:
    told: View = {} if setting.required else {"default": written(setting.default)}
    if setting.kind == "whole":
        told |= {"least": setting.least, "most": setting.most}
    return told | ({"words": list(setting.words)} if setting.words else {})
