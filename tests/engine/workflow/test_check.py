"""Whether a definition makes sense as a process."""

from __future__ import annotations

from typing import Any

from engine.workflow.check import check
from engine.workflow.problems import Path
from tests.engine.proposal.scenes import PLAN, definition, source

Found = list[tuple[Path, str, dict[str, Any]]]


def problems(changed: dict[str, Any]) -> Found:
    return [(each.path, each.code, dict(each.params)) for each in check(definition(changed))]


def move(start: str, target: str, **fields: Any) -> dict[str, Any]:
    return {"title": {"nl": "Verder", "en": "On"}, "from": [start], "to": target, **fields}


def stage(**fields: Any) -> dict[str, Any]:
    return {"title": {"nl": "Fase", "en": "Stage"}, **fields}


def test_the_yearly_plan_is_sound() -> None:
    assert check(PLAN) == []


def test_stages_that_are_not_there() -> None:
    changed = source()
    changed["start"] = "drafts"
    changed["moves"]["discuss"] |= {"from": ["draft", "nowhere"], "to": "group"}
    assert problems(changed) == [
        (("start",), "misspelt_name", {"name": "drafts", "meant": "draft"}),
        (("moves", "discuss", "from"), "unknown_name", {"name": "nowhere"}),
        (("moves", "discuss", "to"), "misspelt_name", {"name": "group", "meant": "groups"}),
    ]


def test_a_stage_that_nothing_leads_to() -> None:
    changed = source()
    changed["stages"]["island"] = stage(activity="waiting")
    changed["moves"]["leave"] = move("island", "rejected", by=["coordinator"])
    assert problems(changed) == [(("stages", "island"), "unreachable_stage", {"stage": "island"})]


def test_a_stage_without_a_way_out() -> None:
    changed = source()
    changed["stages"]["swamp"] = stage(activity="waiting")
    changed["moves"]["sink"] = move("draft", "swamp", by=["coordinator"])
    assert problems(changed) == [(("stages", "swamp"), "no_way_out", {"stage": "swamp"})]


def test_two_stages_that_lead_only_to_each_other() -> None:
    changed = source()
    changed["stages"] |= {"one": stage(activity="waiting"), "two": stage(activity="waiting")}
    changed["moves"] |= {
        "sink": move("draft", "one", by=["coordinator"]),
        "there": move("one", "two", by=["coordinator"]),
        "back": move("two", "one", by=["coordinator"]),
    }
    assert [(path[1], code) for path, code, _ in problems(changed)] == [("one", "no_way_out"), ("two", "no_way_out")]


def test_a_process_must_be_able_to_end() -> None:
    changed = source()
    for name in ("adopted", "rejected", "withdrawn"):
        changed["stages"][name] = stage(activity="waiting")
    assert (("stages",), "no_outcome", {}) in problems(changed)


def test_an_outcome_is_the_end() -> None:
    changed = source()
    changed["moves"]["reopen"] = move("rejected", "revise", by=["coordinator"])
    assert problems(changed) == [
        (("moves", "reopen", "from"), "leaves_outcome", {"move": "reopen", "stage": "rejected"})
    ]


def test_a_ring_without_a_human() -> None:
    changed = source()
    changed["moves"] |= {"there": move("draft", "groups"), "back": move("groups", "draft")}
    assert problems(changed) == [
        (("stages", "draft"), "loop_without_human", {"stage": "draft"}),
        (("stages", "groups"), "loop_without_human", {"stage": "groups"}),
    ]


def test_a_ring_through_a_ballot_or_a_persons_move_has_people_in_it() -> None:
    through_a_ballot = source()
    del through_a_ballot["moves"]["open_ballot_again"]["by"]
    assert problems(through_a_ballot) == []
    by_hand = source()
    by_hand["moves"] |= {"there": move("draft", "groups"), "back": move("groups", "draft", by=["coordinator"])}
    assert problems(by_hand) == []


def test_a_quorum_is_asked_of_a_move_that_opens_a_ballot() -> None:
    changed = source()
    changed["moves"]["discuss"]["guards"] = ["quorum_present"]
    assert problems(changed) == [(("moves", "discuss", "guards"), "quorum_without_ballot", {"move": "discuss"})]


def test_a_proposal_does_not_begin_in_a_ballot() -> None:
    """Nothing would open it."""
    changed = source()
    changed["start"] = "vote"
    assert (("start",), "start_is_ballot", {"stage": "vote"}) in problems(changed)
