"""Guards made of guards. What each part found stands in the report, so that people see what is missing and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from engine.workflow.case import Case
from engine.workflow.guards.guard import Guard, guard, report

MOST_DEEP = 4
"""How many combined guards may stand in each other: what goes deeper nobody reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Combined:
    """Shared by the guards that are made of others. Every part is asked, also when the answer is known before."""

    parts: tuple[Guard, ...]

    def _found(self, case: Case) -> tuple[list[bool], dict[str, Any]]:
        reports = [report(part, case) for part in self.parts]
        return [each.holds for each in reports], {"parts": [asdict(each) for each in reports]}


@guard("all")
@dataclass(frozen=True, slots=True, kw_only=True)
class All(Combined):
    """Each of its parts holds."""

    def ask(self, case: Case) -> tuple[bool, dict[str, Any]]:
        found, params = self._found(case)
        return all(found), params


@guard("any")
@dataclass(frozen=True, slots=True, kw_only=True)
class AnyOf(Combined):
    """At least one of its parts holds."""

    def ask(self, case: Case) -> tuple[bool, dict[str, Any]]:
        found, params = self._found(case)
        return any(found), params


@guard("not")
@dataclass(frozen=True, slots=True, kw_only=True)
class Not(Combined):
    """Its one part does not hold."""

    def ask(self, case: Case) -> tuple[bool, dict[str, Any]]:
        found, params = self._found(case)
        return not any(found), params


def atoms_of(guards: tuple[Guard, ...]) -> Iterator[Guard]:
    """The guards that are not made of others, in order, however deep they stand."""
    for each in guards:
        if isinstance(each, Combined):
            yield from atoms_of(each.parts)
        else:
            yield each
