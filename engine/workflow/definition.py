"""A workflow as data: frozen, and the same for every proposal that runs on this version of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from engine.ballot.rules import BallotRules
from engine.workflow.consent import Consent
from engine.workflow.deadline import Deadline

Label = Mapping[str, str]
"""Words in each language of the definition: `{"nl": ..., "en": ...}`."""

Outcome = Literal["adopted", "rejected", "withdrawn"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One state. It has an `activity` with its `settings`, or it is an `outcome` and nothing leads on from it. `about`
    tells people what is asked of them there; empty if nothing is told. `deadline` says until when it is meant to last;
    `reminders` are sent so many days before that."""

    name: str
    title: Label
    about: Label = field(default_factory=dict)
    activity: str | None = None
    settings: Any = None
    outcome: Outcome | None = None
    deadline: Deadline | None = None
    reminders: tuple[int, ...] = ()

    @property
    def rules(self) -> BallotRules | None:
        """Those of the ballots that are held there, one of which opens when a move leads to it; nothing where none
        is."""
        held = self.settings.rules if isinstance(self.settings, Consent) else self.settings
        return held if isinstance(held, BallotRules) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """What leads from `sources` to `target`: by one of the roles in `by`, or by itself as soon as its guards hold.

    `guards` and `effects` are instances from their registries. All guards must hold; `override` lets a coordinator pass
    them with a reason.
    """

    name: str
    title: Label
    sources: tuple[str, ...]
    target: str
    by: frozenset[str] = frozenset()
    guards: tuple[Any, ...] = ()
    effects: tuple[Any, ...] = ()
    override: bool = False

    @property
    def automatic(self) -> bool:
        return not self.by


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """`digest` is the SHA-256 of the canonical source: it tells versions apart that claim the same number. `about` says
    what it is good for, in a sentence or two; empty if nothing is said."""

    name: str
    version: int
    title: Label
    start: str
    stages: Mapping[str, Stage]
    moves: Mapping[str, Move]
    digest: str
    about: Label = field(default_factory=dict)

    def moves_from(self, stage: str) -> Iterator[Move]:
        """In the order of the definition; automatic moves are tried in that order."""
        return (move for move in self.moves.values() if stage in move.sources)
