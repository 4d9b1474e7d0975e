"""What has happened between a proposal and the one that it waits for."""

from __future__ import annotations

from dataclasses import dataclass

from engine.registry import event
from engine.text import Text


@event("proposal.awaits")
@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalAwaits:
    """From now on, until it leaves its stage, it waits for `awaited`: the house tells that one
    (`proposal.be_awaited`). The rest as in `Awaited`."""

    awaited: str
    title: Text
    outcome: str
    at: str


@event("proposal.awaited_told")
@dataclass(frozen=True, slots=True, kw_only=True)
class AwaitedTold:
    """The proposal that it waits for is called `title` now, or has come to an `outcome`."""

    awaited: str
    title: Text
    outcome: str
    at: str


@event("proposal.awaited")
@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalAwaited:
    """The proposal `by` has begun to wait for this one. It may have gone on since: only that one knows."""

    by: str
