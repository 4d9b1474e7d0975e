"""What every effect is: a frozen dataclass of its settings, which gives the events that it leads to. The registry is
closed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from engine.errors import Refused
from engine.facts import ProposalFacts
from engine.moment import Moment
from engine.proposal.state import Proposal
from engine.registry import Registry


class Effect(Protocol):
    """What every effect offers. No events: there was nothing to do. Refused: the move cannot be made."""

    def events(self, proposal: Proposal, facts: ProposalFacts, moment: Moment) -> tuple[Any, ...] | Refused: ...


EFFECTS: Registry[type[Effect]] = Registry("effects")
_NAMES: dict[type, str] = {}
E = TypeVar("E", bound=type)


def effect(name: str) -> Callable[[E], E]:
    def register(cls: E) -> E:
        EFFECTS.add(name, cls)
        _NAMES[cls] = name
        return cls

    return register


def effect_name(done: Effect) -> str:
    """The name under which an effect is registered."""
    return _NAMES[type(done)]
