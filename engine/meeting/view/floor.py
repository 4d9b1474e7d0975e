"""The floor: who waits to speak and who speaks. Everyone sees organisations, coordinators names and reasons too."""

from __future__ import annotations

from engine.directory import Organisation, Person
from engine.lookup import Lookup
from engine.meeting.queue import Queued, queue_of
from engine.meeting.state import Meeting, Speaker
from engine.meeting.state.stretches import later
from engine.meeting.view.parts import Audience, View, flags, given

Known = dict[str, tuple[Person, Organisation | None]]


def view_floor(meeting: Meeting, audience: Audience, lookup: Lookup) -> View:
    """`spoken` is in seconds, of the turns that are over: whoever shows it adds the one that is going on. `asked`: of
    rounds that go on, how many have yet to speak, by proposal."""
    floor, people = meeting.floor, _known(meeting, lookup)
    hands = enumerate(queue_of(meeting), 1)
    shown: View = {
        "hands": {each.person: _hand(order, each, audience, people) for order, each in hands},
        "spoken": dict(floor.spoken()),
    }
    if floor.speaker:
        shown["speaker"] = _speaker(floor.speaker, floor.minutes, audience, people)
    if floor.minutes:
        shown["minutes"] = floor.minutes
    if going := {name: len(left) for name in floor.asked if (left := floor.yet_to_speak(name))}:
        shown["asked"] = going
    return shown | flags(ordered=floor.ordered)


def _hand(order: int, queued: Queued, audience: Audience, people: Known) -> View:
    """Who is here for the first time may not wish to be told apart, so that is for the coordinator alone."""
    who = _who(queued.person, audience, people)
    shown: View = {"order": order, "mode": queued.mode} | who
    if audience != "coordinator":
        return shown
    params = {"who": who.get("organisation_name") or who.get("name", "")}
    return shown | {"why": {"code": f"floor.why.{queued.why}", "params": params}} | flags(first=queued.first)


def _speaker(now: Speaker, minutes: int, audience: Audience, people: Known) -> View:
    shown: View = {"person": now.person, "mode": now.mode, "since": now.since}
    until = later(now.since, minutes=minutes) if minutes else None
    return shown | given(until=until) | _who(now.person, audience, people)


def _who(person: str, audience: Audience, people: Known) -> View:
    """A guest speaks for whom they said they speak for; that may be nobody."""
    known, organisation = people.get(person, (None, None))
    if known is None:
        return {}
    stands_for = organisation.name if organisation else known.says_from
    return given(organisation_name=stands_for, name=known.name if audience == "coordinator" else None)


def _known(meeting: Meeting, lookup: Lookup) -> Known:
    """Those who are shown. Nobody is looked up while nobody asks for the floor, which is most of the time."""
    wanted = set(meeting.floor.hands)
    if meeting.floor.speaker:
        wanted.add(meeting.floor.speaker.person)
    if not wanted:
        return {}
    return {person.id: (person, where) for person, _, where in lookup.people(meeting) if person.id in wanted}
