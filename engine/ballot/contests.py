"""What a question of a ballot becomes under its rules: something that a method can count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from engine.ballot.rules import STATUS_QUO, BallotRules
from engine.tally import METHODS, Contest, TieBreak
from engine.tally.paper import PaperRules


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What a ballot was opened with beside its rules: `options`, where its question has options of its own; their
    `costs`, where they have any; `lot`, the seed that was published at the opening, where a tie is broken by lot; and
    what a chair has said of ties: for a question, options in order."""

    options: tuple[str, ...] = ()
    costs: Mapping[str, Fraction] = field(default_factory=dict)
    lot: str = ""
    chair: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def offered(rules: BallotRules, options: Iterable[str]) -> tuple[str, ...]:
    """The options of a question that has its own, with the one that is none of them."""
    return (*options, *((STATUS_QUO,) if rules.status_quo else ()))


def contest_of(rules: BallotRules, question: str, offer: Offer) -> Contest:
    """Raises ValueError, with a sentence, for what cannot be counted: no options, or a cost that is missing."""
    return Contest(
        options=METHODS[rules.method].options or offer.options,
        settings=rules.settings,
        costs=offer.costs,
        tie=tie_break_of(rules, question, offer),
    )


def tie_break_of(rules: BallotRules, question: str, offer: Offer) -> TieBreak:
    """Each question draws its own lot, from the one seed."""
    seed = f"{offer.lot}:{question}" if offer.lot else ""
    return TieBreak(rule=rules.tie, seed=seed, order=offer.chair.get(question, ()))


def paper_rules(rules: BallotRules, offer: Offer) -> PaperRules:
    """What an answer to a question of this ballot may say; the same for each of its questions. Raises ValueError, with
    a sentence, for rules that these options cannot meet, such as more seats than candidates."""
    return METHODS[rules.method].paper(contest_of(rules, "", offer))
