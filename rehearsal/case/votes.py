"""How the organisations vote on the plan. Everybody named supports everything; the rest of it is invented."""

from __future__ import annotations

from collections.abc import Iterable

from rehearsal.case.people import Organisation
from rehearsal.case.plan import CONTRIBUTION, GROWTH, TEAMS

DISSENT = {
    "org-13": {CONTRIBUTION: "no"},
    "org-14": {CONTRIBUTION: "no", TEAMS: "abstain"},
    "org-17": {CONTRIBUTION: "no"},
    "org-19": {CONTRIBUTION: "abstain"},
    "org-22": {TEAMS: "no", GROWTH: "abstain"},
}
"""Seat → its answers other than yes."""

HESITANT = "org-18"
"""Votes against the contribution first, and changes its mind while the ballot is open."""

TOO_LATE = "org-15"
"""Puts its phone away, and only votes when the ballot has been closed."""


def choice_of(member: Organisation, questions: Iterable[str]) -> dict[str, str]:
    """What the seat's last paper says."""
    own = DISSENT.get(member.id, {})
    return {question: own.get(question, "yes") for question in questions}
