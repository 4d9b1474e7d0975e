"""Forming a round of small groups: which places there are, and who sits where to begin with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from itertools import cycle

from engine.errors import Refused, refuse
from engine.facts import MeetingFacts
from engine.meeting.commands import FormGroups
from engine.meeting.dealing import GUESTS, Chair, deal, kept_or_dealt
from engine.meeting.decision import Decision, not_open
from engine.meeting.events import FormedGroup, GroupsFormed
from engine.meeting.state import Meeting
from engine.moment import Moment, timestamp
from engine.text import said

People = Mapping[str, str]
"""Person → organisation."""


def form_groups(meeting: Meeting, command: FormGroups, facts: MeetingFacts, moment: Moment) -> Decision:
    people = {person: facts.organisation_of.get(person, GUESTS) for person in takes_part(meeting, facts)}
    if wrong := _cannot_form(meeting, command, facts, people):
        return wrong
    formed = GroupsFormed(
        round=command.round,
        question=said(command.question),
        proposal=command.proposal,
        groups=_with_links(_places(meeting, command, people, moment), command.links),
        at=moment.at,
        how=command.how,
        ends_at=timestamp(moment.now + timedelta(minutes=command.minutes)) if command.minutes else None,
    )
    return (formed,)


def takes_part(meeting: Meeting, facts: MeetingFacts) -> Iterator[str]:
    """Everyone here who may sit in a group: by a membership, or let in to take part."""
    for person in meeting.attendance:
        if person in facts.organisation_of or meeting.admitted.get(person) == "participant":
            yield person


def _cannot_form(meeting: Meeting, command: FormGroups, facts: MeetingFacts, people: People) -> Refused | None:
    if wrong := not_open(meeting):
        return wrong
    if command.round in meeting.rounds:
        return refuse("already_exists", what="round")
    if command.proposal is not None and command.proposal not in facts.known_proposals:
        return refuse("not_found", what="proposal")
    if meeting.open_round():
        return refuse("round_still_open")
    if wrong := _no_places(meeting, command):
        return wrong
    return refuse("nobody_to_group") if command.how in ("even", "same") and not people else None


def _no_places(meeting: Meeting, command: FormGroups) -> Refused | None:
    if command.how == "same":
        return None if meeting.newest_round() else refuse("no_earlier_round")
    if command.tables + command.rooms < 1:
        return refuse("no_places")
    if command.how != "open_space":
        return None
    topics = {line.topic for line in command.topics}
    if not topics:
        return refuse("no_topics")
    if len(topics) < len(command.topics):
        return refuse("already_exists", what="topic")
    if command.tables + command.rooms < len(topics):
        return refuse("too_few_places", topics=len(topics), places=command.tables + command.rooms)
    return None


def _places(meeting: Meeting, command: FormGroups, people: People, moment: Moment) -> Iterable[FormedGroup]:
    match command.how:
        case "even":
            return _evenly(meeting, command, people, moment)
        case "same":
            return _once_more(meeting, people, moment)
        case "chosen":
            return _empty(command, moment)
        case "open_space":
            return _by_topic(command, moment)
    raise ValueError(f"nobody is seated {command.how!r}")


def _evenly(meeting: Meeting, command: FormGroups, people: People, moment: Moment) -> Iterator[FormedGroup]:
    room, online = _by_place(meeting, people, command)
    dice = moment.dice()
    tables = [("table", n, each) for n, each in enumerate(deal(room, people, command.tables, dice), 1)]
    rooms = [("room", n, each) for n, each in enumerate(deal(online, people, command.rooms, dice), 1)]
    for n, (place, number, those) in enumerate((*tables, *rooms), 1):
        yield FormedGroup(group=moment.new_id(f"group-{n}"), place=place, number=number, people=those)


def _by_place(meeting: Meeting, people: Iterable[str], command: FormGroups) -> tuple[list[str], list[str]]:
    """Who sits at a table, and who in an online room. Without a place of their own sort, people join the others."""
    here = [person for person in people if meeting.attendance[person].mode == "room"]
    online = [person for person in people if meeting.attendance[person].mode == "online"]
    if command.tables == 0:
        return [], here + online
    if command.rooms == 0:
        return here + online, []
    return here, online


def _once_more(meeting: Meeting, people: People, moment: Moment) -> Iterator[FormedGroup]:
    """The places of the newest round, where they were and led by whom they were, with whoever is here now."""
    newest = meeting.newest_round()
    before = {each.group: each for each in meeting.groups_in(newest.round if newest else "")}
    seated = kept_or_dealt(
        people,
        {person: meeting.attendance[person].mode for person in people},
        {person: Chair(group=group, place=before[group].place) for person, group in meeting.sits_in.items()},
        {group: each.place for group, each in before.items()},
        moment.dice(),
    )
    for n, (group, those) in enumerate(seated.items(), 1):
        old = before[group]
        yield FormedGroup(
            group=moment.new_id(f"group-{n}"),
            place=old.place,
            number=old.number,
            people=those,
            link=old.link,
            host=old.host if old.host in those else None,
        )


def _empty(command: FormGroups, moment: Moment) -> Iterator[FormedGroup]:
    """Places without anybody: people walk to the one that they like."""
    places = [*(("table", n + 1) for n in range(command.tables)), *(("room", n + 1) for n in range(command.rooms))]
    for n, (place, number) in enumerate(places, 1):
        yield FormedGroup(group=moment.new_id(f"group-{n}"), place=place, number=number, people=())


def _by_topic(command: FormGroups, moment: Moment) -> Iterator[FormedGroup]:
    lines = cycle(command.topics)
    for each in _empty(command, moment):
        line = next(lines)
        yield replace(each, topic=line.topic, title=said(line.title))


def _with_links(groups: Iterable[FormedGroup], links: tuple[str, ...]) -> tuple[FormedGroup, ...]:
    """The first link is the first online room's; a room without one keeps what it has."""
    given = {number: link for number, link in enumerate(links, 1) if link}
    return tuple(
        replace(each, link=said(given[each.number])) if each.place == "room" and each.number in given else each
        for each in groups
    )
