"""What a coordinator does with a board."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from engine.board.commands import AnswerCard, FeatureCard, ReleaseCard, ReopenCard, SetCardAside, SettleRules
from engine.board.events import (
    CardAnswered,
    CardFeatured,
    CardReleased,
    CardReopened,
    CardSetAside,
    CardTakenBack,
    RulesSettled,
)
from engine.meeting.events import AgendaItemBegun
from engine.text import said
from tests.engine.board.scenes import BOARD, COORDINATOR, ENDED, NOW, PLANNED, during, posted
from tests.engine.meeting.scenes import opened

RELEASE = ReleaseCard(board="m1", card="c1")
ASIDE = SetCardAside(board="m1", card="c1", reason="Already asked")
ANSWER = AnswerCard(board="m1", card="c1")
REOPEN = ReopenCard(board="m1", card="c1")
FEATURE = FeatureCard(board="m1", card="c1")
SET_ASIDE = CardSetAside(card="c1", reason=said("Already asked"))
ANSWERED = CardAnswered(card="c1", at=NOW)


def test_what_waits_is_released() -> None:
    board = BOARD.given(posted(waits=True)).when(RELEASE, **COORDINATOR).then(CardReleased(card="c1"))
    assert list(board.released()) == ["c1"]
    BOARD.given(posted()).when(RELEASE, **COORDINATOR).then()


def test_what_is_not_for_everyone_is_set_aside_with_a_reason_for_its_author() -> None:
    board = BOARD.given(posted(waits=True)).when(ASIDE, **COORDINATOR).then(SET_ASIDE)
    assert (board.released(), board.cards_of("anna")["c1"].reason) == ({}, said("Already asked"))
    BOARD.given(posted(), SET_ASIDE).when(ASIDE, **COORDINATOR).then()


def test_a_card_that_was_set_aside_by_mistake_comes_back() -> None:
    board = BOARD.given(posted(), SET_ASIDE).when(RELEASE, **COORDINATOR).then(CardReleased(card="c1"))
    assert (list(board.released()), board.cards["c1"].reason) == (["c1"], None)


def test_a_card_is_answered_and_was_not_after_all() -> None:
    assert BOARD.given(posted()).when(ANSWER, **COORDINATOR).then(ANSWERED).cards["c1"].answered
    BOARD.given(posted(), ANSWERED).when(ANSWER, **COORDINATOR).then()
    assert (
        not BOARD.given(posted(), ANSWERED)
        .when(REOPEN, **COORDINATOR)
        .then(CardReopened(card="c1"))
        .cards["c1"]
        .answered
    )
    BOARD.given(posted()).when(REOPEN, **COORDINATOR).then()


def test_one_card_is_on_the_screen_in_the_hall() -> None:
    board = BOARD.given(posted(), posted("c2"), CardFeatured(card="c2", at=NOW)).when(FEATURE, **COORDINATOR).after
    assert board.featured == "c1"
    BOARD.given(posted(), CardFeatured(card="c1", at=NOW)).when(FEATURE, **COORDINATOR).then()
    off = BOARD.given(posted(), CardFeatured(card="c1", at=NOW)).when(FeatureCard(board="m1"), **COORDINATOR)
    assert off.then(CardFeatured(card=None, at=NOW)).featured is None
    BOARD.given().when(FeatureCard(board="m1"), **COORDINATOR).then()


def test_a_meeting_that_goes_on_to_another_item_leaves_the_card_behind() -> None:
    begun = during(*opened(), AgendaItemBegun(item="decide", at="2022-11-09T12:10:00Z"))
    given = BOARD.given(posted(), CardFeatured(card="c1", at=NOW))
    assert begun.meeting
    assert given.state.in_hall(begun.meeting) is None
    again = given.when(FEATURE, begun, **COORDINATOR, now=datetime(2022, 11, 9, 12, 11, tzinfo=UTC)).after
    assert again.in_hall(begun.meeting) == "c1"


@pytest.mark.parametrize("event", [ANSWERED, SET_ASIDE, CardTakenBack(card="c1")])
def test_what_is_dealt_with_goes_off_the_screen(event: object) -> None:
    assert BOARD.given(posted(), CardFeatured(card="c1", at=NOW), event).state.featured is None
    assert BOARD.given(posted(), posted("c2"), CardFeatured(card="c2", at=NOW), event).state.featured == "c2"


@pytest.mark.parametrize("command", [ANSWER, REOPEN, FEATURE])
def test_what_nobody_sees_is_not_answered_or_shown_in_the_hall(command: object) -> None:
    BOARD.given(posted(waits=True)).when(command, **COORDINATOR).refused("card_not_released")
    BOARD.given(posted(), SET_ASIDE).when(command, **COORDINATOR).refused("card_not_released")


@pytest.mark.parametrize("command", [RELEASE, ASIDE, ANSWER, REOPEN, FEATURE])
def test_what_is_not_there_is_not_there(command: object) -> None:
    BOARD.given().when(command, **COORDINATOR).refused("not_found", what="card")
    BOARD.given(posted(), CardTakenBack(card="c1")).when(command, **COORDINATOR).refused("not_found", what="card")


def test_an_answer_may_come_the_day_after_but_a_hall_has_gone_home() -> None:
    BOARD.given(posted()).when(ANSWER, ENDED, **COORDINATOR).then(ANSWERED)
    BOARD.given(posted(waits=True)).when(RELEASE, ENDED, **COORDINATOR).then(CardReleased(card="c1"))
    BOARD.given(posted()).when(FEATURE, ENDED, **COORDINATOR).refused("meeting_ended")


def test_the_rules_are_settled_before_or_during_a_meeting() -> None:
    rules = SettleRules(board="m1", moderated=True, named=True)
    settled = RulesSettled(moderated=True, named=True, closed=False)
    board = BOARD.given().when(rules, PLANNED, **COORDINATOR).then(settled)
    assert (board.moderated, board.named, board.closed) == (True, True, False)
    BOARD.given(settled).when(rules, **COORDINATOR).then()
    BOARD.given().when(SettleRules(board="m1"), **COORDINATOR).then()
    BOARD.given().when(rules, ENDED, **COORDINATOR).refused("meeting_ended")


def test_what_waits_keeps_waiting_when_the_rule_is_lifted() -> None:
    moderated = RulesSettled(moderated=True, named=False, closed=False)
    board = BOARD.given(moderated, posted(waits=True)).when(SettleRules(board="m1"), **COORDINATOR).after
    assert board.cards["c1"].state == "waiting"
