"""The workflows that a proposal can be started on, as somebody who chooses one reads them."""

from __future__ import annotations

import json

from werkzeug.test import TestResponse

import messages
from schemas.workflow_file import workflow_schema
from tests.web.problem import problem
from tests.web.shapes import wrong_in
from tests.web.world import WORKFLOW, World
from web.founding import publish
from workflows.loader import load


def test_each_says_its_way_and_how_its_ballots_count(deciding: World) -> None:
    answer = deciding.as_role("delegate").get(f"/api/workflows?movement={deciding.movement}").json

    assert wrong_in(deciding, "/api/workflows", answer) == []
    quick = answer["workflows"]["quick"]
    way = sorted(quick["route"].values(), key=lambda each: each["order"])
    assert [each["title"]["en"] for each in way] == ["Writing", "Voting", "Adopted"]
    told = [messages.render("en", each["code"], each["params"]) for each in quick["stages"]["vote"]["rules"].values()]
    assert "Adopted with at least 1/2 in favour." in " ".join(told) or all(told)
    assert quick["stages"]["rejected"]["outcome"] == "rejected"


def test_the_newest_version_counts(bare: World) -> None:
    for version in (1, 2):
        publish(bare.house, load(WORKFLOW.replace("version: 1", f"version: {version}")))

    answer = bare.as_role("coordinator").get(f"/api/workflows?movement={bare.movement}").json

    assert answer["workflows"]["quick"]["version"] == 2


def test_an_editor_finds_the_schema_of_workflow_files_without_signing_in(deciding: World) -> None:
    answer = deciding.browser().get("/api/workflows/schema.json")

    assert (answer.status_code, answer.content_type) == (200, "application/schema+json")
    assert json.loads(answer.text) == workflow_schema()


def test_it_is_asked_for_a_movement_of_ones_own(deciding: World) -> None:
    client = deciding.as_role("guest")

    problem(client.get(f"/api/workflows?movement={deciding.movement}"), 404, "not_found")
    problem(client.get("/api/workflows"), 404, "not_found")


def test_a_published_version_is_taken_away_as_a_file_a_diagram_and_a_picture(deciding: World) -> None:
    client = deciding.as_role("delegate")

    def take(ending: str, version: int = 1) -> TestResponse:
        return client.get(f"/api/workflows/quick/{version}.{ending}?movement={deciding.movement}&lang=nl")

    assert load(take("yaml").data).definition == load(WORKFLOW).definition
    assert take("mmd").text.startswith("stateDiagram-v2")
    picture = take("svg")
    assert picture.content_type == "image/svg+xml; charset=utf-8"
    assert picture.headers["Content-Disposition"] == 'attachment; filename="quick-1.svg"'
    assert "Schrijven" in picture.text
    problem(take("svg", version=9), 404, "not_found")
    problem(deciding.browser().get("/api/workflows/quick/1.svg"), 401, "not_signed_in")
