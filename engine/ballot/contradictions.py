"""Rules of a ballot that cannot hold together: the sentence that says why, for whoever writes or sets them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from engine.tally import METHODS

if TYPE_CHECKING:
    from engine.ballot.rules import BallotRules


def contradiction(rules: BallotRules) -> str | None:
    """The first of them, if there is any."""
    found = chain(_of_method(rules), _of_weight(rules), _of_electorate(rules), _of_secrecy(rules), _of_quorum(rules))
    return next(found, None)


def _of_method(rules: BallotRules) -> Iterator[str]:
    method = METHODS[rules.method]
    if method.by_threshold and rules.threshold is None:
        yield "A question of yes or no needs a threshold, such as {more_than: 1/2, of: yes_and_no}."
    if not method.by_threshold and rules.threshold is not None:
        yield f"The method {rules.method} decides by itself; a threshold says nothing there."
    if bool(method.options) == (rules.per == "options"):
        asks = "each clause or the whole" if method.options else "which of the options"
        yield f"The method {rules.method} asks about {asks}; `per: {rules.per}` does not fit it."
    if rules.status_quo and (rules.per != "options" or method.spends):
        yield "Only a choice of options without a budget can offer that none of them is chosen."


def _of_weight(rules: BallotRules) -> Iterator[str]:
    if rules.weighted and rules.electorate == "persons":
        yield "Weights are those of organisations; where persons vote, each vote weighs the same."
    if rules.heads is not None and not rules.weighted:
        yield "A second majority, of `heads`, says something only beside one of weight: set `weighted: true`."
    if rules.heads is not None and rules.threshold is None:
        yield f"The method {rules.method} decides by itself; a second majority says nothing there."
    if rules.splitting and not rules.weighted:
        yield "A vote can be split only where it has a weight: set `weighted: true`."
    if rules.splitting and rules.secrecy != "open":
        yield f"A {rules.secrecy} ballot takes no split votes: the shares would tell whose paper it is."
    if rules.splitting and rules.heads is not None:
        yield "A split vote is on no side by heads: choose `splitting` or `heads`."


def _of_electorate(rules: BallotRules) -> Iterator[str]:
    if rules.among == "role" and rules.electorate != "persons":
        yield "A role is a person's: choose `electorate: persons`, or another `among`."
    if (rules.among == "role") != bool(rules.role):
        yield "`role` goes with `among: role`: one says that voters are those with a role, the other which."


def _of_secrecy(rules: BallotRules) -> Iterator[str]:
    if rules.results == "live" and rules.secrecy != "open":
        yield f"A {rules.secrecy} ballot has no live counts: who watches them change sees who chose what."


def _of_quorum(rules: BallotRules) -> Iterator[str]:
    if rules.quorum_of == "present" and rules.quorum_part is None:
        yield "`quorum_of: present` says of what `quorum_part` is a part; give that too, such as 1/2."
