"""The API for people: one page, made here from the OpenAPI description, without a script or anybody else's server."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from flask import Blueprint, Response, render_template

from web.api.openapi import PolderApi
from web.language import language

METHODS = ("get", "post", "put", "patch", "delete")


def page_of(api: PolderApi) -> Blueprint:
    """The pages of an API whose routes have all been registered by the time that somebody looks."""
    page = Blueprint("api_page", __name__, url_prefix="/api")

    spec = cache(api.described)

    @page.get("/")
    def show() -> str:
        def fields(body: Mapping[str, Any]) -> list[dict[str, Any]]:
            return fields_of(spec(), body)

        return render_template("api.html", info=spec()["info"], groups=_groups(spec()), fields=fields, lang=language())

    @page.get("/page.css")
    def style() -> Response:
        return Response(render_template("page.css"), content_type="text/css; charset=utf-8")

    return page


def _groups(spec: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Operations by tag, in the order in which the tags were registered."""
    groups = {tag["name"]: {**tag, "operations": []} for tag in spec["tags"]}
    for path, methods in spec["paths"].items():
        for method in METHODS:
            if operation := methods.get(method):
                shown = {**operation, "path": path, "method": method.upper(), "shared": methods.get("parameters", [])}
                groups[operation["tags"][0]]["operations"].append(shown)
    return list(groups.values())


def fields_of(spec: Mapping[str, Any], schema: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The fields of an object, one level deep, as rows of a table."""
    resolved = _resolve(spec, schema)
    required = set(resolved.get("required", ()))
    return [
        {"name": name, "type": type_of(spec, field), "required": name in required, "says": field.get("description", "")}
        for name, field in resolved.get("properties", {}).items()
    ]


def type_of(spec: Mapping[str, Any], schema: Mapping[str, Any]) -> str:
    """A field's type in a few words: `string, 1–200`, `one of nl, en`, `list of ClauseLine`."""
    if "$ref" in schema:
        return str(schema["$ref"].rsplit("/", 1)[-1])
    if "enum" in schema:
        return "one of " + ", ".join(str(each) for each in schema["enum"])
    if schema.get("type") == "array":
        return f"list of {type_of(spec, schema.get('items', {}))}{_bounds(schema, 'Items')}"
    kind = schema.get("type", "anything")
    name = " or ".join(kind) if isinstance(kind, list) else str(kind)
    return name + (_bounds(schema, "Length") or _bounds(schema, "imum"))


def _bounds(schema: Mapping[str, Any], what: str) -> str:
    least, most = schema.get(f"min{what}"), schema.get(f"max{what}")
    if least is None and most is None:
        return ""
    return f", {'' if least is None else least}–{'' if most is None else most}"


def _resolve(spec: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    if "$ref" not in schema:
        return schema
    found: Mapping[str, Any] = spec["components"]["schemas"][schema["$ref"].rsplit("/", 1)[-1]]
    return found
