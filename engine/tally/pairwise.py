"""Rankings compared two options at a time: what Schulze and ranked pairs start from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, MutableMapping
from fractions import Fraction
from typing import Literal

from engine.tally.paper import Ranking

Pairs = Mapping[str, Mapping[str, int]]
"""For each option and each other, how many papers prefer the first, by weight."""

Measure = Literal["winning_votes", "margins"]
"""How strong a defeat is. `winning_votes`: the more who prefer the winner, then the fewer who prefer the loser
(Debian's constitution, A.6.7, since 1.9 A.5.7). `margins`: how many more (Tideman 1987)."""


def pairwise(papers: Mapping[Ranking | None, int], options: tuple[str, ...]) -> dict[str, dict[str, int]]:
    """Each ranked option is preferred to all that are ranked lower and to all that are not ranked; options in one rank,
    and those not ranked, are not preferred to each other. A blank paper prefers nothing.

    The papers are walked once. For each option it is noted which set of others stood below it, and how often; there are
    far fewer such sets than papers times pairs."""
    bits = {option: 1 << place for place, option in enumerate(options)}
    below_counts = _standing(papers, bits)
    pairs = {option: {other: 0 for other in options if other != option} for option in options}
    width = len(options)
    members = {bit: option for option, bit in bits.items()}
    for key, weight in below_counts.items():
        row, below = pairs[options[key >> width]], key & ((1 << width) - 1)
        while below:
            lowest = below & -below
            row[members[lowest]] += weight
            below ^= lowest
    return pairs


def _standing(papers: Mapping[Ranking | None, int], bits: Mapping[str, int]) -> Mapping[int, int]:
    """How often each option stood above each set of others: keys are the option's place, then the set as bits."""
    width = len(bits)
    everything = (1 << width) - 1
    places = {option: place << width for place, option in enumerate(bits)}
    # Nearly every rank holds one option, and a paper with as many ranks as options has no other: the short way.
    alone: dict[tuple[str, ...], tuple[int, int]]
    alone = {(option,): (bit, places[option]) for option, bit in bits.items()}
    seen: MutableMapping[int, int] = defaultdict(int)
    for paper, weight in papers.items():
        below = everything
        if paper and len(paper) == width:
            for rank in paper:
                bit, place = alone[rank]
                below ^= bit
                seen[place | below] += weight
            continue
        for rank in paper or ():
            for option in rank:
                below ^= bits[option]
            for option in rank:
                seen[places[option] | below] += weight
    return seen


def as_fractions(pairs: Pairs) -> dict[str, dict[str, Fraction]]:
    """The comparisons as a count carries them."""
    return {option: {other: Fraction(votes) for other, votes in row.items()} for option, row in pairs.items()}


def defeats(pairs: Pairs, options: tuple[str, ...], measure: Measure) -> dict[tuple[str, str], int]:
    """For each pair of which the first is preferred to the second by more papers than the other way round: how strong
    that is, as a whole number above 0 that means something only beside the others."""
    won = {
        (one, other): (pairs[one][other], pairs[other][one])
        for one in options
        for other in options
        if one != other and pairs[one][other] > pairs[other][one]
    }
    if measure == "margins":
        return {pair: votes - against for pair, (votes, against) in won.items()}
    most = max((votes for votes, _ in won.values()), default=0)
    return {pair: votes * (most + 1) + most - against for pair, (votes, against) in won.items()}


def layers(options: tuple[str, ...], beaten_by: Mapping[str, frozenset[str]]) -> tuple[tuple[str, ...], ...]:
    """From best to worst: first all that nothing beats, then all that nothing beats once those are away, and so on.
    `beaten_by` must not go round in a circle."""
    left, order = set(options), []
    while left:
        best = {option for option in left if not beaten_by[option] & left}
        order.append(tuple(sorted(best)))
        left -= best
    return tuple(order)
