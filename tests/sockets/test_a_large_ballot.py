"""The result of a large open ballot names nobody on everybody's screen; whoever voted is told what counted for them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bench.live.world import MEETING, World, furnish
from engine.presence import MOST_NAMED_SEATS
from engine.workflow.shelf import Shelf
from sockets.follow import Follower
from store import open_store
from tests.house import COORDINATOR, House
from tests.sockets.folding import FoldingClient, LocalPost


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[House, World]]:
    store = open_store(f"sqlite:///{tmp_path_factory.mktemp('hall')}/polder.sqlite")
    world = furnish(store, MOST_NAMED_SEATS + 1, proposals=1)
    yield House(store, meeting_id=MEETING, plan_id=world.proposals[0]), world
    store.close()


def test_who_chose_what_is_told_to_each_alone(hall: tuple[House, World]) -> None:
    house, world = hall
    post = LocalPost()
    follower = Follower(world.channel, house.store, Shelf(), post)
    phones: dict[str, FoldingClient] = {}
    for person in world.people[:3]:
        phones[person] = post.client(person)
        joined = follower.join(person, person, "participant")
        assert isinstance(joined, dict)
        phones[person].joined(joined)
    (question,) = world.proposals
    house.must(COORDINATOR, "proposal.make_move", proposal=question, move="ask")
    (ballot,) = house.proposal().ballots
    for n, person in enumerate(world.people[:2]):
        choice = {question: f"{question}-{n}"}
        house.must(person, "ballot.cast", ballot=ballot, seat=person, key="k" * 22 + person, n=1, choice=choice)
    house.must(COORDINATOR, "proposal.close_ballot", proposal=question, ballot=ballot)
    follower.advance()

    first, second, third = (phones[person] for person in world.people[:3])
    result = first.chains["participant"]["view"]["proposals"][question]["results"][ballot]
    assert result["voted"] == 2
    assert "choices" not in result
    assert "names" not in result
    assert first.me["counted"] == {ballot: {first.me["person"]: {question: f"{question}-0"}}}
    assert second.me["counted"] == {ballot: {second.me["person"]: {question: f"{question}-1"}}}
    assert "counted" not in third.me
    assert [each.me["seats"] for each in (first, second, third)] == [[], [], []]
