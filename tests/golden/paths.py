"""Golden paths: read from their file, and played on anything that can be a `Player`."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from engine.errors import Refused
from engine.proposal.advising.commands import Advise
from engine.proposal.brainstorming.commands import AddIdea, JoinIdeas, NameCluster, SetIdeaAside
from engine.proposal.commands import (
    AddClause,
    AssignTask,
    BreakTie,
    CloseBallot,
    CostClause,
    MakeMove,
    OpenRound,
    RemoveClause,
    ReviseClause,
    SetRules,
)
from engine.proposal.reviewing.commands import SetReview
from engine.proposal.state import Proposal
from engine.proposal.taking.commands import TakeTask
from engine.text import Text
from tests.house import COORDINATOR, PLAN, delegate, seat

FILES = sorted(Path(__file__).parent.glob("*.yaml"))
"""One for each workflow that comes with Polder."""
PORTFOLIO, FOR_EACH_TEAM = "portfolio", "ask_teams"
"""The workflow that begins another for each team, and its move that does so."""
Fields = Mapping[str, Any]
Refusal = Refused | None


@dataclass(frozen=True)
class Step:
    when: Fields
    then: Fields


@dataclass(frozen=True)
class GoldenPath:
    workflow: str
    name: str
    seats: int
    clauses: tuple[str, ...]
    present: int
    steps: tuple[Step, ...]
    team: str = ""
    """For which the portfolio of teams began it."""


def golden_paths() -> list[GoldenPath]:
    return [
        GoldenPath(
            workflow=source["workflow"],
            name=name,
            seats=source["seats"],
            clauses=tuple(path["given"]["clauses"]),
            present=path["given"]["present"],
            team=path["given"].get("team", ""),
            steps=tuple(Step(step["when"], step.get("then", {})) for step in path["steps"]),
        )
        for source in (yaml.safe_load(file.read_text()) for file in FILES)
        for name, path in source["paths"].items()
    ]


def words_of(clause: str, writing: int) -> str:
    return f"{clause.title()} as written the {writing}th time"


class Player(ABC):
    """What a path is played on. What the steps do outside the proposal differs; the proposal's commands do not."""

    def __init__(self) -> None:
        self.writings = 0
        self.plan = PLAN

    @abstractmethod
    def ask(self, command: object, by: str) -> Refusal: ...
    @abstractmethod
    def proposal(self) -> Proposal: ...
    @abstractmethod
    def words(self, text: Text) -> str: ...
    @abstractmethod
    def check_in(self, count: int) -> None: ...
    @abstractmethod
    def check_out(self, count: int) -> None: ...
    @abstractmethod
    def groups(self, count: int) -> None: ...
    @abstractmethod
    def report(self, count: int) -> None: ...
    @abstractmethod
    def cast(self, seat: int, choice: dict[str, str]) -> None: ...
    @abstractmethod
    def weigh(self, weights: dict[int, int]) -> None: ...
    @abstractmethod
    def turns(self, waiting: int) -> None: ...
    @abstractmethod
    def teams(self, names: list[str]) -> None: ...
    @abstractmethod
    def child(self, item: str, move: str) -> None: ...
    @abstractmethod
    def dissolve_team(self, by_hand: bool) -> None: ...
    @abstractmethod
    def publish(self, version: int) -> None: ...

    def play(self, when: Fields) -> Refusal:
        """One step; its first key is the verb."""
        verb, value = next(iter(when.items()))
        by = when.get("by", COORDINATOR)
        match verb:
            case "move":
                return self.ask(MakeMove(proposal=self.plan, move=value, reason=when.get("reason", "")), by)
            case "round":
                return self.ask(OpenRound(proposal=self.plan), by)
            case "close":
                return self.ask(CloseBallot(proposal=self.plan, ballot=self.proposal().open_ballot or "none"), by)
            case "rules":
                return self.ask(SetRules(proposal=self.plan, stage=when["in"], rules=value), by)
            case "costs":
                told = (CostClause(proposal=self.plan, clause=each, cost=cost) for each, cost in value.items())
                return next((refused for each in told if (refused := self.ask(each, by))), None)
            case "chair":
                ballot = list(self.proposal().ballots)[-1]
                return self.ask(BreakTie(proposal=self.plan, ballot=ballot, question=self.plan, order=tuple(value)), by)
            case "child":
                self.child(value, when["moves"])
                return None
            case "vote":
                for seat, choice in enumerate(papers(value, self.questions()), start=1):
                    self.cast(seat, choice)
                return None
        if command := self.writing(verb, value, when):
            return self.ask(command, by)
        getattr(self, verb)(value)
        return None

    def writing(self, verb: str, value: Any, when: Fields) -> object | None:
        """Clauses, ideas and tasks; nothing of another verb."""
        match verb:
            case "revise":
                return ReviseClause(proposal=self.plan, clause=value, text=self.write(value))
            case "add":
                return AddClause(proposal=self.plan, clause=value, text=self.write(value))
            case "remove":
                return RemoveClause(proposal=self.plan, clause=value)
            case "idea":
                return AddIdea(proposal=self.plan, idea=value, text=self.write(value))
            case "join":
                return JoinIdeas(proposal=self.plan, cluster=when["into"], ideas=tuple(value))
            case "name":
                return NameCluster(proposal=self.plan, cluster=value, title=self.write(value))
            case "aside":
                return SetIdeaAside(proposal=self.plan, idea=value)
            case "advise":
                return Advise(proposal=self.plan, advice=value, text=self.write(value))
            case "take":
                task = next(each.task for each in self.proposal().tasks.values() if each.clause == value)
                return TakeTask(proposal=self.plan, task=task)
            case "review":
                return SetReview(proposal=self.plan, on=str(value))
            case "assign":
                text, owner = self.write(value), seat(when["to"])
                return AssignTask(proposal=self.plan, task=value, text=text, owner=owner, clause=value)
        return None

    def write(self, clause: str) -> str:
        self.writings += 1
        return words_of(clause, self.writings)

    @property
    def persons_vote(self) -> bool:
        """In the ballot that is open."""
        proposal = self.proposal()
        return bool(proposal.open_ballot) and proposal.ballots[proposal.open_ballot or ""].of_persons

    def voter(self, number: int) -> str:
        """Whose seat it is: an organisation's, or its delegate's own."""
        return delegate(number) if self.persons_vote else seat(number)

    def questions(self) -> tuple[str, ...]:
        proposal = self.proposal()
        return proposal.ballots[proposal.open_ballot].questions if proposal.open_ballot else ()


def papers(counts: Fields, questions: tuple[str, ...]) -> Iterator[dict[str, str]]:
    """Papers that add up to the counts: the first seats say yes, the next no, the last neither."""
    columns = {question: column(counts.get(question) or counts["every"]) for question in questions}
    assert len({len(each) for each in columns.values()}) == 1, "as many seats must vote on each clause"
    for answers in zip(*columns.values(), strict=True):
        yield dict(zip(columns, answers, strict=True))


def column(counts: str) -> list[str]:
    """`2 yes 1 no`, seat by seat."""
    words = counts.split()
    return [option for count, option in zip(words[::2], words[1::2], strict=True) for _ in range(int(count))]


def check(player: Player, then: Fields, refused: Refusal) -> None:
    """Whether what is told of a step is so, and nothing was refused that is not told."""
    proposal = player.proposal()
    code = refused.code if refused else None
    if then.get("refused") == "not_theirs":
        assert code in ("move_not_yours", "role_may_not")
    else:
        assert code == then.get("refused"), refused
    for name, expected in then.items():
        if name != "refused":
            assert fact(player, proposal, name, refused) == expected, name


def fact(player: Player, proposal: Proposal, name: str, refused: Refusal) -> Any:
    match name:
        case "stage":
            return proposal.stage
        case "looking":
            return sum(not task.owner for task in proposal.tasks.values())
        case "version":
            return proposal.versions[-1].number
        case "clauses":
            return list(proposal.clauses)
        case "asks":
            return list(player.questions())
        case "round":
            return len(proposal.rounds)
        case "offers":
            return list(proposal.ballots[proposal.open_ballot].offer.options) if proposal.open_ballot else None
        case "marks":
            return {id: clause.result for id, clause in proposal.clauses.items() if clause.result}
        case "overridden":
            reason = proposal.history[-1].overridden
            return player.words(reason) if reason else None
        case "guards":
            return {each["guard"]: dict(each["params"]) for each in refused.params["guards"]} if refused else {}
    return outcome_or_team(proposal, name)


def outcome_or_team(proposal: Proposal, name: str) -> Any:
    match name:
        case "result":
            return proposal.last_outcome.result if proposal.last_outcome else None
        case "chosen":
            return list(proposal.last_outcome.questions[0].chosen) if proposal.last_outcome else None
        case "told":
            return [each.to for each in proposal.notices]
        case "children":
            return [each.item for each in proposal.children.values()]
        case "team":
            return ("active" if proposal.has_team else "dissolved") if proposal.team else None
    raise KeyError(f"no path can say {name!r}")
