"""One run by hand: what stands, what can happen, and a number to choose it by."""

from __future__ import annotations

from collections.abc import Iterator

import click

import messages
from engine.ballot.explain import explain
from engine.proposal.state import Ballot
from engine.workflow.rehearse import Play, Step, steps, take
from engine.workflow.rehearse.held import held
from web.cli.rehearse.words import Words
from web.cli.terminal import say


def step_by_step(play: Play, words: Words) -> None:
    """Until an outcome, or until whoever chooses stops: with 0, or where the input ends."""
    told = 0
    while True:
        for ballot in list(play.state.ballots.values())[told:]:
            if ballot.outcome is None or ballot.awaits_chair:
                break
            told += 1
            say("\n".join(["", *_result(ballot, words)]))
        say("\n".join(["", *_stands(play, words)]))
        offered = list(steps(play))
        if not offered:
            return
        say("\n".join(_offered(play, offered, words)))
        chosen = _chosen(len(offered), words)
        if chosen == 0:
            return
        take(play, offered[chosen - 1])


def _stands(play: Play, words: Words) -> Iterator[str]:
    stage = words.stage(play.state.stage)
    if play.ended:
        yield words.say("step.ended", stage=stage, time=words.time(play.minutes))
        return
    here, seats = len(play.hall.here), len(play.hall.seats)
    yield words.say("step.stands", stage=stage, time=words.time(play.minutes), here=here, seats=seats)
    for number, clause in enumerate(play.state.clauses.values(), start=1):
        mark = messages.render(words.language, f"result.point.{clause.result}") if clause.result else ""
        liked = words.part(round(play.support[clause.clause] * 100), 100)
        yield "  " + words.say("step.clause", number=number, liked=liked, mark=mark).rstrip()


def _offered(play: Play, offered: list[Step], words: Words) -> Iterator[str]:
    for number, step in enumerate(offered, start=1):
        yield f"  {number}  {words.step(step)}"
    yield f"  0  {words.say('step.stop')}"
    for each in () if play.ballot else held(play):
        why = "; ".join(words.held(code) for code in each.codes)
        yield "     " + words.say("step.held", move=words.move(each.move), held=why)


def _chosen(most: int, words: Words) -> int:
    """A number that is offered; 0 also where the input ends."""
    while True:
        try:
            written = click.prompt(words.say("step.prompt"), default="1", show_default=True)
        except click.Abort:
            return 0
        if written.strip().isascii() and written.strip().isdigit() and int(written) <= most:
            return int(written)
        say(words.say("step.not_offered", most=most))


def _result(ballot: Ballot, words: Words) -> Iterator[str]:
    assert ballot.outcome is not None
    for each in explain(ballot.outcome, ballot.rules, ballot.numbers, ballot.offer):
        yield messages.render(words.language, each["code"], each["params"])
