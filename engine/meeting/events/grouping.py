"""Rounds of small groups."""

from __future__ import annotations

from dataclasses import dataclass

from engine.registry import event
from engine.text import NOTHING, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class FormedGroup:
    """`place` is `table` or `room`; `number` counts from 1 within the place. `topic` is what an open space made the
    place for, and `title` its words; `link` where an online room is, `host` who leads the talk."""

    group: str
    place: str
    number: int
    people: tuple[str, ...]
    topic: str | None = None
    title: Text = NOTHING
    link: Text = NOTHING
    host: str | None = None


@event("meeting.groups_formed")
@dataclass(frozen=True, slots=True, kw_only=True)
class GroupsFormed:
    """`how` as in `engine.meeting.commands.grouping.How`; `ends_at` is when the bell goes, if there is a time."""

    round: str
    question: Text
    proposal: str | None
    groups: tuple[FormedGroup, ...]
    at: str
    how: str = "even"
    ends_at: str | None = None


@event("meeting.topics_called_for")
@dataclass(frozen=True, slots=True, kw_only=True)
class TopicsCalledFor:
    open: bool


@event("meeting.topic_proposed")
@dataclass(frozen=True, slots=True, kw_only=True)
class TopicProposed:
    topic: str
    title: Text
    by: str


@event("meeting.topic_withdrawn")
@dataclass(frozen=True, slots=True, kw_only=True)
class TopicWithdrawn:
    topic: str


@event("meeting.walked")
@dataclass(frozen=True, slots=True, kw_only=True)
class WalkedToGroup:
    """`by` who seated them there, if they did not walk themselves."""

    person: str
    group: str
    by: str | None = None


@event("meeting.group_hosted")
@dataclass(frozen=True, slots=True, kw_only=True)
class GroupHosted:
    group: str
    person: str


@event("meeting.group_set")
@dataclass(frozen=True, slots=True, kw_only=True)
class GroupSet:
    """Where the group meets online, if it does, and who leads the talk, if anybody was named."""

    group: str
    link: Text
    host: str | None


@event("meeting.groups_told")
@dataclass(frozen=True, slots=True, kw_only=True)
class GroupsTold:
    """A message to all groups; without words it takes the one before away."""

    round: str
    text: Text
    at: str


@event("meeting.bell_rung")
@dataclass(frozen=True, slots=True, kw_only=True)
class BellRung:
    round: str
    at: str


@event("meeting.round_time_given")
@dataclass(frozen=True, slots=True, kw_only=True)
class RoundTimeGiven:
    round: str
    ends_at: str


@event("meeting.groups_closed")
@dataclass(frozen=True, slots=True, kw_only=True)
class GroupsClosed:
    round: str
