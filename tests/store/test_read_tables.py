"""The read tables: in step with the ledger, and the same when they are made again."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from engine.meeting.events import (
    CheckedIn,
    CheckedOut,
    DoorsShut,
    FormedGroup,
    GroupsFormed,
    MeetingArchived,
    MeetingChanged,
    MeetingEnded,
    MeetingReopened,
    MeetingUnarchived,
    MinutesPublished,
)
from engine.ports import Conflict, MeetingRow, Presence, ProposalRow
from engine.proposal.events import BroughtToMeeting, Moved, ProposalArchived, ProposalRenamed, ProposalUnarchived
from engine.team.events import MemberAdded, MemberRemoved, TeamFounded
from engine.text import Text
from store import OpenedStore, rebuild
from store.tables import READ_TABLES
from tests.store.scenes import (
    append,
    ballot_closed,
    ballot_opened,
    doors,
    plan_meeting,
    planned,
    start_proposal,
    started,
    text,
)


def arrived(person: str, mode: str = "room", seats: tuple[str, ...] = ()) -> CheckedIn:
    return CheckedIn(person=person, mode=mode, seats=seats)


def present(store: OpenedStore) -> list[tuple[int, str, str]]:
    return [(each.rank, each.person, each.mode) for each in store.read(lambda r: r.presence("m1"))]


def contents(store: OpenedStore) -> dict[str, list[Any]]:
    def read(reader: Any) -> dict[str, list[Any]]:
        return {
            table.name: [tuple(row) for row in reader.connection.execute(select(table).order_by(*table.primary_key))]
            for table in READ_TABLES
        }

    return store.read(read)


def test_a_meeting_is_found_by_the_address_of_its_minutes(store: OpenedStore) -> None:
    plan_meeting(store)
    published = (MinutesPublished(edition=n, address="abcdefghjkmn", at="x") for n in (1, 2))
    append(store, "meeting:m1", *published)

    there, nowhere = store.read(lambda r: (r.meeting_by_minutes("abcdefghjkmn"), r.meeting_by_minutes("nowhere")))
    assert there is not None
    assert (there.meeting, nowhere) == ("m1", None)


def test_a_meeting_goes_through_its_phases(store: OpenedStore) -> None:
    plan_meeting(store)
    row = MeetingRow(
        meeting="m1",
        movements=("mv",),
        code="K3V-9QD",
        title="Najaarsoverleg",
        starts_at="2022-11-09T12:00:00Z",
        time_zone="Europe/Amsterdam",
        lasts=0,
        series=None,
        phase="planned",
        entry="admit",
        archived=False,
    )
    assert store.read(lambda r: r.meeting_row("m1")) == store.read(lambda r: r.meeting_by_code("K3V-9QD")) == row
    append(store, "meeting:m1", doors())
    assert store.read(lambda r: r.meeting_row("m1")) == replace(row, phase="open")
    append(store, "meeting:m1", MeetingEnded(at="x"))
    assert store.read(lambda r: r.meeting_rows(["mv", "other"])) == [replace(row, phase="ended")]
    assert store.read(lambda r: (r.meeting_row("x"), r.meeting_by_code("x"), r.meeting_rows([]))) == (None, None, [])


def test_doors_that_were_shut_again_and_an_end_that_was_none(store: OpenedStore) -> None:
    plan_meeting(store)
    for event, phase in (
        (doors(), "open"),
        (DoorsShut(at="x"), "planned"),
        (doors(), "open"),
        (MeetingEnded(at="x"), "ended"),
        (MeetingReopened(at="x"), "open"),
    ):
        append(store, "meeting:m1", event)
        assert row_of(store).phase == phase


def test_a_meeting_is_listed_as_it_was_last_changed(store: OpenedStore) -> None:
    append(store, "meeting:m1", replace(planned(), series="seasons", lasts=120))
    first = row_of(store)
    assert (first.series, first.lasts) == ("seasons", 120)
    title, words = text("spring", "Voorjaarsoverleg")
    changed = MeetingChanged(
        title=title,
        starts_at="2023-04-13T11:00:00Z",
        time_zone="Europe/Brussels",
        place=Text(),
        call_link=Text(),
        entry="open",
        lasts=90,
    )
    store.write(lambda tx: tx.keep_texts("meeting:m1", [words]))
    append(store, "meeting:m1", changed)
    assert row_of(store) == replace(
        first,
        title="Voorjaarsoverleg",
        starts_at="2023-04-13T11:00:00Z",
        time_zone="Europe/Brussels",
        entry="open",
        lasts=90,
    )


def test_what_was_put_away_says_so_until_it_is_taken_out(store: OpenedStore) -> None:
    plan_meeting(store)
    start_proposal(store)

    def archived() -> tuple[bool, bool]:
        proposal = store.read(lambda r: r.proposal_row("p1"))
        assert proposal
        return row_of(store).archived, proposal.archived

    append(store, "meeting:m1", MeetingArchived(at="x"))
    append(store, "proposal:p1", ProposalArchived(at="x"))
    assert archived() == (True, True)
    append(store, "meeting:m1", MeetingUnarchived(at="x"))
    append(store, "proposal:p1", ProposalUnarchived(at="x"))
    assert archived() == (False, False)


def row_of(store: OpenedStore) -> MeetingRow:
    found = store.read(lambda r: r.meeting_row("m1"))
    assert found
    return found


def test_a_joint_meeting_is_listed_with_each_movement_in_its_own_order(store: OpenedStore) -> None:
    append(store, "meeting:m1", planned(movements=("z", "a", "z")))
    for movement in ("z", "a"):
        assert [row.movements for row in store.read(lambda r, m=movement: r.meeting_rows([m]))] == [("z", "a")]  # type: ignore[misc]


def test_two_meetings_never_share_a_code(store: OpenedStore) -> None:
    plan_meeting(store)
    with pytest.raises(Conflict):
        append(store, "meeting:m2", planned("m2"))
    assert store.read(lambda r: r.streams()) == ["meeting:m1"]


def test_an_erased_title_reads_as_nothing(store: OpenedStore) -> None:
    plan_meeting(store)
    start_proposal(store)
    store.write(lambda tx: (tx.erase_text("title-m1"), tx.erase_text("title-p1")))
    meeting, proposal = store.read(lambda r: (r.meeting_row("m1"), r.proposal_row("p1")))
    assert meeting is not None
    assert proposal is not None
    assert (meeting.title, proposal.title) == ("", "")


def test_a_proposal_is_where_it_was_last_brought_and_moved(store: OpenedStore) -> None:
    start_proposal(store, meeting=None)
    start_proposal(store, "p2")
    row = ProposalRow(
        proposal="p1",
        movement="mv",
        meeting=None,
        title="Jaarplan 2023",
        workflow="yearly_plan",
        version=1,
        stage="drafting",
        archived=False,
    )
    assert store.read(lambda r: r.proposal_row("p1")) == row
    move = Moved(move="to_vote", source="drafting", target="vote", by=None, guards=(), at="2022-11-09T12:00:00Z")
    append(store, "proposal:p1", BroughtToMeeting(meeting="m1"), move)
    assert store.read(lambda r: r.proposal_row("p1")) == replace(row, meeting="m1", stage="vote")
    assert store.read(lambda r: r.proposals_in("m1")) == ["p1", "p2"]
    assert [each.proposal for each in store.read(lambda r: r.proposal_rows(["mv"]))] == ["p1", "p2"]
    assert store.read(lambda r: (r.proposal_row("x"), r.proposal_rows(["x"]), r.proposals_in("x"))) == (None, [], [])


def test_a_proposal_is_listed_under_its_last_title(store: OpenedStore) -> None:
    start_proposal(store)
    title, words = text("better", "Meerjarenplan")
    store.write(lambda tx: tx.keep_texts("proposal:p1", [words]))
    append(store, "proposal:p1", ProposalRenamed(title=title))
    assert [row.title for row in store.read(lambda r: r.proposal_rows(["mv"]))] == ["Meerjarenplan"]


def test_a_ballot_stays_in_the_meeting_that_it_was_opened_in(store: OpenedStore) -> None:
    append(store, "proposal:p1", started(), ballot_opened(), BroughtToMeeting(meeting="m2"), ballot_opened("b2"))
    assert store.read(lambda r: (r.ballot_place("b1"), r.ballot_place("b2"))) == (("p1", "m1"), ("p1", "m2"))
    assert store.read(lambda r: r.ballot_place("b3")) is None


def test_a_group_belongs_to_the_meeting_that_formed_it(store: OpenedStore) -> None:
    groups = tuple(FormedGroup(group=id, place="table", number=1, people=()) for id in ("g1", "g2"))
    append(
        store,
        "meeting:m1",
        GroupsFormed(round="r", question=Text(), proposal=None, groups=groups, at="2022-11-09T12:30:00Z"),
    )
    assert store.read(lambda r: (r.group_place("g2"), r.group_place("g3"))) == ("m1", None)


def test_who_is_present_in_order_of_arrival(store: OpenedStore) -> None:
    append(store, "meeting:m1", planned(), arrived("anna", seats=("b", "a")), arrived("bob", "online"), arrived("cor"))
    assert store.read(lambda r: r.presence("m1"))[0] == Presence(person="anna", mode="room", rank=1, seats=("b", "a"))
    append(store, "meeting:m1", CheckedOut(person="anna"), arrived("bob"), arrived("dirk"))
    assert present(store) == [(2, "bob", "room"), (3, "cor", "room"), (4, "dirk", "room")]
    append(store, "meeting:m1", arrived("anna", "online"), MeetingEnded(at="x"))
    assert present(store) == [(1, "anna", "online"), (2, "bob", "room"), (3, "cor", "room"), (4, "dirk", "room")]


def test_made_again_they_are_the_same(store: OpenedStore) -> None:
    plan_meeting(store)
    start_proposal(store)
    groups = (FormedGroup(group="g", place="room", number=1, people=("anna",)),)
    append(
        store,
        "meeting:m1",
        doors(),
        arrived("anna", seats=("a",)),
        arrived("bob", "online"),
        CheckedOut(person="anna"),
        GroupsFormed(round="r", question=Text(), proposal=None, groups=groups, at="2022-11-09T12:30:00Z"),
        MeetingEnded(at="x"),
        MeetingArchived(at="x"),
    )
    append(store, "proposal:p1", ballot_opened(), ballot_closed(), BroughtToMeeting(meeting="m2"))
    append(store, "proposal:p1", ProposalArchived(at="x"))
    founded = TeamFounded(team="t1", movement="m", name=Text(), about=Text(), proposal=None, at="x")
    came = (MemberAdded(person=each, at="x") for each in ("anna", "bob"))
    append(store, "team:t1", founded, *came, MemberRemoved(person="anna", at="x"))
    store.write(lambda tx: tx.erase_text("title-p1"))
    before = contents(store)
    assert all(before.values())
    rebuild(store)
    assert contents(store) == before


def test_what_somebody_changed_in_them_is_put_right(store: OpenedStore) -> None:
    plan_meeting(store)
    before = contents(store)
    changed = READ_TABLES[-1].update().values(phase="ended")
    store.write(lambda tx: tx.connection.execute(changed))  # type: ignore[attr-defined]
    assert contents(store) != before
    rebuild(store)
    assert contents(store) == before


def test_who_came_to_another_meeting_of_the_movements(store: OpenedStore) -> None:
    plan_meeting(store, "spring", "111-111")
    plan_meeting(store, "autumn", "222-222")
    append(store, "meeting:spring", doors(), arrived("anna"), CheckedOut(person="anna"))
    append(store, "meeting:autumn", doors(), arrived("bert"))

    def came(but: str, person: str | None = None, movement: str = "mv") -> bool:
        return store.read(lambda r: r.came_before([movement], but, person))

    assert came("autumn", "anna")
    assert not came("autumn", "bert"), "only at this one"
    assert not came("spring", "anna")
    assert (came("autumn"), came("spring")) == (True, True)
    assert not came("autumn", movement="elsewhere")
