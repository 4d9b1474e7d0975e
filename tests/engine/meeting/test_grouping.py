from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.facts import MeetingFacts
from engine.meeting.commands import CloseGroups, FormGroups, WalkToGroup
from engine.meeting.events import Admitted, CheckedOut, GroupsClosed, GroupsFormed, WalkedToGroup
from engine.meeting.grouping import deal
from engine.text import said
from tests.engine.meeting.scenes import FACTS, MEETING, after_groups, ended, here, in_groups, opened, planned

FORM = FormGroups(meeting="m1", round="r2", question="What first?", tables=2, rooms=1)
WALK = WalkToGroup(meeting="m1", group="g2")
CLOSE = CloseGroups(meeting="m1", round="r1")
CROWD = (here("anna"), here("bert"), here("carla", "online"))

organisations = st.dictionaries(
    st.text("abcdefgh", min_size=1, max_size=4), st.sampled_from(["", "topaz", "mijzo", "ministry"]), max_size=60
)


@given(organisations, st.integers(1, 12), st.integers())
def test_dealing_is_even_in_size_and_over_organisations(people: dict[str, str], places: int, seed: int) -> None:
    groups = deal(people, people, places, Random(seed))
    assert sorted(person for group in groups for person in group) == sorted(people)
    assert len(groups) == min(places, len(people))
    for organisation in {None, *people.values()}:
        counts = [sum(organisation in (None, people[each]) for each in group) for group in groups]
        assert max(counts, default=0) - min(counts, default=0) <= 1


@given(organisations, st.integers(1, 12), st.integers())
def test_the_same_dice_deal_the_same(people: dict[str, str], places: int, seed: int) -> None:
    shuffled = dict(reversed(people.items()))
    assert deal(people, people, places, Random(seed)) == deal(shuffled, people, places, Random(seed))


def test_other_dice_deal_otherwise() -> None:
    people = {f"p{n}": "topaz" for n in range(12)}
    assert len({tuple(map(frozenset, deal(people, people, 3, Random(seed)))) for seed in range(20)}) > 15


def formed(form: FormGroups, *events: object, facts: MeetingFacts = FACTS) -> GroupsFormed:
    (event,) = MEETING.given(*opened(), *events).when(form, facts).answer
    assert isinstance(event, GroupsFormed)
    return event


def test_the_room_sits_at_tables_and_online_in_rooms() -> None:
    event = formed(FORM, *CROWD)
    assert (event.round, event.question, event.proposal) == ("r2", said("What first?"), None)
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
