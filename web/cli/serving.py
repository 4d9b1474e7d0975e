"""Starting the server: for real, or with a meeting that can be joined at once."""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import click

from web.app import check_redis
from web.cli import options
from web.cli.listening import Place, is_loopback, raise_file_limit, with_local_certificate
from web.cli.trying import invite
from web.cli.workers import check_several, serve_workers
from web.concurrency import WORKERS
from web.config import AsyncMode, Config, ConfigError, to_environment
from web.tls import fingerprint

APP = "wsgi:app"
CONNECTIONS = 6000
# No query string and no referrer: neither belongs in a log.
ACCESS_LOG = '%(t)s %(h)s "%(m)s %(U)s" %(s)s %(b)s %(L)ss'
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


def listening(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options of everything that starts a server."""
    for option in reversed(
        (
            click.option(
                "--host", default="127.0.0.1", show_default=True, help="Where to listen; 0.0.0.0 lets phones in."
            ),
            click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535)),
            options.database,
            click.option(
                "--async-mode",
                type=click.Choice(get_args(AsyncMode)),
                help="The library under the server: eventlet unless you say otherwise.  [env: POLDER_ASYNC_MODE]",
            ),
            click.option(
                "--workers",
                default=1,
                show_default=True,
                type=click.IntRange(1, 64),
                help="More than one with PostgreSQL, Redis and nginx (docs/operations.md).",
            ),
            click.option("--tls/--no-tls", default=None, help="By default, TLS unless only this machine can get in."),
            click.option("--certificate", type=FILE, help="A certificate of your own, with --key."),
            click.option("--key", type=FILE, help="The private key of --certificate."),
            click.option(
                "--supervised",
                is_flag=True,
                help="End when the worker dies: whoever started this, systemd for one, starts it again.",
            ),
            click.option("--access-log", is_flag=True, help="Log each request, without query strings."),
        )
    ):
        function = option(function)
    return function


@click.command()
@listening
@click.option("--app", default=APP, hidden=True, help="Another WSGI application: a rehearsal puts its own together.")
def serve(database: str | None, async_mode: str | None, app: str, **given: Any) -> None:
    """Start the server, for real: with the data that polder init made, or with none yet. Then it shows a link by which
    the first visitor makes a movement.

    \b
    polder serve                                          this machine only
    polder serve --host 0.0.0.0                           the network too, with a local certificate
    polder serve --host 0.0.0.0 --certificate c.pem --key k.pem
    polder serve --no-tls                                 behind nginx, which does TLS
    polder serve --workers 2                              two workers, and an nginx that Polder starts
    """
    config = options.settings(database, async_mode=async_mode)
    _serve(config, place_of(config, given), {**given, "app": app})


@click.command()
@listening
def run(database: str | None, async_mode: str | None, **given: Any) -> None:
    """Try it: make an invented meeting that can be joined at once, and start the server.

    Shows a link for each part to play and a QR code for phones. Next time it goes on with the same meeting; polder
    reset starts over. Where a real movement lives nothing is invented: the meeting that is going on is shown.

    \b
    polder run                                            this machine only
    polder run --host 0.0.0.0                             phones too, with a local certificate
    """
    config = options.settings(database, async_mode=async_mode)
    place = place_of(config, given)
    with options.opened(config) as house:
        click.echo(invite(house, config.public_url or place.address))
    _serve(config, place, given)


def place_of(config: Config, given: dict[str, Any]) -> Place:
    """Where to listen, with the certificate that goes with it. Raises ConfigError."""
    certificate, key = given["certificate"], given["key"]
    if (certificate is None) != (key is None):
        raise ConfigError("--certificate and --key belong together.")
    place = Place(host=given["host"], port=given["port"], certificate=certificate, key=key)
    wanted = not is_loopback(place.host) if given["tls"] is None else given["tls"]
    if certificate is not None or not wanted:
        return replace(place, certificate=certificate if wanted else None, key=key if wanted else None)
    file = options.file_of(config)
    return with_local_certificate(place, (file.parent if file else Path("var")) / "tls")


def _serve(config: Config, place: Place, given: dict[str, Any]) -> None:
    """Become gunicorn. A process of its own, so that nothing has been imported before its worker patches it. Several
    workers are processes that this one looks after."""
    workers: int = given["workers"]
    if workers > 1:
        check_several(config)
    elif config.redis:
        _say_if_redis_is_away(config)
    config = with_setup_key(config, empty=options.free_for_a_server(config))
    place.check_free()
    if (files := raise_file_limit()) < CONNECTIONS:
        click.echo(f"The system allows {files} open files, so about {files - 200} phones. Raise `ulimit -n`.", err=True)
    click.echo(f"Polder serves {place.address} ({config.async_mode}, {config.database_shown}). Ctrl-C stops it.")
    if place.certificate is not None and given["certificate"] is None:
        click.echo(_how_to_accept(place.certificate))
    if config.setup_key:
        click.echo(f"Nobody is here yet. Make the first movement at {_start(config, place)}")
    sys.stdout.flush()
    app, access_log = given.get("app", APP), given["access_log"]

    def gunicorn(address: str, *more: str) -> list[str]:
        if given["supervised"] or workers > 1:
            more = (*more, "--config", "python:web.cluster.supervised")
        return [sys.executable, "-m", "gunicorn", *arguments(config, address, *more, access_log=access_log), app]

    if workers > 1:
        serve_workers(config, place, workers, gunicorn)
        return
    os.environ.update(to_environment(config))
    host = f"[{place.host}]" if ":" in place.host else place.host
    tls = ("--certfile", str(place.certificate), "--keyfile", str(place.key)) if place.certificate else ()
    os.execv(sys.executable, gunicorn(f"{host}:{place.port}", *tls))


def _say_if_redis_is_away(config: Config) -> None:
    try:
        check_redis(config)
    except ConfigError as error:
        click.echo(f"{error} Until it does, this worker does not hear the others.", err=True)


def with_setup_key(config: Config, *, empty: bool) -> Config:
    """With a key for the first visitor, a new one each time unless the environment brings it; none once somebody has
    founded something."""
    return replace(config, setup_key=(config.setup_key or secrets.token_urlsafe(18)) if empty else "")


def _start(config: Config, place: Place) -> str:
    return f"{config.public_url or place.address}/start#{config.setup_key}"


def arguments(config: Config, address: str, *more: str, access_log: bool) -> list[str]:
    """What gunicorn is told, but for the application: one worker, at an address or `unix:/path`."""
    log = ["--access-logfile", "-", "--access-logformat", ACCESS_LOG] if access_log else []
    return [
        *("--worker-class", WORKERS[config.async_mode]),
        *("--workers", "1"),
        *("--worker-connections", str(CONNECTIONS)),
        *("--backlog", "4096"),
        *("--graceful-timeout", str(config.leave_notice + 5)),
        *("--bind", address),
        *("--log-level", config.log_level),
        "--no-control-socket",
        *more,
        *log,
    ]


def _how_to_accept(certificate: Path) -> str:
    return (
        "The certificate is this server's own, so each browser warns once. Choose 'Advanced' and then 'Proceed', or\n"
        "on an iPhone 'Show Details' and 'visit this website'. Whoever wants to be sure compares its SHA-256:\n"
        f"{fingerprint(certificate)}"
    )
