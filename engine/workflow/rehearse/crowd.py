"""Synthetic participants: how many seats, how often they come and vote, and how much they like what is asked.

The model is meant to be said in a few sentences, not to resemble anybody. Each clause has a support between 0 and 1,
drawn once; whoever votes on it is for it with that chance. A revision wins over a part of those who were against. Of
options each seat has a liking: the option's support, give or take how much people differ.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from random import Random


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowd:
    """`turnout` is the chance that a seat is there on a day, `leaves` that it has gone before a ballot closes, `votes`
    that it votes when it is there. `support` is the middle of what clauses are drawn from, `agreement` how close to it
    they are (the two of a beta distribution: mean, and a sum of its parameters), `abstains` the chance of a blank
    paper, `differs` how far a liking is from an option's support (a standard deviation).

    `won_over` is the part of those against whom a revision wins; after `tries` ballots that it failed in, a clause is
    taken out, and after a move was made so often, another is made where there is one. `patience`: on so many other days
    is tried again what cannot go on today. `clauses`: so many are written. `overrides`: the coordinator passes guards
    that may be passed, when patience is at its end. Raises ValueError for a chance outside 0 to 1, and
    for less than one seat, clause or try."""

    seats: int = 26
    turnout: Fraction = Fraction(4, 5)
    leaves: Fraction = Fraction(1, 50)
    votes: Fraction = Fraction(19, 20)
    support: Fraction = Fraction(3, 4)
    agreement: int = 8
    abstains: Fraction = Fraction(1, 20)
    differs: Fraction = Fraction(1, 5)
    won_over: Fraction = Fraction(1, 3)
    clauses: int = 5
    tries: int = 3
    patience: int = 3
    overrides: bool = False

    def __post_init__(self) -> None:
        for name in ("turnout", "leaves", "votes", "abstains", "won_over"):
            if not 0 <= getattr(self, name) <= 1:
                raise ValueError(f"`{name}` is a chance, from 0 to 1; {getattr(self, name)} is not.")
        if not 0 < self.support < 1:
            raise ValueError(f"`support` lies between 0 and 1; {self.support} does not.")
        for name, least in (("seats", 1), ("clauses", 1), ("tries", 1), ("agreement", 1), ("patience", 0)):
            if getattr(self, name) < least:
                raise ValueError(f"`{name}` is a whole number from {least} on; {getattr(self, name)} is not.")
        if self.differs < 0:
            raise ValueError(f"`differs` is 0 or more; {self.differs} is not.")

    def at(self, turnout: Fraction) -> Crowd:
        """The same people, who come more or less often."""
        return replace(self, turnout=turnout)

    def draw_support(self, dice: Random) -> float:
        middle, sum_of_both = float(self.support), self.agreement
        return dice.betavariate(middle * sum_of_both, (1 - middle) * sum_of_both)

    def revised(self, support: float) -> float:
        return support + (1 - support) * float(self.won_over)

    def liking(self, support: float, dice: Random) -> float:
        """What one seat thinks of an option, from 0 to 1."""
        return min(1.0, max(0.0, dice.gauss(support, float(self.differs))))


def happens(chance: Fraction, dice: Random) -> bool:
    return dice.random() < chance.numerator / chance.denominator
