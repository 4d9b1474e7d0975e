"""The ledger and the texts beside it."""

import pytest
from sqlalchemy import text as sql

from engine.meeting.events import CheckedIn, MeetingEnded
from engine.ports import Conflict, Transaction
from engine.text import Text, texts_in
from store import OpenedStore
from tests.store.scenes import AT, all_at_once, append, doors, plan_meeting, planned, text


def test_what_is_appended_is_read_back_in_order(store: OpenedStore) -> None:
    events = [planned(), doors(), CheckedIn(person="anna", mode="room", seats=("a", "b"))]
    assert append(store, "meeting:m1", *events) == 3
    entries = store.read(lambda r: r.entries("meeting:m1"))
    assert [entry.event for entry in entries] == events
    assert [(entry.seq, entry.actor, entry.at) for entry in entries] == [(n, "coordinator", AT) for n in (1, 2, 3)]


def test_a_part_of_a_stream_can_be_read(store: OpenedStore) -> None:
    append(store, "meeting:m1", planned(), doors(), MeetingEnded(at="x"))
    assert [entry.seq for entry in store.read(lambda r: r.entries("meeting:m1", 1))] == [2, 3]
    assert [entry.seq for entry in store.read(lambda r: r.entries("meeting:m1", 1, 2))] == [2]


def test_streams_are_found_by_what_they_begin_with(store: OpenedStore) -> None:
    for stream in ("meeting:b", "meeting:a", "meeting_x:a", "proposal:a"):
        append(store, stream, doors())
    assert store.read(lambda r: r.streams("meeting:")) == ["meeting:a", "meeting:b"]
    assert len(store.read(lambda r: r.streams())) == 4


def test_appending_nothing_changes_nothing(store: OpenedStore) -> None:
    assert append(store, "meeting:m1", planned()) == 1
    assert append(store, "meeting:m1", after=1) == 1
    assert len(store.read(lambda r: r.entries("meeting:m1"))) == 1


@pytest.mark.parametrize("after", [0, 2])
def test_appending_behind_another_place_is_a_conflict(store: OpenedStore, after: int) -> None:
    append(store, "meeting:m1", planned())
    with pytest.raises(Conflict):
        append(store, "meeting:m1", doors(), after=after)
    assert len(store.read(lambda r: r.entries("meeting:m1"))) == 1


def test_a_job_runs_again_after_a_conflict(store: OpenedStore) -> None:
    append(store, "meeting:m1", planned())
    tries = []

    def job(tx: Transaction) -> int:
        tries.append(None)
        return tx.append("meeting:m1", 0 if len(tries) == 1 else 1, [doors()], "anna", AT)

    assert store.write(job) == 2
    assert len(tries) == 2


def test_many_writers_of_one_stream_all_get_their_place(store: OpenedStore, beside: OpenedStore) -> None:
    def check_in(person: str, through: OpenedStore) -> int:
        return append(through, "meeting:m1", CheckedIn(person=person, mode="room", seats=()))

    append(store, "meeting:m1", planned())
    places = all_at_once(*(lambda n=n: check_in(f"p{n}", (store, beside)[n % 2]) for n in range(20)))  # type: ignore[misc]
    assert sorted(places) == list(range(2, 22))
    assert store.read(lambda r: r.verify("meeting:m1")) is None


def test_a_job_that_fails_leaves_nothing(store: OpenedStore) -> None:
    def job(tx: Transaction) -> None:
        tx.append("meeting:m1", 0, [planned()], "anna", AT)
        raise KeyError("this one")

    with pytest.raises(KeyError, match="this one"):
        store.write(job)
    assert store.read(lambda r: r.streams()) == []


@pytest.mark.parametrize(
    "change",
    [
        """UPDATE ledger SET actor = 'mallory' WHERE seq = 2""",
        """UPDATE ledger SET body = '{"at":"later"}' WHERE seq = 2""",
        """UPDATE ledger SET body = 'no json' WHERE seq = 2""",
        """UPDATE ledger SET at = '2021-01-01T00:00:00.000000Z' WHERE seq = 2""",
        """UPDATE ledger SET name = 'meeting.ended' WHERE seq = 2""",
        """UPDATE ledger SET seq = 9 WHERE seq = 2""",
        """DELETE FROM ledger WHERE seq = 2""",
    ],
)
def test_a_changed_row_breaks_the_chain_where_it_stands(store: OpenedStore, change: str) -> None:
    append(store, "meeting:m1", planned(), doors(), MeetingEnded(at="x"))
    assert store.read(lambda r: r.verify("meeting:m1")) is None
    store.write(lambda tx: tx.connection.execute(sql(change)))  # type: ignore[attr-defined]
    assert store.read(lambda r: r.verify("meeting:m1")) == 2


def test_an_erased_text_is_gone_and_the_chain_still_verifies(store: OpenedStore) -> None:
    plan_meeting(store)
    assert store.read(lambda r: r.texts(["title-m1"])) == {"title-m1": "Najaarsoverleg"}
    store.write(lambda tx: tx.erase_text("title-m1"))
    assert store.read(lambda r: r.texts(["title-m1"])) == {}
    assert store.read(lambda r: r.verify("meeting:m1")) is None
    assert list(texts_in(store.read(lambda r: r.entries("meeting:m1"))[0].event)) == ["title-m1"]


def test_changed_words_are_found_out(store: OpenedStore) -> None:
    plan_meeting(store)
    store.write(lambda tx: tx.connection.execute(sql("UPDATE texts SET words = 'Iets anders'")))  # type: ignore[attr-defined]
    assert store.read(lambda r: r.verify("meeting:m1")) == 1


def test_more_texts_than_one_statement_takes(store: OpenedStore) -> None:
    said = [text(f"t{n}", f"woord {n}")[1] for n in range(2500)]
    store.write(lambda tx: tx.keep_texts("meeting:m1", said))
    assert len(store.read(lambda r: r.texts(each.id for each in said))) == 2500


def test_words_that_were_not_sealed_never_reach_the_ledger(store: OpenedStore) -> None:
    from dataclasses import replace

    with pytest.raises(ValueError, match="not sealed"):
        append(store, "meeting:m1", replace(planned(), place=Text(plain="Zaal 3")))
    assert store.read(lambda r: r.streams()) == []
