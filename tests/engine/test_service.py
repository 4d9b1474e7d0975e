"""The one door, on a real database: once each, for those who may, with no words in the ledger."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path
from typing import Any, get_args

from engine.commands import Done, Envelope
from engine.errors import Refused
from engine.fields import Id, Pattern
from engine.meeting.commands import AgendaLine
from engine.moment import HOUSE
from engine.ports import SeatState, StorageUnavailable
from engine.proposal.commands import Settle
from engine.states import Folded, States
from store import OpenedStore
from tests.engine.door import another_plan, bend, events, send
from tests.house import COORDINATOR, MEETING, PLAN, House, delegate, seat

SECRET_WORDS = (
    "Tweede plan",
    "Een punt",
    "Jaarplan",
    "Punt 1",
    "Najaarsbijeenkomst",
    "Een idee",
    "Coördinator",
    "Delegatie",
    "Organisatie 1",
    "haast",
)


def test_a_command_sent_twice_happens_once_and_gets_the_same_answer(house: House, store: OpenedStore) -> None:
    fields = {"proposal": PLAN, "clause": "clause-9", "text": "Punt 9"}
    first = send(house, COORDINATOR, "same", "proposal.add_clause", **fields)
    before = events(store, f"proposal:{PLAN}")
    assert isinstance(first, Done)
    assert send(house, COORDINATOR, "same", "proposal.add_clause", **fields) == first
    assert events(store, f"proposal:{PLAN}") == before


def test_an_id_is_not_used_for_something_else(house: House) -> None:
    send(house, COORDINATOR, "same", "proposal.add_clause", proposal=PLAN, clause="clause-9", text="Punt 9")
    other = send(
        house, COORDINATOR, "same", "proposal.add_clause", proposal=PLAN, clause="clause-9", text="Iets anders"
    )
    assert other == Refused("command_id_reused")


def test_two_people_may_use_the_same_id(house: House) -> None:
    for n in (1, 2):
        assert isinstance(send(house, delegate(n), "same", "meeting.check_in", meeting=MEETING, mode="room"), Done)


def test_what_was_refused_may_be_tried_again_under_its_id(house: House) -> None:
    fields = {"proposal": PLAN, "move": "revise"}
    assert isinstance(send(house, COORDINATOR, "same", "proposal.make_move", **fields), Refused)
    house.must(COORDINATOR, "proposal.make_move", proposal=PLAN, move="discuss")
    assert send(house, COORDINATOR, "same", "proposal.make_move", **fields).code == "move_held"


def test_a_stranger_is_not_told_whether_it_exists(house: House) -> None:
    for proposal in (PLAN, "no-such-plan"):
        answer = house.do("nobody", "proposal.make_move", proposal=proposal, move="discuss")
        assert answer == Refused("not_found", {"what": "proposal"})
    assert house.do("nobody", "meeting.end", meeting=MEETING) == Refused("not_found", {"what": "meeting"})
    assert house.do("nobody", "group.report", group="g") == Refused("not_found", {"what": "group"})


def test_a_role_that_is_too_low_is_told_which_is_needed(house: House) -> None:
    needed = Refused("role_may_not", {"needed": ["coordinator"]})
    assert house.do(delegate(1), "proposal.make_move", proposal=PLAN, move="discuss") == needed
    assert house.do(delegate(1), "movement.revoke_person", movement="movement", person=delegate(2)) == needed


def test_only_the_house_settles(house: House) -> None:
    assert house.do(COORDINATOR, "proposal.settle", proposal=PLAN) == Refused("role_may_not", {"needed": []})


def test_nobody_can_be_called_like_the_house(house: House) -> None:
    ids = [each for each in get_args(Id) if isinstance(each, Pattern)]
    assert ids
    assert not any(re.fullmatch(each.expression, HOUSE) for each in ids)
    fields = {"name": "Huis", "organisation": "partner", "role": "observer"}
    house.must(COORDINATOR, "movement.add_person", movement="movement", person="house", **fields)
    assert house.do("house", "proposal.settle", proposal=PLAN) == Refused("role_may_not", {"needed": []})
    assert isinstance(house.do("house", "movement.found", movement="mine", name="Mijn"), Refused)


def test_the_house_may_send_what_no_longer_has_an_object(house: House) -> None:
    settle = Envelope(id="settle:gone", actor=HOUSE, command=Settle(proposal="gone"))
    assert house.service.execute(settle) == Refused("not_found", {"what": "proposal"})


def test_nobody_lays_the_plan_of_others_on_their_table(house: House) -> None:
    """Whoever coordinates two movements keeps their proposals and meetings apart, as everybody must."""
    house.must(COORDINATOR, "movement.found", movement="youth", name="Jeugd")
    fields = {"meeting": "theirs", "movements": ("youth",), "title": "Jeugd", "starts_at": "2030-01-01T12:00:00Z"}
    house.must(COORDINATOR, "meeting.plan", **fields)
    line = AgendaLine(item="x", title="X", proposal=PLAN)
    assert house.do(COORDINATOR, "meeting.add_item", meeting="theirs", line=line) == Refused(
        "not_found", {"what": "proposal"}
    )
    assert house.do(COORDINATOR, "proposal.bring", proposal=PLAN, meeting="theirs") == Refused(
        "not_found", {"what": "meeting"}
    )
    again = fields | {"meeting": "again", "agenda": (line,)}
    assert house.do(COORDINATOR, "meeting.plan", **again) == Refused("not_found", {"what": "proposal"})
    start = {"movement": "movement", "workflow": "yearly_plan", "title": "X", "meeting": "theirs"}
    assert house.do(COORDINATOR, "proposal.start", proposal="p2", **start) == Refused("not_found", {"what": "meeting"})


def raw_rows(file: Path) -> tuple[str, str]:
    """The ledger as it lies in the file: every column of every row, and of those about ballots."""
    connection = sqlite3.connect(file)
    rows = [repr(row) for row in connection.execute("SELECT * FROM ledger")]
    connection.close()
    return "\n".join(rows), "\n".join(row for row in rows if "'ballot." in row)


def test_the_ledger_holds_no_words_no_names_and_no_secret_choices(house: House, file: Path) -> None:
    bend(house, secrecy="secret")
    secret = another_plan(house.check_in(*range(1, 18)), "secret-plan").talk()
    secret.must(COORDINATOR, "proposal.make_move", proposal="secret-plan", move="open_ballot", reason="Er is haast")
    ballot = secret.proposal().open_ballot
    for n in range(1, 19):
        assert isinstance(secret.cast(n, ballot, "yes" if n < 15 else "no"), Done)
    secret.must(COORDINATOR, "proposal.close_ballot", proposal="secret-plan", ballot=ballot)
    assert secret.proposal().stage == "adopted"
    ledger, about_ballots = raw_rows(file)
    assert "ballot.closed" in about_ballots
    assert [words for words in SECRET_WORDS if words in ledger] == []
    assert [id for id in ("organisation-", "delegate-") if id in about_ballots] == []
    assert re.findall(r'"(?:yes|no|abstain)"(?!:)', ledger) == [], "a choice of somebody's"


def test_the_ledger_holds_no_link_to_a_call(house: House, file: Path, store: OpenedStore) -> None:
    link = "https://example.org/call?pwd=hunter2"
    fields = {"meeting": "online", "movements": ("movement",), "title": "X", "starts_at": "2030-01-01T12:00:00Z"}
    house.must(COORDINATOR, "meeting.plan", **fields, call_link=link)
    assert "hunter2" not in raw_rows(file)[0]
    (planned, *_) = events(store, "meeting:online")
    assert list(store.read(lambda reader: reader.texts([planned.call_link.id])).values()) == [link]


def test_words_can_be_erased_and_the_chain_still_verifies(house: House, store: OpenedStore) -> None:
    text = house.proposal().clauses["clause-1"].text
    store.write(lambda tx: tx.erase_text(text.id))
    assert store.read(lambda reader: dict(reader.texts([text.id]))) == {}
    assert store.read(lambda reader: [each for each in reader.streams() if reader.verify(each)]) == []


def test_the_fold_that_is_kept_is_the_fold_from_the_ledger(house: House, store: OpenedStore) -> None:
    house.check_in(1, 2).talk()
    for stream in store.read(lambda reader: reader.streams()):
        assert loaded(store, stream, house.service.folded) == loaded(store, stream, Folded())


def loaded(store: OpenedStore, stream: str, folded: Folded) -> tuple[int, Any]:
    return store.read(lambda reader: States(reader, folded).load(stream))


def test_who_listens_hears_of_each_vote_that_is_laid(house: House) -> None:
    house.check_in(*range(1, 20)).talk()
    heard: list[SeatState] = []
    house.service.when_votes_are_laid(heard.append)
    ballot = house.open_ballot()
    house.cast(1, ballot)
    house.cast(27, ballot)
    assert [(row.ballot, row.seat, row.voted) for row in heard] == [(ballot, seat(1), True)]


def test_a_vote_that_is_laid_is_recorded_whatever_becomes_of_who_listens(house: House) -> None:
    house.check_in(*range(1, 20)).talk()
    heard: list[str] = []

    def fails(row: SeatState) -> None:
        raise StorageUnavailable("storage_unavailable")

    house.service.when_votes_are_laid(fails)
    house.service.when_votes_are_laid(lambda row: heard.append(row.ballot))
    ballot = house.open_ballot()
    assert isinstance(house.cast(1, ballot), Done)
    assert heard == [ballot]
