"""The case keeps to what was published: whoever is named does only what is told of them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from engine.ballot.rules import BallotRules
from rehearsal.case import people, plan, talk, votes
from rehearsal.case.dates import ZONE, dates_from
from rehearsal.case.people import Turnout
from workflows.loader import load_file, shipped

DATES = dates_from(date(2026, 11, 22))
QUESTIONS = tuple(plan.clauses(DATES))


def test_there_are_twenty_six_members_of_which_ten_are_named() -> None:
    assert len(people.MEMBERS) == 26
    assert [each.invented for each in people.MEMBERS] == [False] * 10 + [True] * 16


@pytest.mark.parametrize("member", people.NAMED, ids=lambda each: each.name)
def test_whoever_is_named_supports_every_proposal_and_is_in_time(member: people.Organisation) -> None:
    assert set(votes.choice_of(member, QUESTIONS).values()) == {"yes"}
    assert member.id not in (votes.HESITANT, votes.TOO_LATE)
    assert member in Turnout(20).punctual


def test_whoever_is_named_is_given_no_task() -> None:
    named = {each.id for each in people.NAMED}
    assert not named & {task.owner for task in plan.tasks(DATES)}


@pytest.mark.parametrize("expected", [20, 26])
def test_there_is_a_quorum_and_every_clause_passes(expected: int) -> None:
    turnout = Turnout(expected)
    rules = _rules_of_the_plan()
    assert len(turnout.punctual) >= rules.quorum
    for question in QUESTIONS:
        cast = [votes.choice_of(each, QUESTIONS)[question] for each in turnout.present if each.id != votes.TOO_LATE]
        assert cast.count("yes") >= rules.threshold.needed(cast.count("yes") + cast.count("no"))


def test_names_fit_where_they_are_shown_and_ids_are_ids() -> None:
    assert all(0 < len(each.short) <= 12 for each in people.ORGANISATIONS)
    ids = [each.id for each in (*people.ORGANISATIONS, *people.PEOPLE)]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{1,40}", each) for each in ids)


def test_half_of_the_people_are_in_the_room() -> None:
    modes = [people.mode_of(each) for each in people.DELEGATES]
    assert modes.count("room") == modes.count("online") == 13


def test_the_afternoon_takes_four_hours() -> None:
    assert sum(item.minutes for item in plan.agenda(DATES)) == 240


@pytest.mark.parametrize("today", [date(2026, 1, 1), date(2026, 4, 8), date(2026, 4, 9), date(2026, 11, 22)])
def test_it_is_an_autumn_wednesday_and_the_next_time_is_a_thursday_in_april_that_lies_ahead(today: date) -> None:
    dates = dates_from(today)
    held, following = (_local(at) for at in (dates.meeting, dates.next_meeting))
    assert (held.isoweekday(), held.month, held.hour) == (3, 11, 13)
    assert (following.isoweekday(), following.month, following.hour) == (4, 4, 13)
    assert following > datetime(today.year, today.month, today.day, tzinfo=UTC)
    assert dates.year == following.year == held.year + 1


def test_every_note_lies_under_a_theme_of_its_round_or_under_none() -> None:
    for held in talk.ROUNDS:
        assert {note.theme for note in held.notes} == {*held.themes, None}


def _local(at: str) -> datetime:
    return datetime.fromisoformat(at).astimezone(ZoneInfo(ZONE))


def _rules_of_the_plan() -> BallotRules:
    loaded = [load_file(path).definition for path in shipped()]
    plans = [definition for definition in loaded if definition and definition.name == "yearly_plan"]
    rules = plans[0].stages["vote"].settings
    assert isinstance(rules, BallotRules)
    return rules
