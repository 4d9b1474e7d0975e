"""A backup of everything, and everything from a backup."""

from __future__ import annotations

from pathlib import Path

import click

from web.app import back_up, put_back, rebuild, voted_on_in_secret
from web.cli import options
from web.cli.checking import broken_chains
from web.cli.terminal import say
from web.config import Config, ConfigError
from web.house import House


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@options.database
@click.option("--anyway", is_flag=True, help="Also while a secret ballot is open.")
def backup(file: Path, database: str | None, anyway: bool) -> None:
    """Copy the whole database into a new file, while the server goes on.

    Not while a secret ballot is open: beside a later copy it would show who voted what. A copy of PostgreSQL is made by
    its own pg_dump. The database stays as it is, also one that an earlier Polder made. Keep the file where only you can
    read it: everything is in it.

    \b
    polder backup /backups/polder-2030-11-09
    """
    config = options.settings(database)
    if (there := options.file_of(config)) and not there.exists():
        raise ConfigError(f"{there} is not there: nothing to copy.")
    if not anyway:
        _refuse_if_secret(config)
    back_up(config, file)
    if not anyway:
        try:
            _refuse_if_secret(config)
        except ConfigError:
            file.unlink()
            raise
    say(f"Everything is in {file}.")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@options.database
@click.option("--yes", is_flag=True, help="Do not ask.")
def restore(file: Path, database: str | None, yes: bool) -> None:
    """Make the database what it was in a backup. Not while a server runs.

    The copy is checked first, chain by chain; an SQLite file that does not hold up replaces nothing. A PostgreSQL
    database has to be new and empty (createdb). What was decided since the backup is gone, and what was erased since is
    there again: erase it again.

    \b
    polder restore /backups/polder-2030-11-09
    """
    config = options.settings(database)
    there = options.file_of(config)
    if there and there.exists() and not yes:
        click.confirm(f"Replace {there} and everything decided in it?", abort=True)
    chains = 0

    def check(house: House) -> None:
        nonlocal chains
        chains, broken = broken_chains(house)
        if broken:
            told = ", ".join(f"{stream} from number {seq} on" for stream, seq in broken.items())
            raise ConfigError(f"In {file} {len(broken)} of {chains} chains are broken: {told}.")
        rebuild(house.store)

    put_back(config, file, check)
    say(f"Everything is as it was in {file}, and all {chains} chains hold. What was erased since is there again.")


def _refuse_if_secret(config: Config) -> None:
    if there := voted_on_in_secret(config):
        raise ConfigError(
            f"A secret ballot is open ({', '.join(there)}): a copy that is taken now can be compared with a later one, "
            "and tells who voted what. Wait until it has closed, or say --anyway and destroy the copy afterwards."
        )
