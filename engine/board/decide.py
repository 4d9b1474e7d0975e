"""Who may put what on a board, and what a coordinator does with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from engine.board.commands import (
    AnswerCard,
    FeatureCard,
    PostCard,
    ReleaseCard,
    ReopenCard,
    RewriteCard,
    SetCardAside,
    SettleRules,
    TakeCardBack,
)
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
from engine.board.state import Board, Card
from engine.errors import Refused, refuse
from engine.facts import BoardFacts
from engine.meeting.decision import not_ended, not_open
from engine.meeting.state import Meeting
from engine.moment import Moment
from engine.policy import COORDINATORS
from engine.text import said

Decision = tuple[Any, ...] | Refused
"""The events that happen, in order. None at all is a success too: what was asked is already so."""

MOST_OPEN = 20
"""How many cards of one person may ask for something at a time: a board is for everyone."""


def decide(board: Board | None, command: object, facts: BoardFacts, moment: Moment) -> Decision:
    """`board` is None while there is nothing on it. That the meeting exists follows from the actor's having a role
    there. Raises KeyError for a command of another noun."""
    meeting = facts.meeting
    if meeting is None:
        return refuse("not_found", what="board")
    return DECISIONS[type(command)](board or Board(), command, meeting, facts, moment)


def _post(board: Board, command: PostCard, meeting: Meeting, facts: BoardFacts, moment: Moment) -> Decision:
    known = board.cards.get(command.card)
    if known is not None:
        return () if known.by == moment.actor else refuse("already_exists", what="card")
    if wrong := not_open(meeting) or _closed(board):
        return wrong
    if sum(card.open for card in board.cards_of(moment.actor).values()) >= MOST_OPEN:
        return refuse("too_many_cards", most=MOST_OPEN)
    here = meeting.attendance.get(moment.actor)
    posted = CardPosted(
        card=command.card,
        kind=command.kind,
        text=said(command.text),
        by=moment.actor,
        organisation=facts.organisation,
        mode=here.mode if here else "",
        named=board.named,
        waits=_waits(board, moment),
        at=moment.at,
    )
    return (posted,)


def _rewrite(board: Board, command: RewriteCard, meeting: Meeting, facts: BoardFacts, moment: Moment) -> Decision:
    """Nobody finds themselves for what they never read, and on a board that is moderated by now nobody reads it yet."""
    wrong = not_open(meeting) or _closed(board) or _not_mine(board, command.card, moment)
    if wrong or facts.felt_by_others:
        return wrong or refuse("card_felt_about")
    waits = _waits(board, moment)
    return (CardRewritten(card=command.card, kind=command.kind, text=said(command.text), waits=waits),)


def _take_back(board: Board, command: TakeCardBack, meeting: Meeting, facts: BoardFacts, moment: Moment) -> Decision:
    known = board.cards.get(command.card)
    if known is not None and known.by == moment.actor and known.state == "taken_back":
        return ()
    wrong = not_ended(meeting) or _not_mine(board, command.card, moment)
    return wrong or (CardTakenBack(card=command.card),)


def _release(board: Board, command: ReleaseCard, meeting: Meeting, facts: BoardFacts, moment: Moment) -> Decision:
    card = _standing(board, command.card)
    if isinstance(card, Refused):
        return card
    return () if card.state == "released" else (CardReleased(card=command.card),)


def _set_aside(board: Board, command: SetCardAside, meeting: Meeting, facts: BoardFacts, moment: Moment) -> Decision:
    card = _standing(board, command.card)
    if isinstance(card, Refused):
        return card
    return () if card.state == "set_aside" else (CardSetAside(card=command.card, reason=said(command.reason)),)


def _answer(board: Board, command: AnswerCard, meeting: Meeting, facts: BoardFacts, moment: Moment) -> Decision:
    """After the end as well: an answer may come the day after, and stands in the minutes."""
    card = _released(board, command.card)
    if isinstance(card, Refused):
        return card
    return () if card.answered else (CardAnswered(card=command.card, at=moment.at),)


def _reopen(board: Board, command: ReopenCard, meeting: Meeting, facts: BoardFacts, moment: Moment) -> Decision:
    card = _released(board, command.card)
    if isinstance(card, Refused):
        return card
    return (CardReopened(card=command.card),) if card.answered else ()


def _feature(board: Board, command: FeatureCard, meeting: Meeting, facts: BoardFacts, moment: Moment) -> Decision:
    if command.card == board.in_hall(meeting):
        return ()
    if command.card is None:
        return (CardFeatured(card=None, at=moment.at),)
    if wrong := not_open(meeting):
        return wrong
    card = _released(board, command.card)
    return card if isinstance(card, Refused) else (CardFeatured(card=command.card, at=moment.at),)


def _settle(board: Board, command: SettleRules, meeting: Meeting, facts: BoardFacts, moment: Moment) -> Decision:
    """Cards that wait keep waiting when the rule is lifted: somebody has yet to read them."""
    if wrong := not_ended(meeting):
        return wrong
    settled = RulesSettled(moderated=command.moderated, named=command.named, closed=command.closed)
    now = RulesSettled(moderated=board.moderated, named=board.named, closed=board.closed)
    return () if settled == now else (settled,)


DECISIONS: Mapping[type, Callable[[Board, Any, Meeting, BoardFacts, Moment], Decision]] = {
    PostCard: _post,
    RewriteCard: _rewrite,
    TakeCardBack: _take_back,
    ReleaseCard: _release,
    SetCardAside: _set_aside,
    AnswerCard: _answer,
    ReopenCard: _reopen,
    FeatureCard: _feature,
    SettleRules: _settle,
}


def _waits(board: Board, moment: Moment) -> bool:
    return board.moderated and not moment.roles & COORDINATORS


def _closed(board: Board) -> Refused | None:
    return refuse("board_closed") if board.closed else None


def _standing(board: Board, name: str) -> Card | Refused:
    """What its author took back is there for nobody."""
    card = board.cards.get(name)
    return refuse("not_found", what="card") if card is None or card.state == "taken_back" else card


def _released(board: Board, name: str) -> Card | Refused:
    card = _standing(board, name)
    if isinstance(card, Refused) or card.state == "released":
        return card
    return refuse("card_not_released")


def _not_mine(board: Board, name: str, moment: Moment) -> Refused | None:
    """Why the author may not change it (any more). Somebody else's card that nobody sees is not there for them."""
    card = _standing(board, name)
    if isinstance(card, Refused):
        return card
    if card.by != moment.actor:
        return refuse("not_your_card") if card.state == "released" else refuse("not_found", what="card")
    return refuse("card_handled") if card.handled else None
