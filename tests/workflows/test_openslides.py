"""Workflows that come from OpenSlides."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import messages
from engine.workflow.check import check
from engine.workflow.definition import Definition
from engine.workflow.read import read
from engine.workflow.rehearse import Crowd, rehearse
from tests.elections.shared import shared
from workflows.openslides import _NOT_OURS, Imported, NotOpenSlides, from_openslides

COMPLEX = {
    "name": "Motions of our federation",
    "first_state_name": "in progress",
    "states": [
        {"name": "in progress", "next_state_names": ["submitted", "withdrawn"], "allow_submitter_edit": True},
        {"name": "submitted", "next_state_names": ["permitted", "rejected (not authorized)", "withdrawn"]},
        {
            "name": "permitted",
            "next_state_names": ["accepted", "rejected", "withdrawn", "adjourned", "Zurück an den Vorstand"],
            "allow_create_poll": True,
        },
        {"name": "accepted", "css_class": "green", "merge_amendment_into_final": "do_merge"},
        {"name": "rejected", "css_class": "red"},
        {"name": "rejected (not authorized)", "css_class": "red"},
        {"name": "withdrawn", "css_class": "grey"},
        {"name": "adjourned", "css_class": "grey"},
        {"name": "Zurück an den Vorstand", "next_state_names": ["permitted"]},
        {"name": "forgotten"},
    ],
}


def by_number(flow: dict[str, Any]) -> dict[str, Any]:
    """The same as the collections of an exported meeting."""
    names = [each["name"] for each in flow["states"]]
    states = {
        str(number): {key: value for key, value in each.items() if key != "next_state_names"}
        | {"next_state_ids": [names.index(name) + 1 for name in each.get("next_state_names", [])], "weight": number}
        for number, each in enumerate(flow["states"], start=1)
    }
    first = names.index(flow["first_state_name"]) + 1
    ids = list(range(len(names), 0, -1))
    return {
        "meeting": {"1": {"name": "Spring"}},
        "motion_workflow": {"1": {"name": flow["name"], "first_state_id": first, "state_ids": ids}},
        "motion_state": states,
    }


def one(data: Any, *, ballots: bool = False) -> Imported:
    (found,) = from_openslides(json.dumps(data), ballots=ballots)
    return found


def definition(found: Imported) -> Definition:
    made = read(found.source)
    assert isinstance(made, Definition), made
    assert [each.code for each in check(made)] == []
    return made


def ways(made: Definition) -> set[tuple[str, str]]:
    return {(source, move.target) for move in made.moves.values() for source in move.sources}


def test_the_simple_workflow_of_openslides_runs_as_it_did() -> None:
    (found,) = from_openslides((shared("state_machines") / "openslides_motion_workflows.json").read_bytes())
    made = definition(found)
    assert made.start == "submitted"
    assert ways(made) == {("submitted", each) for each in ("accepted", "rejected", "not_decided")}
    assert {name: stage.outcome for name, stage in made.stages.items()} == {
        "submitted": None,
        "accepted": "adopted",
        "rejected": "rejected",
        "not_decided": "withdrawn",
    }
    assert made.stages["submitted"].activity == "drafting", "whoever submitted it could write"
    assert made.stages["not_decided"].title == {"nl": "Geen besluit", "en": "Not decided"}
    assert [(each.code, each.params.get("what")) for each in found.notes] == [
        ("no_decision", None),
        ("not_kept", ["recommendation", "support"]),
    ]


def test_a_longer_one_keeps_every_way_that_can_be_gone_and_says_what_to_look_at() -> None:
    found = one(COMPLEX)
    made = definition(found)
    assert ways(made) == {
        (_stage(each["name"]), _stage(name))  # type: ignore[index]
        for each in COMPLEX["states"]
        for name in each.get("next_state_names", ())  # type: ignore[attr-defined]
    }
    assert {stage.activity for stage in made.stages.values() if stage.outcome is None} == {"drafting", "waiting"}
    assert made.stages["rejected_not_authorized"].outcome == "rejected"
    assert {(each.code, *map(str, each.params.values())) for each in found.notes} == {
        ("left_out", "{'nl': 'forgotten', 'en': 'forgotten'}"),
        ("no_decision", "{'nl': 'Verdaagd', 'en': 'Adjourned'}"),
        ("translate", "['Zurück an den Vorstand']"),
    }


def _stage(name: str) -> str:
    odd = {"rejected (not authorized)": "rejected_not_authorized", "Zurück an den Vorstand": "zuruck_an_den_vorstand"}
    return odd.get(name, name.replace(" ", "_"))


def test_the_export_of_a_meeting_gives_the_same_as_the_export_of_its_workflow() -> None:
    assert one(by_number(COMPLEX)) == one(COMPLEX) == one([COMPLEX]) == one({"workflows": [COMPLEX]})


def test_decisions_can_be_put_to_the_vote() -> None:
    found = one(COMPLEX, ballots=True)
    made = definition(found)
    assert made.stages["vote_permitted"].activity == "ballot"
    assert {target for source, target in ways(made) if source == "vote_permitted"} == {
        "accepted",
        "rejected",
        "permitted",
    }
    assert ("permitted", "accepted") not in ways(made), "no longer by hand"
    assert ("permitted", "adjourned") in ways(made)
    assert ("put_to_vote", {"stage": {"nl": "Toegelaten", "en": "Permitted"}}) in [
        (each.code, each.params) for each in found.notes
    ]


def test_names_that_would_be_the_same_stay_apart_and_are_short_enough() -> None:
    long = "a state whose name is much longer than ours may ever be"
    states = [{"name": f"{long}{sign}", "next": [f"{long}?"] if sign == "!" else []} for sign in "!?"]
    made = definition(one({"name": "2 states", "states": states}))
    assert made.name == "motion_2_states"
    assert len(made.stages) == 2


def test_workflows_that_are_called_the_same_stay_apart() -> None:
    found = from_openslides(json.dumps({"workflows": [COMPLEX, COMPLEX]}))
    assert [each.source["workflow"] for each in found] == ["motions_of_our_federation", "motions_of_our_federation_2"]
    assert found[0].source["title"] == found[1].source["title"]


@pytest.mark.parametrize("ballots", [False, True])
def test_an_exported_meeting_gives_workflows_that_run(ballots: bool) -> None:
    """Everything else that is in it is left alone."""
    exported = (shared("peer_exports") / "openslides_example-data.json").read_bytes()
    for found in from_openslides(exported, ballots=ballots):
        made = definition(found)
        report = rehearse(made, Crowd(), runs=30, seed=1)
        assert report.stuck == ()
        assert report.ended == report.runs


def test_each_note_and_each_refusal_is_a_sentence() -> None:
    codes = {"left_out", "no_decision", "leads_nowhere", "put_to_vote", "translate", "not_kept"}
    codes |= {"not_json", "no_workflows", "too_large"}
    assert {f"imported.{each}" for each in codes} <= messages.codes()
    assert {f"imported.what.{each}" for each in _NOT_OURS.values()} <= messages.codes()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "not_json"),
        ("[" * 100_000, "not_json"),
        ("{}", "no_workflows"),
        ("7", "no_workflows"),
        ('{"workflows": [{"states": []}]}', "no_workflows"),
        ('{"motion_workflow": {}, "motion_state": {}}', "no_workflows"),
        (" " * 20_000_001, "too_large"),
    ],
)
def test_what_is_no_workflow_is_refused(text: str, code: str) -> None:
    with pytest.raises(NotOpenSlides) as refused:
        from_openslides(text)
    assert refused.value.code == code


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 9) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["name", "next", "states"]), inner),
)
STATES = st.lists(
    st.fixed_dictionaries(
        {"name": st.sampled_from(["a", "b", "c", ""]), "next": st.lists(st.sampled_from("abcd")) | JSON}
    ),
    max_size=5,
)


@settings(max_examples=60)
@given(st.fixed_dictionaries({"name": JSON, "first_state": JSON, "states": STATES | JSON}), st.booleans())
def test_whatever_the_file_says_it_is_read_or_refused(flow: Any, ballots: bool) -> None:
    try:
        made = from_openslides(json.dumps([flow]), ballots=ballots)
    except NotOpenSlides:
        return
    for each in made:
        found = read(each.source)
        if isinstance(found, Definition):
            check(found)
