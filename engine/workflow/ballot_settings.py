"""What in the rules of a ballot does not go together, told at its place and with what would help: a look at all of it,
before the rules themselves are made, which refuse the first."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from engine.ballot.contests import Offer, offered, paper_rules
from engine.ballot.contradictions import contradictions
from engine.ballot.rules import BallotRules
from engine.tally import METHODS, Method
from engine.tally.impossible import why
from engine.tally.settings import declared
from engine.workflow.plain import Plain
from engine.workflow.problems import Path

_MANY = 2000
"""More options than any setting asks for."""


def contradicts(plain: Plain, given: Mapping[str, Any], path: Path) -> bool:
    """Whether anything was found wrong; `given` are values that are each sound by itself."""
    before = len(plain.problems)
    values: dict[str, Any] = {name: field.default for name, field in BallotRules.__dataclass_fields__.items()} | dict(
        given
    )
    if not plain.one_of(values["method"], METHODS, (*path, "method")):
        return True
    _counting(plain, METHODS[values["method"]], given.get("counting", {}), (*path, "counting"))
    for each in contradictions(values):
        plain.say((*path, each.setting) if each.setting in given else path, each.code, **each.params)
    return len(plain.problems) > before


def _counting(plain: Plain, method: Method, given: Mapping[str, Any], path: Path) -> None:
    settings = {each.name: each for each in declared(method.settings)}
    needed = {each.name for each in settings.values() if each.required}
    if plain.mapping(given, path, settings, needed) is None:
        return
    for name, value in given.items():
        setting = settings.get(name)
        if setting is None:
            continue
        if setting.kind == "one_of":
            plain.one_of(value, setting.words, (*path, name))
        elif setting.kind == "whole":
            plain.whole(value, (*path, name), setting.least, setting.most)


def never_opens(rules: BallotRules) -> Any:
    """Why a ballot under these rules would be refused each time that it is opened, however many options there are, as a
    message; None if it would not."""
    method = METHODS[rules.method]
    options = offered(rules, (f"option-{n}" for n in range(_MANY))) if rules.per == "options" else ()
    costs = dict.fromkeys(options, Fraction(1)) if method.spends else {}
    try:
        paper_rules(rules, Offer(options=options, costs=costs, lot="lot"))
    except ValueError as error:
        return why(error)
    return None
