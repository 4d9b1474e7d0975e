"""Whether a definition makes sense as a process. What must be said of which mistake, `tests/workflows/broken.yaml`
tells; here is what it takes more than one change to see."""

from __future__ import annotations

from typing import Any

from engine.workflow.check import check
from engine.workflow.problems import Path
from tests.engine.proposal.scenes import PLAN, definition, source

Found = list[tuple[Path, str, dict[str, Any]]]


def problems(changed: dict[str, Any]) -> Found:
    """Those with which it cannot be published."""
    return [(each.path, each.code, dict(each.params)) for each in check(definition(changed)) if each.refuses]


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
        (("moves", "discuss", "from", 1), "unknown_name", {"name": "nowhere", "known": list(changed["stages"])}),
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
        (("moves", "reopen", "from", 0), "leaves_outcome", {"move": "reopen", "stage": "rejected"})
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


def test_what_does_not_stand_in_the_way_of_publishing_is_a_warning() -> None:
    changed = source()
    changed["moves"]["withdraw"]["override"] = True
    (found,) = check(definition(changed))
    assert (found.code, found.refuses) == ("override_without_guards", False)


def test_a_quorum_is_held_against_the_seats_where_they_are_known() -> None:
    changed = source()
    changed["stages"]["vote"]["settings"]["quorum"] = 26
    assert check(definition(changed), seats=26) == []
    (found,) = check(definition(changed), seats=25)
    assert found.code == "quorum_too_high"


def test_a_ring_whose_guards_cannot_hold_together_is_none() -> None:
    """Whether there are clauses does not change while it goes round."""
    changed = source()
    changed["moves"] |= {
        "there": move("draft", "groups", guards=["has_clauses"]),
        "back": move("groups", "draft", guards=[{"not": "has_clauses"}]),
    }
    assert problems(changed) == []


def test_a_ring_that_takes_days_is_one_all_the_same() -> None:
    changed = source()
    waits = {"after_date": {"days": 3}}
    changed["moves"] |= {
        "there": move("draft", "groups", guards=[waits]),
        "back": move("groups", "draft", guards=[{"not": waits}]),
    }
    assert [code for _, code, _ in problems(changed)] == ["loop_without_human"] * 2


def covered(*guards: list[Any], by_hand: tuple[list[Any], ...] = (), **settings: Any) -> list[tuple[str, str]]:
    """The cases that moves from the vote leave open: automatic ones with these guards, and some by hand."""
    changed = source()
    changed["stages"]["vote"]["settings"] |= settings
    changed["moves"] = {name: each for name, each in changed["moves"].items() if each["from"] != ["vote"]}
    for number, each in enumerate(guards):
        changed["moves"][f"auto-{number}"] = move("vote", "revise", guards=each)
    for number, each in enumerate(by_hand):
        changed["moves"][f"hand-{number}"] = move("vote", "revise", guards=each, by=["coordinator"])
    told = check(definition(changed))
    return [(each.code, each.params["case"]) for each in told if each.code.startswith("case_")]


def test_cases_after_a_ballot_may_be_shared_out_by_what_else_is_so() -> None:
    """One takes it when there were three ballots, the other when there were not: nothing is left over."""
    often = {"ballots_held": {"count": 3}}
    rest = [{"any": ["ballot_passed", "ballot_partly_passed", "ballot_tied", "ballot_lacks_quorum"]}]
    assert covered(rest, ["ballot_failed", often], ["ballot_failed", {"not": often}]) == []
    assert covered(rest, ["ballot_failed", often]) == [("case_uncertain", "failed")]
    seldom = {"ballots_held": {"count": 2}}
    assert covered(rest, ["ballot_failed", seldom], ["ballot_failed", {"not": often}]) == []


def test_what_people_or_time_can_still_bring_about_covers_a_case() -> None:
    rest = [{"any": ["ballot_passed", "ballot_partly_passed", "ballot_tied", "ballot_lacks_quorum"]}]
    assert covered(rest, ["ballot_failed", {"after_date": {"days": 3}}]) == []
    assert covered(rest, by_hand=(["ballot_failed", "meeting_open"],)) == []
    assert covered(rest, by_hand=(["ballot_tied"],)) == [("case_uncovered", "failed")]


def test_a_tie_rule_says_whether_a_tie_must_be_answered() -> None:
    rest = [{"any": ["ballot_passed", "ballot_partly_passed", "ballot_failed", "ballot_lacks_quorum"]}]
    assert covered(rest, tie="none") == [("case_uncovered", "tied")]
    assert [covered(rest, tie=tie) for tie in ("chair", "lot", "status_quo")] == [[], [], []]


def test_so_many_facts_that_not_all_are_tried_are_given_the_benefit_of_the_doubt() -> None:
    many = [{"clauses_at_least": {"count": 10 * n}} for n in range(1, 13)]
    rest = [{"any": ["ballot_passed", "ballot_partly_passed", "ballot_tied", "ballot_lacks_quorum"]}]
    assert covered(rest, ["ballot_failed", {"any": many}]) == []
    assert covered(rest, [{"any": many}, {"not": "ballot_failed"}]) == [("case_uncovered", "failed")]


def test_the_first_that_holds_takes_a_case_and_a_general_one_may_come_after() -> None:
    changed = source()
    enough = [{"ballots_held": {"count": 3}}, "ballot_failed"]
    before = {"give_up": move("vote", "rejected", guards=enough)}
    changed["moves"] = before | changed["moves"]
    assert check(definition(changed)) == []
    changed["moves"] = {name: each for name, each in changed["moves"].items() if name != "give_up"} | before
    assert [(each.code, each.params["first"]) for each in check(definition(changed))] == [
        ("move_never_first", "reject")
    ]


def test_a_workflow_to_begin_on_that_is_not_there_is_a_warning_where_one_knows_what_there_is() -> None:
    changed = source()
    changed["moves"]["discuss"]["effects"] = [{"start_workflow": {"workflow": "action_team"}}]
    path = ("moves", "discuss", "effects", 0, "start_workflow", "workflow")

    found = check(definition(changed), workflows={"decision"})
    assert [(each.path, each.code, each.refuses) for each in found] == [(path, "workflow_not_here", False)]
    assert found[0].params == {"move": "discuss", "workflow": "action_team"}
    assert check(definition(changed), workflows={"action_team"}) == []
    assert check(definition(changed)) == []
