"""Who may write what in a small group, and when."""

from __future__ import annotations

from typing import Any

from engine.errors import Refused, refuse
from engine.facts import GroupFacts
from engine.group.commands import RemoveNote, Report, WriteNote
from engine.group.events import NoteRemoved, NoteWritten, Reported
from engine.group.state import Group, Note
from engine.moment import Moment
from engine.policy import COORDINATORS
from engine.text import said

Decision = tuple[Any, ...] | Refused
"""The events that happen, in order. None at all is a success too: what was asked is already so."""


def decide(group: Group | None, command: object, facts: GroupFacts, moment: Moment) -> Decision:
    """`group` is None while it has written nothing. Raises TypeError for a command of another noun."""
    group = group or Group()
    match command:
        case WriteNote():
            return _write(group, command, facts, moment)
        case RemoveNote():
            return _remove(group, command, facts, moment)
        case Report():
            return _report(group, command, facts, moment)
    raise TypeError(f"{type(command).__name__} is no command of a group")


def _write(group: Group, command: WriteNote, facts: GroupFacts, moment: Moment) -> Decision:
    """A report is no lock: as long as the round runs, a group may have one more thought, and stays reported."""
    if wrong := _not_theirs(command.group, facts, moment) or _round_over(command.group, facts):
        return wrong
    known = group.notes.get(command.note)
    if known is not None and known.by != moment.actor:
        return refuse("not_the_author")
    written = NoteWritten(note=command.note, kind=command.kind, text=said(command.text), by=moment.actor)
    return (written,)


def _remove(group: Group, command: RemoveNote, facts: GroupFacts, moment: Moment) -> Decision:
    if wrong := _not_theirs(command.group, facts, moment) or _round_over(command.group, facts):
        return wrong
    known = group.notes.get(command.note)
    if known is None:
        return refuse("not_found", what="note")
    return (NoteRemoved(note=command.note),) if _may_remove(known, moment) else refuse("not_the_author")


def _report(group: Group, command: Report, facts: GroupFacts, moment: Moment) -> Decision:
    """Reporting adds no words, so it may still be done after the round has closed: a coordinator who closed too soon
    need not override what waits for the report. The end of the meeting ends it."""
    if wrong := _not_theirs(command.group, facts, moment) or _meeting_over(facts):
        return wrong
    if group.reported:
        return ()
    return (Reported(by=moment.actor),) if group.notes else refuse("nothing_to_report")


def _not_theirs(group: str, facts: GroupFacts, moment: Moment) -> Refused | None:
    meeting = facts.meeting
    if meeting is None or group not in meeting.groups:
        return refuse("not_found", what="group")
    if meeting.sits_in.get(moment.actor) == group or moment.roles & COORDINATORS:
        return None
    return refuse("not_your_group")


def _round_over(group: str, facts: GroupFacts) -> Refused | None:
    found = facts.meeting.round_of(group) if facts.meeting else None
    return None if found and found.open else refuse("round_closed")


def _meeting_over(facts: GroupFacts) -> Refused | None:
    return refuse("meeting_ended") if facts.meeting and facts.meeting.phase == "ended" else None


def _may_remove(note: Note, moment: Moment) -> bool:
    return note.by == moment.actor or bool(moment.roles & COORDINATORS)
