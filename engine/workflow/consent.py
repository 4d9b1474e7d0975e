"""The settings of a stage in which consent is asked in rounds, and the rules of the ballots that it holds."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Annotated, Literal

from engine.ballot.rules import Among, BallotRules, Closes, Electorate, QuorumOf, VoterRole
from engine.fields import Range

SuggestedBy = Literal["nobody", "delegates", "participants"]
"""Who may suggest a change to the text, besides a coordinator. Of `participants` delegates are some."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """Consent is asked of each clause, in rounds, until nobody objects. Whatever leads into this stage opens the first
    round. Between two rounds the text can be written, to integrate what was objected to, and changes can be suggested;
    a coordinator opens the next round (`proposal.open_round`), in which only clauses are asked that have not passed in
    their present wording. A round without a quorum does not count as one of the `rounds`. The other settings are those
    of a ballot. Raises ValueError for those that contradict each other."""

    rounds: Annotated[int, Range(1, 20)] = 3
    suggested_by: SuggestedBy = "participants"
    secrecy: Literal["open", "confidential"] = "open"
    electorate: Electorate = "member_organisations"
    among: Among = "everyone"
    role: VoterRole = ""
    closes: Closes = "by_hand"
    quorum: Annotated[int, Range(0, 1_000_000)] = 0
    quorum_part: Fraction | None = None
    quorum_of: QuorumOf = "entitled"

    def __post_init__(self) -> None:
        _ = self.rules

    @property
    def rules(self) -> BallotRules:
        """Under which each round is held."""
        return _rules_of(self)


@lru_cache(maxsize=256)
def _rules_of(settings: Consent) -> BallotRules:
    """A stage is asked for its rules at every commit that its screens see."""
    return BallotRules(
        method="consent",
        secrecy=settings.secrecy,
        electorate=settings.electorate,
        among=settings.among,
        role=settings.role,
        closes=settings.closes,
        quorum=settings.quorum,
        quorum_part=settings.quorum_part,
        quorum_of=settings.quorum_of,
    )
