"""`polder cluster`: writes what several machines need, nginx's configuration and systemd's units."""

from __future__ import annotations

import os
import secrets
import shutil
import sys
from dataclasses import replace
from pathlib import Path

import click

from web.cli import options
from web.cli.workers import check_sharing
from web.cluster import units
from web.cluster.nginx import Front, site
from web.config import Config, ConfigError, to_environment

FIRST_PORT = 8001

CACHE = Path("/var/lib/nginx/polder")
"""nginx makes this folder and not the one above it, which Debian's, Fedora's and Alpine's packages bring."""


@click.command()
@options.database
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--machine", "machines", multiple=True, required=True, help="Where workers run; for each of them.")
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64), help="On each machine.")
@click.option("--name", required=True, help="What people type: polder.example.org.")
@click.option("--certificate", required=True, type=click.Path(path_type=Path), help="On nginx's machine.")
@click.option("--key", required=True, type=click.Path(path_type=Path), help="On nginx's machine.")
def cluster(
    database: str | None,
    folder: Path,
    machines: tuple[str, ...],
    workers: int,
    name: str,
    certificate: Path,
    key: Path,
) -> None:
    """Write what several machines need into FOLDER: nginx's configuration, systemd's units, and the settings that the
    machines share. Starts nothing; docs/operations.md says where the files go.

    \b
    polder cluster var/cluster --machine 10.0.0.1 --machine 10.0.0.2 --workers 2 --name polder.example.org \\
      --certificate /etc/ssl/polder.pem --key /etc/ssl/polder.key
    """
    config = options.settings(database)
    check_sharing(config)
    config = _for_all(config, name)
    ports = range(FIRST_PORT, FIRST_PORT + workers)
    front = Front(
        listen="443",
        workers=[f"{_bracketed(machine)}:{port}" for machine in machines for port in ports],
        cache=CACHE,
        name=name,
        certificate=certificate,
        key=key,
    )
    program = shutil.which("polder") or str(Path(sys.argv[0]).resolve())
    _write(folder / "nginx" / "polder.conf", site(front))
    _write(folder / "systemd" / "polder@.service", units.worker(Path(program), leave_notice=config.leave_notice))
    _write(folder / "systemd" / "polder.target", units.target(ports))
    for machine in machines:
        _write(folder / machine.replace(":", "_") / "polder.env", units.settings(to_environment(config), machine))
    click.echo(f"For {len(machines)} × {workers} workers. docs/operations.md says where each file goes.")


def _for_all(config: Config, name: str) -> Config:
    """What every machine has to be told alike. The key of an empty installation too: a worker that made its own would
    not know what another has shown."""
    if "/" in name:
        raise ConfigError(f"--name is {name!r}; it is a host name, like polder.example.org.")
    return replace(
        config,
        public_url=config.public_url or f"https://{name}",
        trusted_hosts=config.trusted_hosts or (name.partition(":")[0],),
        trusted_proxies=1,
        setup_key=config.setup_key or secrets.token_urlsafe(18),
    )


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _write(path: Path, text: str) -> None:
    """For this user alone: the settings name passwords."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
    click.echo(f"  {path}")
