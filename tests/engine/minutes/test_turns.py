"""A round in which everybody got a turn has its own passage: what was asked, who was there, how many spoke."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from engine.meeting.events import (
    AgendaItemBegun,
    EveryoneAsked,
    FloorGiven,
    FloorTakenBack,
    HandLowered,
    HandRaised,
    HiddenFromMinutes,
)
from engine.minutes.record import TurnsTaken
from engine.proposal.changing.events import VersionChanged
from engine.workflow.turns import Round
from tests.engine.meeting.scenes import here, opened
from tests.engine.minutes import scenes
from tests.engine.minutes.scenes import minutes, moved, names, proposal

QUESTION = {"nl": "Hoe zit je erbij?", "en": "How are you?"}
LOOKING_BACK = replace(moved("groups", "discuss", "draft"), at="2022-11-09T13:50:00Z")


def at(minute: int) -> str:
    return f"2022-11-09T13:{minute:02}:00Z"


def lookup() -> Any:
    """The plan begins with a round, and goes on with one that has no words of its own."""
    stages = dict(scenes.definition().stages)
    stages["draft"] = replace(stages["draft"], settings=Round(kind="check_in", question=QUESTION))
    stages["groups"] = replace(stages["groups"], settings=Round(kind="reflection"))
    return names(
        definitions={("yearly_plan", scenes.definition().version): replace(scenes.definition(), stages=stages)}
    )


def asked(minute: int, *people: str) -> EveryoneAsked:
    return EveryoneAsked(proposal="plan", people=people, at=at(minute))


def spoke(person: str, minute: int) -> tuple[Any, ...]:
    return FloorGiven(person=person, mode="room", at=at(minute)), FloorTakenBack(at=at(minute + 1))


HELD = (
    *opened(),
    *(here(each) for each in ("anna", "bert", "carla")),
    AgendaItemBegun(item="welcome", at=at(30)),
    asked(31, "anna", "bert", "carla"),
    *spoke("anna", 32),
    *spoke("carla", 34),
    HandLowered(person="bert"),
)


def test_a_round_tells_what_was_asked_who_was_there_and_how_many_spoke() -> None:
    told = minutes(HELD, proposal(), lookup=lookup())

    assert told.turns == (
        TurnsTaken(
            title="The plan",
            kind="check_in",
            question=QUESTION,
            asked=3,
            spoke=2,
            organisations=("Topaz", "Mijzo", "Ministry"),
        ),
    )


def test_who_passed_and_speaks_later_about_something_else_did_not_have_their_turn() -> None:
    later = (AgendaItemBegun(item="decide", at=at(40)), HandRaised(person="bert", at=at(41)), *spoke("bert", 42))
    assert [each.spoke for each in minutes((*HELD, *later), proposal(), lookup=lookup()).turns] == [2]


def test_a_next_round_is_a_passage_of_its_own_with_the_question_of_its_own_stage() -> None:
    events = (*HELD, AgendaItemBegun(item="decide", at=at(50)), asked(52, "anna", "bert"), *spoke("bert", 53))

    first, second = minutes(events, proposal(LOOKING_BACK), lookup=lookup()).turns

    assert (first.kind, first.spoke) == ("check_in", 2)
    assert (second.kind, second.question, second.asked, second.spoke) == ("reflection", {}, 2, 1)


def test_after_another_version_the_stage_of_that_moment_is_told() -> None:
    """The round was held in a stage that the version does not have on which the proposal goes on now."""
    was = scenes.definition().version
    changed = VersionChanged(version=was + 1, digest="d", stage="groups", by="cora", at=at(45), dropped=())
    stages = {name: stage for name, stage in scenes.definition().stages.items() if name != "draft"}
    newer = replace(scenes.definition(), version=was + 1, stages=stages)
    known = {("yearly_plan", was): lookup().definition("yearly_plan", was), ("yearly_plan", was + 1): newer}
    later = (AgendaItemBegun(item="decide", at=at(50)), asked(52, "anna"))

    first, second = minutes((*HELD, *later), proposal(changed), lookup=names(definitions=known)).turns

    assert (first.kind, first.question) == ("check_in", QUESTION)
    assert (second.kind, second.question) == ("", {})


def test_who_is_asked_besides_while_it_goes_on_was_in_the_same_round() -> None:
    events = (*HELD[:-1], asked(40, "gerda"))
    (told,) = minutes(events, proposal(), lookup=lookup()).turns
    assert (told.asked, told.organisations[-1]) == (4, "De Buurt")


def test_outside_a_stage_that_asks_it_is_told_without_a_question() -> None:
    (told,) = minutes(HELD, proposal()).turns
    assert (told.kind, told.question, told.title) == ("", {}, "The plan")


@pytest.mark.parametrize(("place", "left"), [("present", [()]), ("said", [])])
def test_what_is_left_out_of_the_minutes_is_left_out_of_it(place: str, left: list[tuple[str, ...]]) -> None:
    told = minutes((*HELD, HiddenFromMinutes(place=place, hidden=True)), proposal(), lookup=lookup())
    assert [each.organisations for each in told.turns] == left
