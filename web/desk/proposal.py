"""A proposal with all that has to do with it, on one page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from engine.ballot.rules import as_source
from engine.errors import RefusedError, refuse
from engine.gather.belonging import organisation_of, partner_of
from engine.holds import holds
from engine.me import commands_for
from engine.meeting.state import Meeting
from engine.names import Names
from engine.policy import COMMANDS, EVERYONE, may
from engine.ports import LedgerEntry, Reader
from engine.proposal.advising.decide import asks_advice, may_advise
from engine.proposal.events import VersionFixed
from engine.proposal.history import Step, history, say, words_or_erased
from engine.proposal.state import Proposal
from engine.proposal.suggesting.view import open_suggestions
from engine.proposal.view import view_moves, view_proposal
from engine.roles import Roles
from engine.states import States
from engine.text import texts_in
from engine.workflow.shelf import Shelf
from web.desk.awaiting import awaiting
from web.desk.changing import other_versions
from web.desk.family import family
from web.desk.harvest import harvest_of, learn_talk
from web.desk.teams import team_of_proposal
from web.desk.voters import voters_of
from web.house import House, View
from web.reading import roles_in_meeting


def proposal_page(house: House, person: str, proposal: str, roles: Roles) -> View:
    """`schemas.views.proposal.ProposalPage`. `roles` are the person's at this proposal, asked for before."""
    shelf = house.service.shelf
    return house.ask(lambda reader, states: _page(reader, states, shelf, person, proposal, roles))


def _page(reader: Reader, states: States, shelf: Shelf, person: str, id: str, roles: Roles) -> View:
    found = states.proposal(id)
    if found is None:
        raise RefusedError(refuse("not_found", what="proposal"))
    entries = reader.entries(f"proposal:{id}")
    meetings = _meetings(reader, states, person, found, roles)
    names = Names(shelf)
    names.learn_words(reader, (text for entry in entries for text in texts_in(entry.event)))
    names.relearn(reader, [found.movement], None)
    names.learn_proposal(reader, found)
    for meeting in meetings:
        learn_talk(reader, states, names, meeting, id)
    return _Page(reader, states, shelf, found, entries, meetings, names, person, roles).view()


def _meetings(reader: Reader, states: States, person: str, proposal: Proposal, roles: Roles) -> list[Meeting]:
    """Those of the movement that the person may look into, by date: in any of them it may have been talked about."""
    rows = reader.meeting_rows([proposal.movement])
    mine = [row for row in rows if may(roles_in_meeting(reader, states, person, row.meeting), EVERYONE)]
    return [found for row in mine if (found := states.meeting(row.meeting))]


@dataclass(slots=True)
class _Page:
    """One answer in the making."""

    reader: Reader
    states: States
    shelf: Shelf
    proposal: Proposal
    entries: Sequence[LedgerEntry]
    meetings: Sequence[Meeting]
    names: Names
    person: str
    roles: Roles
    titles: dict[str, str] = field(default_factory=dict)

    def view(self) -> View:
        proposal = self.proposal
        self.titles = {each.id: self.names.words(each.title) for each in self.meetings}
        view: View = {
            "id": proposal.proposal,
            "movement": {"id": proposal.movement, "name": self.names.movement_name(proposal.movement)},
            "roles": sorted(self.roles),
            "may": [
                name for name in commands_for(self.roles) if name.startswith("proposal.") and self._is_one_for(name)
            ],
            "suggested": [each.suggestion for each in open_suggestions(proposal) if each.by == self.person],
            "my_ideas": [each.idea for each in proposal.ideas.values() if each.by == self.person],
            "advised": [each.advice for each in proposal.advice.values() if each.by == self.person],
            "taken": [each.task for each in proposal.tasks.values() if each.taken_by == self.person],
            "proposal": view_proposal(proposal, self.names),
            "versions": self._versions(),
            "harvest": harvest_of(self.meetings, proposal.proposal, self.names),
            "history": {str(n): self._step(n, step) for n, step in enumerate(self._history(), start=1)},
            "organisations": {
                each.id: {"order": order, "name": each.name}
                for order, each in enumerate(self.reader.organisations([proposal.movement]), start=1)
            },
        }
        stage = self.names.definition(proposal.workflow, proposal.version).stages[proposal.stage]
        if stage.about:
            view["stage_about"] = dict(stage.about)
        if self._may_advise():
            view["may_advise"] = True
        here = next((each for each in self.meetings if each.id == proposal.meeting), None)
        if here is not None:
            view["meeting"] = {
                "id": here.id,
                "title": self.titles[here.id],
                "starts_at": here.starts_at,
                "time_zone": here.time_zone,
                "phase": here.phase,
            }
        if team := team_of_proposal(self.reader, self.states, self.names, proposal.team):
            view["team"] = team
        return (
            view
            | family(self.reader, self.states, self.names, proposal)
            | awaiting(self.reader, self.states, self.shelf, proposal, self.person, self.roles)
            | (self._for_coordinators() if "coordinator" in self.roles else {})
        )

    def _is_one_for(self, command: str) -> bool:
        """A task is an organisation's: whoever is here for none cannot take one."""
        if command != "proposal.take_task":
            return True
        return bool(organisation_of(self.reader, self.person, [self.proposal.movement]))

    def _may_advise(self) -> bool:
        definition = self.names.definition(self.proposal.workflow, self.proposal.version)
        asked = asks_advice(self.proposal, definition)
        if asked is None or not may(self.roles, COMMANDS["proposal.advise"]):
            return False
        return may_advise(asked.advice_by, self.roles, partner_of(self.reader, self.person, self.proposal.movement))

    def _for_coordinators(self) -> View:
        proposal = self.proposal
        held = holds(self.reader, self.states, self.shelf, [proposal])[proposal.proposal]
        moves = view_moves(proposal, self.names)
        here = next((each for each in self.meetings if each.id == proposal.meeting), None)
        return {
            "moves": {name: move | {"holds": held[name]} for name, move in moves.items()},
            "counted_by": {id: as_source(each.rules) for id, each in proposal.ballots.items() if each.outcome},
            "voters": voters_of(self.reader, self.names, proposal, here),
            "other_versions": other_versions(self.reader, self.shelf, proposal),
            "removed": {id: {"text": self.names.words(gone.clause.text)} for id, gone in proposal.removed.items()},
        }

    def _versions(self) -> View:
        """Each fixed text, with its words as they were then; erased ones are the empty text."""
        fixed = {e.event.number: e.event.at for e in self.entries if isinstance(e.event, VersionFixed)}
        return {
            str(version.number): {
                "order": version.number,
                "fixed_at": fixed[version.number],
                "clauses": {
                    id: {"n": n, "text": self.names.words(text)}
                    for n, (id, text) in enumerate(version.clauses, start=1)
                },
            }
            for version in self.proposal.versions
        }

    def _history(self) -> list[Step]:
        own = history(self.proposal, self.entries, lambda meeting: self.titles.get(meeting, ""), self.names)
        return sorted([*own, *self._talk()], key=lambda step: step.at)

    def _talk(self) -> list[Step]:
        rounds = (each for meeting in self.meetings for each in meeting.rounds.values())
        steps = []
        for held in rounds:
            if held.proposal == self.proposal.proposal:
                question = words_or_erased(held.question, self.names)
                told = say("history.groups_formed", groups=len(held.groups), question=question)
                steps.append(Step(held.formed_at, told["code"], told["params"]))
        return steps

    def _step(self, order: int, step: Step) -> dict[str, Any]:
        return {"order": order, "at": step.at, "code": step.code, "params": dict(step.params)}
