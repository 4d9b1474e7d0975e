"""What can be tapped, what is looked at, and how one may feel about it."""

from __future__ import annotations

from engine.errors import refuse
from engine.facts import MeetingFacts
from engine.feelings import subject
from engine.meeting.commands import Feel, ForgetFeelings, PointAt, Reaction, SetReactions
from engine.meeting.decision import Decision, not_ended, not_open
from engine.meeting.events import ChosenReaction, ClausePointedAt, ReactionsSet
from engine.meeting.state import Meeting
from engine.moment import Moment
from engine.reactions import DEFAULT, may_stand_for_one
from engine.text import said


def set_reactions(meeting: Meeting, command: SetReactions, facts: MeetingFacts, moment: Moment) -> Decision:
    """One of our own may go without a word, since the catalogue has one for it in every language."""
    if wrong := not_ended(meeting):
        return wrong
    if len({each.kind for each in command.reactions}) < len(command.reactions):
        return refuse("already_exists", what="reaction")
    if not all(may_stand_for_one(each.icon) for each in command.reactions):
        return refuse("not_one_emoji")
    if any(not each.word.strip() and each.kind not in DEFAULT for each in command.reactions):
        return refuse("reaction_needs_word")
    return (ReactionsSet(reactions=tuple(_chosen(each) for each in command.reactions)),)


def _chosen(reaction: Reaction) -> ChosenReaction:
    return ChosenReaction(kind=reaction.kind, icon=reaction.icon, word=said(reaction.word.strip()))


def point_at(meeting: Meeting, command: PointAt, facts: MeetingFacts, moment: Moment) -> Decision:
    """Half of an address points at nothing that there is. Pointing once more at the same brings it to the front again,
    before a card that was put on the screen since."""
    if wrong := not_open(meeting):
        return wrong
    if command.proposal is None and command.clause is None:
        return (ClausePointedAt(proposal=None, clause=None, at=moment.at),) if meeting.pointed_at else ()
    if not command.proposal or not command.clause or subject(command.proposal, command.clause) not in facts.scales:
        return refuse("not_found", what="clause")
    return (ClausePointedAt(proposal=command.proposal, clause=command.clause, at=moment.at),)


def feel(meeting: Meeting, command: Feel, facts: MeetingFacts, moment: Moment) -> Decision:
    """Nothing happens in the meeting by it: what is allowed goes to a table of its own (`engine.consequences`). Only
    who has checked in, so that it is known on which side they are."""
    if wrong := not_open(meeting):
        return wrong
    if moment.actor not in meeting.attendance:
        return refuse("not_checked_in")
    scale = facts.scales.get(command.about)
    if scale is None:
        return refuse("not_found", what="subject")
    return () if command.value in scale else refuse("no_such_feeling", least=min(scale), most=max(scale))


def forget(meeting: Meeting, command: ForgetFeelings, facts: MeetingFacts, moment: Moment) -> Decision:
    """A meeting that goes on still needs them; its next end sees to it again."""
    return () if meeting.phase == "ended" else refuse("meeting_not_ended")
