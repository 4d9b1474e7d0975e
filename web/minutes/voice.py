"""How the minutes speak: sentences of the catalogue, days and times in the meeting's own zone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

import messages
from engine.ballot.explain import Message
from engine.minutes.record import (
    AdviceSaid,
    Agreed,
    BallotHeld,
    Compared,
    Counted,
    Decision,
    Gathered,
    Marks,
    Minutes,
    Point,
    Posted,
    Present,
    Reacted,
    RoundSaid,
    Said,
    Tapped,
    TopicSaid,
    TurnsTaken,
    VotedFor,
    Why,
)
from engine.moment import instant
from engine.parity import Measure, Side

KINDS = ("member", "partner", "support", "guest")


def _letter(number: int) -> str:
    """An online room's, as screens have it."""
    return chr(ord("A") + number - 1) if number <= 26 else str(number)


class Voice:
    """One language and one time zone. Whatever it gives is plain text: to be escaped by whoever writes it down."""

    def __init__(self, language: str, time_zone: str) -> None:
        self.language = language
        self._zone = ZoneInfo(time_zone)

    @property
    def other(self) -> str:
        """The language that the minutes can also be read in."""
        return next(each for each in messages.LANGUAGES if each != self.language)

    def say(self, code: str, **params: Any) -> str:
        return messages.render(self.language, code, params)

    def tell(self, message: Message) -> str:
        return messages.render(self.language, message["code"], message["params"])

    def title(self, words: Mapping[str, str]) -> str:
        return words.get(self.language) or next(iter(words.values()), "")

    def words(self, text: str) -> str:
        """What people wrote, or that it has been erased."""
        return text or self.say("minutes.erased")

    def note(self, said: Said) -> str:
        """A quote in quotation marks; a question, an idea or an action named as one."""
        words = self.words(said.text)
        if said.kind == "quote":
            return f"“{words}”"
        return words if said.kind == "point" else f"{self.say(f'note.{said.kind}')}: {words}"

    def advised(self, said: AdviceSaid) -> str:
        """Advice, after whom it came from."""
        text = self.words(said.text)
        return f"{said.by}: {text}" if said.by else text

    def gathered(self, said: Gathered) -> str:
        """Ideas, after the name under which they were joined."""
        ideas = "; ".join(map(self.words, said.ideas))
        return f"{said.title}: {ideas}" if said.title else ideas

    def day(self, day: date) -> str:
        return self.say("minutes.day", weekday=day.isoweekday(), day=day.day, month=day.month, year=day.year)

    def moment(self, at: str) -> str:
        local = instant(at).astimezone(self._zone)
        return self.say("minutes.moment", day=self.day(local.date()), time=self._clock(local))

    def _clock(self, local: datetime) -> str:
        """As the screens say it: 14.00 in Dutch, 14:00 in English."""
        return local.strftime("%H.%M" if self.language == "nl" else "%H:%M")

    def when_and_where(self, minutes: Minutes) -> str:
        moment = self.moment(minutes.starts_at)
        return self.say("minutes.place", moment=moment, place=minutes.place) if minutes.place else moment

    def standing(self, minutes: Minutes) -> str:
        """Which edition this is and since when; before the first one, whether the meeting is over."""
        if minutes.edition:
            day = self.day(instant(minutes.published_at).astimezone(self._zone).date())
            return self.say("minutes.edition", edition=minutes.edition, day=day)
        return self.say("minutes.final" if minutes.phase == "ended" else "minutes.so_far")

    def about(self, point: Point) -> str:
        """When the meeting was on it and how long it was meant to take, or that it was not come to; perhaps nothing."""
        length = self.say("minutes.length", count=point.minutes) if point.minutes else ""
        skipped = "" if point.begun else self.say("minutes.skipped")
        when = ", ".join(self._span(since, until) for since, until in point.times)
        planned = self.say("minutes.planned", length=length) if when and length else length
        return ", ".join(each for each in (when, planned, skipped) if each)

    def _span(self, since: str, until: str | None) -> str:
        if until is None:
            return self.say("minutes.since", time=self.clock(since))
        return f"{self.clock(since)}–{self.clock(until)}"

    def clock(self, at: str) -> str:
        return self._clock(instant(at).astimezone(self._zone))

    def reaction(self, reacted: Reacted) -> str:
        """In the meeting's own word, else in ours; a kind that has neither is shown as it is called."""
        code = f"reaction.{reacted.kind}"
        return reacted.word or (self.say(code) if code in messages.codes(self.language) else reacted.kind)

    def course(self, tapped: Tapped) -> str:
        """What the drawing of reactions over time shows, in words."""
        room, online = (sum(counts) for counts in zip(*((k.room, k.online) for k in tapped.kinds), strict=True))
        busiest = max(tapped.over_time, key=lambda each: each.room + each.online)
        return self.say("minutes.course", room=room, online=online, time=self.clock(busiest.since))

    def kinds(self, tapped: Tapped) -> str:
        """How often each was tapped, the most tapped first."""
        told = sorted(tapped.kinds, key=lambda each: -(each.room + each.online))
        return ", ".join(f"{self.reaction(each)} {each.room + each.online}" for each in told)

    def posted(self, posted: Posted) -> str:
        """How many stood behind a question or an idea, and whether it was answered; perhaps nothing."""
        told = (
            self.say("minutes.support", count=posted.support) if posted.support else "",
            self.say("minutes.against", count=posted.against) if posted.against else "",
            self.say("minutes.answered") if posted.answered else "",
        )
        return ", ".join(each for each in told if each)

    def by_sort(self, minutes: Minutes) -> list[tuple[str, Sequence[Posted]]]:
        """Questions and ideas apart, each under its heading."""
        sorts = ((sort, [each for each in minutes.posted if each.kind == sort]) for sort in ("question", "idea"))
        return [(self.say(f"minutes.posted.{sort}"), those) for sort, those in sorts if those]

    def compared(self, compared: Compared) -> list[tuple[str, str, str]]:
        """What was done, by the room, and online: first how many they were."""
        people = compared.part.people
        rows = [(self.say("minutes.measure.people"), str(people.room), str(people.online))]
        return rows + [self._measured(each) for each in compared.part.measures]

    def _measured(self, measure: Measure) -> tuple[str, str, str]:
        """Seats out of those that were there; of all else, what part of it each side did."""
        what, done, all_ = self.say(f"minutes.measure.{measure.measured}"), measure.done, measure.out_of
        if measure.measured == "voted":
            room = self.say("minutes.out_of", done=done.room, all=all_.room)
            return what, room, self.say("minutes.out_of", done=done.online, all=all_.online)
        share = round(100 * done.room / done.total)
        return (
            what,
            f"{self._amount(measure, 'room')} ({share} %)",
            f"{self._amount(measure, 'online')} ({100 - share} %)",
        )

    def _amount(self, measure: Measure, side: Side) -> str:
        done = measure.done.of(side)
        return self.say("minutes.spoken", count=round(done / 60)) if measure.measured == "spoke" else str(done)

    def behind(self, compared: Compared) -> list[str]:
        """Which side did less than its part, and in what; perhaps nothing."""
        told = [
            self.say(f"minutes.behind.{each.measured}", side=self.say(f"minutes.side.{each.behind}"))
            for each in compared.part.measures
            if each.behind
        ]
        return [f"{self.words(compared.title)}: {each}" for each in told] if compared.title else told

    def outcome(self, decision: Decision) -> str:
        if decision.outcome:
            return self.say(f"outcome_word.{decision.outcome}")
        return self.say("minutes.under_way", stage=self.title(decision.stage))

    def question(self, number: int) -> str:
        return self.say("minutes.point", number=number) if number else self.say("minutes.whole")

    def answers(self, choice: VotedFor, options: Sequence[str]) -> tuple[str, ...]:
        """To each option of yes or no its points; of a choice what was marked, by number."""
        if not choice.marks:
            return tuple(self.voted(choice, option) for option in options)
        return ("; ".join(map(self._marked, choice.marks)),)

    def _marked(self, marks: Marks) -> str:
        part = f"{marks.part} × " if marks.part else ""
        if not marks.ranks:
            return part + self.say("option.abstain")
        ranks = (tuple(map(self._mark, rank)) for rank in marks.ranks)
        return part + " > ".join((" = " if marks.ranked else ", ").join(rank) for rank in ranks)

    def _mark(self, mark: tuple[int, int | None]) -> str:
        number, value = mark
        named = str(number) if number else self.say("option.none")
        return named if value is None else f"{named}: {value}"

    def why(self, reason: Why) -> str:
        """'Punt 2, bezwaar van Amstelhuis: “…”'."""
        who = reason.organisation
        kind = self.say(f"minutes.why.{reason.kind}_of", name=who) if who else self.say(f"minutes.why.{reason.kind}")
        return f"{self.question(reason.number)}, {kind}: “{self.words(reason.text)}”"

    def exact(self, figure: Fraction) -> str:
        """As the reader's language writes it, with at most five decimals."""
        return self.say("minutes.figure", figure=str(figure))

    def voted(self, choice: VotedFor, option: str) -> str:
        """Of which points an organisation chose it, with its part of a weight that was split; a dash for none."""
        shares = choice.shares.get(option, {})
        said = (
            self.say("minutes.share", point=self._point(number), part=shares[number])
            if number in shares
            else self._point(number)
            for number in choice.points.get(option, ())
        )
        return ", ".join(said) or "–"

    def _point(self, number: int) -> str:
        return str(number) if number else self.say("minutes.whole")

    def away(self, ballot: BallotHeld) -> str:
        """How many had a vote in an open ballot and did not use it; perhaps nothing."""
        count = ballot.entitled - len(ballot.choices)
        return self.say("minutes.did_not_vote", count=count) if count > 0 else ""

    def newcomers(self, minutes: Minutes) -> str:
        """From where somebody came for the first time; perhaps nothing."""
        return self.say("minutes.newcomers", names=list(minutes.newcomers)) if minutes.newcomers else ""

    def by_hand(self, ballot: BallotHeld) -> str:
        """For whom a coordinator entered a vote from paper, or how many in a secret ballot; perhaps nothing."""
        if ballot.by_hand:
            return self.say("minutes.by_hand", names=list(map(self.words, ballot.by_hand)))
        return self.say("turnout.by_hand", count=ballot.from_paper) if ballot.from_paper else ""

    def absent(self, minutes: Minutes) -> str:
        """Who has a vote and was not there, once there is somebody who was; perhaps nothing."""
        return self.say("minutes.absent", names=", ".join(minutes.absent)) if minutes.present and minutes.absent else ""

    def review(self, decision: Decision) -> str:
        return self.say("minutes.review", day=self.day(date.fromisoformat(decision.review)))

    def owner(self, task: Agreed) -> str:
        return task.owner or self.say("minutes.looking")

    def task(self, task: Agreed) -> str:
        """Who and what, in one line."""
        if not task.owner:
            return self.say("minutes.task_looking", text=self.words(task.text))
        return self.say("minutes.task", owner=task.owner, text=self.words(task.text))

    def details(self, task: Agreed) -> str:
        """What there is to say of a task besides who and what; perhaps nothing."""
        details = [
            self.say("minutes.task_due", day=self.day(date.fromisoformat(task.due))) if task.due else "",
            self.say("minutes.task_from", number=task.clause) if task.clause else "",
            self.say("minutes.task_done") if task.done else "",
        ]
        return ", ".join(each for each in details if each)

    def due(self, task: Agreed) -> str:
        """By when, or that it has been done; perhaps nothing."""
        if task.done:
            return self.say("minutes.task_done")
        return self.day(date.fromisoformat(task.due)) if task.due else ""

    def text_stands_in_a_ballot(self, decision: Decision) -> bool:
        """Whether the last vote was on exactly this text, so that it need not be printed twice."""
        asked = decision.ballots[-1].questions if decision.ballots else ()
        return [(each.number, each.text) for each in decision.clauses] == [(each.number, each.text) for each in asked]

    def places(self, present: Present) -> str:
        """Where an organisation's people were: `1 in the room, 2 online`."""
        counts = (("minutes.in_room", present.room), ("minutes.online", present.online))
        return ", ".join(self.say(code, count=count) for code, count in counts if count)

    def short(self, minutes: Minutes) -> list[str]:
        """All that somebody in a hurry has to know."""
        told = [self._became(decision) for decision in minutes.decisions]
        if tasks := sum(len(decision.tasks) for decision in minutes.decisions):
            told.append(self.say("minutes.short.tasks", count=tasks))
        if minutes.next_date:
            told.append(self.say("minutes.short.next", moment=self.moment(minutes.next_date)))
        return told

    def _became(self, decision: Decision) -> str:
        title = self.words(decision.title)
        if decision.outcome:
            return self.say(f"minutes.short.{decision.outcome}", title=title)
        return self.say("minutes.short.under_way", title=title, stage=self.title(decision.stage))

    def counted(self, minutes: Minutes) -> list[str]:
        """How many were there, organisations with a vote first."""
        voting = sum(1 for each in minutes.present if each.kind == "member")
        room, online = (sum(counts) for counts in zip(*((p.room, p.online) for p in minutes.present), strict=True))
        told = [self.say("minutes.here", here=voting, seats=minutes.seats)] if minutes.seats else []
        return [*told, self.say("minutes.people", people=room + online, room=room, online=online)]

    def asked_of_all(self, taken: TurnsTaken) -> str:
        """The workflow's question, else what such a round asks; where there was none, what it was about."""
        if taken.question:
            return self.title(taken.question)
        return self.say(f"turns.{taken.kind}") if taken.kind else self.words(taken.title)

    def took_turns(self, taken: TurnsTaken) -> str:
        """How many were asked, how many spoke, and where they are from."""
        told = self.say("minutes.turns_taken", asked=taken.asked, spoke=taken.spoke)
        if not taken.organisations:
            return told
        return f"{told} {self.say('minutes.turns_from', names=', '.join(taken.organisations))}"

    def wrote(self, held: RoundSaid) -> str:
        """How many groups wrote how many notes, and where."""
        written = held.from_tables + held.from_rooms
        groups = held.tables + held.rooms
        if not written:
            return self.say("minutes.talked", groups=groups)
        online = [self.say("minutes.wrote_online", online=held.from_rooms)] if held.from_rooms else []
        return " ".join((self.say("minutes.wrote", groups=groups, notes=written), *online))

    def talked_at(self, topic: TopicSaid) -> str:
        """'tafel 1, kamer A'."""
        tables = [self.say("minutes.at_table", number=number) for number in topic.tables]
        rooms = [self.say("minutes.at_room", letter=_letter(number)) for number in topic.rooms]
        return ", ".join(tables + rooms)

    def drawn(self, ballot: BallotHeld, asked: Counted) -> str:
        """What the drawing of a question shows, in words."""
        numbers = {option: asked.counts.get(option, 0) for option in ("yes", "abstain", "no")}
        numbers |= {"away": ballot.entitled - sum(asked.counts.values()), "needed": asked.needed}
        if not asked.number:
            return self.say("minutes.drawn_whole", **numbers)
        return self.say("minutes.drawn", number=asked.number, **numbers)

    def by_kind(self, minutes: Minutes) -> list[tuple[str, Sequence[Present]]]:
        """Those who were there, under a heading for each kind that there is."""
        kinds = ((kind, [each for each in minutes.present if each.kind == kind]) for kind in KINDS)
        return [(self.say(f"minutes.kind.{kind}"), those) for kind, those in kinds if those]

    def name(self, present: Present) -> str:
        return present.organisation or self.say("minutes.no_organisation")
