"""The guard on the team of a proposal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from engine.workflow.case import Case
from engine.workflow.guards.guard import guard


@guard("has_team")
@dataclass(frozen=True, slots=True, kw_only=True)
class HasTeam:
    """The proposal has a team: it founded one, or was begun for one by `start_children`, and has not dissolved it."""

    def ask(self, case: Case) -> tuple[bool, dict[str, Any]]:
        return case.proposal.has_team, {}
