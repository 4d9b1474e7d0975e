"""What screens show of a proposal's way: where it has been, where it is, what lies ahead if all goes well."""

from __future__ import annotations

from typing import Any

from engine.proposal.events import ClauseRemoved, TaskAssigned
from engine.proposal.state import Proposal
from engine.proposal.view import view_moves, view_proposal
from engine.text import said
from tests.engine.names import Names, is_patchable
from tests.engine.proposal.scenes import PLAN, PROPOSAL, at, closed, definition, moved, paper, source, started, voting

NAMES = Names(definitions={("yearly_plan", 4): PLAN})


def view(*events: object) -> dict[str, Any]:
    state = PROPOSAL.given(*events).state
    assert isinstance(state, Proposal)
    shown = view_proposal(state, NAMES)
    assert is_patchable(shown)
    return shown


def route(*events: object) -> list[tuple[str, str]]:
    stages = view(*events)["route"]
    assert [each["order"] for each in stages.values()] == list(range(1, len(stages) + 1))
    return [(stage, each["state"]) for stage, each in stages.items()]


def test_a_proposal_says_whose_it_is() -> None:
    assert view(started())["movement"] == "care"


def test_at_the_start_everything_lies_ahead() -> None:
    assert route(started()) == [("draft", "now"), ("groups", "ahead"), ("vote", "ahead"), ("adopted", "ahead")]


def test_a_stage_has_its_title_and_what_happens_there() -> None:
    stages = view(started())["route"]
    assert stages["draft"] == {
        "order": 1,
        "title": {"nl": "Schrijven", "en": "Writing"},
        "state": "now",
        "activity": "drafting",
    }
    assert stages["adopted"]["outcome"] == "adopted"


def test_where_it_has_been_is_done() -> None:
    expected = [("draft", "done"), ("groups", "now"), ("vote", "ahead"), ("adopted", "ahead")]
    assert route(started(), moved("discuss", "draft", "groups")) == expected


def test_a_stage_that_lies_ahead_again_is_not_done() -> None:
    back = (*voting(), closed(paper("yes", "no")), moved("mend", "vote", "revise"))
    assert route(*back) == [("draft", "done"), ("revise", "now"), ("vote", "ahead"), ("adopted", "ahead")]


def test_with_nothing_left_to_decide_no_vote_lies_ahead() -> None:
    back = (*voting(), closed(paper("yes", "no")), moved("mend", "vote", "revise"), ClauseRemoved(clause="c2"))
    assert route(*back) == [("draft", "done"), ("vote", "done"), ("revise", "now"), ("adopted", "ahead")]


def test_an_outcome_that_was_reached_is_where_it_is_and_nothing_comes_after() -> None:
    assert route(*at("adopted")) == [("draft", "done"), ("adopted", "now")]
    assert route(*at("withdrawn")) == [("draft", "done"), ("withdrawn", "now")]


def test_a_task_keeps_its_words_when_its_clause_is_gone() -> None:
    assigned = TaskAssigned(task="t1", text=said("Write the letter"), owner="s1", due="", clause="c1")
    assert view(*at("adopted"), assigned)["tasks"]["t1"]["clause"] == "c1"
    left = view(*at("adopted"), assigned, ClauseRemoved(clause="c1"))["tasks"]["t1"]
    assert left == {"order": 1, "text": "Write the letter", "owner": "s1"}


def test_what_the_workflow_says_about_the_groups_stands_there_and_by_the_move_that_leads_there() -> None:
    asked = {"nl": "Wat kan?", "en": "What could we do?"}
    settings = {"seating": "open_space", "rounds": 2, "minutes": 20, "prompt": asked, "bring_back": asked}
    changed = source()
    changed["stages"]["groups"]["settings"] = settings
    names = Names(definitions={("yearly_plan", 4): definition(changed)})
    assert view_proposal(PROPOSAL.given(*at("groups")).state, names)["small_groups"] == settings
    draft = PROPOSAL.given(started()).state
    assert "small_groups" not in view_proposal(draft, names)
    assert view_moves(draft, names)["discuss"]["small_groups"] == settings
    assert "small_groups" not in view_moves(draft, Names(definitions={("yearly_plan", 4): PLAN}))["discuss"]
