"""What a seat casts, in the form that its ballot takes.

Of answers that are fixed, it gives the best one with the chance that the clause's support is, and else one of the
others. Of options it ranks, marks or pays for those that it likes, the best first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from random import Random

from engine.ballot.contests import paper_rules
from engine.ballot.rules import STATUS_QUO
from engine.proposal.state import Ballot
from engine.tally import METHODS
from engine.tally.paper import ABSTAIN, Paper, PaperRules, write
from engine.workflow.rehearse.crowd import Crowd, happens

INDIFFERENT = 0.5
"""How much the status quo is liked, where a ballot offers it: it is above what most people doubt."""
LADDER = 4
"""More answers than these are degrees on a ladder, from the worst to the best; up to these, the first one says yes."""

Support = Mapping[str, float]


def cast(
    ballot: Ballot, voters: Iterable[str], support: Support, crowd: Crowd, dice: Random
) -> dict[str, dict[str, str]]:
    """The paper of each voter. `support` is that of each clause; a question about the whole has the mean of them."""
    bounds = paper_rules(ballot.rules, ballot.offer)
    fixed = METHODS[ballot.rules.method].options
    mean = _mean(support)

    def answer(question: str) -> str:
        if bounds.blank and happens(crowd.abstains, dice):
            return ABSTAIN
        if fixed:
            return _fixed(fixed, support.get(question, mean), crowd, dice)
        return write(_of_options(bounds, support, crowd, dice))

    return {voter: {question: answer(question) for question in ballot.questions} for voter in voters}


def _mean(support: Support) -> float:
    return sum(support.values()) / len(support) if support else INDIFFERENT


def _fixed(answers: tuple[str, ...], support: float, crowd: Crowd, dice: Random) -> str:
    said = tuple(answer for answer in answers if answer != ABSTAIN)
    if len(said) > LADDER:
        return said[min(int(crowd.liking(support, dice) * len(said)), len(said) - 1)]
    return said[0] if dice.random() < support else dice.choice(said[1:])


def _of_options(bounds: PaperRules, support: Support, crowd: Crowd, dice: Random) -> Paper:
    likings = {
        option: crowd.liking(INDIFFERENT if option == STATUS_QUO else support.get(option, INDIFFERENT), dice)
        for option in bounds.options
    }
    best_first = sorted(likings, key=lambda option: -likings[option])
    most = bounds.most or len(best_first)
    match bounds.form:
        case "one":
            return best_first[0]
        case "ranking":
            return tuple((option,) for option in best_first[:most])
        case "some":
            middle = _mean(likings)
            liked = [option for option in best_first if likings[option] >= middle]
            return frozenset(best_first[: max(min(len(liked), most), bounds.least, 1)])
        case "values":
            return _values(bounds, likings, best_first[:most])


def _values(bounds: PaperRules, likings: Support, best_first: list[str]) -> Paper:
    """A score for each, or, where all values together have a limit, what is left of it for the best, one by one."""
    width = bounds.highest - bounds.lowest
    if not bounds.total:
        return tuple(sorted((option, bounds.lowest + round(likings[option] * width)) for option in best_first))
    given: dict[str, int] = {}
    left = bounds.total
    for option in best_first:
        value = min(bounds.highest, max(1, round(left * likings[option] / 2)), left)
        if value < 1:
            break
        given[option] = value
        left -= value
    return tuple(sorted(given.items()))
