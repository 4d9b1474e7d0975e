"""Who sees what of a board."""

from __future__ import annotations

from typing import Any

from engine.board.events import CardAnswered, CardFeatured, CardReleased, CardSetAside, CardTakenBack, RulesSettled
from engine.board.state import Board
from engine.board.view import view_board, view_my_cards
from engine.directory import Organisation, Person
from engine.text import said
from tests.engine.board.scenes import BOARD, NOW, OPEN, posted
from tests.engine.names import Names, is_patchable

NAMES = Names(
    organisations=(Organisation(id="topaz", movement="care", name="Topaz", short="TPZ", kind="member"),),
    persons=(
        Person(id="anna", name="Anna", language="nl"),
        Person(id="gerda", name="Gerda", language="nl", guest_of="m1", says_from="A village"),
    ),
)
NAMED = RulesSettled(moderated=False, named=True, closed=False)
ASIDE = CardSetAside(card="c2", reason=said("Already asked"))


def board(*events: object) -> Board:
    state = BOARD.given(*events).state
    assert isinstance(state, Board)
    return state


def seen(shown: Board, audience: str = "participant", names: Names = NAMES) -> dict[str, Any]:
    assert OPEN.meeting
    return view_board(shown, OPEN.meeting, audience, names)


def test_everyone_sees_what_was_released() -> None:
    shown = board(
        posted(), posted("c2", "Share!", kind="idea"), posted("c3", "?", waits=True), CardAnswered(card="c1", at=NOW)
    )
    for audience in ("participant", "screen"):
        assert seen(shown, audience) == {
            "cards": {
                "c1": {"order": 1, "kind": "question", "text": "Who pays for it?", "answered": True},
                "c2": {"order": 2, "kind": "idea", "text": "Share!"},
            }
        }


def test_coordinators_also_see_what_waits_and_what_was_set_aside_but_nobodys_name() -> None:
    shown = seen(board(posted("c1", waits=True), posted("c2"), ASIDE), "coordinator")
    assert shown == {
        "cards": {
            "c1": {"order": 1, "kind": "question", "text": "Who pays for it?", "state": "waiting"},
            "c2": {
                "order": 2,
                "kind": "question",
                "text": "Who pays for it?",
                "state": "set_aside",
                "reason": "Already asked",
            },
        }
    }


def test_the_rules_and_what_is_on_the_hall_are_shown_while_they_hold() -> None:
    strict = RulesSettled(moderated=True, named=True, closed=True)
    assert seen(board(strict, posted(), CardFeatured(card="c1", at=NOW)), "screen", Names()) == {
        "cards": {"c1": {"order": 1, "kind": "question", "text": "Who pays for it?"}},
        "moderated": True,
        "named": True,
        "closed": True,
        "featured": "c1",
        "featured_at": NOW,
    }
    assert seen(board(strict, RulesSettled(moderated=False, named=False, closed=False))) == {"cards": {}}


def test_an_organisation_stands_by_what_was_posted_under_that_rule() -> None:
    before, after = posted("c1"), posted("c2", named=True)
    guest = posted("c3", named=True, by="gerda", organisation="")
    gone = posted("c4", named=True, by="nobody", organisation="gone")
    cards = seen(board(before, NAMED, after, guest, gone))["cards"]
    assert {name: card.get("by") for name, card in cards.items()} == {
        "c1": None,
        "c2": "Topaz",
        "c3": "A village",
        "c4": None,
    }
    lifted = board(NAMED, after, RulesSettled(moderated=False, named=False, closed=False))
    assert "by" not in seen(lifted)["cards"]["c2"]


def test_mine_is_shown_to_me_with_what_became_of_it() -> None:
    shown = board(
        posted("c1"),
        posted("c2"),
        ASIDE,
        posted("c3", waits=True),
        posted("c4", waits=True),
        CardReleased(card="c4"),
        posted("c5"),
        CardTakenBack(card="c5"),
        posted("c6", by="bert"),
    )
    words = {"kind": "question", "text": "Who pays for it?"}
    mine = view_my_cards(shown, "anna", NAMES)
    assert mine == {
        "c1": {"order": 1, "state": "released"},
        "c2": {"order": 2, "state": "set_aside", "fixed": True, "reason": "Already asked"} | words,
        "c3": {"order": 3, "state": "waiting"} | words,
        "c4": {"order": 4, "state": "released", "fixed": True},
    }
    assert is_patchable(mine)
    assert view_my_cards(shown, "carla", NAMES) == {}
