"""One proposal, from its start to an outcome: every command is put to the `decide` that the product uses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import count
from random import Random
from typing import Any

from engine.ballot.electorate import roll_of
from engine.ballot.standing import StandingPaper
from engine.errors import Refused
from engine.facts import ProposalFacts, UrnFacts
from engine.moment import Moment
from engine.proposal.commands import BreakTie, ClauseLine, CloseBallot, RevealResult, Settle, StartProposal
from engine.proposal.decide import decide
from engine.proposal.drafting import MOST_CLAUSES
from engine.proposal.events import BallotClosed, ResultRevealed, TieBroken
from engine.proposal.state import Ballot, Proposal, evolve, fold
from engine.workflow.definition import Definition, Stage
from engine.workflow.guards import ClausesAtLeast, atoms_of
from engine.workflow.rehearse.crowd import Crowd, happens
from engine.workflow.rehearse.hall import Hall, minutes_of
from engine.workflow.rehearse.papers import cast

PLAN = "plan"
COORDINATOR = "coordinator"
Events = tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Urn:
    """What lies in the urn of one ballot, by seat: the `weights` of its roll, and the `papers` once people voted."""

    weights: Mapping[str, int]
    papers: Mapping[str, Mapping[str, str]] | None = None


class Play:
    """`state` is the proposal, `hall` the people around it, `support` how much they like each clause. `failed` names
    the ballots in which a clause failed; `days` counts the other days that were needed since the last move, `taken` the
    steps; `grouped` and `worked` are the stay in a stage (`entries`) for which groups were formed, and in which what it
    is for was done; `rounds_here` counts the rounds of groups in it. Raises ValueError where a proposal cannot be
    started."""

    def __init__(self, definition: Definition, crowd: Crowd, dice: Random) -> None:
        self.definition = definition
        self.crowd = crowd
        self.dice = dice
        self.hall = Hall(definition, crowd, dice)
        self.support: dict[str, float] = {}
        self.failed: dict[str, set[str]] = {}
        self.urns: dict[str, Urn] = {}
        self.days = self.taken = 0
        self.grouped = self.worked = -1
        self.rounds_here = 0
        self._sent = count(1)
        self._began = self.hall.now
        self.state = self._started()
        self._open_urn()

    @property
    def stage(self) -> Stage:
        return self.definition.stages[self.state.stage]

    @property
    def ended(self) -> bool:
        return self.stage.outcome is not None

    @property
    def minutes(self) -> int:
        """How long it has taken, by the clock of the hall."""
        return int((self.hall.now - self._began).total_seconds()) // 60

    @property
    def entries(self) -> int:
        """How often a move was made: tells one stay in a stage from the next."""
        return len(self.state.history)

    @property
    def ballot(self) -> Ballot | None:
        """The one that is open."""
        return self.state.ballots[self.state.open_ballot] if self.state.open_ballot else None

    def ask(
        self, command: object, roles: frozenset[str] = frozenset({COORDINATOR}), actor: str = COORDINATOR
    ) -> Events | Refused:
        """What would happen; nothing has yet."""
        return self._decided(self.state, command, roles, actor)

    def happen(self, events: Events, minutes: int) -> None:
        """Let what was asked happen, and take its time."""
        before = self.entries
        self.state = fold(self.state, events)
        self.hall.pass_time(minutes)
        if self.entries > before:
            self.days = self.rounds_here = 0
            self.hall.round_is_over()
        for event in events:
            if isinstance(event, BallotClosed | ResultRevealed | TieBroken):
                self._mark_failed(self.state.ballots[event.ballot])
        self._open_urn()

    def must(self, command: object, minutes: int) -> None:
        """Raises ValueError where it is refused."""
        answer = self.ask(command)
        if isinstance(answer, Refused):
            raise ValueError(f"{type(command).__name__} was refused: {answer.code}")
        self.happen(answer, minutes)

    def settle(self) -> None:
        """Take the moves that go by themselves, after something happened around the proposal."""
        moved = self.ask(Settle(proposal=PLAN))
        if not isinstance(moved, Refused):
            self.happen(moved, 0)

    def new_clauses(self) -> tuple[ClauseLine, ...]:
        """Each with a support of its own. There are more where the workflow asks for more."""
        lines = tuple(ClauseLine(clause=f"c{n}", text=f"Clause {n}.") for n in range(1, self._enough + 1))
        for line in lines:
            self._draw_support(line.clause)
        return lines

    def new_ideas(self) -> Mapping[str, tuple[str, ...]]:
        """Whoever is here has one: each says one of the things that become clauses, by the id that its cluster gets."""
        said: dict[str, list[str]] = {f"i{n}": [] for n in range(1, self._enough + 1)}
        for n, _ in enumerate(self.hall.here or self.hall.seats[:1], start=1):
            said[self.dice.choice(tuple(said))].append(f"o{n}")
        found = {name: tuple(ideas) for name, ideas in said.items() if ideas}
        for name in found:
            self._draw_support(name)
        return found

    def vote(self) -> None:
        """Whoever is there and on the roll votes, or does not; and some have gone before the close."""
        ballot = self.ballot
        if ballot is None:
            raise ValueError("no ballot is open")
        urn = self.urns[ballot.ballot]
        voters = [seat for seat in urn.weights if seat in self.hall.here and happens(self.crowd.votes, self.dice)]
        support = {clause: self.support[clause] for clause in self.state.clauses}
        papers = cast(ballot, voters, support, self.crowd, self.dice)
        self.urns[ballot.ballot] = replace(urn, papers=papers)
        self.hall.some_leave(but=papers)

    def form_groups(self) -> None:
        self.grouped, self.worked = self.entries, -1
        self.hall.form_groups()
        self.settle()

    def groups_report(self) -> None:
        self._worked()
        self.rounds_here += 1
        self.hall.groups_report()
        self.settle()

    def everyone_speaks(self) -> None:
        self._worked()
        self.hall.everyone_speaks()
        self.settle()

    def stage_goes_by(self) -> None:
        """What its activity asks for has happened, whatever that is."""
        self._worked()
        self.settle()

    @property
    def _enough(self) -> int:
        return min(max([self.crowd.clauses, *self._asked_for()]), MOST_CLAUSES)

    def _draw_support(self, clause: str) -> None:
        self.support[clause] = self.crowd.draw_support(self.dice)
        self.failed[clause] = set()

    def _asked_for(self) -> Iterator[int]:
        for move in self.definition.moves.values():
            yield from (each.count for each in atoms_of(move.guards) if isinstance(each, ClausesAtLeast))

    def _worked(self) -> None:
        self.worked = self.entries
        self.hall.pass_time(minutes_of(self.stage))

    def _started(self) -> Proposal:
        """Where the text cannot be written first, the proposal is started with it."""
        writable = self.definition.stages[self.definition.start].activity in ("drafting", "brainstorm")
        start = StartProposal(
            proposal=PLAN,
            movement="movement",
            meeting="meeting",
            workflow=self.definition.name,
            title=self.definition.name,
            clauses=() if writable else self.new_clauses(),
        )
        events = self._decided(None, start, frozenset({COORDINATOR}))
        if isinstance(events, Refused):
            raise ValueError(f"a proposal on {self.definition.name} cannot be started: {events.code}")
        return fold(evolve(None, events[0]), events[1:])

    def _decided(
        self, state: Proposal | None, command: object, roles: frozenset[str], actor: str = COORDINATOR
    ) -> Events | Refused:
        seed, name = self.dice.getrandbits(64), f"c{next(self._sent)}"
        moment = Moment(now=self.hall.now, actor=actor, roles=roles, command=name, seed=seed)
        return decide(state, command, self._facts(command), moment)

    def _facts(self, command: object) -> ProposalFacts:
        if not isinstance(command, CloseBallot | RevealResult | BreakTie):
            return self.hall.facts()
        urn = self.urns[command.ballot]
        laid = (urn.papers or {}).items()
        papers = tuple(StandingPaper(choice=paper, weight=urn.weights[seat]) for seat, paper in laid)
        return self.hall.facts_at_the_close(
            UrnFacts(ballot=command.ballot, papers=papers, digest="", voted=len(papers)), urn.weights
        )

    def _open_urn(self) -> None:
        """Of the ballot that has just opened, if one has: the roll as `decide` froze it, from the same facts."""
        ballot = self.ballot
        if ballot is not None and ballot.ballot not in self.urns:
            roll = roll_of(ballot.rules, self.hall.facts(), self.state.voters.get(ballot.stage, ()))
            self.urns[ballot.ballot] = Urn(weights={each.seat: each.weight for each in roll})

    def _mark_failed(self, ballot: Ballot) -> None:
        """Once for each ballot, also where the chair has spoken since."""
        for id in ballot.questions if ballot.rules.per == "clause" else tuple(self.state.clauses):
            if id in self.state.clauses and self.state.clauses[id].result == "failed":
                self.failed[id].add(ballot.ballot)
