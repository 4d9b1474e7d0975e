"""Options that several commands share, and the house behind them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import click

from web.app import open_house
from web.config import Config, from_environment
from web.founding import is_empty, publish_shipped
from web.house import House

F = TypeVar("F", bound=Callable[..., Any])

database: Callable[[F], F] = click.option(
    "--database",
    metavar="URL",
    help="Where the data stand: sqlite:///var/polder.sqlite or postgresql://user@host/name.  [env: POLDER_DATABASE]",
)


def settings(database_given: str | None, **given: Any) -> Config:
    """The environment's settings, with what was said on the command line instead."""
    config = from_environment(os.environ)
    said = {"database": database_given, **given}
    return replace(config, **{name: value for name, value in said.items() if value is not None})


def file_of(config: Config) -> Path | None:
    """The database's file, if it is one."""
    return Path(config.database.removeprefix("sqlite:///")) if config.embedded else None


def free_for_a_server(config: Config) -> bool:
    """Open the database as the server will, so that what is wrong with it is said here and in a sentence. Whether
    there is nothing in it yet; if there is, workflows that came with a newer Polder are published."""
    _make_room(config)
    house = open_house(config)
    try:
        empty = is_empty(house)
        if not empty:
            publish_shipped(house)
        return empty
    finally:
        house.store.close()


@contextmanager
def opened(config: Config) -> Iterator[House]:
    """The house, beside a server that may be running, for as long as the command takes."""
    _make_room(config)
    house = open_house(config, exclusive=False)
    try:
        yield house
    finally:
        house.store.close()


def _make_room(config: Config) -> None:
    """A folder for the database. What this process makes from here on is for nobody else on the machine to read."""
    if file := file_of(config):
        os.umask(0o077)
        file.parent.mkdir(parents=True, exist_ok=True)
