"""A notice as it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

Told = Literal["coordinators", "delegates", "participants", "partners"]
"""Whom a workflow can let know something."""

_ROLES: Mapping[Told, frozenset[str]] = {
    "coordinators": frozenset({"coordinator"}),
    "delegates": frozenset({"delegate"}),
    "participants": frozenset({"coordinator", "delegate", "participant"}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """`number` counts those of one proposal from 1. `words` are the workflow's own, in each language; of a reminder
    there are none: it says that so many `days` are left of `stage`, which the proposal came to at `since` and which
    `ends`, or that the day has come on which the proposal is looked at again (`review`)."""

    number: int
    to: Told
    at: str
    words: Mapping[str, str] = field(default_factory=dict)
    stage: str = ""
    since: str = ""
    ends: str = ""
    days: int = 0
    review: str = ""


def is_for(to: Told, roles: frozenset[str], kinds: Iterable[str]) -> bool:
    """`roles` are somebody's in the movement; `kinds` those of the organisations that they hold them for. Who takes
    part are coordinators and delegates too; partners are all who are from a partner, also who only looks on."""
    return "partner" in kinds if to == "partners" else bool(roles & _ROLES[to])
