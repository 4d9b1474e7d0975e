"""What the house asks of a proposal that does not exist yet."""

from __future__ import annotations

from dataclasses import dataclass

from engine.fields import Id
from engine.registry import command


@command("proposal.start_child")
@dataclass(frozen=True, slots=True, kw_only=True)
class StartChild:
    """Begin the proposal that another one has asked for, on the newest version of its workflow. Sent by the house
    itself."""

    proposal: Id
    parent: Id
