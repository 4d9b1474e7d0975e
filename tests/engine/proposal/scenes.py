"""A proposal `plan` of the yearly plan, as far as a test needs it; `sources` changes its workflow."""

from __future__ import annotations

from typing import Any

import yaml

from engine import moment
from engine.ballot.outcome import judge
from engine.ballot.rules import BallotRules
from engine.ballot.standing import unweighted
from engine.facts import GroupFact, ProposalFacts, UrnFacts
from engine.proposal.commands import AddClause, AssignTask, CloseBallot, EnterPaper, FinishTask, MakeMove, ReviseClause
from engine.proposal.decide import decide
from engine.proposal.events import BallotClosed, BallotOpened, Moved, ProposalStarted, WrittenClause
from engine.proposal.state import evolve
from engine.text import said
from engine.workflow.definition import Definition
from engine.workflow.read import read
from tests.engine.given import Noun
from workflows.loader import shipped

NOON = "2022-11-09T12:00:00Z"
SEATS = tuple(f"s{n}" for n in range(1, 27))
COORDINATOR: dict[str, Any] = {"actor": "cora", "roles": frozenset({"coordinator"})}
HOUSE: dict[str, Any] = {"actor": moment.HOUSE, "roles": frozenset({moment.HOUSE})}

DISCUSS = MakeMove(proposal="plan", move="discuss")
OPEN = MakeMove(proposal="plan", move="open_ballot")
CLOSE = CloseBallot(proposal="plan", ballot="b1")
ENTER = EnterPaper(proposal="plan", ballot="b1", seat="s1", choice={"c1": "yes", "c2": "yes"})
ADD = AddClause(proposal="plan", clause="c9", text="More")
REVISE = ReviseClause(proposal="plan", clause="c1", text="Better")
ASSIGN = AssignTask(proposal="plan", task="t1", text="Write the letter", owner="s1", due="2023-04-13")
FINISH = FinishTask(proposal="plan", task="t1")


def source() -> dict[str, Any]:
    """The yearly plan as plain data, to be changed at will."""
    path = next(path for path in shipped() if path.stem == "yearly_plan")
    data: dict[str, Any] = yaml.safe_load(path.read_text())
    return data


def definition(changed: dict[str, Any] | None = None) -> Definition:
    found = read(source() if changed is None else changed)
    assert isinstance(found, Definition), found
    return found


def with_ballot(**settings: Any) -> Definition:
    """The yearly plan with other rules for its ballot."""
    changed = source()
    changed["stages"]["vote"]["settings"] |= settings
    return definition(changed)


PLAN = definition()


def facts(workflow: Definition = PLAN, **changes: Any) -> ProposalFacts:
    """Everybody present, both groups reported."""
    fields: dict[str, Any] = {
        "definition": workflow,
        "electorate": SEATS,
        "present": frozenset(SEATS),
        "meeting_phase": "open",
        "groups": (GroupFact(group="g1", reported=True), GroupFact(group="g2", reported=True)),
        "organisations": frozenset({*SEATS, "support"}),
    }
    fields |= changes
    return ProposalFacts(**({"here": fields["present"]} | fields))


PROPOSAL = Noun(decide, evolve, facts())


def started(*clauses: str, **changes: Any) -> ProposalStarted:
    fields: dict[str, Any] = {
        "proposal": "plan",
        "movement": "care",
        "meeting": "m1",
        "title": said("Plan"),
        "workflow": "yearly_plan",
        "version": PLAN.version,
        "digest": PLAN.digest,
        "stage": "draft",
        "clauses": tuple(WrittenClause(clause=each, text=said(each)) for each in clauses or ("c1", "c2")),
        "at": NOON,
    }
    return ProposalStarted(**(fields | changes))


def moved(move: str, source: str, target: str) -> Moved:
    return Moved(move=move, source=source, target=target, by="cora", guards=(), at=NOON)


def at(stage: str, *clauses: str) -> tuple[Any, ...]:
    """Somehow it got there."""
    return started(*clauses), moved("discuss", "draft", stage)


def rules(workflow: Definition = PLAN) -> BallotRules:
    """As a ballot of this house opens under them."""
    found = workflow.stages["vote"].settings
    assert isinstance(found, BallotRules)
    return found.settled(len(SEATS))


def opened(workflow: Definition = PLAN, **changes: Any) -> BallotOpened:
    fields: dict[str, Any] = {
        "ballot": "b1",
        "stage": "vote",
        "questions": ("c1", "c2"),
        "rules": rules(workflow),
        "seats": 26,
        "roll": "d",
        "present": 26,
        "opened_at": NOON,
        "closes_at": None,
    }
    return BallotOpened(**(fields | changes))


def voting(workflow: Definition = PLAN, **changes: Any) -> tuple[Any, ...]:
    return *at("vote"), opened(workflow, **changes)


def paper(*answers: str) -> dict[str, str]:
    return {f"c{n}": answer for n, answer in enumerate(answers, start=1)}


def urn(*papers: dict[str, str]) -> UrnFacts:
    return UrnFacts(ballot="b1", papers=unweighted(papers), digest="urn", voted=len(papers))


def closed(*papers: dict[str, str], present: int = 26, **changes: Any) -> BallotClosed:
    outcome = judge(rules(), ("c1", "c2"), unweighted(papers), entitled=26, present=present)
    fields: dict[str, Any] = {"ballot": "b1", "outcome": outcome, "urn": "urn", "closed_at": NOON, "by": "cora"}
    return BallotClosed(**(fields | changes))
