"""Where a rehearsed proposal is decided: who is there today, the small groups, and a clock that says how long things
take."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from engine.facts import GroupFact, ProposalFacts, Someone, TurnsFact, UrnFacts
from engine.proposal.awaiting.awaited import Awaited
from engine.text import Text, said
from engine.workflow.definition import Definition, Stage
from engine.workflow.guards import AfterDate, atoms_of
from engine.workflow.rehearse.crowd import Crowd, happens

FIRST_MORNING = datetime(2030, 1, 7, 9, tzinfo=UTC)
ANOTHER_DAY = 7 * 24 * 60
"""What cannot go on today is tried again a week later."""
IN_A_GROUP = 7

MINUTES: Mapping[str, int] = {
    "drafting": 30,
    "small_groups": 30,
    "ballot": 5,
    "consent": 15,
    "brainstorm": 15,
    "round": 20,
    "follow_up": 60,
    "waiting": 60,
}
"""How long a stage takes that does not say so in its `minutes`, by its activity."""
USUAL = 30
"""Of an activity that is not named above."""
SOME: Mapping[str, Text] = {f"x{n}": said(f"Number {n}") for n in (1, 2, 3)}
"""Themes that were found, or teams that there are."""
NONE_YET = Awaited(proposal="x", title=SOME["x1"])
"""Before a proposal is waited for."""
TASK_DONE = 4 * 7 * 24 * 60
"""Tasks that were handed out are done four weeks later."""
REVISING = 10
"""A clause rewritten or taken out."""
BY_THE_CHAIR = 2
"""A result revealed, or a tie broken."""


def minutes_of(stage: Stage) -> int:
    """How long what is done in a stage takes."""
    said = getattr(stage.settings, "minutes", 0)
    return said or MINUTES.get(stage.activity or "", USUAL)


def first_morning(definition: Definition) -> datetime:
    """Four weeks before the first date that a move waits for, where there is one: then it is waited for."""
    guards = [each for move in definition.moves.values() for each in atoms_of(move.guards)]
    dates = [each.begins("") for each in guards if isinstance(each, AfterDate) and each.date]
    return min(dates) - timedelta(days=28) + timedelta(hours=9) if dates else FIRST_MORNING


@dataclass(slots=True)
class Hall:
    """One room of synthetic people. A seat of an organisation and a person have the same names, so any electorate can
    vote: half of the persons are delegates and half participants, and the first one coordinates besides."""

    definition: Definition
    crowd: Crowd
    dice: Random
    seats: tuple[str, ...] = field(init=False)
    weights: Mapping[str, int] = field(init=False)
    persons_vote: bool = field(init=False)
    here: frozenset[str] = frozenset()
    groups: tuple[GroupFact, ...] = ()
    rounds_done: int = 0
    turns: TurnsFact = field(default_factory=TurnsFact)
    children: dict[str, str] = field(default_factory=dict)
    awaited: Awaited = NONE_YET
    now: datetime = field(init=False)
    kept: ProposalFacts | None = None
    """The facts as they were last read, until something changes them."""

    def __post_init__(self) -> None:
        self.seats = tuple(f"s{n}" for n in range(1, self.crowd.seats + 1))
        self.weights = {seat: self.dice.randint(1, 3) for seat in self.seats}
        rules = [stage.rules for stage in self.definition.stages.values() if stage.rules]
        self.persons_vote = any(each.electorate == "persons" for each in rules)
        self.now = first_morning(self.definition)
        self.people_come()

    def people_come(self) -> None:
        """Who is there on a new day."""
        self.here = frozenset(seat for seat in self.seats if happens(self.crowd.turnout, self.dice))
        self.kept = None

    def some_leave(self, but: Iterable[str]) -> None:
        """Who has voted has been there."""
        self.here = frozenset(s for s in self.seats if s in self.here and not happens(self.crowd.leaves, self.dice))
        self.here |= frozenset(but)
        self.kept = None

    def form_groups(self) -> None:
        self._group(reported=False)

    def groups_report(self) -> None:
        self.rounds_done += 1
        self._group(reported=True)

    def everyone_speaks(self) -> None:
        self.turns = TurnsFact(asked=len(self.here), waiting=0)
        self.kept = None

    def round_is_over(self) -> None:
        """The next stage asks anew."""
        self.turns = TurnsFact()
        self.kept = None

    def _group(self, *, reported: bool) -> None:
        number = max(1, len(self.here) // IN_A_GROUP)
        self.groups = tuple(GroupFact(group=f"g{n}", reported=reported) for n in range(1, number + 1))
        self.kept = None

    def child_ends(self, child: str, outcome: str) -> None:
        self.children = {**self.children, child: outcome}
        self.kept = None

    def another_begins(self) -> None:
        """A proposal that can be waited for: each time a new one."""
        self.awaited = Awaited(proposal=f"{self.awaited.proposal}x", title=self.awaited.title)
        self.kept = None

    def awaited_ends(self, outcome: str) -> None:
        self.awaited = replace(self.awaited, outcome=outcome)
        self.kept = None

    def pass_time(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    def facts(self) -> ProposalFacts:
        """As the product would read them now, without an urn."""
        if self.kept is None:
            self.kept = self._facts()
        return self.kept

    def _facts(self, **besides: Any) -> ProposalFacts:
        return ProposalFacts(
            **{
                "definition": self.definition,
                "electorate": self.seats,
                "here": self.here,
                "present": self.here,
                "weights": self.weights,
                "persons": self._persons(),
                "meeting_phase": "open",
                "groups": self.groups,
                "rounds_done": self.rounds_done,
                "turns": self.turns,
                "organisations": frozenset(self.seats),
                "partner": "partner",
                "children": self.children,
                "awaited": self.awaited,
                "themes": SOME,
                "teams": SOME,
                **besides,
            }
        )

    def facts_at_the_close(self, urn: UrnFacts, roll: Iterable[str]) -> ProposalFacts:
        """Present are then the seats of the ballot that are there."""
        return self._facts(urn=urn, present=self.here & frozenset(roll))

    def _persons(self) -> tuple[Someone, ...]:
        """As in the product, they are looked up only where rules ask persons."""
        return tuple(self._person(n, seat) for n, seat in enumerate(self.seats)) if self.persons_vote else ()

    def _person(self, n: int, seat: str) -> Someone:
        roles = {"participant" if n % 2 else "delegate", *(() if n else ("coordinator",))}
        return Someone(person=seat, roles=frozenset(roles), here=seat in self.here)
