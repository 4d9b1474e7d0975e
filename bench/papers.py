"""Papers drawn for a measurement: some options are liked more, and people differ."""

from __future__ import annotations

from functools import cache
from random import Random

Ranking = tuple[str, ...]


def names(options: int) -> tuple[str, ...]:
    return tuple(f"option-{number}" for number in range(1, options + 1))


@cache
def rankings(papers: int, options: int) -> tuple[Ranking, ...]:
    """Every option ranked: of those that are left each comes next with a chance that goes with its strength, from 3 up.
    So some rankings are frequent and most are not; of 100,000 over 8 options some 30,000 differ."""
    dice = Random(f"{papers} papers over {options} options")
    strengths = {option: 3 + place for place, option in enumerate(names(options))}
    return tuple(
        tuple(sorted(strengths, key=lambda option: -(dice.random() ** (1 / strengths[option])))) for _ in range(papers)
    )
