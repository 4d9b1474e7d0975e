"""What is kept of a movement's workflows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A workflow that is being made, as the canonical JSON of its source, problems and all. `rev` grows with each time
    that it is kept; `person` kept it last."""

    movement: str
    workflow: str
    rev: int
    source: str
    person: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftGone:
    movement: str
    workflow: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A version as it will always be. `movement` made it."""

    movement: str
    workflow: str
    version: int
    digest: str
    source: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Retirement:
    """Whether a movement begins proposals on this workflow no longer."""

    movement: str
    workflow: str
    retired: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Newest:
    """The newest version under a name. `movement` published it; it is empty of what is everybody's."""

    movement: str
    version: int
    source: str


PublishingChange = Draft | DraftGone | Published | Retirement
