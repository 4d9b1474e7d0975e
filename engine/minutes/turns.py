"""Rounds in which everybody got a turn: what was asked, who was there, how many spoke. What they said is nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engine.lookup import Lookup
from engine.meeting.state import Meeting
from engine.meeting.state.floor import Asked
from engine.minutes.edited import Edited
from engine.minutes.record import TurnsTaken
from engine.proposal.state import Proposal
from engine.workflow.definition import Stage
from engine.workflow.turns import Round


def turns_of(meeting: Meeting, proposals: Iterable[Proposal], lookup: Lookup, edited: Edited) -> tuple[TurnsTaken, ...]:
    """In the order in which they began. Where the minutes leave out who was there, so does this."""
    by_id = {each.proposal: each for each in proposals}
    rounds = ((each, by_id.get(each.proposal)) for each in meeting.floor.rounds())
    return tuple(_taken(meeting, asked, about, lookup, edited) for asked, about in rounds if about)


def _taken(meeting: Meeting, asked: Asked, about: Proposal, lookup: Lookup, edited: Edited) -> TurnsTaken:
    settings = _stage_at(about, asked.since, lookup).settings
    round = settings if isinstance(settings, Round) else None
    return TurnsTaken(
        title=lookup.words(about.title),
        kind=round.kind if round else "",
        question=dict(round.question) if round else {},
        asked=len(asked.people),
        spoke=len(meeting.floor.had_turn(asked)),
        organisations=() if edited.hides("present") else tuple(dict.fromkeys(_from(asked, lookup))),
    )


def _from(asked: Asked, lookup: Lookup) -> Iterator[str]:
    """Organisations, or what guests said they are from; not of whom has left the house since."""
    return (name for person in asked.people if (name := lookup.organisation_name(person)))


def _stage_at(proposal: Proposal, at: str, lookup: Lookup) -> Stage:
    """Where the proposal stood then, by the version that it followed then: the stage that it left next, by a move or
    for another version."""
    moves = [(n + 0.5, moved.source) for n, moved in enumerate(proposal.history) if moved.at > at]
    changes = [(float(each.moves), each.stage) for each in proposal.followed if each.at > at]
    version = next((each.version for each in proposal.followed if each.at > at), proposal.version)
    _, stage = min((*moves, *changes), default=(0.0, proposal.stage))
    return lookup.definition(proposal.workflow, version).stages[stage]
