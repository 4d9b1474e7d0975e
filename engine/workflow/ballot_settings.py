"""What in the rules of a ballot does not go together, told at its place and with what would: a first look before the
rules themselves are made, which refuse the rest with a sentence of their own."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from engine.ballot.contests import Offer, offered, paper_rules
from engine.ballot.rules import BallotRules
from engine.tally import METHODS, Method
from engine.tally.settings import declared
from engine.workflow.plain import Plain
from engine.workflow.problems import Path

_MANY = 2000
"""More options than any setting asks for."""


def contradicts(plain: Plain, values: Mapping[str, Any], path: Path) -> bool:
    """Whether anything was found wrong; `values` are those that were given, each sound by itself."""
    before = len(plain.problems)
    name = values.get("method", _usual("method"))
    if not plain.one_of(name, METHODS, (*path, "method")):
        return True
    method = METHODS[name]
    _counting(plain, method, values.get("counting", {}), (*path, "counting"))
    tie, per = values.get("tie", _usual("tie")), values.get("per", _usual("per"))
    if tie not in method.tie_rules:
        plain.say((*path, "tie"), "tie_not_for_method", tie=tie, method=name, known=list(method.tie_rules))
    if bool(method.options) == (per == "options"):
        known = ["clause", "whole"] if method.options else ["options"]
        plain.say((*path, "per"), "per_not_for_method", per=per, method=name, known=known)
    if method.by_threshold and "threshold" not in values:
        plain.say(path, "threshold_missing", method=name)
    if not method.by_threshold and "threshold" in values:
        plain.say((*path, "threshold"), "threshold_needless", method=name)
    if values.get("status_quo") and (per != "options" or method.spends):
        plain.say((*path, "status_quo"), "status_quo_without_choice")
    return len(plain.problems) > before


def _usual(name: str) -> Any:
    return BallotRules.__dataclass_fields__[name].default


def _counting(plain: Plain, method: Method, given: Mapping[str, Any], path: Path) -> None:
    settings = {each.name: each for each in declared(method.settings)}
    needed = {each.name for each in settings.values() if each.default is None}
    if plain.mapping(given, path, set(settings), needed) is None:
        return
    for name, value in given.items():
        setting = settings.get(name)
        if setting is None:
            continue
        if setting.kind == "one_of":
            plain.one_of(value, setting.words, (*path, name))
        elif setting.kind == "whole" and setting.least is not None and setting.most is not None:
            plain.whole(value, (*path, name), setting.least, setting.most)


def never_opens(rules: BallotRules) -> str:
    """Why a ballot under these rules would be refused each time that it is opened, however many options there are;
    empty if it would not. A sentence, in English."""
    method = METHODS[rules.method]
    options = offered(rules, (f"option-{n}" for n in range(_MANY))) if rules.per == "options" else ()
    costs = dict.fromkeys(options, Fraction(1)) if method.spends else {}
    try:
        paper_rules(rules, Offer(options=options, costs=costs, lot="lot"))
    except ValueError as error:
        return str(error).partition(": option-")[0]  # without the list of options that there are not
    return ""
