from __future__ import annotations

from dataclasses import replace
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import Refused
from engine.facts import GroupFacts
from engine.group.commands import Agree, RemoveNote, Report, WriteNote
from engine.group.decide import decide
from engine.group.events import NoteAgreed, NoteRemoved, NoteWritten, Reported
from engine.group.state import Group, Note, evolve
from engine.meeting.commands import OpenDoors
from engine.meeting.events import GroupHosted, MeetingEnded, WalkedToGroup
from engine.meeting.state import evolve as evolve_meeting
from engine.policy import COMMANDS as POLICY
from engine.registry import COMMANDS
from engine.text import said
from tests.engine.given import Given, Noun
from tests.engine.meeting.scenes import after_groups, here, in_groups


def during(*events: object) -> GroupFacts:
    return GroupFacts(meeting=reduce(evolve_meeting, events, None))


OPEN = during(*in_groups())
CLOSED = during(*after_groups())
ENDED = during(*after_groups(), MeetingEnded(at="2022-11-09T16:00:00Z"))
GROUP = Noun(decide, evolve, OPEN)
COORDINATOR = {"actor": "cora", "roles": frozenset({"person", "coordinator"})}

WRITE = WriteNote(group="g1", note="n1", kind="idea", text="Crowdfunding")
REMOVE = RemoveNote(group="g1", note="n1")
AGREE = Agree(group="g1", note="n1", agrees=True)
REPORT = Report(group="g1")


def written(note: str = "n1", by: str = "anna", words: str = "Crowdfunding") -> NoteWritten:
    return NoteWritten(note=note, kind="idea", text=said(words), by=by)


def test_who_sits_there_writes_a_note() -> None:
    group = GROUP.given().when(WRITE).then(written())
    assert group.notes == {"n1": Note(kind="idea", text=said("Crowdfunding"), by="anna", order=1)}


def test_a_coordinator_may_write_in_any_group() -> None:
    GROUP.given().when(WRITE, **COORDINATOR).then(written(by="cora"))


def test_anybody_in_the_group_rewrites_a_note_in_its_place() -> None:
    again = replace(WRITE, text="Subsidy", rev=1)
    before = (written(by="bert"), written("n2"))
    group = GROUP.given(*before).when(again).then(written(words="Subsidy"))
    assert {name: note.order for name, note in group.notes.items()} == {"n1": 1, "n2": 2}
    note = group.notes["n1"]
    assert (note.by, note.edited_by, note.rev, note.text) == ("bert", "anna", 2, said("Subsidy"))
    back = GROUP.given(*before, written(words="Subsidy"), written(by="bert")).state.notes["n1"]
    assert (back.by, back.edited_by, back.rev) == ("bert", None, 3)


def test_nobody_writes_over_what_another_wrote_meanwhile() -> None:
    twice = GROUP.given(written(), written(by="bert", words="Subsidy"))
    for rev in (0, 1, 3):
        twice.when(replace(WRITE, rev=rev)).refused("note_changed")
    twice.when(replace(WRITE, rev=2)).then(written())


def test_what_was_taken_away_is_not_rewritten() -> None:
    gone = GROUP.given(written(), NoteRemoved(note="n1"))
    gone.when(replace(WRITE, rev=1)).refused("not_found", what="note")
    gone.when(WRITE).then(written())


def test_the_host_writes_for_somebody_without_a_phone() -> None:
    """Carla sits with Anna, and has no phone."""
    together = (*in_groups(), here("carla"), WalkedToGroup(person="carla", group="g1"))
    hosted = during(*together, GroupHosted(group="g1", person="anna"))
    for_carla = replace(WRITE, person="carla")
    entered = replace(written(by="carla"), entered_by="anna")
    note = GROUP.given().when(for_carla, hosted).then(entered).notes["n1"]
    assert (note.by, note.entered_by) == ("carla", "anna")
    GROUP.given().when(for_carla, hosted, **COORDINATOR).then(replace(entered, entered_by="cora"))
    GROUP.given().when(for_carla, during(*together)).refused("not_the_host")
    GROUP.given().when(replace(WRITE, person="bert"), hosted).refused("not_in_group")
    GROUP.given().when(replace(WRITE, person="anna"), hosted).then(written())
    GROUP.given(entered).when(REMOVE, during(*together)).then(NoteRemoved(note="n1"))


def test_people_agree_with_a_note_once_and_may_think_again() -> None:
    agreed = NoteAgreed(note="n1", by="anna", agrees=True)
    group = GROUP.given(written(by="bert")).when(AGREE).then(agreed)
    assert group.notes["n1"].agreed == ("anna",)
    GROUP.given(written(), agreed).when(AGREE).then()
    no_longer = replace(agreed, agrees=False)
    assert GROUP.given(written(), agreed).when(replace(AGREE, agrees=False)).then(no_longer).notes["n1"].agreed == ()
    GROUP.given().when(AGREE).refused("not_found", what="note")
    rewritten = GROUP.given(written(), agreed, written(words="Subsidy")).state
    assert rewritten.notes["n1"].agreed == ("anna",)


def test_a_note_is_removed_by_its_author_the_host_or_a_coordinator() -> None:
    hosted = during(*in_groups(), GroupHosted(group="g1", person="anna"))
    GROUP.given(written(by="bert")).when(REMOVE, hosted).then(NoteRemoved(note="n1"))
    GROUP.given(written()).when(REMOVE).then(NoteRemoved(note="n1"))
    GROUP.given(written()).when(REMOVE, **COORDINATOR).then(NoteRemoved(note="n1"))
    GROUP.given(written(by="bert")).when(REMOVE).refused("not_the_author")
    GROUP.given().when(REMOVE).refused("not_found", what="note")


def test_no_order_is_given_twice() -> None:
    group = GROUP.given(written(), written("n2"), NoteRemoved(note="n2")).when(replace(WRITE, note="n3")).after
    assert {name: note.order for name, note in group.notes.items()} == {"n1": 1, "n3": 3}


def test_a_group_reports_once_what_it_has_written() -> None:
    GROUP.given().when(REPORT).refused("nothing_to_report")
    GROUP.given(written(), NoteRemoved(note="n1")).when(REPORT).refused("nothing_to_report")
    assert GROUP.given(written()).when(REPORT).then(Reported(by="anna")).reported
    GROUP.given(written(), Reported(by="bert")).when(REPORT).then()


def test_a_report_is_no_lock() -> None:
    assert GROUP.given(written(), Reported(by="anna")).when(replace(WRITE, note="n2")).then(written("n2")).reported


@pytest.mark.parametrize("command", [WRITE, REMOVE, AGREE, REPORT])
def test_a_group_is_its_members_own(command: object) -> None:
    GROUP.given(written()).when(command, actor="bert").refused("not_your_group")
    GROUP.given(written()).when(command, actor="carla").refused("not_your_group")


@pytest.mark.parametrize("command", [WRITE, REMOVE, AGREE, REPORT])
def test_the_meeting_must_have_the_group(command: WriteNote | RemoveNote | Agree | Report) -> None:
    GROUP.given(written()).when(replace(command, group="g9")).refused("not_found", what="group")
    GROUP.given(written()).when(command, GroupFacts()).refused("not_found", what="group")


@pytest.mark.parametrize("facts", [CLOSED, ENDED])
@pytest.mark.parametrize("command", [WRITE, REMOVE, AGREE])
def test_nothing_is_written_after_the_round(command: object, facts: GroupFacts) -> None:
    GROUP.given(written()).when(command, facts).refused("round_closed")


def test_a_report_may_follow_the_round_but_not_the_meeting() -> None:
    GROUP.given(written()).when(REPORT, CLOSED).then(Reported(by="anna"))
    GROUP.given(written()).when(REPORT, ENDED).refused("meeting_ended")


def test_another_nouns_command_or_event_is_a_mistake_of_ours() -> None:
    with pytest.raises(TypeError):
        GROUP.given().when(OpenDoors(meeting="m1"))
    with pytest.raises(ValueError, match="a group cannot"):
        GROUP.given(object())


def test_every_command_of_the_noun_has_a_policy() -> None:
    names = {kind.name for kind in COMMANDS.values() if kind.noun == "group"}
    assert names == {"group.write_note", "group.remove_note", "group.agree", "group.report"}
    assert names <= set(POLICY)


notes = st.sampled_from(["n1", "n2", "n3"])
steps = st.one_of(
    st.builds(lambda note, rev: replace(WRITE, note=note, rev=rev), notes, st.integers(0, 3)),
    st.builds(lambda note, agrees: replace(AGREE, note=note, agrees=agrees), notes, st.booleans()),
    notes.map(lambda note: replace(REMOVE, note=note)),
    st.just(REPORT),
)


@given(st.lists(st.tuples(steps, st.booleans()), max_size=30))
def test_orders_stay_unique_and_a_report_stands(play: list[tuple[object, bool]]) -> None:
    group: Group | None = None
    reported = False
    for command, by_coordinator in play:
        asked = Given(GROUP, group).when(command, **(COORDINATOR if by_coordinator else {}))
        if isinstance(asked.answer, Refused) or not asked.answer:
            continue
        group = asked.after
        orders = [note.order for note in group.notes.values()]
        assert len(set(orders)) == len(orders)
        assert max(orders, default=0) <= group.written
        assert group.reported >= reported
        reported = group.reported
