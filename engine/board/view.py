"""What screens show of a board: maps by id, no nulls, no lists (docs/protocol.md). How much support a card has is not
in here: that is `live`.

Public: `view_board` for an audience, `view_my_cards` for `me`.
"""

from __future__ import annotations

from engine.board.state import Board, Card
from engine.lookup import Lookup
from engine.meeting.state import Meeting
from engine.meeting.view.parts import View, flags, given


def view_board(board: Board, meeting: Meeting, audience: str, lookup: Lookup) -> View:
    """Everyone sees what was released; coordinators also what waits and what was set aside. Nobody's name stands by a
    card, at most their organisation's, and only if they knew."""
    shown = {name: _card(card, board, lookup) for name, card in board.released().items()}
    if audience == "coordinator":
        for name, card in board.cards.items():
            if card.state in ("waiting", "set_aside"):
                shown[name] = _card(card, board, lookup) | {"state": card.state} | _reason(card, lookup)
    rules = flags(moderated=board.moderated, named=board.named, closed=board.closed)
    if featured := board.in_hall(meeting):
        rules |= {"featured": featured, "featured_at": board.featured_at}
    return {"cards": shown} | rules


def view_my_cards(board: Board, person: str, lookup: Lookup) -> View:
    """Where each card of mine is. Its words only while `view_board` does not show them to me; `fixed` once a
    coordinator has done something with it."""
    mine: View = {}
    for name, card in board.cards_of(person).items():
        mine[name] = {"order": card.order, "state": card.state} | flags(fixed=card.handled)
        if card.state != "released":
            mine[name] |= {"kind": card.kind, "text": lookup.words(card.text)} | _reason(card, lookup)
    return mine


def _card(card: Card, board: Board, lookup: Lookup) -> View:
    shown: View = {"order": card.order, "kind": card.kind, "text": lookup.words(card.text)}
    return shown | given(by=_from(card, lookup) if card.named and board.named else "") | flags(answered=card.answered)


def _from(card: Card, lookup: Lookup) -> str:
    """The organisation that it comes from; of a guest, whom they said they speak for."""
    if organisation := lookup.organisation(card.organisation):
        return organisation.name
    author = lookup.person(card.by)
    return author.says_from if author else ""


def _reason(card: Card, lookup: Lookup) -> View:
    return given(reason=lookup.words(card.reason) if card.reason else "")
