"""Making an installation, letting coordinators in, and starting over."""

from __future__ import annotations

import secrets
from pathlib import Path

import click

from web.app import open_house
from web.cli import options
from web.config import LANGUAGES
from web.founding import Login, Newcomer, add_coordinator, found_movement, is_empty

LANGUAGE = click.Choice(LANGUAGES)


@click.command()
@options.database
@click.option("--movement", prompt="Name of the movement", help="The community that decides together.")
@click.option("--name", prompt="Your name", help="Of the first coordinator.")
@click.option("--email", prompt="Your e-mail address", help="What the first coordinator signs in with.")
@click.option("--language", type=LANGUAGE, default="nl", show_default=True, help="What they read.")
@click.option("--generate-password", is_flag=True, help="Make a password and show it, instead of asking for one.")
def init(database: str | None, movement: str, name: str, email: str, language: str, generate_password: bool) -> None:
    """Make the database, the first movement and its first coordinator.

    \b
    polder init
    polder init --movement "Care together" --name "Ada" --email ada@example.org --generate-password
    """
    config = options.settings(database)
    login = Login(email=email.strip(), password=_password(generate_password))
    with options.opened(config) as house:
        if not is_empty(house):
            raise click.ClickException("There is a movement already. Another coordinator: polder coordinator add.")
        found_movement(house, movement.strip(), Newcomer(name=name.strip(), language=language, login=login))
    click.echo(f"The movement {movement!r} stands in {config.database_shown}.")
    _show(login, generated=generate_password)
    click.echo("Start the server:  polder serve")


@click.group()
def coordinator() -> None:
    """Let in who prepares and leads meetings, and decides who else comes in."""


@coordinator.command("add")
@options.database
@click.option("--movement", help="Its name or id; needed when there are several.")
@click.option("--name", prompt="Their name", help="As screens show it.")
@click.option("--email", prompt="Their e-mail address", help="What they sign in with.")
@click.option("--language", type=LANGUAGE, default="nl", show_default=True, help="What they read.")
@click.option("--generate-password", is_flag=True, help="Make a password and show it, instead of asking for one.")
def add(
    database: str | None, movement: str | None, name: str, email: str, language: str, generate_password: bool
) -> None:
    """Let another coordinator in.

    \b
    polder coordinator add --name "Grace" --email grace@example.org --generate-password
    """
    login = Login(email=email.strip(), password=_password(generate_password))
    with options.opened(options.settings(database)) as house:
        there = house.store.read(lambda reader: reader.movements())
        wanted = [each for each in there if movement in (None, each.id, each.name)]
        if len(wanted) != 1:
            names = ", ".join(each.name for each in there) or "none; make one with polder init"
            raise click.ClickException(f"Say which movement with --movement. There are: {names}.")
        add_coordinator(house, wanted[0].id, Newcomer(name=name.strip(), language=language, login=login))
    _show(login, generated=generate_password)


@click.command()
@options.database
@click.option("--yes", is_flag=True, help="Do not ask.")
def reset(database: str | None, yes: bool) -> None:
    """Forget everything: delete the database's file. Only for SQLite, and not while a server runs.

    The local certificate stays, so phones need not accept another.
    """
    config = options.settings(database)
    file = options.file_of(config)
    if file is None:
        raise click.ClickException("Only a SQLite database is one file. Drop a PostgreSQL database with its own tools.")
    if not file.exists():
        click.echo("There is nothing to forget.")
        return
    if not yes:
        click.confirm(f"Delete {file} and everything decided in it?", abort=True)
    open_house(config).store.close()
    for each in (file, *(Path(f"{file}{end}") for end in ("-wal", "-shm", ".lock"))):
        each.unlink(missing_ok=True)
    click.echo("Everything is gone.")


def _password(generate: bool) -> str:
    if generate:
        return secrets.token_urlsafe(12)
    return str(click.prompt("A password, 12 characters or more", hide_input=True, confirmation_prompt=True))


def _show(login: Login, *, generated: bool) -> None:
    click.echo(f"Sign in at /sign-in with {login.email}" + (f" and the password {login.password}" if generated else ""))
    if generated:
        click.echo("The password is shown this once.")
