"""What people tap and feel: counted, changed, taken back, forgotten."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from engine.feelings import Feeling
from engine.ports import OwnFeeling, ReactionTotal, Store
from store import OpenedStore
from tests.store.scenes import all_at_once, found_movement, plan_meeting

AT = datetime(2022, 11, 9, 12, 0, tzinfo=UTC)


def tapped(count: int, kind: str = "agree", mode: str = "room", *, minute: int = 0, clause: str = "") -> ReactionTotal:
    at = AT + timedelta(minutes=minute)
    return ReactionTotal(item="plan", clause=clause, minute=at, mode=mode, kind=kind, count=count)


def add(store: Store, *totals: ReactionTotal, meeting: str = "m1") -> None:
    store.write(lambda tx: tx.add_reactions(meeting, totals))


def feel(store: Store, person: str, value: int, about: str = "p1.c1", mode: str = "room", meeting: str = "m1") -> None:
    feeling = Feeling(about=about, person=person, mode=mode, value=value)
    store.write(lambda tx: tx.put_feeling(meeting, feeling))


def test_taps_add_up_by_minute_and_in_all(store: OpenedStore) -> None:
    add(store, tapped(3), tapped(1, "idea", "online"))
    add(store, tapped(2), tapped(4, minute=1), tapped(5, clause="p1.c1", minute=1))
    add(store, tapped(9), meeting="m2")
    assert store.read(lambda r: r.reactions("m1")) == {"room": {"agree": 14}, "online": {"idea": 1}}
    assert store.read(lambda r: r.reaction_totals("m1")) == [
        tapped(1, "idea", "online"),
        tapped(5),
        tapped(4, minute=1),
        tapped(5, clause="p1.c1", minute=1),
    ]
    assert store.read(lambda r: r.reactions("m3")) == {"room": {}, "online": {}}


def test_two_workers_that_count_at_once_lose_nothing(store: OpenedStore) -> None:
    all_at_once(*[lambda: add(store, tapped(1), tapped(1, "idea"))] * 8)
    assert store.read(lambda r: r.reactions("m1"))["room"] == {"agree": 8, "idea": 8}


def test_a_feeling_is_one_for_each_person_and_subject(store: OpenedStore) -> None:
    feel(store, "anna", 2)
    feel(store, "anna", 5, mode="online")
    feel(store, "bert", 5)
    feel(store, "bert", -1, about="card")
    feel(store, "carla", 1, meeting="m2")
    assert store.read(lambda r: r.feelings("m1")) == {
        "card": {"room": {-1: 1}},
        "p1.c1": {"online": {5: 1}, "room": {5: 1}},
    }
    assert store.read(lambda r: r.feelings_of("m1", ["bert", "nobody"])) == {"bert": {"card": -1, "p1.c1": 5}}


def test_a_feeling_that_is_taken_back_was_never_there(store: OpenedStore) -> None:
    feel(store, "anna", 2)
    feel(store, "anna", 0)
    feel(store, "bert", 0)
    assert store.read(lambda r: r.feelings("m1")) == {}
    assert store.read(lambda r: r.feelings_of("m1", ["anna"])) == {}


def test_forgotten_is_who_and_not_how_many(store: OpenedStore) -> None:
    for person, value in (("anna", 2), ("bert", 2), ("carla", 4)):
        feel(store, person, value)
    feel(store, "anna", 3, meeting="m2")
    before = store.read(lambda r: r.feelings("m1"))
    store.write(lambda tx: tx.forget_feelings("m1"))
    assert store.read(lambda r: r.feelings("m1")) == before
    assert store.read(lambda r: r.feelings_of("m1", ["anna", "bert", "carla"])) == {}
    assert store.read(lambda r: r.kept_about("anna").feelings) == (OwnFeeling(meeting="m2", about="p1.c1", value=3),)
    feel(store, "anna", 2)  # the meeting went on after all
    store.write(lambda tx: tx.forget_feelings("m1"))
    assert store.read(lambda r: r.feelings("m1")) == {"p1.c1": {"room": {2: 3, 4: 1}}}


def test_whoever_is_erased_takes_their_feelings_along(store: OpenedStore) -> None:
    found_movement(store, ["a", "b"])
    plan_meeting(store)
    feel(store, "of-a", 4)
    feel(store, "of-b", 4)
    store.write(lambda tx: tx.erase_person("of-a"))
    assert store.read(lambda r: r.feelings("m1")) == {"p1.c1": {"room": {4: 1}}}
    assert store.read(lambda r: r.kept_about("of-a").feelings) == ()
