"""The JSON Schema for editors: it takes what Polder takes, and refuses most of what it refuses."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from engine.ballot.rules import BallotRules
from engine.tally import METHODS
from engine.workflow.definition import Definition
from engine.workflow.read import read
from schemas.workflow_file import workflow_schema
from tests.engine.workflow.test_check_and_machine import GUARDS
from tests.workflows.test_broken import GOOD, TABLE, text_of
from workflows.loader import Loader, shipped

SCHEMA = Draft202012Validator(workflow_schema())
BEYOND = {
    "the checker's": {"no_such_day", "date_or_days", "part_out_of_reach", "guards_too_deep"},
    "of rules that do not go together": {
        "heads_without_weights",
        "live_not_open",
        "persons_weigh_the_same",
        "quorum_part_missing",
        "role_not_asked",
        "role_not_named",
        "role_without_persons",
        "splitting_beside_heads",
        "splitting_not_open",
        "splitting_without_weights",
        "status_quo_without_choice",
    },
}
"""What is wrong, and no JSON Schema says."""


def tree(text: str) -> Any:
    return yaml.load(text, Loader=Loader)


def test_it_is_a_json_schema() -> None:
    Draft202012Validator.check_schema(workflow_schema())


SOUND = {path.stem: path.read_text() for path in shipped()} | {"good": GOOD}


@pytest.mark.parametrize("name", SOUND)
def test_it_takes_every_workflow_that_is_sound(name: str) -> None:
    assert list(SCHEMA.iter_errors(tree(SOUND[name]))) == []


def codes_of(row: dict[str, Any]) -> set[str]:
    return {each["code"] for each in row["says"]}


NO_YAML = {"not_yaml", "no_aliases", "no_tags", "twice", "key_not_text"}
"""What an editor says itself, before any schema is asked."""
READABLE = [row for row in TABLE if not codes_of(row) & NO_YAML]


@pytest.mark.parametrize("row", READABLE, ids=[row["broken"] for row in READABLE])
def test_of_broken_ones_it_takes_what_can_be_read_and_refuses_the_rest(row: dict[str, Any]) -> None:
    codes = codes_of(row)
    data = tree(text_of(row))
    beyond = set().union(*BEYOND.values())
    if isinstance(read(data), Definition) or codes <= beyond:
        assert list(SCHEMA.iter_errors(data)) == []
    else:
        assert list(SCHEMA.iter_errors(data)) != []


@given(st.lists(GUARDS, max_size=3))
def test_it_takes_guards_however_they_are_combined(guards: list[Any]) -> None:
    data = tree(GOOD)
    data["moves"]["open"]["guards"] = guards
    assume(isinstance(read(data), Definition))
    assert SCHEMA.is_valid(data)


@pytest.mark.parametrize("name", METHODS)
def test_it_knows_every_method_with_its_own_settings(name: str) -> None:
    method = METHODS[name]
    data = tree(GOOD)
    needed = {"counting": {"budget": 100}} if method.spends else {}
    threshold = {"threshold": {"more_than": "1/2", "of": "cast"}} if method.by_threshold else {}
    settings = {"method": name, "per": "whole" if method.options else "options", **needed, **threshold}
    data["stages"]["vote"]["settings"] = settings
    assert isinstance(read(data), Definition)
    assert list(SCHEMA.iter_errors(data)) == []
    data["stages"]["vote"]["settings"] = {**settings, "counting": {**needed.get("counting", {}), "no_such_setting": 1}}
    assert not SCHEMA.is_valid(data)
    data["stages"]["vote"]["settings"] = {**settings, "per": "options" if method.options else "clause"}
    assert not SCHEMA.is_valid(data)


def test_it_knows_every_setting_of_a_ballot() -> None:
    ballot = next(
        each["properties"]["settings"]
        for each in workflow_schema()["$defs"]["stage"]["oneOf"]
        if each["properties"].get("activity") == {"const": "ballot"}
    )
    assert set(ballot["properties"]) == set(BallotRules.__dataclass_fields__)
