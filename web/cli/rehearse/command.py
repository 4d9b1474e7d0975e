"""`polder rehearse FILE`."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import click

import messages
from engine.tally.impossible import why
from engine.tally.settings import exact
from engine.workflow.definition import Definition
from engine.workflow.rehearse import Crowd, Play
from engine.workflow.rehearse import rehearse as run_many
from engine.workflow.rehearse.runs import dice_of
from web.cli.rehearse import replay, report
from web.cli.rehearse.document import document
from web.cli.rehearse.stepping import step_by_step
from web.cli.rehearse.trouble import Trouble
from web.cli.rehearse.words import Words
from web.cli.terminal import failed, say, say_json
from web.config import LANGUAGES
from workflows.loader import load_file

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
USUAL = Crowd()


@click.command()
@click.argument("file", type=FILE, required=False)
@click.option(
    "--runs", type=click.IntRange(1, 100_000), default=1000, show_default=True, help="How often it is played."
)
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed gives the same report.")
@click.option("--seats", type=click.IntRange(1, 2000), default=USUAL.seats, show_default=True, help="Who may vote.")
@click.option("--turnout", default=str(USUAL.turnout), show_default=True, help="The part of them that comes, as 2/3.")
@click.option("--support", default=str(USUAL.support), show_default=True, help="How well clauses are liked, as 3/4.")
@click.option("--clauses", type=click.IntRange(1, 100), default=USUAL.clauses, show_default=True, help="So many.")
@click.option("--overrides", is_flag=True, help="The coordinator passes guards that may be passed.")
@click.option("--step", is_flag=True, help="Play one run by hand.")
@click.option("--replay", "past", type=FILE, multiple=True, help="The export of a closed ballot; may be given again.")
@click.option("--rules", type=FILE, help="With --replay: the other rules, as JSON.")
@click.option("--json", "as_json", is_flag=True, help="The whole report, fractions as strings.")
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Of the sentences.")
def rehearse(
    file: Path | None,
    runs: int,
    seed: int,
    seats: int,
    turnout: str,
    support: str,
    clauses: int,
    overrides: bool,
    step: bool,
    past: tuple[Path, ...],
    rules: Path | None,
    as_json: bool,
    language: str,
) -> None:
    """Try a workflow out with synthetic people: how often each outcome is reached, and where it gets stuck.

    It is played by the engine that decides in earnest. docs/workflows.md says how the people are made up.

    \b
    polder rehearse workflows/yearly_plan.yaml
    polder rehearse my_plan.yaml --turnout 2/3 --seats 40
    polder rehearse my_plan.yaml --step
    polder rehearse --replay ballot.json --rules stricter.json
    """
    try:
        if past or rules:
            _replay(file, past, rules, as_json, language)
            return
        definition = _definition(file, language)
        people = replace(_crowd(turnout, support), seats=seats, clauses=clauses, overrides=overrides)
        if step:
            _by_hand(definition, people, seed, as_json, language)
        else:
            _many(definition, people, runs, seed, as_json, language)
    except Trouble as trouble:
        place = trouble.place or file or ""
        raise failed(place, trouble.code, trouble.told(language), line=trouble.line, as_json=as_json) from None


def _many(definition: Definition, people: Crowd, runs: int, seed: int, as_json: bool, language: str) -> None:
    try:
        found = run_many(definition, people, runs, seed)
    except ValueError as error:
        raise Trouble("cannot_start", why=why(error)) from None
    if as_json:
        say_json(document(found))
    else:
        say("\n".join(report.lines(found, definition, language)))


def _by_hand(definition: Definition, people: Crowd, seed: int, as_json: bool, language: str) -> None:
    if as_json:
        raise Trouble("step_or_json")
    words = Words(language, definition)
    try:
        play = Play(definition, people, dice_of(seed, 0))
    except ValueError as error:
        raise Trouble("cannot_start", why=why(error)) from None
    step_by_step(play, words)


def _replay(file: Path | None, past: tuple[Path, ...], rules: Path | None, as_json: bool, language: str) -> None:
    if file is not None:
        raise Trouble("replay_alone")
    if not past or rules is None:
        raise Trouble("replay_needs_rules")
    asked = replay.rules_in(rules)
    found = [replay.replayed(each, asked) for each in past]
    if as_json:
        say_json(replay.document(found))
    else:
        say("\n".join(replay.lines(found, language)))


def _definition(file: Path | None, language: str) -> Definition:
    if file is None:
        raise Trouble("no_file")
    loaded = load_file(file)
    if loaded.definition is None:
        first = loaded.problems[0]
        why = messages.render(language, f"workflow.{first.problem.code}", first.problem.params)
        raise Trouble("workflow_not_in_order", file, first.line, why=why)
    return loaded.definition


def _crowd(turnout: str, support: str) -> Crowd:
    try:
        return Crowd(turnout=_chance(turnout), support=_chance(support))
    except ValueError as error:
        raise Trouble("bad_crowd", why=str(error)) from None


def _chance(written: str) -> Fraction:
    try:
        return exact(written.strip(), "A chance")
    except ValueError:
        raise Trouble("bad_chance", found=written) from None
