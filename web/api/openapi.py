"""How Flask-Smorest serves us: our own parsing (strict, with field codes), our own errors, OpenAPI 3.1."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Lock
from typing import Any, NoReturn

import flask_smorest  # type: ignore[import-untyped]
from apispec.ext.marshmallow import MarshmallowPlugin
from flask import Response, json
from webargs.flaskparser import FlaskParser

from engine.errors import RefusedError, refuse
from schemas.faults import refusal
from schemas.strict import Table, Tree
from schemas.views import Problem

SETTINGS = {
    "API_TITLE": "Polder",
    "API_VERSION": "1",
    "OPENAPI_VERSION": "3.1.0",
    "OPENAPI_URL_PREFIX": "/api",
    "API_SPEC_OPTIONS": {
        "info": {
            "description": (
                "Decide together. Whatever can be done here can be done over Socket.IO too, and everyone's screen "
                "follows either way. Sign in once: a browser gets a cookie, a program a token to send as "
                "`Authorization: Bearer`. Each command carries an `id` that you make: sent twice, it happens once."
            )
        },
        "components": {
            "securitySchemes": {
                "cookie": {"type": "apiKey", "in": "cookie", "name": "polder_session"},
                "bearer": {"type": "http", "scheme": "bearer"},
            }
        },
        "security": [{"cookie": []}, {"bearer": []}],
    },
}

PUBLIC: dict[str, Any] = {"security": []}
"""For `Blueprint.doc`: no session is needed."""


class _StrictBodies(FlaskParser):
    """Bodies as the schemas of ours read them. What is wrong becomes a refusal, never a dictionary of sentences."""

    def _raw_load_json(self, req: Any) -> Any:
        try:
            return json.loads(req.get_data(cache=True))
        except (ValueError, RecursionError):
            raise RefusedError(refuse("not_json")) from None

    def handle_error(self, error: Any, req: Any, schema: Any, **_: Any) -> NoReturn:
        raise RefusedError(refusal(error.messages.get("json", error.messages)))


class Blueprint(flask_smorest.Blueprint):  # type: ignore[misc]  # Flask-Smorest has no types
    ARGUMENTS_PARSER = _StrictBodies()

    def register_views_in_doc(self, api: PolderApi, *args: Any, **named: Any) -> None:
        """Later: most servers start without anybody who reads the description."""
        api.undescribed.append(partial(super().register_views_in_doc, api, *args, **named))


class PolderApi(flask_smorest.Api):  # type: ignore[misc]
    """Leaves errors to `web.problems`."""

    ERROR_SCHEMA = Problem

    def __init__(self, app: Any) -> None:
        plugin = MarshmallowPlugin(schema_name_resolver=_name_of)
        super().__init__(app, spec_kwargs={"marshmallow_plugin": plugin})
        self.ma_plugin.converter.add_attribute_function(_count_of_table)
        self.undescribed: list[Callable[[], None]] = []
        self._describing = Lock()

    def described(self) -> dict[str, Any]:
        """The description, of all that has been registered by now."""
        with self._describing:
            while self.undescribed:
                self.undescribed.pop(0)()
            spec: dict[str, Any] = self.spec.to_dict()
            return spec

    def _openapi_json(self) -> Response:
        return Response(json.dumps(self.described(), indent=2, sort_keys=False), mimetype="application/json")

    def _register_error_handlers(self) -> None:
        """None: Flask-Smorest's would answer in a shape of its own."""

    def _register_responses(self) -> None:
        """The error responses of the description, under their real content type."""
        self.DEFAULT_RESPONSE_CONTENT_TYPE = "application/problem+json"
        super()._register_responses()
        del self.DEFAULT_RESPONSE_CONTENT_TYPE


def _count_of_table(converter: Any, field: Any, ret: dict[str, Any]) -> dict[str, Any]:
    """apispec writes the bounds of a table's size as if it were a string. A tree has at most so many members in all."""
    if isinstance(field, Tree):
        return {"maxProperties": field.most}
    if not isinstance(field, Table):
        return {}
    ret.pop("minLength", None)
    ret.pop("maxLength", None)
    return {"minProperties": field.bounds.least, "maxProperties": field.bounds.most}


def _name_of(schema: Any) -> str:
    return schema.__name__ if isinstance(schema, type) else type(schema).__name__
