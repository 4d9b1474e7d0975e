"""The floor: hands, the order of the queue, turns, and how long each takes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import messages
from engine.directory import Organisation, Person
from engine.facts import MeetingFacts
from engine.me import view_me
from engine.meeting.commands import (
    AskEveryone,
    CheckOut,
    EndMeeting,
    GiveFloor,
    LowerHand,
    LowerHandOf,
    MarkAbsent,
    MoveHand,
    RaiseHand,
    RaiseHandFor,
    SetTurn,
    SuggestHands,
    TakeFloorBack,
)
from engine.meeting.events import (
    AgendaItemBegun,
    CheckedOut,
    EveryoneAsked,
    FloorGiven,
    FloorTakenBack,
    HandLowered,
    HandRaised,
    HandsOrdered,
    HandsSuggested,
    MeetingEnded,
    TurnSet,
)
from engine.meeting.queue import REASONS, Waiting, places_in_queue, queue_of, side_that_spoke_less, suggested, why
from engine.meeting.state import Floor, Hand, Speaker, Turn
from engine.meeting.view import view_meeting
from tests.engine.given import MOMENT
from tests.engine.meeting.scenes import MEETING, ended, here, opened, planned
from tests.engine.names import Names

UP = RaiseHand(meeting="m1")
DOWN = LowerHand(meeting="m1")
FOR = RaiseHandFor(meeting="m1", person="bert")
OF = LowerHandOf(meeting="m1", person="bert")
GIVE = GiveFloor(meeting="m1", person="bert")
BACK = TakeFloorBack(meeting="m1")
MOVE = MoveHand(meeting="m1", person="carla", before="anna")
SUGGEST = SuggestHands(meeting="m1")
AT = MOMENT.at
LATER = {"now": MOMENT.now + timedelta(minutes=2)}
TWO_PAST = "2022-11-09T12:02:00Z"


def gathered() -> tuple[Any, ...]:
    """Anna and Carla in the room, Bert online."""
    return *opened(), here("anna"), here("bert", "online"), here("carla")


def raised(*people: str) -> list[HandRaised]:
    return [HandRaised(person=person, at=AT) for person in people]


def spoke(person: str, mode: str, minutes: int) -> list[Any]:
    until = f"2022-11-09T12:{minutes:02}:00Z"
    return [FloorGiven(person=person, mode=mode, at=AT), FloorTakenBack(at=until)]


def order_of(meeting: Any) -> list[str]:
    return [each.person for each in queue_of(meeting)]


def test_a_hand_goes_up_once_and_down_again() -> None:
    meeting = MEETING.given(*gathered()).when(UP).then(HandRaised(person="anna", at=AT))
    assert meeting.floor == Floor(hands={"anna": Hand(person="anna", number=1, at=AT)}, raised=1)
    MEETING.given(*gathered(), *raised("anna")).when(UP).then()
    down = MEETING.given(*gathered(), *raised("anna")).when(DOWN).then(HandLowered(person="anna"))
    assert down.floor.hands == {}
    MEETING.given(*gathered()).when(DOWN).then()


def test_only_who_is_here_raises_a_hand() -> None:
    MEETING.given(*opened()).when(UP).refused("not_checked_in")
    MEETING.given(*opened()).when(FOR).refused("not_here")
    MEETING.given(*opened()).when(GIVE).refused("not_here")


@pytest.mark.parametrize("command", [UP, DOWN, FOR, OF, GIVE, BACK, MOVE, SUGGEST])
def test_there_is_a_floor_while_the_meeting_is_open(command: object) -> None:
    MEETING.given(planned()).when(command).refused("meeting_not_open")
    MEETING.given(*ended()).when(command).refused("meeting_ended")


def test_a_coordinator_raises_and_lowers_hands_for_others() -> None:
    meeting = MEETING.given(*gathered()).when(FOR, actor="cora").then(HandRaised(person="bert", at=AT, by="cora"))
    assert meeting.floor.hands["bert"].by == "cora"
    down = HandLowered(person="bert", by="cora")
    MEETING.given(*gathered(), *raised("bert")).when(OF, actor="cora").then(down)
    MEETING.given(*gathered(), *raised("bert")).when(FOR, actor="cora").then()
    MEETING.given(*gathered()).when(OF, actor="cora").then()


def test_who_gets_the_floor_has_their_hand_down_and_speaks_from_then() -> None:
    given = MEETING.given(*gathered(), *raised("bert")).when(GIVE).then(FloorGiven(person="bert", mode="online", at=AT))
    assert given.floor.speaker == Speaker(person="bert", mode="online", item=None, since=AT)
    assert given.floor.hands == {}


def test_the_floor_may_be_given_to_somebody_who_did_not_ask() -> None:
    assert MEETING.given(*gathered()).when(GIVE).after.floor.speaker.person == "bert"


def test_a_turn_ends_when_it_is_taken_back_or_given_on_or_given_back() -> None:
    speaking = (*gathered(), AgendaItemBegun(item="decide", at=AT), FloorGiven(person="anna", mode="room", at=AT))
    turn = Turn(person="anna", mode="room", item="decide", since=AT, until=TWO_PAST)
    taken = MEETING.given(*speaking).when(BACK, actor="cora", **LATER).then(FloorTakenBack(at=TWO_PAST))
    given_on = MEETING.given(*speaking).when(GIVE, **LATER).then(FloorGiven(person="bert", mode="online", at=TWO_PAST))
    given_back = MEETING.given(*speaking).when(DOWN, **LATER).then(FloorTakenBack(at=TWO_PAST))
    assert [each.floor.turns for each in (taken, given_on, given_back)] == [(turn,)] * 3
    assert (turn.seconds, taken.floor.spoken()) == (120, {"room": 120, "online": 0})


def test_who_speaks_asks_for_nothing_and_gets_nothing_again() -> None:
    speaking = (*gathered(), FloorGiven(person="bert", mode="online", at=AT))
    MEETING.given(*speaking).when(UP, actor="bert").then()
    MEETING.given(*speaking).when(FOR).then()
    MEETING.given(*speaking).when(GIVE).then()
    MEETING.given(*gathered()).when(BACK).then()


@pytest.mark.parametrize(
    ("command", "by"), [(CheckOut(meeting="m1"), None), (MarkAbsent(meeting="m1", person="bert"), "cora")]
)
def test_whoever_leaves_takes_their_hand_along_and_ends_their_turn(command: object, by: str | None) -> None:
    actor = by or "bert"
    gone = CheckedOut(person="bert", by=by)
    asked = MEETING.given(*gathered(), *raised("anna", "bert")).when(command, actor=actor).then(gone)
    assert list(asked.floor.hands) == ["anna"]
    speaking = (*gathered(), FloorGiven(person="bert", mode="online", at=AT))
    left = MEETING.given(*speaking).when(command, actor=actor, **LATER).then(FloorTakenBack(at=TWO_PAST), gone)
    assert (left.floor.speaker, left.floor.turns[0].until) == (None, TWO_PAST)


def test_the_end_of_the_meeting_ends_the_turn_and_lowers_every_hand() -> None:
    speaking = (*gathered(), *raised("anna"), FloorGiven(person="bert", mode="online", at=AT))
    meeting = MEETING.given(*speaking).when(EndMeeting(meeting="m1"), **LATER).then(MeetingEnded(at=TWO_PAST))
    assert (meeting.floor.hands, meeting.floor.speaker, meeting.floor.turns[0].seconds) == ({}, None, 120)


def test_how_long_a_turn_takes_may_be_agreed_before_the_doors_open() -> None:
    two = SetTurn(meeting="m1", minutes=2)
    assert MEETING.given(planned()).when(two).then(TurnSet(minutes=2)).floor.minutes == 2
    MEETING.given(planned(), TurnSet(minutes=2)).when(two).then()
    MEETING.given(*ended()).when(two).refused("meeting_ended")


@pytest.mark.parametrize(
    ("happened", "order", "reason"),
    [
        ([], ["anna", "bert", "carla"], "in_turn"),
        (spoke("anna", "room", 1), ["bert", "carla", "anna"], "not_spoken"),
        (spoke("dora", "room", 1), ["bert", "anna", "carla"], "online_spoke_less"),
        (spoke("eva", "online", 1), ["anna", "bert", "carla"], "in_turn"),
        ([FloorGiven(person="dora", mode="room", at=AT)], ["bert", "anna", "carla"], "by_turns"),
        ([FloorGiven(person="eva", mode="online", at=AT)], ["anna", "bert", "carla"], "in_turn"),
    ],
    ids=["nobody spoke", "one of them spoke", "the room spoke", "online spoke", "room speaks", "online speaks"],
)
def test_who_is_suggested_next_and_why(happened: list[Any], order: list[str], reason: str) -> None:
    """Hands went up: Anna and Carla in the room, then Bert online. Dora is in the room, Eva online."""
    crowd = (*gathered(), here("dora"), here("eva", "online"))
    queue = queue_of(MEETING.given(*crowd, *happened, *raised("anna", "carla", "bert")).state)
    assert [each.person for each in queue] == order
    assert queue[0].why == reason


def test_one_side_alone_keeps_its_order() -> None:
    asked = (*gathered(), *spoke("anna", "room", 1), here("dora"), *raised("carla", "dora"))
    queue = queue_of(MEETING.given(*asked).state)
    assert [(each.person, each.why) for each in queue] == [("carla", "in_turn"), ("dora", "in_turn")]


def test_a_share_is_of_the_people_who_are_here() -> None:
    """Two in the room spoke two minutes, the one online spoke one: that is even. With another one online it is not."""
    even = (*gathered(), *spoke("carla", "room", 2), *spoke("bert", "online", 1))
    assert side_that_spoke_less(MEETING.given(*even).state) is None
    assert side_that_spoke_less(MEETING.given(*even, here("eva", "online")).state) == "online"
    assert side_that_spoke_less(MEETING.given(*even, here("dora")).state) == "room"


@given(st.lists(st.tuples(st.sampled_from(["room", "online"]), st.booleans(), st.booleans()), max_size=12))
def test_the_suggestion_leaves_nobody_out_and_puts_equals_in_order(hands: list[tuple[str, bool, bool]]) -> None:
    waiting = [
        Waiting(person=str(n), mode=mode, number=n, spoke=spoken, first=first)
        for n, (mode, spoken, first) in enumerate(hands, 1)
    ]
    line = suggested(waiting, "online")
    assert sorted(line, key=lambda each: each.number) == waiting
    assert [each.rank for each in line] == sorted(each.rank for each in waiting)
    for place, each in enumerate(line):
        earlier = [other for other in line[place + 1 :] if (other.rank, other.mode) == (each.rank, each.mode)]
        assert all(each.number < other.number for other in earlier)


def test_who_is_here_for_the_first_time_comes_before_who_is_not() -> None:
    old, new = Waiting(person="a", mode="room", number=1), Waiting(person="b", mode="room", number=2, first=True)
    assert [each.person for each in suggested([old, new], None)] == ["b", "a"]
    assert why(new, [old], None) == "first_time"
    assert why(new, [replace(old, spoke=True)], None) == "not_spoken"


@pytest.mark.parametrize("language", messages.LANGUAGES)
@pytest.mark.parametrize("reason", REASONS)
def test_each_reason_has_a_sentence(reason: str, language: str) -> None:
    assert messages.parameters(language, f"floor.why.{reason}") <= {"who"}


def test_moving_a_hand_keeps_the_order_that_was_seen_and_new_hands_come_last() -> None:
    asked = (*gathered(), *spoke("anna", "room", 1), *raised("anna", "carla", "bert"))
    moved = MoveHand(meeting="m1", person="anna", before="carla")
    ordered = HandsOrdered(people=("bert", "anna", "carla"))
    meeting = MEETING.given(*asked).when(moved).then(ordered)
    assert {each.why for each in queue_of(meeting)} == {"by_hand"}
    later = MEETING.given(*asked, ordered, here("dora"), *raised("dora"))
    assert order_of(later.state) == ["bert", "anna", "carla", "dora"]
    back = later.when(SUGGEST).then(HandsSuggested())
    assert order_of(back)[-1] == "anna"
    assert list(back.floor.hands) == ["anna", "carla", "bert", "dora"]
    MEETING.given(*asked).when(SUGGEST).then()


def test_a_hand_is_moved_to_the_end_or_nowhere() -> None:
    asked = (*gathered(), *raised("anna", "carla"))
    last = MoveHand(meeting="m1", person="anna")
    MEETING.given(*asked).when(last).then(HandsOrdered(people=("carla", "anna")))
    MEETING.given(*asked).when(MoveHand(meeting="m1", person="carla")).then()
    MEETING.given(*asked).when(MoveHand(meeting="m1", person="anna", before="anna")).then()
    MEETING.given(*asked).when(MoveHand(meeting="m1", person="bert")).refused("not_found", what="hand")
    MEETING.given(*asked).when(MoveHand(meeting="m1", person="anna", before="bert")).refused("not_found", what="hand")


def test_an_order_by_hand_goes_with_the_last_hand() -> None:
    ordered = (*gathered(), *raised("anna", "carla"), HandsOrdered(people=("carla", "anna")))
    done = (HandLowered(person="anna"), HandLowered(person="carla"))
    assert MEETING.given(*ordered, done[0]).state.floor.ordered
    assert not MEETING.given(*ordered, *done).state.floor.ordered


def test_the_floor_as_everyone_sees_it() -> None:
    shown = view_meeting(MEETING.given(*in_view()).state, "participant", NAMES)["floor"]
    assert shown == {
        "hands": {
            "carla": {"order": 1, "mode": "room", "organisation_name": "A village"},
            "anna": {"order": 2, "mode": "room", "organisation_name": "Topaz"},
        },
        "speaker": {"person": "bert", "mode": "online", "since": AT, "until": TWO_PAST},
        "spoken": {"room": 60, "online": 0},
        "minutes": 2,
    }


def test_coordinators_also_see_names_and_why() -> None:
    shown = view_meeting(MEETING.given(*in_view()).state, "coordinator", NAMES)["floor"]
    why_carla = {"code": "floor.why.not_spoken", "params": {"who": "A village"}}
    assert shown["hands"]["carla"] == {
        "order": 1,
        "mode": "room",
        "organisation_name": "A village",
        "name": "Carla",
        "why": why_carla,
        "first": True,
    }
    assert shown["speaker"]["name"] == "Bert"
    unknown = view_meeting(MEETING.given(*in_view()).state, "coordinator", Names())["floor"]
    assert unknown["hands"]["anna"]["why"]["params"] == {"who": ""}


def test_my_place_in_the_queue_is_mine() -> None:
    meeting = MEETING.given(*in_view()).state
    places = places_in_queue(meeting)
    anna, bert, _ = NAMES.persons
    assert places == {"carla": 1, "anna": 2}
    assert view_me(anna, frozenset(), meeting, [], [], place=places["anna"])["hand"] == {"place": 2}
    assert "hand" not in view_me(bert, frozenset(), meeting, [], [])


def in_view() -> tuple[Any, ...]:
    """Anna, who spoke, and then Carla, who is new, have their hands up; Bert speaks, for two minutes at the most."""
    new = replace(here("carla"), first=True)
    hands = (*spoke("anna", "room", 1), *raised("anna", "carla"))
    return (
        *opened(),
        here("anna"),
        here("bert", "online"),
        new,
        *hands,
        TurnSet(minutes=2),
        FloorGiven(person="bert", mode="online", at=AT),
    )


NAMES = Names(
    organisations=(Organisation(id="topaz", movement="care", name="Topaz", short="TPZ", kind="member"),),
    persons=(
        Person(id="anna", name="Anna", language="nl"),
        Person(id="bert", name="Bert", language="nl"),
        Person(id="carla", name="Carla", language="nl", guest_of="m1", says_from="A village"),
    ),
    roles={"anna": ("delegate", "topaz")},
)


ASK = AskEveryone(meeting="m1", proposal="plan", minutes=2)
KNOWN = MeetingFacts(known_proposals=frozenset({"plan"}))
ASKED = EveryoneAsked(proposal="plan", people=("anna", "bert", "carla"), at=AT)


def test_everybody_who_is_here_is_asked_room_and_online_alternating() -> None:
    after = MEETING.given(*gathered()).when(ASK, KNOWN).then(ASKED, TurnSet(minutes=2))
    assert [each.person for each in queue_of(after)] == ["anna", "bert", "carla"]
    assert [each.mode for each in queue_of(after)] == ["room", "online", "room"]
    unknown = AskEveryone(meeting="m1", proposal="other")
    MEETING.given(*gathered()).when(unknown, KNOWN).refused("not_found", what="proposal")
    MEETING.given(planned()).when(ASK, KNOWN).refused("meeting_not_open")


def test_a_turn_is_had_by_speaking_or_by_taking_ones_hand_down() -> None:
    def left(*events: Any) -> tuple[str, ...]:
        return MEETING.given(*gathered(), ASKED, *events).state.floor.yet_to_speak("plan")

    given_floor, back = FloorGiven(person="anna", mode="room", at=AT), FloorTakenBack(at=TWO_PAST)
    assert left() == ("anna", "bert", "carla")
    assert left(given_floor) == ("anna", "bert", "carla"), "while it lasts it is not over"
    assert left(given_floor, back) == ("bert", "carla")
    assert left(given_floor, back, HandLowered(person="bert")) == ("carla",)
    assert left(given_floor, back, *raised("anna"), CheckedOut(person="carla")) == ("bert",)
    assert left(given_floor, back, HandLowered(person="bert"), HandLowered(person="carla")) == ()


def test_whoever_comes_later_is_asked_too_and_after_a_round_everybody_is_asked_anew() -> None:
    going = MEETING.given(*gathered(), ASKED, here("dirk"))
    later = EveryoneAsked(proposal="plan", people=("dirk",), at=AT)
    after = going.when(AskEveryone(meeting="m1", proposal="plan"), KNOWN).then(later)
    assert after.floor.asked["plan"].people == ("anna", "bert", "carla", "dirk")
    MEETING.given(*gathered(), ASKED).when(AskEveryone(meeting="m1", proposal="plan"), KNOWN).then()
    over = MEETING.given(*gathered(), ASKED, *(HandLowered(person=each) for each in ASKED.people))
    over.when(AskEveryone(meeting="m1", proposal="plan"), KNOWN).then(ASKED)


def test_screens_see_how_many_still_come() -> None:
    shown = view_meeting(MEETING.given(*gathered(), ASKED).state, "participant", Names())["floor"]
    assert shown["asked"] == {"plan": 3}
