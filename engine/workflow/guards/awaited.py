"""Guards on the proposal that a proposal waits for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from engine.workflow.case import Case
from engine.workflow.guards.guard import guard


@guard("awaited_ended")
@dataclass(frozen=True, slots=True, kw_only=True)
class AwaitedEnded:
    """The proposal that this one waits for has come to an outcome, whichever that is. Only for moves from stages that
    wait for a proposal; as long as nobody has said which, it does not hold."""

    def ask(self, case: Case) -> tuple[bool, dict[str, Any]]:
        awaits = case.proposal.awaits
        return awaits is not None and awaits.outcome != "", {"chosen": int(awaits is not None)}


@guard("awaited_adopted")
@dataclass(frozen=True, slots=True, kw_only=True)
class AwaitedAdopted:
    """The proposal that this one waits for was adopted. With `awaited_ended` on a move after it, the one is for what
    was adopted, the other for what was rejected or withdrawn. Only for moves from stages that wait for a proposal."""

    def ask(self, case: Case) -> tuple[bool, dict[str, Any]]:
        awaits = case.proposal.awaits
        return awaits is not None and awaits.outcome == "adopted", {"chosen": int(awaits is not None)}
