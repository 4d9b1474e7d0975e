"""A file counted, and the whole of what came of it as one JSON document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from engine.tally import Count, Tie
from engine.tally.count import Round
from engine.tally.impossible import why
from engine.tally.settings import settings_source
from web.cli.count.asked import Asked
from web.cli.count.ballots import Ballots, ballots_for
from web.cli.count.election import Election
from web.cli.count.trouble import Trouble


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    election: Election
    asked: Asked
    ballots: Ballots
    count: Count

    @property
    def adopted(self) -> bool:
        """Something is chosen, and it is not what is."""
        return any(winner != self.asked.default for winner in self.count.winners)

    @property
    def notes(self) -> Mapping[str, int]:
        return {**self.election.notes, **self.ballots.notes}


def counted(election: Election, asked: Asked) -> Counted:
    """Raises Trouble where papers, method and rules do not go together."""
    ballots = ballots_for(election, asked)
    try:
        count = asked.method.count(ballots.papers, asked.contest)
    except ValueError as error:
        raise Trouble("bad_rules", why=why(error)) from None
    return Counted(election=election, asked=asked, ballots=ballots, count=count)


def document(counted: Counted) -> dict[str, Any]:
    """Exact numbers as strings: a decimal where that is exact, else a fraction."""
    election, asked, count = counted.election, counted.asked, counted.count
    told: dict[str, Any] = {
        "method": asked.name,
        "format": election.format,
        "title": election.title,
        "options": list(election.options),
        "winners": list(count.winners),
        "adopted": counted.adopted,
        "verdict": asked.method.verdict(count, asked.contest),
        **count_document(count, {}),
        "settings": _settings(asked),
        "tie_rule": {
            "rule": asked.contest.tie.rule,
            "seed": asked.contest.tie.seed,
            "order": list(asked.contest.tie.order),
        },
        "papers": {
            "cast": str(sum(election.papers.values())),
            "counted": str(sum(election.papers.values()) - counted.ballots.blank - counted.ballots.invalid),
            "blank": str(counted.ballots.blank),
            "invalid": str(counted.ballots.invalid),
        },
        "notes": {code: str(often) for code, often in counted.notes.items()},
    }
    if seats := getattr(asked.contest.settings, "seats", 0):
        told["seats"] = seats
    if "quota" in count.beside:
        told["quota"] = exactly(count.beside["quota"])
    if election.withdrawn:
        told["withdrawn"] = list(election.withdrawn)
    if election.costs:
        told["costs"] = _figures(election.costs, {})
        told["names"] = dict(election.labels)
    return told


def count_document(count: Count, words: Mapping[str, str]) -> dict[str, Any]:
    """What a method found. `words`: what to call the options, where that is not their name."""
    return {
        "ties": [_tie(tie, words) for tie in count.ties],
        "rounds": [_round(each, words) for each in count.rounds],
        "totals": _figures(count.totals, words),
        "order": [_named(rank, words) for rank in count.order],
        "pairs": {words.get(option, option): _figures(over, words) for option, over in count.pairs.items()},
        "run_off": _named(count.run_off, words),
        "beside": _figures(count.beside, words),
    }


def exactly(value: Fraction | int) -> str:
    """`927.98248` for what a decimal says exactly, else `2/3`."""
    exact = Fraction(value)
    places, rest = 0, exact.denominator
    for factor in (2, 5):
        times = 0
        while rest % factor == 0:
            rest //= factor
            times += 1
        places = max(places, times)
    if rest > 1:
        return str(exact)
    digits = str(abs(exact.numerator) * 10**places // exact.denominator).rjust(places + 1, "0")
    sign = "-" if exact < 0 else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else f"{sign}{digits}"


def _figures(figures: Mapping[str, Fraction], words: Mapping[str, str]) -> dict[str, str]:
    return {words.get(name, name): exactly(figure) for name, figure in figures.items()}


def _named(options: Iterable[str], words: Mapping[str, str]) -> list[str]:
    return [words.get(option, option) for option in options]


def _tie(tie: Tie, words: Mapping[str, str]) -> dict[str, Any]:
    return {
        "options": _named(tie.options, words),
        "places": tie.places,
        "at": tie.at,
        "chosen": _named(tie.chosen, words),
    }


def _round(each: Round, words: Mapping[str, str]) -> dict[str, Any]:
    return {
        "number": each.number,
        "totals": _figures(each.totals, words),
        "elected": _named(each.elected, words),
        "eliminated": _named(each.eliminated, words),
        "transferred": _named(each.transferred, words),
        "beside": _figures(each.beside, words),
        "reason": each.reason,
    }


def _settings(asked: Asked) -> dict[str, Any]:
    """Every setting that was used, given or not; of how papers were read, what was given."""
    read = {key: value for key, value in (("reading", dict(asked.reading)), ("approve", asked.approve)) if value}
    return settings_source(asked.contest.settings) | read
