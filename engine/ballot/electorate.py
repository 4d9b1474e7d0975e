"""Who may vote in a ballot: the roll, made from its rules and from who there is when it opens.

Member organisations have a seat each, for which their delegates cast. Where persons vote, each has a seat that is
theirs alone: whoever is a delegate or a participant by membership and, among those present, also a guest who was let in
as a participant. Who only looks on never has one. Whoever left their vote to somebody who is present counts among them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from engine.ballot.rules import BallotRules
from engine.facts import ProposalFacts, Someone
from engine.ports import RollSeat

VOTING = frozenset({"delegate", "participant"})
"""The roles of a person who votes where the electorate is persons."""

NAMEABLE = VOTING | {"coordinator"}
"""Of whom the rules may ask by role, and the coordinator by name."""


def roll_of(rules: BallotRules, facts: ProposalFacts, named: Iterable[str] = ()) -> tuple[RollSeat, ...]:
    """The seats that a ballot under these rules would have now. `named` are the voters whom the coordinator named; of a
    list, those of them who may still vote."""
    if rules.electorate == "persons":
        seats = _persons(rules, facts, frozenset(named))
    else:
        seats = _organisations(rules, facts, frozenset(named))
    return _with_proxies(seats, facts)


def here_of(rules: BallotRules, facts: ProposalFacts, roll: Iterable[RollSeat]) -> frozenset[str]:
    """Those of the seats that are at the meeting, before the ballot opens."""
    if rules.electorate == "persons":
        here = frozenset(each.person for each in facts.persons if each.here)
    else:
        here = facts.here
    return here & {each.seat for each in roll}


def may_be_named(rules: BallotRules, facts: ProposalFacts) -> frozenset[str]:
    """Whom a coordinator may put on a list of voters."""
    if rules.electorate == "persons":
        return frozenset(each.person for each in facts.persons if each.roles & NAMEABLE)
    return frozenset(facts.electorate)


def _organisations(rules: BallotRules, facts: ProposalFacts, named: frozenset[str]) -> list[RollSeat]:
    represented = {seat for seat, to in facts.proxies.items() if to in facts.here}
    chosen = {"present": facts.here | represented, "list": named}.get(rules.among)
    return [
        RollSeat(seat=seat, weight=facts.weights.get(seat, 1) if rules.weighted else 1)
        for seat in facts.electorate
        if chosen is None or seat in chosen
    ]


def _persons(rules: BallotRules, facts: ProposalFacts, named: frozenset[str]) -> list[RollSeat]:
    here = {each.person for each in facts.persons if each.here}
    represented = {person for person, to in facts.proxies.items() if to in here}
    return [RollSeat(seat=each.person) for each in facts.persons if _votes(rules, each, named, represented)]


def _votes(rules: BallotRules, person: Someone, named: frozenset[str], represented: set[str]) -> bool:
    match rules.among:
        case "present":
            return (person.here or person.person in represented) and bool(person.roles & VOTING)
        case "role":
            return not person.guest and rules.role in person.roles
        case "list":
            return person.person in named and bool(person.roles & NAMEABLE)
    return not person.guest and bool(person.roles & VOTING)


def _with_proxies(seats: list[RollSeat], facts: ProposalFacts) -> tuple[RollSeat, ...]:
    """A proxy counts where both who gave it and who holds it are on the roll."""
    if not facts.proxies:
        return tuple(seats)
    on_roll = {each.seat for each in seats}
    held = {seat: to for seat, to in facts.proxies.items() if seat in on_roll and to in on_roll}
    return tuple(replace(each, proxy=held[each.seat]) if each.seat in held else each for each in seats)
