"""Rounds of small groups: forming one, topics for an open space, and what a coordinator does while it runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from engine.fields import Address, Id, Length, Line, Paragraph, Range
from engine.registry import command

How = Literal["even", "chosen", "same", "open_space"]
"""How people come to their places: dealt evenly, by their own choice, where they sat before, or by topic."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicLine:
    """A topic that gets a place of its own in an open space."""

    topic: Id
    title: Line


@command("meeting.form_groups")
@dataclass(frozen=True, slots=True, kw_only=True)
class FormGroups:
    """Begin a round of small groups over tables in the room and rooms online. `question` is what the groups bring an
    answer to; `minutes` is how long they have, 0 for as long as it takes.

    `even` deals everyone, each kind of place spread evenly over organisations; `chosen` seats nobody; `same` seats
    everyone where they sat in the round before, at as many places, and deals newcomers; `open_space` gives each of the
    `topics` a place, in turn over the tables and then on over the rooms, and seats nobody. `links` are the addresses of
    the online rooms, in order."""

    meeting: Id
    round: Id
    question: Paragraph
    tables: Annotated[int, Range(0, 60)]
    rooms: Annotated[int, Range(0, 60)]
    proposal: Id | None = None
    how: How = "even"
    minutes: Annotated[int, Range(0, 240)] = 0
    topics: Annotated[tuple[TopicLine, ...], Length(0, 60)] = ()
    links: Annotated[tuple[Address, ...], Length(0, 60)] = ()


@command("meeting.call_for_topics")
@dataclass(frozen=True, slots=True, kw_only=True)
class CallForTopics:
    """Ask everyone here to propose topics for an open space; `open` false ends that. What was proposed stays."""

    meeting: Id
    open: bool


@command("meeting.propose_topic")
@dataclass(frozen=True, slots=True, kw_only=True)
class ProposeTopic:
    meeting: Id
    topic: Id
    title: Line


@command("meeting.withdraw_topic")
@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawTopic:
    meeting: Id
    topic: Id


@command("meeting.walk_to")
@dataclass(frozen=True, slots=True, kw_only=True)
class WalkToGroup:
    meeting: Id
    group: Id


@command("meeting.seat_person")
@dataclass(frozen=True, slots=True, kw_only=True)
class SeatPerson:
    """Seat somebody at another place of the round: people in the room at tables, people online in rooms."""

    meeting: Id
    person: Id
    group: Id


@command("meeting.be_host")
@dataclass(frozen=True, slots=True, kw_only=True)
class BeHost:
    """Say that one leads the talk in one's own group."""

    meeting: Id
    group: Id


@command("meeting.set_group")
@dataclass(frozen=True, slots=True, kw_only=True)
class SetGroup:
    """Give a group its link (the empty one takes it away) and its host, who sits there."""

    meeting: Id
    group: Id
    link: Address = ""
    host: Id | None = None


@command("meeting.tell_groups")
@dataclass(frozen=True, slots=True, kw_only=True)
class TellGroups:
    """A message to all groups of a round, in the place of the one before; the empty one takes it away."""

    meeting: Id
    round: Id
    text: Annotated[str, Length(0, 500)]


@command("meeting.ring_bell")
@dataclass(frozen=True, slots=True, kw_only=True)
class RingBell:
    """Ring for all groups of a round. The house does it when their time is up."""

    meeting: Id
    round: Id


@command("meeting.give_round_time")
@dataclass(frozen=True, slots=True, kw_only=True)
class GiveRoundTime:
    """So many minutes more; from now on, where there was no deadline or it is past."""

    meeting: Id
    round: Id
    minutes: Annotated[int, Range(1, 60)]


@command("meeting.close_groups")
@dataclass(frozen=True, slots=True, kw_only=True)
class CloseGroups:
    """End the round; what has been written stays, nothing more is written."""

    meeting: Id
    round: Id
