"""Topics for an open space: proposed by whoever is here, before the places are made."""

from __future__ import annotations

from engine.errors import Refused, refuse
from engine.facts import MeetingFacts
from engine.meeting.commands import CallForTopics, ProposeTopic, WithdrawTopic
from engine.meeting.decision import Decision, not_open
from engine.meeting.events import TopicProposed, TopicsCalledFor, TopicWithdrawn
from engine.meeting.state import Meeting
from engine.moment import Moment
from engine.policy import COORDINATORS
from engine.text import said

MOST_EACH, MOST_TOPICS = 3, 60
"""Of one person at a time, so that all get their turn; and in all, as many as a round has tables for."""


def call_for_topics(meeting: Meeting, command: CallForTopics, facts: MeetingFacts, moment: Moment) -> Decision:
    if wrong := not_open(meeting):
        return wrong
    return () if meeting.topics_open == command.open else (TopicsCalledFor(open=command.open),)


def propose_topic(meeting: Meeting, command: ProposeTopic, facts: MeetingFacts, moment: Moment) -> Decision:
    """A coordinator may add topics at any time, also for somebody who called one out in the hall."""
    if wrong := not_open(meeting) or _may_not_propose(meeting, moment):
        return wrong
    if command.topic in meeting.topics:
        return refuse("already_exists", what="topic")
    if len(meeting.topics) >= MOST_TOPICS:
        return refuse("too_many_topics", most=MOST_TOPICS)
    return (TopicProposed(topic=command.topic, title=said(command.title), by=moment.actor),)


def withdraw_topic(meeting: Meeting, command: WithdrawTopic, facts: MeetingFacts, moment: Moment) -> Decision:
    if wrong := not_open(meeting):
        return wrong
    topic = meeting.topics.get(command.topic)
    if topic is None:
        return refuse("not_found", what="topic")
    if topic.by != moment.actor and not moment.roles & COORDINATORS:
        return refuse("not_your_topic")
    return (TopicWithdrawn(topic=command.topic),)


def _may_not_propose(meeting: Meeting, moment: Moment) -> Refused | None:
    if moment.roles & COORDINATORS:
        return None
    if not meeting.topics_open:
        return refuse("topics_not_called_for")
    if moment.actor not in meeting.attendance:
        return refuse("not_checked_in")
    full = len(meeting.topics_of(moment.actor)) >= MOST_EACH
    return refuse("too_many_topics", most=MOST_EACH) if full else None
