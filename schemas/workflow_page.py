"""The tables of docs/workflows.md that tell what a workflow may name: made of what the engine's dataclasses declare, so
that the page cannot say anything else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from inspect import getdoc

from engine.workflow.activities import ACTIVITIES
from engine.workflow.effects import EFFECTS
from engine.workflow.guards import GUARDS, Combined
from engine.workflow.kinds import Setting, settings_in

_BALLOT = "People vote. Whatever leads into this stage opens a ballot by the settings below; it ends when it is closed."
_RAISES = re.compile(r" Raises .*", re.DOTALL)


def table(named: Mapping[str, type], first: str, second: str) -> str:
    """A row for each name: what it is, and what it lets one set."""
    rows = [f"| `{name}` | {_told(cls)} |" for name, cls in named.items()]
    return "\n".join([f"| {first} | {second} |", "|---|---|", *rows])


def tables() -> dict[str, str]:
    """By what they are of. The settings of a ballot are too many for a row; they have a table of their own."""
    return {
        "activities": table(ACTIVITIES, "activity", "what happens"),
        "guards": table(GUARDS, "guard", "it holds when"),
        "effects": table(EFFECTS, "effect", "what the move does besides"),
    }


def sentence(cls: type) -> str:
    """What the class says of itself, without what only programmers need."""
    return _RAISES.sub("", " ".join((getdoc(cls) or "").split()))


def _told(cls: type) -> str:
    if cls is ACTIVITIES["ballot"]:
        return _BALLOT
    settings = () if issubclass(cls, Combined) else settings_in(cls)
    return " ".join((sentence(cls), *(_bounds(each) for each in settings)))


def _bounds(setting: Setting) -> str:
    match setting.kind:
        case "whole":
            values = f"{setting.least} to {setting.most}"
        case "one_of":
            values = ", ".join(f"`{word}`" for word in setting.words if word)
        case "fraction":
            values = "a fraction in whole numbers, such as `2/3`"
        case "yes_no":
            values = "`true` or `false`"
        case "label":
            values = "words in each language"
        case _ if setting.names:
            values = f"the name of a {setting.names}"
        case _:
            values = "a day, such as `2027-01-31`" if "{4}" in setting.pattern else "words"
    return f"`{setting.name}`: {values}."
