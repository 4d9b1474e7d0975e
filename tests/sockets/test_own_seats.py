"""Which seats somebody's own screen lists: of their organisation, their own, and those that were left to them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from engine.channel import Channel
from engine.ports import Reader
from engine.workflow.shelf import Shelf
from sockets.live import counts_so_far, live_of
from sockets.members import Member, me_of, read_member, what_is_mine
from store import open_store
from tests.engine.door import another_plan, bend
from tests.house import COORDINATOR, House, delegate, seat


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    store = open_store(f"sqlite:///{tmp_path / 'polder.sqlite'}")
    yield House(store).furnish().plan_meeting()
    store.close()


def seen(house: House, person: str) -> tuple[dict[str, Any], dict[str, Any], tuple[Any, ...]]:
    """`me` and `live` as a follower of the meeting makes them, and what it compares."""

    def read(reader: Reader) -> tuple[dict[str, Any], dict[str, Any], tuple[Any, ...]]:
        channel = Channel(f"meeting:{house.meeting_id}", Shelf())
        channel.catch_up(reader)
        running = (each.open_ballot for each in channel.proposals.values() if each.open_ballot)
        rolls = {ballot: {row.seat: row for row in reader.seats(ballot)} for ballot in running}
        member = Member(sid="s", person=person, wanted="participant")
        read_member(member, channel, reader)
        mine = what_is_mine(member, channel, rolls)
        return me_of(member, channel, mine), live_of(channel, {}, rolls, so_far=counts_so_far(channel, rolls)), mine

    return house.store.read(read)


def seats(house: House, person: str) -> list[dict[str, Any]]:
    return seen(house, person)[0]["seats"]


def persons_vote(house: House) -> tuple[House, str]:
    bend(house, electorate="persons", quorum_part="1/100")
    plan = another_plan(house, "second").check_in(1, 2).talk()
    plan.must(COORDINATOR, "meeting.set_proxies", meeting=plan.meeting_id, most=1)
    plan.must(delegate(20), "meeting.give_proxy", meeting=plan.meeting_id, seat=delegate(20), to=delegate(1))
    return plan, plan.open_ballot()


def test_where_persons_vote_each_has_a_seat_of_their_own_and_those_left_to_them(house: House) -> None:
    plan, ballot = persons_vote(house)
    row = {"ballot": ballot, "rev": 0, "voted": False}
    own = {"seat": delegate(1), "name": "Delegatie 1"} | row
    left = {"seat": delegate(20), "name": "Delegatie 20", "by_proxy": True} | row
    assert seats(plan, delegate(1)) == [{"seat": seat(1), "name": "Organisatie 1"}, own, left]
    assert seats(plan, "partner-1") == [{"seat": "partner-1", "name": "Contact van de partner"} | row]
    assert seats(plan, "observer-1") == []


def test_a_vote_of_ones_own_is_news_and_of_the_others_only_how_many(house: House) -> None:
    plan, ballot = persons_vote(house)
    before = seen(plan, delegate(20))[2]
    choice = dict.fromkeys(plan.proposal().ballots[ballot].questions, "yes")
    cast = {"ballot": ballot, "seat": delegate(20), "key": "k" * 22, "n": 1, "choice": choice}
    plan.must(delegate(1), "ballot.cast", **cast)
    assert seen(plan, delegate(20))[2] != before
    (own,) = (each for each in seats(plan, delegate(20)) if each["seat"] == delegate(20))
    assert (own["voted"], own["by"], own["choice"]) == (True, delegate(1), choice)
    assert seen(plan, delegate(2))[1]["voted"] == {ballot: {"count": 1, "room": 0, "online": 1}}


def test_an_organisation_that_holds_a_proxy_lists_both_seats_and_what_they_weigh(house: House) -> None:
    bend(house, weighted=True)
    plan = another_plan(house, "second").check_in(*range(1, 19)).talk()
    plan.must(COORDINATOR, "movement.weigh_organisation", movement="movement", organisation=seat(20), weight=7)
    plan.must(COORDINATOR, "meeting.set_proxies", meeting=plan.meeting_id, most=1)
    plan.must(delegate(20), "meeting.give_proxy", meeting=plan.meeting_id, seat=seat(20), to=seat(1))
    told = {"name": "Organisatie 20", "to": seat(1), "to_name": "Organisatie 1"}
    assert [seen(plan, delegate(n))[0].get("proxies") for n in (1, 20, 2)] == [{seat(20): told}, {seat(20): told}, None]
    plan.open_ballot()
    mine = {each["seat"]: each for each in seats(plan, delegate(1))}
    assert mine[seat(20)]["by_proxy"] is True
    assert mine[seat(20)]["weight"] == 7
    assert "by_proxy" not in mine[seat(1)]
    assert [each["seat"] for each in seats(plan, delegate(20))] == [seat(20)]
