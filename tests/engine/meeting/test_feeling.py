"""What can be tapped, which clause is looked at, and how one may feel about it."""

from __future__ import annotations

import pytest

from engine.meeting.commands import BeginAgendaItem, EndMeeting, Feel, ForgetFeelings, PointAt, Reaction, SetReactions
from engine.meeting.events import ChosenReaction, ClausePointedAt, ReactionsSet
from engine.meeting.state import PointedAt
from engine.text import said
from tests.engine.given import MOMENT
from tests.engine.meeting.scenes import MEETING, ended, here, opened, planned

AT = MOMENT.at
POINTED = ClausePointedAt(proposal="plan", clause="c1", at=AT)


def choose(*reactions: Reaction) -> SetReactions:
    return SetReactions(meeting="m1", reactions=reactions)


def feel(value: int, about: str = "plan.c1") -> Feel:
    return Feel(meeting="m1", about=about, value=value)


FIRE = Reaction(kind="fire", icon="🔥", word=" Vuur ")


def test_a_meeting_chooses_its_reactions_before_and_while_it_is_open() -> None:
    chosen = ReactionsSet(
        reactions=(
            ChosenReaction(kind="fire", icon="🔥", word=said("Vuur")),
            ChosenReaction(kind="calm", icon="clock", word=said("")),
        )
    )
    for events in ((planned(),), opened()):
        asked = MEETING.given(*events).when(choose(FIRE, Reaction(kind="calm", icon="clock")))
        assert asked.then(chosen).kinds() == ("fire", "calm")


def test_until_then_it_has_the_five_of_every_meeting() -> None:
    assert MEETING.given(planned()).state.kinds() == ("beautiful", "agree", "idea", "question", "calm")


def test_reactions_that_nobody_would_understand_are_refused() -> None:
    meeting = MEETING.given(planned())
    meeting.when(choose(FIRE, FIRE)).refused("already_exists", what="reaction")
    meeting.when(choose(Reaction(kind="fire", icon="fire", word="Vuur"))).refused("not_one_emoji")
    meeting.when(choose(Reaction(kind="fire", icon="🔥", word=" "))).refused("reaction_needs_word")
    MEETING.given(*ended()).when(choose(FIRE)).refused("meeting_ended")


def test_everyone_looks_at_one_clause_until_the_next_item() -> None:
    meeting = MEETING.given(*opened())
    pointed = meeting.when(PointAt(meeting="m1", proposal="plan", clause="c1")).then(POINTED)
    assert pointed.pointed_at == PointedAt(proposal="plan", clause="c1", since=AT)
    after = MEETING.given(*opened(), POINTED)
    other = ClausePointedAt(proposal="plan", clause="c2", at=AT)
    after.when(PointAt(meeting="m1", proposal="plan", clause="c2")).then(other)
    nothing = ClausePointedAt(proposal=None, clause=None, at=AT)
    assert after.when(PointAt(meeting="m1")).then(nothing).pointed_at is None
    assert after.when(BeginAgendaItem(meeting="m1", item="welcome")).after.pointed_at is None
    assert after.when(EndMeeting(meeting="m1")).after.pointed_at is None
    meeting.when(PointAt(meeting="m1")).then()


def test_pointing_once_more_brings_it_to_the_front_again() -> None:
    again = MEETING.given(*opened(), ClausePointedAt(proposal="plan", clause="c1", at="2022-11-09T12:00:00Z"))
    assert again.when(PointAt(meeting="m1", proposal="plan", clause="c1")).then(POINTED).pointed_at.since == AT


@pytest.mark.parametrize(("proposal", "clause"), [("plan", "c9"), ("other", "c1"), ("plan", None), (None, "c1")])
def test_nobody_can_be_made_to_look_at_what_is_not_there(proposal: str | None, clause: str | None) -> None:
    asked = MEETING.given(*opened()).when(PointAt(meeting="m1", proposal=proposal, clause=clause))
    asked.refused("not_found", what="clause")


def test_who_has_checked_in_may_feel_and_nothing_happens_in_the_ledger() -> None:
    meeting = MEETING.given(*opened(), here("anna"))
    for value in range(6):
        meeting.when(feel(value)).then()
    for value in (-1, 0, 1):
        meeting.when(feel(value, "card")).then()


def test_a_feeling_that_cannot_be_is_refused() -> None:
    meeting = MEETING.given(*opened(), here("anna"))
    meeting.when(feel(-1)).refused("no_such_feeling", least=0, most=5)
    meeting.when(feel(2, "card")).refused("no_such_feeling", least=-1, most=1)
    meeting.when(feel(3, "plan.gone")).refused("not_found", what="subject")
    meeting.when(feel(3), actor="bert").refused("not_checked_in")
    MEETING.given(planned()).when(feel(3)).refused("meeting_not_open")
    MEETING.given(*ended()).when(feel(3)).refused("meeting_ended")


def test_who_felt_what_is_forgotten_only_when_the_meeting_is_over() -> None:
    MEETING.given(*ended()).when(ForgetFeelings(meeting="m1")).then()
    MEETING.given(*opened()).when(ForgetFeelings(meeting="m1")).refused("meeting_not_ended")
