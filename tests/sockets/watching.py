"""What a running server says of itself to whoever watches it."""

from __future__ import annotations

import requests

from tests.serving import Server

TOKEN = "token-of-whoever-watches"


def figures(server: Server) -> dict[str, float]:
    """By name and labels, as they are written: `polder_casts_total{answer="recorded"}`."""
    answer = requests.get(f"{server.url}/metrics", headers={"Authorization": f"Bearer {TOKEN}"}, timeout=15)
    assert answer.status_code == 200, answer.text
    lines = (line for line in answer.text.splitlines() if not line.startswith("#"))
    return {name: float(figure) for name, _, figure in (line.rpartition(" ") for line in lines)}
