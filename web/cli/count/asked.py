"""What is asked of the papers: by which method, with which settings, and what becomes of a tie."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from fractions import Fraction
from typing import Any

from engine.tally import METHODS, Contest, Method, TieBreak
from engine.tally.impossible import why
from engine.tally.reading import ReadingRules
from engine.tally.settings import exact, settings_of
from web.cli.count.election import Election
from web.cli.count.trouble import Trouble

NAMES: Mapping[str, tuple[str, Mapping[str, Any]]] = {
    "plurality": ("plurality", {}),
    "approval": ("approval", {}),
    "score": ("score", {}),
    "irv": ("irv", {}),
    "schulze": ("schulze", {}),
    "ranked-pairs": ("ranked_pairs", {}),
    "borda": ("borda", {}),
    "stv": ("stv", {}),
    "dots": ("dots", {}),
    "equal-shares": ("equal_shares", {}),
    "greedy": ("greedy", {"skip": True}),
    "greedy-no-skip": ("greedy", {"skip": False}),
}
"""By the name on the command line: the method in the registry, and what of its settings the name fixes."""

_TIE = ("tie", "seed", "order")
_READING = tuple(each.name for each in fields(ReadingRules))
_OTHER = ("budget", "approve", "last")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """`name` as the command line has it; `reading`: how marks become a paper, as far as it was said; `approve`: how
    many first ranks of a ranking are approved, 0 where that was not said; `last`: the points of a last rank."""

    name: str
    method: Method
    contest: Contest
    reading: Mapping[str, Any]
    approve: int = 0
    last: int = 1

    @property
    def default(self) -> str:
        """The status quo, where there is one."""
        return str(getattr(self.contest.settings, "default", ""))


def methods() -> tuple[str, ...]:
    """The names that can be asked for."""
    return tuple(name for name, (registered, _) in NAMES.items() if registered in METHODS)


def usual_method(election: Election) -> tuple[str, Mapping[str, Any]]:
    """The method for whoever names none, with the settings that the file's own rule fixes."""
    if election.format == "blt":
        return "stv", {}
    if election.format == "pabulib":
        return _own_rule(election.rule.lower())
    return "schulze", {}


def _own_rule(rule: str) -> tuple[str, Mapping[str, Any]]:
    if rule.startswith("greedy"):
        return ("greedy-no-skip" if rule == "greedy-no-skip" else "greedy"), {}
    completion = rule.removeprefix("equalshares").strip("/")
    return "equal-shares", {"completion": "add1"} if completion.startswith("add1") else {}


def rules_from(written: str) -> dict[str, Any]:
    """The JSON of --rules. Decimals stay as they are written: `45.2` is 45.2 and no binary fraction near it."""
    try:
        rules = json.loads(written, parse_float=str, parse_constant=str) if written.strip() else {}
    except (ValueError, RecursionError) as error:
        raise Trouble("rules_not_json", why=str(error)) from None
    if not isinstance(rules, dict):
        raise Trouble("rules_not_json", why=repr(rules))
    return rules


def asked_of(election: Election, name: str, seats: int, rules: Mapping[str, Any]) -> Asked:
    """Raises Trouble for a method that is unknown and for rules that are wrong or contradict the file."""
    usual, by_file = usual_method(election)
    name = name.replace("_", "-") or usual
    if name not in methods():
        raise Trouble(
            "unknown_method", method=name, known=", ".join(each for each in NAMES if NAMES[each][0] in METHODS)
        )
    registered, fixed = NAMES[name]
    method = METHODS[registered]
    try:
        source = {
            **_from_file(election, method, name, seats),
            **({key: value for key, value in by_file.items() if name == usual and key in _fields(method)}),
            **{key: value for key, value in rules.items() if key not in (*_TIE, *_READING, *_OTHER)},
            **fixed,
        }
        if "budget" in _fields(method):
            source["budget"] = _budget(election, rules)
        settings = settings_of(method.settings, _renamed(source, election), name)
        contest = Contest(
            options=election.options, settings=settings, costs=dict(election.costs), tie=_tie(rules, election)
        )
        method.paper(contest)
        reading = {key: rules[key] for key in _READING if key in rules}
        settings_of(ReadingRules, reading, "--rules")
        approve = _number(rules, "approve", 0, len(election.options))
        # Cities give the last rank a point; who computes equal shares gives Borda's points, which end at 0.
        last = _number(rules, "last", 0 if name == "equal-shares" else 1, 1)
    except (ValueError, TypeError) as error:
        raise Trouble("bad_rules", why=why(error)) from None
    return Asked(name=name, method=method, contest=contest, reading=reading, approve=approve, last=last)


def _number(rules: Mapping[str, Any], key: str, otherwise: int, most: int) -> int:
    value = rules.get(key, otherwise)
    if type(value) is not int or not 0 <= value <= most:
        raise ValueError(f"`{key}` is a whole number from 0 to {most}, not {value!r}.")
    return value


def _fields(method: Method) -> tuple[str, ...]:
    return tuple(each.name for each in fields(method.settings))


def _from_file(election: Election, method: Method, name: str, seats: int) -> dict[str, Any]:
    """What the command line and the file say of the settings that the method has."""
    known = _fields(method)
    said: dict[str, Any] = {}
    if "seats" in known:
        said["seats"] = seats or election.seats or 1
    elif seats > 1:
        raise Trouble("one_winner", method=name)
    given = [abs(value) for value in _values(election)]
    least = min([0, *_values(election)])
    if name == usual_method(election)[0] and election.least_support and election.form == "some":
        said["enough"] = int(election.least_support) or 1
    said |= {"highest": max([election.highest, 1, *given]), "lowest": least, "dots": _most_given(election)}
    # Who computes a city's equal shares gives one to whoever voted, also for nothing.
    said["blank"] = "share"
    if "papers" in known:
        said["papers"] = "approvals" if election.form == "some" else "values"
    return {key: value for key, value in said.items() if key in known}


def _values(election: Election) -> list[int]:
    """Every value that stands on a paper, or that its rank comes to."""
    if election.form == "values":
        return [value for paper in election.papers for _, value in paper or ()]
    if election.form == "marks" and election.format == "pabulib":
        return [election.most_ranked or max([1, *(len(marks or ()) for marks in election.papers)])]
    return []


def _most_given(election: Election) -> int:
    if election.form == "some":
        return max([1, *(len(paper or ()) for paper in election.papers)])
    sums = [sum(value for _, value in paper) for paper in election.papers if paper] if election.form == "values" else []
    return election.total or max([1, *sums])


def _budget(election: Election, rules: Mapping[str, Any]) -> str:
    if not election.costs:
        raise Trouble("no_costs")
    if "budget" in rules:
        return str(exact(rules["budget"], "The budget"))
    if election.budget is None:
        raise Trouble("no_budget")
    return str(Fraction(election.budget))


def _renamed(source: Mapping[str, Any], election: Election) -> dict[str, Any]:
    """With the option's own name where its number was given."""
    known = _known(election)
    renamed = dict(source)
    if isinstance(renamed.get("default"), (str, int)) and renamed["default"] != "":
        renamed["default"] = known(str(renamed["default"]))
    if isinstance(renamed.get("ratios"), Mapping):
        renamed["ratios"] = {known(str(option)): ratio for option, ratio in renamed["ratios"].items()}
    return renamed


def _known(election: Election) -> Callable[[str], str]:
    def option(name: str) -> str:
        if name in election.options:
            return name
        if name.strip() in election.options:
            return name.strip()
        if name in election.numbers:
            return election.numbers[name]
        raise Trouble("unknown_option", option=name)

    return option


def _tie(rules: Mapping[str, Any], election: Election) -> TieBreak:
    order = rules.get("order", ())
    if not isinstance(order, (list, tuple)):
        raise ValueError(f"`order` is a list of options, the best first, not {order!r}.")
    known = _known(election)
    return TieBreak(
        rule=rules.get("tie", "none"),
        seed=str(rules.get("seed", "")),
        order=tuple(known(str(each)) for each in order),
    )
