"""What the designer asks as one works: words to choose from, what is wrong, and how it goes with made-up people."""

from __future__ import annotations

import json
from typing import Any

import pytest

import messages
from engine.workflow.activities import ACTIVITIES
from engine.workflow.guards import GUARDS
from tests.web.problem import problem
from tests.web.shapes import wrong_in
from tests.web.world import WORKFLOW, World
from workflows.loader import shipped
from workflows.writer import plain

PLAN = next(path for path in shipped() if path.stem == "yearly_plan").read_text("utf-8")


def source(text: str = PLAN) -> dict[str, Any]:
    found = plain(text)
    assert found is not None
    return found


def ask(world: World, what: str, **body: Any) -> Any:
    answer = world.as_role("coordinator").post(f"/api/workflows/{what}", json=body)
    assert answer.status_code == 200, answer.json
    assert wrong_in(world, f"/api/workflows/{what}", answer.json, "post") == []
    return answer.json


def test_the_vocabulary_is_what_the_engine_declares(deciding: World) -> None:
    answer = deciding.as_role("coordinator").get("/api/workflows/vocabulary").json

    assert wrong_in(deciding, "/api/workflows/vocabulary", answer) == []
    assert (set(answer["activities"]), set(answer["guards"])) == (set(ACTIVITIES), set(GUARDS))
    count = answer["guards"]["clauses_at_least"]["settings"][0]
    assert (count["kind"], count["least"], count["most"], count["required"]) == ("whole", 1, 1000, True)
    assert answer["guards"]["all"]["settings"] == []
    assert answer["roles"] == ["coordinator"]


def test_each_activity_says_to_whoever_chooses_it_what_it_is(deciding: World) -> None:
    for language in messages.LANGUAGES:
        assert {f"activity.{name}.hint" for name in ACTIVITIES} <= messages.codes(language)


def test_what_is_in_order_has_no_problems_and_can_be_drawn(deciding: World) -> None:
    answer = ask(deciding, "check", source=source())

    assert answer["problems"] == []
    assert answer["source"] == source()
    assert answer["diagram"]["mermaid"].startswith("stateDiagram-v2")
    assert plain(answer["yaml"]) == source()


def test_what_is_wrong_is_told_at_its_place_and_its_line(deciding: World) -> None:
    wrong = source()
    del wrong["moves"]["break_tie"]
    (found,) = ask(deciding, "check", source=wrong)["problems"]

    assert (found["code"], found["path"]) == ("case_uncovered", ["stages", "vote"])
    assert found["params"] == {"stage": "vote", "case": "tied"}
    assert found["refuses"] is True
    assert ask(deciding, "check", source=wrong)["yaml"].splitlines()[found["line"] - 1].strip() == "vote:"


def test_the_seats_of_a_movement_can_be_told(deciding: World) -> None:
    few = source(PLAN.replace("quorum_part: 2/3", "quorum: 30"))

    assert ask(deciding, "check", source=few)["problems"] == []
    assert [each["code"] for each in ask(deciding, "check", source=few, seats=9)["problems"]] == ["quorum_too_high"]


GROWS = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 20))


@pytest.mark.parametrize("text", ["", "a: [", "- a", "a: &b 1", "workflow: a", "x: .nan", GROWS])
def test_no_file_is_too_wrong_to_be_checked(deciding: World, text: str) -> None:
    answer = ask(deciding, "check", yaml=text)

    assert answer["problems"]
    assert answer["yaml"] == text


def test_a_source_may_lack_everything(deciding: World) -> None:
    assert [each["code"] for each in ask(deciding, "check", source={})["problems"]] == ["not_a_workflow"]


@pytest.mark.parametrize(
    "body", [{"source": []}, {"yaml": 3}, {"yaml": "x" * 100_001}, {"more": 1}, {"source": {"a": 1.5}}]
)
def test_a_body_of_another_shape_is_refused(deciding: World, body: Any) -> None:
    answer = deciding.as_role("coordinator").post("/api/workflows/check", json=body)

    problem(answer, 422, "invalid_fields")


def test_a_rehearsal_tells_how_often_each_place_was_reached(deciding: World) -> None:
    answer = ask(deciding, "rehearse", source=source(), runs=20, seed=3)

    report = answer["report"]
    assert (report["runs"], report["seed"], report["crowd"]["turnout"]) == (20, 3, "4/5")
    assert sum(report["outcomes"].values()) + sum(each["often"] for each in report["stuck"]) == 20
    assert answer["visits"]["draft"] == 1
    assert answer["visits"]["adopted"] == report["outcomes"]["adopted"] / 20
    assert answer["moves"]["discuss"] == 1
    assert ask(deciding, "rehearse", source=source(), runs=20, seed=3) == answer


@pytest.mark.parametrize("what", ["rehearse", "step"])
def test_what_is_not_in_order_is_not_played(deciding: World, what: str) -> None:
    client = deciding.as_role("coordinator")

    problem(client.post(f"/api/workflows/{what}", json={"source": {"a": 1}}), 422, "workflow_not_in_order")
    problem(client.post(f"/api/workflows/{what}", json={"source": source(), "turnout": "3/2"}), 422, "rules_impossible")
    problem(client.post(f"/api/workflows/{what}", json={"source": source(), "turnout": "half"}), 422, "invalid_fields")


def test_a_play_is_played_again_to_where_the_choices_lead(deciding: World) -> None:
    quick = source(WORKFLOW)
    choices: list[int] = []
    stages = []
    while (stands := ask(deciding, "step", source=quick, seed=2, choices=choices))["steps"] and len(choices) < 50:
        stages.append(stands["stage"])
        choices.append(0)

    assert stages[0] == "draft"
    assert stands["ended"]
    assert stands["said"]
    assert ask(deciding, "step", source=quick, seed=2, choices=choices[:1])["stage"] == stages[1]
    client = deciding.as_role("coordinator")
    problem(client.post("/api/workflows/step", json={"source": quick, "choices": [99]}), 422, "no_such_step")


def test_nobody_from_outside_asks(deciding: World) -> None:
    problem(deciding.browser().post("/api/workflows/check", json={"source": {}}), 401, "not_signed_in")


OPENSLIDES = {
    "workflows": [
        {
            "name": "Simple Workflow",
            "first_state": "submitted",
            "states": [
                {"name": "submitted", "next": ["accepted", "not decided"], "allow_create_poll": True},
                {"name": "accepted", "css_class": "green"},
                {"name": "not decided"},
            ],
        }
    ]
}


def bring(world: World, file: str, format: str, **more: Any) -> Any:
    return ask(world, "import", file=file, format=format, **more)


def test_a_workflow_of_openslides_is_brought_with_what_to_look_at(deciding: World) -> None:
    (found,) = bring(deciding, json.dumps(OPENSLIDES), "openslides")["workflows"]

    assert found["source"]["workflow"] == "simple_workflow"
    assert ask(deciding, "check", source=found["source"])["problems"] == []
    assert [each["code"] for each in found["notes"]] == ["imported.no_decision"]
    (put_to_vote,) = bring(deciding, json.dumps(OPENSLIDES), "openslides", ballots=True)["workflows"]
    assert put_to_vote["source"]["stages"]["vote_submitted"]["activity"] == "ballot"


def test_a_file_of_ours_is_brought_as_it_is_also_when_it_is_wrong(deciding: World) -> None:
    wrong = PLAN.replace("to: vote", "to: vot", 1)

    assert bring(deciding, wrong, "polder")["workflows"] == [{"source": source(wrong), "notes": []}]


def test_a_draft_is_drawn_in_the_language_of_its_reader(deciding: World) -> None:
    client = deciding.as_role("coordinator")
    body = {"source": source()}

    assert ">Jaarplan</title>" in client.post("/api/workflows/picture?lang=nl", json=body).json["svg"]
    assert ">Yearly plan</title>" in client.post("/api/workflows/picture?lang=en", json=body).json["svg"]
    problem(client.post("/api/workflows/picture", json={"source": {"a": 1}}), 422, "workflow_not_in_order")


@pytest.mark.parametrize(
    ("format", "file", "code"),
    [
        ("openslides", "workflow: a", "imported.not_json"),
        ("openslides", "{}", "imported.no_workflows"),
        ("polder", "a: [", "workflow.not_yaml"),
        ("polder", "just words", "workflow.not_a_workflow"),
        ("polder", GROWS, "workflow.no_aliases"),
    ],
)
def test_a_file_that_holds_no_workflow_is_told_in_a_sentence(
    deciding: World, format: str, file: str, code: str
) -> None:
    answer = bring(deciding, file, format)

    assert (answer["workflows"], answer["unread"]["code"]) == ([], code)
    assert code in messages.codes()


def test_a_setting_that_names_a_workflow_says_so_to_forms(deciding: World) -> None:
    effects = deciding.as_role("coordinator").get("/api/workflows/vocabulary").json["effects"]
    named = {name: each["names"] for name, part in effects.items() for each in part["settings"] if "names" in each}
    assert named == {"start_workflow": "workflow", "start_children": "workflow"}


def test_to_whoever_coordinates_it_is_said_which_workflow_is_not_there(deciding: World) -> None:
    asked = source(WORKFLOW)
    asked["moves"]["adopt"]["effects"] = [{"start_workflow": {"workflow": "elsewhere"}}]

    found = ask(deciding, "check", source=asked, movement=deciding.movement)["problems"]
    assert [(each["code"], each["params"]["workflow"], each["refuses"]) for each in found] == [
        ("workflow_not_here", "elsewhere", False)
    ]
    asked["moves"]["adopt"]["effects"] = [{"start_workflow": {"workflow": "quick"}}]
    assert ask(deciding, "check", source=asked, movement=deciding.movement)["problems"] == []


@pytest.mark.parametrize(
    ("role", "status", "code"), [("delegate", 403, "role_may_not"), ("outsider", 404, "not_found")]
)
def test_what_a_movement_has_is_told_to_nobody_else(deciding: World, role: str, status: int, code: str) -> None:
    body = {"source": source(WORKFLOW), "movement": deciding.movement}
    problem(deciding.as_role(role).post("/api/workflows/check", json=body), status, code)
