"""Guards on the proposals that a proposal has started for its clauses, themes or teams."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from engine.workflow.case import Case
from engine.workflow.guards.guard import guard


@guard("children_ended")
@dataclass(frozen=True, slots=True, kw_only=True)
class ChildrenEnded:
    """Of the proposals that the last `start_children` started each has come to an outcome; also when there was nothing
    to start one for."""

    def ask(self, case: Case) -> tuple[bool, dict[str, Any]]:
        children = case.proposal.newest_children
        ended = sum(bool(case.facts.children.get(each)) for each in children)
        return ended == len(children), {"children": len(children), "missing": len(children) - ended}


@guard("children_adopted")
@dataclass(frozen=True, slots=True, kw_only=True)
class ChildrenAdopted:
    """Of the proposals that the last `start_children` started each was adopted, and there is at least one."""

    def ask(self, case: Case) -> tuple[bool, dict[str, Any]]:
        children = case.proposal.newest_children
        adopted = sum(case.facts.children.get(each) == "adopted" for each in children)
        return 0 < len(children) == adopted, {"children": len(children), "adopted": adopted}
