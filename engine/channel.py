"""A channel as one worker follows it: commits are read in order and folded, and each audience's view is computed from
the result. Socket followers and HTTP pages both see a channel through this."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from engine.board.state import Board
from engine.board.view import view_board
from engine.group.state import Group
from engine.meeting.events import Admitted, EntryAsked, MeetingPlanned, TurnedAway
from engine.meeting.state import Meeting
from engine.meeting.view import view_carried, view_group_chain, view_meeting
from engine.names import Names
from engine.own import Own
from engine.ports import Commit, Reader
from engine.proposal.ballot_view import names_voters
from engine.proposal.children.view import view_children
from engine.proposal.events import BroughtToMeeting
from engine.proposal.state import Ballot, Proposal
from engine.proposal.view import view_moves, view_proposal
from engine.states import fold
from engine.team.state import Team
from engine.team.view import view_team
from engine.text import texts_in
from engine.workflow.shelf import Shelf

View = dict[str, Any]
DIRECTORY = "directory"
ABOUT_PEOPLE = (MeetingPlanned, EntryAsked, Admitted, TurnedAway, BroughtToMeeting)
"""Events after which there are people, or whole movements, whose names have not been read yet, or who may look has
changed: a proposal is open to the guests of its meeting."""


class Channel:
    """`seq` is the last commit that has been folded; `people_changed` whether who there is, or what they may do, has
    changed since a follower cleared it."""

    def __init__(self, name: str, shelf: Shelf) -> None:
        self.name = name
        self.seq = 0
        self.people_changed = False
        self.states: dict[str, tuple[int, Any]] = {}
        self.names = Names(shelf)
        self._views: dict[str, View] = {}
        self._of_meeting: dict[str, View] = {}
        self._own: Own | None = None
        self._proposals: dict[str, Proposal] | None = None
        self._running: tuple[Ballot, ...] | None = None
        self._unnamed: tuple[Ballot, ...] | None = None

    def catch_up(self, reader: Reader, until: int | None = None) -> bool:
        """Read and fold what has been committed since; whether there was anything. What fails half-way is done again:
        names that were learned do no harm, and states and `seq` move together at the end. With `until`, commits after
        that one are left, so that what screens saw then is seen again; names and words are those of now."""
        seq, moved = self.seq, dict[str, int]()
        while commits := _up_to(until, reader.commits(self.name, seq)):
            seq = commits[-1].seq
            moved.update((commit.stream, commit.last) for commit in commits)
        if seq == self.seq:
            return False
        states, people = dict(self.states), not self.seq or DIRECTORY in moved
        read = [stream for stream in reader.shown(self.name) if stream in moved]
        for stream in read:
            people = self._read_on(reader, stream, states, moved[stream]) or people
        if people:
            self._relearn(reader, states)
        if people or not all(stream.startswith("proposal:") for stream in read):
            self._of_meeting.clear()
        self.states, self.seq = states, seq
        self.people_changed = self.people_changed or people
        self._views.clear()
        self._own = None
        self._proposals = self._running = self._unnamed = None
        return True

    def _read_on(self, reader: Reader, stream: str, states: dict[str, tuple[int, Any]], last: int) -> bool:
        """Fold a stream up to an event; whether it is about people, so that names must be read again."""
        seq, state = states.get(stream, (0, None))
        entries = reader.entries(stream, after=seq, last=last)
        self.names.learn_words(reader, [text for entry in entries for text in texts_in(entry.event)])
        for entry in entries:
            seq, state = entry.seq, fold(stream, state, entry.event)
        states[stream] = seq, state
        if isinstance(state, Proposal):
            self.names.learn_proposal(reader, state)
        if isinstance(state, Group):
            self.names.groups[stream.partition(":")[2]] = state
        return any(isinstance(entry.event, ABOUT_PEOPLE) for entry in entries)

    def _relearn(self, reader: Reader, states: Mapping[str, tuple[int, Any]]) -> None:
        movements: dict[str, None] = {}
        meeting: str | None = None
        for _, state in states.values():
            if isinstance(state, Meeting):
                movements.update(dict.fromkeys(state.movements))
                meeting = state.id
            elif isinstance(state, Proposal):
                movements[state.movement] = None
        self.names.relearn(reader, movements, meeting)

    @property
    def meeting(self) -> Meeting | None:
        found: Meeting | None = self.states.get(self.name, (0, None))[1] if self.name.startswith("meeting:") else None
        return found

    @property
    def board(self) -> Board | None:
        """The meeting's; None while there is nothing on it."""
        found: Board | None = self.states.get(f"board:{self.name.partition(':')[2]}", (0, None))[1]
        return found if self.name.startswith("meeting:") else None

    @property
    def proposals(self) -> Mapping[str, Proposal]:
        """In the order in which the channel came to show them; of a meeting, those that it has something to do with:
        one that was taken off its agenda unspoken, and was never brought there, is gone from its screens. Of a proposal
        itself alone, for of its children no more is told than where they stand."""
        meeting = self.meeting
        if self._proposals is None:
            own = self.name.partition(":")[2]
            self._proposals = {
                id: each
                for id, each in self._read_proposals().items()
                if (id == own if meeting is None else concerns(meeting, each))
            }
        return self._proposals

    @property
    def running(self) -> tuple[Ballot, ...]:
        """The open ballots of its proposals. Asked for every phone at every commit, so found once."""
        if self._running is None:
            proposals = self.proposals.values()
            self._running = tuple(each.ballots[each.open_ballot] for each in proposals if each.open_ballot)
        return self._running

    @property
    def unnamed(self) -> tuple[Ballot, ...]:
        """The closed ballots that were open, but whose result names nobody: each voter is told of their own."""
        if self._unnamed is None:
            ballots = (each for proposal in self.proposals.values() for each in proposal.ballots.values())
            public = (each for each in ballots if each.outcome and each.rules.secrecy == "open")
            self._unnamed = tuple(each for each in public if not names_voters(each))
        return self._unnamed

    def _read_proposals(self) -> Mapping[str, Proposal]:
        return {each.proposal: each for _, each in self.states.values() if isinstance(each, Proposal)}

    def view(self, audience: str) -> View:
        """What an audience sees now: `participant`, `coordinator`, `screen`, or `group:ID`."""
        if audience not in self._views:
            self._views[audience] = self._view(audience)
        return self._views[audience]

    @property
    def own(self) -> Own:
        """What is each person's, of the fold as it stands."""
        if self._own is None:
            self._own = Own(self.meeting, self.proposals, self.names)
        return self._own

    def _view(self, audience: str) -> View:
        meeting = self.meeting
        if audience.startswith("group:"):
            group = audience.partition(":")[2]
            if meeting is None or group not in meeting.groups:
                return {}
            return view_group_chain(meeting, group, self.names.group(group), self.names)
        view = dict(self._view_meeting(meeting, audience)) if meeting else {}
        if meeting and (board := self.board):
            view["board"] = view_board(board, meeting, audience, self.names)
        proposals = self.proposals
        view["proposals"] = self._shown_to_all()
        own = None if meeting else proposals.get(self.name.removeprefix("proposal:"))
        if own and own.children:
            view["children"] = view_children(own, self._read_proposals(), self.names)
        if teams := [each for _, each in self.states.values() if isinstance(each, Team)]:
            view["teams"] = {each.team: view_team(each, self.names) for each in teams}
        if audience == "coordinator":
            view["moves"] = {id: view_moves(proposal, self.names) for id, proposal in proposals.items()}
            if meeting and (carried := view_carried(proposals.values())):
                view["carried"] = carried
        return view

    def _view_meeting(self, meeting: Meeting, audience: str) -> View:
        """Kept while only proposals move: it names everybody, thousands of them, and a ballot that opens or closes is
        waited for."""
        if audience not in self._of_meeting:
            self._of_meeting[audience] = view_meeting(meeting, audience, self.names)  # type: ignore[arg-type]
        return self._of_meeting[audience]

    def _shown_to_all(self) -> View:
        """Of its proposals every audience sees the same."""
        if "proposals" not in self._views:
            self._views["proposals"] = {
                id: {"order": order} | view_proposal(proposal, self.names)
                for order, (id, proposal) in enumerate(self.proposals.items(), start=1)
            }
        return self._views["proposals"]


def _up_to(until: int | None, commits: Sequence[Commit]) -> Sequence[Commit]:
    return commits if until is None else [commit for commit in commits if commit.seq <= until]


def concerns(meeting: Meeting, proposal: Proposal) -> bool:
    return meeting.id in proposal.meetings or meeting.is_about(proposal.proposal)
