"""Given what happened, when somebody asks this, then that happens: the shape of every rule of an event-told noun.

MEETING.given(planned(), opened()).when(CheckIn(...), actor="anna").then(CheckedIn(...))
MEETING.given(planned()).when(CheckIn(...)).refused("meeting_not_open")
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import reduce
from typing import Any

from engine.errors import Refused
from engine.moment import Moment
from engine.registry import name_of

MOMENT = Moment(
    now=datetime(2022, 11, 9, 12, tzinfo=UTC), actor="anna", roles=frozenset({"person"}), command="c1", seed=1
)


@dataclass(frozen=True)
class Noun:
    """What decides and folds a noun; `facts` are the facts when a test names none."""

    decide: Callable[..., Any]
    evolve: Callable[..., Any]
    facts: Any

    def given(self, *events: Any) -> Given:
        return Given(self, reduce(self.evolve, events, None))


@dataclass(frozen=True)
class Given:
    noun: Noun
    state: Any

    def when(self, command: Any, facts: Any = None, /, **moment: Any) -> When:
        """Ask, at `MOMENT` but for what is named (`actor`, `roles`, `now`, `command`, `seed`)."""
        facts = self.noun.facts if facts is None else facts
        answer = self.noun.decide(self.state, command, facts, replace(MOMENT, **moment))
        return When(self.noun, self.state, answer)


@dataclass(frozen=True)
class When:
    noun: Noun
    before: Any
    answer: Any

    def then(self, *events: Any) -> Any:
        """Exactly these events, each known to the ledger; gives the state after them."""
        assert self.answer == events
        return self.after

    def refused(self, code: str, **params: Any) -> None:
        assert self.answer == Refused(code, params)

    @property
    def after(self) -> Any:
        """The state after whatever happened."""
        assert not isinstance(self.answer, Refused), self.answer
        assert all(name_of(event) for event in self.answer)
        return reduce(self.noun.evolve, self.answer, self.before)
