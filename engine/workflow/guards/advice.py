"""The guard on advice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from engine.fields import Range
from engine.workflow.case import Case
from engine.workflow.guards.guard import guard


@guard("advice_given")
@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceGiven:
    """At least `count` pieces of advice were given since the proposal came to this stage. Only for moves from stages
    that wait for advice."""

    count: Annotated[int, Range(1, 100)] = 1

    def ask(self, case: Case) -> tuple[bool, dict[str, Any]]:
        given = sum(each.stay == case.proposal.stay for each in case.proposal.advice.values())
        return given >= self.count, {"given": given, "needed": self.count, "missing": max(self.count - given, 0)}
