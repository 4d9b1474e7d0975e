"""Rounds of small groups: formed, walked through, told, timed and closed; and the topics that wait for one."""

from __future__ import annotations

from typing import Any

from engine.meeting.events import (
    BellRung,
    FormedGroup,
    GroupHosted,
    GroupsClosed,
    GroupSet,
    GroupsFormed,
    GroupsTold,
    RoundTimeGiven,
    TopicProposed,
    TopicsCalledFor,
    TopicWithdrawn,
    WalkedToGroup,
)
from engine.meeting.state.meeting import Group, Meeting, Round, Topic
from engine.order import without
from engine.replacing import replace


def groups(meeting: Meeting, event: object) -> Meeting | None:
    match event:
        case WalkedToGroup(person=person, group=group):
            return replace(meeting, sits_in={**meeting.sits_in, person: group})
        case GroupsFormed():
            return _formed(meeting, event)
        case GroupHosted(group=group, person=person):
            return _group(meeting, group, host=person)
        case GroupSet(group=group, link=link, host=host):
            return _group(meeting, group, link=link, host=host)
    return _course(meeting, event) or _topics(meeting, event)


def _course(meeting: Meeting, event: object) -> Meeting | None:
    """How a round goes."""
    match event:
        case GroupsTold(round=name, text=text, at=at):
            return _round(meeting, name, message=text, told_at=at)
        case BellRung(round=name, at=at):
            return _round(meeting, name, rung_at=at)
        case RoundTimeGiven(round=name, ends_at=ends_at):
            return _round(meeting, name, ends_at=ends_at)
        case GroupsClosed(round=name):
            return _round(meeting, name, open=False)
    return None


def _topics(meeting: Meeting, event: object) -> Meeting | None:
    match event:
        case TopicsCalledFor(open=called):
            return replace(meeting, topics_open=called)
        case TopicProposed(topic=name, title=title, by=by):
            last = max((each.order for each in meeting.topics.values()), default=0)
            return replace(
                meeting, topics={**meeting.topics, name: Topic(topic=name, title=title, by=by, order=last + 1)}
            )
        case TopicWithdrawn(topic=name):
            return replace(meeting, topics=without(meeting.topics, name))
    return None


def _round(meeting: Meeting, name: str, **changes: Any) -> Meeting:
    return replace(meeting, rounds={**meeting.rounds, name: replace(meeting.rounds[name], **changes)})


def _group(meeting: Meeting, name: str, **changes: Any) -> Meeting:
    return replace(meeting, groups={**meeting.groups, name: replace(meeting.groups[name], **changes)})


def _formed(meeting: Meeting, event: GroupsFormed) -> Meeting:
    """Topics that got a place wait no more, and an open space ends the call for them."""
    formed = Round(
        round=event.round,
        question=event.question,
        proposal=event.proposal,
        open=True,
        order=len(meeting.rounds) + 1,
        groups=tuple(each.group for each in event.groups),
        formed_at=event.at,
        how=event.how,
        ends_at=event.ends_at,
    )
    placed = {each.topic for each in event.groups}
    return replace(
        meeting,
        rounds={**meeting.rounds, event.round: formed},
        groups={**meeting.groups, **{each.group: _place(event.round, each) for each in event.groups}},
        sits_in={person: each.group for each in event.groups for person in each.people},
        topics={name: topic for name, topic in meeting.topics.items() if name not in placed},
        topics_open=meeting.topics_open and event.how != "open_space",
    )


def _place(round: str, formed: FormedGroup) -> Group:
    return Group(
        group=formed.group,
        round=round,
        place=formed.place,
        number=formed.number,
        topic=formed.title,
        link=formed.link,
        host=formed.host,
    )
