"""How the meeting feels: which reactions can be tapped, which clause is looked at, and how somebody feels about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from engine.fields import Id, Length, Range, Subject
from engine.registry import command


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaction:
    """Something that can be tapped. Without a `word`, the catalogue's own for that kind (`reaction.KIND`). `icon` is
    one of our drawings (`engine.reactions.ICONS`) or one emoji."""

    kind: Id
    icon: Annotated[str, Length(1, 20)]
    word: Annotated[str, Length(0, 20)] = ""


@command("meeting.set_reactions")
@dataclass(frozen=True, slots=True, kw_only=True)
class SetReactions:
    """Choose what can be tapped in this meeting, in this order."""

    meeting: Id
    reactions: Annotated[tuple[Reaction, ...], Length(1, 6)]


@command("meeting.point_at")
@dataclass(frozen=True, slots=True, kw_only=True)
class PointAt:
    """Put one clause before everyone, so that all talk about the same one; without a clause, none."""

    meeting: Id
    proposal: Id | None = None
    clause: Id | None = None


@command("meeting.feel")
@dataclass(frozen=True, slots=True, kw_only=True)
class Feel:
    """Say how one feels about a clause (1 cold to 5 warm) or a card of the board (1 for, -1 against). 0 takes it back.

    It makes no event, and leaves no answer to be repeated: what was said last is what stands.
    """

    meeting: Id
    about: Subject
    value: Annotated[int, Range(-1, 5)]


@command("meeting.forget_feelings")
@dataclass(frozen=True, slots=True, kw_only=True)
class ForgetFeelings:
    """The house forgets who felt what, some time after the end; how many did stays."""

    meeting: Id
