"""What the channel of a proposal tells of the team that it founded (docs/protocol.md: `teams`)."""

from __future__ import annotations

from typing import Any

from engine.lookup import Lookup
from engine.team.state import Team


def view_team(team: Team, lookup: Lookup) -> dict[str, Any]:
    """The same for every audience. Who is in it stands on the page of teams, for who belongs to the movement."""
    return {"name": lookup.words(team.name), "state": team.state, "members": len(team.members)}
