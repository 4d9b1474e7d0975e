"""Sending every phone of this worker to another one."""

from __future__ import annotations

from typing import Any

SPREAD = 1.0
"""Seconds over which a hall is sent away, so that it does not knock elsewhere all at once."""

AT_A_TIME = 20


def send_away(server: Any, spread: float = SPREAD) -> None:
    """Close each connection under Socket.IO's feet: its client takes that for a broken line and comes back by itself,
    where a disconnect of Socket.IO's own would tell it to stay away. What was queued for it goes out first."""
    open_now = list(server.eio.sockets.values())
    pause = spread * AT_A_TIME / max(len(open_now), 1)
    for count, each in enumerate(open_now, start=1):
        each.close(wait=False)
        if count % AT_A_TIME == 0:
            server.sleep(min(pause, spread))
