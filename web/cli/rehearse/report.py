"""The report of many runs in words and tables, for a terminal, in Dutch or English."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engine.workflow.definition import Definition
from engine.workflow.rehearse import Report
from engine.workflow.rehearse.report import Spread
from web.cli.rehearse.words import Words

Row = Sequence[str]


def lines(report: Report, definition: Definition, language: str) -> Iterator[str]:
    """From what matters most to how it was done."""
    words = Words(language, definition)
    crowd = report.crowd
    yield words.say("heading", workflow=words.title(), version=report.version, count=report.runs)
    yield words.say("crowd", seats=crowd.seats, turnout=str(crowd.turnout), clauses=crowd.clauses, seed=report.seed)
    yield from _section(words, "endings", _endings(words, report))
    if report.ended:
        yield from _section(words, "takes", _takes(words, report))
    if report.stuck:
        yield from _section(words, "stuck", None)
        for each in report.stuck:
            held = "; ".join(words.held(code) for code in each.held)
            yield "  " + words.say("stuck.at", count=each.often, stage=words.stage(each.stage), held=held)
    yield from _section(words, "moves", _moves(words, report))
    if report.never_made:
        yield "  " + words.say("moves.never", names=", ".join(words.move(move) for move in report.never_made))
    if report.overridden:
        yield "  " + words.say("moves.overridden", count=report.overridden)
    if report.at_turnouts:
        yield from _section(words, "turnouts", _turnouts(words, report))
    yield ""
    yield words.say("model", support=str(crowd.support), won_over=str(crowd.won_over), votes=str(crowd.votes))
    yield words.say("model.days", patience=crowd.patience, tries=crowd.tries)
    yield words.say("model.overrides" if crowd.overrides else "model.no_overrides")


def _section(words: Words, name: str, table: Sequence[Row] | None) -> Iterator[str]:
    yield ""
    yield words.say(f"section.{name}")
    if table:
        yield from _aligned(table)


def _endings(words: Words, report: Report) -> list[Row]:
    stuck = report.runs - report.ended
    rows = [*((words.stage(name), often) for name, often in report.outcomes.items()), (words.say("is_stuck"), stuck)]
    return [(name, words.number(often), words.part(often, report.runs)) for name, often in rows]


def _takes(words: Words, report: Report) -> list[Row]:
    def row(name: str, spread: Spread) -> Row:
        tell = words.time if name == "time" else words.number
        return words.say(f"takes.{name}"), tell(spread.tenth), tell(spread.median), tell(spread.ninetieth)

    heading = ("", words.say("takes.tenth"), words.say("takes.median"), words.say("takes.ninetieth"))
    return [heading, row("moves", report.moves), row("ballots", report.ballots), row("time", report.minutes)]


def _moves(words: Words, report: Report) -> list[Row]:
    heading = ("", words.say("moves.plays"), words.say("moves.often"))
    return [
        heading,
        *(
            (words.move(move), words.part(made.plays, report.runs), words.number(made.often))
            for move, made in report.made.items()
            if made.often
        ),
    ]


def _turnouts(words: Words, report: Report) -> list[Row]:
    """A column for each turnout."""
    columns = report.at_turnouts
    heading = ("", *(words.part(int(100 * each.turnout), 100) for each in columns))
    ends = [
        (words.stage(name), *(words.part(each.outcomes[name], each.runs) for each in columns))
        for name in report.outcomes
    ]
    return [heading, *ends, (words.say("is_stuck"), *(words.part(each.stuck, each.runs) for each in columns))]


def _aligned(table: Sequence[Row]) -> Iterator[str]:
    """Names to the left, figures to the right."""
    widths = [max(len(row[place]) for row in table) for place in range(len(table[0]))]
    for name, *cells in table:
        told = "  ".join(cell.rjust(width) for cell, width in zip(cells, widths[1:], strict=True))
        yield f"  {name.ljust(widths[0])}  {told}".rstrip()
