"""What `me` says is asked of somebody, and what they were let know: theirs alone, and up to date."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from engine.proposal.commands import ClauseLine
from sockets.follow import Follower
from sockets.watches import Watches
from store import open_store
from tests.house import COORDINATOR, MEETING, House, delegate
from tests.sockets.folding import FoldingClient, LocalPost

ADVISED = {"proposal": "asks", "movement": "movement", "workflow": "advice", "title": "Samen inkopen"}


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """A plan that asks partners for advice, in a meeting; that they are asked is what they are let know."""
    store = open_store(f"sqlite:///{tmp_path}/polder.sqlite")
    house = House(store).furnish(3).plan_meeting()
    lines = (ClauseLine(clause="c1", text="We kopen samen in."),)
    house.must(COORDINATOR, "proposal.start", **ADVISED, clauses=lines, meeting=MEETING)
    house.must(COORDINATOR, "proposal.make_move", proposal="asks", move="ask_advice")
    yield house
    store.close()


class Screens:
    """One worker's follower of the meeting."""

    def __init__(self, house: House) -> None:
        self.post = LocalPost()
        self.follower = Follower(f"meeting:{MEETING}", house.store, house.service.shelf, self.post)

    def join(self, person: str) -> FoldingClient:
        client = self.post.client(person)
        answer = self.follower.join(client.sid, person, "participant")
        assert isinstance(answer, dict), answer
        client.joined(answer)
        return client


def mine(client: FoldingClient) -> dict[str, Any]:
    return {name: client.me[name] for name in ("may_advise", "advised", "notices") if name in client.me}


def test_whoever_is_asked_for_advice_knows_it_in_the_meeting_and_nobody_else(house: House) -> None:
    screens = Screens(house)
    partner, member = screens.join("partner-1"), screens.join(delegate(1))
    assert mine(partner) == {"may_advise": ["asks"], "notices": ["asks.1"]}
    assert mine(member) == {}

    house.must("partner-1", "proposal.advise", proposal="asks", advice="a1", text="Vraag het ook de cliënten.")
    screens.follower.advance()
    assert mine(partner) == {"may_advise": ["asks"], "advised": ["a1"], "notices": ["asks.1"]}
    assert mine(member) == {}

    house.must(COORDINATOR, "proposal.make_move", proposal="asks", move="weigh")
    screens.follower.advance()
    assert "may_advise" not in partner.me


def test_what_was_read_is_gone_from_every_screen_of_that_person(house: House) -> None:
    screens = Screens(house)
    partner = screens.join("partner-1")
    told: list[tuple[str, str]] = []
    house.service.when_notices_are_read(lambda proposal, person: told.append((proposal, person)))

    house.must("partner-1", "proposal.read_notices", proposal="asks", number=1)
    assert told == [("asks", "partner-1")]
    screens.follower.notices_read({"partner-1"})

    assert "notices" not in partner.me
    assert "notices" not in screens.join("partner-1").me


def test_a_channel_in_which_they_look_hears_of_it_and_no_other(house: House) -> None:
    watches = Watches(house.service, LocalPost())  # type: ignore[arg-type]
    meeting, plan = watches.open(f"meeting:{MEETING}"), watches.open("proposal:plan")
    assert meeting
    assert plan
    meeting.follower.join("sid", "partner-1", "participant")
    assert meeting.shows_notices("asks", "partner-1")
    assert not meeting.shows_notices("asks", delegate(1))
    assert not plan.shows_notices("asks", "partner-1")
    watches.close()


def test_what_is_put_away_lets_nobody_know_anything(house: House) -> None:
    screens = Screens(house)
    partner = screens.join("partner-1")
    house.must(COORDINATOR, "proposal.make_move", proposal="asks", move="withdraw")
    house.must(COORDINATOR, "proposal.archive", proposal="asks")
    screens.follower.advance()
    assert mine(partner) == {}
