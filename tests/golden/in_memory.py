"""Paths played on the pure engine alone: facts are written down by hand, events folded as they come."""

from __future__ import annotations

from datetime import timedelta
from functools import reduce
from itertools import count

from engine.ballot.rules import BallotRules
from engine.ballot.standing import StandingPaper
from engine.errors import Refused
from engine.facts import GroupFact, ProposalFacts, Someone, TurnsFact, UrnFacts
from engine.moment import HOUSE, Moment
from engine.proposal.advising.commands import Advise
from engine.proposal.children.commands import StartChild
from engine.proposal.commands import BreakTie, ClauseLine, CloseBallot, MakeMove, Settle, StartProposal
from engine.proposal.decide import decide
from engine.proposal.state import Proposal, evolve
from engine.text import Text, said
from engine.workflow.definition import Definition
from tests.engine.given import MOMENT
from tests.golden.paths import FOR_EACH_TEAM, PORTFOLIO, GoldenPath, Player, Refusal, words_of
from tests.house import COORDINATOR, MEETING, PLAN, delegate, seat
from workflows.loader import load_file, shipped


def definition_of(workflow: str) -> Definition:
    path = next(path for path in shipped() if path.stem == workflow)
    definition = load_file(path).definition
    assert definition
    return definition


class InMemory(Player):
    def __init__(self, path: GoldenPath) -> None:
        super().__init__()
        self.seats = tuple(seat(n) for n in range(1, path.seats + 1))
        self.here: set[str] = set()
        self.weights: dict[str, int] = {}
        self.voted: dict[str, dict[str, str]] = {}
        self.counted: dict[str, tuple[StandingPaper, ...]] = {}
        self.reported: list[bool] = []
        self.rounds_done = 0
        self.asked: tuple[str, TurnsFact] = ("", TurnsFact())
        self.active: dict[str, Text] = {}
        self.ended: dict[str, str] = {}
        self.team_dissolved = False
        self.parent: Proposal | None = None
        self.state: Proposal | None = None
        self.sent = count()
        self.begin(PORTFOLIO if path.team else path.workflow, path.clauses)
        if path.team:
            self.begin_for(path)
        self.check_in(path.present)

    def begin(self, workflow: str, clauses: tuple[str, ...]) -> None:
        self.definition = definition_of(workflow)
        lines = tuple(ClauseLine(clause=clause, text=words_of(clause, 0)) for clause in clauses)
        start = StartProposal(
            proposal=PLAN, movement="movement", workflow=workflow, title="Plan", clauses=lines, meeting=MEETING
        )
        assert self.ask(start, COORDINATOR) is None

    def begin_for(self, path: GoldenPath) -> None:
        """The plan lets each team look back, and from here on the proposal is the team's."""
        self.teams([path.team])
        assert self.ask(MakeMove(proposal=PLAN, move=FOR_EACH_TEAM), COORDINATOR) is None
        self.parent, self.state = self.state, None
        assert self.parent
        (self.plan,) = self.parent.children
        self.definition = definition_of(path.workflow)
        assert self.ask(StartChild(proposal=self.plan, parent=PLAN), HOUSE) is None

    def ask(self, command: object, by: str) -> Refusal:
        answer = decide(self.state, command, self.facts(command, by), self.moment(by))
        if isinstance(answer, Refused):
            return answer
        self.state = reduce(evolve, answer, self.state)
        if isinstance(command, CloseBallot):
            self.voted.clear()
        return None

    def moment(self, by: str) -> Moment:
        """A minute later each time."""
        sent = next(self.sent)
        role = "coordinator" if by == COORDINATOR else "delegate"
        now = MOMENT.now + timedelta(minutes=sent)
        return Moment(now=now, actor=by, roles=frozenset({role}), command=f"c{sent}", seed=sent)

    def facts(self, command: object, by: str = "") -> ProposalFacts:
        urn = None
        if isinstance(command, CloseBallot):
            self.counted[command.ballot] = tuple(self.laid(each, choice) for each, choice in self.voted.items())
        if isinstance(command, CloseBallot | BreakTie):
            papers = self.counted.get(command.ballot, ())
            urn = UrnFacts(ballot=command.ballot, papers=papers, digest="d", voted=len(papers))
        return ProposalFacts(
            definition=self.definition,
            electorate=self.seats,
            here=frozenset(self.here),
            present=frozenset(self.here_now() | set(self.voted)),
            weights=self.weights,
            persons=tuple(self.someone(n) for n in range(1, len(self.seats) + 1)),
            meeting_phase="open",
            groups=tuple(GroupFact(group=f"g{n}", reported=done) for n, done in enumerate(self.reported)),
            rounds_done=self.rounds_done,
            turns=self.asked[1] if self.state and self.asked[0] == self.state.since else TurnsFact(),
            urn=urn,
            organisations=frozenset(self.seats),
            parent=self.parent,
            children=self.ended,
            teams=self.active,
            team_dissolved=self.team_dissolved,
            partner="partner" if isinstance(command, Advise) else "",
            organisation="partner" if isinstance(command, Advise) else by.replace("delegate", "organisation"),
        )

    def here_now(self) -> set[str]:
        """By seat, as the ballot that is open has them."""
        numbers = [n for n, each in enumerate(self.seats, start=1) if each in self.here]
        return {self.voter(n) for n in numbers} if self.state else set()

    def someone(self, number: int) -> Someone:
        here = self.seats[number - 1] in self.here
        return Someone(person=delegate(number), roles=frozenset({"delegate"}), here=here)

    def laid(self, of: str, choice: dict[str, str]) -> StandingPaper:
        """Who is here with an odd number is in the room; who voted from elsewhere is online, as everybody else."""
        in_the_room = of in self.here_now() and int(of.rpartition("-")[2]) % 2
        weight = self.weights.get(of, 1) if self.rules().weighted else 1
        return StandingPaper(choice=choice, side="room" if in_the_room else "online", weight=weight)

    def rules(self) -> BallotRules:
        proposal = self.proposal()
        return proposal.ballots[proposal.open_ballot or ""].rules

    def proposal(self) -> Proposal:
        assert self.state
        return self.state

    def words(self, text: Text) -> str:
        return text.plain or ""

    def check_in(self, count: int) -> None:
        absent = [each for each in self.seats if each not in self.here]
        self.here.update(absent[:count])

    def check_out(self, count: int) -> None:
        self.here -= {seat(n) for n in range(1, count + 1)}

    def groups(self, count: int) -> None:
        self.reported = [False] * count

    def report(self, count: int) -> None:
        for n in range(count):
            self.reported[n] = True
        self.rounds_done += all(self.reported)

    def cast(self, number: int, choice: dict[str, str]) -> None:
        self.voted[self.voter(number)] = choice

    def weigh(self, weights: dict[int, int]) -> None:
        self.weights |= {seat(number): weight for number, weight in weights.items()}

    def turns(self, waiting: int) -> None:
        self.asked = (self.proposal().since, TurnsFact(asked=len(self.here), waiting=waiting))

    def teams(self, names: list[str]) -> None:
        self.active = {name: said(name) for name in names}

    def child(self, item: str, move: str) -> None:
        child = next(each for each in self.proposal().children.values() if each.item == item)
        workflow = definition_of(child.workflow)
        self.ended[child.child] = workflow.stages[workflow.moves[move].target].outcome or ""
        assert self.ask(Settle(proposal=self.plan), HOUSE) is None

    def dissolve_team(self, by_hand: bool) -> None:
        self.team_dissolved = by_hand
        assert self.ask(Settle(proposal=self.plan), HOUSE) is None

    def publish(self, version: int) -> None:
        """What runs keeps the definition that it has: the facts always carry that one."""
