"""Tasks in the history of a proposal, each as it read then: it may have been changed, or removed, since."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.lookup import Lookup
from engine.proposal.events import TaskAssigned, TaskChanged, TaskFinished, TaskRemoved, TaskReopened
from engine.proposal.taking.events import TaskGivenBack, TaskTaken
from engine.text import Text

CODES: Mapping[type, str] = {
    TaskAssigned: "assigned",
    TaskChanged: "changed",
    TaskRemoved: "removed",
    TaskFinished: "finished",
    TaskReopened: "reopened",
    TaskTaken: "taken",
    TaskGivenBack: "given_back",
}


def looks_for_somebody(event: object) -> bool:
    """A task that is made without anybody who does it: of a hundred at once, one step tells."""
    return isinstance(event, TaskAssigned) and not event.owner


class TaskTeller:
    """Learns of each event, in order, and tells it before the next."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup
        self._known: dict[str, tuple[str | None, Text]] = {}

    def learn(self, event: object) -> None:
        match event:
            case TaskAssigned() | TaskChanged():
                self._known[event.task] = event.owner, event.text
            case TaskTaken(task=task, owner=owner):
                self._known[task] = owner, self._known[task][1]

    def tell(self, event: Any) -> tuple[str, str | None, Text] | None:
        """The code, the name of who does it (None: it looks for somebody) and the words; nothing of another event."""
        if type(event) not in CODES:
            return None
        owner, text = self._known[event.task]
        if isinstance(event, TaskGivenBack):  # told with the name of who gives it back
            self._known[event.task] = None, text
        how = CODES[type(event)]
        return (f"history.task_{how}", self._name(owner), text) if owner else (f"history.looking_{how}", None, text)

    def _name(self, organisation: str) -> str:
        found = self._lookup.organisation(organisation)
        return found.name if found else ""
