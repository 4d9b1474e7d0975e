"""A JSON Schema of workflow files, for editors that complete and check as one types: made of what the dataclasses of
activities, guards and effects declare, and of the methods of counting.

It never refuses what `engine.workflow.read` takes. What it cannot say (that stages exist, that settings go together)
the checker says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, get_args

from engine.ballot.contradictions import may_be_per
from engine.ballot.rules import BallotRules
from engine.ballot.threshold import Base
from engine.tally import METHODS, Method
from engine.tally.settings import declared
from engine.workflow.activities import ACTIVITIES
from engine.workflow.deadline import MOST_DAYS, Deadline
from engine.workflow.effects import EFFECTS
from engine.workflow.guards import GUARDS, Combined, Not
from engine.workflow.kinds import Setting, settings_in
from engine.workflow.plain import LANGUAGES, MOST_LETTERS, NAME
from engine.workflow.read import (
    ABOUT,
    MOST_MOVES,
    MOST_REMINDERS,
    MOST_STAGES,
    MOST_VERSIONS,
    MOVE,
    OUTCOMES,
    ROLES,
    STAGE,
    TOP,
)
from engine.workflow.settings import MOST_PARTS
from schemas.workflow_page import sentence

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string", "minLength": 1, "maxLength": MOST_LETTERS, "pattern": r"^.*\S.*$"}
_NAMED: Schema = {"type": "string", "pattern": f"^(?:{NAME})$"}
_FRACTION: Schema = {
    "anyOf": [{"type": "string", "pattern": "^[0-9]{1,9}(/[0-9]{1,9})?$"}, {"type": "integer", "minimum": 0}],
    "description": "A fraction in whole numbers, such as 2/3.",
}
_USUAL_METHOD = BallotRules.__dataclass_fields__["method"].default


_TOLD: Schema = {"title": {"$ref": "#/$defs/label"}, ABOUT: {"$ref": "#/$defs/label"}}
"""How a stage is called, and what is told of it."""


@cache
def workflow_schema() -> Schema:
    """The whole schema. It is shared: not to be changed."""
    top = {
        "workflow": _NAMED | {"description": "Its name."},
        "version": _whole(1, MOST_VERSIONS) | {"description": "A change is a new version."},
        "title": _ref("label"),
        ABOUT: _ref("label") | {"description": "What it is good for."},
        "start": _TEXT | {"description": "The stage in which a proposal begins."},
        "stages": _by_name(_ref("stage"), MOST_STAGES),
        "moves": _by_name(_ref("move"), MOST_MOVES) | {"description": "In the order in which they are tried."},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A workflow of Polder",
        **_object(top, TOP),
        "$defs": {
            "label": _object(dict.fromkeys(LANGUAGES, _TEXT), LANGUAGES),
            "stage": _stage(),
            "move": _move(),
            "guard": _one_of_named(GUARDS, _guard_settings),
            "effect": _one_of_named(EFFECTS, _settings),
            "threshold": _threshold(),
        },
    }


def _stage() -> Schema:
    ends = _object(_TOLD | {"outcome": {"enum": list(OUTCOMES)}}, ("title", "outcome"))
    return {
        "type": "object",
        "required": ["title"],
        "properties": dict.fromkeys(STAGE, True),
        "additionalProperties": False,
        "oneOf": [*(_activity(name, cls) for name, cls in ACTIVITIES.items()), ends],
    }


def _activity(name: str, cls: type) -> Schema:
    settings = _ballot() if cls is BallotRules else _settings(cls)
    properties = _TOLD | {"activity": {"const": name}, "settings": settings, **_until()}
    needed = ("title", "activity", *(("settings",) if settings.get("required") else ()))
    return _object(properties, needed) | {"description": sentence(cls)}


def _until() -> Schema:
    some = [{"properties": {unit: {"minimum": 1}}, "required": [unit]} for unit in ("days", "hours")]
    deadline = _settings(Deadline) | {"type": "object", "anyOf": some, "description": sentence(Deadline)}
    days = {"type": "array", "items": _whole(1, MOST_DAYS), "maxItems": MOST_REMINDERS}
    return {"deadline": deadline, "reminders": days | {"description": "So many days before the deadline."}}


def _move() -> Schema:
    properties = {
        "title": _ref("label"),
        "from": {"type": "array", "items": _TEXT, "minItems": 1},
        "to": _TEXT,
        "by": {
            "type": "array",
            "items": {"enum": sorted(ROLES)},
            "description": "Who makes it; if nobody, it goes by itself.",
        },
        "guards": {"type": "array", "items": _ref("guard"), "maxItems": MOST_PARTS},
        "effects": {"type": "array", "items": _ref("effect"), "maxItems": MOST_PARTS},
        "override": {"type": "boolean", "description": "A coordinator may pass its guards, with a reason."},
    }
    assert tuple(properties) == MOVE
    return _object(properties, ("title", "from", "to"))


def _one_of_named(registry: Mapping[str, type], settings: Callable[[type], Schema]) -> Schema:
    """A name by itself, where nothing must be set; or a map from one name to its settings."""
    alone = [{"const": name, "description": sentence(cls)} for name, cls in registry.items() if _needs_nothing(cls)]
    named = {name: settings(cls) | {"description": sentence(cls)} for name, cls in registry.items()}
    return {"anyOf": [{"oneOf": alone}, _object(named, ()) | {"minProperties": 1, "maxProperties": 1}]}


def _needs_nothing(cls: type) -> bool:
    return not issubclass(cls, Combined) and not any(each.required for each in settings_in(cls))


def _guard_settings(cls: type) -> Schema:
    if issubclass(cls, Not):
        return {"anyOf": [_ref("guard"), {"type": "array", "items": _ref("guard"), "minItems": 1, "maxItems": 1}]}
    if issubclass(cls, Combined):
        return {"type": "array", "items": _ref("guard"), "minItems": 1, "maxItems": MOST_PARTS}
    return _settings(cls)


def _settings(cls: type) -> Schema:
    found = settings_in(cls)
    schema = _object({each.name: _value(each) for each in found}, [each.name for each in found if each.required])
    # `has_clauses:` with nothing after it is a map of one name, too.
    return schema | {"type": ["object", "null"]} if not schema.get("required") else schema


def _value(setting: Setting) -> Schema:
    match setting.kind:
        case "whole":
            return _whole(setting.least, setting.most)
        case "yes_no":
            return {"type": "boolean"}
        case "one_of":
            return {"enum": list(setting.words)}
        case "fraction":
            return _FRACTION
        case "threshold":
            return _ref("threshold")
        case "label":
            return _ref("label")
        case "exact":
            return {"type": ["string", "integer"], "description": "An exact number, such as 3, 2/3 or '45.2'."}
        case "words":
            return {"type": "string"}
        case "list":
            return {"type": "array"}
        case "map":
            return {"type": "object"}
        case "text":
            named = {"description": f"The name of a {setting.names}."} if setting.names else {}
            return _TEXT | ({"pattern": f"^(?:{setting.pattern})$"} if setting.pattern else {}) | named


def _ballot() -> Schema:
    """What a method has of its own depends on which it is; without one it is a question of yes or no."""
    rules = {each.name: _value(each) for each in settings_in(BallotRules)}
    schema = _object(rules | {"method": {"enum": list(METHODS)}}, ())
    return schema | {"allOf": [_of_method(name, method) for name, method in METHODS.items()]}


def _of_method(name: str, method: Method) -> Schema:
    settings = declared(method.settings)
    needed = [each.name for each in settings if each.required]
    own: Schema = {
        "tie": {"enum": list(method.tie_rules)},
        "per": {"enum": list(may_be_per(method))},
        "counting": _object({each.name: _value(each) for each in settings}, needed),
    }
    required = [*(["threshold"] if method.by_threshold else []), *(["counting"] if needed else [])]
    if not method.by_threshold:
        own |= {"threshold": False, "heads": False}
    if not method.options:
        required.append("per")
    chosen: Schema = {"properties": {"method": {"const": name}}}
    if name != _USUAL_METHOD:
        chosen["required"] = ["method"]
    return {"if": chosen, "then": {"properties": own, "required": required}}


def _threshold() -> Schema:
    ways = ("at_least", "more_than")
    properties = {**dict.fromkeys(ways, _FRACTION), "of": {"enum": list(get_args(Base))}}
    return _object(properties, ("of",)) | {"oneOf": [{"required": [way]} for way in ways]}


def _object(properties: Mapping[str, Any], required: Any) -> Schema:
    schema: Schema = {"type": "object", "properties": dict(properties), "additionalProperties": False}
    return schema | ({"required": list(required)} if required else {})


def _by_name(each: Schema, most: int) -> Schema:
    return {"type": "object", "propertyNames": _NAMED, "additionalProperties": each, "maxProperties": most}


def _whole(least: int, most: int) -> Schema:
    return {"type": "integer", "minimum": least, "maximum": most}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}
