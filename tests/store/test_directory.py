"""Movements, organisations, people, links, sessions and credentials."""

from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from engine.directory import (
    Link,
    LinksRevoked,
    Membership,
    MembershipEnded,
    Movement,
    Organisation,
    Person,
    Revocation,
)
from engine.meeting.events import CheckedIn, CheckedOut, MeetingEnded
from engine.ports import Access, Conflict, Session, Transaction
from store import OpenedStore, open_store
from tests.postgres import Postgres
from tests.store.scenes import AT, append, doors, found_movement, plan_meeting

DELEGATE = Membership(person="of-a", organisation="a", role="delegate")


def test_what_was_added_is_found_in_the_order_in_which_it_came(store: OpenedStore) -> None:
    found_movement(store, ["z", "a"])
    assert store.read(lambda r: r.movement("mv")) == Movement(id="mv", name="Samen", language="nl")
    assert [each.id for each in store.read(lambda r: r.movements())] == ["mv"]
    assert [each.id for each in store.read(lambda r: r.organisations(["mv"]))] == ["z", "a"]
    assert [each.id for each in store.read(lambda r: r.people(["mv"]))] == ["of-z", "of-a"]
    assert store.read(lambda r: r.memberships("of-a")) == [DELEGATE]
    assert len(store.read(lambda r: r.memberships_in(["mv"]))) == 2


def test_what_is_not_there_is_nothing(store: OpenedStore) -> None:
    assert store.read(lambda r: (r.movement("x"), r.organisation("x"), r.person("x"))) == (None, None, None)
    assert store.read(lambda r: (r.link("x"), r.session("x"), r.credentials("x"))) == (None, None, None)
    assert store.read(lambda r: (r.organisations([]), r.people([]), r.memberships("x"))) == ([], [], [])
    assert not store.read(lambda r: r.revoked("x"))


def test_a_change_replaces_what_was_there(store: OpenedStore) -> None:
    found_movement(store, ["a"])
    renamed = Organisation(id="a", movement="mv", name="Anders", short="an", kind="partner")
    store.write(lambda tx: tx.change_directory("mv", [renamed, DELEGATE]))
    assert store.read(lambda r: r.organisation("a")) == renamed
    assert store.read(lambda r: r.memberships("of-a")) == [DELEGATE]


def test_a_transaction_sees_who_belongs_where_after_it_changed_that(store: OpenedStore) -> None:
    """Within one it is read once, but not past a change."""
    found_movement(store, ["a"])

    def seen(tx: Transaction) -> tuple[list[str], list[Membership], list[Membership]]:
        here = [each.id for each in tx.organisations(["mv"])]
        return here, list(tx.memberships("of-a")), list(tx.memberships("of-b"))

    def job(tx: Transaction) -> list[tuple[list[str], list[Membership], list[Membership]]]:
        told = [seen(tx)]
        added = Membership(person="of-b", organisation="b", role="delegate")
        other = Organisation(id="b", movement="mv", name="B", short="b", kind="member")
        tx.change_directory("mv", [other, Person(id="of-b", name="Bo", language="nl"), added])
        told.append(seen(tx))
        tx.erase_person("of-b")
        return [*told, seen(tx)]

    before, added, erased = store.write(job)
    assert before == (["a"], [DELEGATE], [])
    assert added == (["a", "b"], [DELEGATE], [Membership(person="of-b", organisation="b", role="delegate")])
    assert erased == (["a", "b"], [DELEGATE], [])


def test_whoever_waited_for_the_directory_looks_at_it_again(postgres: Postgres) -> None:
    """On SQLite nobody writes meanwhile."""
    address = postgres.ready()
    with closing(open_store(address)) as store, closing(open_store(address)) as beside:
        assert _read_and_wait(store, beside) == [["a"], ["a", "b"]]


def _read_and_wait(store: OpenedStore, beside: OpenedStore) -> list[list[str]]:
    found_movement(store, ["a"])
    other = Organisation(id="b", movement="mv", name="B", short="b", kind="member")

    def job(tx: Transaction) -> list[list[str]]:
        before = [each.id for each in tx.organisations(["mv"])]
        beside.write(lambda theirs: theirs.change_directory("mv", [other]))
        tx.hold_directory()
        return [before, [each.id for each in tx.organisations(["mv"])]]

    return store.write(job)


def test_changes_may_come_in_any_order(store: OpenedStore) -> None:
    changes = [
        Membership(person="p", organisation="o", role="coordinator"),
        Person(id="p", name="Piet", language="en", says_from="Elders", email="piet@zorg.nl"),
        Organisation(id="o", movement="mv", name="O", short="", kind="support"),
        Movement(id="mv", name="Samen", language="nl"),
    ]
    store.write(lambda tx: tx.change_directory("mv", changes))
    assert store.read(lambda r: r.person("p")) == changes[1]


def test_nobody_belongs_to_what_does_not_exist(store: OpenedStore) -> None:
    found_movement(store, ["a"])
    with pytest.raises(IntegrityError):
        store.write(
            lambda tx: tx.change_directory("mv", [Membership(person="of-a", organisation="x", role="delegate")])
        )


def test_guests_are_listed_with_their_meeting_only(store: OpenedStore) -> None:
    found_movement(store, ["a"])
    plan_meeting(store)
    guest = Person(id="g", name="Gast", language="nl", guest_of="m1", says_from="De buren")
    store.write(lambda tx: tx.add_guest(guest))
    assert store.read(lambda r: r.person("g")) == guest
    assert [each.id for each in store.read(lambda r: r.people(["mv"]))] == ["of-a"]
    assert [each.id for each in store.read(lambda r: r.people(["mv"], "m1"))] == ["of-a", "g"]


def test_a_link_can_be_used_as_often_as_it_says(store: OpenedStore) -> None:
    found_movement(store, ["a"])
    link = Link(token_hash="t", person="of-a", uses=1)
    store.write(lambda tx: tx.change_directory("mv", [link]))
    assert store.read(lambda r: r.link("t")) == (link, False)
    store.write(lambda tx: tx.use_link("t"))
    assert store.read(lambda r: r.link("t")) == (Link(token_hash="t", person="of-a", uses=0), False)
    with pytest.raises(Conflict):
        store.write(lambda tx: tx.use_link("t"))
    store.write(lambda tx: tx.change_directory("mv", [link]))
    assert store.read(lambda r: r.link("t")) == (Link(token_hash="t", person="of-a", uses=0), False)


def test_links_are_revoked_all_at_once_and_who_is_inside_stays(store: OpenedStore) -> None:
    found_movement(store, ["a", "b"])
    later = store.read(lambda r: r.now()) + timedelta(hours=1)
    links = [Link(token_hash=f"t{n}", person=person, uses=2) for n, person in enumerate(("of-a", "of-a", "of-b"))]
    store.write(lambda tx: tx.change_directory("mv", links))
    store.write(lambda tx: tx.add_session(Session(token_hash="s", person="of-a", expires_at=later)))
    store.write(lambda tx: tx.change_directory("mv", [LinksRevoked(person="of-a")]))
    assert [store.read(lambda r, t=t: r.link(t)[1]) for t in ("t0", "t1", "t2")] == [True, True, False]  # type: ignore[misc]
    assert store.read(lambda r: r.access(["of-a", "of-b", "nobody"])) == {
        "of-a": Access(sessions=1),
        "of-b": Access(links=1),
    }


def test_how_somebody_comes_in_counts_only_what_works(store: OpenedStore) -> None:
    found_movement(store, ["a"])
    now = store.read(lambda r: r.now())

    def enter(tx):  # type: ignore[no-untyped-def]
        tx.change_directory(
            "mv", [Link(token_hash="used", person="of-a", uses=1), Link(token_hash="t", person="of-a", uses=2)]
        )
        tx.use_link("used")
        tx.add_session(Session(token_hash="past", person="of-a", expires_at=now))
        tx.add_session(Session(token_hash="s", person="of-a", expires_at=now + timedelta(hours=1)))
        tx.set_credentials("of-a", "A@example.org", "argon")

    store.write(enter)
    assert store.read(lambda r: r.access(["of-a"])) == {
        "of-a": Access(links=1, sessions=1, signs_in_as="a@example.org")
    }
    assert store.read(lambda r: (r.password_of("of-a"), r.password_of("x"))) == (("a@example.org", "argon"), None)
    store.write(lambda tx: tx.add_session(Session(token_hash="s2", person="of-a", expires_at=now + timedelta(hours=1))))
    store.write(lambda tx: tx.end_sessions("of-a", but="s2"))
    assert store.read(lambda r: (r.session("s"), r.session("s2") is not None)) == (None, True)


def test_a_removed_organisation_is_in_no_list_but_has_its_name(store: OpenedStore) -> None:
    found_movement(store, ["a", "b"])
    removed = Organisation(id="a", movement="mv", name="A", short="a", kind="member", removed=True)
    store.write(lambda tx: tx.change_directory("mv", [removed]))
    assert [each.id for each in store.read(lambda r: r.organisations(["mv"]))] == ["b"]
    assert store.read(lambda r: r.removed_organisations(["mv"])) == [removed]
    assert store.read(lambda r: r.organisation("a")) == removed
    store.write(lambda tx: tx.change_directory("mv", [replace(removed, removed=False)]))
    assert [each.id for each in store.read(lambda r: r.organisations(["mv"]))] == ["a", "b"]


def test_one_role_ends_and_comes_back(store: OpenedStore) -> None:
    found_movement(store, ["a"])
    observes = Membership(person="of-a", organisation="a", role="observer")
    ended = MembershipEnded(person="of-a", organisation="a", role="delegate")
    store.write(lambda tx: tx.change_directory("mv", [observes, observes]))
    store.write(lambda tx: tx.change_directory("mv", [ended]))
    assert store.read(lambda r: (r.memberships("of-a"), r.revoked("of-a"))) == ([observes], False)
    store.write(lambda tx: tx.change_directory("mv", [DELEGATE]))
    assert store.read(lambda r: r.memberships("of-a")) == [DELEGATE, observes]


def test_whom_a_movement_knows(store: OpenedStore) -> None:
    """Who is or was a member, and the guests of its meetings; nobody of elsewhere, nobody who was erased."""
    found_movement(store, ["a", "b"])
    found_movement(store, ["x"], movement="other")
    plan_meeting(store)
    store.write(lambda tx: tx.add_guest(Person(id="g", name="Gast", language="nl", guest_of="m1")))
    store.write(lambda tx: tx.change_directory("mv", [Revocation(person="of-a", movement="mv")]))
    store.write(lambda tx: tx.erase_person("of-b"))
    everyone = ["of-a", "of-b", "of-x", "g", "nobody"]
    assert [each.id for each in store.read(lambda r: r.known_people("mv", everyone))] == ["of-a", "g"]
    assert store.read(lambda r: r.ids_taken(["a", "none"], ["of-x", "none"])) == (frozenset({"a"}), frozenset({"of-x"}))
    chief = Membership(person="of-x", organisation="a", role="coordinator")
    store.write(lambda tx: tx.change_directory("mv", [chief]))
    assert store.read(lambda r: r.movements_of(["of-x", "of-a"])) == {"of-x": frozenset({"mv", "other"})}
    assert store.read(lambda r: r.movements_of(["of-x"], "coordinator")) == {"of-x": frozenset({"mv"})}


def test_who_is_at_a_meeting_that_is_open(store: OpenedStore) -> None:
    plan_meeting(store)
    append(
        store,
        "meeting:m1",
        doors(),
        CheckedIn(person="p", mode="room", seats=()),
        CheckedIn(person="q", mode="room", seats=()),
    )
    append(store, "meeting:m1", CheckedOut(person="q"))
    assert store.read(lambda r: r.attending(["p", "q", "x"])) == {"p": frozenset({"m1"})}
    append(store, "meeting:m1", MeetingEnded(at="2022-11-09T13:00:00Z"))
    assert store.read(lambda r: r.attending(["p"])) == {}


def test_a_session_is_in_force_until_it_ends(store: OpenedStore) -> None:
    found_movement(store, ["a"])
    now = store.read(lambda r: r.now())
    session = Session(token_hash="s", person="of-a", expires_at=now + timedelta(hours=1))
    past = Session(token_hash="past", person="of-a", expires_at=now)
    store.write(lambda tx: (tx.add_session(session), tx.add_session(past)))
    assert store.read(lambda r: (r.session("s"), r.session("past"))) == (session, None)
    store.write(lambda tx: tx.end_session("s"))
    assert store.read(lambda r: r.session("s")) is None


def test_a_revocation_ends_everything_but_the_name(store: OpenedStore) -> None:
    found_movement(store, ["a"])
    later = store.read(lambda r: r.now()) + timedelta(hours=1)

    def enter(tx):  # type: ignore[no-untyped-def]
        tx.change_directory("mv", [Link(token_hash="t", person="of-a", uses=3)])
        tx.add_session(Session(token_hash="s", person="of-a", expires_at=later))
        tx.set_credentials("of-a", "A@example.org", "argon")

    store.write(enter)
    store.write(lambda tx: tx.change_directory("mv", [Revocation(person="of-a", movement="mv")]))
    assert store.read(lambda r: r.revoked("of-a"))
    assert store.read(lambda r: (r.memberships("of-a"), r.memberships_in(["mv"]))) == ([], [])
    assert store.read(lambda r: (r.session("s"), r.credentials("a@example.org"))) == (None, None)
    assert store.read(lambda r: r.link("t")) == (Link(token_hash="t", person="of-a", uses=3), True)
    assert [each.name for each in store.read(lambda r: r.people(["mv"]))] == ["Delegate of a"]
    store.write(lambda tx: tx.change_directory("mv", [DELEGATE]))
    assert store.read(lambda r: (r.revoked("of-a"), r.memberships("of-a"))) == (False, [DELEGATE])


def test_a_revocation_in_one_movement_leaves_the_others_alone(store: OpenedStore) -> None:
    found_movement(store, ["a"])
    found_movement(store, ["b"], movement="other")
    elsewhere = Membership(person="of-a", organisation="b", role="observer")
    later = store.read(lambda r: r.now()) + timedelta(hours=1)
    session = Session(token_hash="s", person="of-a", expires_at=later)
    link = Link(token_hash="t", person="of-a", uses=3)

    def enter(tx):  # type: ignore[no-untyped-def]
        tx.change_directory("mv", [link, elsewhere])
        tx.add_session(session)
        tx.set_credentials("of-a", "a@example.org", "argon")

    store.write(enter)
    store.write(lambda tx: tx.change_directory("mv", [Revocation(person="of-a", movement="mv")]))
    assert store.read(lambda r: (r.revoked("of-a"), r.memberships("of-a"))) == (False, [elsewhere])
    assert store.read(lambda r: (r.session("s"), r.link("t"))) == (session, (link, False))
    assert store.read(lambda r: r.credentials("a@example.org")) == ("of-a", "argon")
    store.write(lambda tx: tx.change_directory("other", [Revocation(person="of-a", movement="other")]))
    assert store.read(lambda r: (r.revoked("of-a"), r.memberships("of-a"))) == (True, [])
    assert store.read(lambda r: (r.session("s"), r.link("t"))) == (None, (link, True))
    assert store.read(lambda r: r.credentials("a@example.org")) is None


def test_a_revocation_of_a_guest_ends_everything(store: OpenedStore) -> None:
    found_movement(store, ["a"])
    plan_meeting(store)
    store.write(lambda tx: tx.add_guest(Person(id="g", name="Gast", language="nl", guest_of="m1")))
    store.write(lambda tx: tx.change_directory("mv", [Revocation(person="g", movement="mv")]))
    assert store.read(lambda r: r.revoked("g"))


def test_an_address_is_compared_without_case_and_belongs_to_one(store: OpenedStore) -> None:
    found_movement(store, ["a", "b"])
    store.write(lambda tx: tx.set_credentials("of-a", "Anna@Example.org", "one"))
    store.write(lambda tx: tx.set_credentials("of-a", "anna@example.org", "two"))
    assert store.read(lambda r: r.credentials("ANNA@example.ORG")) == ("of-a", "two")
    with pytest.raises(Conflict):
        store.write(lambda tx: tx.set_credentials("of-b", "anna@example.org", "three"))


def test_the_clock_tells_utc(store: OpenedStore) -> None:
    now = store.read(lambda r: r.now())
    assert now.utcoffset() == timedelta(0)
    assert now > AT
