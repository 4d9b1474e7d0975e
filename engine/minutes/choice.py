"""A ballot that asked which of the options: what each came to, and what stood on the papers, by the numbers by which
people know them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from engine.ballot.contests import paper_rules
from engine.lookup import Lookup
from engine.minutes.record import Marks, OptionCounted
from engine.proposal.state import Ballot
from engine.tally.paper import Paper, PaperRules, read
from engine.tally.shares import shares_of


def options_of(ballot: Ballot, lookup: Lookup) -> tuple[OptionCounted, ...]:
    """In the order in which the voters saw them; none of a ballot that is no choice."""
    if ballot.outcome is None or not ballot.offer.options:
        return ()
    (found,) = ballot.outcome.questions
    totals = found.count.totals if found.count else {}
    return tuple(
        OptionCounted(
            number=ballot.numbers.get(option, 0),
            text=lookup.words(ballot.texts[option]) if option in ballot.texts else "",
            total=totals.get(option, Fraction(0)),
            chosen=option in found.chosen,
        )
        for option in ballot.offer.options
    )


def marks_by_seat(ballot: Ballot, lookup: Lookup) -> Mapping[str, tuple[Marks, ...]]:
    """More than one for a vote that was split."""
    rules = paper_rules(ballot.rules, ballot.offer)
    (question,) = ballot.questions
    choices = lookup.choices(ballot.ballot).items()
    return {seat: _answered(choice[question], rules, ballot.numbers) for seat, choice in choices}


def _answered(answer: str, rules: PaperRules, numbers: Mapping[str, int]) -> tuple[Marks, ...]:
    return tuple(replace(_marks(read(each, rules), numbers), part=part) for each, part in shares_of(answer, 0))


def _marks(paper: Paper, numbers: Mapping[str, int]) -> Marks:
    def plain(option: str) -> tuple[int, None]:
        return numbers.get(option, 0), None

    match paper:
        case None:
            return Marks(ranked=False, ranks=())
        case str():
            return Marks(ranked=False, ranks=((plain(paper),),))
        case frozenset():
            return Marks(ranked=False, ranks=(tuple(sorted(map(plain, paper))),))
    ranks: list[tuple[tuple[int, int | None], ...]] = []
    for rank in paper:
        if isinstance(rank[-1], int):
            option, value = str(rank[0]), rank[-1]
            ranks.append(((numbers.get(option, 0), value),))
        else:
            ranks.append(tuple(sorted(plain(str(option)) for option in rank)))
    if ranks and ranks[0][0][1] is not None:
        return Marks(ranked=False, ranks=(tuple(sorted(each for rank in ranks for each in rank)),))
    return Marks(ranked=True, ranks=tuple(ranks))
