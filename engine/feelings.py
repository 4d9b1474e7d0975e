"""How people feel about a clause (a temperature) or a card (for or against): what may be said, what is shown of it.

One person has one feeling about one thing, and may change it. It is no event: the ledger never hears of it. The row has
a name only while the meeting runs and a day longer, so that it can be changed; then the house keeps how many, and
forgets who (`ForgetFeelings`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from engine.meeting.state import Meeting
from engine.proposal.state import Proposal

CLAUSE, CARD = range(6), range(-1, 2)
"""The values that a feeling may have: cold 1 to warm 5; against -1, for 1. 0 is none: it takes back what was said."""

FORGOTTEN_AFTER = timedelta(hours=24)
"""How long after the end who felt what is kept, in case the meeting goes on."""

LEAST_APART = 3
"""Fewer answers than this on one side could be told to be somebody's: room and online are then shown together."""

MODES = ("room", "online")

Felt = Mapping[str, Mapping[int, int]]
"""Of one subject: mode → value → how many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feeling:
    """What one person feels about one thing, and where they were when they said so."""

    about: str
    person: str
    mode: str
    value: int


def subject(proposal: str, clause: str) -> str:
    return f"{proposal}.{clause}"


def subjects_shown(meeting: Meeting, proposals: Mapping[str, Proposal]) -> tuple[str, ...]:
    """What everyone sees feelings about: the clause pointed at, and those of the proposal that the item is about."""
    shown: dict[str, None] = {}
    if (there := meeting.pointed_at) and there.proposal in proposals:
        shown |= dict.fromkeys(_clauses(proposals[there.proposal], there.clause))
    item = meeting.agenda.get(meeting.item) if meeting.item else None
    if item and item.proposal and item.proposal in proposals:
        shown |= dict.fromkeys(_clauses(proposals[item.proposal]))
    return tuple(shown)


def _clauses(proposal: Proposal, only: str | None = None) -> Iterable[str]:
    return (subject(proposal.proposal, each) for each in proposal.clauses if only in (None, each))


def view_felt(felt: Felt) -> dict[str, Any]:
    """`all` by value; `room` and `online` besides when each side has enough answers to hide among."""
    everyone = Counter[int]()
    for counts in felt.values():
        everyone.update(counts)
    shown = {"all": _by_value(everyone)}
    if all(sum(felt.get(mode, {}).values()) >= LEAST_APART for mode in MODES):
        shown |= {mode: _by_value(felt[mode]) for mode in MODES}
    return shown


def _by_value(counts: Mapping[int, int]) -> dict[str, int]:
    return {str(value): count for value, count in sorted(counts.items()) if count}
