"""A movement's workflows over HTTP: what its coordinators see of drafts and versions."""

from __future__ import annotations

from typing import Any

from engine.publishing.commands import PublishWorkflow, RetireWorkflow, SaveDraft
from tests.web.shapes import wrong_in
from tests.web.test_designing import source
from tests.web.world import World


def kept(world: World, workflow: str, **changes: Any) -> None:
    world.do(SaveDraft(movement=world.movement, workflow=workflow, source=source() | changes, rev=0))


def publish(world: World, workflow: str) -> None:
    world.do(PublishWorkflow(movement=world.movement, workflow=workflow, rev=1))


def get(world: World, what: str, role: str = "coordinator", **query: str) -> Any:
    asked = {"movement": world.movement} | query
    return world.as_role(role).get(f"/api/workflows/{what}".rstrip("/"), query_string=asked)


def test_the_desk_lists_drafts_versions_and_what_came_along(deciding: World) -> None:
    kept(deciding, "our_plan")
    answer = get(deciding, "desk").json
    assert wrong_in(deciding, "/api/workflows/desk", answer) == []
    ours = answer["workflows"]["our_plan"]
    assert (ours["draft"]["rev"], ours["mine"], "version" in ours) == (1, True, False)
    assert answer["workflows"]["decision"]["shipped"] is True
    assert "bezwaar" in answer["workflows"]["consent"]["about"]["nl"]

    publish(deciding, "our_plan")
    deciding.do(RetireWorkflow(movement=deciding.movement, workflow="our_plan"))
    ours = get(deciding, "desk").json["workflows"]["our_plan"]
    assert (ours["version"], ours["retired"], "draft" in ours) == (1, True, False)
    assert "our_plan" not in get(deciding, "").json["workflows"]


def test_a_source_is_that_of_the_draft_or_of_a_version(deciding: World) -> None:
    kept(deciding, "a_source")
    at = "a_source/source"
    draft = get(deciding, at, draft="1").json
    assert (draft["rev"], list(draft["source"]["moves"])) == (1, list(source()["moves"])), "in the order of the file"
    assert get(deciding, at).status_code == 404, "nothing is published yet"
    publish(deciding, "a_source")
    answer = get(deciding, at).json
    assert wrong_in(deciding, "/api/workflows/{workflow}/source", answer) == []
    assert (answer["version"], answer["source"]["workflow"]) == (1, "a_source")
    assert get(deciding, at, draft="1").status_code == 404


def test_a_draft_is_compared_with_what_is_published(deciding: World) -> None:
    kept(deciding, "a_change")
    publish(deciding, "a_change")
    kept(deciding, "a_change", title={"nl": "Anders", "en": "Otherwise"})
    answer = get(deciding, "a_change/compare").json
    assert wrong_in(deciding, "/api/workflows/{workflow}/compare", answer) == []
    assert [each["code"] for each in answer["changes"]] == ["title_changed"]
    assert set(answer["stages"].values()) == {"same"}


def test_two_versions_are_compared(deciding: World) -> None:
    for number, title in enumerate(("First", "Second", "Third"), start=1):
        kept(deciding, "versions", title={"nl": title, "en": title}, version=number)
        publish(deciding, "versions")
    answer = get(deciding, "versions/compare", was="1", now="2").json
    assert wrong_in(deciding, "/api/workflows/{workflow}/compare", answer) == []
    assert [each["params"]["now"]["en"] for each in answer["changes"]] == ["Second"]
    assert answer["was"]["title"]["en"] == "First"
    assert get(deciding, "desk").json["workflows"]["versions"]["versions"] == [3, 2, 1]
    assert get(deciding, "versions/compare", was="1", now="9").status_code == 404
    assert get(deciding, "versions/compare", was="1").status_code == 404, "there is no draft"


def test_only_coordinators_of_the_movement_see_it(deciding: World) -> None:
    assert get(deciding, "desk", "delegate").status_code == 403
    assert get(deciding, "desk", "outsider").status_code == 404
