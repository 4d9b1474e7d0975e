"""What a coordinator does before the afternoon, as commands: the same list for the demo and for the rehearsal, each in
its own way through the door. Agenda lines and clauses are maps here, as over HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rehearsal.case import plan
from rehearsal.case.dates import ZONE, Dates
from rehearsal.case.people import COORDINATOR, ORGANISATIONS, PEOPLE, SUPPORT, Organisation, Person

Step = tuple[str, dict[str, Any]]
"""A command's name and its fields."""


def support(movement: str) -> Iterator[Step]:
    """Who coordinates, and for which organisation. A new installation can only write this directly."""
    yield _organisation(movement, SUPPORT)
    yield _person(movement, COORDINATOR)


def organisations(movement: str) -> Iterator[Step]:
    """All the others. None of these steps needs another."""
    return (_organisation(movement, each) for each in ORGANISATIONS if each is not SUPPORT)


def people(movement: str) -> Iterator[Step]:
    """Everybody else. None of these steps needs another, but each needs its organisation."""
    return (_person(movement, each) for each in PEOPLE if each is not COORDINATOR)


def _organisation(movement: str, each: Organisation) -> Step:
    fields = {"organisation": each.id, "name": each.name, "short": each.short, "kind": each.kind}
    return "movement.add_organisation", {"movement": movement, **fields}


def _person(movement: str, each: Person) -> Step:
    fields = {"person": each.id, "name": each.name, "organisation": each.organisation, "role": each.role}
    return "movement.add_person", {"movement": movement, **fields}


def meeting(movement: str, dates: Dates, meeting: str, proposal: str) -> Iterator[Step]:
    """The plan, still empty, on the agenda of a meeting that is planned."""
    title = plan.plan_title(dates)
    yield (
        "proposal.start",
        {"proposal": proposal, "movement": movement, "workflow": "yearly_plan", "title": title},
    )
    yield (
        "meeting.plan",
        {
            "meeting": meeting,
            "movements": [movement],
            "title": plan.MEETING_TITLE,
            "starts_at": dates.meeting,
            "time_zone": ZONE,
            "place": plan.PLACE,
            "agenda": [_line(item, proposal) for item in plan.agenda(dates)],
        },
    )
    yield "proposal.bring", {"proposal": proposal, "meeting": meeting}


def drafting(proposal: str, dates: Dates) -> Iterator[Step]:
    for clause, text in plan.clauses(dates).items():
        yield "proposal.add_clause", {"proposal": proposal, "clause": clause, "text": text}


def _line(item: plan.Item, proposal: str) -> dict[str, Any]:
    line: dict[str, Any] = {"item": item.id, "title": item.title, "minutes": item.minutes}
    return line | ({"proposal": proposal} if item.proposal else {})
