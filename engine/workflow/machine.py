"""Where the next stage comes from: one `transitions` machine per version of a workflow, and nothing else.

The only file that imports `transitions`. Its conditions are callables, never strings (0.9.3 imports dotted strings and
calls them); there are no automatic `to_stage()` triggers, which skip guards; each attempt moves a fresh token. It is
handed to the trigger itself and never added to the machine as a model: that would bind every trigger of the workflow to
it as an attribute, each time, which is most of what a move costs (`make bench-engine`). Triggers have names that no
attribute has, since `transitions` refuses some: a move may be called `state`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import cast

from transitions import EventData, Machine, MachineError

from engine.facts import ProposalFacts
from engine.proposal.events import GuardReport
from engine.proposal.state import Proposal
from engine.workflow.case import Case
from engine.workflow.definition import Definition, Move
from engine.workflow.guards import report


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of trying a move: the stage it led to, or none, and what each guard found."""

    move: Move
    target: str | None
    guards: tuple[GuardReport, ...]

    @property
    def held_by(self) -> tuple[GuardReport, ...]:
        return tuple(each for each in self.guards if not each.holds)


class _Token:
    """What travels through the machine once: it carries the case in, and what the guards found out."""

    state: str

    def __init__(self, case: Case, overrides: bool) -> None:
        self.state = case.proposal.stage
        self.case = case
        self.overrides = overrides
        self.found: tuple[GuardReport, ...] = ()


def _ask_all_guards(event: EventData) -> bool:
    """Every guard is asked, not only up to the first that holds the move: people want to see all that is missing."""
    token = cast(_Token, event.model)
    token.found = tuple(report(guard, token.case) for guard in token.case.move.guards)
    return token.overrides or all(each.holds for each in token.found)


def _trigger(move: Move) -> str:
    return f"move {move.name}"


class WorkflowMachine:
    """The machine of one definition."""

    def __init__(self, definition: Definition) -> None:
        self._machine = Machine(
            model=None,
            states=list(definition.stages),
            initial=definition.start,
            auto_transitions=False,
            send_event=True,
        )
        for move in definition.moves.values():
            self._machine.add_transition(_trigger(move), list(move.sources), move.target, conditions=[_ask_all_guards])

    def attempt(self, case: Case, *, overrides: bool = False) -> Attempt:
        """Try `case.move` from the proposal's stage. A move that does not start there has no target and no reports."""
        token = _Token(case, overrides)
        try:
            went = bool(self._machine.events[_trigger(case.move)].trigger(token))
        except MachineError:
            went = False
        return Attempt(case.move, token.state if went else None, token.found)


@lru_cache(maxsize=256)
def _machine(digest: str, definition: _ByDigest) -> WorkflowMachine:
    return WorkflowMachine(definition.definition)


class _ByDigest:
    """A definition that the cache tells apart by digest alone."""

    def __init__(self, definition: Definition) -> None:
        self.definition = definition

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ByDigest) and other.definition.digest == self.definition.digest

    def __hash__(self) -> int:
        return hash(self.definition.digest)


def machine_of(definition: Definition) -> WorkflowMachine:
    return _machine(definition.digest, _ByDigest(definition))


def attempt(
    definition: Definition,
    proposal: Proposal,
    facts: ProposalFacts,
    move: Move,
    now: datetime,
    *,
    overrides: bool = False,
) -> Attempt:
    case = Case(definition=definition, proposal=proposal, facts=facts, move=move, now=now)
    return machine_of(definition).attempt(case, overrides=overrides)


def attempts(definition: Definition, proposal: Proposal, facts: ProposalFacts, now: datetime) -> Iterator[Attempt]:
    """Every move from the proposal's stage, tried without being made: what could come next, and what holds it."""
    for move in definition.moves_from(proposal.stage):
        yield attempt(definition, proposal, facts, move, now)
