"""Options that must first do well enough against what is: quorum and majority ratio over a default option.

Source: Debian's constitution, standard resolution procedure, A.6.2 and A.6.3 (2003; since 1.9 numbered A.5); the
comparison is that of general resolution 2015/003.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from engine.tally.count import Round
from engine.tally.impossible import impossible
from engine.tally.pairwise import Pairs


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusQuo:
    """`default`: the option that is the status quo; empty where there is none, and then nothing is dropped.
    `quorum`: at least so many papers must prefer an option to the default. `ratios`: how many times as many papers must
    prefer the option to the default as the default to the option; 1 for who is not named. `compare`: `at_least` the
    ratio, and always more than the other way round, as the constitution reads since 2015; or `more_than` the ratio, as
    it read before."""

    default: str = ""
    quorum: Fraction = Fraction(0)
    ratios: Mapping[str, Fraction] = field(default_factory=dict)
    compare: Literal["at_least", "more_than"] = "at_least"


def check_status_quo(rules: StatusQuo, options: tuple[str, ...]) -> None:
    """Raises ImpossibleError for rules that contradict each other or the options."""
    if not rules.default:
        if rules.quorum or rules.ratios:
            raise impossible("default_not_named")
        return
    if rules.default not in options:
        raise impossible("default_unknown", default=rules.default)
    if rules.quorum < 0:
        raise impossible("default_quorum_below", quorum=str(rules.quorum))
    if unknown := sorted(set(rules.ratios) - set(options)):
        raise impossible("ratio_of_nobody", options=unknown)
    if rules.default in rules.ratios:
        raise impossible("ratio_of_default")
    if below := sorted(option for option, ratio in rules.ratios.items() if ratio < 1):
        raise impossible("ratio_below", options=below)


def drop(rules: StatusQuo, pairs: Pairs, options: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[Round, ...]]:
    """The options that stay, and the steps in which the others were dropped: `quorum`, with the `quorum` beside it,
    then `ratio`, with what each option needed beside it under its own name. `totals` are the papers that prefer each
    option to the default. Without a default, all stay and there are no steps."""
    if not rules.default:
        return options, ()
    held = tuple(option for option in options if option != rules.default)
    over = {option: Fraction(pairs[option][rules.default]) for option in held}
    short = tuple(sorted(option for option in held if over[option] < rules.quorum))
    quorum = Round(number=1, totals=over, eliminated=short, beside={"quorum": Fraction(rules.quorum)}, reason="quorum")
    held = tuple(option for option in held if option not in short)
    needed = {option: rules.ratios.get(option, Fraction(1)) * pairs[rules.default][option] for option in held}
    lost = tuple(sorted(option for option in held if not _defeats(rules, option, pairs, needed[option])))
    ratio = Round(
        number=2,
        totals={option: over[option] for option in held},
        eliminated=lost,
        beside=needed,
        reason="ratio",
    )
    gone = {*short, *lost}
    return tuple(option for option in options if option not in gone), (quorum, ratio)


def _defeats(rules: StatusQuo, option: str, pairs: Pairs, needed: Fraction) -> bool:
    over, under = pairs[option][rules.default], pairs[rules.default][option]
    if rules.compare == "more_than":
        return over > needed
    return over >= needed and over > under
