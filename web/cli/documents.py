"""What leaves an installation as a document, and what comes in as one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TextIO

import click

from engine.errors import Refused, RefusedError
from engine.workflow.mermaid import mermaid
from schemas.workflow_file import workflow_schema
from web.cli import options
from web.cli.openslides import import_openslides
from web.config import LANGUAGES
from web.exports import ballot_document, ledger_lines, plain
from web.founding import publish
from web.pictures import workflow_picture
from workflows.loader import load_file

OUT = click.option("-o", "--output", type=click.File("w", encoding="utf-8"), default="-", help="A file instead.")


@click.group()
def export() -> None:
    """Write a document that others can check."""


@export.command("ballot")
@click.argument("ballot")
@options.database
@OUT
def export_ballot(ballot: str, database: str | None, output: TextIO) -> None:
    """A closed ballot: rules, papers, outcome, digests. Anybody can recount it with scripts/recount.py.

    \b
    polder export ballot 4f1c -o ballot.json && python scripts/recount.py ballot.json
    """
    with options.opened(options.settings(database)) as house:
        document = house.ask(lambda reader, states: ballot_document(reader, states, ballot))
    if isinstance(document, Refused):
        raise RefusedError(document)
    json.dump(document, output, ensure_ascii=False, indent=2)
    output.write("\n")


@export.command("ledger")
@click.option("--stream", default="", help="Only streams that begin so: meeting:, proposal:ID.")
@options.database
@OUT
def export_ledger(stream: str, database: str | None, output: TextIO) -> None:
    """Every event with its hash, one JSON object per line. Words are not in it, only their digests."""
    with options.opened(options.settings(database)) as house:
        output.writelines(
            json.dumps(line, ensure_ascii=False, default=plain) + "\n"
            for line in house.store.read(lambda reader: list(ledger_lines(reader, stream)))
        )


@export.command("workflow")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Of the titles.")
@click.option("--picture", is_flag=True, help="An SVG picture; so it is too where the file to write ends in .svg.")
@OUT
def export_workflow(file: Path, language: str, picture: bool, output: TextIO) -> None:
    """A workflow file as a Mermaid diagram, which wikis and editors draw, or as a picture.

    \b
    polder export workflow workflows/yearly_plan.yaml -o plan.mmd
    polder export workflow workflows/yearly_plan.yaml -o plan.svg --language nl
    """
    loaded = load_file(file)
    if loaded.definition is None:
        raise click.ClickException(f"{file} has problems; `polder check {file}` names them.")
    drawn = workflow_picture if picture or output.name.endswith(".svg") else mermaid
    output.write(drawn(loaded.definition, language))


@click.group("import")
def import_() -> None:
    """Bring something in."""


@import_.command("workflow")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@options.database
def import_workflow(file: Path, database: str | None) -> None:
    """Publish a version of a workflow. Proposals that run on an older version stay on it.

    \b
    polder check plan.yaml && polder import workflow plan.yaml
    """
    with options.opened(options.settings(database)) as house:
        published = publish(house, load_file(file))
    click.echo(f"Published: {published}.")


import_.add_command(import_openslides)


@click.command()
@OUT
def schema(output: TextIO) -> None:
    """Write a JSON Schema of workflow files, with which an editor completes names and says what they mean.

    \b
    polder schema -o workflow.schema.json
    # and as the first line of a workflow, for editors with the YAML language server:
    # yaml-language-server: $schema=workflow.schema.json
    """
    json.dump(workflow_schema(), output, ensure_ascii=False, indent=2)
    output.write("\n")
