"""What people can ask of a board."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from engine.fields import Id, Length
from engine.registry import command

CardKind = Literal["question", "idea"]

CardText = Annotated[str, Length(1, 500)]


@command("board.post")
@dataclass(frozen=True, slots=True, kw_only=True)
class PostCard:
    """Ask a question, or share an idea. A phone that was offline sends it later: one's own card twice is one card."""

    board: Id
    card: Id
    kind: CardKind
    text: CardText


@command("board.rewrite")
@dataclass(frozen=True, slots=True, kw_only=True)
class RewriteCard:
    """Say it better, as long as nobody has done anything with it."""

    board: Id
    card: Id
    kind: CardKind
    text: CardText


@command("board.take_back")
@dataclass(frozen=True, slots=True, kw_only=True)
class TakeCardBack:
    """On second thoughts: it is gone from every screen. As long as no coordinator has done anything with it."""

    board: Id
    card: Id


@command("board.release")
@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseCard:
    """Show a card to everyone: one that waits, or one that was set aside by mistake."""

    board: Id
    card: Id


@command("board.set_aside")
@dataclass(frozen=True, slots=True, kw_only=True)
class SetCardAside:
    """Show a card to nobody but its author, who reads the reason, if there is one."""

    board: Id
    card: Id
    reason: Annotated[str, Length(0, 300)] = ""


@command("board.answer")
@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerCard:
    """Say that it has been answered, or dealt with, in the meeting."""

    board: Id
    card: Id


@command("board.reopen")
@dataclass(frozen=True, slots=True, kw_only=True)
class ReopenCard:
    """It was not answered after all."""

    board: Id
    card: Id


@command("board.feature")
@dataclass(frozen=True, slots=True, kw_only=True)
class FeatureCard:
    """Put a card on the screen in the hall, in the place of another; no card takes off the one that is there."""

    board: Id
    card: Id | None = None


@command("board.settle_rules")
@dataclass(frozen=True, slots=True, kw_only=True)
class SettleRules:
    """`moderated`: a card waits until a coordinator has released it. `named`: the author's organisation stands by it,
    from now on. `closed`: nothing is added."""

    board: Id
    moderated: bool = False
    named: bool = False
    closed: bool = False
