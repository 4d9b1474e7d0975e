"""What a coordinator does to the minutes: words of their own, what is left out, and the editions."""

from __future__ import annotations

from random import Random

from engine.errors import refuse
from engine.facts import MeetingFacts
from engine.meeting.commands import HideFromMinutes, PublishMinutes, WithdrawMinutes, WriteMinutes
from engine.meeting.decision import Decision
from engine.meeting.events import HiddenFromMinutes, MinutesPublished, MinutesWithdrawn, MinutesWritten
from engine.meeting.state import Meeting
from engine.moment import Moment
from engine.text import said

AROUND = ("opening", "closing")
"""Where words stand that belong to no part: before everything, and behind it."""

SECTIONS = ("present", "votes", "said", "agenda", "reactions", "questions", "parity")
"""What may be left out as a whole. `votes` is who voted what in an open ballot. What was decided, who does what and
when the next meeting is always stand."""

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""For an address that is read aloud or typed from paper: nothing in it looks like something else."""


def write(meeting: Meeting, command: WriteMinutes, facts: MeetingFacts, moment: Moment) -> Decision:
    """Also while the meeting is going on, and long after it."""
    if not _can_be_written_at(meeting, command.place):
        return refuse("not_found", what="place")
    written = meeting.minutes.texts.get(command.place)
    rev = written.rev if written else 0
    if command.rev != rev:
        return refuse("minutes_changed")
    return (MinutesWritten(place=command.place, text=said(command.text), rev=rev + 1),)


def hide(meeting: Meeting, command: HideFromMinutes, facts: MeetingFacts, moment: Moment) -> Decision:
    if not _can_be_hidden(meeting, command.place):
        return refuse("not_found", what="place")
    if command.hidden == (command.place in meeting.minutes.hidden):
        return ()
    return (HiddenFromMinutes(place=command.place, hidden=command.hidden),)


def publish(meeting: Meeting, command: PublishMinutes, facts: MeetingFacts, moment: Moment) -> Decision:
    if meeting.phase != "ended":
        return refuse("minutes_too_early")
    kept = meeting.minutes
    address = kept.address or _address(moment.dice())
    return (MinutesPublished(edition=kept.edition + 1, address=address, at=moment.at),)


def withdraw(meeting: Meeting, command: WithdrawMinutes, facts: MeetingFacts, moment: Moment) -> Decision:
    return (MinutesWithdrawn(at=moment.at),) if meeting.minutes.published_at else ()


def _address(dice: Random) -> str:
    """Twelve letters hold as much chance as the dice do."""
    return "".join(dice.choice(LETTERS) for _ in range(12))


def _can_be_written_at(meeting: Meeting, place: str) -> bool:
    return place in AROUND or _is_part(meeting, place)


def _can_be_hidden(meeting: Meeting, place: str) -> bool:
    """A note by the group that wrote it: that the note itself stands is not asked, for it may be taken away later."""
    kind, _, rest = place.partition(".")
    if kind == "note":
        group, dot, _ = rest.partition(".")
        return bool(dot) and group in meeting.groups
    return place in SECTIONS or _is_part(meeting, place)


def _is_part(meeting: Meeting, place: str) -> bool:
    kind, _, id = place.partition(".")
    return (kind == "item" and id in meeting.agenda) or (kind == "round" and id in meeting.rounds)
