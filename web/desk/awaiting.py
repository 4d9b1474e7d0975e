"""What a proposal waits for, what it could wait for, and what waits for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from engine.gather.awaiting import all_awaited
from engine.policy import EVERYONE, may
from engine.ports import ProposalRow, Reader
from engine.proposal.state import Proposal
from engine.roles import Roles, roles_at_proposal
from engine.states import States
from engine.workflow.definition import Stage
from engine.workflow.shelf import Shelf
from engine.workflow.waiting import waits_for_proposal
from web.house import View


def awaiting(reader: Reader, states: States, shelf: Shelf, proposal: Proposal, person: str, roles: Roles) -> View:
    """`awaited`, `may_await` and `awaited_by` of the page, where there are any. Of a proposal that the person may not
    read they learn what it is called, and no more."""
    view: View = {}
    if waits_for_proposal(shelf.version(reader, proposal.workflow, proposal.version).stages[proposal.stage].settings):
        if proposal.awaits and (row := reader.proposal_row(proposal.awaits.proposal)):
            view["awaited"] = {"id": row.proposal} | _told(reader, states, shelf, row, person)
        if "coordinator" in roles:
            view["may_await"] = _choices(reader, states, shelf, proposal, person)
    if waiting := [row for id in proposal.awaited_by if (row := _still_waiting(reader, states, id, proposal.proposal))]:
        view["awaited_by"] = {
            row.proposal: {"order": order} | _told(reader, states, shelf, row, person)
            for order, row in enumerate(waiting, start=1)
        }
    return view


def _still_waiting(reader: Reader, states: States, id: str, awaited: str) -> ProposalRow | None:
    found = states.proposal(id)
    waits = found is not None and found.awaits is not None and found.awaits.proposal == awaited
    return reader.proposal_row(id) if waits else None


def _told(reader: Reader, states: States, shelf: Shelf, row: ProposalRow, person: str) -> View:
    if not may(roles_at_proposal(reader, states, person, row.proposal), EVERYONE):
        return {"title": row.title}
    stage = _stage(reader, shelf, row)
    told: View = {"title": row.title, "stage_title": dict(stage.title)}
    return told | ({"outcome": stage.outcome} if stage.outcome else {}) | ({"archived": True} if row.archived else {})


def _choices(reader: Reader, states: States, shelf: Shelf, proposal: Proposal, person: str) -> View:
    """Of the movements that the person coordinates, those under way first. What waits for this one itself is left out,
    and so is what was put away."""
    movements = _coordinated(reader, person)
    rows = [
        (row, _stage(reader, shelf, row).outcome or "")
        for row in reader.proposal_rows(movements)
        if not row.archived
        and row.proposal != proposal.proposal
        and proposal.proposal not in all_awaited(reader, states, shelf, row.proposal)
    ]
    return {
        row.proposal: {"order": order, "title": row.title}
        | ({"outcome": outcome} if outcome else {})
        | ({"movement": movements[row.movement]} if row.movement != proposal.movement else {})
        for order, (row, outcome) in enumerate(sorted(rows, key=lambda each: bool(each[1])), start=1)
    }


def _coordinated(reader: Reader, person: str) -> Mapping[str, str]:
    """Their names, by id."""
    held: Iterable[str] = (each.organisation for each in reader.memberships(person) if each.role == "coordinator")
    organisations = (reader.organisation(each) for each in held)
    found = (reader.movement(each.movement) for each in organisations if each)
    return {each.id: each.name for each in found if each}


def _stage(reader: Reader, shelf: Shelf, row: ProposalRow) -> Stage:
    return shelf.version(reader, row.workflow, row.version).stages[row.stage]
