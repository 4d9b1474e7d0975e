"""Channels: what their screens see, and in which order."""

from engine.directory import Organisation, Person, Revocation
from engine.meeting.events import CheckedIn
from engine.ports import Commit, Transaction
from store import OpenedStore
from tests.store.scenes import AT, all_at_once, append, doors, found_movement, plan_meeting, planned, start_proposal


def seen(store: OpenedStore, channel: str, after: int = 0) -> list[tuple[int, str, int, int]]:
    commits = store.read(lambda r: r.commits(channel, after))
    assert all(commit.channel == channel for commit in commits)
    return [(commit.seq, commit.stream, commit.first, commit.last) for commit in commits]


def test_a_commit_moves_every_channel_that_shows_its_stream(store: OpenedStore) -> None:
    plan_meeting(store)
    start_proposal(store)
    store.write(lambda tx: tx.show("meeting:m1", "proposal:p1"))
    append(store, "proposal:p1", doors(), doors())
    assert seen(store, "proposal:p1") == [(1, "proposal:p1", 1, 1), (2, "proposal:p1", 2, 3)]
    assert seen(store, "meeting:m1") == [
        (1, "meeting:m1", 1, 1),
        (2, "proposal:p1", 1, 1),
        (3, "proposal:p1", 2, 3),
    ]
    assert store.read(lambda r: (r.channel_head("meeting:m1"), r.channel_head("nowhere"))) == (3, 0)


def test_commits_can_be_read_on_from_where_one_was(store: OpenedStore) -> None:
    plan_meeting(store)
    for _ in range(4):
        append(store, "meeting:m1", doors())
    assert [seq for seq, *_ in seen(store, "meeting:m1", 2)] == [3, 4, 5]
    assert store.read(lambda r: r.commits("meeting:m1", 2, 1)) == [
        Commit(channel="meeting:m1", seq=3, stream="meeting:m1", first=3, last=3)
    ]


def test_a_stream_comes_to_a_channel_with_all_that_it_has(store: OpenedStore) -> None:
    start_proposal(store)
    append(store, "proposal:p1", doors())

    def bring(tx: Transaction) -> None:
        tx.show("meeting:m1", "proposal:p1")
        tx.append("proposal:p1", 2, [doors()], "anna", AT)

    store.write(bring)
    assert seen(store, "meeting:m1") == [(1, "proposal:p1", 1, 3)]


def test_showing_twice_is_once_and_order_is_kept(store: OpenedStore) -> None:
    for stream in ("proposal:z", "proposal:a", "proposal:z"):
        store.write(lambda tx, stream=stream: tx.show("meeting:m1", stream))  # type: ignore[misc]
    assert store.read(lambda r: r.shown("meeting:m1")) == ["proposal:z", "proposal:a"]
    assert seen(store, "meeting:m1") == []


def test_a_changed_name_reaches_every_screen_of_the_movement(store: OpenedStore) -> None:
    found_movement(store, ["a"])
    plan_meeting(store)
    start_proposal(store, meeting=None)
    append(store, "meeting:elsewhere", planned("elsewhere", "OTHER", ("other",)))
    store.write(lambda tx: tx.show("meeting:elsewhere", "meeting:elsewhere"))
    name = Organisation(id="a", movement="mv", name="Nieuwe naam", short="a", kind="member")
    store.write(lambda tx: tx.change_directory("mv", [name]))
    assert seen(store, "meeting:m1", 1) == [(2, "directory", 0, 0)]
    assert seen(store, "proposal:p1", 1) == [(2, "directory", 0, 0)]
    assert seen(store, "meeting:elsewhere", 1) == []


def test_a_person_is_renamed_wherever_they_belong(store: OpenedStore) -> None:
    found_movement(store, ["a"])
    found_movement(store, ["b"], movement="other")
    append(store, "meeting:elsewhere", planned("elsewhere", "OTHER", ("other",)))
    store.write(lambda tx: tx.show("meeting:elsewhere", "meeting:elsewhere"))
    store.write(lambda tx: tx.change_directory("mv", [Revocation(person="of-b", movement="other")]))
    assert seen(store, "meeting:elsewhere", 1) == [(2, "directory", 0, 0)]


def test_guests_and_erased_texts_are_news_for_the_meeting(store: OpenedStore) -> None:
    plan_meeting(store)
    store.write(lambda tx: tx.add_guest(Person(id="g", name="Gast", language="nl", guest_of="m1")))
    store.write(lambda tx: tx.erase_text("title-m1"))
    store.write(lambda tx: tx.erase_text("title-m1"))
    assert [stream for _, stream, *_ in seen(store, "meeting:m1", 1)] == ["directory", "directory"]


def test_followers_are_woken_with_what_moved_until_they_leave(store: OpenedStore) -> None:
    woken: list[frozenset[str]] = []

    def fails(channels: frozenset[str]) -> None:
        raise RuntimeError("a bad follower")

    store.wake(fails)
    leave = store.wake(woken.append)
    plan_meeting(store)
    store.write(lambda tx: tx.show("proposal:p1", "proposal:p1"))
    store.write(lambda tx: None)  # the answer before it has gone, and with it the waking
    assert woken == [frozenset({"meeting:m1"})]
    leave()
    append(store, "meeting:m1", doors())
    store.write(lambda tx: None)
    assert len(woken) == 1


def test_the_order_of_a_channel_is_the_order_of_commits(store: OpenedStore, beside: OpenedStore) -> None:
    """Four streams in one channel, written at once: no gap, and whoever reads seq n finds all that it speaks of."""
    streams = [f"proposal:{n}" for n in range(4)]
    for stream in streams:
        store.write(lambda tx, stream=stream: tx.show("meeting:m1", stream))  # type: ignore[misc]

    def write(stream: str, through: OpenedStore) -> None:
        for n in range(5):
            append(through, stream, CheckedIn(person=f"{stream}-{n}", mode="room", seats=()))
            commits = through.read(lambda r: r.commits("meeting:m1", 0))
            assert [commit.seq for commit in commits] == list(range(1, len(commits) + 1))
            for commit in commits:
                assert len(through.read(lambda r, c=commit: r.entries(c.stream, c.first - 1, c.last))) == 1  # type: ignore[misc]

    all_at_once(*(lambda n=n: write(streams[n], (store, beside)[n % 2]) for n in range(4)))  # type: ignore[misc]
    assert store.read(lambda r: r.channel_head("meeting:m1")) == 20


def test_a_channel_that_begins_to_show_a_busy_stream_misses_nothing(store: OpenedStore, beside: OpenedStore) -> None:
    start_proposal(store)

    def write() -> None:
        for _ in range(10):
            append(store, "proposal:p1", doors())

    def show() -> None:
        for n in range(10):
            beside.write(lambda tx, n=n: tx.show(f"meeting:{n}", "proposal:p1"))  # type: ignore[misc]

    all_at_once(write, show)
    for n in range(10):
        steps = seen(store, f"meeting:{n}")
        told = [seq for _, _, first, last in steps for seq in range(first, last + 1)]
        assert told == list(range(1, 12))
