"""One door to every decision about a meeting; the rules stand in the files named for what they are about."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from engine.errors import refuse
from engine.facts import MeetingFacts
from engine.meeting import (
    agenda,
    attendance,
    commands,
    feeling,
    floor,
    grouping,
    harvest,
    minutes,
    phases,
    planning,
    proxies,
    rounds,
    showing,
    topics,
)
from engine.meeting.decision import Decision
from engine.meeting.state import Meeting
from engine.moment import Moment

DECISIONS: Mapping[type, Callable[[Meeting, Any, MeetingFacts, Moment], Decision]] = {
    commands.ChangeMeeting: planning.change,
    commands.SetNextDate: planning.set_next_date,
    commands.AddAgendaItem: agenda.add_item,
    commands.ChangeAgendaItem: agenda.change_item,
    commands.MoveAgendaItem: agenda.move_item,
    commands.RemoveAgendaItem: agenda.remove_item,
    commands.BeginAgendaItem: agenda.begin_item,
    commands.OpenDoors: phases.open_doors,
    commands.ShutDoors: phases.shut_doors,
    commands.EndMeeting: phases.end,
    commands.ReopenMeeting: phases.reopen,
    commands.ArchiveMeeting: phases.archive,
    commands.UnarchiveMeeting: phases.unarchive,
    commands.CheckIn: attendance.check_in,
    commands.CheckOut: attendance.check_out,
    commands.WelcomeMe: attendance.welcome_me,
    commands.MarkPresent: attendance.mark_present,
    commands.MarkAbsent: attendance.mark_absent,
    commands.AskToEnter: attendance.ask_to_enter,
    commands.Admit: attendance.admit,
    commands.TurnAway: attendance.turn_away,
    commands.RaiseHand: floor.raise_hand,
    commands.LowerHand: floor.lower_hand,
    commands.RaiseHandFor: floor.raise_hand_for,
    commands.LowerHandOf: floor.lower_hand_of,
    commands.MoveHand: floor.move_hand,
    commands.SuggestHands: floor.suggest_hands,
    commands.GiveFloor: floor.give_floor,
    commands.TakeFloorBack: floor.take_floor_back,
    commands.SetTurn: floor.set_turn,
    commands.AskEveryone: floor.ask_everyone,
    commands.GiveTime: floor.give_time,
    commands.FormGroups: grouping.form_groups,
    commands.CallForTopics: topics.call_for_topics,
    commands.ProposeTopic: topics.propose_topic,
    commands.WithdrawTopic: topics.withdraw_topic,
    commands.WalkToGroup: rounds.walk_to,
    commands.SeatPerson: rounds.seat_person,
    commands.BeHost: rounds.be_host,
    commands.SetGroup: rounds.set_group,
    commands.TellGroups: rounds.tell_groups,
    commands.RingBell: rounds.ring_bell,
    commands.GiveRoundTime: rounds.give_round_time,
    commands.CloseGroups: rounds.close_groups,
    commands.AddTheme: harvest.add_theme,
    commands.RenameTheme: harvest.rename_theme,
    commands.RemoveTheme: harvest.remove_theme,
    commands.HarvestNote: harvest.harvest_note,
    commands.ReturnNote: harvest.return_note,
    commands.WriteMinutes: minutes.write,
    commands.HideFromMinutes: minutes.hide,
    commands.PublishMinutes: minutes.publish,
    commands.WithdrawMinutes: minutes.withdraw,
    commands.SetProxies: proxies.set_proxies,
    commands.GiveProxy: proxies.give,
    commands.WithdrawProxy: proxies.withdraw,
    commands.ShowOnScreen: showing.show,
    commands.SetReactions: feeling.set_reactions,
    commands.PointAt: feeling.point_at,
    commands.Feel: feeling.feel,
    commands.ForgetFeelings: feeling.forget,
}
"""Every command about a meeting that exists. `PlanMeeting` alone needs one that does not."""


def decide(meeting: Meeting | None, command: object, facts: MeetingFacts, moment: Moment) -> Decision:
    """The events that the command leads to, none if it is so already, or the refusal. That the actor's role may send
    it at all is asked before (`engine.policy`). Raises KeyError for a command of another noun."""
    if isinstance(command, commands.PlanMeeting):
        return planning.plan(command, facts, moment) if meeting is None else refuse("already_exists", what="meeting")
    rule = DECISIONS[type(command)]
    return refuse("not_found", what="meeting") if meeting is None else rule(meeting, command, facts, moment)
