from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.facts import MeetingFacts
from engine.meeting.commands import FormGroups, TopicLine
from engine.meeting.events import (
    Admitted,
    CheckedIn,
    CheckedOut,
    GroupHosted,
    GroupSet,
    GroupsFormed,
    TopicProposed,
    TopicsCalledFor,
    WalkedToGroup,
)
from engine.meeting.state import Meeting
from engine.text import NOTHING, said
from tests.engine.meeting.scenes import FACTS, MEETING, after_groups, ended, here, in_groups, opened, planned

FORM = FormGroups(meeting="m1", round="r2", question="What first?", tables=2, rooms=1)
CROWD = (here("anna"), here("bert"), here("carla", "online"))


def formed(form: FormGroups, *events: object, facts: MeetingFacts = FACTS) -> GroupsFormed:
    (event,) = MEETING.given(*opened(), *events).when(form, facts).answer
    assert isinstance(event, GroupsFormed)
    return event


def test_the_room_sits_at_tables_and_online_in_rooms() -> None:
    event = formed(FORM, *CROWD)
    assert (event.round, event.question, event.proposal) == ("r2", said("What first?"), None)
    assert (event.how, event.ends_at) == ("even", None)
    assert [(each.place, each.number, len(each.people)) for each in event.groups] == [
        ("table", 1, 1),
        ("table", 2, 1),
        ("room", 1, 1),
    ]
    assert event.groups[2].people == ("carla",)


def test_forming_seats_everyone_in_the_new_round() -> None:
    meeting = MEETING.given(*opened(), *CROWD).when(replace(FORM, proposal="plan")).after
    assert set(meeting.sits_in) == {"anna", "bert", "carla"}
    assert meeting.newest_round_about("plan") == meeting.open_round() == meeting.rounds["r2"]
    assert [each.group for each in meeting.groups_in("r2")] == list(meeting.groups)


def test_group_ids_are_of_the_command() -> None:
    given_ = MEETING.given(*opened(), *CROWD)
    ids = [
        [each.group for each in given_.when(FORM, command=name, seed=7).answer[0].groups] for name in ("a", "a", "b")
    ]
    assert ids[0] == ids[1]
    assert set(ids[0]).isdisjoint(ids[2])
    assert len(set(ids[0])) == 3


@pytest.mark.parametrize(("tables", "rooms", "place"), [(1, 0, "table"), (0, 1, "room")])
def test_without_a_place_of_their_own_people_join_the_others(tables: int, rooms: int, place: str) -> None:
    (group,) = formed(replace(FORM, tables=tables, rooms=rooms), *CROWD).groups
    assert (group.place, set(group.people)) == (place, {"anna", "bert", "carla"})


def test_no_group_is_left_empty() -> None:
    groups = formed(replace(FORM, tables=9, rooms=9), here("anna"), here("bert")).groups
    assert [(each.place, each.number) for each in groups] == [("table", 1), ("table", 2)]


def test_only_who_is_here_and_takes_part_is_grouped() -> None:
    let_in = (Admitted(person="gerda", role="participant"), Admitted(person="otto", role="observer"))
    crowd = (*CROWD, here("gerda"), here("otto"), here("screen"), CheckedOut(person="bert"))
    event = formed(FORM, *let_in, *crowd)
    assert {person for group in event.groups for person in group.people} == {"anna", "carla", "gerda"}


@given(st.integers(1, 60), st.integers(1, 60), st.integers(1, 8), st.integers(1, 8), st.integers(0, 2**32))
def test_a_whole_meeting_is_spread_evenly(room: int, online: int, tables: int, rooms: int, seed: int) -> None:
    modes = {f"p{n}": "room" if n < room else "online" for n in range(room + online)}
    facts = replace(FACTS, organisation_of={person: f"o{n % 7}" for n, person in enumerate(modes)})
    here_now = [here(person, mode) for person, mode in modes.items()]
    form = replace(FORM, tables=tables, rooms=rooms)
    meeting = MEETING.given(*opened(), *here_now).when(form, facts, seed=seed).after
    assert set(meeting.sits_in) == set(modes)
    for place, mode in (("table", "room"), ("room", "online")):
        groups = [each for each in meeting.groups.values() if each.place == place]
        assert [each.number for each in groups] == list(range(1, len(groups) + 1))
        counts = [Counter(facts.organisation_of[each] for each in meeting.people_in(group.group)) for group in groups]
        assert all(modes[person] == mode for group in groups for person in meeting.people_in(group.group))
        for one, other in pairwise(counts):
            assert abs(one.total() - other.total()) <= 1
            assert all(abs(one[name] - other[name]) <= 1 for name in one | other)


def test_a_round_needs_an_open_meeting_and_people() -> None:
    MEETING.given(planned()).when(FORM).refused("meeting_not_open")
    MEETING.given(*ended()).when(FORM).refused("meeting_ended")
    MEETING.given(*opened()).when(FORM).refused("nobody_to_group")
    MEETING.given(*opened(), here("otto")).when(FORM).refused("nobody_to_group")


def test_a_round_needs_a_place() -> None:
    MEETING.given(*opened(), *CROWD).when(replace(FORM, tables=0, rooms=0)).refused("no_places")


def test_a_round_is_about_a_proposal_that_exists() -> None:
    MEETING.given(*opened(), *CROWD).when(replace(FORM, proposal="x")).refused("not_found", what="proposal")


def test_one_round_at_a_time_each_with_its_own_id() -> None:
    MEETING.given(*in_groups()).when(FORM).refused("round_still_open")
    MEETING.given(*after_groups()).when(replace(FORM, round="r1")).refused("already_exists", what="round")
    meeting = MEETING.given(*after_groups()).when(FORM).after
    assert [each.order for each in meeting.rounds.values()] == [1, 2]
    assert meeting.people_in("g1") == ()
    assert meeting.newest_round_about("plan") == meeting.rounds["r1"]


def test_a_round_may_have_a_time_and_its_rooms_their_links() -> None:
    links = ("", "https://example.org/b")
    timed = replace(FORM, rooms=2, minutes=20, links=links)
    event = formed(timed, here("anna"), here("bert", "online"), here("carla", "online"))
    assert event.ends_at == "2022-11-09T12:20:00Z"
    assert [(each.place, each.link) for each in event.groups] == [
        ("table", NOTHING),
        ("room", NOTHING),
        ("room", said("https://example.org/b")),
    ]


def test_where_people_choose_nobody_is_seated_and_every_place_stands() -> None:
    event = formed(replace(FORM, how="chosen"))
    assert [(each.place, each.number, each.people) for each in event.groups] == [
        ("table", 1, ()),
        ("table", 2, ()),
        ("room", 1, ()),
    ]


def once_more(*events: object, seed: int = 1) -> Meeting:
    again = replace(FORM, how="same", tables=0, rooms=0)
    after = MEETING.given(*after_groups(), *events).when(again, seed=seed).after
    assert isinstance(after, Meeting)
    return after


def sitting(meeting: Meeting) -> dict[str, tuple[str, int]]:
    groups = {person: meeting.groups[group] for person, group in meeting.sits_in.items()}
    return {person: (group.place, group.number) for person, group in groups.items()}


def test_the_same_groups_again_keep_their_places_hosts_and_links() -> None:
    set_before = GroupSet(group="g2", link=said("https://example.org/a"), host="bert")
    meeting = once_more(set_before)
    assert sitting(meeting) == {"anna": ("table", 1), "bert": ("room", 1)}
    assert set(meeting.groups) > {"g1", "g2"}
    room = meeting.groups[meeting.sits_in["bert"]]
    assert (room.link, room.host) == (said("https://example.org/a"), "bert")


def test_whoever_came_since_gets_a_place_that_suits_them() -> None:
    assert sitting(once_more(here("carla", "online")))["carla"] == ("room", 1)
    assert sitting(once_more(here("carla")))["carla"] == ("table", 1)


def test_nobody_stays_at_a_place_that_no_longer_suits_them() -> None:
    """Bert came to the hall, and Anna had walked over to the online room: each sits where they are now."""
    walked = WalkedToGroup(person="anna", group="g2")
    came = CheckedIn(person="bert", mode="room", seats=())
    assert sitting(once_more(walked, came)) == {"anna": ("table", 1), "bert": ("table", 1)}


def test_a_place_that_nobody_sits_at_any_more_is_left_out_and_so_is_a_host_who_left() -> None:
    meeting = once_more(GroupHosted(group="g2", person="bert"), CheckedOut(person="bert"))
    assert sitting(meeting) == {"anna": ("table", 1)}
    assert [each.place for each in meeting.groups_in("r2")] == ["table"]


def test_the_same_groups_need_a_round_before() -> None:
    MEETING.given(*opened(), *CROWD).when(replace(FORM, how="same")).refused("no_earlier_round")


MONEY, GROWTH, TEAMS = (TopicLine(topic=each, title=each.title()) for each in ("money", "growth", "teams"))
SPACE = replace(FORM, how="open_space", topics=(MONEY, GROWTH, TEAMS), tables=3, rooms=2)


def test_an_open_space_gives_each_topic_a_place_over_the_tables_and_on_over_the_rooms() -> None:
    event = formed(SPACE)
    assert [(each.place, each.number, each.topic) for each in event.groups] == [
        ("table", 1, "money"),
        ("table", 2, "growth"),
        ("table", 3, "teams"),
        ("room", 1, "money"),
        ("room", 2, "growth"),
    ]
    assert event.groups[3].title == said("Money")
    assert not any(each.people for each in event.groups)


def test_an_open_space_needs_topics_and_a_place_for_each() -> None:
    given_ = MEETING.given(*opened(), *CROWD)
    given_.when(replace(SPACE, topics=())).refused("no_topics")
    given_.when(replace(SPACE, topics=(MONEY, MONEY))).refused("already_exists", what="topic")
    given_.when(replace(SPACE, tables=1, rooms=1)).refused("too_few_places", topics=3, places=2)
    given_.when(replace(SPACE, tables=0, rooms=0)).refused("no_places")


def test_topics_that_get_a_place_wait_no_more() -> None:
    proposed = [TopicProposed(topic=each, title=said(each), by="anna") for each in ("money", "later")]
    before = (*opened(), *CROWD, TopicsCalledFor(open=True), *proposed)
    after = MEETING.given(*before).when(replace(SPACE, topics=(MONEY,))).after
    assert (list(after.topics), after.topics_open) == (["later"], False)
    assert MEETING.given(*before).when(FORM).after.topics_open
