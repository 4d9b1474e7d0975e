"""What can be asked about waiting for another proposal."""

from __future__ import annotations

from dataclasses import dataclass

from engine.fields import Id
from engine.registry import command


@command("proposal.await")
@dataclass(frozen=True, slots=True, kw_only=True)
class AwaitProposal:
    """Say for which other proposal this one waits, where its stage does that: of a movement that one coordinates. Said
    again, it waits for another one. If that has ended already, what follows from it follows at once."""

    proposal: Id
    awaited: Id


@command("proposal.be_awaited")
@dataclass(frozen=True, slots=True, kw_only=True)
class BeAwaited:
    """Know that the proposal `by` waits for this one, so that it hears how this one ends. Sent by the house itself."""

    proposal: Id
    by: Id
