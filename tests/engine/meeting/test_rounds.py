"""A round while it runs: where people sit, who leads, what they are told, the bell, the time, the end."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from engine.meeting.commands import (
    BeHost,
    CloseGroups,
    GiveRoundTime,
    RingBell,
    SeatPerson,
    SetGroup,
    TellGroups,
    WalkToGroup,
)
from engine.meeting.events import (
    Admitted,
    BellRung,
    GroupHosted,
    GroupsClosed,
    GroupSet,
    GroupsTold,
    RoundTimeGiven,
    WalkedToGroup,
)
from engine.moment import HOUSE
from engine.text import said
from tests.engine.meeting.scenes import MEETING, after_groups, ended, here, in_groups, opened, planned

WALK = WalkToGroup(meeting="m1", group="g2")
CLOSE = CloseGroups(meeting="m1", round="r1")
SEAT = SeatPerson(meeting="m1", person="carla", group="g1")
HOST = BeHost(meeting="m1", group="g1")
SET = SetGroup(meeting="m1", group="g2", link="https://example.org/a", host="bert")
TELL = TellGroups(meeting="m1", round="r1", text="Five more minutes")
RING = RingBell(meeting="m1", round="r1")
MORE = GiveRoundTime(meeting="m1", round="r1", minutes=5)
DURING = (WALK, CLOSE, SEAT, HOST, SET, TELL, RING, MORE)


def test_people_walk_to_another_group() -> None:
    meeting = MEETING.given(*in_groups()).when(WALK).then(WalkedToGroup(person="anna", group="g2"))
    assert meeting.people_in("g1") == ()
    assert meeting.people_in("g2") == ("anna", "bert")


def test_who_comes_late_sits_nowhere_until_they_walk() -> None:
    late = (*in_groups(), here("carla"))
    assert "carla" not in MEETING.given(*late).state.sits_in
    MEETING.given(*late).when(WALK, actor="carla").then(WalkedToGroup(person="carla", group="g2"))


def test_walking_to_where_one_sits_changes_nothing() -> None:
    MEETING.given(*in_groups()).when(WALK, actor="bert").then()


def test_walking_asks_for_an_open_round_and_being_here() -> None:
    MEETING.given(*in_groups()).when(WALK, actor="carla").refused("not_checked_in")
    MEETING.given(*in_groups()).when(replace(WALK, group="g9")).refused("not_found", what="group")
    MEETING.given(*after_groups()).when(WALK).refused("round_closed")
    MEETING.given(planned()).when(WALK).refused("meeting_not_open")
    MEETING.given(*ended()).when(WALK).refused("meeting_ended")


def test_a_round_closes_once_and_everyone_stays_seated() -> None:
    meeting = MEETING.given(*in_groups()).when(CLOSE).then(GroupsClosed(round="r1"))
    assert (meeting.open_round(), meeting.people_in("g1")) == (None, ("anna",))
    MEETING.given(*after_groups()).when(CLOSE).refused("round_closed")
    MEETING.given(*opened()).when(CLOSE).refused("not_found", what="round")
    MEETING.given(planned()).when(CLOSE).refused("meeting_not_open")
    MEETING.given(*ended()).when(CLOSE).refused("meeting_ended")


@pytest.mark.parametrize("command", DURING)
def test_all_of_it_needs_a_round_that_runs(command: object) -> None:
    MEETING.given(planned()).when(command).refused("meeting_not_open")
    MEETING.given(*ended()).when(command).refused("meeting_ended")
    MEETING.given(*after_groups()).when(command).refused("round_closed")


@pytest.mark.parametrize("command", [TELL, RING, MORE, CLOSE])
def test_a_round_is_one_of_the_meetings(command: object) -> None:
    MEETING.given(*opened()).when(command).refused("not_found", what="round")


@pytest.mark.parametrize("command", [WALK, SEAT, HOST, SET])
def test_a_group_is_one_of_the_meetings(command: object) -> None:
    MEETING.given(*opened()).when(command).refused("not_found", what="group")


def test_a_coordinator_seats_whoever_came_late() -> None:
    meeting = (
        MEETING.given(*in_groups(), here("carla"))
        .when(SEAT, actor="cora")
        .then(WalkedToGroup(person="carla", group="g1", by="cora"))
    )
    assert meeting.people_in("g1") == ("anna", "carla")
    MEETING.given(*in_groups(), here("carla"), WalkedToGroup(person="carla", group="g1")).when(SEAT).then()


def test_nobody_is_seated_at_a_place_that_they_cannot_come_to() -> None:
    online = (*in_groups(), here("carla", "online"))
    MEETING.given(*online).when(SEAT).refused("wrong_place", mode="online")
    MEETING.given(*in_groups()).when(replace(SEAT, person="anna", group="g2")).refused("wrong_place", mode="room")


def test_only_who_is_here_and_takes_part_is_seated() -> None:
    MEETING.given(*in_groups()).when(SEAT).refused("person_not_here")
    looks_on = (*in_groups(), Admitted(person="otto", role="observer"), here("otto"))
    MEETING.given(*looks_on).when(replace(SEAT, person="otto")).refused("only_looks_on")


def test_somebody_of_the_group_leads_its_talk() -> None:
    hosted = GroupHosted(group="g1", person="anna")
    assert MEETING.given(*in_groups()).when(HOST).then(hosted).host_of("g1") == "anna"
    MEETING.given(*in_groups(), hosted).when(HOST).then()
    MEETING.given(*in_groups()).when(HOST, actor="bert").refused("not_your_group")


def test_a_host_who_walks_away_leads_no_more() -> None:
    walked = MEETING.given(*in_groups(), GroupHosted(group="g1", person="anna")).when(WALK).after
    assert (walked.host_of("g1"), walked.host_of("g2"), walked.host_of("g9")) == (None, None, None)


def test_a_coordinator_gives_a_group_its_link_and_host() -> None:
    given_ = MEETING.given(*in_groups())
    meeting = given_.when(SET).then(GroupSet(group="g2", link=said("https://example.org/a"), host="bert"))
    assert (meeting.groups["g2"].link, meeting.host_of("g2")) == (said("https://example.org/a"), "bert")
    given_.when(replace(SET, link="", host=None)).then(GroupSet(group="g2", link=said(""), host=None))
    given_.when(replace(SET, host="anna")).refused("not_in_group")


def test_all_groups_are_told_something() -> None:
    told = GroupsTold(round="r1", text=said("Five more minutes"), at="2022-11-09T12:00:00Z")
    meeting = MEETING.given(*in_groups()).when(replace(TELL, text="Five more minutes  ")).then(told)
    assert meeting.rounds["r1"].message == said("Five more minutes")


def test_the_bell_rings_as_often_as_a_coordinator_likes() -> None:
    rung = BellRung(round="r1", at="2022-11-09T12:00:00Z")
    assert MEETING.given(*in_groups()).when(RING).then(rung).rounds["r1"].rung_at == rung.at
    MEETING.given(*in_groups(), replace(rung, at="2022-11-09T11:59:00Z")).when(RING).then(rung)


def test_the_house_rings_when_the_time_is_up_and_not_before() -> None:
    """A row that was due before more time was given finds a round that goes on."""
    until = RoundTimeGiven(round="r1", ends_at="2022-11-09T12:00:00Z")
    given_ = MEETING.given(*in_groups(), until)
    given_.when(RING, actor=HOUSE).then(BellRung(round="r1", at=until.ends_at))
    given_.when(RING, actor=HOUSE, now=datetime(2022, 11, 9, 11, 59, 59, tzinfo=UTC)).then()
    MEETING.given(*in_groups()).when(RING, actor=HOUSE).then()


@pytest.mark.parametrize(
    ("before", "after"), [(None, "12:05"), ("2022-11-09T11:30:00Z", "12:05"), ("2022-11-09T12:10:00Z", "12:15")]
)
def test_more_time_is_counted_from_the_end_or_from_now(before: str | None, after: str) -> None:
    given_time = (RoundTimeGiven(round="r1", ends_at=before),) if before else ()
    given_ = MEETING.given(*in_groups(), *given_time)
    meeting = given_.when(MORE).then(RoundTimeGiven(round="r1", ends_at=f"2022-11-09T{after}:00Z"))
    assert meeting.rounds["r1"].ends_at == f"2022-11-09T{after}:00Z"
