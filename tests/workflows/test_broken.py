"""What is said of broken workflows: `broken.yaml` is the table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

import messages
from tests.engine.test_registries import WORKFLOW_PROBLEMS
from workflows.loader import Found, Loaded, load

HERE = Path(__file__).parent
GOOD = (HERE / "good.yaml").read_text()
TABLE: list[dict[str, Any]] = yaml.safe_load((HERE / "broken.yaml").read_text())
NOT_ONE_CHANGE = {"not_a_workflow", "too_large", "bad_settings", "workflow_not_here"}
"""Shown in `test_loader.py`; said of what the rules of a ballot refuse and the checker did not foresee; or by what a
movement has, in `test_check.py`."""

each_broken = pytest.mark.parametrize("row", TABLE, ids=[row["broken"] for row in TABLE])


def text_of(row: dict[str, Any]) -> str:
    assert row["was"] in GOOD
    return GOOD.replace(row["was"], row["now"], 1)


def found_in(row: dict[str, Any]) -> tuple[Found, ...]:
    loaded = load(text_of(row), row.get("seats"))
    return (*loaded.problems, *loaded.warnings)


def said(row: dict[str, Any]) -> Iterator[tuple[int, str, dict[str, Any]]]:
    for each in found_in(row):
        known = {"known"} if each.problem.code == "unknown_name" else set()
        params = {name: value for name, value in each.problem.params.items() if name not in known}
        yield each.line, each.problem.code, params


def test_what_the_table_starts_from_is_sound() -> None:
    loaded = load(GOOD)
    assert (loaded.problems, loaded.warnings) == ((), ())


@each_broken
def test_a_broken_workflow_is_told_what_is_wrong_and_where(row: dict[str, Any]) -> None:
    text = text_of(row)
    ends = [text.index(each["at"]) + len(each["at"]) for each in row["says"]]
    expected = [
        (text[:end].count("\n") + 1, each["code"], each.get("params", {}))
        for end, each in zip(ends, row["says"], strict=True)
    ]
    assert list(said(row)) == expected


@each_broken
@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_it_is_told_in_a_whole_sentence(row: dict[str, Any], language: str) -> None:
    for each in found_in(row):
        sentence = messages.render(language, f"workflow.{each.problem.code}", each.problem.params)
        assert re.fullmatch(r"[A-Z‘].*[.?]", sentence), sentence
        assert not re.search(r"\{\w+(:\w+)?\}|\b(ballot_case|shape|role)\.\w", sentence), sentence


def test_the_table_is_long_and_names_no_row_twice() -> None:
    names = [row["broken"] for row in TABLE]
    assert len(names) == len(set(names)) >= 120


def test_everything_that_can_be_said_is_said_of_some_row() -> None:
    told = {each["code"] for row in TABLE for each in row["says"]}
    assert told == set(WORKFLOW_PROBLEMS) - NOT_ONE_CHANGE


@each_broken
def test_a_problem_refuses_and_a_warning_does_not(row: dict[str, Any]) -> None:
    loaded: Loaded = load(text_of(row), row.get("seats"))
    assert all(each.problem.refuses for each in loaded.problems)
    assert not any(each.problem.refuses for each in loaded.warnings)
    assert (loaded.definition is None) == bool(loaded.problems)
