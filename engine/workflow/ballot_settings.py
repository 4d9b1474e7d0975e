"""What in the rules of a ballot does not go together, told at its place and with what would: a first look before the
rules themselves are made, which refuse the rest with a sentence of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from engine.ballot.contests import Offer, offered, paper_rules
from engine.ballot.rules import BallotRules
from engine.tally import METHODS, Method
from engine.tally.settings import declared
from engine.workflow.plain import Plain
from engine.workflow.problems import Path

Found = tuple[str, str, Mapping[str, Any]]
"""The setting, the code and its parameters."""

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
    for place, code, params in (*_of_method(values), *_of_weight(values), *_of_voters(values)):
        plain.say((*path, place) if place in given else path, code, **params)
    return len(plain.problems) > before


def _of_method(values: Mapping[str, Any]) -> Iterator[Found]:
    name, tie, per = values["method"], values["tie"], values["per"]
    method = METHODS[name]
    if tie not in method.tie_rules:
        yield "tie", "tie_not_for_method", {"tie": tie, "method": name, "known": list(method.tie_rules)}
    if bool(method.options) == (per == "options"):
        known = ["clause", "whole"] if method.options else ["options"]
        yield "per", "per_not_for_method", {"per": per, "method": name, "known": known}
    if method.by_threshold and values["threshold"] is None:
        yield "threshold", "threshold_missing", {"method": name}
    for place in ("threshold", "heads"):
        if not method.by_threshold and values[place] is not None:
            yield place, "threshold_needless", {"method": name}
    if values["status_quo"] and (per != "options" or method.spends):
        yield "status_quo", "status_quo_without_choice", {}


def _of_weight(values: Mapping[str, Any]) -> Iterator[Found]:
    if values["weighted"] and values["electorate"] == "persons":
        yield "weighted", "persons_weigh_the_same", {}
    if values["heads"] is not None and not values["weighted"]:
        yield "heads", "heads_without_weights", {}


def _of_voters(values: Mapping[str, Any]) -> Iterator[Found]:
    if values["among"] == "role" and values["electorate"] != "persons":
        yield "among", "role_without_persons", {}
    elif values["among"] == "role" and not values["role"]:
        yield "among", "role_not_named", {}
    if values["role"] and values["among"] != "role":
        yield "role", "role_not_asked", {}
    if values["results"] == "live" and values["secrecy"] != "open":
        yield "results", "live_not_open", {"secrecy": values["secrecy"]}
    if (part := values["quorum_part"]) is not None and not 0 < part <= 1:
        yield "quorum_part", "part_out_of_reach", {"written": str(part)}


def _counting(plain: Plain, method: Method, given: Mapping[str, Any], path: Path) -> None:
    settings = {each.name: each for each in declared(method.settings)}
    needed = {each.name for each in settings.values() if each.default is None}
    if plain.mapping(given, path, settings, needed) is None:
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
