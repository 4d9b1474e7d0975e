"""A screen that was there all along sees what one sees that joins now: after every command, for every audience."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from engine.channel import Channel, View
from engine.patch import apply, diff
from engine.workflow.shelf import Shelf
from store import OpenedStore, open_store
from tests.engine.names import is_patchable
from tests.golden.paths import GoldenPath, golden_paths
from tests.golden.stored import Stored
from tests.house import COORDINATOR, MEETING, PLAN, House, delegate

AUDIENCES = ("participant", "coordinator", "screen")
TELLING = ("some clauses fail and come back better", "opened against the quorum, and closed without it")
PATHS = [path for path in golden_paths() if path.name in TELLING]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[OpenedStore]:
    opened = open_store(f"sqlite:///{tmp_path / 'polder.sqlite'}")
    yield opened
    opened.close()


class Screens:
    """Somebody follows a channel from the beginning and holds every audience's view, moved on by patches alone."""

    def __init__(self, store: OpenedStore, name: str) -> None:
        self.store = store
        self.channel = Channel(name, Shelf())
        self.held: dict[str, View] = {}

    def look(self) -> None:
        """Catch up, and compare with whoever joins now."""
        fresh = Channel(self.channel.name, Shelf())
        self.store.read(lambda reader: (self.channel.catch_up(reader), fresh.catch_up(reader)))
        assert self.channel.seq == fresh.seq
        for audience in (*AUDIENCES, *self.groups()):
            shown = self.channel.view(audience)
            self.held[audience] = apply(diff(self.held.get(audience, {}), shown), self.held.get(audience, {}))
            assert self.held[audience] == fresh.view(audience) == shown
            assert is_patchable(shown)

    def groups(self) -> list[str]:
        meeting = self.channel.meeting
        return [f"group:{group}" for group in meeting.groups] if meeting else []


@pytest.mark.parametrize("path", PATHS, ids=[path.name for path in PATHS])
def test_every_audience_follows_a_golden_path(path: GoldenPath, store: OpenedStore) -> None:
    meeting, proposal = Screens(store, f"meeting:{MEETING}"), Screens(store, f"proposal:{PLAN}")

    def look() -> None:
        meeting.look()
        proposal.look()

    player = Stored(House(store), path, look)
    for step in path.steps:
        player.play(step.when)
    assert meeting.held["participant"]["proposals"][PLAN]["outcome"] == "adopted"
    assert proposal.held["participant"]["proposals"][PLAN]["outcome"] == "adopted"
    assert len(meeting.groups()) == 2


@pytest.fixture
def house(store: OpenedStore) -> House:
    return House(store).furnish().plan_meeting().check_in(1, 2)


def test_erased_words_show_as_nothing(house: House, store: OpenedStore) -> None:
    screens = Screens(store, f"meeting:{MEETING}")
    screens.look()
    assert screens.held["screen"]["proposals"][PLAN]["clauses"]["clause-1"]["text"] == "Punt 1"
    text = house.proposal().clauses["clause-1"].text
    store.write(lambda tx: tx.erase_text(text.id))
    screens.look()
    assert screens.held["screen"]["proposals"][PLAN]["clauses"]["clause-1"]["text"] == ""


def test_nothing_new_is_nothing(house: House, store: OpenedStore) -> None:
    channel = Channel(f"meeting:{MEETING}", Shelf())
    assert store.read(channel.catch_up)
    assert not store.read(channel.catch_up)


def test_two_groups_may_use_the_same_id_for_a_note(house: House, store: OpenedStore) -> None:
    house.form_groups("round-1", tables=1, rooms=1)
    one, two = house.groups("round-1")
    for group, words in ((one, "Van de tafel"), (two, "Van online")):
        writer = house.people_in(group)[0]
        house.must(writer, "group.write_note", group=group, note="n1", kind="idea", text=words)
    house.must(COORDINATOR, "meeting.add_theme", meeting=MEETING, theme="t1", round="round-1", title="Thema")
    for group in (one, two):
        house.must(COORDINATOR, "meeting.harvest_note", meeting=MEETING, theme="t1", group=group, note="n1")
    screens = Screens(store, f"meeting:{MEETING}")
    screens.look()
    notes = screens.held["participant"]["themes"]["t1"]["notes"]
    assert {name: note["text"] for name, note in notes.items()} == {
        f"{one}.n1": "Van de tafel",
        f"{two}.n1": "Van online",
    }


def test_a_small_group_sees_its_own_chain_and_a_strange_one_is_empty(house: House, store: OpenedStore) -> None:
    house.form_groups("round-1", tables=1, rooms=1)
    (group, _) = house.groups("round-1")
    screens = Screens(store, f"meeting:{MEETING}")
    screens.look()
    members: dict[str, Any] = screens.held[f"group:{group}"]["members"]
    assert set(members) == set(house.people_in(group)) <= {delegate(1), delegate(2), COORDINATOR}
    assert screens.channel.view("group:none") == {}
