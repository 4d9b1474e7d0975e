"""A proposal that was decided by hand-made events, and the lookup of the same small world, for tests of the minutes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction
from functools import reduce
from typing import Any

from engine.ballot.contests import Offer
from engine.ballot.outcome import judge
from engine.ballot.rules import BallotRules, rules_of
from engine.ballot.standing import StandingPaper, Weights, unweighted
from engine.ballot.threshold import Threshold
from engine.directory import Organisation, Person
from engine.group.events import NoteWritten
from engine.group.state import Group
from engine.group.state import evolve as evolve_group
from engine.meeting.state import Meeting
from engine.meeting.state import evolve as evolve_meeting
from engine.minutes.record import Minutes
from engine.minutes.take import take_minutes
from engine.proposal.events import (
    BallotClosed,
    BallotOpened,
    GuardReport,
    Moved,
    ProposalStarted,
    WrittenClause,
)
from engine.proposal.state import Proposal
from engine.proposal.state import evolve as evolve_proposal
from engine.text import said
from engine.workflow.definition import Definition
from tests.engine.names import Names
from workflows.loader import load_file, shipped

AT = "2022-11-09T13:30:00Z"
RULES = BallotRules(
    method="yes_no_abstain",
    electorate="member_organisations",
    per="clause",
    secrecy="open",
    quorum=2,
    threshold=Threshold(fraction=Fraction(2, 3)),
)


def definition() -> Definition:
    found = (load_file(path).definition for path in shipped())
    return next(each for each in found if each and each.name == "yearly_plan")


def names(**changes: Any) -> Names:
    """Anna of Topaz and Bert of Mijzo vote; Carla comes from a ministry; Gerda is a guest, and there is a screen."""
    fields: dict[str, Any] = {
        "organisations": (
            Organisation(id="topaz", movement="care", name="Topaz", short="Topaz", kind="member"),
            Organisation(id="mijzo", movement="care", name="Mijzo", short="Mijzo", kind="member"),
            Organisation(id="ministry", movement="care", name="Ministry", short="Min", kind="partner"),
        ),
        "persons": (
            Person(id="gerda", name="Gerda Gast", language="nl", guest_of="m1", says_from="De Buurt"),
            Person(id="anna", name="Anna Achternaam", language="nl"),
            Person(id="bert", name="Bert Achternaam", language="nl"),
            Person(id="carla", name="Carla Achternaam", language="nl"),
            Person(id="screen", name="Scherm", language="nl"),
        ),
        "roles": {
            "anna": ("delegate", "topaz"),
            "bert": ("delegate", "mijzo"),
            "carla": ("participant", "ministry"),
            "screen": ("screen", "topaz"),
        },
        "definitions": {("yearly_plan", 4): definition()},
    }
    return Names(**(fields | changes))


def started() -> ProposalStarted:
    return ProposalStarted(
        proposal="plan",
        movement="care",
        meeting="m1",
        title=said("The plan"),
        workflow="yearly_plan",
        version=4,
        digest="d",
        stage="draft",
        clauses=(
            WrittenClause(clause="a", text=said("We grow.")),
            WrittenClause(clause="b", text=said("We pay more.")),
        ),
        at=AT,
    )


def moved(target: str, move: str, source: str, **changes: Any) -> Moved:
    fields: dict[str, Any] = {"by": "carla", "guards": (), "at": AT}
    return Moved(move=move, source=source, target=target, **(fields | changes))


def pushed_through() -> Moved:
    guards = (
        GuardReport(guard="every_group_reported", holds=False, params={"groups": 4, "reported": 3, "missing": 1}),
        GuardReport(guard="quorum_present", holds=True, params={"present": 2, "needed": 2, "missing": 0}),
    )
    return moved("vote", "open_ballot", "groups", guards=guards, overridden=said("The train leaves."))


def opened() -> BallotOpened:
    return BallotOpened(
        ballot="b1",
        stage="vote",
        questions=("a", "b"),
        rules=RULES,
        seats=2,
        roll="r",
        present=2,
        opened_at=AT,
        closes_at=None,
    )


def closed(*papers: dict[str, str]) -> BallotClosed:
    outcome = judge(RULES, ("a", "b"), unweighted(papers), entitled=2, present=2)
    return BallotClosed(ballot="b1", outcome=outcome, urn="u", closed_at=AT, by=None)


def proposal(*events: Any) -> Proposal:
    return reduce(evolve_proposal, events, evolve_proposal(None, started()))


def group(*notes: tuple[str, str, str]) -> Group:
    """Notes as (id, kind, text), all by Anna."""
    events = (NoteWritten(note=note, kind=kind, text=said(text), by="anna") for note, kind, text in notes)
    return reduce(evolve_group, events, Group())


def meeting(events: Iterable[Any]) -> Meeting:
    folded: Meeting = reduce(evolve_meeting, events, None)  # type: ignore[arg-type, assignment]
    return folded


def minutes(events: Iterable[Any], *proposals: Proposal, lookup: Names | None = None) -> Minutes:
    return take_minutes(meeting(events), proposals, lookup or names())


RANKED = rules_of({"per": "options", "method": "irv", "status_quo": True})


def of_a_choice(
    events: Iterable[Any], rules: BallotRules = RANKED, answers: Mapping[str, str] = {"topaz": "b>a", "mijzo": "b>none"}
) -> Minutes:
    """The clauses were options, ranked if nothing else is said; a seat whose vote was split weighs 5."""
    offer = Offer(options=("a", "b", "none") if rules.status_quo else ("a", "b"))
    papers = [StandingPaper(choice={"plan": answer}, weight=5 if "*" in answer else 1) for answer in answers.values()]
    cast = sum(paper.weight for paper in papers)
    weights = Weights(entitled=cast, present=cast, cast=cast) if rules.weighted else None
    outcome = judge(rules, ("plan",), papers, entitled=2, present=2, weights=weights, offer=offer)
    decided = proposal(
        replace(opened(), questions=("plan",), rules=rules, offer=offer),
        BallotClosed(ballot="b1", outcome=outcome, urn="u", closed_at=AT, by=None),
    )
    return minutes(events, decided, lookup=names(cast={"b1": {seat: {"plan": each} for seat, each in answers.items()}}))
