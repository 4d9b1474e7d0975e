"""A chain: one audience's snapshot and the patches since. It exists while somebody follows it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from engine.patch import diff
from sockets.packets import Prepared

View = dict[str, Any]


@dataclass(slots=True)
class Chain:
    """`seq` is that of the last message; `view` what its followers hold."""

    name: str
    seq: int
    view: View
    followers: set[str] = field(default_factory=set)
    _snapshot: Prepared | None = None

    def advance(self, seq: int, view: View) -> dict[str, Any] | None:
        """The message that brings followers from the old view to this one; None if they see no difference."""
        patch = diff(self.view, view)
        if not patch:
            return None
        message = {"chain": self.name, "from": self.seq, "seq": seq, "patch": patch}
        self.seq, self.view, self._snapshot = seq, view, None
        return message

    def snapshot(self) -> Prepared:
        """Made once, however many come in before the next message."""
        if self._snapshot is None:
            self._snapshot = Prepared(seq=self.seq, view=self.view)
        return self._snapshot
