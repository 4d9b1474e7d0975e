"""What people are let know: by a move, and before a stage is over."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from engine.moment import timestamp
from engine.proposal.noticing.commands import GiveDays, ReadNotices, Remind
from engine.proposal.noticing.decide import noticing
from engine.proposal.noticing.events import DaysGiven, Notified, Reminded
from engine.proposal.noticing.notice import Told, is_for
from engine.proposal.state import Proposal
from engine.proposal.view import view_proposal
from engine.workflow.definition import Definition
from tests.engine.given import MOMENT
from tests.engine.names import Names
from tests.engine.proposal.scenes import (
    COORDINATOR,
    DISCUSS,
    HOUSE,
    NOON,
    PROPOSAL,
    at,
    definition,
    facts,
    source,
    started,
)

WORDS = {"nl": "De groepen beginnen.", "en": "The groups begin."}
TEN_DAYS_LATER = timestamp(MOMENT.now + timedelta(days=10))


def telling() -> Definition:
    """Going to the groups lets everybody know, and they have ten days."""
    changed = source()
    changed["moves"]["discuss"]["effects"] = [{"notify": {"to": "participants", "words": WORDS}}]
    changed["stages"]["groups"] |= {"deadline": {"days": 10}, "reminders": [7, 1]}
    return definition(changed)


TELLING = telling()
REMIND = Remind(proposal="plan", since=NOON, days=7)
REMINDED = Reminded(stage="groups", since=NOON, ends=TEN_DAYS_LATER, days=7, at=NOON)
NOTIFIED = Notified(to="participants", words=WORDS, at=NOON)


def shown(state: Proposal) -> dict[str, Any]:
    return view_proposal(state, Names(definitions={("yearly_plan", state.version): TELLING}))


def test_a_move_lets_people_know() -> None:
    after = PROPOSAL.given(started()).when(DISCUSS, facts(TELLING), **COORDINATOR).after
    assert [(each.to, each.words) for each in after.notices] == [("participants", WORDS)]
    assert shown(after)["notices"] == {"1": {"order": 1, "to": "participants", "at": NOON, "words": WORDS}}
    assert shown(after)["deadline"] == TEN_DAYS_LATER


def test_people_are_reminded_once() -> None:
    there = PROPOSAL.given(*at("groups"))
    state = there.when(REMIND, facts(TELLING), **HOUSE).then(REMINDED)
    assert shown(state)["notices"]["1"] == {
        "order": 1,
        "to": "participants",
        "at": NOON,
        "stage_title": TELLING.stages["groups"].title,
        "ends": TEN_DAYS_LATER,
        "days": 7,
    }
    PROPOSAL.given(*at("groups"), REMINDED).when(REMIND, facts(TELLING), **HOUSE).then()


def test_nobody_is_reminded_of_a_stage_that_is_over_or_has_no_time() -> None:
    before = Remind(proposal="plan", since="2022-11-01T12:00:00Z", days=7)
    PROPOSAL.given(*at("groups")).when(before, facts(TELLING), **HOUSE).then()
    PROPOSAL.given(*at("groups")).when(REMIND, facts(), **HOUSE).then()


GIVEN = DaysGiven(stage="groups", since=NOON, ends=timestamp(MOMENT.now + timedelta(days=17)), days=7, at=NOON)


def test_a_stage_is_given_more_days_and_people_are_reminded_of_the_new_deadline() -> None:
    there = PROPOSAL.given(*at("groups"), REMINDED)
    state = there.when(GiveDays(proposal="plan", days=7), facts(TELLING), **COORDINATOR).then(GIVEN)
    assert shown(state)["deadline"] == GIVEN.ends
    there = PROPOSAL.given(*at("groups"), REMINDED, GIVEN)
    there.when(REMIND, facts(TELLING), **HOUSE).then()
    (again,) = decided(there.state, REMIND, days=10)
    assert again == Reminded(stage="groups", since=NOON, ends=GIVEN.ends, days=7, at=again.at)


def test_one_whose_time_is_over_has_more_from_now_and_the_next_stage_has_its_own() -> None:
    (given,) = decided(PROPOSAL.given(*at("groups")).state, GiveDays(proposal="plan", days=2), days=30)
    assert given.ends == timestamp(MOMENT.now + timedelta(days=32))
    later = PROPOSAL.given(*at("groups"), given).state
    assert later.ends(TELLING) == given.ends
    moved = replace(later, since=timestamp(MOMENT.now + timedelta(days=1)))
    assert moved.ends(TELLING) == timestamp(MOMENT.now + timedelta(days=11))


def test_a_stage_without_a_deadline_is_given_none() -> None:
    asked = PROPOSAL.given(*at("groups")).when(GiveDays(proposal="plan", days=7), facts(), **COORDINATOR)
    asked.refused("stage_without_deadline")


def decided(state: Proposal, command: Any, days: int) -> Any:
    return noticing(state, command, TELLING, replace(MOMENT, now=MOMENT.now + timedelta(days=days)))


def test_reading_a_notice_is_no_event() -> None:
    told = PROPOSAL.given(*at("groups"), NOTIFIED)
    told.when(ReadNotices(proposal="plan", number=1), facts(TELLING)).then()
    told.when(ReadNotices(proposal="plan", number=2), facts(TELLING)).refused("not_found", what="notice")


@pytest.mark.parametrize(
    ("to", "role", "kind", "reached"),
    [
        ("coordinators", "coordinator", "support", True),
        ("coordinators", "delegate", "member", False),
        ("delegates", "delegate", "member", True),
        ("delegates", "participant", "member", False),
        ("participants", "delegate", "member", True),
        ("participants", "observer", "member", False),
        ("partners", "observer", "partner", True),
        ("partners", "delegate", "member", False),
    ],
)
def test_whom_it_is_for(to: Told, role: str, kind: str, reached: bool) -> None:
    assert is_for(to, frozenset({role}), {kind}) is reached
