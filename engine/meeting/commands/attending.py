"""Who is here, and who is let in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from engine.fields import Id
from engine.registry import command

Mode = Literal["room", "online"]


@command("meeting.check_in")
@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIn:
    """Say that one is here, and where. Sent again with another mode, it moves the person."""

    meeting: Id
    mode: Mode


@command("meeting.welcome_me")
@dataclass(frozen=True, slots=True, kw_only=True)
class WelcomeMe:
    """Somebody who is here for the first time says whether they wish to be welcomed by name on the screen."""

    meeting: Id
    wish: bool


@command("meeting.check_out")
@dataclass(frozen=True, slots=True, kw_only=True)
class CheckOut:
    meeting: Id


@command("meeting.mark_present")
@dataclass(frozen=True, slots=True, kw_only=True)
class MarkPresent:
    """Roll call: a coordinator checks somebody in by hand."""

    meeting: Id
    person: Id
    mode: Mode


@command("meeting.mark_absent")
@dataclass(frozen=True, slots=True, kw_only=True)
class MarkAbsent:
    """Roll call: somebody is not here after all, or has left without saying so."""

    meeting: Id
    person: Id


@command("meeting.ask_to_enter")
@dataclass(frozen=True, slots=True, kw_only=True)
class AskToEnter:
    """Somebody came in by the meeting's code. Their name is already in the directory, as a guest."""

    meeting: Id


@command("meeting.admit")
@dataclass(frozen=True, slots=True, kw_only=True)
class Admit:
    """Let somebody in who waits, or who was turned away, as one who takes part or one who looks on."""

    meeting: Id
    person: Id
    role: Literal["participant", "observer"] = "participant"


@command("meeting.turn_away")
@dataclass(frozen=True, slots=True, kw_only=True)
class TurnAway:
    meeting: Id
    person: Id
