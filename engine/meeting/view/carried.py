"""Where notes of small groups and cards of the board went: what was made of each, in the proposals of the meeting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engine.meeting.view.parts import View
from engine.proposal.state import Proposal


def view_carried(proposals: Iterable[Proposal]) -> View:
    """Note → what it became, by that thing's own id. A clause or a task that was taken away is no longer said."""
    carried: View = {}
    for proposal in proposals:
        for note, id, to in _made_of_notes(proposal):
            carried.setdefault(note, {})[id] = {"to": to, "proposal": proposal.proposal}
    return carried


def _made_of_notes(proposal: Proposal) -> Iterator[tuple[str, str, str]]:
    if proposal.note is not None:
        yield proposal.note, proposal.proposal, "proposal"
    for clause in proposal.clauses.values():
        if clause.note is not None:
            yield clause.note, clause.clause, "clause"
    for task in proposal.tasks.values():
        if task.note is not None:
            yield task.note, task.task, "task"
