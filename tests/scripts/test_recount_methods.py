"""The recount for outsiders, for every way of counting: it finds what the engine finds, to the last round, and notices
what was changed."""

from __future__ import annotations

import json
from copy import deepcopy
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.tally import METHODS
from schemas.views.chains import BallotDocument
from tests.engine.ballot.ballots import a_ballot
from tests.scripts.exports import OF_OPTIONS, Document, export_of
from tests.scripts.test_recount import recount, run

SEEDS = st.integers(0, 2**32 - 1)


def differs(document: Document) -> list[str]:
    return [each["what"] for each in recount.differences(recount.read(json.dumps(document)))]


def test_the_script_knows_every_method() -> None:
    assert set(recount.METHODS) == set(METHODS)
    assert {name: METHODS[name].options for name in recount.FIXED} == recount.FIXED


@pytest.mark.parametrize("by", sorted(METHODS))
@settings(max_examples=60)
@given(seed=SEEDS, options=st.integers(1, 4))
def test_given_any_ballot_when_recounted_then_all_that_was_published_is_found_again(
    by: str, seed: int, options: int
) -> None:
    document = export_of(a_ballot(by, seed, options=options))
    assert differs(document) == []
    assert recount.recount(document) == document["outcome"]


@pytest.mark.parametrize("by", sorted(METHODS))
@settings(max_examples=15)
@given(seed=SEEDS)
def test_given_any_ballot_when_it_is_asked_for_over_http_then_nothing_of_it_is_left_out(by: str, seed: int) -> None:
    document = export_of(a_ballot(by, seed))
    assert BallotDocument().dump(document) == document


@pytest.mark.parametrize("by", sorted(METHODS))
@settings(max_examples=15)
@given(seed=SEEDS)
def test_given_papers_and_options_in_another_order_when_recounted_then_it_still_agrees(by: str, seed: int) -> None:
    document = export_of(a_ballot(by, seed))
    for part in ("papers", "options"):
        Random(seed).shuffle(document.get(part, []))
    assert differs(document) == []


def leaves(part: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Where the figures and words of an outcome stand."""
    inside = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else None
    if inside is None:
        return [path]
    return [each for name, value in inside for each in leaves(value, (*path, name))]


@pytest.mark.parametrize("by", sorted(METHODS))
@settings(max_examples=30)
@given(seed=SEEDS, data=st.data())
def test_given_any_one_thing_in_an_outcome_changed_when_recounted_then_it_is_noticed(
    by: str, seed: int, data: st.DataObject
) -> None:
    document = export_of(a_ballot(by, seed))
    *way, last = data.draw(st.sampled_from(leaves(document["outcome"])))
    part: Any = document["outcome"]
    for step in way:
        part = part[step]
    part[last] = part[last] + 1 if isinstance(part[last], int) else f"{part[last]}1"
    assert differs(document)


@pytest.mark.parametrize("by", OF_OPTIONS)
@settings(max_examples=30)
@given(seed=SEEDS, data=st.data())
def test_given_another_answer_on_a_paper_when_recounted_then_it_is_noticed(
    by: str, seed: int, data: st.DataObject
) -> None:
    document = export_of(a_ballot(by, seed))
    if document["papers"]:
        choice = data.draw(st.sampled_from(document["papers"]))["choice"]
        choice["plan"] = "abstain" if choice["plan"] != "abstain" else lone_answer(document)
        assert "digest of the urn" in differs(document)


def lone_answer(document: Document) -> str:
    """For the first option alone."""
    option: str = document["options"][0]["id"]
    settings_of = document["rules"]["counting"]
    is_values = document["rules"]["method"] in ("score", "dots") or settings_of.get("papers") == "values"
    return f"{option}:1" if is_values else option


@pytest.mark.parametrize("by", ["plurality", "stv", "yes_no_abstain"])
def test_given_a_lot_of_another_seed_when_recounted_then_some_ties_fall_otherwise_and_it_is_noticed(by: str) -> None:
    noticed = 0
    for seed in range(60):
        document = export_of(a_ballot(by, seed, tie="lot"))
        document["lot"] = "drawn afterwards"
        noticed += bool(differs(document))
    assert noticed


@pytest.mark.parametrize(
    ("by", "answer", "says"),
    [
        ("plurality", "z", "unknown answer"),
        ("approval", "a+a", "unknown answer"),
        ("dots", "a:11", "more than the rules"),
        ("score", "a:6", "more than the rules"),
        ("stv", "a=b", "more than the rules"),
        ("irv", "a>a", "unknown answer"),
        ("consent", "maybe", "unknown answer"),
        ("greedy", "a:x", "unknown answer"),
    ],
)
def test_given_an_answer_that_no_phone_could_cast_when_recounted_then_a_sentence_says_which_paper(
    by: str, answer: str, says: str
) -> None:
    document = next(
        found
        for seed in range(500)
        if (found := export_of(a_ballot(by, seed, most=3)))["papers"]
        and len(found.get("options", "ab")) > 1
        and found["rules"]["counting"].get("lowest", 0) == 0
        and not found["rules"]["counting"].get("equal")
    )
    document["papers"][0]["choice"] = dict.fromkeys(document["papers"][0]["choice"], answer)
    with pytest.raises(recount.BadInput, match=f"R0.*{says}"):
        recount.read(json.dumps(document))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"options": []}, "no options"),
        ({"options": [{"id": "a"}]}, "One option has no id"),
        ({"rules": {"counting": {}}}, "cannot be counted by the rules"),
        ({"rules": {"counting": []}}, "settings of the method"),
        ({"rules": {"weighted": True}}, "has no weight"),
    ],
)
def test_given_rules_or_options_that_are_missing_when_recounted_then_a_sentence_says_so(
    change: dict[str, Any], says: str
) -> None:
    document = deepcopy(next(d for seed in range(99) if (d := export_of(a_ballot("plurality", seed)))["papers"]))
    rules = document["rules"] | change.get("rules", {})
    with pytest.raises(recount.BadInput, match=says):
        recount.read(json.dumps(document | change | {"rules": rules}))


def test_given_a_choice_when_run_then_each_option_has_its_line_and_ties_are_told() -> None:
    drawn = (export_of(a_ballot("irv", seed, tie="lot")) for seed in range(500))
    tied = (each for each in drawn if each["outcome"]["questions"][0]["tally"]["ties"])
    document = next(each for each in tied if each["outcome"]["result"] == "passed")
    told = run(json.dumps(document).encode()).stdout.decode()
    assert "counted by irv: passed" in told
    assert "chosen 1" in told
    assert "tied (" in told
    assert "agrees" in told
