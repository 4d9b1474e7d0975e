"""A board through the door, and as the screens of its meeting follow it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from engine.errors import Refused, refuse
from store import OpenedStore, open_store
from tests.engine.test_channel import Screens
from tests.house import COORDINATOR, MEETING, House, delegate

ON: dict[str, Any] = {"board": MEETING}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[OpenedStore]:
    opened = open_store(f"sqlite:///{tmp_path / 'polder.sqlite'}")
    yield opened
    opened.close()


@pytest.fixture
def house(store: OpenedStore) -> House:
    return House(store).furnish().plan_meeting().check_in(1, 2)


def test_a_screen_follows_a_board_from_its_first_card(house: House, store: OpenedStore) -> None:
    """Who was there all along sees what one sees that joins now."""
    screens = Screens(store, f"meeting:{MEETING}")
    screens.look()
    assert "board" not in screens.held["participant"]
    card = {"card": "c1"}
    steps: list[tuple[str, str, dict[str, Any]]] = [
        (delegate(1), "board.post", card | {"kind": "question", "text": "Wie betaalt dat?"}),
        (delegate(1), "board.rewrite", card | {"kind": "idea", "text": "Deel de kosten"}),
        (COORDINATOR, "board.settle_rules", {"moderated": True, "named": True}),
        (delegate(2), "board.post", {"card": "c2", "kind": "question", "text": "Wanneer?"}),
        (COORDINATOR, "board.release", {"card": "c2"}),
        (COORDINATOR, "board.feature", {"card": "c2"}),
        (COORDINATOR, "board.answer", {"card": "c2"}),
        (COORDINATOR, "board.reopen", {"card": "c2"}),
        (COORDINATOR, "board.set_aside", {"card": "c2", "reason": "Staat er al"}),
        (delegate(1), "board.take_back", card),
        ("observer-1", "board.post", {"card": "c3", "kind": "idea", "text": "Mee kijken"}),
        (COORDINATOR, "board.release", {"card": "c3"}),
    ]
    for actor, name, fields in steps:
        house.must(actor, name, **ON, **fields)
        screens.look()
    cards = screens.held["participant"]["board"]["cards"]
    assert cards == {"c3": {"order": 3, "kind": "idea", "text": "Mee kijken", "by": "Partner"}}
    assert set(screens.held["coordinator"]["board"]["cards"]) == {"c2", "c3"}


def test_a_card_that_all_could_read_is_carried_on_and_says_where_it_went(house: House, store: OpenedStore) -> None:
    screens = Screens(store, f"meeting:{MEETING}")
    house.must(COORDINATOR, "board.settle_rules", **ON, moderated=True)
    house.must(delegate(1), "board.post", **ON, card="c1", kind="idea", text="Deel de kosten")
    note = f"{MEETING}.c1"
    clause = {"proposal": house.plan_id, "clause": "costs", "text": "We delen de kosten", "note": note}
    assert house.do(COORDINATOR, "proposal.add_clause", **clause) == refuse("not_found", what="note")
    house.must(COORDINATOR, "board.release", **ON, card="c1")
    house.must(COORDINATOR, "proposal.add_clause", **clause)
    screens.look()
    went = {"costs": {"to": "clause", "proposal": house.plan_id}}
    assert screens.held["coordinator"]["carried"] == {note: went}
    assert "carried" not in screens.held["participant"]
    gone = {**clause, "clause": "other", "note": f"{MEETING}.c9"}
    assert house.do(COORDINATOR, "proposal.add_clause", **gone) == refuse("not_found", what="note")


def test_people_are_for_a_card_while_it_is_open(house: House, store: OpenedStore) -> None:
    idea = {"card": "c1", "kind": "idea", "text": "Deel de kosten"}
    feel: dict[str, Any] = {"meeting": MEETING, "about": "c1"}
    house.must(delegate(1), "board.post", **ON, **idea)
    house.must(delegate(1), "meeting.feel", **feel, value=1)
    house.must(delegate(1), "board.rewrite", **ON, **idea)
    house.must(delegate(2), "meeting.feel", **feel, value=-1)
    assert store.read(lambda reader: reader.feelings(MEETING)) == {"c1": {"room": {1: 1}, "online": {-1: 1}}}
    assert house.do(delegate(1), "board.rewrite", **ON, **idea) == refuse("card_felt_about")
    assert house.do(delegate(2), "meeting.feel", **feel, value=2) == refuse("no_such_feeling", least=-1, most=1)
    house.must(COORDINATOR, "board.answer", **ON, card="c1")
    assert house.do(delegate(2), "meeting.feel", **feel, value=1) == refuse("not_found", what="subject")


def test_erased_words_show_as_nothing(house: House, store: OpenedStore) -> None:
    house.must(delegate(1), "board.post", **ON, card="c1", kind="idea", text="Mijn adres is …")
    screens = Screens(store, f"meeting:{MEETING}")
    screens.look()
    board = screens.channel.board
    assert board
    store.write(lambda tx: tx.erase_text(board.cards["c1"].text.id))
    screens.look()
    assert screens.held["participant"]["board"]["cards"]["c1"]["text"] == ""


def test_who_has_no_role_at_the_meeting_finds_no_board(house: House) -> None:
    post = {"card": "c1", "kind": "idea", "text": "Ook iets"}
    assert house.do("stranger", "board.post", **ON, **post) == refuse("not_found", what="board")
    assert house.do(delegate(1), "board.post", board="elsewhere", **post) == refuse("not_found", what="board")
    refused = house.do("projector", "board.post", **ON, **post)
    assert isinstance(refused, Refused)
    assert refused.code == "role_may_not"
