"""What a move does besides leading to a stage: a closed registry. An effect is a frozen dataclass of its settings,
which gives the events that it leads to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from engine.facts import ProposalFacts
from engine.moment import Moment
from engine.proposal.events import VersionFixed
from engine.proposal.state import Proposal
from engine.registry import Registry


class Effect(Protocol):
    """What every effect offers. No events: there was nothing to do."""

    def events(self, proposal: Proposal, facts: ProposalFacts, moment: Moment) -> tuple[Any, ...]: ...


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


@effect("fix_version")
@dataclass(frozen=True, slots=True, kw_only=True)
class FixVersion:
    """The text as it stands becomes the next version, unless it is the same as the last."""

    def events(self, proposal: Proposal, facts: ProposalFacts, moment: Moment) -> tuple[Any, ...]:
        written = tuple((id, clause.text) for id, clause in proposal.clauses.items())
        if proposal.versions and proposal.versions[-1].clauses == written:
            return ()
        return (VersionFixed(number=len(proposal.versions) + 1, at=moment.at),)
