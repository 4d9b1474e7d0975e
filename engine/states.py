"""Streams folded into states, and kept folded: only what has been added since is read again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from typing import Any

from engine.board.state import Board
from engine.board.state import evolve as evolve_board
from engine.group.state import Group
from engine.group.state import evolve as evolve_group
from engine.meeting.state import Meeting
from engine.meeting.state import evolve as evolve_meeting
from engine.ports import Reader
from engine.proposal.state import Proposal
from engine.proposal.state import evolve as evolve_proposal
from engine.team.state import Team
from engine.team.state import evolve as evolve_team

EVOLVE: Mapping[str, Callable[[Any, Any], Any]] = {
    "meeting": evolve_meeting,
    "proposal": evolve_proposal,
    "group": evolve_group,
    "board": evolve_board,
    "team": evolve_team,
}
"""Noun → how its events fold. A stream's noun is what stands before the colon of its name."""


def fold(stream: str, state: Any, event: Any) -> Any:
    return EVOLVE[stream.partition(":")[0]](state, event)


class Folded:
    """Committed states by stream, the least used dropped first. Keeps only what a commit has made true."""

    def __init__(self, most: int = 2000) -> None:
        self._most = most
        self._states: OrderedDict[str, tuple[int, Any]] = OrderedDict()

    def get(self, stream: str) -> tuple[int, Any]:
        if stream in self._states:
            self._states.move_to_end(stream)
        return self._states.get(stream, (0, None))

    def keep(self, stream: str, seq: int, state: Any) -> None:
        if seq >= self.get(stream)[0]:
            self._states[stream] = seq, state
            self._states.move_to_end(stream)
        while len(self._states) > self._most:
            self._states.popitem(last=False)


class States:
    """The states that one job or one query looks at, all from its own snapshot of the database."""

    def __init__(self, reader: Reader, folded: Folded) -> None:
        self._reader = reader
        self._folded = folded
        self._seen: dict[str, tuple[int, Any]] = {}

    def load(self, stream: str) -> tuple[int, Any]:
        """The last seq of a stream and its state: (0, None) if there is nothing."""
        if stream not in self._seen:
            seq, state = self._folded.get(stream)
            for entry in self._reader.entries(stream, after=seq):
                seq, state = entry.seq, fold(stream, state, entry.event)
            self._seen[stream] = seq, state
        return self._seen[stream]

    def moved(self, stream: str, seq: int, state: Any) -> None:
        """This job has appended: look at the new state from here on."""
        self._seen[stream] = seq, state

    def keep(self) -> None:
        """The commit has happened: let others start from these."""
        for stream, (seq, state) in self._seen.items():
            self._folded.keep(stream, seq, state)

    def meeting(self, meeting: str) -> Meeting | None:
        found: Meeting | None = self.load(f"meeting:{meeting}")[1]
        return found

    def proposal(self, proposal: str) -> Proposal | None:
        found: Proposal | None = self.load(f"proposal:{proposal}")[1]
        return found

    def group(self, group: str) -> Group | None:
        found: Group | None = self.load(f"group:{group}")[1]
        return found

    def team(self, team: str) -> Team | None:
        found: Team | None = self.load(f"team:{team}")[1]
        return found

    def board(self, meeting: str) -> Board | None:
        """The board of a meeting; None while there is nothing on it."""
        found: Board | None = self.load(f"board:{meeting}")[1]
        return found
