"""Looking whether something is right: a workflow, the chains of the ledger, a whole rehearsed meeting."""

from __future__ import annotations

import importlib
from functools import partial
from pathlib import Path

import click

import messages
from engine.ports import Reader
from web.app import rebuild as rebuild_tables
from web.cli import options
from web.cli.terminal import say
from web.config import LANGUAGES
from web.house import House
from workflows.loader import Found, Loaded, load_file

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("files", nargs=-1, required=True, type=FILE)
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Of the sentences.")
@click.option(
    "--seats", type=click.IntRange(min=1), help="How many organisations vote, to see whether a quorum can be met."
)
def check(files: tuple[Path, ...], language: str, seats: int | None) -> None:
    """Check workflow files before they are published.

    Every problem comes with the line where it stands: a misspelt name, a stage that nothing leads to, a place where a
    proposal gets stuck. A warning is probably not meant, and the file can be published all the same.

    \b
    polder check workflows/yearly_plan.yaml
    """
    wrong = 0
    for file in files:
        loaded = load_file(file, seats)
        tell(file, loaded, language)
        wrong += loaded.definition is None
    if wrong:
        raise click.exceptions.Exit(1)


def tell(file: Path, loaded: Loaded, language: str) -> None:
    """What the checker found in a file, a line each."""
    for found in sorted((*loaded.problems, *loaded.warnings), key=lambda each: each.line):
        sentence = _sentence(found, language)
        if not found.problem.refuses:
            sentence = messages.render(language, "check.warning", {"sentence": sentence})
        say(f"{file}:{found.line}: {sentence}")
    if loaded.definition is not None:
        stages, moves = len(loaded.definition.stages), len(loaded.definition.moves)
        say(f"{file}: in order, {stages} stages and {moves} moves.")


def _sentence(found: Found, language: str) -> str:
    """In words; a problem that the catalogue does not know yet is still told with its numbers."""
    code, params = f"workflow.{found.problem.code}", found.problem.params
    if code in messages.codes(language):
        return messages.render(language, code, params)
    return f"{found.problem.code}: " + ", ".join(f"{name} {value}" for name, value in params.items())


@click.command()
@options.database
def verify(database: str | None) -> None:
    """Look whether anything in the ledger was changed: walk every hash chain, and check each text against its digest.

    What was erased with polder erase is no break.
    """
    with options.opened(options.settings(database)) as house:
        chains, broken = broken_chains(house)
    for stream, seq in broken.items():
        click.echo(f"{stream}: wrong from number {seq} on")
    if broken:
        click.echo(f"{len(broken)} of {chains} chains are broken. Compare with a backup (docs/operations.md).")
        raise click.exceptions.Exit(1)
    click.echo(f"All {chains} chains hold.")


def broken_chains(house: House) -> tuple[int, dict[str, int]]:
    """How many chains there are, and of those that do not hold from which number on."""
    streams = house.store.read(lambda reader: reader.streams())
    found = {stream: house.store.read(partial(_verify, stream=stream)) for stream in streams}
    return len(streams), {stream: seq for stream, seq in found.items() if seq is not None}


def _verify(reader: Reader, stream: str) -> int | None:
    return reader.verify(stream)


@click.command()
@options.database
def rebuild(database: str | None) -> None:
    """Make the read tables again from the ledger, after a restored backup. Safe: they hold nothing that it does not."""
    with options.opened(options.settings(database)) as house:
        rebuild_tables(house.store)
    click.echo("The read tables say what the ledger says.")


@click.command(context_settings={"ignore_unknown_options": True, "help_option_names": []})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def play(arguments: tuple[str, ...]) -> None:
    """Play a whole meeting against a real server; `polder play --help` names what can be chosen."""
    # By name: the rehearsal stands above this package, and plays its meeting from outside as phones do.
    raise click.exceptions.Exit(importlib.import_module("rehearsal.play").main(list(arguments)) or 0)
