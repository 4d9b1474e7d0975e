"""Who may write what in a small group, and when."""

from __future__ import annotations

from typing import Any

from engine.errors import Refused, refuse
from engine.facts import GroupFacts
from engine.group.commands import Agree, RemoveNote, Report, WriteNote
from engine.group.events import NoteAgreed, NoteRemoved, NoteWritten, Reported
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
        case Agree():
            return _agree(group, command, facts, moment)
        case Report():
            return _report(group, command, facts, moment)
    raise TypeError(f"{type(command).__name__} is no command of a group")


def _write(group: Group, command: WriteNote, facts: GroupFacts, moment: Moment) -> Decision:
    """A group writes together: whoever sits there may rewrite any of its notes, but never unseen what another wrote
    meanwhile. A report is no lock: as long as the round runs, a group may have one more thought, and stays reported."""
    if wrong := _not_theirs(command.group, facts, moment) or _round_over(command.group, facts):
        return wrong
    known = group.notes.get(command.note)
    if known is None and command.rev:
        return refuse("not_found", what="note")
    if known is not None and command.rev != known.rev:
        return refuse("note_changed")
    if command.person is not None and (wrong := _not_for(command.person, command.group, facts, moment)):
        return wrong
    other = command.person if known is None and command.person != moment.actor else None
    written = NoteWritten(
        note=command.note,
        kind=command.kind,
        text=said(command.text),
        by=other or moment.actor,
        entered_by=moment.actor if other else None,
    )
    return (written,)


def _remove(group: Group, command: RemoveNote, facts: GroupFacts, moment: Moment) -> Decision:
    if wrong := _not_theirs(command.group, facts, moment) or _round_over(command.group, facts):
        return wrong
    known = group.notes.get(command.note)
    if known is None:
        return refuse("not_found", what="note")
    removable = _wrote(known, moment) or _leads(command.group, facts, moment)
    return (NoteRemoved(note=command.note),) if removable else refuse("not_the_author")


def _agree(group: Group, command: Agree, facts: GroupFacts, moment: Moment) -> Decision:
    if wrong := _not_theirs(command.group, facts, moment) or _round_over(command.group, facts):
        return wrong
    note = group.notes.get(command.note)
    if note is None:
        return refuse("not_found", what="note")
    if (moment.actor in note.agreed) == command.agrees:
        return ()
    return (NoteAgreed(note=command.note, by=moment.actor, agrees=command.agrees),)


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


def _not_for(person: str, group: str, facts: GroupFacts, moment: Moment) -> Refused | None:
    if not _leads(group, facts, moment):
        return refuse("not_the_host")
    there = facts.meeting is not None and facts.meeting.sits_in.get(person) == group
    return None if there else refuse("not_in_group")


def _round_over(group: str, facts: GroupFacts) -> Refused | None:
    found = facts.meeting.round_of(group) if facts.meeting else None
    return None if found and found.open else refuse("round_closed")


def _meeting_over(facts: GroupFacts) -> Refused | None:
    return refuse("meeting_ended") if facts.meeting and facts.meeting.phase == "ended" else None


def _leads(group: str, facts: GroupFacts, moment: Moment) -> bool:
    """Whoever is the group's host, and every coordinator."""
    host = facts.meeting.host_of(group) if facts.meeting else None
    return moment.actor == host or bool(moment.roles & COORDINATORS)


def _wrote(note: Note, moment: Moment) -> bool:
    return moment.actor in (note.by, note.entered_by)
