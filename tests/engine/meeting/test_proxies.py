"""Leaving a vote to somebody else: given, taken back, held at most so many, and never handed on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from engine.meeting.commands import GiveProxy, SetProxies, WithdrawProxy
from engine.meeting.events import CheckedIn, CheckedOut, ProxiesSet, ProxyGiven, ProxyWithdrawn
from tests.engine.meeting.scenes import FACTS, MEETING, ended, here, opened, planned

NOON = "2022-11-09T12:00:00Z"
HOLDERS = frozenset({"topaz", "bridge", "mijzo", "zon"})
SHOWN = replace(FACTS, seats_of={"anna": ("topaz", "bridge")}, proxy_holders=HOLDERS)
GIVE = GiveProxy(meeting="m1", seat="topaz", to="mijzo")
TAKE_BACK = WithdrawProxy(meeting="m1", seat="topaz")
SET = SetProxies(meeting="m1", most=2)


def given(seat: str = "topaz", to: str = "mijzo", by: str = "anna") -> ProxyGiven:
    return ProxyGiven(seat=seat, to=to, by=by, at=NOON)


def allowed(*more: Any, most: int = 1) -> Any:
    return MEETING.given(planned(), ProxiesSet(most=most), *more)


def test_nobody_may_until_the_coordinator_says_how_many_one_may_hold() -> None:
    MEETING.given(planned()).when(GIVE, SHOWN).refused("no_proxies")
    assert MEETING.given(planned()).when(SET).then(ProxiesSet(most=2)).most_proxies == 2
    allowed(most=2).when(SET).then()


def test_a_delegate_leaves_the_vote_of_their_organisation_to_another_and_takes_it_back() -> None:
    assert allowed().when(GIVE, SHOWN).then(given()).proxies == {"topaz": "mijzo"}
    allowed(given()).when(GIVE, SHOWN).then()
    taken_back = ProxyWithdrawn(seat="topaz", by="anna", at=NOON)
    assert allowed(given()).when(TAKE_BACK, SHOWN).then(taken_back).proxies == {}
    allowed().when(TAKE_BACK, SHOWN).then()


def test_a_person_leaves_their_own_vote_to_another_person() -> None:
    own = GiveProxy(meeting="m1", seat="anna", to="bert")
    shown = replace(SHOWN, proxy_holders=frozenset({"bert"}))
    allowed().when(own, shown).then(given("anna", "bert"))


def test_given_again_it_goes_to_the_other_one() -> None:
    again = replace(GIVE, to="zon")
    assert allowed(given()).when(again, SHOWN).then(given(to="zon")).proxies == {"topaz": "zon"}


@pytest.mark.parametrize("command", [replace(GIVE, seat="mijzo", to="zon"), replace(TAKE_BACK, seat="mijzo")])
def test_nobody_leaves_or_takes_back_the_vote_of_others(command: Any) -> None:
    allowed(given("mijzo", "zon", "bert")).when(command, SHOWN).refused("not_your_seat")


@pytest.mark.parametrize("to", ["topaz", "nobody"])
def test_it_is_left_to_a_seat_that_there_is_and_not_to_oneself(to: str) -> None:
    allowed().when(replace(GIVE, to=to), SHOWN).refused("not_found", what="seat")


def test_one_holds_no_more_than_so_many() -> None:
    other = given("bridge", "mijzo")
    allowed(other).when(GIVE, SHOWN).refused("too_many_proxies", most=1)
    allowed(other, most=2).when(GIVE, SHOWN).then(given())
    allowed(other, given(), most=2).when(replace(SET, most=1)).refused("proxies_held", held=2)


def test_a_proxy_is_not_handed_on() -> None:
    allowed(given("mijzo", "zon", "bert"), most=2).when(GIVE, SHOWN).refused("proxy_chain")
    allowed(given("bridge", "topaz"), most=2).when(GIVE, SHOWN).refused("proxy_chain")


def test_it_is_for_who_is_not_here() -> None:
    came = here("anna", seats=("topaz",))
    open_one = MEETING.given(*opened(), ProxiesSet(most=1), came)
    open_one.when(GIVE, SHOWN).refused("proxy_seat_here")
    person = replace(SHOWN, proxy_holders=frozenset({"bert"}))
    open_one.when(GiveProxy(meeting="m1", seat="anna", to="bert"), person).refused("proxy_seat_here")


def test_it_counts_while_nobody_of_the_seat_is_here() -> None:
    left = MEETING.given(*opened(), ProxiesSet(most=1), given())
    assert left.state.standing_proxies() == {"topaz": "mijzo"}
    came = CheckedIn(person="anna", mode="online", seats=("topaz",))
    assert MEETING.given(*opened(), ProxiesSet(most=1), given(), came).state.standing_proxies() == {}
    gone = (came, CheckedOut(person="anna"))
    assert MEETING.given(*opened(), ProxiesSet(most=1), given(), *gone).state.standing_proxies() == {"topaz": "mijzo"}


@pytest.mark.parametrize("command", [SET, GIVE, TAKE_BACK])
def test_nothing_of_it_after_the_end(command: Any) -> None:
    MEETING.given(*ended()).when(command, SHOWN).refused("meeting_ended")
