"""What holds for every command about a meeting, whatever came before."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import Refused
from engine.group.commands import Report
from engine.meeting import commands
from engine.meeting.decide import DECISIONS
from engine.meeting.queue import queue_of
from engine.meeting.state import Meeting
from engine.meeting.view import Audience, view_group_chain, view_meeting
from engine.policy import COMMANDS as POLICY
from engine.registry import COMMANDS
from tests.engine.given import Given
from tests.engine.meeting.scenes import FACTS, MEETING, in_groups, opened, planned, with_theme
from tests.engine.names import Names, is_patchable

ON: dict[str, Any] = {"meeting": "m1"}
PEOPLE = ("anna", "bert", "carla", "gerda")
LINE = commands.AgendaLine(item="x", title="X")

EACH: tuple[Any, ...] = (
    commands.SetProxies(**ON, most=2),
    commands.GiveProxy(**ON, seat="topaz", to="mijzo"),
    commands.WithdrawProxy(**ON, seat="topaz"),
    commands.ChangeMeeting(
        **ON,
        title="Spring meeting",
        starts_at="2023-04-13T11:00:00Z",
        time_zone="Europe/Brussels",
        place="",
        call_link="",
        entry="open",
        lasts=90,
    ),
    commands.AddAgendaItem(**ON, line=LINE),
    commands.ChangeAgendaItem(**ON, line=LINE),
    commands.ChangeAgendaItem(**ON, line=replace(LINE, item="decide", proposal="plan")),
    commands.MoveAgendaItem(**ON, item="decide", before="welcome"),
    commands.MoveAgendaItem(**ON, item="welcome"),
    commands.RemoveAgendaItem(**ON, item="x"),
    commands.RemoveAgendaItem(**ON, item="decide"),
    commands.BeginAgendaItem(**ON, item="welcome"),
    commands.BeginAgendaItem(**ON, item="decide"),
    commands.OpenDoors(**ON),
    commands.ShutDoors(**ON),
    commands.EndMeeting(**ON),
    commands.ReopenMeeting(**ON),
    commands.ArchiveMeeting(**ON),
    commands.UnarchiveMeeting(**ON),
    commands.SetNextDate(**ON, starts_at="2023-04-13T11:00:00Z"),
    commands.ShowOnScreen(**ON, moment="pause", until="2030-01-01T12:00:00Z"),
    commands.ShowOnScreen(**ON, moment="code"),
    commands.ShowOnScreen(**ON, moment="auto"),
    commands.CheckIn(**ON, mode="room"),
    commands.CheckIn(**ON, mode="online"),
    commands.WelcomeMe(**ON, wish=True),
    commands.CheckOut(**ON),
    commands.MarkPresent(**ON, person="bert", mode="room"),
    commands.MarkAbsent(**ON, person="bert"),
    commands.AskToEnter(**ON),
    commands.Admit(**ON, person="gerda"),
    commands.Admit(**ON, person="anna", role="observer"),
    commands.TurnAway(**ON, person="carla"),
    commands.RaiseHand(**ON),
    commands.LowerHand(**ON),
    commands.RaiseHandFor(**ON, person="bert"),
    commands.LowerHandOf(**ON, person="bert"),
    commands.MoveHand(**ON, person="bert"),
    commands.MoveHand(**ON, person="carla", before="bert"),
    commands.SuggestHands(**ON),
    commands.GiveFloor(**ON, person="anna"),
    commands.GiveFloor(**ON, person="bert"),
    commands.TakeFloorBack(**ON),
    commands.SetTurn(**ON, minutes=2),
    commands.GiveTime(**ON, minutes=5),
    commands.FormGroups(**ON, round="r1", question="?", tables=1, rooms=1, proposal="plan"),
    commands.FormGroups(**ON, round="r2", question="?", tables=2, rooms=0),
    commands.FormGroups(**ON, round="r2", question="?", tables=0, rooms=0, how="same", minutes=5),
    commands.FormGroups(**ON, round="r3", question="?", tables=1, rooms=1, how="chosen"),
    commands.FormGroups(
        **ON,
        round="r3",
        question="?",
        tables=1,
        rooms=1,
        how="open_space",
        topics=(commands.TopicLine(topic="o1", title="O"),),
        links=("https://example.org/a",),
    ),
    commands.CallForTopics(**ON, open=True),
    commands.CallForTopics(**ON, open=False),
    commands.ProposeTopic(**ON, topic="o1", title="O"),
    commands.WithdrawTopic(**ON, topic="o1"),
    commands.WalkToGroup(**ON, group="?"),
    commands.SeatPerson(**ON, person="bert", group="?"),
    commands.BeHost(**ON, group="?"),
    commands.SetGroup(**ON, group="?", link="https://example.org/b", host="anna"),
    commands.TellGroups(**ON, round="r1", text="T"),
    commands.RingBell(**ON, round="r1"),
    commands.GiveRoundTime(**ON, round="r1", minutes=5),
    commands.CloseGroups(**ON, round="r1"),
    commands.CloseGroups(**ON, round="r2"),
    commands.AddTheme(**ON, theme="t1", round="r1", title="T"),
    commands.AddTheme(**ON, theme="t2", round="r1", title="T"),
    commands.RenameTheme(**ON, theme="t1", title="T"),
    commands.RemoveTheme(**ON, theme="t1"),
    commands.HarvestNote(**ON, theme="t1", group="?", note="n1"),
    commands.HarvestNote(**ON, theme="t2", group="?", note="n1"),
    commands.ReturnNote(**ON, group="?", note="n1"),
    commands.WriteMinutes(**ON, place="opening", text="It rained."),
    commands.HideFromMinutes(**ON, place="present", hidden=True),
    commands.PublishMinutes(**ON),
    commands.WithdrawMinutes(**ON),
    commands.SetReactions(**ON, reactions=(commands.Reaction(kind="fire", icon="🔥", word="Vuur"),)),
    commands.PointAt(**ON, proposal="plan", clause="c1"),
    commands.PointAt(**ON),
    commands.Feel(**ON, about="plan.c1", value=4),
    commands.ForgetFeelings(**ON),
    commands.AskEveryone(**ON, proposal="plan", minutes=2),
)

# Most plays end early if ending is as likely as all else.
steps = st.tuples(
    st.sampled_from([each for each in EACH if not isinstance(each, commands.EndMeeting)] * 4 + [*EACH]),
    st.sampled_from(PEOPLE),
    st.integers(0, 9),
)


def test_every_command_of_the_noun_has_its_rule_and_its_policy() -> None:
    ours = {kind.type for kind in COMMANDS.values() if kind.noun == "meeting"}
    assert ours == {*DECISIONS, commands.PlanMeeting}
    assert {type(each) for each in EACH} == set(DECISIONS)
    assert {kind.name for kind in COMMANDS.values() if kind.noun == "meeting"} <= set(POLICY)


@pytest.mark.parametrize("command", EACH)
def test_a_meeting_must_exist(command: object) -> None:
    MEETING.given().when(command).refused("not_found", what="meeting")


def test_another_nouns_command_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        MEETING.given(*opened()).when(Report(group="g1"))


@pytest.mark.parametrize("events", [(object(),), (planned(), object()), (planned(), planned()), (opened()[1],)])
def test_a_stream_that_cannot_be_is_not_folded(events: tuple[object, ...]) -> None:
    with pytest.raises(ValueError, match="a meeting cannot"):
        MEETING.given(*events)


def aimed(command: Any, meeting: Meeting, pick: int) -> Any:
    """Groups get their ids as they are formed, so a play names one that there is by then."""
    if getattr(command, "group", None) != "?":
        return command
    groups = list(meeting.groups) or ["none"]
    return replace(command, group=groups[pick % len(groups)])


def check(meeting: Meeting) -> None:
    """What is never otherwise, whatever people ask."""
    assert sum(each.open for each in meeting.rounds.values()) <= (meeting.phase == "open")
    assert sorted(each.rank for each in meeting.came.values()) == list(range(1, len(meeting.came) + 1))
    assert all(meeting.came[person] == each for person, each in meeting.attendance.items())
    assert set(meeting.sits_in) <= set(meeting.attendance)
    newest = list(meeting.rounds)[-1:]
    assert {meeting.groups[group].round for group in meeting.sits_in.values()} <= set(newest)
    assert len({*meeting.waiting}) == len(meeting.waiting)
    assert not {*meeting.waiting} & {*meeting.admitted}
    assert not meeting.turned_away & {*meeting.waiting, *meeting.admitted}
    assert [each.order for each in meeting.agenda.values()] == list(range(1, len(meeting.agenda) + 1))
    assert (meeting.item is None) == (meeting.item_since is None)
    assert meeting.item is None or meeting.agenda[meeting.item].begun
    assert (meeting.item_until is None) or meeting.item is not None
    on = [each for each in meeting.stretches if each.until is None]
    assert [each.item for each in on] == ([meeting.item] if meeting.item and meeting.phase == "open" else [])
    check_floor(meeting)
    assert len({theme.order for theme in meeting.themes.values()}) == len(meeting.themes)
    assert set(meeting.harvested.values()) <= set(meeting.themes)
    assert not (meeting.archived and meeting.phase == "open")
    assert meeting.phase != "planned" or not meeting.attendance
    assert meeting.phase == "open" or meeting.pointed_at is None


def check_floor(meeting: Meeting) -> None:
    floor = meeting.floor
    asking = {*floor.hands} | ({floor.speaker.person} if floor.speaker else set())
    assert asking <= set(meeting.attendance)
    assert not (floor.speaker and floor.speaker.person in floor.hands)
    assert not asking or meeting.phase == "open"
    assert {each.person for each in queue_of(meeting)} == set(floor.hands)
    assert all(turn.seconds >= 0 for turn in floor.turns)


@given(st.sampled_from([opened(), in_groups(), with_theme()]), st.lists(steps, max_size=60))
def test_no_play_breaks_what_always_holds(start: tuple[Any, ...], play: list[tuple[Any, str, int]]) -> None:
    meeting = MEETING.given(*start).state
    for count, (template, actor, pick) in enumerate(play):
        facts = replace(FACTS, notes=dict.fromkeys(meeting.groups, frozenset({"n1"})))
        command = aimed(template, meeting, pick)
        asked = Given(MEETING, meeting).when(command, facts, actor=actor, command=str(count))
        if isinstance(asked.answer, Refused):
            continue
        meeting = asked.after
        check(meeting)
        assert all(is_patchable(view_meeting(meeting, audience, Names())) for audience in get_args(Audience))
        assert all(is_patchable(view_group_chain(meeting, group, None, Names())) for group in meeting.groups)
