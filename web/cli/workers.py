"""`polder serve --workers N`: several workers on one machine, with nginx in front, started and kept going together."""

from __future__ import annotations

import getpass
import grp
import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click

from web.app import check_redis
from web.cli.listening import Place, raise_file_limit
from web.cluster.nginx import Front, whole
from web.cluster.supervised import NOT_YET
from web.cluster.supervisor import Program, Supervisor
from web.config import Config, ConfigError, to_environment

ENOUGH = 3.0
"""Seconds that a worker has beyond its own graceful timeout."""


def check_several(config: Config) -> None:
    """Raises ConfigError unless several workers can be started with these settings, here and now."""
    check_sharing(config)
    find_nginx()
    check_redis(config)


def check_sharing(config: Config) -> None:
    """Raises ConfigError unless several workers can share these data."""
    if config.embedded:
        raise ConfigError("SQLite has one process: leave --workers at 1, or use PostgreSQL (docs/operations.md).")
    if not config.redis:
        raise ConfigError(
            "Several workers hear from each other through Redis: set POLDER_REDIS, as in redis://127.0.0.1:6379/0."
        )


def find_nginx() -> str:
    """Raises ConfigError when it is not installed."""
    found = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/opt/homebrew/bin")
    if found is None:
        raise ConfigError(
            "Several workers need nginx in front, and it is not installed. Install it (on Debian: apt install nginx), "
            "or let `polder cluster` write what one on another machine needs."
        )
    return found


def serve_workers(config: Config, place: Place, count: int, gunicorn: Callable[[str], list[str]]) -> None:
    """Run until a signal ends it. `gunicorn(address)` is what runs one worker there. Raises ConfigError."""
    nginx = find_nginx()
    # Our nginx is the one proxy in front, and the workers listen where nobody else can knock.
    config = replace(config, trusted_proxies=1)
    with _folder() as folder:
        sockets = [folder / f"{number}.sock" for number in range(1, count + 1)]
        front = Front(
            listen=f"[{place.host}]:{place.port}" if ":" in place.host else f"{place.host}:{place.port}",
            workers=[f"unix:{each}" for each in sockets],
            cache=folder / "cache",
            certificate=place.certificate and place.certificate.resolve(),
            key=place.key and place.key.resolve(),
        )
        written = folder / "nginx.conf"
        written.write_text(whole(front, folder, files=raise_file_limit(), user=_own_user()), encoding="utf-8")
        told = [nginx, "-e", "stderr", "-p", str(folder), "-c", str(written)]
        _check(told)
        environment = to_environment(config)
        workers = {f"worker {number}": each for number, each in enumerate(sockets, start=1)}
        programs = [
            Program(name=name, argv=gunicorn(f"unix:{each}{NOT_YET}"), environment=environment)
            for name, each in workers.items()
        ]
        Supervisor(
            [*programs, Program(name="nginx", argv=told, last=True)],
            lambda said: click.echo(said, err=True),
            patience=config.leave_notice + 5 + ENOUGH,
            is_ready=lambda name: is_ready(workers[name]),
        ).run()


def is_ready(path: Path) -> bool:
    """Whether the worker at this socket would serve."""
    line = http.client.HTTPConnection("localhost", timeout=2)
    try:
        line.sock = socket.socket(socket.AF_UNIX)
        line.sock.settimeout(2)
        line.sock.connect(str(path))
        line.request("GET", "/readyz")
        return line.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        line.close()


@contextmanager
def _folder() -> Iterator[Path]:
    """For sockets and what nginx writes: for this user alone, with a path that is short enough for a socket."""
    # A signal that comes before the supervisor listens has the folder removed too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    folder = Path(tempfile.mkdtemp(prefix="polder-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _own_user() -> str:
    """nginx started by root would serve as another user, who may not go where the workers listen."""
    return f"{getpass.getuser()} {grp.getgrgid(os.getgid()).gr_name}" if os.geteuid() == 0 else ""


def _check(told: list[str]) -> None:
    tried = subprocess.run([*told, "-t", "-q"], capture_output=True, text=True, check=False)
    if tried.returncode:
        raise ConfigError(f"nginx does not accept what Polder wrote for it: {tried.stderr.strip()}")
