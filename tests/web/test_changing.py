"""A proposal goes on by another version of its workflow: what its page offers, and what is asked of the house."""

from __future__ import annotations

from typing import Any

from engine.proposal.changing.commands import ChangeVersion
from engine.proposal.commands import StartProposal
from engine.publishing.commands import PublishWorkflow, SaveDraft
from tests.web.problem import problem
from tests.web.shapes import wrong_in
from tests.web.test_designing import source
from tests.web.world import World

PAGE = "/api/proposals/{proposal}/page"


def publish(world: World, workflow: str, **changes: Any) -> None:
    world.do(SaveDraft(movement=world.movement, workflow=workflow, source=source() | changes, rev=0))
    world.do(PublishWorkflow(movement=world.movement, workflow=workflow, rev=1))


def begun(world: World, name: str) -> str:
    """A proposal on the first version of a workflow, both with this name."""
    publish(world, name)
    world.do(StartProposal(proposal=name, movement=world.movement, workflow=name, title="A plan"))
    return name


def page(world: World, proposal: str, role: str = "coordinator") -> dict[str, Any]:
    seen: dict[str, Any] = world.as_role(role).get(f"/api/proposals/{proposal}/page").json
    assert wrong_in(world, PAGE, seen) == []
    return seen


def test_a_coordinator_moves_a_proposal_to_the_newest_version(deciding: World) -> None:
    plan = begun(deciding, "stays")
    assert page(deciding, plan)["other_versions"] == {}
    publish(deciding, plan, title={"nl": "Anders", "en": "Otherwise"})
    assert page(deciding, plan)["other_versions"] == {"2": {"order": 1}}
    assert "other_versions" not in page(deciding, plan, "delegate")

    deciding.do(ChangeVersion(proposal=plan, version=2))

    seen = page(deciding, plan)
    assert (seen["proposal"]["workflow"]["version"], seen["proposal"]["workflow"]["title"]["en"]) == (2, "Otherwise")
    assert seen["other_versions"] == {"1": {"order": 1}}
    assert [each["code"] for each in seen["history"].values()] == ["history.started", "history.version_changed"]
    row = deciding.house.store.read(lambda reader: reader.proposal_row(plan))
    assert row is not None
    assert (row.version, row.stage) == (2, seen["proposal"]["stage"])


def test_where_it_cannot_stay_the_page_offers_where_it_goes_on(deciding: World) -> None:
    plan = begun(deciding, "goes")
    start = page(deciding, plan)["proposal"]["stage"]
    other = source()
    other["stages"]["writing"] = other["stages"].pop(start)
    for move in other["moves"].values():
        move["from"] = ["writing" if each == start else each for each in move["from"]]
        move["to"] = "writing" if move["to"] == start else move["to"]
    publish(deciding, plan, start="writing", stages=other["stages"], moves=other["moves"])
    assert "writing" in page(deciding, plan)["other_versions"]["2"]["stages"]
    deciding.do(ChangeVersion(proposal=plan, version=2, stage="writing"))
    row = deciding.house.store.read(lambda reader: reader.proposal_row(plan))
    assert row is not None
    assert (row.version, row.stage) == (2, "writing")


def test_nobody_else_does_and_only_what_is_published(deciding: World) -> None:
    plan = begun(deciding, "asks")
    asked = {"id": "no-such-version-1", "proposal": plan, "version": 2}
    at = "/api/commands/proposal.change_version"
    problem(deciding.as_role("delegate").post(at, json=asked), 403, "role_may_not")
    problem(deciding.as_role("coordinator").post(at, json=asked | {"id": "no-such-version-2"}), 404, "not_found")
