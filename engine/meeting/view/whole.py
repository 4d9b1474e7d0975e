"""The meeting's part of a chain: its parts put together for an audience."""

from __future__ import annotations

from engine.lookup import Lookup
from engine.meeting.state import Meeting
from engine.meeting.view.facts import view_facts, view_item
from engine.meeting.view.floor import view_floor
from engine.meeting.view.groups import view_group, view_loose, view_notes, view_round, view_theme, view_topic
from engine.meeting.view.parts import Audience, View
from engine.meeting.view.people import view_here, view_people, view_waiting, view_welcomes
from engine.meeting.view.proxies import view_proxies


def view_meeting(meeting: Meeting, audience: Audience, lookup: Lookup) -> View:
    """The meeting's part of a chain; what is shown of proposals is theirs. A channel keeps it while only proposals
    move, so nothing here may look up what an event of theirs changes: a ballot's choices, or a workflow."""
    view: View = {
        "meeting": view_facts(meeting, lookup),
        "floor": view_floor(meeting, audience, lookup),
        "agenda": {item.item: view_item(meeting, item, lookup) for item in meeting.agenda.values()},
        "seats": {
            seat.id: {"name": seat.name, "short": seat.short, "order": order}
            for order, seat in enumerate(lookup.seats(meeting.movements), 1)
        },
        "rounds": {each.round: view_round(each, lookup) for each in meeting.rounds.values()},
        "groups": {each.group: view_group(each, lookup) for each in meeting.groups.values()},
        "themes": {theme.theme: view_theme(meeting, theme, lookup) for theme in meeting.themes.values()},
    }
    if meeting.topics:
        view["topics"] = {each.topic: view_topic(each, lookup) for each in meeting.topics.values()}
    if loose := {each.round: notes for each in meeting.rounds.values() if (notes := view_loose(meeting, each, lookup))}:
        view["loose"] = loose
    if audience != "participant" and (welcomes := view_welcomes(meeting, lookup)):
        view["welcomes"] = welcomes
    if audience == "coordinator":
        view["people"] = view_people(meeting, lookup)
        if meeting.proxies:
            view["proxies"] = view_proxies(meeting, lookup)
        view["here"] = view_here(meeting)
        view["waiting"] = {person: view_waiting(person, lookup) for person in meeting.waiting}
        away = (person for person in sorted(meeting.turned_away) if lookup.person(person))
        view["turned_away"] = {person: view_waiting(person, lookup) for person in away}
        view["notes"] = {group: view_notes(lookup.group(group), lookup) for group in meeting.groups}
    return view
