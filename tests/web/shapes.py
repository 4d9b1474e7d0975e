"""Whether an answer has the shape that the description of the API promises, and says nothing besides."""

from __future__ import annotations

from typing import Any

from jsonschema import Draft202012Validator

from tests.web.world import World


def wrong_in(world: World, path: str, answer: Any, method: str = "get") -> list[str]:
    """What is wrong with an answer; `path` as the description writes it."""
    spec = world.browser().get("/api/openapi.json").json
    schema = spec["paths"][path][method]["responses"]["200"]["content"]["application/json"]["schema"]
    whole = {**schema, "components": _strict(spec["components"])}
    return [f"{error.json_path}: {error.message}" for error in Draft202012Validator(whole).iter_errors(answer)]


def _strict(part: Any) -> Any:
    """A field that is not described is a mistake here, though clients must bear it."""
    if isinstance(part, list):
        return [_strict(each) for each in part]
    if not isinstance(part, dict):
        return part
    walked = {name: _strict(value) for name, value in part.items()}
    closed = "properties" in walked and walked.get("type") == "object" and "additionalProperties" not in walked
    return walked | ({"additionalProperties": False} if closed else {})
