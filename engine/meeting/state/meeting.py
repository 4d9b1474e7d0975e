"""A meeting as its events have made it; the methods answer what others ask. No words, no names, no clock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.meeting.events import ChosenReaction
from engine.meeting.state.floor import Floor
from engine.meeting.state.stretches import Stretch
from engine.reactions import DEFAULT
from engine.text import NOTHING, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line of the agenda. `begun` stays true once the meeting has been on it; `extra` minutes were given then."""

    item: str
    title: Text
    minutes: int
    proposal: str | None
    order: int
    begun: bool = False
    extra: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """Somebody who is here. `mode` is `room` or `online`; `rank` counts first arrivals from 1; `seats` are the
    organisations that they could vote for when they last checked in; `first`: they were never here before."""

    mode: str
    rank: int
    seats: tuple[str, ...]
    first: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """A round of small groups. `groups` are their ids: the tables by number, then the rooms. `ends_at` is when the bell
    goes, `rung_at` when it last did; `message` is what all groups were told last, at `told_at`."""

    round: str
    question: Text
    proposal: str | None
    open: bool
    order: int
    groups: tuple[str, ...]
    formed_at: str
    how: str = "even"
    ends_at: str | None = None
    rung_at: str | None = None
    message: Text = NOTHING
    told_at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Where a small group sits. What it writes down is a stream of its own: `engine.group`. `topic` is what its place
    was made for in an open space; `host` leads the talk for as long as they sit there."""

    group: str
    round: str
    place: str
    number: int
    topic: Text = NOTHING
    link: Text = NOTHING
    host: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What somebody would like an open space to talk about."""

    topic: str
    title: Text
    by: str
    order: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """What notes of a round are harvested into."""

    theme: str
    round: str
    title: Text
    order: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """Words of a coordinator in the minutes, in Markdown; empty ones were taken away. `rev` counts from 1."""

    text: Text
    rev: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesKept:
    """What was done to the minutes, by place (`engine.meeting.minutes`). `edition` is the newest, 0 before the first;
    `published_at` when it was published, none once it is withdrawn. `changed`: something was written or left out
    since."""

    texts: Mapping[str, Written] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()
    edition: int = 0
    published_at: str | None = None
    address: str = ""
    changed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What the coordinator put on the screen in the hall, and until when if that was said."""

    moment: str
    since: str
    until: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PointedAt:
    """The clause that everyone looks at, and since when. It may have been removed since."""

    proposal: str
    clause: str
    since: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """`phase` is `planned`, `open` or `ended`. `item` is what the meeting is on since `item_since`, with
    time until `item_until` if it has a time; `stretches` says what it was on when, also now.

    `attendance` holds who is here now and `came` everyone who ever was, as they last were here: so a rank stays its
    person's, and the minutes know who left early. `waiting` is in order of asking. `sits_in` is the group of the newest
    round that each person is in, also after the round has closed; who checks out leaves it. `topics` are those that no
    round has given a place yet. `harvested` lays (group, note) under a theme, in order of harvesting. `lasts` is in
    minutes, 0 if nobody said; `series` what it shares with other meetings. `shown` is on the screen in the hall instead
    of what the meeting is on. `changes` counts what calendars must hear of: when, where, how long, and whether at all.
    `reactions` are those that the meeting chose, none if it left them as they are; `pointed_at` lasts until the next
    item. `welcomes` is who said whether they wish to be welcomed by name. `proxies` say which seat left its vote to
    which other one, each of which may hold `most_proxies`; a seat is an organisation or a person.
    """

    id: str
    movements: tuple[str, ...]
    title: Text
    starts_at: str
    time_zone: str
    place: Text
    call_link: Text
    entry: str
    code: str
    lasts: int = 0
    series: str | None = None
    archived: bool = False
    changes: int = 0
    phase: str = "planned"
    agenda: Mapping[str, Item] = field(default_factory=dict)
    item: str | None = None
    item_since: str | None = None
    item_until: str | None = None
    stretches: tuple[Stretch, ...] = ()
    floor: Floor = field(default_factory=Floor)
    attendance: Mapping[str, Attendance] = field(default_factory=dict)
    came: Mapping[str, Attendance] = field(default_factory=dict)
    welcomes: Mapping[str, bool] = field(default_factory=dict)
    waiting: tuple[str, ...] = ()
    admitted: Mapping[str, str] = field(default_factory=dict)
    turned_away: frozenset[str] = frozenset()
    rounds: Mapping[str, Round] = field(default_factory=dict)
    groups: Mapping[str, Group] = field(default_factory=dict)
    sits_in: Mapping[str, str] = field(default_factory=dict)
    topics: Mapping[str, Topic] = field(default_factory=dict)
    topics_open: bool = False
    themes: Mapping[str, Theme] = field(default_factory=dict)
    harvested: Mapping[tuple[str, str], str] = field(default_factory=dict)
    next_date: str | None = None
    minutes: MinutesKept = field(default_factory=MinutesKept)
    dial_in: Text = field(default_factory=Text)
    shown: Shown | None = None
    reactions: tuple[ChosenReaction, ...] = ()
    pointed_at: PointedAt | None = None
    most_proxies: int = 0
    proxies: Mapping[str, str] = field(default_factory=dict)

    def is_about(self, proposal: str) -> bool:
        """Whether it stands on the agenda, or small groups talked about it."""
        return any(item.proposal == proposal for item in self.agenda.values()) or any(
            each.proposal == proposal for each in self.rounds.values()
        )

    def present_seats(self) -> frozenset[str]:
        """The seats that somebody here could vote for."""
        return frozenset(seat for here in self.attendance.values() for seat in here.seats)

    def is_here(self, seat: str) -> bool:
        """Whether the person is, or somebody who votes for the organisation."""
        return seat in self.attendance or seat in self.present_seats()

    def standing_proxies(self) -> Mapping[str, str]:
        """Those that count in a ballot that opens now: whoever came after all votes for themselves."""
        return {seat: to for seat, to in self.proxies.items() if not self.is_here(seat)}

    def kinds(self) -> tuple[str, ...]:
        """What can be tapped."""
        return tuple(each.kind for each in self.reactions) or DEFAULT

    def open_round(self) -> Round | None:
        return next((each for each in self.rounds.values() if each.open), None)

    def newest_round(self) -> Round | None:
        return next(reversed(tuple(self.rounds.values())), None)

    def host_of(self, group: str) -> str | None:
        """Who leads the talk there: whoever was named and has not walked away."""
        host = self.groups[group].host if group in self.groups else None
        return host if host is not None and self.sits_in.get(host) == group else None

    def topics_of(self, person: str) -> tuple[str, ...]:
        """Those that the person proposed, and no round has given a place yet."""
        if not self.topics:  # as mostly: it is asked for every phone at every commit
            return ()
        return tuple(name for name, topic in self.topics.items() if topic.by == person)

    def round_of(self, group: str) -> Round | None:
        found = self.groups.get(group)
        return self.rounds[found.round] if found else None

    def newest_round_about(self, proposal: str) -> Round | None:
        return next((each for each in reversed(tuple(self.rounds.values())) if each.proposal == proposal), None)

    def groups_in(self, round_id: str) -> tuple[Group, ...]:
        found = self.rounds.get(round_id)
        return tuple(self.groups[group] for group in found.groups) if found else ()

    def people_in(self, group: str) -> tuple[str, ...]:
        """Who sits there, by rank."""
        people = (person for person, where in self.sits_in.items() if where == group)
        return tuple(sorted(people, key=lambda person: self.came[person].rank))

    def notes_under(self, theme: str) -> tuple[tuple[str, str], ...]:
        """(group, note) of each note that lies under the theme, in order of harvesting."""
        return tuple(note for note, where in self.harvested.items() if where == theme)
