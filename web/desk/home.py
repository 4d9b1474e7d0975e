"""Everything that is a person's own, on one page: their movements, meetings, proposals on their way, and tasks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from engine.meeting.state import Meeting
from engine.policy import COMMANDS, EVERYONE, PRESENT, may
from engine.ports import MeetingRow, Reader
from engine.proposal.noticing.notice import Notice, is_for
from engine.proposal.noticing.view import view_notice
from engine.proposal.state import Ballot, Proposal, Task
from engine.proposal.view import view_deadline, view_route
from engine.roles import Roles
from engine.states import States
from engine.text import Text
from engine.workflow.shelf import Shelf
from web.desk.mine import Mine, my_meetings, my_proposals, what_is_mine
from web.house import House, View

MOST_NOTICES = 20


def home_view(house: House, person: str) -> View:
    """`schemas.views.home.HomeView`."""
    return house.ask(lambda reader, states: _Home(reader, states, house.service.shelf, person).view())


@dataclass(slots=True)
class _Home:
    """One answer in the making. What several parts need is read once."""

    reader: Reader
    states: States
    shelf: Shelf
    person: str
    words: Mapping[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    seats: dict[tuple[str, ...], int] = field(default_factory=dict)

    def view(self) -> View:
        mine = what_is_mine(self.reader, self.person)
        rows = my_meetings(self.reader, self.states, mine)
        meetings = [(row, roles, found) for row, roles in rows if (found := self.states.meeting(row.meeting))]
        ids = my_proposals(self.reader, mine, rows)
        proposals = [each for id in ids if (each := self.states.proposal(id))]
        self.words = self.reader.texts(each.id for each in _texts(proposals, [found for *_, found in meetings]))
        return {
            "person": mine.person.id,
            "name": mine.person.name,
            "language": mine.person.language,
            "movements": self._movements(mine),
            "meetings": {
                row.meeting: {"order": order} | self._meeting(row, roles, found)
                for order, (row, roles, found) in enumerate(meetings, start=1)
            },
            "proposals": {
                each.proposal: {"order": order} | self._proposal(each, mine)
                for order, each in enumerate(self._on_their_way(proposals), start=1)
            },
            "notices": {
                f"{of.proposal}.{shown['number']}": shown | {"order": order}
                for order, (of, shown) in enumerate(self._notices(proposals, mine), start=1)
            },
            "tasks": {
                f"{of.proposal}.{task.task}": {"order": order} | self._task(of, task, mine)
                for order, (of, task) in enumerate(_by_day(proposals), start=1)
            },
        }

    def _movements(self, mine: Mine) -> View:
        known = {id: self.reader.movement(id) for id in mine.movements}
        return {
            id: {
                "order": order,
                "name": found.name if found else "",
                "roles": sorted(mine.movements[id]),
                "organisations": [each.name for each in mine.organisations.values() if each.movement == id],
            }
            for order, (id, found) in enumerate(known.items(), start=1)
        }

    def _meeting(self, row: MeetingRow, roles: Roles, found: Meeting) -> View:
        shown: View = {
            "title": row.title,
            "movements": list(row.movements),
            "starts_at": row.starts_at,
            "time_zone": found.time_zone,
            "phase": row.phase,
            "code": row.code,
            "entry": row.entry,
            "roles": sorted(roles),
        }
        shown |= _said(
            lasts=found.lasts,
            place=self._words(found.place),
            archived=found.archived,
            series=found.series,
            next_date=found.next_date,
            call_link=self._words(found.call_link) if may(roles, PRESENT) else "",
        )
        if row.phase != "ended" and may(roles, EVERYONE):
            shown |= {"expected": self._seats_of(row.movements)}
            shown |= {"present": len(found.present_seats())} if row.phase == "open" else {}
        return shown

    def _seats_of(self, movements: tuple[str, ...]) -> int:
        if movements not in self.seats:
            found = self.reader.organisations(movements)
            self.seats[movements] = sum(each.kind == "member" for each in found)
        return self.seats[movements]

    def _on_their_way(self, proposals: list[Proposal]) -> list[Proposal]:
        """What is under way first, then what has ended, then what has been put away; each the newest step first."""
        newest = sorted(proposals, key=lambda each: (each.since, each.proposal), reverse=True)
        return sorted(newest, key=lambda each: (each.archived, bool(self._stage(each).outcome)))

    def _stage(self, proposal: Proposal) -> Any:
        definition = self.shelf.version(self.reader, proposal.workflow, proposal.version)
        return definition.stages[proposal.stage]

    def _proposal(self, proposal: Proposal, mine: Mine) -> View:
        definition = self.shelf.version(self.reader, proposal.workflow, proposal.version)
        stage = definition.stages[proposal.stage]
        shown: View = {
            "title": self._words(proposal.title),
            "movement": proposal.movement,
            "workflow": {"title": dict(definition.title)},
            "stage": stage.name,
            "stage_title": dict(stage.title),
            "since": proposal.since,
            "route": view_route(proposal, partial(self.shelf.version, self.reader, proposal.workflow)),
            "clauses": len(proposal.clauses),
        }
        shown |= _said(
            meeting=proposal.meeting,
            activity=stage.activity,
            outcome=stage.outcome,
            deadline=view_deadline(proposal, definition),
            archived=proposal.archived,
        )
        if mine.coordinates(proposal.movement):
            shown |= _said(review=proposal.review)
        if proposal.open_ballot:
            shown["ballot"] = self._ballot(proposal.ballots[proposal.open_ballot], mine)
        return shown

    def _ballot(self, ballot: Ballot, mine: Mine) -> View:
        """Those seats that are mine, or that were left to me by proxy."""
        own = {mine.person.id} if ballot.of_persons else mine.seats
        seats = (row for row in self.reader.seats(ballot.ballot) if row.seat in own or row.proxy in own)
        told = {row.seat: {"name": self._voter(row.seat, ballot), "voted": row.voted} for row in seats}
        return {"id": ballot.ballot, "mine": told} | _said(closes_at=ballot.closes_at)

    def _notices(self, proposals: list[Proposal], mine: Mine) -> list[tuple[Proposal, View]]:
        """Those for me that I have not read, of what is not put away; the newest first."""
        read = self.reader.notices_read([mine.person.id]).get(mine.person.id, {})
        found = [
            (each, notice)
            for each in proposals
            if not each.archived
            for notice in each.notices[read.get(each.proposal, 0) :]
            if is_for(notice.to, mine.movements.get(each.movement, frozenset()), mine.kinds_in(each.movement))
        ]
        newest = sorted(found, key=lambda both: (both[1].at, both[1].number), reverse=True)[:MOST_NOTICES]
        return [(each, self._notice(each, notice)) for each, notice in newest]

    def _notice(self, proposal: Proposal, notice: Notice) -> View:
        definition = self.shelf.version(self.reader, proposal.workflow, proposal.version)
        of = {"proposal": proposal.proposal, "proposal_title": self._words(proposal.title), "number": notice.number}
        return view_notice(notice, definition) | of

    def _task(self, proposal: Proposal, task: Task, mine: Mine) -> View:
        shown: View = {
            "proposal": proposal.proposal,
            "proposal_title": self._words(proposal.title),
            "task": task.task,
            "text": self._words(task.text),
        }
        if task.owner:
            shown |= {"owner": task.owner, "owner_name": self._name(task.owner)}
        told = {"due": task.due, "done": task.done, "mine": task.owner in mine.organisations}
        return shown | _said(**told, taken=task.taken_by == mine.person.id, takes=self._takes(proposal, task, mine))

    def _takes(self, proposal: Proposal, task: Task, mine: Mine) -> bool:
        """It looks for somebody, and I am from an organisation of the movement that it may become."""
        looks = not (task.owner or task.done or proposal.archived)
        return looks and may(mine.movements.get(proposal.movement, frozenset()), COMMANDS["proposal.take_task"])

    def _voter(self, seat: str, ballot: Ballot) -> str:
        if not ballot.of_persons:
            return self._name(seat)
        found = self.reader.person(seat)
        return found.name if found else ""

    def _name(self, organisation: str) -> str:
        if organisation not in self.names:
            found = self.reader.organisation(organisation)
            self.names[organisation] = found.name if found else ""
        return self.names[organisation]

    def _words(self, text: Text) -> str:
        return self.words.get(text.id, "")


def _texts(proposals: list[Proposal], meetings: list[Meeting]) -> Iterator[Text]:
    for meeting in meetings:
        yield from (meeting.place, meeting.call_link)
    for proposal in proposals:
        yield proposal.title
        yield from (task.text for task in proposal.tasks.values())


def _by_day(proposals: list[Proposal]) -> list[tuple[Proposal, Task]]:
    """What is still to be done first, and of that what is due first; what has no day comes last."""
    tasks = [(proposal, task) for proposal in proposals for task in proposal.tasks.values()]
    return sorted(tasks, key=lambda each: (each[1].done, not each[1].due, each[1].due))


def _said(**values: Any) -> View:
    """What says something: no null, no zero, no empty text, and what is not so is not said."""
    return {name: value for name, value in values.items() if value}
