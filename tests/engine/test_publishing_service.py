"""A coordinator makes a workflow and a proposal begins on it: through the door, onto a database and back."""

from __future__ import annotations

from engine.commands import Answer, Done
from engine.errors import Refused
from tests.engine.proposal.scenes import source
from tests.house import COORDINATOR, House, delegate

OURS = {"movement": "movement", "workflow": "our_plan"}


def code(answer: Answer) -> str:
    assert isinstance(answer, Refused), answer
    return answer.code


def begin(house: House, proposal: str, workflow: str = "our_plan") -> Answer:
    fields = {"proposal": proposal, "movement": "movement", "workflow": workflow, "title": "Ours"}
    return house.do(COORDINATOR, "proposal.start", **fields)


def test_a_draft_is_published_and_begun_on_until_it_is_retired(house: House) -> None:
    assert house.must(COORDINATOR, "workflow.save_draft", **OURS, source=source()) == Done(seq=1)
    assert code(begin(house, "p1")) == "no_such_workflow", "nobody begins on a draft"
    house.must(COORDINATOR, "workflow.publish", **OURS, rev=1)
    assert isinstance(begin(house, "p1"), Done)
    house.must(COORDINATOR, "workflow.retire", **OURS)
    assert code(begin(house, "p2")) == "no_such_workflow"
    house.must(COORDINATOR, "proposal.make_move", proposal="p1", move="withdraw")
    house.must(COORDINATOR, "workflow.unretire", **OURS)
    assert isinstance(begin(house, "p2"), Done)


def test_only_coordinators_make_workflows(house: House) -> None:
    assert code(house.do(delegate(1), "workflow.save_draft", **OURS, source={})) == "role_may_not"
    assert code(house.do("stranger", "workflow.publish", **OURS, rev=1)) == "not_found"


def test_what_came_with_polder_is_retired_but_not_written_over(house: House) -> None:
    shipped = {"movement": "movement", "workflow": "decision"}
    assert code(house.do(COORDINATOR, "workflow.save_draft", **shipped, source={})) == "workflow_name_taken"
    house.must(COORDINATOR, "workflow.retire", **shipped)
    assert code(begin(house, "p1", "decision")) == "no_such_workflow"
