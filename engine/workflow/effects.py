"""What a move does besides leading to a stage: a closed registry of functions from a proposal to events."""

from __future__ import annotations

from collections.abc import Callable

from engine.moment import Moment
from engine.proposal.events import VersionFixed
from engine.proposal.state import Proposal
from engine.registry import Registry

Effect = Callable[[Proposal, Moment], tuple[object, ...]]
EFFECTS: Registry[Effect] = Registry("effects")


def fix_version(proposal: Proposal, moment: Moment) -> tuple[object, ...]:
    """The text as it stands becomes the next version, unless it is the same as the last."""
    written = tuple((id, clause.text) for id, clause in proposal.clauses.items())
    if proposal.versions and proposal.versions[-1].clauses == written:
        return ()
    return (VersionFixed(number=len(proposal.versions) + 1, at=moment.at),)


EFFECTS.add("fix_version", fix_version)
