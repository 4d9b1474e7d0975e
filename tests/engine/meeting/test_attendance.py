from __future__ import annotations

from dataclasses import replace
from time import perf_counter

import pytest

from engine.meeting.commands import Admit, AskToEnter, CheckIn, CheckOut, MarkAbsent, MarkPresent, TurnAway, WelcomeMe
from engine.meeting.events import Admitted, CheckedIn, CheckedOut, EntryAsked, TurnedAway, WelcomeWished
from engine.meeting.state import evolve
from tests.engine.meeting.scenes import FACTS, MEETING, at_the_door, ended, here, in_groups, opened, planned

COME = CheckIn(meeting="m1", mode="room")
CALL = MarkPresent(meeting="m1", person="anna", mode="online")
GONE = MarkAbsent(meeting="m1", person="anna")
ASK = AskToEnter(meeting="m1")
ADMIT = Admit(meeting="m1", person="gerda", role="observer")
REFUSE = TurnAway(meeting="m1", person="gerda")
STRANGERS = replace(FACTS, person_known=False)
NEW = replace(FACTS, first_time=True)
WISH = WelcomeMe(meeting="m1", wish=True)


def test_checking_in_says_where_one_is_and_for_which_seats() -> None:
    meeting = MEETING.given(*opened()).when(COME).then(CheckedIn(person="anna", mode="room", seats=("topaz",)))
    assert meeting.present_seats() == {"topaz"}


def test_somebody_without_a_seat_is_here_too() -> None:
    meeting = MEETING.given(*opened()).when(COME, actor="carla").then(here("carla"))
    assert ("carla" in meeting.attendance, meeting.present_seats()) == (True, frozenset())


def test_checking_in_again_changes_nothing() -> None:
    MEETING.given(*opened(), here("anna", seats=("topaz",))).when(COME).then()


def test_another_mode_moves_the_person_who_keeps_their_rank() -> None:
    before = (*opened(), here("anna", seats=("topaz",)), here("bert"))
    online = replace(COME, mode="online")
    meeting = MEETING.given(*before).when(online).then(here("anna", "online", ("topaz",)))
    assert (meeting.attendance["anna"].mode, meeting.attendance["anna"].rank) == ("online", 1)


def test_a_seat_gained_since_is_noted_at_the_next_check_in() -> None:
    MEETING.given(*opened(), here("anna")).when(COME).then(here("anna", seats=("topaz",)))


@pytest.mark.parametrize("command", [COME, CALL, GONE, CheckOut(meeting="m1")])
def test_people_come_and_go_while_the_doors_are_open(command: object) -> None:
    MEETING.given(planned()).when(command).refused("meeting_not_open")
    MEETING.given(*ended()).when(command).refused("meeting_ended")


def test_checking_out_gives_up_the_place_in_a_group() -> None:
    meeting = MEETING.given(*in_groups()).when(CheckOut(meeting="m1")).then(CheckedOut(person="anna"))
    assert "anna" not in meeting.attendance
    assert meeting.people_in("g1") == ()


def test_checking_out_when_not_here_changes_nothing() -> None:
    MEETING.given(*opened()).when(CheckOut(meeting="m1")).then()


def test_who_comes_back_has_their_old_rank() -> None:
    before = (*opened(), here("anna"), here("bert"), CheckedOut(person="anna"), here("carla"))
    meeting = MEETING.given(*before).when(COME).after
    assert {person: each.rank for person, each in meeting.attendance.items()} == {"anna": 1, "bert": 2, "carla": 3}


def test_roll_call_says_who_noted_it() -> None:
    noted = CheckedIn(person="anna", mode="online", seats=("topaz",), by="coordinator")
    MEETING.given(*opened()).when(CALL, actor="coordinator").then(noted)
    MEETING.given(*opened(), noted).when(CALL, actor="coordinator").then()
    MEETING.given(*opened()).when(CALL, STRANGERS).refused("not_found", what="person")


def test_who_is_here_for_the_first_time_stays_so_for_this_meeting() -> None:
    new = CheckedIn(person="anna", mode="room", seats=("topaz",), first=True)
    assert MEETING.given(*opened()).when(COME, NEW).then(new).attendance["anna"].first
    before = (*opened(), new, CheckedOut(person="anna"))
    assert MEETING.given(*before).when(CALL, actor="coordinator").after.attendance["anna"].first
    noted = replace(new, mode="online", by="coordinator")
    MEETING.given(*opened()).when(CALL, NEW, actor="coordinator").then(noted)


def test_a_first_timer_says_whether_they_wish_to_be_welcomed() -> None:
    before = (*opened(), CheckedIn(person="anna", mode="room", seats=(), first=True))
    wished = WelcomeWished(person="anna", wish=True)
    assert MEETING.given(*before).when(WISH).then(wished).welcomes == {"anna": True}
    MEETING.given(*before, wished).when(WISH).then()
    no = replace(WISH, wish=False)
    MEETING.given(*before, wished).when(no).then(replace(wished, wish=False))
    MEETING.given(*before).when(no).then(replace(wished, wish=False))


def test_nobody_else_is_welcomed_by_name() -> None:
    MEETING.given(*opened()).when(WISH).refused("not_checked_in")
    MEETING.given(*opened(), here("anna")).when(WISH).refused("been_here_before")
    MEETING.given(*ended()).when(WISH).refused("meeting_ended")


def test_who_is_marked_absent_leaves_their_group_as_if_they_had_gone_themselves() -> None:
    noted = CheckedOut(person="anna", by="coordinator")
    meeting = MEETING.given(*in_groups()).when(GONE, actor="coordinator").then(noted)
    assert ("anna" in meeting.attendance, meeting.people_in("g1")) == (False, ())
    assert meeting.present_seats() == frozenset()


def test_marking_somebody_absent_who_is_not_here_changes_nothing() -> None:
    MEETING.given(*opened()).when(GONE, actor="coordinator").then()


def test_an_open_meeting_lets_in_who_has_the_code() -> None:
    meeting = MEETING.given(planned(entry="open")).when(ASK, actor="gerda")
    assert meeting.then(Admitted(person="gerda", role="participant")).admitted == {"gerda": "participant"}


def test_else_one_waits() -> None:
    assert MEETING.given(*opened()).when(ASK, actor="gerda").then(EntryAsked(person="gerda")).waiting == ("gerda",)


@pytest.mark.parametrize("event", [EntryAsked(person="gerda"), Admitted(person="gerda", role="observer")])
def test_asking_while_waiting_or_let_in_changes_nothing(event: object) -> None:
    MEETING.given(*opened(), event).when(ASK, actor="gerda").then()


def test_who_has_a_role_here_needs_no_letting_in() -> None:
    MEETING.given(*opened()).when(ASK, roles=frozenset({"person", "delegate"})).then()


def test_who_was_turned_away_does_not_ask_again() -> None:
    before = (*at_the_door(), TurnedAway(person="gerda"))
    MEETING.given(*before).when(ASK, actor="gerda").refused("entry_closed")


def test_who_waits_is_let_in_in_a_role() -> None:
    meeting = MEETING.given(*at_the_door()).when(ADMIT).then(Admitted(person="gerda", role="observer"))
    assert (meeting.waiting, meeting.admitted) == ((), {"gerda": "observer"})


def test_who_waits_may_be_turned_away() -> None:
    meeting = MEETING.given(*at_the_door()).when(REFUSE).then(TurnedAway(person="gerda"))
    assert (meeting.waiting, meeting.turned_away) == ((), {"gerda"})


def test_who_was_turned_away_may_be_let_in_after_all() -> None:
    before = (*at_the_door(), TurnedAway(person="gerda"))
    meeting = MEETING.given(*before).when(ADMIT).then(Admitted(person="gerda", role="observer"))
    assert (meeting.turned_away, meeting.admitted) == (frozenset(), {"gerda": "observer"})
    MEETING.given(*before).when(REFUSE).refused("not_waiting")


@pytest.mark.parametrize("command", [ADMIT, REFUSE])
def test_only_who_waits_is_let_in_or_turned_away(command: object) -> None:
    MEETING.given(*opened()).when(command).refused("not_waiting")
    MEETING.given(*at_the_door()).when(command, STRANGERS).refused("not_found", what="person")


@pytest.mark.parametrize("command", [ASK, ADMIT, REFUSE])
def test_the_door_is_shut_after_the_end(command: object) -> None:
    MEETING.given(*ended()).when(command).refused("meeting_ended")


def test_the_queue_keeps_its_order() -> None:
    waiting = [EntryAsked(person=person) for person in ("zed", "gerda", "abe")]
    assert MEETING.given(*opened(), *waiting).when(ADMIT).after.waiting == ("zed", "abe")


def test_two_thousand_arrivals_fold_quickly() -> None:
    """A copy of the attendance per arrival is fine; a scan of it per arrival and field would not be."""
    meeting = MEETING.given(*opened()).state
    begun = perf_counter()
    for n in range(2000):
        meeting = evolve(meeting, here(f"person-{n}"))
    assert len(meeting.attendance) == 2000
    assert perf_counter() - begun < 2
