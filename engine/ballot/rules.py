"""The rules of a ballot: what is asked and how it is counted, who votes, how many must be there, and what it takes.

`rules_of` reads them as a workflow's source and an export write them; `as_source` writes them so. What they mean in
words is in `engine.ballot.explain`; what a question becomes under them, in `engine.ballot.contests`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from fractions import Fraction
from typing import Any, Literal, get_args

from engine.ballot.contradictions import contradictions
from engine.ballot.threshold import Threshold, fraction_of, named_values, one_of, threshold_of
from engine.tally import METHODS, TieRule
from engine.tally.settings import settings_of, settings_source

Secrecy = Literal["open", "confidential", "secret"]
Results = Literal["after_close", "turnout", "live", "on_reveal"]
Electorate = Literal["member_organisations", "persons"]
Among = Literal["everyone", "present", "role", "list"]
VoterRole = Literal["", "coordinator", "delegate", "participant"]
Closes = Literal["by_hand", "everyone"]
QuorumOf = Literal["entitled", "present"]
Per = Literal["clause", "whole", "options"]

STATUS_QUO = "none"
"""The option that nothing of what is offered is chosen, where a ballot offers it."""

SWITCHES = ("status_quo", "weighted", "splitting", "reopens", "adjustable")
USUAL: Mapping[str, Any] = {
    "among": "everyone",
    "role": "",
    "results": "turnout",
    "closes": "by_hand",
    "quorum_of": "entitled",
    "breakdown_floor": 5,
}
"""What is written only where it is not as it usually is, so that exports of then and now look alike."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotRules:
    """Everything that fixes what a ballot means, frozen when it opens.

    `method` is a name in the registry of tallies; `counting` are its own settings, as they are written. `per` says what
    the questions are: each `clause`, the text as a `whole`, or one question of which the clauses are the `options`.
    `status_quo` then adds an option that is none of them. `tie` is what becomes of a tie; `threshold` what a question
    of yes or no takes, and only that. `adjustable`: the coordinator may set other rules for a proposal of their own.

    `electorate` says whose the seats are, and `among` which of them: `everyone`, those `present` when it opens, the
    persons with a `role`, or a `list` that the coordinator makes. `weighted`: a vote has its organisation's weight, and
    thresholds and methods count by weight; `heads` is a second threshold, held against the organisations as such: both
    must hold. A quorum is of seats all the same. `splitting`: an open ballot takes answers that share out the weight.

    `secrecy` is `open`, `confidential` (published as totals, while each seat still sees and changes its own vote) or
    `secret`. `results` says what is shown when: nothing before the close (`after_close`), the `turnout`, the counts
    `live`, or, after the close too, the turnout alone until the coordinator reveals the result (`on_reveal`).

    `quorum` is a number of seats that must be present (a cast counts as present), tested at opening and again at the
    close; 0 asks for none. `quorum_part` asks for a part of the entitled seats, rounded up; it is settled as a number
    when the ballot opens. With `quorum_of: present` it asks that such a part of those present has voted at the close.

    `closes`: besides at its deadline, `by_hand` or also once `everyone` on the roll has voted. `reopens`: the
    coordinator may put the same questions once more while the proposal is still in that stage. `breakdown_floor`: the
    result tells the room and those online apart if so many voted on each side, and where persons vote, kinds of
    organisations; 0: never.
    Raises ValueError for a value outside these, and ContradictionError where they contradict each other.
    """

    threshold: Threshold | None = None
    method: str = "yes_no_abstain"
    counting: Mapping[str, Any] = field(default_factory=dict)
    tie: TieRule = "none"
    status_quo: bool = False
    electorate: Electorate = "member_organisations"
    among: Among = "everyone"
    role: VoterRole = ""
    weighted: bool = False
    heads: Threshold | None = None
    splitting: bool = False
    per: Per = "clause"
    secrecy: Secrecy = "open"
    results: Results = "turnout"
    quorum: int = 0
    quorum_part: Fraction | None = None
    quorum_of: QuorumOf = "entitled"
    closes: Closes = "by_hand"
    reopens: bool = False
    breakdown_floor: int = 5
    adjustable: bool = False

    def __post_init__(self) -> None:
        one_of("method", self.method, tuple(METHODS))
        one_of("tie rule", self.tie, get_args(TieRule))
        one_of("electorate", self.electorate, get_args(Electorate))
        one_of("among", self.among, get_args(Among))
        one_of("role", self.role, get_args(VoterRole))
        one_of("per", self.per, get_args(Per))
        one_of("secrecy", self.secrecy, get_args(Secrecy))
        one_of("results", self.results, get_args(Results))
        one_of("closing", self.closes, get_args(Closes))
        one_of("base of the quorum", self.quorum_of, get_args(QuorumOf))
        if type(self.quorum) is not int or self.quorum < 0:
            raise ValueError(f"A quorum is a whole number of seats, 0 for none; {self.quorum!r} is not.")
        if type(self.breakdown_floor) is not int or not (self.breakdown_floor == 0 or self.breakdown_floor > 1):
            raise ValueError(f"A breakdown has a floor of 2 or more, 0 for none; {self.breakdown_floor!r} is not.")
        settings_of(METHODS[self.method].settings, self.counting, f"The method {self.method}")
        given = {each.name: getattr(self, each.name) for each in fields(self)}
        if wrong := next(contradictions(given), None):
            raise wrong

    @property
    def settings(self) -> Any:
        """The method's own settings, read."""
        return settings_of(METHODS[self.method].settings, self.counting, f"The method {self.method}")

    def quorum_among(self, entitled: int) -> int:
        """How many of so many seats must be present."""
        part = self.quorum_part if self.quorum_of == "entitled" else None
        return max(self.quorum, ((part or Fraction(0)) * entitled).__ceil__())

    def must_vote(self, present: int) -> int:
        """How many of so many present must have voted."""
        part = self.quorum_part if self.quorum_of == "present" else None
        return ((part or Fraction(0)) * present).__ceil__()

    def settled(self, entitled: int) -> BallotRules:
        """The rules as a ballot with so many seats is opened under them: with the quorum as a number."""
        part = self.quorum_part if self.quorum_of == "present" else None
        return replace(self, quorum=self.quorum_among(entitled), quorum_part=part)


def rules_of(source: object) -> BallotRules:
    """Read the rules of a ballot as a workflow writes them: the fields of `BallotRules`, fractions as `2/3`. Raises
    ValueError with a sentence that says what is wrong."""
    given = named_values("The rules of a ballot", source, {each.name for each in fields(BallotRules)})
    if "counting" in given and not isinstance(given["counting"], Mapping):
        raise ValueError(f"`counting` holds the settings of the method by name, not {given['counting']!r}.")
    for name in ("threshold", "heads"):
        if name in given:
            given[name] = threshold_of(given[name])
    if "quorum_part" in given:
        given["quorum_part"] = fraction_of(given["quorum_part"])
    if wrong := [name for name in SWITCHES if type(given.get(name, False)) is not bool]:
        raise ValueError(f"`{wrong[0]}` is true or false, not {given[wrong[0]]!r}.")
    return BallotRules(**given)


def as_source(rules: BallotRules) -> dict[str, Any]:
    """The rules as `rules_of` reads them, every field that says something written out, fractions as strings."""
    source: dict[str, Any] = {
        "method": rules.method,
        "counting": settings_source(rules.settings),
        "tie": rules.tie,
        "electorate": rules.electorate,
        "per": rules.per,
        "secrecy": rules.secrecy,
        "quorum": rules.quorum,
    }
    for name in ("threshold", "heads"):
        if threshold := getattr(rules, name):
            way = "more_than" if threshold.strictly_more else "at_least"
            source[name] = {way: str(threshold.fraction), "of": threshold.base}
    if rules.quorum_part:
        source["quorum_part"] = str(rules.quorum_part)
    source |= {name: value for name, usual in USUAL.items() if (value := getattr(rules, name)) != usual}
    return source | {name: True for name in SWITCHES if getattr(rules, name)}
