"""The demo: a meeting at the moment of welcome, made once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.channel import Channel
from engine.commands import Envelope
from engine.meeting.commands import EndMeeting
from engine.service import Service
from rehearsal.demo import Demo, prepare
from store import open_store
from tests.house import publish


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    store = open_store(f"sqlite:///{tmp_path}/polder.sqlite")
    publish(store)
    yield Service(store, os.urandom)
    store.close()


def channel(service: Service, demo: Demo) -> Channel:
    folded = Channel(f"meeting:{demo.meeting}", service.shelf)
    service.store.read(folded.catch_up)
    return folded


def test_the_doors_are_open_the_welcome_has_begun_and_the_plan_is_in_draft(service: Service) -> None:
    view = channel(service, prepare(service)).view("participant")

    assert view["meeting"]["phase"] == "open"
    assert view["agenda"][view["meeting"]["item"]]["order"] == 1
    (proposal,) = view["proposals"].values()
    assert (proposal["stage"], len(proposal["clauses"])) == ("draft", 5)
    assert len(view["seats"]) == 26


def test_a_quorum_is_there_so_that_a_ballot_can_be_opened(service: Service) -> None:
    meeting = channel(service, prepare(service)).meeting

    assert meeting is not None
    assert len(meeting.present_seats()) >= 18


def test_a_second_time_changes_nothing(service: Service) -> None:
    first = prepare(service)
    seq = channel(service, first).seq

    assert prepare(service) == first
    assert channel(service, first).seq == seq


def test_what_was_begun_is_finished(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody stops the command half-way; the next time completes it, and nothing is there twice."""
    whole = service.execute
    left = iter(range(40))

    def stops(envelope: Envelope) -> object:
        next(left)
        return whole(envelope)

    monkeypatch.setattr(service, "execute", stops)
    with pytest.raises(StopIteration):
        prepare(service)
    monkeypatch.undo()

    view = channel(service, prepare(service)).view("participant")
    assert (view["meeting"]["phase"], len(view["seats"])) == ("open", 26)


def test_after_its_end_there_is_a_next_meeting(service: Service) -> None:
    first = prepare(service)
    service.execute(Envelope(id="end", actor=first.coordinator, command=EndMeeting(meeting=first.meeting)))

    second = prepare(service)

    assert second.meeting != first.meeting
    assert channel(service, second).view("participant")["meeting"]["phase"] == "open"
