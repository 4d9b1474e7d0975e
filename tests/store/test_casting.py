"""Laying papers: the cases of `engine.ballot.casting`, against a real urn."""

from dataclasses import replace
from datetime import timedelta

import pytest

from engine.ballot.casting import HashedCast, Recorded, hash_key, receipt_of
from engine.directory import Membership, Person, Revocation
from engine.errors import Refused, refuse
from engine.ports import RollSeat, SeatState
from engine.tally.paper import PaperRules
from engine.text import StoredText
from store import OpenedStore
from tests.store.scenes import NO, YES, all_at_once, cast, close_ballot, found_movement, open_ballot


def recorded(
    laid: HashedCast, *, status: str = "recorded", n: int = 1, choice: dict[str, str] | None = None
) -> Recorded:
    return Recorded(
        ballot=laid.ballot,
        seat=laid.seat,
        n=n,
        receipt=receipt_of(laid.key_hash),
        status=status,  # type: ignore[arg-type]
        choice=YES if choice is None else choice,
    )


def seat(store: OpenedStore, id: str = "a") -> SeatState:
    return next(each for each in store.read(lambda r: r.seats("b1")) if each.seat == id)


def second_delegate(store: OpenedStore, person: str = "second", organisation: str = "a") -> None:
    changes = [
        Person(id=person, name="Tweede", language="nl"),
        Membership(person=person, organisation=organisation, role="delegate"),
    ]
    store.write(lambda tx: tx.change_directory("mv", changes))


@pytest.fixture(params=[False, True], ids=["open", "secret"])
def secret(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture
def ballot(store: OpenedStore, secret: bool) -> OpenedStore:
    """A store with a ballot of three seats, open or secret."""
    found_movement(store, ["a", "b", "c"])
    open_ballot(store, ["a", "b", "c"], secret=secret)
    return store


@pytest.fixture
def open_one(store: OpenedStore) -> OpenedStore:
    found_movement(store, ["a", "b", "c"])
    open_ballot(store, ["a", "b", "c"])
    return store


@pytest.fixture
def secret_one(store: OpenedStore) -> OpenedStore:
    found_movement(store, ["a", "b", "c"])
    open_ballot(store, ["a", "b", "c"], secret=True)
    return store


def test_a_first_cast_is_recorded(ballot: OpenedStore, secret: bool) -> None:
    laid = cast("a")
    assert ballot.cast(laid) == recorded(laid)
    assert ballot.read(lambda r: r.voted("b1")) == 1
    stands = {} if secret else {"choice": YES, "person": "of-a"}
    assert seat(ballot) == SeatState(ballot="b1", seat="a", weight=1, rev=1, voted=True, **stands)  # type: ignore[arg-type]


def test_the_row_that_a_vote_hands_over_is_the_one_that_a_reader_finds(store: OpenedStore, secret: bool) -> None:
    found_movement(store, ["a", "b", "c"])
    second_delegate(store)
    rules = PaperRules(form="one", options=("yes", "no", "abstain"), may_say_why=("no",))
    seats = [RollSeat(seat="a", weight=3), RollSeat(seat="b", proxy="c"), "c"]
    open_ballot(store, seats, secret=secret, paper=rules)
    why = {"q1": StoredText("text-1", "pepper", "Te duur.")}
    papers = [
        cast("a"),
        cast("a", "another", person="second", choice=NO),
        replace(cast("a", n=2, choice=NO), reasons=why),
        cast("b", person="of-c"),
    ]
    for paper in papers:
        laid = store.cast(paper)
        if isinstance(laid, Recorded) and laid.row is not None:
            assert laid.row == seat(store, paper.seat)
        else:
            assert secret  # where a second key is refused, and a changed paper changes nothing in the roll
            assert paper in papers[1:3]
    batch = [cast("c"), cast("c", n=2, choice=NO)]
    *_, last = store.write(lambda tx: tx.cast(batch))
    assert isinstance(last, Recorded)
    assert (last.row is None) if secret else (last.row == seat(store, "c"))


def test_sent_twice_it_happens_once(ballot: OpenedStore) -> None:
    laid = cast("a")
    assert ballot.cast(laid) == ballot.cast(laid) == recorded(laid)
    assert seat(ballot).rev == 1
    assert len(ballot.read(lambda r: r.papers("b1"))) == 1


def test_sent_twice_in_one_batch_it_happens_once(ballot: OpenedStore) -> None:
    laid = cast("a")
    assert ballot.write(lambda tx: tx.cast([laid, laid, laid])) == [recorded(laid)] * 3
    assert seat(ballot).rev == 1


def test_a_higher_n_changes_the_paper(ballot: OpenedStore) -> None:
    ballot.cast(cast("a"))
    changed = cast("a", n=2, choice=NO)
    assert ballot.cast(changed) == recorded(changed, n=2, choice=NO)
    assert [paper.choice for paper in ballot.read(lambda r: r.papers("b1"))] == [NO]
    assert ballot.read(lambda r: r.voted("b1")) == 1


def test_another_choice_at_the_same_n_is_a_conflict(ballot: OpenedStore) -> None:
    ballot.cast(cast("a"))
    assert ballot.cast(cast("a", choice=NO)) == refuse("conflict")


def test_a_lower_n_is_told_what_is_held(ballot: OpenedStore) -> None:
    ballot.cast(cast("a", n=5, choice=NO))
    old = cast("a", n=4)
    assert ballot.cast(old) == recorded(old, n=5, choice=NO)


def test_a_batch_is_judged_in_order_of_arrival(ballot: OpenedStore) -> None:
    casts = [cast("a"), cast("a", n=2, choice=NO), cast("a"), cast("a", n=2), cast("a", n=3)]
    results = ballot.write(lambda tx: tx.cast(casts))
    assert results == [
        recorded(casts[0]),
        recorded(casts[1], n=2, choice=NO),
        recorded(casts[2], n=2, choice=NO),
        refuse("conflict"),
        recorded(casts[4], n=3),
    ]
    assert [paper.choice for paper in ballot.read(lambda r: r.papers("b1"))] == [YES]


def test_a_repeat_is_acknowledged_after_the_close_but_nothing_new(ballot: OpenedStore) -> None:
    laid = cast("a")
    ballot.cast(laid)
    assert close_ballot(ballot) == 1
    assert ballot.cast(laid) == recorded(laid)
    assert ballot.cast(cast("a", n=2, choice=NO)) == refuse("ballot_closed", standing="yours")
    assert ballot.cast(cast("b")) == refuse("ballot_closed", standing="none")
    assert ballot.cast(cast("a", key="another", choice=NO)) == refuse("ballot_closed", standing="seat")
    assert [paper.choice for paper in ballot.read(lambda r: r.papers("b1"))] == [YES]


def test_past_the_deadline_is_late_even_before_the_close(store: OpenedStore, secret: bool) -> None:
    found_movement(store, ["a"])
    open_ballot(store, ["a"], secret=secret, closes_at=store.read(lambda r: r.now()))
    assert store.cast(cast("a")) == refuse("ballot_closed", standing="none")
    assert store.read(lambda r: r.voted("b1")) == 0


def test_before_the_deadline_is_in_time(store: OpenedStore, secret: bool) -> None:
    found_movement(store, ["a"])
    open_ballot(store, ["a"], secret=secret, closes_at=store.read(lambda r: r.now()) + timedelta(hours=1))
    assert isinstance(store.cast(cast("a")), Recorded)


def test_a_deadline_that_was_put_off_lets_votes_in(store: OpenedStore) -> None:
    found_movement(store, ["a"])
    now = store.read(lambda r: r.now())
    open_ballot(store, ["a"], closes_at=now + timedelta(hours=1))
    assert store.write(lambda tx: tx.put_off_urn("b1", now + timedelta(hours=2)))
    assert isinstance(store.cast(cast("a")), Recorded)


def test_a_deadline_that_has_passed_or_a_ballot_that_is_closed_is_not_put_off(store: OpenedStore) -> None:
    found_movement(store, ["a"])
    now = store.read(lambda r: r.now())
    later = now + timedelta(hours=2)
    open_ballot(store, ["a"], closes_at=now)
    open_ballot(store, ["a"], "b2", closes_at=now + timedelta(hours=1))
    open_ballot(store, ["a"], "b3")
    close_ballot(store, "b2")
    for ballot in ("b1", "b2", "b3", "no such ballot"):
        assert not store.write(lambda tx, ballot=ballot: tx.put_off_urn(ballot, later))  # type: ignore[misc]
    assert store.cast(cast("a")) == refuse("ballot_closed", standing="none")


def test_a_closed_ballot_stays_as_it_was_closed(ballot: OpenedStore) -> None:
    ballot.cast(cast("a"))
    close_ballot(ballot)
    before = ballot.read(lambda r: (r.papers("b1"), r.seats("b1")))
    close_ballot(ballot)
    assert ballot.read(lambda r: (r.papers("b1"), r.seats("b1"))) == before


def test_only_who_may_casts_for_a_seat(ballot: OpenedStore) -> None:
    observer = [Person(id="o", name="O", language="nl"), Membership(person="o", organisation="a", role="observer")]
    ballot.write(lambda tx: tx.change_directory("mv", observer))
    for person in ("of-b", "o", "nobody"):
        assert ballot.cast(cast("a", person=person)) == refuse("not_your_seat")


def test_a_revoked_delegate_no_longer_casts_and_a_replacement_does(ballot: OpenedStore) -> None:
    ballot.write(lambda tx: tx.change_directory("mv", [Revocation(person="of-a", movement="mv")]))
    assert ballot.cast(cast("a")) == refuse("not_your_seat")
    second_delegate(ballot)
    assert isinstance(ballot.cast(cast("a", person="second")), Recorded)


def test_what_does_not_fit_the_ballot_is_refused(ballot: OpenedStore) -> None:
    found_movement(ballot, ["later"])
    assert ballot.cast(cast("a", ballot="b9")) == refuse("ballot_unknown")
    assert ballot.cast(cast("later")) == refuse("not_on_roll")
    assert ballot.cast(cast("a", choice={})) == refuse("choice_incomplete", missing=1)
    assert ballot.cast(cast("a", choice={"q1": "maybe"})) == refuse("paper_unknown_option", option="maybe")
    assert ballot.read(lambda r: r.voted("b1")) == 0


def test_open_the_last_cast_of_a_seat_counts(open_one: OpenedStore) -> None:
    second_delegate(open_one)
    first, later = cast("a"), cast("a", key="other", choice=NO, person="second")
    open_one.cast(first)
    assert open_one.cast(later) == recorded(later, choice=NO)
    assert open_one.cast(first) == recorded(first, status="since_replaced")
    assert (seat(open_one).choice, seat(open_one).person, seat(open_one).rev) == (NO, "second", 2)
    papers = open_one.read(lambda r: r.papers("b1"))
    assert [(paper.seat, paper.person, paper.choice) for paper in papers] == [("a", "second", NO)]


def test_open_a_colleague_may_take_it_back(open_one: OpenedStore) -> None:
    second_delegate(open_one)
    open_one.cast(cast("a"))
    open_one.cast(cast("a", key="other", choice=NO, person="second"))
    open_one.cast(cast("a", n=2))
    assert (seat(open_one).choice, seat(open_one).person, seat(open_one).rev) == (YES, "of-a", 3)


def test_open_one_key_for_two_seats_is_two_papers(open_one: OpenedStore) -> None:
    second_delegate(open_one, "of-a", "b")
    open_one.cast(cast("a", key="same"))
    open_one.cast(cast("b", key="same", choice=NO, person="of-a"))
    papers = open_one.read(lambda r: r.papers("b1"))
    assert {(paper.seat, paper.choice["q1"]) for paper in papers} == {("a", "yes"), ("b", "no")}


def test_secret_the_first_cast_of_a_seat_counts(secret_one: OpenedStore) -> None:
    second_delegate(secret_one)
    secret_one.cast(cast("a"))
    assert secret_one.cast(cast("a", key="other", choice=NO, person="second")) == refuse("already_voted")
    casts = [cast("b"), cast("b", key="other", choice=NO)]
    assert secret_one.write(lambda tx: tx.cast(casts)) == [recorded(casts[0]), refuse("already_voted")]
    assert [paper.choice for paper in secret_one.read(lambda r: r.papers("b1"))] == [YES, YES]


def test_secret_nothing_tells_whose_a_paper_is(secret_one: OpenedStore) -> None:
    for id in ("a", "b", "c"):
        secret_one.cast(cast(id, key=id))
    secret_one.cast(cast("b", key="b", n=2, choice=NO))
    assert [(each.voted, each.rev, each.choice, each.person) for each in secret_one.read(lambda r: r.seats("b1"))] == [
        (True, 1, None, None)
    ] * 3
    papers = secret_one.read(lambda r: r.papers("b1"))
    assert all(paper.seat is None and paper.person is None for paper in papers)
    assert [paper.receipt for paper in papers] == sorted(receipt_of(hash_key("b1", key)) for key in ("a", "b", "c"))


def test_many_at_once_are_all_acknowledged_once(ballot: OpenedStore, beside: OpenedStore, secret: bool) -> None:
    ids = [f"o{n}" for n in range(200)]
    found_movement(ballot, ids)
    open_ballot(ballot, ids, "big", secret=secret)
    casts = [cast(id, key=id, ballot="big") for id in ids]
    results = all_at_once(
        *(lambda c=c, n=n: (ballot, beside)[n % 2].cast(c) for n, c in enumerate(casts))  # type: ignore[misc]
    )
    assert results == [recorded(each) for each in casts]
    assert ballot.read(lambda r: r.voted("big")) == 200
    assert len({paper.receipt for paper in ballot.read(lambda r: r.papers("big"))}) == 200


def test_delegates_of_one_seat_at_once_leave_one_paper(ballot: OpenedStore, beside: OpenedStore, secret: bool) -> None:
    persons = [f"p{n}" for n in range(20)]
    for person in persons:
        second_delegate(ballot, person)
    casts = [cast("a", key=person, person=person) for person in persons]
    results = all_at_once(
        *(lambda c=c, n=n: (ballot, beside)[n % 2].cast(c) for n, c in enumerate(casts))  # type: ignore[misc]
    )
    laid = [each for each in results if isinstance(each, Recorded)]
    assert len(laid) == (1 if secret else 20)
    assert [paper.choice for paper in ballot.read(lambda r: r.papers("b1"))] == [YES]
    assert seat(ballot).rev == len(laid)


def test_what_was_acknowledged_before_the_close_is_in_the_tally(
    ballot: OpenedStore, beside: OpenedStore, secret: bool
) -> None:
    ids = [f"o{n}" for n in range(60)]
    found_movement(ballot, ids)
    open_ballot(ballot, ids, "race", secret=secret)
    casts = [cast(id, key=id, ballot="race") for id in ids]
    works = [lambda c=c, n=n: (ballot, beside)[n % 2].cast(c) for n, c in enumerate(casts)]  # type: ignore[misc]
    works.insert(30, lambda: close_ballot(beside, "race"))  # type: ignore[arg-type,return-value]
    *results, tally = sorted(all_at_once(*works), key=lambda result: isinstance(result, int))
    laid = [each for each in results if isinstance(each, Recorded)]
    assert len(laid) == tally == len(ballot.read(lambda r: r.papers("race"))) == ballot.read(lambda r: r.voted("race"))
    assert {each.code for each in results if isinstance(each, Refused)} <= {"ballot_closed"}
    for each in casts:
        assert isinstance(ballot.cast(each), Recorded) == (each.seat in {one.seat for one in laid})


def test_one_bad_row_fails_nobody_else(ballot: OpenedStore) -> None:
    """A number that no column holds, among others that arrive together."""
    ids = [f"o{n}" for n in range(40)]
    found_movement(ballot, ids)
    open_ballot(ballot, ids, "b2")
    casts = [cast(id, key=id, ballot="b2", n=2**70 if id == "o7" else 1) for id in ids]

    def lay(each: HashedCast) -> object:
        try:
            return ballot.cast(each)
        except Exception as error:  # noqa: BLE001 - which one differs by database
            return error

    results = all_at_once(*(lambda c=c: lay(c) for c in casts))  # type: ignore[misc]
    assert [isinstance(each, Recorded) for each in results] == [id != "o7" for id in ids]
    assert isinstance(results[7], Exception)
    assert ballot.read(lambda r: r.voted("b2")) == 39
