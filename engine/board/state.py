"""What is on a board, as its events make it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.board.events import (
    CardAnswered,
    CardFeatured,
    CardPosted,
    CardReleased,
    CardReopened,
    CardRewritten,
    CardSetAside,
    CardTakenBack,
    RulesSettled,
)
from engine.meeting.state import Meeting
from engine.replacing import replace
from engine.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """`state` is `waiting` (for a coordinator), `released`, `set_aside` or `taken_back`. `handled`: a coordinator has
    done something with it. The rest as in `CardPosted`."""

    kind: str
    text: Text
    by: str
    organisation: str
    mode: str
    named: bool
    order: int
    state: str
    at: str
    handled: bool = False
    answered: bool = False
    reason: Text | None = None

    @property
    def open(self) -> bool:
        """Whether it asks for something still."""
        return self.state in ("waiting", "released") and not self.answered


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """`cards` is in order of posting, those that were taken back included: no id is given twice. `written` are
    everybody's own. `featured` is the card that was put on the hall's screen, at `featured_at`."""

    cards: Mapping[str, Card] = field(default_factory=dict)
    written: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    moderated: bool = False
    named: bool = False
    closed: bool = False
    featured: str | None = None
    featured_at: str = ""

    def released(self) -> Mapping[str, Card]:
        """What everyone sees."""
        return {name: card for name, card in self.cards.items() if card.state == "released"}

    def in_hall(self, meeting: Meeting) -> str | None:
        """The card on the hall's screen: a meeting that has gone on to another item has left it behind."""
        return self.featured if self.featured_at >= (meeting.item_since or "") else None

    def cards_of(self, person: str) -> Mapping[str, Card]:
        """What somebody posted and did not take back."""
        mine = {name: self.cards[name] for name in self.written.get(person, ())}
        return {name: card for name, card in mine.items() if card.state != "taken_back"}


def evolve(board: Board | None, event: object) -> Board:
    """The board after one more event; None is a board with nothing on it. Raises ValueError for a strange event."""
    board = board or Board()
    match event:
        case CardPosted():
            return _posted(board, event)
        case CardRewritten(card=name, kind=kind, text=text, waits=waits):
            return _changed(board, name, kind=kind, text=text, **({"state": "waiting"} if waits else {}))
        case CardTakenBack(card=name):
            return _changed(_off_screen(board, name), name, state="taken_back")
        case CardReleased(card=name):
            return _changed(board, name, state="released", handled=True, reason=None)
        case CardSetAside(card=name, reason=reason):
            return _changed(_off_screen(board, name), name, state="set_aside", handled=True, reason=reason)
        case CardAnswered(card=name):
            return _changed(_off_screen(board, name), name, answered=True, handled=True)
        case CardReopened(card=name):
            return _changed(board, name, answered=False)
        case CardFeatured(card=None):
            return replace(board, featured=None)
        case CardFeatured(card=str() as name, at=at):
            return _changed(replace(board, featured=name, featured_at=at), name, handled=True)
        case RulesSettled(moderated=moderated, named=named, closed=closed):
            return replace(board, moderated=moderated, named=named, closed=closed)
    raise ValueError(f"a board cannot go on with {type(event).__name__}")


def _posted(board: Board, event: CardPosted) -> Board:
    card = Card(
        kind=event.kind,
        text=event.text,
        by=event.by,
        organisation=event.organisation,
        mode=event.mode,
        named=event.named,
        order=len(board.cards) + 1,
        state="waiting" if event.waits else "released",
        at=event.at,
    )
    written = {**board.written, event.by: (*board.written.get(event.by, ()), event.card)}
    return replace(board, cards={**board.cards, event.card: card}, written=written)


def _changed(board: Board, name: str, **changes: Any) -> Board:
    return replace(board, cards={**board.cards, name: replace(board.cards[name], **changes)})


def _off_screen(board: Board, name: str) -> Board:
    return replace(board, featured=None) if board.featured == name else board
