"""What people may put on a board, and how long it is theirs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.board.commands import PostCard, RewriteCard, TakeCardBack
from engine.board.decide import MOST_OPEN
from engine.board.events import (
    CardAnswered,
    CardFeatured,
    CardReleased,
    CardRewritten,
    CardSetAside,
    CardTakenBack,
    RulesSettled,
)
from engine.board.state import Card
from engine.facts import BoardFacts
from engine.meeting.commands import OpenDoors
from engine.text import said
from tests.engine.board.scenes import BOARD, COORDINATOR, ENDED, NOW, OPEN, PLANNED, posted

POST = PostCard(board="m1", card="c1", kind="question", text="Who pays for it?")
REWRITE = RewriteCard(board="m1", card="c1", kind="idea", text="Let us share the cost")
BACK = TakeCardBack(board="m1", card="c1")
MODERATED = RulesSettled(moderated=True, named=False, closed=False)
NAMED = RulesSettled(moderated=False, named=True, closed=False)
CLOSED = RulesSettled(moderated=False, named=False, closed=True)


def test_a_question_is_on_the_board_at_once() -> None:
    board = BOARD.given().when(POST).then(posted())
    assert board.released() == {
        "c1": Card(
            kind="question",
            text=said("Who pays for it?"),
            by="anna",
            organisation="topaz",
            mode="room",
            named=False,
            order=1,
            state="released",
            at=NOW,
        )
    }


def test_it_says_from_where_it_came() -> None:
    BOARD.given().when(POST, actor="bert").then(posted(by="bert", mode="online"))
    BOARD.given().when(POST, replace(OPEN, organisation=""), actor="gerda").then(
        posted(by="gerda", mode="", organisation="")
    )


def test_a_moderated_board_lets_it_wait() -> None:
    board = BOARD.given(MODERATED).when(POST).then(posted(waits=True))
    assert (board.released(), board.cards["c1"].state) == ({}, "waiting")


def test_a_coordinator_waits_for_nobody() -> None:
    BOARD.given(MODERATED).when(POST, **COORDINATOR).then(posted(by="cora", mode=""))


def test_who_posts_knows_whether_their_organisation_stands_by_it() -> None:
    BOARD.given(NAMED).when(POST).then(posted(named=True))


def test_the_same_card_again_is_one_card() -> None:
    BOARD.given(posted()).when(POST).then()
    BOARD.given(posted()).when(POST, ENDED).then()
    BOARD.given(posted(), CardTakenBack(card="c1")).when(POST).then()


def test_an_id_is_given_once() -> None:
    BOARD.given(posted(by="bert")).when(POST).refused("already_exists", what="card")


@pytest.mark.parametrize("command", [POST, REWRITE])
def test_it_is_written_while_the_meeting_is_on(command: object) -> None:
    given = BOARD.given(posted("c1" if command is REWRITE else "other"))
    given.when(command, PLANNED).refused("meeting_not_open")
    given.when(command, ENDED).refused("meeting_ended")
    given.when(command, BoardFacts()).refused("not_found", what="board")


@pytest.mark.parametrize("command", [POST, REWRITE])
def test_nothing_is_added_to_a_closed_board(command: object) -> None:
    BOARD.given(posted("c1" if command is REWRITE else "other"), CLOSED).when(command).refused("board_closed")


def test_a_board_is_for_everyone() -> None:
    many = [posted(f"old-{n}") for n in range(MOST_OPEN)]
    BOARD.given(*many).when(POST).refused("too_many_cards", most=MOST_OPEN)
    BOARD.given(*many).when(POST, actor="bert").then(posted(by="bert", mode="online"))
    BOARD.given(*many, CardAnswered(card="old-0", at=NOW)).when(POST).then(posted())
    BOARD.given(*many, CardTakenBack(card="old-0")).when(POST).then(posted())


def test_an_author_says_it_better() -> None:
    board = (
        BOARD.given(posted(), posted("c2"))
        .when(REWRITE)
        .then(CardRewritten(card="c1", kind="idea", text=said("Let us share the cost")))
    )
    assert [(card.kind, card.order) for card in board.cards.values()] == [("idea", 1), ("question", 2)]


def test_nobody_is_for_what_they_never_read() -> None:
    BOARD.given(posted()).when(REWRITE, replace(OPEN, felt_by_others=True)).refused("card_felt_about")
    BOARD.given(posted()).when(BACK, replace(OPEN, felt_by_others=True)).then(CardTakenBack(card="c1"))


def test_new_words_wait_as_well_once_the_board_is_moderated() -> None:
    rewritten = CardRewritten(card="c1", kind="idea", text=said("Let us share the cost"), waits=True)
    board = BOARD.given(posted(), MODERATED).when(REWRITE).then(rewritten)
    assert (board.released(), board.cards["c1"].state) == ({}, "waiting")
    BOARD.given(posted(by="cora"), MODERATED).when(REWRITE, **COORDINATOR).then(replace(rewritten, waits=False))


def test_an_author_takes_it_back() -> None:
    board = BOARD.given(posted()).when(BACK).then(CardTakenBack(card="c1"))
    assert (board.released(), board.cards_of("anna")) == ({}, {})
    BOARD.given(posted(), CardTakenBack(card="c1")).when(BACK).then()
    BOARD.given(posted(), CardTakenBack(card="c1")).when(REWRITE).refused("not_found", what="card")
    BOARD.given(posted()).when(BACK, ENDED).refused("meeting_ended")


@pytest.mark.parametrize("command", [REWRITE, BACK])
@pytest.mark.parametrize("moment", [{"actor": "bert"}, COORDINATOR])
def test_a_card_is_its_authors(command: object, moment: dict[str, object]) -> None:
    BOARD.given(posted()).when(command, **moment).refused("not_your_card")
    BOARD.given(posted(waits=True)).when(command, **moment).refused("not_found", what="card")
    BOARD.given().when(command, **moment).refused("not_found", what="card")


@pytest.mark.parametrize("command", [REWRITE, BACK])
@pytest.mark.parametrize(
    "done",
    [
        CardReleased(card="c1"),
        CardSetAside(card="c1", reason=said("")),
        CardFeatured(card="c1", at=NOW),
        CardAnswered(card="c1", at=NOW),
    ],
)
def test_what_a_coordinator_has_handled_stays_as_it_is(command: object, done: object) -> None:
    BOARD.given(posted(waits=isinstance(done, CardReleased)), done).when(command).refused("card_handled")


def test_a_board_knows_only_its_own() -> None:
    with pytest.raises(KeyError):
        BOARD.given().when(OpenDoors(meeting="m1"))
    with pytest.raises(ValueError, match="a board cannot go on with str"):
        BOARD.evolve(None, "nonsense")
