"""Motion workflows that somebody brings along from OpenSlides."""

from __future__ import annotations

from pathlib import Path

import click

import messages
from web.cli.checking import tell
from web.cli.terminal import failed, say
from web.config import LANGUAGES
from workflows.loader import load
from workflows.openslides import MOST_BYTES, Imported, NotOpenSlides, from_openslides
from workflows.writer import written


@click.command("openslides")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help="The folder to write to, made if it is not there; this one unless another is named.",
)
@click.option("--ballots", is_flag=True, help="Put to a vote what OpenSlides lets a poll be held about.")
@click.option("--overwrite", is_flag=True, help="Also over files that are there.")
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Of the sentences.")
def import_openslides(file: Path, folder: Path, ballots: bool, overwrite: bool, language: str) -> None:
    """Write the motion workflows of an OpenSlides export as workflow files, and tell what to look at in each.

    FILE is the export of a meeting or of a workflow (JSON). Nothing is published: look at the files, then check and
    import them.

    \b
    polder import openslides export.json -o motions
    polder rehearse motions/simple_workflow.yaml && polder import workflow motions/simple_workflow.yaml
    """
    try:
        with file.open("rb") as opened:
            found = from_openslides(opened.read(MOST_BYTES + 1), ballots=ballots)
    except NotOpenSlides as refused:
        sentence = messages.render(language, f"imported.{refused.code}", refused.params)
        raise failed(file, refused.code, sentence, as_json=False) from None
    places = [folder / f"{each.source['workflow']}.yaml" for each in found]
    for place in places:
        if place.exists() and not overwrite:
            raise failed(place, "exists", messages.render(language, "imported.exists"), as_json=False)
    folder.mkdir(parents=True, exist_ok=True)
    for place, each in zip(places, found, strict=True):
        _write(place, each, language)


def _write(place: Path, imported: Imported, language: str) -> None:
    text = written(imported.source)
    place.write_text(text, "utf-8")
    tell(place, load(text), language)
    for note in imported.notes:
        say(f"{place}: {messages.render(language, f'imported.{note.code}', note.params)}")
