"""Decision 001, proven: two followers of one channel, real folding, joins in mid-batch, audiences that empty."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from engine.channel import Channel
from engine.directory import Person
from engine.gather.belonging import seats_of
from engine.ports import SeatState, StorageUnavailable
from engine.proposal.commands import ClauseLine
from engine.roles import roles_in_meeting
from sockets.follow import Follower
from sockets.live import live_of, presence_of
from sockets.members import Member, read_member
from store import open_store
from tests.house import COORDINATOR, MEETING, PLAN, House, delegate, seat
from tests.sockets.folding import FoldingClient, LocalPost

CHANNEL = f"meeting:{MEETING}"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    store = open_store(f"sqlite:///{tmp_path}/polder.sqlite")
    yield House(store).furnish().plan_meeting()
    store.close()


class Worker:
    """One worker's follower of the meeting, and its clients."""

    def __init__(self, house: House) -> None:
        self.post = LocalPost()
        self.follower = Follower(CHANNEL, house.store, house.service.shelf, self.post)

    def join(self, person: str, audience: str = "participant", sid: str = "") -> FoldingClient:
        client = self.post.client(sid or f"{person}/{audience}")
        answer = self.follower.join(client.sid, person, audience)
        assert isinstance(answer, dict), answer
        client.joined(answer)
        return client


def fails(*_: Any, **__: Any) -> None:
    raise StorageUnavailable("busy")


def fresh(house: House) -> Channel:
    channel = Channel(CHANNEL, house.service.shelf)
    house.store.read(channel.catch_up)
    return channel


def assert_true(house: House, *workers: Worker) -> None:
    """Every client of every worker holds exactly what a fresh snapshot would say."""
    channel = fresh(house)
    for worker in workers:
        worker.follower.advance()
        for client in worker.post.clients.values():
            assert client.gaps == 0
            for name, chain in client.chains.items():
                assert chain["view"] == channel.view(name), (client.sid, name)


def afternoon(house: House) -> Iterator[Any]:
    """The plan's afternoon, yielding after every command."""
    house.must(COORDINATOR, "meeting.begin_item", meeting=MEETING, item="welcome")
    yield
    for n in range(1, 25):
        house.check_in(n)
        yield
    house.must(COORDINATOR, "proposal.make_move", proposal=PLAN, move="discuss")
    yield
    house.form_groups("round-1")
    yield
    groups = house.groups("round-1")
    for group in groups:
        writer = house.people_in(group)[0]
        house.must(writer, "group.write_note", group=group, note=f"note-{group}", kind="idea", text="Een idee")
        yield
        house.must(writer, "group.report", group=group)
        yield
    house.must(delegate(1), "meeting.walk_to", meeting=MEETING, group=groups[-1])
    yield
    house.must(COORDINATOR, "meeting.add_theme", meeting=MEETING, theme="money", round="round-1", title="Geld")
    yield
    note = {"group": groups[0], "note": f"note-{groups[0]}"}
    house.must(COORDINATOR, "meeting.harvest_note", meeting=MEETING, theme="money", **note)
    yield
    ballot = house.open_ballot()
    yield
    for n in range(1, 25):
        house.cast(n, ballot, "no" if n in (13, 14) else "yes")
        yield
    house.must(COORDINATOR, "proposal.close_ballot", proposal=PLAN, ballot=ballot)
    yield
    house.must(
        COORDINATOR, "proposal.assign_task", proposal=PLAN, task="task", text="Begroting", owner="organisation-1"
    )
    yield
    house.must(COORDINATOR, "meeting.set_next_date", meeting=MEETING, starts_at="2027-04-15T11:00:00Z")
    yield
    house.must(COORDINATOR, "meeting.end", meeting=MEETING)
    yield


def test_after_every_command_every_client_of_two_followers_holds_the_truth(house: House) -> None:
    one, two = Worker(house), Worker(house)
    for worker in (one, two):
        worker.join(COORDINATOR, "coordinator")
        worker.join("projector", "screen")
        worker.join("partner-1")
    for n in range(1, 13):
        one.join(delegate(n))
    for n in range(13, 27):
        two.join(delegate(n))
    for _ in afternoon(house):
        assert_true(house, one, two)


def test_followers_that_cut_the_same_commits_differently_agree(house: House) -> None:
    """One wakes for every command, the other sleeps through most: their patches differ, their clients do not."""
    quick, slow = Worker(house), Worker(house)
    quick.join(delegate(1))
    slow.join(delegate(1))
    for n, _ in enumerate(afternoon(house)):
        quick.follower.advance()
        if n % 7 == 0:
            slow.follower.advance()
    assert_true(house, quick, slow)
    patches = [len([1 for _, event, _ in w.post.broadcasts if event == "patch"]) for w in (quick, slow)]
    assert patches[0] > patches[1] > 0


def test_who_joins_in_mid_batch_has_each_commit_once(house: House) -> None:
    """Commits lie unread when somebody joins: the snapshot holds them, and no patch brings them a second time."""
    worker = Worker(house)
    worker.join("projector", "screen")
    for n, _ in enumerate(afternoon(house)):
        if n % 10 == 3:
            worker.join(delegate(n % 26 + 1), sid=f"late-{n}")
    assert_true(house, worker)


def test_an_audience_that_empties_starts_anew_without_a_gap(house: House) -> None:
    worker = Worker(house)
    worker.join(delegate(1))
    for n, _ in enumerate(afternoon(house)):
        if n % 5 == 0:
            worker.follower.leave(f"{COORDINATOR}/coordinator")
            worker.post.clients.pop(f"{COORDINATOR}/coordinator", None)
        elif n % 5 == 2:
            worker.join(COORDINATOR, "coordinator")
        assert_true(house, worker)


def test_who_walks_to_another_group_gets_that_chain_and_loses_the_first(house: House) -> None:
    worker = Worker(house)
    house.check_in(*range(1, 9))
    walker = worker.join(delegate(1))
    house.must(COORDINATOR, "proposal.make_move", proposal=PLAN, move="discuss")
    house.form_groups("round-1")
    worker.follower.advance()
    first = next(name for name in walker.chains if name.startswith("group:"))
    other = next(group for group in house.groups("round-1") if f"group:{group}" != first)
    house.must(delegate(1), "meeting.walk_to", meeting=MEETING, group=other)
    worker.follower.advance()
    assert set(walker.chains) == {"participant", f"group:{other}"}
    assert walker.me["group"] == other
    assert_true(house, worker)


def test_my_place_in_the_queue_is_told_when_it_changes(house: House) -> None:
    worker = Worker(house)
    house.check_in(1, 2)
    first, second = worker.join(delegate(1)), worker.join(delegate(2))
    for n in (1, 2):
        house.must(delegate(n), "meeting.raise_hand", meeting=MEETING)
    worker.follower.advance()
    assert {first.me["hand"]["place"], second.me["hand"]["place"]} == {1, 2}
    house.must(COORDINATOR, "meeting.give_floor", meeting=MEETING, person=delegate(1))
    worker.follower.advance()
    assert "hand" not in first.me
    assert second.me["hand"] == {"place": 1}
    assert_true(house, worker)


def test_a_commit_that_an_audience_does_not_see_sends_it_nothing(house: House) -> None:
    worker = Worker(house)
    worker.join(delegate(1))
    worker.post.broadcasts.clear()
    house.check_in(2, 3, 4)
    worker.follower.advance()
    assert worker.post.broadcasts == []


def test_the_votes_of_an_open_ballot_reach_only_the_phones_of_that_seat(house: House) -> None:
    worker = Worker(house)
    house.check_in(*range(1, 21))
    house.talk()
    ballot = house.open_ballot()
    mine, other = worker.join(delegate(1)), worker.join(delegate(2))
    house.cast(1, ballot, "no")
    worker.follower.rolls_changed()
    assert mine.me["seats"][0]["voted"] is True
    assert mine.me["seats"][0]["choice"]["clause-1"] == "no"
    assert other.me["seats"][0]["voted"] is False


def test_a_revoked_person_is_dismissed_and_gets_nothing_more(house: House) -> None:
    worker = Worker(house)
    gone, stays = worker.join(delegate(1)), worker.join(delegate(2))
    house.must(COORDINATOR, "movement.revoke_person", movement="movement", person=delegate(1))
    worker.follower.advance()
    assert gone.goodbye == "access_revoked"
    assert gone.sid not in worker.follower.members
    assert stays.goodbye == ""


def test_a_crowd_in_one_tick_is_one_patch(house: House) -> None:
    worker = Worker(house)
    worker.join(COORDINATOR, "coordinator")
    worker.post.broadcasts.clear()
    for n in range(1, 6):
        house.must(COORDINATOR, "meeting.begin_item", meeting=MEETING, item="welcome" if n % 2 else "plan")
    worker.follower.advance()
    assert [event for _, event, _ in worker.post.broadcasts] == ["patch"]
    assert_true(house, worker)


def second_plan(house: House) -> House:
    """Another proposal of the same meeting, also with its ballot open."""
    other = House(house.store, plan_id="second")
    lines = (ClauseLine(clause="only", text="Nog een punt"),)
    start = {"movement": "movement", "workflow": "yearly_plan", "title": "Tweede", "clauses": lines}
    other.must(COORDINATOR, "proposal.start", proposal="second", meeting=MEETING, **start)
    other.must(COORDINATOR, "proposal.make_move", proposal="second", move="discuss")
    other.must(COORDINATOR, "proposal.make_move", proposal="second", move="open_ballot", reason="Er is haast bij.")
    return other


def test_two_open_ballots_of_one_meeting_keep_their_own_votes(house: House) -> None:
    house.check_in(*range(1, 21))
    house.talk()
    first = house.open_ballot()
    other = second_plan(house)
    second = str(other.proposal().open_ballot)
    worker = Worker(house)
    phone = worker.join(delegate(1))
    house.cast(1, first)
    worker.follower.rolls_changed()
    voted = {each["ballot"]: each["voted"] for each in phone.me["seats"]}
    assert voted == {first: True, second: False}
    live = live_of(worker.follower.channel, worker.follower.members, worker.follower.rolls)
    assert {ballot: count["count"] for ballot, count in live["voted"].items()} == {first: 1, second: 0}


def test_a_feeling_reaches_the_persons_screens_at_both_workers_and_counts_at_both(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One worker heard the command; the other finds out when it looks, or when it looks again because that failed."""
    house.check_in(1, 2)
    house.must(COORDINATOR, "meeting.begin_item", meeting=MEETING, item="plan")
    one, two = Worker(house), Worker(house)
    phone, laptop, somebody = one.join(delegate(1)), two.join(delegate(1)), two.join(delegate(2))
    about = f"{PLAN}.clause-1"
    house.must(delegate(1), "meeting.feel", meeting=MEETING, about=about, value=5)
    assert one.follower.feelings_changed({delegate(1)})
    with monkeypatch.context() as broken:
        broken.setattr("sockets.feelings.read_feelings", fails)
        with pytest.raises(StorageUnavailable):
            two.follower.feelings_changed(set(), everyone=True)
    assert two.follower.feelings_changed(set(), everyone=True)
    assert not two.follower.feelings_changed(set(), everyone=True)
    for worker in (one, two):
        follower = worker.follower
        live = live_of(follower.channel, follower.members, follower.rolls, follower.felt)
        assert live["feelings"] == {about: {"all": {"5": 1}}}
    assert phone.me["feelings"] == laptop.me["feelings"] == two.join(delegate(1), sid="late").me["feelings"]
    assert phone.me["feelings"] == {about: 5}
    assert "feelings" not in somebody.me


def test_who_votes_without_checking_in_is_present(house: House) -> None:
    house.check_in(*range(1, 19))
    house.talk()
    ballot = house.open_ballot()
    worker = Worker(house)
    worker.join("projector", "screen")
    house.cast(20, ballot)
    worker.follower.rolls_changed()
    live = live_of(worker.follower.channel, worker.follower.members, worker.follower.rolls)
    assert live["present"]["seats"] == {"room": 9, "online": 10}
    assert live["present"]["ranks"][seat(20)] == [19, "online"]


def test_what_fails_half_way_is_taken_up_again(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """The database goes away after the commits were read and before the members were: nothing is lost of it."""
    worker = Worker(house)
    gone = worker.join(delegate(1))
    house.must(COORDINATOR, "movement.revoke_person", movement="movement", person=delegate(1))

    with monkeypatch.context() as broken:
        broken.setattr("sockets.follow.read_member", fails)
        with pytest.raises(StorageUnavailable):
            worker.follower.advance()
    worker.follower.advance()
    assert gone.goodbye == "access_revoked"


def test_a_vote_that_was_found_before_the_database_went_away_is_told_afterwards(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.check_in(*range(1, 19)).talk()
    ballot = house.open_ballot()
    worker = Worker(house)
    voter = worker.join(delegate(3))
    laid: list[SeatState] = []
    house.service.when_votes_are_laid(laid.append)
    house.cast(3, ballot)
    before = worker.follower.version

    with monkeypatch.context() as broken:
        broken.setattr("sockets.rolls.OpenRolls.look", fails)
        with pytest.raises(StorageUnavailable):
            worker.follower.rolls_changed(laid)
    assert worker.follower.version != before
    assert worker.follower.rolls_changed()
    (own,) = (each for each in voter.me["seats"] if each["seat"] == seat(3))
    assert own["voted"] is True
    assert not worker.follower.rolls_changed()


def test_who_is_turned_away_at_the_door_is_told_so(house: House) -> None:
    house.store.write(lambda tx: tx.add_guest(Person(id="guest", name="Gast", language="nl", guest_of=MEETING)))
    house.must("guest", "meeting.ask_to_enter", meeting=MEETING)
    worker = Worker(house)
    guest = worker.join("guest")
    assert guest.me["waiting"] is True
    house.must(COORDINATOR, "meeting.turn_away", meeting=MEETING, person="guest")
    worker.follower.advance()
    assert guest.goodbye == "entry_closed"


def test_a_connection_that_goes_while_it_joins_leaves_nothing_behind(house: House) -> None:
    worker = Worker(house)

    def gone(sid: str, room: str) -> None:
        raise KeyError(sid)

    worker.post.enter = gone  # type: ignore[method-assign]
    with pytest.raises(KeyError):
        worker.follower.join("sid", delegate(1), "participant")
    assert worker.follower.members == {}
    assert worker.follower.chains == {}


def test_a_member_reads_from_the_channel_what_the_rules_say(house: House) -> None:
    """The channel knows roles and seats without a query for each member; they are those of `engine.roles`."""
    channel = fresh(house)
    for person in (COORDINATOR, "partner-1", "projector", "stranger", *(delegate(n) for n in (1, 2, 26))):
        member = Member("sid", person, "participant")
        house.store.read(lambda reader, member=member: read_member(member, channel, reader))
        roles = house.store.read(lambda reader, person=person: roles_in_meeting(reader, person, channel.meeting))
        seats = house.store.read(lambda reader, person=person: seats_of(reader, person, channel.meeting.movements))
        assert (member.roles, member.seats) == (roles, seats), person


def test_coordinators_see_each_organisation_and_who_is_missing(house: House) -> None:
    house.check_in(*range(1, 21))
    house.talk()
    ballot = house.open_ballot()
    worker = Worker(house)
    worker.join(delegate(21))
    worker.join(delegate(1))
    worker.join(COORDINATOR, "coordinator")
    house.cast(1, ballot)
    worker.follower.rolls_changed()
    shown = presence_of(worker.follower.channel, worker.follower.members, worker.follower.rolls)
    assert shown["organisations"][seat(1)] == {"expected": 1, "room": 1, "online": 0, "connected": 1, "voted": True}
    assert shown["organisations"][seat(2)] == {"expected": 1, "room": 0, "online": 1, "connected": 0}
    assert shown["organisations"][seat(21)] == {"expected": 1, "room": 0, "online": 0, "connected": 1}
    # The projector is nobody, and of the coordinator the console is no phone.
    assert shown["organisations"]["support"] == {"expected": 1, "room": 0, "online": 0, "connected": 0}
    assert shown["missing"][seat(21)] == {"order": 1, "near": "arriving"}
    assert shown["missing"][seat(22)] == {"order": 2, "near": "away"}
    assert len(shown["missing"]) == 6


def test_a_paper_by_hand_is_told_to_the_seats_own_delegates(house: House) -> None:
    house.check_in(*range(1, 21))
    house.talk()
    ballot = house.open_ballot()
    worker = Worker(house)
    phone, other = worker.join(delegate(1)), worker.join(delegate(2))
    choice = dict.fromkeys(house.proposal().ballots[ballot].questions, "no")
    paper = {"proposal": house.plan_id, "ballot": ballot, "seat": seat(1), "choice": choice}
    house.must(COORDINATOR, "proposal.enter_paper", **paper)
    worker.follower.rolls_changed()  # votes are looked at between two commits as well
    worker.follower.advance()
    (mine,) = phone.me["seats"]
    assert (mine["voted"], mine["by_hand"], mine["by"], mine["choice"]) == (True, True, COORDINATOR, choice)
    assert "by_hand" not in other.me["seats"][0]
    house.cast(1, ballot, "yes")
    worker.follower.rolls_changed()
    assert "by_hand" not in phone.me["seats"][0], "the phone's own vote stands now"
