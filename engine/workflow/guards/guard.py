"""What every guard offers, the registry, and what a guard found. A guard is a frozen dataclass of its settings; asked
about a case, it says whether it holds and gives the numbers that its sentence needs (`guard.NAME.holds|held`)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from engine.proposal.events import GuardReport
from engine.registry import Registry
from engine.workflow.case import Case


class Guard(Protocol):
    """What every guard offers. `ask` looks at nothing but the case. Two guards with the same settings are equal."""

    def ask(self, case: Case) -> tuple[bool, dict[str, Any]]: ...


GUARDS: Registry[type[Guard]] = Registry("guards")
_NAMES: dict[type, str] = {}
G = TypeVar("G", bound=type)


def guard(name: str) -> Callable[[G], G]:
    def register(cls: G) -> G:
        GUARDS.add(name, cls)
        _NAMES[cls] = name
        return cls

    return register


def name_of(asked: Guard) -> str:
    """The name under which a guard is registered."""
    return _NAMES[type(asked)]


def report(asked: Guard, case: Case) -> GuardReport:
    """Ask a guard and write down what it found."""
    holds, params = asked.ask(case)
    return GuardReport(guard=name_of(asked), holds=holds, params=params)
