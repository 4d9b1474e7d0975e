"""The floor: hands that go up, who speaks and for how long, and more time for what the meeting is on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from engine.fields import Id, Range
from engine.registry import command


@command("meeting.raise_hand")
@dataclass(frozen=True, slots=True, kw_only=True)
class RaiseHand:
    """Ask for the floor, for oneself."""

    meeting: Id


@command("meeting.lower_hand")
@dataclass(frozen=True, slots=True, kw_only=True)
class LowerHand:
    """Take one's own hand down; who has the floor gives it back."""

    meeting: Id


@command("meeting.raise_hand_for")
@dataclass(frozen=True, slots=True, kw_only=True)
class RaiseHandFor:
    """For somebody who is here without a phone, or who waves on the video call."""

    meeting: Id
    person: Id


@command("meeting.lower_hand_of")
@dataclass(frozen=True, slots=True, kw_only=True)
class LowerHandOf:
    meeting: Id
    person: Id


@command("meeting.move_hand")
@dataclass(frozen=True, slots=True, kw_only=True)
class MoveHand:
    """Put somebody before another one in the queue; without `before`, at the end. From then on the queue is as the
    coordinator has it, and new hands come last."""

    meeting: Id
    person: Id
    before: Id | None = None


@command("meeting.suggest_hands")
@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestHands:
    """Let the queue be in the suggested order again."""

    meeting: Id


@command("meeting.give_floor")
@dataclass(frozen=True, slots=True, kw_only=True)
class GiveFloor:
    """Let somebody speak, whether their hand is up or not; whoever spoke is done."""

    meeting: Id
    person: Id


@command("meeting.take_floor_back")
@dataclass(frozen=True, slots=True, kw_only=True)
class TakeFloorBack:
    """End the turn of whoever speaks."""

    meeting: Id


@command("meeting.set_turn")
@dataclass(frozen=True, slots=True, kw_only=True)
class SetTurn:
    """How many minutes a turn takes, also the one that is going on; 0: as long as it takes."""

    meeting: Id
    minutes: Annotated[int, Range(0, 15)]


@command("meeting.ask_everyone")
@dataclass(frozen=True, slots=True, kw_only=True)
class AskEveryone:
    """A round about a proposal: everyone who is here is put in the queue, but for whoever was asked before in the same
    round. Taking one's hand down is passing. `minutes` is how long a turn takes, 0 leaves that as it is."""

    meeting: Id
    proposal: Id
    minutes: Annotated[int, Range(0, 15)] = 0


@command("meeting.give_time")
@dataclass(frozen=True, slots=True, kw_only=True)
class GiveTime:
    """More minutes for the item that the meeting is on: after its end, or from now if that has passed."""

    meeting: Id
    minutes: Annotated[int, Range(1, 60)]
