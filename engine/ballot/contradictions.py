"""Rules of a ballot that cannot hold together. This is the one list of them: the rules themselves refuse the first that
is found, and the checker of workflows tells each at its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from engine.tally import METHODS, Method
from engine.tally.impossible import ImpossibleError

Rules = Mapping[str, Any]
"""By the name of the setting, each sound by itself and with a method that there is: the fields of `BallotRules`."""


class ContradictionError(ImpossibleError):
    """`setting` is the one to change; `code` has its sentence under `workflow.`, as what the checker finds."""

    catalogue = "workflow"

    def __init__(self, code: str, *, at: str, **params: Any) -> None:
        super().__init__(code, **params)
        self.setting = at


def contradictions(rules: Rules) -> Iterator[ContradictionError]:
    yield from _of_method(rules)
    yield from _of_weight(rules)
    yield from _of_splitting(rules)
    yield from _of_electorate(rules)
    yield from _of_results(rules)
    yield from _of_quorum(rules)


def may_be_per(method: Method) -> tuple[str, ...]:
    """What its questions may be: one with options of its own asks about a text, the others which of the points."""
    return ("clause", "whole") if method.options else ("options",)


def _of_method(rules: Rules) -> Iterator[ContradictionError]:
    name, tie, per = rules["method"], rules["tie"], rules["per"]
    method = METHODS[name]
    if tie not in method.tie_rules:
        yield ContradictionError("tie_not_for_method", at="tie", tie=tie, method=name, known=list(method.tie_rules))
    if per not in (known := list(may_be_per(method))):
        yield ContradictionError("per_not_for_method", at="per", per=per, method=name, known=known)
    if method.by_threshold and rules["threshold"] is None:
        yield ContradictionError("threshold_missing", at="threshold", method=name)
    for setting in ("threshold", "heads"):
        if not method.by_threshold and rules[setting] is not None:
            yield ContradictionError("threshold_needless", at=setting, method=name)
    if rules["status_quo"] and (per != "options" or method.spends):
        yield ContradictionError("status_quo_without_choice", at="status_quo")


def _of_weight(rules: Rules) -> Iterator[ContradictionError]:
    if rules["weighted"] and rules["electorate"] == "persons":
        yield ContradictionError("persons_weigh_the_same", at="weighted")
    if rules["heads"] is not None and not rules["weighted"]:
        yield ContradictionError("heads_without_weights", at="heads")


def _of_splitting(rules: Rules) -> Iterator[ContradictionError]:
    if not rules["splitting"]:
        return
    if not rules["weighted"]:
        yield ContradictionError("splitting_without_weights", at="splitting")
    if rules["secrecy"] != "open":
        yield ContradictionError("splitting_not_open", at="splitting", secrecy=rules["secrecy"])
    if rules["heads"] is not None:
        yield ContradictionError("splitting_beside_heads", at="splitting")


def _of_electorate(rules: Rules) -> Iterator[ContradictionError]:
    if rules["among"] == "role" and rules["electorate"] != "persons":
        yield ContradictionError("role_without_persons", at="among")
    elif rules["among"] == "role" and not rules["role"]:
        yield ContradictionError("role_not_named", at="among")
    if rules["role"] and rules["among"] != "role":
        yield ContradictionError("role_not_asked", at="role")


def _of_results(rules: Rules) -> Iterator[ContradictionError]:
    if rules["results"] == "live" and rules["secrecy"] != "open":
        yield ContradictionError("live_not_open", at="results", secrecy=rules["secrecy"])


def _of_quorum(rules: Rules) -> Iterator[ContradictionError]:
    part = rules["quorum_part"]
    if part is not None and not 0 < part <= 1:
        yield ContradictionError("part_out_of_reach", at="quorum_part", written=str(part))
    if rules["quorum_of"] == "present" and part is None:
        yield ContradictionError("quorum_part_missing", at="quorum_of")
