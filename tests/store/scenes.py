"""What store tests start from: a movement with organisations and their delegates, a meeting, a ballot, a cast."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from fractions import Fraction
from typing import Any, TypeVar

from engine.ballot.casting import HashedCast, hash_key
from engine.ballot.outcome import Outcome
from engine.ballot.rules import BallotRules
from engine.ballot.threshold import Threshold
from engine.directory import Membership, Movement, Organisation, Person
from engine.meeting.events import DoorsOpened, MeetingPlanned
from engine.ports import RollSeat, Store, Transaction, UrnOpening
from engine.proposal.events import BallotClosed, BallotOpened, ProposalStarted
from engine.tally.paper import PaperRules
from engine.text import StoredText, Text, digest_of

T = TypeVar("T")
AT = datetime(2022, 11, 9, 12, 0, 0, 123456, tzinfo=UTC)
YES, NO = {"q1": "yes"}, {"q1": "no"}


def all_at_once(*works: Callable[[], T]) -> list[T]:
    """Run each in a thread of its own, all let go at the same moment; results in the order of the works."""
    gate = threading.Barrier(len(works))

    def run(work: Callable[[], T]) -> T:
        gate.wait()
        return work()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def text(id: str, words: str) -> tuple[Text, StoredText]:
    """A sealed text, and what is kept of it beside the ledger."""
    return Text(id, digest_of("salt", words)), StoredText(id, "salt", words)


def found_movement(store: Store, organisations: Sequence[str], movement: str = "mv") -> None:
    """Each organisation has a delegate called after it: `anna` votes for `a` if the organisation is `a`."""
    changes: list[Any] = [Movement(id=movement, name="Samen", language="nl")]
    for id in organisations:
        changes += [
            Organisation(id=id, movement=movement, name=id.title(), short=id, kind="member"),
            Person(id=f"of-{id}", name=f"Delegate of {id}", language="nl"),
            Membership(person=f"of-{id}", organisation=id, role="delegate"),
        ]
    store.write(lambda tx: tx.change_directory(movement, changes))


def planned(id: str = "m1", code: str = "K3V-9QD", movements: tuple[str, ...] = ("mv",)) -> MeetingPlanned:
    return MeetingPlanned(
        meeting=id,
        movements=movements,
        title=text(f"title-{id}", "Najaarsoverleg")[0],
        starts_at="2022-11-09T12:00:00Z",
        time_zone="Europe/Amsterdam",
        place=Text(),
        call_link=Text(),
        entry="admit",
        code=code,
        agenda=(),
    )


def started(id: str = "p1", meeting: str | None = "m1") -> ProposalStarted:
    return ProposalStarted(
        proposal=id,
        movement="mv",
        meeting=meeting,
        title=text(f"title-{id}", "Jaarplan 2023")[0],
        workflow="yearly_plan",
        version=1,
        digest="d",
        stage="drafting",
        at="2022-11-09T12:00:00Z",
        clauses=(),
    )


def ballot_opened(ballot: str = "b1") -> BallotOpened:
    return BallotOpened(
        ballot=ballot,
        stage="vote",
        questions=("q1",),
        rules=BallotRules(threshold=Threshold(fraction=Fraction(2, 3))),
        seats=3,
        roll="r",
        present=3,
        opened_at="2022-11-09T12:00:00Z",
        closes_at=None,
    )


def ballot_closed(ballot: str = "b1") -> BallotClosed:
    outcome = Outcome(result="no_quorum", questions=(), entitled=3, present=0, voted=0, quorum=2)
    return BallotClosed(ballot=ballot, outcome=outcome, urn="u", closed_at="2022-11-09T12:05:00Z", by=None)


def plan_meeting(store: Store, id: str = "m1", code: str = "K3V-9QD") -> None:
    def job(tx: Transaction) -> None:
        tx.keep_texts(f"meeting:{id}", [text(f"title-{id}", "Najaarsoverleg")[1]])
        tx.show(f"meeting:{id}", f"meeting:{id}")
        tx.append(f"meeting:{id}", 0, [planned(id, code)], "coordinator", AT)

    store.write(job)


def start_proposal(store: Store, id: str = "p1", meeting: str | None = "m1") -> None:
    def job(tx: Transaction) -> None:
        tx.keep_texts(f"proposal:{id}", [text(f"title-{id}", "Jaarplan 2023")[1]])
        tx.show(f"proposal:{id}", f"proposal:{id}")
        tx.append(f"proposal:{id}", 0, [started(id, meeting)], "coordinator", AT)

    store.write(job)


def append(store: Store, stream: str, *events: Any, after: int | None = None) -> int:
    """Behind whatever is there, unless the test says behind what."""

    def job(tx: Transaction) -> int:
        last = len(tx.entries(stream)) if after is None else after
        return tx.append(stream, last, list(events), "coordinator", AT)

    return store.write(job)


def doors() -> DoorsOpened:
    return DoorsOpened(at="2022-11-09T12:00:00Z")


OF_ONE = PaperRules(form="one", options=("yes", "no", "abstain"))


def open_ballot(
    store: Store,
    seats: Sequence[str | RollSeat],
    ballot: str = "b1",
    *,
    secret: bool = False,
    closes_at: datetime | None = None,
    paper: PaperRules = OF_ONE,
    **changes: Any,
) -> None:
    opening = UrnOpening(
        ballot=ballot,
        proposal="p1",
        meeting="m1",
        secret=secret,
        questions=("q1",),
        paper=paper,
        closes_at=closes_at,
        roll=tuple(each if isinstance(each, RollSeat) else RollSeat(seat=each) for each in seats),
        **changes,
    )
    store.write(lambda tx: tx.open_urn(opening))


def close_ballot(store: Store, ballot: str = "b1") -> int:
    """Close it as the service does; gives how many papers the tally was made of."""

    def job(tx: Transaction) -> int:
        tx.lock_urn(ballot)
        papers = tx.papers(ballot)
        tx.close_urn(ballot, tx.now())
        return len(papers)

    return store.write(job)


def cast(
    seat: str, key: str = "", n: int = 1, choice: dict[str, str] | None = None, *, person: str = "", ballot: str = "b1"
) -> HashedCast:
    """By the seat's own delegate, with a key of the seat's own."""
    return HashedCast(
        ballot=ballot,
        seat=seat,
        key_hash=hash_key(ballot, key or f"key of {seat}"),
        n=n,
        choice=YES if choice is None else choice,
        person=person or f"of-{seat}",
    )
