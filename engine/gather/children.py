"""Reads what a proposal must know of those that it starts or has started, and of its parent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from engine.meeting.state import Meeting
from engine.ports import Reader
from engine.proposal.state import Proposal
from engine.states import States
from engine.text import Text
from engine.workflow.definition import Definition
from engine.workflow.effects import StartChildren, StartWorkflow
from engine.workflow.shelf import Shelf

LONGEST_TITLE = 200


def facts_of_children(
    reader: Reader, states: States, shelf: Shelf, proposal: Proposal, definition: Definition, meeting: Meeting | None
) -> Mapping[str, Any]:
    """Of most workflows nothing: only of one that starts others. By name in `ProposalFacts`."""
    starting = [each for move in definition.moves.values() for each in move.effects if isinstance(each, STARTS)]
    if not starting and not proposal.children:
        return {}
    movement = proposal.movement
    found = reader.movement(movement)
    wanted = {each.for_each for each in starting if isinstance(each, StartChildren)}
    return {
        "children": {id: outcome_of(reader, states, shelf, id) for id in proposal.newest_children},
        "begun_on": frozenset(reader.workflows(movement)) - reader.retired_workflows(movement),
        "language": found.language if found else "",
        "long_clauses": _long(reader, proposal) if "clause" in wanted else frozenset(),
        "themes": dict(_themes(meeting, proposal)) if "theme" in wanted else {},
        "teams": dict(_teams(reader, states, movement)) if "team" in wanted else {},
    }


STARTS = StartWorkflow, StartChildren


def outcome_of(reader: Reader, states: States, shelf: Shelf, proposal: str) -> str:
    """Empty while it is under way, or has not begun."""
    found = states.proposal(proposal)
    if found is None:
        return ""
    return shelf.version(reader, found.workflow, found.version).stages[found.stage].outcome or ""


def _long(reader: Reader, proposal: Proposal) -> frozenset[str]:
    """Clauses whose words are too long for a title."""
    words = reader.texts(clause.text.id for clause in proposal.clauses.values())
    return frozenset(
        id for id, clause in proposal.clauses.items() if len(words.get(clause.text.id, "")) > LONGEST_TITLE
    )


def _themes(meeting: Meeting | None, proposal: Proposal) -> Iterator[tuple[str, Text]]:
    """Of the rounds about this proposal, at the meeting that it is at."""
    for theme in sorted(meeting.themes.values(), key=lambda each: each.order) if meeting else ():
        held = meeting.rounds.get(theme.round) if meeting else None
        if held is not None and held.proposal == proposal.proposal:
            yield theme.theme, theme.title


def _teams(reader: Reader, states: States, movement: str) -> Iterator[tuple[str, Text]]:
    for id in reader.teams([movement]):
        if (team := states.team(id)) and not team.dissolved_at:
            yield id, team.name
