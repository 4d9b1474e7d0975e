"""What one answer on a paper may say, and how it is written.

An answer is a string, so that papers look alike whatever the method, in the urn, in an export and on the wire:

    one        `b`                 one option
    some       `a+c`               options, in any order
    values     `a:3+b:0`           a whole number for options: a score, or dots; who is not named has none
    ranking    `b>a=c`             best first, equal ones joined; who is not named is not ranked

`abstain` is an answer to every question: it chooses nothing. `read` gives what the methods count, `write` the one
spelling of it: two phones that mean the same send the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Form = Literal["one", "some", "values", "ranking"]
ABSTAIN = "abstain"

One = str
Some = frozenset[str]
Values = tuple[tuple[str, int], ...]
"""Sorted by option, so that equal papers are equal; options at 0 that were named are in it."""
Ranking = tuple[tuple[str, ...], ...]
"""Best first; each member holds options that are ranked equal, sorted. Who is not named is in none."""

Paper = One | Some | Values | Ranking | None
"""None is a blank paper: it was cast and chooses nothing."""


class PaperFault(ValueError):
    """An answer that may not be cast: `code` is a refusal in the catalogue, with `params`."""

    def __init__(self, code: str, **params: int | str) -> None:
        super().__init__(f"{code} {params}" if params else code)
        self.code = code
        self.params: Mapping[str, int | str] = params


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRules:
    """The bounds of one answer. `most` and `least` options may be chosen, ranked or given something (`most` 0: as many
    as there are); each value lies from `lowest` to `highest`; all values together are at most `total` (0: no bound);
    `equal`: options may be ranked equal; `blank`: an abstention is taken. An answer among
    `must_say_why` is taken only with a reason, in words; one among `may_say_why` also with one."""

    form: Form
    options: tuple[str, ...]
    least: int = 0
    most: int = 0
    lowest: int = 0
    highest: int = 0
    total: int = 0
    equal: bool = False
    blank: bool = True
    must_say_why: tuple[str, ...] = ()
    may_say_why: tuple[str, ...] = ()


def read(answer: str, rules: PaperRules) -> Paper:
    """Raises PaperFault, saying what is wrong, for an answer that is outside the rules."""
    if answer == ABSTAIN and ABSTAIN not in rules.options:
        if not rules.blank:
            raise PaperFault("paper_blank")
        return None
    match rules.form:
        case "one":
            return _known(answer, rules)
        case "some":
            return _some(answer, rules)
        case "values":
            return _values(answer, rules)
        case "ranking":
            return _ranking(answer, rules)


def write(paper: Paper) -> str:
    """The one spelling of a paper."""
    match paper:
        case None:
            return ABSTAIN
        case str():
            return paper
        case frozenset():
            return "+".join(sorted(paper))
    if paper and isinstance(paper[0][-1], int):
        return "+".join(f"{option}:{value}" for option, value in paper)
    return ">".join("=".join(str(option) for option in rank) for rank in paper)


def _known(option: str, rules: PaperRules) -> str:
    if option not in rules.options:
        raise PaperFault("paper_unknown_option", option=option[:40])
    return option


def _once(options: list[str], rules: PaperRules) -> list[str]:
    for option in options:
        _known(option, rules)
    if len(set(options)) != len(options):
        twice = next(option for option in options if options.count(option) > 1)
        raise PaperFault("paper_option_twice", option=twice)
    if rules.most and len(options) > rules.most:
        raise PaperFault("paper_too_many", given=len(options), most=rules.most)
    if len(options) < rules.least:
        raise PaperFault("paper_too_few", given=len(options), least=rules.least)
    return options


def _some(answer: str, rules: PaperRules) -> Some:
    return frozenset(_once(answer.split("+"), rules))


def _values(answer: str, rules: PaperRules) -> Values:
    pairs = [(option, _value(option, value, rules)) for option, _, value in map(_split, answer.split("+"))]
    _once([option for option, _ in pairs], rules)
    spent = sum(abs(value) for _, value in pairs)
    if rules.total and spent > rules.total:
        raise PaperFault("paper_over_total", spent=spent, total=rules.total)
    return tuple(sorted(pairs))


def _split(part: str) -> tuple[str, str, str]:
    return part.partition(":")


def _value(option: str, written: str, rules: PaperRules) -> int:
    # Only the plain spelling, so that the same paper is always the same bytes: no `+3`, `03`, `-0` or `٣`.
    digits = written.removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 9) or written != str(int(written)):
        raise PaperFault("paper_unreadable")
    value = int(written)
    if not rules.lowest <= value <= rules.highest:
        raise PaperFault("paper_value_outside", option=option[:40], lowest=rules.lowest, highest=rules.highest)
    return value


def _ranking(answer: str, rules: PaperRules) -> Ranking:
    ranks = [rank.split("=") for rank in answer.split(">")]
    _once([option for rank in ranks for option in rank], rules)
    if not rules.equal and any(len(rank) > 1 for rank in ranks):
        raise PaperFault("paper_equal_ranks")
    return tuple(tuple(sorted(rank)) for rank in ranks)
