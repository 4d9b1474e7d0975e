"""How people feel about a card, and what is shown of it."""

from __future__ import annotations

import pytest

from engine.board.events import CardAnswered, CardSetAside, CardTakenBack
from engine.board.support import MOST_SHOWN, scale_of, support, view_support
from engine.text import said
from tests.engine.board.scenes import BOARD, NOW, posted

ANSWERED = CardAnswered(card="c1", at=NOW)


def test_nobody_is_against_a_question() -> None:
    board = BOARD.given(posted("c1"), posted("c2", kind="idea")).state
    assert scale_of(board.cards["c1"]) == range(2)
    assert scale_of(board.cards["c2"]) == range(-1, 2)
    assert scale_of(None) is None


@pytest.mark.parametrize(
    "event",
    [ANSWERED, CardSetAside(card="c1", reason=said("")), CardTakenBack(card="c1")],
    ids=lambda each: type(each).__name__,
)
def test_what_is_dealt_with_is_felt_about_no_more(event: object) -> None:
    assert scale_of(BOARD.given(posted(), event).state.cards["c1"]) is None
    assert scale_of(BOARD.given(posted(waits=True)).state.cards["c1"]) is None


def test_room_and_online_are_one() -> None:
    felt = {
        "c1": {"room": {1: 4, -1: 1}, "online": {1: 2}},
        "c2": {"online": {1: 1}},
        "elsewhere.clause": {"room": {5: 3}},
    }
    board = BOARD.given(posted("c1"), posted("c2"), posted("c3")).state
    assert support(felt["c1"]) == (6, 1)
    assert view_support(board, felt) == {"c1": {"all": {"-1": 1, "1": 6}}, "c2": {"all": {"1": 1}}}


def test_what_waits_is_not_told_of() -> None:
    board = BOARD.given(posted(), CardSetAside(card="c1", reason=said(""))).state
    assert view_support(board, {"c1": {"room": {1: 4}}}) == {}


def test_of_a_full_board_what_most_care_for_is_told_and_what_is_open_first() -> None:
    many = [posted(f"c{n}") for n in range(MOST_SHOWN + 5)]
    felt = {f"c{n}": {"room": {1: n + 1}} for n in range(MOST_SHOWN + 5)}
    last = f"c{MOST_SHOWN + 4}"
    shown = view_support(BOARD.given(*many, CardAnswered(card=last, at=NOW)).state, felt)
    assert len(shown) == MOST_SHOWN
    assert last not in shown
    assert next(iter(shown)) == f"c{MOST_SHOWN + 3}"
