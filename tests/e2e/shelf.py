"""A house that has been in use: proposals and meetings in every state that the pages of a desk show."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.ports import Store
from rehearsal.case import plan, talk
from tests.e2e import staging
from tests.house import COORDINATOR, House, seat

THEMES = ("Draagkracht eerst", "Tijd voor trekkers", "Minder, maar beter")
TASKS = (
    ("Kies wie de nieuwe organisaties belt", 12, "2030-02-01"),
    ("Maak één lijst van wat iedere organisatie kan doen", 14, ""),
)


@dataclass(frozen=True)
class Shelf:
    """Each is a house with its own meeting and proposal; `ballot` is the adopted one's last."""

    draft: House
    adopted: House
    partly: House
    secret: House
    ballot: str


def fill(store: Store, folder: Path) -> Shelf:
    secret_workflow = staging.publish_secret(store, folder)
    adopted, ballot = _adopted(store)
    _follow_up(adopted)
    return Shelf(
        draft=_draft(store),
        adopted=adopted,
        partly=_voted(store, "shelf-partly", {staging.CLAUSES[2]: 9}),
        secret=_voted(store, "shelf-secret", {staging.CLAUSES[2]: 4}, secret_workflow),
        ballot=ballot,
    )


def _draft(store: Store) -> House:
    """Still to come, with something taken out and something changed."""
    house = staging.prepare(store, "shelf-draft")
    house.must(
        COORDINATOR,
        "meeting.change",
        meeting=house.meeting_id,
        title="Voorjaarsbijeenkomst",
        starts_at="2030-04-11T11:00:00Z",
        time_zone="Europe/Amsterdam",
        place=plan.PLACE,
        call_link="https://call.example.org/room",
        entry="admit",
        lasts=240,
    )
    of: dict[str, Any] = {"proposal": house.plan_id}
    house.must(COORDINATOR, "proposal.remove_clause", **of, clause=staging.CLAUSES[-1])
    house.must(COORDINATOR, "proposal.rename", **of, title="Het plan daarna")
    return house


def _adopted(store: Store) -> tuple[House, str]:
    """Talked about, harvested under themes, revised, voted on by everybody, and ended with a next date."""
    house = staging.prepare(store, "shelf-adopted")
    meeting: dict[str, Any] = {"meeting": house.meeting_id}
    staging.open_doors(house)
    staging.begin(house, plan.THE_PLAN)
    house.check_in(*range(1, 25))
    staging.to_the_groups(house)
    for n, title in enumerate(THEMES):
        house.must(COORDINATOR, "meeting.add_theme", **meeting, theme=f"theme-{n}", round="round-1", title=title)
    groups = house.groups("round-1")
    for n in range(len(talk.ABOUT_THE_PLAN.notes)):
        laid = {"theme": f"theme-{n % len(THEMES)}", "group": groups[n % len(groups)], "note": f"note-{n}"}
        house.must(COORDINATOR, "meeting.harvest_note", **meeting, **laid)
    staging.report(house, *groups)
    house.must(COORDINATOR, "proposal.make_move", proposal=house.plan_id, move="revise")
    clause, text = plan.REVISED
    house.must(COORDINATOR, "proposal.revise_clause", proposal=house.plan_id, clause=clause, text=text)
    ballot = staging.open_ballot(house, move="open_ballot_again")
    staging.all_vote(house, ballot, {staging.CLAUSES[2]: 6}, range(1, 25))
    staging.close(house, ballot)
    return house, ballot


def _follow_up(house: House) -> None:
    of: dict[str, Any] = {"proposal": house.plan_id}
    for n, (text, owner, due) in enumerate(TASKS):
        house.must(COORDINATOR, "proposal.assign_task", **of, task=f"task-{n}", text=text, owner=seat(owner), due=due)
    soon = {"meeting": house.meeting_id, "starts_at": "2030-04-11T11:00:00Z"}
    house.must(COORDINATOR, "meeting.set_next_date", **soon)
    house.must(COORDINATOR, "meeting.end", meeting=house.meeting_id)


def _voted(store: Store, name: str, against: dict[str, int], workflow: str = "yearly_plan") -> House:
    house = staging.prepare(store, name, workflow)
    ballot = staging.to_the_ballot(house)
    staging.all_vote(house, ballot, against)
    staging.close(house, ballot)
    house.must(COORDINATOR, "meeting.end", meeting=house.meeting_id)
    return house
