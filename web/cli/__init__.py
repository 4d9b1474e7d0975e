"""The command `polder`. Each file here holds the commands of one purpose."""

from __future__ import annotations

import click

from web.cli.checking import check, play, rebuild, verify
from web.cli.cluster import cluster
from web.cli.comparing import compare
from web.cli.count import count
from web.cli.documents import export, import_, schema
from web.cli.erasing import erase
from web.cli.errors import Patient
from web.cli.installing import coordinator, init, reset
from web.cli.keeping import backup, restore
from web.cli.rehearse import rehearse
from web.cli.serving import run, serve


@click.group(cls=Patient, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="polder")
def main() -> None:
    """Decide together: draft, discuss in small groups, vote and adopt in one hybrid meeting.

    \b
    Try it:            polder run
    Phones too:        polder run --host 0.0.0.0
    For real:          polder serve --host 0.0.0.0
    Behind a proxy:    POLDER_PUBLIC_URL=https://polder.example.org polder serve --no-tls
    A large meeting:   polder serve --workers 2, or polder cluster for several machines

    The data stand in var/polder.sqlite unless --database or POLDER_DATABASE names another. Every setting of the
    environment is in docs/operations.md.
    """


RUNNING = (run, serve, cluster, init, coordinator, erase, reset)
TRYING = (check, compare, rehearse, play, count)
DATA = (backup, restore, export, import_, schema, rebuild, verify)

for command in (*RUNNING, *TRYING, *DATA):
    main.add_command(command)
