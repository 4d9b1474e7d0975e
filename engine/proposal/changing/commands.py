"""What people can ask about the version that a proposal follows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from engine.fields import Id, Range
from engine.registry import command


@command("proposal.change_version")
@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeVersion:
    """Go on by another published `version` of the same workflow. `stage` says where, only if the stage that the
    proposal is in is not there, or has become a ballot or an end."""

    proposal: Id
    version: Annotated[int, Range(1, 1_000_000)]
    stage: Id | None = None
