"""Reading a definition from plain data: all that is wrong is named, with its place and what was meant."""

from __future__ import annotations

import json
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

from engine.ballot.rules import BallotRules
from engine.ballot.threshold import Threshold
from engine.workflow.definition import Definition
from engine.workflow.problems import Path
from engine.workflow.read import canonical, read
from tests.engine.proposal.scenes import PLAN, definition, source

Change = Callable[[dict[str, Any]], object]


def problems(change: Change) -> list[tuple[Path, str, dict[str, Any]]]:
    changed = source()
    change(changed)
    found = read(changed)
    assert not isinstance(found, Definition), "nothing was found wrong"
    return [(each.path, each.code, dict(each.params)) for each in found]


def test_the_yearly_plan_reads_as_it_is_written() -> None:
    assert (PLAN.name, PLAN.version, PLAN.start) == ("yearly_plan", 4, "draft")
    assert list(PLAN.stages) == ["draft", "groups", "revise", "vote", "adopted", "rejected", "withdrawn"]
    assert PLAN.stages["vote"].settings == BallotRules(
        threshold=Threshold(fraction=Fraction(2, 3)), quorum_part=Fraction(2, 3)
    )
    assert PLAN.moves["adopt"].automatic
    assert PLAN.moves["open_ballot"].override
    assert PLAN.moves["withdraw"].sources == ("draft", "groups", "revise")


def test_the_digest_is_that_of_the_content_in_its_order() -> None:
    """Of moves that go by themselves the first goes, so another order is another workflow."""
    assert definition(json.loads(canonical(source()))).digest == PLAN.digest
    turned = source()
    turned["moves"] = dict(reversed(turned["moves"].items()))
    assert definition(turned).digest != PLAN.digest
    other = source()
    other["title"]["en"] = "Annual plan"
    assert definition(other).digest != PLAN.digest


def setting(*place: str | int, value: Any) -> Change:
    """A change of one place in the source."""

    def change(changed: Any) -> None:
        for step in place[:-1]:
            changed = changed[step]
        changed[place[-1]] = value

    return change


LONG = "x" * 201
WRONG: tuple[tuple[tuple[str | int, ...], Any, str, dict[str, Any]], ...] = (
    (("titel",), {}, "misspelt_name", {"name": "titel", "meant": "title"}),
    (("stages", "draft", "activitee"), "drafting", "misspelt_name", {"name": "activitee", "meant": "activity"}),
    (("stages", "vote", "settings", "treshold"), {}, "misspelt_name", {"name": "treshold", "meant": "threshold"}),
    (("moves", "discuss", "guard"), [], "misspelt_name", {"name": "guard", "meant": "guards"}),
    (("workflow",), "yearly plan", "bad_name", {"name": "yearly plan"}),
    (("workflow",), 7, "bad_name", {"name": "7"}),
    (("version",), 0, "out_of_range", {"least": 1, "most": 1_000_000}),
    (("version",), True, "out_of_range", {"least": 1, "most": 1_000_000}),
    (("version",), "1", "out_of_range", {"least": 1, "most": 1_000_000}),
    (("title",), "Yearly plan", "wrong_type", {"expected": "label"}),
    (("title", "en"), LONG, "wrong_type", {"expected": "text"}),
    (("title", "en"), 5, "wrong_type", {"expected": "text"}),
    (("title", "en"), "half \ud800", "wrong_type", {"expected": "text"}),
    (("title", "fr"), "Plan", "unknown_name", {"name": "fr"}),
    (("start",), 3, "wrong_type", {"expected": "text"}),
    (("stages",), [], "wrong_type", {"expected": "map"}),
    (("stages", "draft"), None, "wrong_type", {"expected": "map"}),
    (("stages", "draft", "activity"), "draftin", "misspelt_name", {"name": "draftin", "meant": "drafting"}),
    (("stages", "draft", "activity"), ["drafting"], "misspelt_name", {"name": "['drafting']", "meant": "drafting"}),
    (("stages", "adopted", "outcome"), "adoptd", "misspelt_name", {"name": "adoptd", "meant": "adopted"}),
    (("stages", "adopted", "settings"), {}, "outcome_has_settings", {"stage": "adopted"}),
    (("stages", "groups", "settings"), {"minutes": 601}, "out_of_range", {"least": 0, "most": 600}),
    (("stages", "groups", "settings"), {"minutes": True}, "out_of_range", {"least": 0, "most": 600}),
    (("stages", "vote", "settings", "secrecy"), "opn", "misspelt_name", {"name": "opn", "meant": "open"}),
    (("stages", "vote", "settings", "quorum"), -1, "out_of_range", {"least": 0, "most": 1_000_000}),
    (("stages", "vote", "settings", "method"), "yes_no", "misspelt_name", {"meant": "yes_no_abstain"}),
    (
        ("stages", "vote", "settings", "threshold"),
        {"at_least": 0.66, "of": "cast"},
        "bad_threshold",
        {"written": "{at_least: 0.66, of: cast}"},
    ),
    (("moves",), "none", "wrong_type", {"expected": "map"}),
    (("moves", "discuss", "from"), "draft", "wrong_type", {"expected": "list"}),
    (("moves", "discuss", "from"), [], "wrong_type", {"expected": "list"}),
    (("moves", "discuss", "to"), ["groups"], "wrong_type", {"expected": "text"}),
    (("moves", "discuss", "by"), ["cordinator"], "misspelt_name", {"name": "cordinator", "meant": "coordinator"}),
    (("moves", "discuss", "by"), ["delegate"], "role_never_acts", {"role": "delegate", "known": ["coordinator"]}),
    (("moves", "discuss", "override"), "yes", "wrong_type", {"expected": "yes_no"}),
    (
        ("moves", "discuss", "effects"),
        ["fix_versions"],
        "misspelt_name",
        {"name": "fix_versions", "meant": "fix_version"},
    ),
    (("moves", "discuss", "guards"), {}, "wrong_type", {"expected": "list"}),
    (("moves", "discuss", "guards", 0), "has_clause", "misspelt_name", {"name": "has_clause", "meant": "has_clauses"}),
    (("moves", "discuss", "guards", 0), {"has_clauses": {"least": 2}}, "unknown_name", {"name": "least"}),
    (("moves", "discuss", "guards", 0), {"has_clauses": 3}, "wrong_type", {"expected": "map"}),
    (("moves", "discuss", "guards", 0), 10**5000, "unknown_name", {"name": "…"}),
)


@pytest.mark.parametrize(
    ("place", "value", "code", "params"), WRONG, ids=[f"{n}-{each[2]}" for n, each in enumerate(WRONG)]
)
def test_what_is_wrong_is_told_with_its_place(
    place: tuple[str | int, ...], value: Any, code: str, params: dict[str, Any]
) -> None:
    ((path, found, told),) = problems(setting(*place, value=value))
    assert path[: len(place)] == place[: len(path)]
    assert (found, {name: told[name] for name in params}) == (code, params)


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ((), "start"),
        (("stages", "draft"), "title"),
        (("moves", "discuss"), "to"),
        (("moves", "discuss"), "from"),
    ],
)
def test_what_is_missing_is_named(place: tuple[str, ...], name: str) -> None:
    def remove(changed: Any) -> None:
        for step in place:
            changed = changed[step]
        del changed[name]

    assert problems(remove) == [(place, "missing_name", {"name": name})]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("place", [("title",), ("stages", "draft", "title"), ("moves", "discuss", "title")])
def test_every_title_stands_in_both_languages(place: tuple[str, ...], language: str) -> None:
    missing = [(place, "missing_translation", {"language": language})]
    assert problems(setting(*place, language, value="")) == missing


def test_a_stage_has_an_activity_or_is_an_outcome() -> None:
    both = setting("stages", "draft", "outcome", value="adopted")
    assert problems(both) == [(("stages", "draft"), "activity_or_outcome", {"stage": "draft"})]


def test_a_word_that_yaml_takes_for_yes_or_no_wants_quotes() -> None:
    def rename(changed: dict[str, Any]) -> None:
        changed["moves"][True] = changed["moves"].pop("discuss")

    assert problems(rename) == [(("moves", "True"), "name_in_quotes", {"name": "true"})]


@pytest.mark.parametrize("name", ["go on", "", "x" * 41, 7, "é"])
def test_a_move_is_called_what_a_command_can_name(name: Any) -> None:
    def rename(changed: dict[str, Any]) -> None:
        changed["moves"][name] = changed["moves"].pop("discuss")

    assert [code for _, code, _ in problems(rename)] == ["bad_name"]


def test_everything_wrong_is_told_at_once() -> None:
    def spoil(changed: dict[str, Any]) -> None:
        changed["title"] = {}
        changed["moves"]["discuss"]["by"] = ["nobody"]
        changed["stages"]["draft"]["activity"] = "x"

    assert len(problems(spoil)) == 4


@pytest.mark.parametrize("nothing", [None, [], "workflow", 7, {}])
def test_what_is_no_workflow_at_all(nothing: Any) -> None:
    assert read(nothing)
    assert not isinstance(read(nothing), Definition)
