"""The description of the API: valid, complete, and saying what the parser does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any, get_type_hints

import pytest
from jsonschema import Draft202012Validator

from engine.registry import COMMANDS
from tests.schemas.examples import payload, wrong
from tests.web.world import World

OURS_TO_READ = ("api_page", "api-docs", "unknown_command")
NOT_IN_JSON_SCHEMA = {"bad_text"}
"""What the parser refuses besides: no JSON Schema can say it."""


@pytest.fixture(scope="module")
def spec(deciding: World) -> dict[str, Any]:
    response = deciding.browser().get("/api/openapi.json")
    assert response.content_type == "application/json"
    described: dict[str, Any] = response.json
    return described


def operations(spec: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in spec["paths"].items():
        for method, operation in methods.items():
            if method != "parameters":
                yield path, method, operation


def nested(part: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, dict):
        yield part
        part = list(part.values())
    if isinstance(part, list):
        for each in part:
            yield from nested(each)


def test_it_is_openapi_3_1(spec: dict[str, Any]) -> None:
    assert spec["openapi"].startswith("3.1")
    assert {"title", "version", "description"} <= set(spec["info"])


def test_every_schema_is_a_json_schema(spec: dict[str, Any]) -> None:
    for schema in spec["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)


def test_every_reference_leads_somewhere(spec: dict[str, Any]) -> None:
    for each in nested(spec):
        if "$ref" in each:
            found: Any = spec
            for step in each["$ref"].removeprefix("#/").split("/"):
                found = found[step]
            assert found


def test_every_operation_is_whole(spec: dict[str, Any]) -> None:
    for path, method, operation in operations(spec):
        said = f"{method} {path}"
        assert operation.get("summary") or operation.get("description"), said
        assert "default" in operation["responses"], said
        assert any(status.startswith("2") for status in operation["responses"]), said
        shared = spec["paths"][path].get("parameters", [])
        named = {each["name"] for each in (*shared, *operation.get("parameters", [])) if each["in"] == "path"}
        assert named == set(re.findall(r"{(\w+)}", path)), said
        assert all(
            security in spec["components"]["securitySchemes"]
            for each in operation.get("security", [])
            for security in each
        )


def test_every_route_is_described(spec: dict[str, Any], deciding: World) -> None:
    rules = {
        (re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule), method.lower())
        for rule in deciding.app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
        if rule.rule.startswith("/api/")
        and rule.endpoint.split(".")[0] not in ("api_page", "api-docs", "unknown_command")
    }

    assert {(path, method) for path, method, _ in operations(spec)} == rules


def test_errors_are_problems(spec: dict[str, Any]) -> None:
    for name, response in spec["components"]["responses"].items():
        assert list(response["content"]) == ["application/problem+json"], name


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_the_schema_of_a_command_says_what_its_parser_does(spec: dict[str, Any], name: str) -> None:
    operation = spec["paths"][f"/api/commands/{name}"]["post"]
    schema = {**operation["requestBody"]["content"]["application/json"]["schema"], "components": spec["components"]}
    validator = Draft202012Validator(schema)
    kind = COMMANDS[name]
    good = {"id": "c1", **payload(kind.type)}

    assert validator.is_valid(good), [error.message for error in validator.iter_errors(good)]
    assert not validator.is_valid({**good, "extra": 1})
    assert not validator.is_valid(payload(kind.type)), "the id is required"
    for field, hint in get_type_hints(kind.type, include_extras=True).items():
        for value, code in wrong(hint):
            if code not in NOT_IN_JSON_SCHEMA and value not in (1.0, "   ") and not str(value).endswith("\n"):
                assert not validator.is_valid({**good, field: value}), (field, value)


def test_a_secret_is_only_written(spec: dict[str, Any]) -> None:
    assert spec["components"]["schemas"]["GiveLink"]["properties"]["token"]["writeOnly"] is True
    assert spec["components"]["schemas"]["SignIn"]["properties"]["password"]["writeOnly"] is True


class Page(HTMLParser):
    """Collects what a page shows and what it asks for; complains of tags that do not match."""

    VOID = frozenset({"meta", "link", "br"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text: list[str] = []
        self.ids: list[str] = []
        self.asked: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        assert tag not in ("script", "style"), "the content policy forbids it"
        assert "style" not in given, "the content policy forbids it"
        self.ids += [given["id"] or ""] if "id" in given else []
        self.asked += [given[name] or "" for name in ("src", "href") if name in given]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_shows_every_operation_and_asks_nobody_else(
    spec: dict[str, Any], deciding: World, language: str
) -> None:
    response = deciding.browser().get(f"/api/?lang={language}")
    page = Page()
    page.feed(response.text)

    assert response.content_type.startswith("text/html")
    assert page.open == []
    assert len(page.ids) == len(set(page.ids))
    shown = " ".join(" ".join(page.text).split())
    for path, method, _ in operations(spec):
        assert f"{method.upper()} {path}" in shown
    assert all(asked.startswith(("/", "#")) for asked in page.asked)
    assert f'<html lang="{language}">' in response.text
    assert "{{" not in response.text


def test_its_style_has_light_and_dark(deciding: World) -> None:
    response = deciding.browser().get("/api/page.css")

    assert response.content_type.startswith("text/css")
    assert "light-dark(" in response.text
    assert "http" not in response.text


def test_an_entry_need_not_show_a_token(spec: dict[str, Any]) -> None:
    """A browser gets none, nor does a device that already was this person."""
    described = spec["components"]["schemas"]["Entry"]

    assert "token" in described["properties"]
    assert "token" not in described["required"]
