"""A channel as one worker follows it: commits are read in order and folded, and each audience's view is computed from
the result. Socket followers and HTTP pages both see a channel through this."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from engine.directory import Organisation, Person
from engine.group.state import Group
from engine.meeting.events import Admitted, EntryAsked, MeetingPlanned
from engine.meeting.state import Meeting
from engine.meeting.view import view_group_chain, view_meeting
from engine.ports import Reader
from engine.proposal.state import Proposal
from engine.proposal.view import view_moves, view_proposal
from engine.states import fold
from engine.text import Text, texts_in
from engine.workflow.definition import Definition
from engine.workflow.shelf import Shelf

View = dict[str, Any]
ABOUT_PEOPLE = (MeetingPlanned, EntryAsked, Admitted)
"""Events after which there are people, or whole movements, whose names have not been read yet."""


class Names:
    """The names and words that a channel's views need, as of its last commit. Fulfils `engine.lookup.Lookup`."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._reader: Reader | None = None
        self._words: dict[str, str] = {}
        self._movements: dict[str, str] = {}
        self._organisations: dict[str, Organisation] = {}
        self._people: dict[str, tuple[Person, str, Organisation | None]] = {}
        self._definitions: dict[tuple[str, int], Definition] = {}
        self._choices: dict[str, Mapping[str, Mapping[str, str]]] = {}
        self.groups: dict[str, Group] = {}

    def words(self, text: Text) -> str:
        return self._words.get(text.id, "")

    def movement_name(self, movement: str) -> str:
        return self._movements.get(movement, "")

    def organisation(self, organisation: str) -> Organisation | None:
        return self._organisations.get(organisation)

    def person(self, person: str) -> Person | None:
        found = self._people.get(person)
        return found[0] if found else None

    def seats(self, movements: Iterable[str]) -> Sequence[Organisation]:
        wanted = set(movements)
        return [o for o in self._organisations.values() if o.kind == "member" and o.movement in wanted]

    def people(self, meeting: Meeting) -> Sequence[tuple[Person, str, Organisation | None]]:
        """Guests only once they have been let in."""
        return [
            (person, role or meeting.admitted.get(person.id, ""), organisation)
            for person, role, organisation in self._people.values()
            if person.guest_of is None or person.id in meeting.admitted
        ]

    def group(self, group: str) -> Group | None:
        return self.groups.get(group)

    def definition(self, workflow: str, version: int) -> Definition:
        return self._definitions[workflow, version]

    def choices(self, ballot: str) -> Mapping[str, Mapping[str, str]]:
        return self._choices.get(ballot, {})

    def learn_words(self, reader: Reader, ids: Iterable[str]) -> None:
        self._words.update(reader.texts(ids))

    def relearn(self, reader: Reader, movements: Iterable[str], meeting: str | None) -> None:
        """Read the directory anew, and all words: one of them may have been erased."""
        movements = tuple(movements)
        found = (reader.movement(movement) for movement in movements)
        self._movements = {each.id: each.name for each in found if each}
        self._organisations = {each.id: each for each in reader.organisations(movements)}
        roles: dict[str, tuple[str, Organisation | None]] = {}
        for member in reader.memberships_in(movements):
            roles.setdefault(member.person, (member.role, self._organisations.get(member.organisation)))
        self._people = {p.id: (p, *roles.get(p.id, ("", None))) for p in reader.people(movements, meeting)}
        self._words = dict(reader.texts(self._words))

    def learn_proposal(self, reader: Reader, proposal: Proposal) -> None:
        """Its definition, and the papers of its open ballots once they are closed; neither ever changes."""
        key = proposal.workflow, proposal.version
        if key not in self._definitions:
            self._definitions[key] = self._shelf.version(reader, *key)
        for ballot in proposal.ballots.values():
            if ballot.outcome and ballot.rules.secrecy == "open" and ballot.ballot not in self._choices:
                papers = reader.papers(ballot.ballot)
                self._choices[ballot.ballot] = {p.seat: dict(p.choice) for p in papers if p.seat}


class Channel:
    """`seq` is the last commit that has been folded; `people_changed` whether the last catching up touched who there is
    and what they may do. Nothing here yields between reading and folding."""

    def __init__(self, name: str, shelf: Shelf) -> None:
        self.name = name
        self.seq = 0
        self.people_changed = False
        self.states: dict[str, tuple[int, Any]] = {}
        self.names = Names(shelf)
        self._views: dict[str, View] = {}

    def catch_up(self, reader: Reader) -> bool:
        """Read and fold what has been committed since; whether there was anything. What fails half-way is done again:
        `seq` moves last."""
        seq, directory = self.seq, not self.seq
        while commits := reader.commits(self.name, seq):
            seq = commits[-1].seq
            directory = directory or any(commit.stream == "directory" for commit in commits)
        if seq == self.seq:
            return False
        for stream in reader.shown(self.name):
            directory = self._read_on(reader, stream) or directory
        if directory:
            self._relearn(reader)
        self.seq = seq
        self.people_changed = directory
        self._views.clear()
        return True

    def _read_on(self, reader: Reader, stream: str) -> bool:
        """Fold the rest of a stream; whether it is about people, so that names must be read again."""
        seq, state = self.states.get(stream, (0, None))
        entries = reader.entries(stream, after=seq)
        if not entries and state is not None:
            return False
        self.names.learn_words(reader, [text for entry in entries for text in texts_in(entry.event)])
        for entry in entries:
            seq, state = entry.seq, fold(stream, state, entry.event)
        self.states[stream] = seq, state
        if isinstance(state, Proposal):
            self.names.learn_proposal(reader, state)
        if isinstance(state, Group):
            self.names.groups[stream.partition(":")[2]] = state
        return any(isinstance(entry.event, ABOUT_PEOPLE) for entry in entries)

    def _relearn(self, reader: Reader) -> None:
        movements: dict[str, None] = {}
        for _, state in self.states.values():
            if isinstance(state, Meeting):
                movements.update(dict.fromkeys(state.movements))
            elif isinstance(state, Proposal):
                movements[state.movement] = None
        self.names.relearn(reader, movements, self.meeting.id if self.meeting else None)

    @property
    def meeting(self) -> Meeting | None:
        found: Meeting | None = self.states.get(self.name, (0, None))[1] if self.name.startswith("meeting:") else None
        return found

    @property
    def proposals(self) -> Mapping[str, Proposal]:
        """In the order in which the channel came to show them."""
        return {state.proposal: state for _, state in self.states.values() if isinstance(state, Proposal)}

    def view(self, audience: str) -> View:
        """What an audience sees now: `participant`, `coordinator`, `screen`, or `group:ID`."""
        if audience not in self._views:
            self._views[audience] = self._view(audience)
        return self._views[audience]

    def _view(self, audience: str) -> View:
        meeting = self.meeting
        if audience.startswith("group:"):
            group = audience.partition(":")[2]
            if meeting is None or group not in meeting.groups:
                return {}
            return view_group_chain(meeting, group, self.names.group(group), self.names)
        view: View = dict(view_meeting(meeting, audience, self.names)) if meeting else {}  # type: ignore[arg-type]
        proposals = self.proposals
        view["proposals"] = {
            id: {"order": order} | view_proposal(proposal, self.names)
            for order, (id, proposal) in enumerate(proposals.items(), start=1)
        }
        if audience == "coordinator":
            view["moves"] = {id: view_moves(proposal, self.names) for id, proposal in proposals.items()}
        return view
