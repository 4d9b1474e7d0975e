"""What changed from one version of a workflow to the next."""

from __future__ import annotations

from pathlib import Path

import click

import messages
from engine.workflow.compare import compare as compared
from engine.workflow.definition import Definition
from web.config import LANGUAGES
from workflows.loader import load_file

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("was", type=FILE)
@click.argument("now", type=FILE)
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Of the sentences.")
def compare(was: Path, now: Path, language: str) -> None:
    """Tell in sentences what is otherwise in the second workflow file than in the first.

    \b
    polder compare plan-1.yaml plan-2.yaml
    """
    changes = compared(_definition(was), _definition(now)).changes
    for change in changes:
        click.echo(messages.render(language, f"compared.{change.code}", change.params))
    if not changes:
        click.echo(messages.render(language, "compared.nothing"))


def _definition(file: Path) -> Definition:
    loaded = load_file(file)
    if loaded.definition is None:
        raise click.ClickException(f"{file} has problems; `polder check {file}` names them.")
    return loaded.definition
