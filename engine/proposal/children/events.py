"""What a proposal has asked for."""

from __future__ import annotations

from dataclasses import dataclass

from engine.registry import event
from engine.text import Text


@event("proposal.child_asked_for")
@dataclass(frozen=True, slots=True, kw_only=True)
class ChildAskedFor:
    """A proposal `child` begins: the house does it at once (`proposal.start_child`). The rest as in `Child`; words are
    those of the parent, of its clause, of the theme or the team, by the same reference."""

    child: str
    workflow: str
    title: Text
    item: str
    text: Text
    batch: int
    of: str = ""
