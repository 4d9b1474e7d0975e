"""What an event of a proposal asks of another stream. The proposal only says so; the house does it, through the door,
in a transaction of its own. Ids come from the proposal, so what is done twice is the same thing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from engine.proposal.awaiting.events import ProposalAwaits
from engine.proposal.children.events import ChildAskedFor
from engine.proposal.teams.events import TeamAskedFor, TeamDismissed

Errand = tuple[str, str, Mapping[str, Any]]
"""The key of the row in `due`, the command and its fields."""


def errands(proposal: str, event: object) -> Iterator[Errand]:
    match event:
        case ChildAskedFor(child=child):
            yield f"start:{child}", "proposal.start_child", {"proposal": child, "parent": proposal}
        case ProposalAwaits(awaited=awaited):
            yield f"await:{proposal}:{awaited}", "proposal.be_awaited", {"proposal": awaited, "by": proposal}
        case TeamAskedFor(team=team):
            yield f"found:{team}", "team.found_for", {"team": team, "proposal": proposal}
        case TeamDismissed(team=team):
            yield f"dissolve:{team}", "team.dissolve", {"team": team}
