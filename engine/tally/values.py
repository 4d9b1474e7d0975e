"""How often each option was given each value: what scores and dots are added up from."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import chain

from engine.tally.paper import Values


def times_given(papers: Mapping[Values | None, int]) -> Counter[tuple[str, int]]:
    """For an option and a value, how many papers give it that. Papers of one weight are counted in one go: where many
    score many options most papers differ, and this is where the time goes."""
    of_weight: dict[int, list[Values]] = defaultdict(list)
    for paper, weight in papers.items():
        if paper:
            of_weight[weight].append(paper)
    times: Counter[tuple[str, int]] = Counter()
    for weight, alike in of_weight.items():
        for pair, number in Counter(chain.from_iterable(alike)).items():
            times[pair] += number * weight
    return times
