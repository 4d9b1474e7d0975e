"""Guards on the text of a proposal: its clauses, what ballots said of them and what they cost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from engine.fields import Range
from engine.workflow.case import Case
from engine.workflow.guards.guard import guard


@guard("has_clauses")
@dataclass(frozen=True, slots=True, kw_only=True)
class HasClauses:
    """There is a text to talk about: at least one clause."""

    def ask(self, case: Case) -> tuple[bool, dict[str, Any]]:
        count = len(case.proposal.clauses)
        return count > 0, {"count": count}


@guard("clauses_at_least")
@dataclass(frozen=True, slots=True, kw_only=True)
class ClausesAtLeast:
    """There are at least `count` clauses: so many options to choose from, so many ideas."""

    count: Annotated[int, Range(1, 1000)]

    def ask(self, case: Case) -> tuple[bool, dict[str, Any]]:
        there = len(case.proposal.clauses)
        return there >= self.count, {"count": there, "needed": self.count, "missing": max(self.count - there, 0)}


@guard("clauses_unmarked")
@dataclass(frozen=True, slots=True, kw_only=True)
class ClausesUnmarked:
    """Each clause that failed in an earlier ballot has been revised or taken out since. A clause with a tie may be
    asked again as it was."""

    def ask(self, case: Case) -> tuple[bool, dict[str, Any]]:
        marked = sum(clause.result == "failed" for clause in case.proposal.clauses.values())
        return marked == 0, {"count": marked}


@guard("every_clause_passed")
@dataclass(frozen=True, slots=True, kw_only=True)
class EveryClausePassed:
    """A ballot has passed each clause in its present wording, and there is at least one, so nothing is left to
    decide."""

    def ask(self, case: Case) -> tuple[bool, dict[str, Any]]:
        left = len(case.proposal.to_be_decided)
        return left == 0 and bool(case.proposal.clauses), {"count": left}


@guard("every_clause_costed")
@dataclass(frozen=True, slots=True, kw_only=True)
class EveryClauseCosted:
    """Each clause says what it costs, and there is at least one: a ballot that shares out money needs that."""

    def ask(self, case: Case) -> tuple[bool, dict[str, Any]]:
        clauses = case.proposal.clauses.values()
        without = sum(clause.cost is None for clause in clauses)
        return without == 0 and bool(clauses), {"count": without}
