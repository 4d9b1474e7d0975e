"""The minutes as blocks, section by section, in the order in which the page shows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from engine.minutes.record import BallotHeld, Decision, Minutes, Point, RoundSaid, Said
from web.minutes.blocks import Block, Listing, Paragraph, Quote, Run, Table, heading, paragraph
from web.minutes.drawings import chart_drawing, land_drawing
from web.minutes.voice import Voice
from web.minutes.written import as_blocks


def blocks_of(minutes: Minutes, voice: Voice) -> tuple[Block, ...]:
    sections = (
        *(_head, _opening, _short, _present, _agenda, _decided, _tasks, _turns, _said),
        *(_posted, _tapped, _parity, _next, _closing),
    )
    return tuple(block for section in sections for block in section(minutes, voice))


def _head(minutes: Minutes, voice: Voice) -> Iterator[Block]:
    yield heading(1, voice.words(minutes.title))
    yield paragraph(voice.when_and_where(minutes), "lead")
    yield paragraph(f"{', '.join(minutes.movements)}. {voice.standing(minutes)}", "small")
    if minutes.phase != "ended":
        yield Paragraph((Run(voice.say("minutes.draft"), strong=True),))


def _opening(minutes: Minutes, voice: Voice) -> Iterator[Block]:
    yield from as_blocks(minutes.opening, under=2)


def _short(minutes: Minutes, voice: Voice) -> Iterator[Block]:
    if told := voice.short(minutes):
        yield heading(2, voice.say("minutes.in_short"))
        yield paragraph(" ".join(told))


def _present(minutes: Minutes, voice: Voice) -> Iterator[Block]:
    if "present" in minutes.left_out:
        return
    yield heading(2, voice.say("minutes.present"))
    yield paragraph(" ".join(voice.counted(minutes) if minutes.present else [voice.say("minutes.nobody")]))
    for kind, those in voice.by_kind(minutes):
        yield heading(3, kind)
        yield _list(f"{voice.name(each)}: {voice.places(each)}" for each in those)
    if newcomers := voice.newcomers(minutes):
        yield paragraph(newcomers)
    if absent := voice.absent(minutes):
        yield paragraph(absent)


def _agenda(minutes: Minutes, voice: Voice) -> Iterator[Block]:
    if minutes.agenda:
        yield heading(2, voice.say("minutes.agenda"))
        yield Listing(tuple(tuple(_point(point, voice)) for point in minutes.agenda), start=1)


def _point(point: Point, voice: Voice) -> Iterator[Block]:
    yield paragraph(_with(voice.words(point.title), voice.about(point)))
    yield from as_blocks(point.text, under=3)


def _decided(minutes: Minutes, voice: Voice) -> Iterator[Block]:
    if minutes.decisions:
        yield heading(2, voice.say("minutes.decided"))
    for decision in minutes.decisions:
        yield heading(3, f"{voice.words(decision.title)}: {voice.outcome(decision)}")
        if not voice.text_stands_in_a_ballot(decision):
            yield heading(4, voice.say("minutes.text"))
            yield _clauses(decision, voice)
        said = (*decision.suggested, *decision.team, *decision.followed)
        yield from (paragraph(voice.tell(each)) for each in said)
        if decision.review:
            yield paragraph(voice.review(decision))
        if decision.ideas:
            yield heading(4, voice.say("minutes.ideas"))
            yield _list(map(voice.gathered, decision.ideas))
        if decision.advice:
            yield heading(4, voice.say("minutes.advice"))
            yield _list(map(voice.advised, decision.advice))
        for number, ballot in enumerate(decision.ballots, start=1):
            yield from _ballot(ballot, voice, drawn=number == len(decision.ballots))
        yield from _overrides(decision, voice)


def _clauses(decision: Decision, voice: Voice) -> Block:
    def said(result: str | None) -> str:
        return voice.say(f"result.point.{result}") if result else ""

    return _list((_with(voice.words(each.text), said(each.result)) for each in decision.clauses), start=1)


def _ballot(ballot: BallotHeld, voice: Voice, *, drawn: bool) -> Iterator[Block]:
    yield heading(4, voice.say("minutes.round", round=ballot.round) if ballot.round else voice.say("minutes.ballot"))
    closed = voice.say("minutes.closed", moment=voice.moment(ballot.closed_at))
    yield paragraph(" ".join((*map(voice.tell, ballot.explained), closed)))
    yield _options(ballot, voice) if ballot.options else _counts(ballot, voice)
    yield from _apart(ballot, voice)
    if drawn and (drawing := land_drawing(ballot, voice)):
        yield drawing
    if ballot.choices:
        yield from _who_voted_what(ballot, voice)
    if ballot.reasons:
        yield heading(5, voice.say("minutes.reasons"))
        yield _list(map(voice.why, ballot.reasons))
    if by_hand := voice.by_hand(ballot):
        yield paragraph(by_hand)
    yield paragraph(f"{voice.say('minutes.rules')}: {' '.join(map(voice.tell, ballot.rules))}", "small")
    yield paragraph(voice.say("minutes.ballot_id", ballot=ballot.ballot), "small")


def _counts(ballot: BallotHeld, voice: Voice) -> Block:
    options = tuple(ballot.questions[0].counts)
    by_threshold = any(asked.needed for asked in ballot.questions)
    needed = (voice.say("minutes.needed"),) if by_threshold else ()
    heads = (*(voice.say(f"option.{each}") for each in options), *needed)
    rows = tuple(
        (
            str(asked.number or ""),
            voice.words(asked.text),
            *(str(asked.counts[option]) for option in options),
            *((str(asked.needed),) if by_threshold else ()),
            voice.say(f"result.point.{asked.result}"),
        )
        for asked in ballot.questions
    )
    heads = ("", voice.say("minutes.clause"), *heads, voice.say("minutes.result"))
    return Table(heads, rows, words=(1, len(heads) - 1))


def _apart(ballot: BallotHeld, voice: Voice) -> Iterator[Block]:
    """How each side and each kind of organisation voted, where that is told."""
    asked = [each for each in ballot.questions if each.apart]
    if not asked:
        return
    options = tuple(asked[0].counts)
    yield heading(5, voice.say("minutes.apart"))
    heads = (voice.say("minutes.clause"), "", *(voice.say(f"option.{each}") for each in options))
    rows = tuple(
        (voice.question(each.number), voice.say(f"minutes.part.{part}"), *(str(counts[option]) for option in options))
        for each in asked
        for part, counts in each.apart.items()
    )
    yield Table(heads, rows, words=(0, 1))


def _options(ballot: BallotHeld, voice: Voice) -> Block:
    """Of a choice: what each option came to, and which are chosen."""
    heads = ("", voice.say("minutes.option"), voice.say("minutes.total"), voice.say("minutes.result"))
    rows = tuple(
        (
            str(each.number or ""),
            voice.words(each.text) or voice.say("option.none"),
            voice.exact(each.total),
            voice.say("minutes.chosen") if each.chosen else "",
        )
        for each in ballot.options
    )
    return Table(heads, rows, words=(1, 3))


def _who_voted_what(ballot: BallotHeld, voice: Voice) -> Iterator[Block]:
    options = tuple(ballot.choices[0].points)
    yield heading(5, voice.say("minutes.who_voted_what"))
    answers = tuple(voice.say(f"option.{each}") for each in options) or (voice.say("minutes.marked"),)
    heads = (voice.say("minutes.organisation"), *answers)
    rows = tuple((voice.words(each.organisation), *voice.answers(each, options)) for each in ballot.choices)
    yield Table(heads, rows, words=tuple(range(len(heads))))
    if away := voice.away(ballot):
        yield paragraph(away)


def _overrides(decision: Decision, voice: Voice) -> Iterator[Block]:
    for each in decision.overrides:
        held = "; ".join(map(voice.tell, each.held))
        told = voice.say("minutes.overridden", move=voice.title(each.move))
        reason = voice.say("minutes.reason", reason=voice.words(each.reason))
        yield Quote((paragraph(f"{told} {held}."), paragraph(reason)))


def _tasks(minutes: Minutes, voice: Voice) -> Iterator[Block]:
    tasks = [task for decision in minutes.decisions for task in decision.tasks]
    if not tasks:
        return
    yield heading(2, voice.say("minutes.tasks"))
    heads = tuple(voice.say(f"minutes.{each}") for each in ("who", "what", "when"))
    rows = []
    for task in tasks:
        whence = voice.say("minutes.task_from", number=task.clause) if task.clause else ""
        rows.append((voice.owner(task), _with(voice.words(task.text), whence), voice.due(task)))
    yield Table(heads, tuple(rows), words=(0, 1, 2), shares=(3, 6, 3))


def _turns(minutes: Minutes, voice: Voice) -> Iterator[Block]:
    if minutes.turns:
        yield heading(2, voice.say("minutes.turns"))
    for taken in minutes.turns:
        yield heading(3, voice.asked_of_all(taken))
        yield paragraph(voice.took_turns(taken))


def _said(minutes: Minutes, voice: Voice) -> Iterator[Block]:
    if minutes.rounds:
        yield heading(2, voice.say("minutes.said"))
    for held in minutes.rounds:
        yield from _round(held, voice)


def _round(held: RoundSaid, voice: Voice) -> Iterator[Block]:
    yield heading(3, voice.words(held.question))
    yield paragraph(voice.wrote(held))
    yield from as_blocks(held.text, under=3)
    if held.topics:
        yield heading(4, voice.say("minutes.topics"))
        yield _list(_with(voice.words(topic.title), voice.talked_at(topic)) for topic in held.topics)
    for theme in held.themes:
        yield heading(4, voice.words(theme.title))
        yield _notes(theme.notes, voice)
    if held.loose:
        yield heading(4, voice.say("minutes.loose"))
        yield _notes(held.loose, voice)


def _notes(notes: Sequence[Said], voice: Voice) -> Block:
    return _list(voice.note(note) for note in notes)


def _posted(minutes: Minutes, voice: Voice) -> Iterator[Block]:
    if minutes.posted:
        yield heading(2, voice.say("minutes.posted"))
    for sort, those in voice.by_sort(minutes):
        yield heading(3, sort)
        yield _list(_with(voice.words(each.text), voice.posted(each)) for each in those)


def _tapped(minutes: Minutes, voice: Voice) -> Iterator[Block]:
    if not minutes.tapped:
        return
    yield heading(2, voice.say("reaction.title"))
    yield paragraph(f"{voice.kinds(minutes.tapped)}.")
    if drawing := chart_drawing(minutes.tapped, voice):
        yield drawing
    if len(minutes.tapped.items) > 1:
        heads = tuple(voice.say(f"minutes.{each}") for each in ("part", "chart_room", "chart_online"))
        rows = ((voice.words(each.title), str(each.room), str(each.online)) for each in minutes.tapped.items)
        yield Table(heads, tuple(rows), words=(0,))


def _parity(minutes: Minutes, voice: Voice) -> Iterator[Block]:
    """The whole in numbers; of each part only what fell behind."""
    if not minutes.parity:
        return
    yield heading(2, voice.say("minutes.parity"))
    for compared in minutes.parity:
        if not compared.title:
            heads = ("", voice.say("minutes.chart_room"), voice.say("minutes.chart_online"))
            yield Table(heads, tuple(voice.compared(compared)), words=(0,))
    if told := [sentence for compared in minutes.parity for sentence in voice.behind(compared)]:
        yield _list(told)


def _next(minutes: Minutes, voice: Voice) -> Iterator[Block]:
    if minutes.next_date:
        yield heading(2, voice.say("minutes.next"))
        yield paragraph(voice.moment(minutes.next_date))


def _closing(minutes: Minutes, voice: Voice) -> Iterator[Block]:
    yield from as_blocks(minutes.closing, under=2)
    yield paragraph(voice.say("minutes.made"), "small")


def _with(words: str, more: str) -> str:
    return f"{words} ({more})" if more else words


def _list(items: Iterable[str], start: int | None = None) -> Listing:
    return Listing(tuple((paragraph(item),) for item in items), start)
