"""Forgetting words and people on request. The ledger keeps their ids and digests, and its chains still hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import click

from engine.commands import Envelope
from engine.directory import ErasePerson
from engine.errors import Refused, RefusedError
from engine.moment import HOUSE
from engine.ports import Reader
from engine.text import texts_in
from web.cli import options

YES = click.option("--yes", is_flag=True, help="Do not ask.")
MOST_SHOWN = 60


@click.group()
def erase() -> None:
    """Forget what somebody wrote, or who somebody was. This cannot be undone.

    Every open screen follows within seconds, also when a server is running. Copies do not: backups, exports, and
    minutes that somebody saved.
    """


@erase.command("text")
@click.argument("text")
@options.database
@YES
def erase_text(text: str, database: str | None, yes: bool) -> None:
    """Forget a text: a title, a clause, a note, a reason. TEXT is its id, or some of its words.

    \b
    polder erase text "my address is"
    """
    with options.opened(options.settings(database)) as house:
        found = house.store.read(lambda reader: _texts(reader, text))
        id_ = _the_only_one(found, f"No text has the id or the words {text!r}.")
        _ask(f"Forget {_short(found[id_])!r}? This cannot be undone.", yes)
        house.store.write(lambda tx: tx.erase_text(id_))
    click.echo("It is forgotten.")


@erase.command("person")
@click.argument("person")
@options.database
@YES
def erase_person(person: str, database: str | None, yes: bool) -> None:
    """Forget a person's name and end all that they have. PERSON is an id or a name.

    Memberships, links, sessions and password end, and the reasons that they gave in ballots are
    forgotten, but for secret ballots, where nobody knows whose they are. What they decided stands, by nobody's name.
    What else they wrote stays as well: see polder erase text. Not while they are at a meeting, nor the last coordinator
    of a movement.

    \b
    polder erase person "Ada Lovelace"
    """
    with options.opened(options.settings(database)) as house:
        found = house.store.read(lambda reader: _people(reader, person))
        id_ = _the_only_one(found, f"Nobody has the id or the name {person!r}.")
        _ask(f"Forget {found[id_]}? This cannot be undone.", yes)
        movement = house.store.read(lambda reader: _movement_of(reader, id_))
        command = ErasePerson(movement=movement, person=id_)
        answer = house.service.execute(Envelope(id=f"erase-{id_}", actor=HOUSE, command=command))
    if isinstance(answer, Refused):
        raise RefusedError(answer)
    click.echo("They are forgotten.")


def _texts(reader: Reader, asked: str) -> dict[str, str]:
    """The text of that id, or those with these words."""
    ids = (id_ for stream in reader.streams() for each in reader.entries(stream) for id_ in texts_in(each.event))
    words = reader.texts(ids)
    if asked in words:
        return {asked: words[asked]}
    return {id_: said for id_, said in words.items() if asked.casefold() in said.casefold()}


def _people(reader: Reader, asked: str) -> dict[str, str]:
    """The person of that id, or those of that name, each with what tells them apart."""
    everyone = dict(_everyone(reader))
    if asked in everyone:
        return {asked: "{} ({})".format(*everyone[asked])}
    return {id_: f"{name} ({place})" for id_, (name, place) in everyone.items() if name.casefold() == asked.casefold()}


def _everyone(reader: Reader) -> Iterator[tuple[str, tuple[str, str]]]:
    """Ids with a name and the place where it is known."""
    for movement in reader.movements():
        for each in reader.people([movement.id]):
            yield each.id, (each.name, movement.name)
        for meeting in reader.meeting_rows([movement.id]):
            for guest in reader.people([], guests_of=meeting.meeting):
                yield guest.id, (guest.name, f"a guest of {meeting.title}")


def _movement_of(reader: Reader, person: str) -> str:
    """A movement that knows the person: any will do."""
    known = (each.id for each in reader.movements() if reader.known_people(each.id, [person]))
    return next(known, "")


def _the_only_one(found: Mapping[str, str], none: str) -> str:
    if not found:
        raise click.ClickException(none)
    if len(found) > 1:
        lines = "\n".join(f"  {id_}  {_short(shown)}" for id_, shown in found.items())
        raise click.ClickException(f"There are several. Say which by its id:\n{lines}")
    return next(iter(found))


def _ask(question: str, yes: bool) -> None:
    if not yes:
        click.confirm(question, abort=True)


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= MOST_SHOWN else line[: MOST_SHOWN - 1] + "…"
