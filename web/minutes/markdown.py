"""The minutes as Markdown (CommonMark, with a table as GitHub has it). What people wrote is text and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from engine.minutes.record import BallotHeld, Decision, Minutes, RoundSaid, Said
from web.minutes.voice import Voice

_MARKS = re.compile(r"[\\`*_\[\]<>|~&]")
_AT_THE_START = re.compile(r"^(\d*)([-+=#.)])")


def as_markdown(minutes: Minutes, voice: Voice) -> str:
    sections = (_head, _short, _decided, _said, _agenda, _present, _next)
    return "\n".join(line for section in sections for line in section(minutes, voice)).strip() + "\n"


def text(words: str) -> str:
    """Words on one line, in which nothing is markup any more."""
    return _AT_THE_START.sub(r"\1\\\2", _MARKS.sub(r"\\\g<0>", " ".join(words.split())))


def _head(minutes: Minutes, voice: Voice) -> Iterator[str]:
    yield from (f"# {text(voice.words(minutes.title))}", "", text(voice.when_and_where(minutes)), "")
    yield from (text(", ".join(minutes.movements)), "")
    if minutes.phase != "ended":
        yield from (f"**{text(voice.say('minutes.draft'))}**", "")


def _short(minutes: Minutes, voice: Voice) -> Iterator[str]:
    if told := voice.short(minutes):
        yield from (f"## {voice.say('minutes.in_short')}", "", text(" ".join(told)), "")


def _decided(minutes: Minutes, voice: Voice) -> Iterator[str]:
    if minutes.decisions:
        yield from (f"## {voice.say('minutes.decided')}", "")
    for decision in minutes.decisions:
        yield from (f"### {text(voice.words(decision.title))}", "", f"**{text(voice.outcome(decision))}**", "")
        for clause in decision.clauses:
            result = f" ({voice.say(f'result.point.{clause.result}')})" if clause.result else ""
            yield f"{clause.number}. {text(voice.words(clause.text))}{result}"
        yield ""
        for ballot in decision.ballots:
            yield from _ballot(ballot, voice)
        yield from _overrides(decision, voice)
        yield from _tasks(decision, voice)


def _ballot(ballot: BallotHeld, voice: Voice) -> Iterator[str]:
    yield from (f"#### {voice.say('minutes.ballot')}", "")
    closed = voice.say("minutes.closed", moment=voice.moment(ballot.closed_at))
    yield from (text(" ".join((*map(voice.tell, ballot.explained), closed))), "")
    options = tuple(ballot.questions[0].counts)
    heads = ("", *(voice.say(f"option.{each}") for each in options))
    yield _row((*heads, voice.say("minutes.needed"), voice.say("minutes.result")))
    yield _row(["---"] * (len(options) + 3))
    for asked in ballot.questions:
        counts = (str(asked.counts[option]) for option in options)
        result = voice.say(f"result.point.{asked.result}")
        yield _row((text(voice.question(asked.number)), *counts, str(asked.needed), result))
    yield ""
    if ballot.choices:
        yield from _who_voted_what(ballot, voice)
    yield from (f"{voice.say('minutes.rules')}: {text(' '.join(map(voice.tell, ballot.rules)))}", "")
    yield from (f"*{text(voice.say('minutes.ballot_id', ballot=ballot.ballot))}*", "")


def _who_voted_what(ballot: BallotHeld, voice: Voice) -> Iterator[str]:
    options = tuple(ballot.choices[0].points)
    yield from (f"##### {voice.say('minutes.who_voted_what')}", "")
    yield _row((voice.say("minutes.organisation"), *(voice.say(f"option.{each}") for each in options)))
    yield _row(["---"] * (len(options) + 1))
    for each in ballot.choices:
        points = (text(voice.voted(each, option)) for option in options)
        yield _row((text(voice.words(each.organisation)), *points))
    yield ""
    if away := voice.away(ballot):
        yield from (text(away), "")


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _overrides(decision: Decision, voice: Voice) -> Iterator[str]:
    for each in decision.overrides:
        held = "; ".join(map(voice.tell, each.held))
        reason = voice.say("minutes.reason", reason=voice.words(each.reason))
        told = voice.say("minutes.overridden", move=voice.title(each.move))
        yield from (f"> {text(told)} {text(held)}.", ">", f"> {text(reason)}", "")


def _tasks(decision: Decision, voice: Voice) -> Iterator[str]:
    if not decision.tasks:
        return
    yield from (f"#### {voice.say('minutes.tasks')}", "")
    for task in decision.tasks:
        told = voice.say("minutes.task", owner=task.owner, text=voice.words(task.text))
        details = voice.details(task)
        yield f"- {text(told)}" + (f" ({text(details)})" if details else "")
    yield ""


def _said(minutes: Minutes, voice: Voice) -> Iterator[str]:
    if minutes.rounds:
        yield from (f"## {voice.say('minutes.said')}", "")
    for held in minutes.rounds:
        yield from _round(held, voice)


def _round(held: RoundSaid, voice: Voice) -> Iterator[str]:
    yield from (f"### {text(voice.words(held.question))}", "", text(voice.wrote(held)), "")
    for theme in held.themes:
        yield from (f"#### {text(voice.words(theme.title))}", "")
        yield from _notes(theme.notes, voice)
    if held.loose:
        yield from (f"#### {voice.say('minutes.loose')}", "")
        yield from _notes(held.loose, voice)


def _notes(notes: Sequence[Said], voice: Voice) -> Iterator[str]:
    for note in notes:
        yield f"- {text(voice.note(note))}"
    yield ""


def _agenda(minutes: Minutes, voice: Voice) -> Iterator[str]:
    if minutes.agenda:
        yield from (f"## {voice.say('minutes.agenda')}", "")
    for number, point in enumerate(minutes.agenda, start=1):
        length = f" ({voice.say('minutes.length', count=point.minutes)})" if point.minutes else ""
        skipped = "" if point.begun else f" – {voice.say('minutes.skipped')}"
        yield f"{number}. {text(voice.words(point.title))}{length}{skipped}"
    yield ""


def _present(minutes: Minutes, voice: Voice) -> Iterator[str]:
    yield from (f"## {voice.say('minutes.present')}", "")
    told = voice.counted(minutes) if minutes.present else [voice.say("minutes.nobody")]
    yield from (text(" ".join(told)), "")
    for kind, those in voice.by_kind(minutes):
        yield from (f"### {kind}", "")
        yield from (f"- {text(voice.name(each))}: {voice.places(each)}" for each in those)
        yield ""
    if absent := voice.absent(minutes):
        yield from (text(absent), "")


def _next(minutes: Minutes, voice: Voice) -> Iterator[str]:
    if minutes.next_date:
        yield from (f"## {voice.say('minutes.next')}", "", text(voice.moment(minutes.next_date)), "")
    yield from ("---", "", text(voice.say("minutes.made")))
