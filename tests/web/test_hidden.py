"""What is hidden is nowhere: every page, document and screen, asked for by everybody, before and after."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from engine.channel import Channel
from engine.holds import holds
from engine.ports import Reader
from engine.states import Folded, States
from engine.workflow.shelf import Shelf
from sockets.live import counts_so_far, live_of, presence_of
from sockets.members import Member, me_of, read_member, what_is_mine
from tests.engine.door import another_plan, bend
from tests.house import COORDINATOR, House, delegate, seat
from tests.sockets.conftest import give_session, session_of
from web.app import open_house, web_app
from web.config import Config

PEOPLE = (COORDINATOR, "observer-1", delegate(3), delegate(25))
HEAVY, LIGHT = 60_007, 4_013
MARKS = (str(HEAVY), str(LIGHT))
"""What the votes for and against weigh together: no other figure has these digits once the weights are given back."""


@dataclass
class Everything:
    """A house with its pages and screens. `seen` is all that each of these people can get to see, as text."""

    house: House
    app: Any

    def seen(self, ballot: str, *, but: str = "") -> dict[str, str]:
        return {person: self._pages(person, ballot) + self._screens(person) for person in PEOPLE if person != but}

    def _pages(self, person: str, ballot: str) -> str:
        client = self.app.test_client()
        client.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {session_of(person)}"
        known = {"meeting": self.house.meeting_id, "proposal": self.house.plan_id, "ballot": ballot}
        answers: list[str] = []
        for rule in self.app.url_map.iter_rules():
            if "GET" not in rule.methods or not rule.rule.startswith("/api/") or not rule.arguments <= set(known):
                continue
            if rule.rule.endswith((".pdf", ".ics", "qr.svg", "/api/", "openapi.json")):
                continue  # made of the same minutes as the page, or of no ballot at all; or what the API is like
            address = rule.rule
            for name, value in known.items():
                address = address.replace(f"<{name}>", value)
            of_a_chain = rule.rule.endswith(("<meeting>", "<proposal>"))
            audiences = ("participant", "coordinator", "screen") if of_a_chain else ("participant",)
            asked = (client.get(address, query_string={"audience": each}) for each in audiences)
            answers += [answer.get_data(as_text=True) for answer in asked]
        assert any('"ok"' not in each and self.house.plan_id in each for each in answers), "no page shows the proposal"
        return "\n".join(answers)

    def _screens(self, person: str) -> str:
        return self.house.store.read(lambda reader: json.dumps(self._screen(reader, person), default=str))

    def _screen(self, reader: Reader, person: str) -> list[Any]:
        shown: list[Any] = []
        for name in (f"meeting:{self.house.meeting_id}", f"proposal:{self.house.plan_id}"):
            channel = Channel(name, Shelf())
            channel.catch_up(reader)
            running = (each.open_ballot for each in channel.proposals.values() if each.open_ballot)
            rolls = {ballot: {row.seat: row for row in reader.seats(ballot)} for ballot in running}
            member = Member(sid="s", person=person, wanted="participant")
            read_member(member, channel, reader)
            shown += [channel.view(audience) for audience in ("participant", "coordinator", "screen")]
            shown += [
                live_of(channel, {}, rolls, so_far=counts_so_far(channel, rolls)),
                presence_of(channel, {}, rolls),
                me_of(member, channel, what_is_mine(member, channel, rolls)),
            ]
            shown.append(holds(reader, States(reader, Folded()), Shelf(), channel.proposals.values()))
        return shown


@pytest.fixture
def everything(tmp_path: Path) -> Iterator[Everything]:
    opened = open_house(Config(database=f"sqlite:///{tmp_path / 'polder.sqlite'}"))
    house = House(opened.store).furnish()
    for person in PEOPLE:
        opened.store.write(lambda tx, person=person: give_session(tx, person))
    yield Everything(house.plan_meeting(), web_app(opened))
    opened.store.close()


def voting(everything: Everything, **rules: Any) -> str:
    """A second plan, weighted, with nineteen here: two of the others weigh what nobody would guess."""
    bend(everything.house, weighted=True, **rules)
    plan = another_plan(everything.house, "second")
    plan.must(COORDINATOR, "proposal.add_clause", proposal="second", clause="c2", text="Nog een punt")
    everything.house = plan.check_in(*range(1, 20)).talk()
    weigh(plan, HEAVY - 1, LIGHT - 1)
    move = {"proposal": "second", "move": "open_ballot", "knowing": True}
    plan.must(COORDINATOR, "proposal.make_move", **move)
    weigh(plan, 1, 1)
    ballot = plan.proposal().open_ballot
    assert ballot
    return str(ballot)


def weigh(house: House, first: int, second: int) -> None:
    for number, weight in ((1, first), (2, second)):
        fields = {"movement": "movement", "organisation": seat(number), "weight": weight}
        house.must(COORDINATOR, "movement.weigh_organisation", **fields)


def all_vote(house: House, ballot: str) -> None:
    """Two for, two against, unevenly heavy."""
    for number, option in ((1, "yes"), (4, "yes"), (2, "no"), (5, "no")):
        house.cast(number, ballot, option)


def close(house: House, ballot: str) -> None:
    house.must(COORDINATOR, "proposal.close_ballot", proposal="second", ballot=ballot)


@pytest.mark.parametrize("secrecy", ["open", "confidential", "secret"])
def test_a_result_that_awaits_its_reveal_is_nowhere_and_then_everywhere(everything: Everything, secrecy: str) -> None:
    ballot = voting(everything, results="on_reveal", secrecy=secrecy)
    all_vote(everything.house, ballot)
    close(everything.house, ballot)
    for person, text in everything.seen(ballot).items():
        found = [mark for mark in (*MARKS, '"explained"', '"choices"', '"weigh"') if mark in text]
        assert found == [], person
    assert everything.house.proposal().stage == "vote"
    everything.house.must(COORDINATOR, "proposal.reveal_result", proposal="second", ballot=ballot)
    for person, text in everything.seen(ballot).items():
        assert all(mark in text for mark in MARKS), person


@pytest.mark.parametrize("secrecy", ["open", "confidential", "secret"])
def test_where_nothing_is_shown_before_the_close_a_vote_changes_nothing_for_others(
    everything: Everything, secrecy: str
) -> None:
    """Also of who votes without having checked in."""
    ballot = voting(everything, results="after_close", secrecy=secrecy)
    before = steady(everything.seen(ballot, but=delegate(25)))
    everything.house.cast(25, ballot, "yes")
    assert steady(everything.seen(ballot, but=delegate(25))) == before


def steady(seen: dict[str, str]) -> dict[str, list[str]]:
    """Without what says when it was made."""
    moving = re.compile(r"\d{4}-\d\d-\d\dT[0-9:.]+Z?|DTSTAMP[^\n]*|nonce-[^\"']+|nonce=\"[^\"]+\"")
    return {person: moving.sub("", text).split("\n") for person, text in seen.items()}


def test_the_turnout_alone_is_shown_unless_the_rules_say_otherwise(everything: Everything) -> None:
    ballot = voting(everything)
    all_vote(everything.house, ballot)
    text = everything.seen(ballot)["observer-1"]
    assert '"count": 4' in text
    assert not [mark for mark in MARKS if mark in text]


def test_live_counts_are_shown_while_an_open_ballot_is_open(everything: Everything) -> None:
    ballot = voting(everything, results="live")
    all_vote(everything.house, ballot)
    text = everything.seen(ballot)["observer-1"]
    assert f'"counts": {{"{ballot}": {{"c1": {{"yes": "{HEAVY}", "no": "{LIGHT}", "abstain": "0"}}' in text


def test_a_confidential_ballot_is_published_as_totals_and_shows_each_seat_its_own(everything: Everything) -> None:
    ballot = voting(everything, secrecy="confidential")
    everything.house.cast(3, ballot, "no")
    own = json.dumps({"c1": "no", "c2": "no"})[1:-1]
    seen = everything.seen(ballot)
    assert [person for person, text in seen.items() if own in text] == [delegate(3)]
    all_vote(everything.house, ballot)
    close(everything.house, ballot)
    for person, text in everything.seen(ballot).items():
        assert '"choices"' not in text, person
        assert '"confidential": true' in text, person
        assert f'"seat": "{seat(1)}"' not in text, person
