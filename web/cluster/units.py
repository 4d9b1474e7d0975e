"""What systemd needs for the workers of one machine, and the settings that all machines share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

SETTINGS = "/etc/polder/polder.env"


def worker(program: Path, *, leave_notice: int = 0) -> str:
    """`polder@.service`: one worker, whose port is the unit's instance."""
    return f"""\
# Written by Polder. `systemctl start polder@8001` starts the worker at port 8001.
[Unit]
Description=Polder, the worker at port %i
After=network-online.target
Wants=network-online.target
PartOf=polder.target

[Service]
Type=exec
User=polder
StateDirectory=polder
WorkingDirectory=/var/lib/polder
EnvironmentFile={SETTINGS}
ExecStart={program} serve --supervised --no-tls --host ${{POLDER_LISTEN}} --port %i
Restart=always
RestartSec=1
# It sends its phones away and ends; whatever is left after that is ended.
KillMode=mixed
TimeoutStopSec={leave_notice + 15}
LimitNOFILE=65536
NoNewPrivileges=yes
PrivateTmp=yes
ProtectHome=yes
ProtectSystem=strict

[Install]
WantedBy=polder.target
"""


def target(ports: Sequence[int]) -> str:
    """`polder.target`: all workers of a machine."""
    return f"""\
# Written by Polder. `systemctl enable --now polder.target` starts every worker of this machine.
[Unit]
Description=Polder
Wants={" ".join(f"polder@{port}.service" for port in ports)}

[Install]
WantedBy=multi-user.target
"""


def settings(environment: Mapping[str, str], listen: str) -> str:
    """`polder.env`, with passwords: for root and systemd alone."""
    lines = [f"{name}={_quoted(value)}" for name, value in environment.items() if value]
    return "\n".join(
        [
            "# Written by Polder. Every machine has the same settings, but for where its workers listen.",
            f"POLDER_LISTEN={listen}",
            *lines,
            "",
        ]
    )


def _quoted(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
