"""Topics for an open space: asked for, proposed, taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.meeting.commands import CallForTopics, ProposeTopic, WithdrawTopic
from engine.meeting.events import TopicProposed, TopicsCalledFor, TopicWithdrawn
from engine.meeting.topics import MOST_EACH, MOST_TOPICS
from engine.text import said
from tests.engine.meeting.scenes import MEETING, ended, here, opened, planned

CALL = CallForTopics(meeting="m1", open=True)
PROPOSE = ProposeTopic(meeting="m1", topic="money", title="New money")
WITHDRAW = WithdrawTopic(meeting="m1", topic="money")
CALLED = (*opened(), here("anna"), TopicsCalledFor(open=True))
COORDINATOR = {"actor": "cora", "roles": frozenset({"coordinator"})}


def proposed(topic: str = "money", by: str = "anna") -> TopicProposed:
    return TopicProposed(topic=topic, title=said("New money"), by=by)


def test_topics_are_asked_for_and_no_longer() -> None:
    MEETING.given(*opened()).when(CALL).then(TopicsCalledFor(open=True))
    MEETING.given(*CALLED).when(CALL).then()
    assert not MEETING.given(*CALLED).when(replace(CALL, open=False)).then(TopicsCalledFor(open=False)).topics_open


def test_who_is_here_proposes_topics_when_they_are_asked_for() -> None:
    meeting = MEETING.given(*CALLED).when(PROPOSE).then(proposed())
    assert meeting.topics_of("anna") == ("money",)
    MEETING.given(*opened(), here("anna")).when(PROPOSE).refused("topics_not_called_for")
    MEETING.given(*CALLED).when(PROPOSE, actor="bert").refused("not_checked_in")
    MEETING.given(*CALLED, proposed()).when(PROPOSE).refused("already_exists", what="topic")


def test_a_coordinator_adds_topics_at_any_time() -> None:
    MEETING.given(*opened()).when(PROPOSE, **COORDINATOR).then(proposed(by="cora"))


def test_nobody_fills_the_list_alone() -> None:
    mine = [proposed(f"t{n}") for n in range(MOST_EACH)]
    MEETING.given(*CALLED, *mine).when(PROPOSE).refused("too_many_topics", most=MOST_EACH)
    everyones = [proposed(f"t{n}", by=f"p{n}") for n in range(MOST_TOPICS)]
    MEETING.given(*CALLED, *everyones).when(PROPOSE).refused("too_many_topics", most=MOST_TOPICS)
    MEETING.given(*CALLED, *mine, TopicWithdrawn(topic="t0")).when(PROPOSE).then(proposed())


def test_a_topic_is_taken_back_by_who_proposed_it_or_by_a_coordinator() -> None:
    MEETING.given(*CALLED, proposed()).when(WITHDRAW).then(TopicWithdrawn(topic="money"))
    MEETING.given(*CALLED, proposed()).when(WITHDRAW, **COORDINATOR).then(TopicWithdrawn(topic="money"))
    MEETING.given(*CALLED, proposed(by="bert")).when(WITHDRAW).refused("not_your_topic")
    MEETING.given(*CALLED).when(WITHDRAW).refused("not_found", what="topic")


@pytest.mark.parametrize("command", [CALL, PROPOSE, WITHDRAW])
def test_all_of_it_needs_an_open_meeting(command: object) -> None:
    MEETING.given(planned()).when(command).refused("meeting_not_open")
    MEETING.given(*ended()).when(command).refused("meeting_ended")
