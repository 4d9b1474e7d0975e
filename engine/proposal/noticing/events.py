"""What people were let know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engine.proposal.noticing.notice import Told
from engine.registry import event


@event("proposal.notified")
@dataclass(frozen=True, slots=True, kw_only=True)
class Notified:
    """`words` are those of the workflow, in each of its languages; nobody's own."""

    to: Told
    words: Mapping[str, str]
    at: str


@event("proposal.days_given")
@dataclass(frozen=True, slots=True, kw_only=True)
class DaysGiven:
    """`stage`, in which the proposal is since `since`, `ends` now so many `days` later."""

    stage: str
    since: str
    ends: str
    days: int
    at: str


@event("proposal.reminded")
@dataclass(frozen=True, slots=True, kw_only=True)
class Reminded:
    """Everybody who takes part was reminded that `stage`, in which the proposal is since `since`, `ends` in so many
    `days`."""

    stage: str
    since: str
    ends: str
    days: int
    at: str
