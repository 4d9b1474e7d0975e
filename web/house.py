"""What the handlers of one application share. `web.app` puts it together; nothing else makes one but a test."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

from flask import current_app

from engine.errors import Refused
from engine.house import Chores
from engine.ports import Reader, Store
from engine.service import Service
from engine.states import States
from web.auth.limits import Limits
from web.config import Config
from web.leaving import Leaving
from web.minutes.editions import Editions

if TYPE_CHECKING:
    from web.metrics import Metrics

T = TypeVar("T")
View = dict[str, Any]


class Snapshot(Protocol):
    """What an audience of a channel sees now: `{channel, chain, seq, view}`. Whether `person` may look at it has been
    asked already; of a small group that they do not sit in it gives a refusal."""

    def __call__(self, channel: str, audience: str, person: str) -> View | Refused: ...


@dataclass(frozen=True, slots=True)
class House:
    """`offload` runs what is slow in an OS thread. `chores` are what it does to its storage when a
    row of that name is due; `begin_tidying` makes the first of them. `metrics` are there if somebody watches."""

    config: Config
    store: Store
    service: Service
    snapshot: Snapshot
    offload: Callable[[Callable[[], Any]], Any]
    chores: Chores
    begin_tidying: Callable[[], None]
    limits: Limits = field(default_factory=Limits)
    leaving: Leaving = field(default_factory=Leaving)
    editions: Editions = field(default_factory=Editions)
    metrics: Metrics | None = None

    def ask(self, question: Callable[[Reader, States], T]) -> T:
        """Answer a question from one committed snapshot. What it folded need not be folded again."""

        def look(reader: Reader) -> tuple[T, States]:
            states = States(reader, self.service.folded)
            return question(reader, states), states

        answer, states = self.store.read(look)
        states.keep()
        return answer


EXTENSION = "polder"


def house() -> House:
    """The house of the request that is being served."""
    return cast("House", current_app.extensions[EXTENSION])
