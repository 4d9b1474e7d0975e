"""Who is chosen where each option has a figure and the highest win; and what a count decides by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from engine.tally.contest import TieBreak, TieRule
from engine.tally.count import Count, Tie
from engine.tally.impossible import impossible
from engine.tally.method import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """`winners`, the best first; the tie for the last places, if there is one; who goes to another ballot."""

    winners: tuple[str, ...]
    ties: tuple[Tie, ...] = ()
    run_off: tuple[str, ...] = ()


def the_highest(figures: Mapping[str, Fraction], places: int, tie: TieBreak) -> Chosen:
    """Fill `places` from the highest figure down. Options that are equal where the places run out are a tie, of which
    the rule takes as many as fit. Winners with equal figures stand in the order of their names, which means nothing.
    Fewer options than places are all chosen."""
    ranked = in_order(figures)
    winners: list[str] = []
    for equals in ranked:
        left = places - len(winners)
        if len(equals) <= left:
            winners.extend(equals)
        elif left:
            taken = tie.in_order(equals)[:left]
            stands = Tie(options=equals, places=left, chosen=taken)
            run_off = equals if tie.rule == "run_off" else ()
            return Chosen(winners=(*winners, *taken), ties=(stands,), run_off=run_off)
    return Chosen(winners=tuple(winners))


def in_order(figures: Mapping[str, Fraction]) -> tuple[tuple[str, ...], ...]:
    """All options from the highest figure to the lowest, equal ones together, sorted by name."""
    levels: dict[Fraction, list[str]] = {}
    for option in sorted(figures):
        levels.setdefault(figures[option], []).append(option)
    return tuple(tuple(levels[figure]) for figure in sorted(levels, reverse=True))


def verdict_of(count: Count, tie: TieBreak, places: int) -> Verdict:
    """Passed when as many are chosen as were to be chosen. What a tie that stands means, its rule says."""
    if count.undecided:
        match tie.rule:
            case "run_off":
                return "run_off"
            case "status_quo":
                return "failed"
            case _:
                return "tied"
    return "passed" if len(count.winners) >= places else "failed"


def verdicts_under(tie: TieRule) -> frozenset[Verdict]:
    """What can come of a question that is passed, or failed, or tied: the chair and the lot leave no tie, and the other
    rules say what one means."""
    tied: dict[TieRule, Verdict] = {"none": "tied", "run_off": "run_off"}
    decided: frozenset[Verdict] = frozenset({"passed", "failed"})
    return decided | {tied[tie]} if tie in tied else decided


def places_among(options: tuple[str, ...], seats: int) -> None:
    """Raises ImpossibleError for more seats than options."""
    if seats > len(options):
        raise impossible("seats_over_options", seats=seats, options=len(options))


def marks_among(options: tuple[str, ...], most: int) -> None:
    """Raises ImpossibleError for more marks than options."""
    if most > len(options):
        raise impossible("marks_over_options", marks=most, options=len(options))
