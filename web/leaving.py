"""How a worker leaves: first it says that it takes nobody more, then it sends away who is there, and then it ends.

What was acknowledged is committed, and what was not is sent again by its phone to another worker: nothing needs saving.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field

EXTENSION = "polder-leaving"
"""Where an application keeps its own, for the worker that runs it."""

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Leaving:
    """`notice` is for how many seconds `/readyz` says no before the worker stops listening. `announced` says that it
    does so now."""

    notice: float = 0.0
    announced: bool = False
    _steps: list[Callable[[], None]] = field(default_factory=list)

    def announce(self) -> None:
        self.announced = True

    def then(self, step: Callable[[], None]) -> None:
        """Something to do once the worker listens no more, after what was named before."""
        self._steps.append(step)

    def send_away(self) -> None:
        """Do all of it, once. One that fails is logged; the others are done."""
        steps, self._steps = self._steps, []
        for step in steps:
            try:
                step()
            except Exception:  # noqa: BLE001 - the worker ends either way
                _log.exception("a worker could not leave as it should")
