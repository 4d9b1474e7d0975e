"""The guards on the team of a proposal."""

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


@guard("team_is_dissolved")
@dataclass(frozen=True, slots=True, kw_only=True)
class TeamIsDissolved:
    """The proposal's team is dissolved: by itself, by another proposal, or by hand on the page of teams."""

    def ask(self, case: Case) -> tuple[bool, dict[str, Any]]:
        return case.proposal.team_dissolved or case.facts.team_dissolved, {}
