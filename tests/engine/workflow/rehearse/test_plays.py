"""One play: everything that happens is allowed, and it ends in an outcome or says what it is stuck on."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.tally import METHODS
from engine.workflow.definition import Definition
from engine.workflow.rehearse import Crowd, Play, steps, take
from engine.workflow.rehearse.held import held
from engine.workflow.rehearse.runs import MOST_STEPS, dice_of, play_through
from engine.workflow.rehearse.steps import CODES
from tests.engine.proposal.scenes import definition, source
from tests.engine.workflow.rehearse.arbitrary import definitions
from tests.engine.workflow.rehearse.worlds import PLAN, SHIPPED, long_way, vote_by
from tests.golden.in_memory import definition_of

HALF: dict[str, Any] = {"threshold": {"more_than": "1/2", "of": "yes_and_no"}}
OF_OPTIONS = [name for name, method in METHODS.items() if not method.options]
OF_ANSWERS = [name for name, method in METHODS.items() if method.options and not method.by_threshold]

crowds = st.builds(
    Crowd,
    seats=st.integers(1, 12),
    turnout=st.fractions(0, 1, max_denominator=10),
    leaves=st.sampled_from([Fraction(0), Fraction(1, 2), Fraction(1)]),
    votes=st.fractions(0, 1, max_denominator=10),
    support=st.sampled_from([Fraction(1, 10), Fraction(1, 2), Fraction(9, 10)]),
    abstains=st.sampled_from([Fraction(0), Fraction(1, 3), Fraction(1)]),
    clauses=st.integers(1, 4),
    overrides=st.booleans(),
)


def play(definition: Definition, crowd: Crowd, seed: int = 1) -> Play:
    return Play(definition, crowd, Random(seed))


def coherent(played: Play) -> None:
    """Its history is a way through its workflow."""
    place = played.definition.start
    for moved in played.state.history:
        move = played.definition.moves[moved.move]
        assert (moved.source, moved.target) == (place, move.target)
        assert place in move.sources
        place = moved.target
    assert played.state.stage == place


@pytest.mark.parametrize("workflow", SHIPPED)
@given(crowd=crowds, seed=st.integers(0, 1000))
@settings(max_examples=25, deadline=None)
def test_left_to_itself_a_play_reaches_an_outcome_or_says_what_holds_it(workflow: str, crowd: Crowd, seed: int) -> None:
    played = play(definition_of(workflow), crowd, seed)
    ending = play_through(played)

    coherent(played)
    assert bool(ending.outcome) != bool(ending.held)
    assert played.taken <= MOST_STEPS


@pytest.mark.parametrize("workflow", SHIPPED)
@given(crowd=crowds, data=st.data())
@settings(max_examples=25, deadline=None)
def test_whatever_is_chosen_of_what_is_offered_can_happen(workflow: str, crowd: Crowd, data: st.DataObject) -> None:
    played = play(definition_of(workflow), crowd)
    for _ in range(25):
        offered = list(steps(played))
        assert bool(offered) != played.ended
        assert {each.code for each in offered} <= set(CODES)
        if not offered:
            break
        take(played, data.draw(st.sampled_from(offered)))
        coherent(played)


@given(definition=definitions(), crowd=crowds, data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_also_on_a_workflow_that_nobody_would_make(definition: Definition, crowd: Crowd, data: st.DataObject) -> None:
    """By itself it comes somewhere and says where; by hand, nothing that is offered is refused."""
    ending = play_through(play(definition, crowd))
    assert bool(ending.outcome) != bool(ending.held)
    by_hand = play(definition, crowd)
    for _ in range(8):
        if offered := list(steps(by_hand)):
            take(by_hand, data.draw(st.sampled_from(offered)))
    coherent(by_hand)


@pytest.mark.parametrize("method", OF_OPTIONS)
@pytest.mark.parametrize("secrecy", ["open", "secret"])
@given(crowd=crowds, seed=st.integers(0, 100))
@settings(max_examples=5, deadline=None)
def test_papers_are_of_the_form_that_the_ballot_takes(method: str, secrecy: str, crowd: Crowd, seed: int) -> None:
    """Papers that the rules do not allow would have no outcome."""
    counting: dict[str, Any] = {"budget": "1000"} if METHODS[method].spends else {}
    status_quo = {} if METHODS[method].spends else {"status_quo": True}
    ending = play_through(
        play(vote_by(per="options", method=method, counting=counting, secrecy=secrecy, **status_quo), crowd, seed)
    )
    assert ending.ballots > 0
    assert bool(ending.outcome) != bool(ending.held)


@pytest.mark.parametrize("method", OF_ANSWERS)
def test_fixed_answers_are_given_too(method: str) -> None:
    ending = play_through(play(vote_by(method=method), Crowd(seats=5)))
    assert ending.ballots > 0


@pytest.mark.parametrize(
    "rules",
    [
        {"electorate": "persons"},
        {"electorate": "persons", "among": "present"},
        {"electorate": "persons", "among": "role", "role": "participant"},
        {"electorate": "persons", "among": "list"},
        {"among": "list"},
        {"weighted": True, "heads": HALF["threshold"], "secrecy": "secret"},
        {"results": "on_reveal"},
        {"tie": "chair"},
        {"tie": "lot", "per": "whole"},
    ],
    ids=str,
)
def test_whoever_votes_and_however_it_is_shown_the_play_comes_to_its_end(rules: dict[str, Any]) -> None:
    definition = vote_by(**(HALF | rules))
    for seed in range(10):
        ending = play_through(play(definition, Crowd(seats=8, support=Fraction(1, 2)), seed))
        assert ending.outcome or ending.held, rules
        assert ending.ballots > 0


def test_a_list_of_voters_is_named_before_the_ballot_opens() -> None:
    played = play(vote_by(among="list", **HALF), Crowd(seats=4))
    play_through(played)
    assert played.state.voters == {"vote": ("s1", "s2", "s3", "s4")}


def test_the_chair_breaks_a_tie_where_the_rules_ask_for_it() -> None:
    everybody = Crowd(seats=2, turnout=Fraction(1), leaves=Fraction(0), votes=Fraction(1), abstains=Fraction(0))
    definition = vote_by(per="whole", tie="chair", **HALF)
    taken = []
    for seed in range(20):
        played = play(definition, everybody, seed)
        while offered := next(iter(steps(played)), None):
            taken.append(offered.code)
            take(played, offered)
    assert "break_tie" in taken


def test_when_too_few_come_it_is_tried_on_other_days_and_then_it_is_stuck_on_the_quorum() -> None:
    nobody = Crowd(turnout=Fraction(0), patience=2)
    played = play(PLAN, nobody)
    ending = play_through(played)
    assert (ending.stage, ending.outcome, ending.held) == ("revise", None, ("every_clause_passed", "quorum_present"))
    assert played.days == 2
    assert [each.move for each in held(played)] == ["open_ballot_again", "adopt_the_rest"]


def test_a_coordinator_who_overrides_passes_the_guard_and_it_stands_in_the_history() -> None:
    few = Crowd(turnout=Fraction(0), overrides=True, patience=0, tries=1)
    ending = play_through(play(PLAN, few))
    assert ending.overridden > 0


def test_what_failed_is_revised_and_liked_better_and_taken_out_in_the_end() -> None:
    played = play(PLAN, Crowd(support=Fraction(1, 2), tries=2, clauses=8), seed=3)
    support = {}
    seen = set()
    while offered := next(iter(steps(played)), None):
        if offered.code == "revise":
            support = dict(played.support)
            take(played, offered)
            assert any(played.support[clause] > before for clause, before in support.items())
            assert all(played.support[clause] >= before for clause, before in support.items())
        else:
            take(played, offered)
        seen.add(offered.code)
        if played.taken > 60:
            break
    assert {"revise", "take_out"} <= seen
    assert max(map(len, played.failed.values())) <= 2


def test_a_workflow_that_does_not_begin_with_writing_begins_with_a_text() -> None:
    played = play(vote_by(start="waiting", **HALF), Crowd(clauses=3))
    assert list(played.state.clauses) == ["c1", "c2", "c3"]
    assert next(each.code for each in steps(played)) == "stage_goes_by"


def test_a_round_that_never_ends_is_said_to_be_one() -> None:
    ending = play_through(play(vote_by(method="temperature"), Crowd(seats=3)))
    assert ending.held == ("goes_round",)


@pytest.mark.parametrize("workflow", ["action_team", "budget", "portfolio"])
def test_whoever_may_go_round_takes_another_way_in_the_end(workflow: str) -> None:
    """Their first move leads back to where it can be made again."""
    crowd = Crowd(seats=7, clauses=3)
    for run in range(5):
        ending = play_through(Play(definition_of(workflow), crowd, dice_of(1, run)))
        assert ending.outcome
        assert max(ending.made.values()) <= crowd.tries + 1


def test_groups_are_formed_anew_each_time_and_a_stage_takes_its_minutes() -> None:
    played = play(PLAN, Crowd())
    taken = []
    while offered := next(iter(steps(played)), None):
        taken.append(offered.code)
        before = played.minutes
        take(played, offered)
        if offered.code == "groups_report":
            assert played.minutes == before + 30
    assert taken[:6] == ["write", "move", "form_groups", "groups_report", "move", "vote"]


@pytest.mark.parametrize("wrong", [{"turnout": Fraction(2)}, {"seats": 0}, {"support": Fraction(1)}, {"differs": -1}])
def test_a_crowd_that_cannot_be_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        Crowd(**wrong)


def test_as_many_rounds_of_groups_are_held_as_a_move_asks_for() -> None:
    played = play(long_way(on=[{"rounds_held": {"count": 3}}]), Crowd())
    assert play_through(played).outcome == "adopted"
    assert played.hall.rounds_done == 3


def test_everybody_has_a_turn_and_what_waits_for_that_goes_on_by_itself() -> None:
    changed = source()
    changed["stages"]["check_in"] = {"title": {"nl": "Ronde", "en": "Round"}, "activity": "round"}
    begin = {"title": {"nl": "Begin", "en": "Begin"}, "from": ["check_in"], "to": "draft"}
    changed["moves"]["begin"] = {**begin, "guards": ["everyone_had_a_turn"]}
    changed["start"] = "check_in"
    played = play(definition(changed), Crowd())
    take(played, next(step for step in steps(played) if step.code == "go_round"))
    assert (played.state.stage, played.hall.turns.asked) == ("draft", 0)


def test_as_many_rounds_of_groups_are_held_as_the_stage_means() -> None:
    changed = source()
    changed["stages"]["groups"]["settings"] = {"rounds": 3, "minutes": 20}
    played = play(definition(changed), Crowd())
    play_through(played)
    assert played.hall.rounds_done >= 3


@pytest.mark.parametrize(("asked", "days"), [({"days": 90}, 90), ({"date": "2040-05-01"}, 28)], ids=str)
def test_a_date_is_waited_for_and_the_wait_stands_in_the_time_that_it_takes(asked: dict[str, Any], days: int) -> None:
    """Tasks take four weeks besides, and a rehearsal begins four weeks before a date that is named."""
    played = play(long_way(begin=[{"after_date": asked}]), Crowd(patience=0))
    ending = play_through(played)
    assert ending.outcome == "adopted"
    assert ending.minutes // (24 * 60) == days + 28


def test_tasks_are_handed_out_for_each_clause_and_finished() -> None:
    played = play(long_way(finish=[{"all": ["every_clause_has_task", "tasks_done"]}]), Crowd(clauses=2))
    assert play_through(played).outcome == "adopted"
    assert [(task.clause, task.done) for task in played.state.tasks.values()] == [("c1", True), ("c2", True)]


def test_what_holds_a_move_is_named_also_within_guards_that_are_made_of_others() -> None:
    parts = [{"any": ["every_clause_passed", {"all": ["has_clauses", {"not": ["has_clauses"]}]}]}]
    ending = play_through(play(long_way(begin=parts), Crowd()))
    assert (ending.stage, ending.held) == ("wait", ("every_clause_passed", "not"))


def test_more_is_written_where_the_workflow_asks_for_more() -> None:
    definition = long_way(on=[{"clauses_at_least": {"count": 7}}])
    assert len(play(definition, Crowd(clauses=2)).state.clauses) == 7


def test_where_only_withdrawing_leads_on_that_is_what_it_is_stuck_on() -> None:
    definition = vote_by(**HALF)
    moves = {name: move for name, move in definition.moves.items() if name != "open"}
    ending = play_through(play(replace(definition, moves=moves, digest="another"), Crowd()))
    assert (ending.stage, ending.held) == ("draft", ("no_way_on",))


def test_a_ballot_may_open_by_itself_as_soon_as_the_proposal_is_started() -> None:
    definition = vote_by(start="waiting", **HALF)
    by_itself = replace(definition.moves["open"], by=frozenset())
    at_once = replace(definition, moves={**definition.moves, "open": by_itself}, digest="at once")
    played = play(at_once, Crowd(turnout=Fraction(1), support=Fraction(99, 100)))
    assert [each.code for each in steps(played)] == ["vote"]
    assert play_through(played).outcome == "adopted"
