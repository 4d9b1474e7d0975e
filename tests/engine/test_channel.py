"""A screen that was there all along sees what one sees that joins now: after every command, for every audience."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from engine.channel import Channel, View
from engine.meeting.commands import AgendaLine
from engine.patch import apply, diff
from engine.proposal.commands import ClauseLine
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


def test_whatever_a_meeting_shows_is_looked_up_again_only_when_it_may_have_changed(
    house: House, store: OpenedStore
) -> None:
    channel = Channel(f"meeting:{MEETING}", Shelf())

    def people() -> Any:
        store.read(channel.catch_up)
        return channel.view("coordinator")["people"]

    before = people()
    seq, words = channel.seq, house.proposal().clauses["clause-1"].text.id
    house.must(COORDINATOR, "proposal.make_move", proposal=PLAN, move="discuss")
    assert people() is before, "a plan that moves on is no news of people"
    assert channel.seq > seq
    store.write(lambda tx: tx.erase_text(words))
    assert people() is not before, "whatever was erased is gone at once"
    house.check_in(3)
    assert people()[delegate(3)]["here"] == "room"


def test_a_screen_follows_whatever_is_changed_and_taken_back(house: House, store: OpenedStore) -> None:
    """Each command by itself: who was there all along sees what one sees that joins now."""
    screens, page = Screens(store, f"meeting:{MEETING}"), Screens(store, f"proposal:{PLAN}")
    house.form_groups("round-1", tables=1, rooms=1)
    group = house.groups("round-1")[0]
    writer = house.people_in(group)[0]
    house.must(writer, "group.write_note", group=group, note="n1", kind="idea", text="Een idee")
    on: dict[str, Any] = {"meeting": MEETING}
    at: dict[str, Any] = {"proposal": PLAN}
    note = {"group": group, "note": "n1"}
    lunch = AgendaLine(item="lunch", title="Lunch")
    when = {"title": "Voorjaar", "starts_at": "2026-04-14T11:00:00Z", "time_zone": "Europe/Brussels"}
    steps: list[tuple[str, dict[str, Any]]] = [
        ("meeting.change", on | when | {"place": "", "call_link": "", "entry": "open", "lasts": 90}),
        ("meeting.add_item", on | {"line": lunch}),
        ("meeting.show", on | {"moment": "pause", "until": "2030-01-01T12:00:00Z"}),
        ("meeting.show", on | {"moment": "code"}),
        ("meeting.show", on | {"moment": "auto"}),
        ("meeting.change_item", on | {"line": AgendaLine(item="lunch", title="Soep", minutes=30, proposal=PLAN)}),
        ("meeting.move_item", on | {"item": "lunch", "before": "welcome"}),
        ("meeting.remove_item", on | {"item": "lunch"}),
        ("meeting.add_theme", on | {"theme": "t1", "round": "round-1", "title": "Thema"}),
        ("meeting.rename_theme", on | {"theme": "t1", "title": "Ander thema"}),
        ("meeting.harvest_note", on | note | {"theme": "t1"}),
        ("meeting.return_note", on | note),
        ("meeting.harvest_note", on | note | {"theme": "t1"}),
        ("meeting.remove_theme", on | {"theme": "t1"}),
        ("proposal.add_clause", at | {"clause": "c7", "text": "7", "note": f"{group}.n1"}),
        ("group.write_note", note | {"kind": "idea", "text": "Een beter idee", "rev": 1}),
        ("group.agree", note | {"agrees": True}),
        ("meeting.set_group", on | {"group": group, "link": "https://example.org/a", "host": writer}),
        ("meeting.tell_groups", on | {"round": "round-1", "text": "Rond af"}),
        ("meeting.give_round_time", on | {"round": "round-1", "minutes": 5}),
        ("meeting.ring_bell", on | {"round": "round-1"}),
        ("meeting.call_for_topics", on | {"open": True}),
        ("meeting.propose_topic", on | {"topic": "t1", "title": "Geldbronnen"}),
        ("meeting.mark_absent", on | {"person": delegate(1)}),
        ("meeting.mark_absent", on | {"person": delegate(2)}),
        ("meeting.mark_absent", on | {"person": COORDINATOR}),
        ("meeting.shut_doors", on),
        ("meeting.archive", on),
        ("meeting.open_doors", on),
        ("meeting.end", on),
        ("meeting.archive", on),
        ("meeting.unarchive", on),
        ("meeting.reopen", on),
        ("proposal.rename", at | {"title": "Meerjarenplan"}),
        (
            "proposal.add_clauses",
            at | {"clauses": (ClauseLine(clause="c8", text="8"), ClauseLine(clause="c9", text="9"))},
        ),
        ("proposal.move_clause", at | {"clause": "c9", "before": "clause-1"}),
        ("proposal.remove_clause", at | {"clause": "clause-2"}),
        ("proposal.restore_clause", at | {"clause": "clause-2"}),
        ("proposal.archive", at),
        ("proposal.unarchive", at),
    ]
    for name, fields in steps:
        house.must(COORDINATOR, name, **fields)
        screens.look()
        page.look()
    assert screens.held["coordinator"]["carried"] == {f"{group}.n1": {"c7": {"to": "clause", "proposal": PLAN}}}
    shown = screens.held["participant"]
    assert (shown["meeting"]["title"], shown["meeting"]["phase"]) == ("Voorjaar", "open")
    assert list(shown["agenda"]) == ["welcome", "plan"]
    clauses = page.held["participant"]["proposals"][PLAN]["clauses"]
    assert sorted(clauses, key=lambda id: clauses[id]["n"])[:3] == ["c9", "clause-1", "clause-2"]


def test_a_proposal_that_an_item_comes_to_name_is_shown_and_one_taken_off_is_not(
    house: House, store: OpenedStore
) -> None:
    house.must(
        COORDINATOR,
        "proposal.start",
        proposal="other",
        movement="movement",
        workflow="yearly_plan",
        title="Iets anders",
    )
    screens = Screens(store, f"meeting:{MEETING}")
    screens.look()
    assert list(screens.held["participant"]["proposals"]) == [PLAN]
    line = AgendaLine(item="welcome", title="Welkom", proposal="other")
    house.must(COORDINATOR, "meeting.change_item", meeting=MEETING, line=line)
    screens.look()
    assert screens.held["participant"]["proposals"]["other"]["title"] == "Iets anders"
    house.must(COORDINATOR, "meeting.remove_item", meeting=MEETING, item="welcome")
    screens.look()
    assert list(screens.held["participant"]["proposals"]) == [PLAN]


def test_a_proposal_that_was_brought_here_stays_on_the_screens_of_here(house: House, store: OpenedStore) -> None:
    house.must(
        COORDINATOR,
        "meeting.plan",
        meeting="spring",
        movements=("movement",),
        title="Voorjaar",
        starts_at="2027-04-14T11:00:00Z",
    )
    house.must(COORDINATOR, "meeting.remove_item", meeting=MEETING, item="plan")
    house.must(COORDINATOR, "proposal.bring", proposal=PLAN, meeting="spring")
    here, there = Screens(store, f"meeting:{MEETING}"), Screens(store, "meeting:spring")
    here.look()
    there.look()
    assert list(here.held["participant"]["proposals"]) == list(there.held["participant"]["proposals"]) == [PLAN]


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
