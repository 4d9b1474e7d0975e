"""The guard on the rounds in which consent is asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from engine.workflow.case import Case
from engine.workflow.consent import Consent
from engine.workflow.guards.guard import guard


@guard("rounds_spent")
@dataclass(frozen=True, slots=True, kw_only=True)
class RoundsSpent:
    """As many rounds of consent as the stage allows have closed since the proposal came to it, and a clause has still
    not passed."""

    def ask(self, case: Case) -> tuple[bool, dict[str, Any]]:
        settings = case.definition.stages[case.proposal.stage].settings
        most = settings.rounds if isinstance(settings, Consent) else 0
        held, left = case.proposal.rounds_held, len(case.proposal.to_be_decided)
        holds = most > 0 and held >= most and left > 0 and case.proposal.open_ballot is None
        return holds, {"held": held, "rounds": most, "left": left}
