"""What has happened to the version that a proposal follows."""

from __future__ import annotations

from dataclasses import dataclass

from engine.registry import event


@event("proposal.version_changed")
@dataclass(frozen=True, slots=True, kw_only=True)
class VersionChanged:
    """From here on `version` and `digest` fix the definition. `stage` is where the proposal is then: where it was, but
    if that is not there. `dropped` are stages whose rules are others now, so that what was set for them on this
    proposal counts no more."""

    version: int
    digest: str
    stage: str
    by: str
    at: str
    dropped: tuple[str, ...] = ()
