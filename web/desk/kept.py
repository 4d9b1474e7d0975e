"""What is kept about somebody, readable, for that person alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from engine.board.events import CardPosted
from engine.directory import Membership
from engine.errors import RefusedError, refuse
from engine.group.events import NoteRemoved, NoteWritten
from engine.moment import timestamp
from engine.ports import Access, Kept, OwnPaper, Reader
from engine.proposal.advising.events import Advised
from engine.proposal.brainstorming.events import IdeaAdded
from engine.proposal.events import TaskFinished
from engine.proposal.state import Ballot, Proposal
from engine.proposal.suggesting.events import Suggested
from engine.proposal.taking.events import TaskGivenBack, TaskTaken
from engine.states import States
from engine.text import Text
from web.desk.kept_feelings import kept_feelings
from web.house import View


def kept_view(reader: Reader, states: States, person: str) -> View:
    """`schemas.views.kept.KeptView`. Whom somebody voted for in secret is kept nowhere, so it is not here."""
    known = reader.person(person)
    if known is None:
        raise RefusedError(refuse("access_revoked"))
    kept = reader.kept_about(person)
    access = reader.access([person]).get(person, Access())
    said = {"email": known.email, "says_from": known.says_from}
    about = {"id": known.id, "name": known.name, "language": known.language}
    return {
        "person": about | {name: value for name, value in said.items() if value},
        "memberships": _numbered(_memberships(reader, kept)),
        "meetings": _meetings(reader, kept),
        "votes": _numbered(_vote(reader, states, paper) for paper in kept.papers),
        "secret_ballots": _secret_ballots(reader, kept),
        "notes": _notes(reader, kept),
        "cards": _cards(reader, states, kept, person),
        "suggestions": _suggestions(reader, states, kept, person),
        "ideas": _ideas(reader, states, kept),
        "advice": _advice(reader, states, kept),
        "feelings": kept_feelings(reader, states, kept),
        "tasks": _tasks(reader, states, kept),
        "notices_read": {"n": sum(kept.notices_read.values())},
        "teams": _teams(reader, states, person),
        "acts": len(kept.acts),
        "links": access.links,
        "sessions": {"n": access.sessions},
    } | ({"sign_in": access.signs_in_as} if access.signs_in_as else {})


def _memberships(reader: Reader, kept: Kept) -> Iterator[View]:
    def named(held: Membership) -> View:
        organisation = reader.organisation(held.organisation)
        movement = reader.movement(organisation.movement) if organisation else None
        names = {
            "organisation": organisation.name if organisation else "",
            "movement": movement.name if movement else "",
        }
        return names | {"role": held.role}

    yield from (named(each) for each in kept.memberships)
    yield from (named(each) | {"ended": True} for each in kept.ended)


def _meetings(reader: Reader, kept: Kept) -> View:
    rows = [(row, each) for each in kept.attended if (row := reader.meeting_row(each.meeting))]
    return {
        row.meeting: {
            "order": order,
            "title": row.title,
            "starts_at": row.starts_at,
            "mode": each.mode,
            "rank": each.rank,
        }
        | ({"present": True} if each.here and row.phase == "open" else {})
        for order, (row, each) in enumerate(sorted(rows, key=lambda both: both[0].starts_at, reverse=True), start=1)
    }


def _vote(reader: Reader, states: States, paper: OwnPaper) -> View:
    """The points and options as they were voted on, so that the choice can be read."""
    seat = reader.organisation(paper.seat) or reader.person(paper.seat)
    proposal = _proposal_of(reader, states, paper.ballot)
    ballot = proposal.ballots.get(paper.ballot) if proposal else None
    return {
        "ballot": paper.ballot,
        "title": _title(reader, proposal),
        "seat": seat.name if seat else "",
        "choice": dict(paper.choice),
        "method": ballot.rules.method if ballot else "",
        "questions": _asked(reader, ballot, ballot.questions) if ballot else {},
        "options": _asked(reader, ballot, ballot.offer.options) if ballot else {},
    } | _some(replaced=not paper.stands, reasons=dict(paper.reasons))


def _some(**facts: Any) -> View:
    return {name: each for name, each in facts.items() if each}


def _asked(reader: Reader, ballot: Ballot, asked: Iterable[str]) -> View:
    """Questions or options; the option that is none of the others has no words of its own."""
    words = reader.texts(text.id for text in ballot.texts.values())
    return {each: {"order": order} | _worded(ballot, each, words) for order, each in enumerate(asked, start=1)}


def _worded(ballot: Ballot, id: str, words: Mapping[str, str]) -> View:
    if id not in ballot.texts:
        return {}
    return {"n": ballot.numbers.get(id, 0), "text": words.get(ballot.texts[id].id, "")}


def _secret_ballots(reader: Reader, kept: Kept) -> View:
    """That the organisation voted; nothing else is known."""
    places = {ballot: place[0] for ballot in kept.secret_ballots if (place := reader.ballot_place(ballot))}
    return {
        ballot: {"order": order, "title": row.title if (row := reader.proposal_row(proposal)) else ""}
        for order, (ballot, proposal) in enumerate(places.items(), start=1)
    }


def _notes(reader: Reader, kept: Kept) -> View:
    """What was written last under each note, also if it was taken away since: its words are kept until erased. What
    somebody wrote down for another is the other's."""
    notes: dict[str, tuple[str, NoteWritten]] = {}
    removed: set[str] = set()
    for entry in kept.acts:
        group = entry.stream.partition(":")[2]
        match entry.event:
            case NoteWritten(note=note, entered_by=None):
                notes[f"{group}.{note}"] = group, entry.event
                removed.discard(f"{group}.{note}")
            case NoteRemoved(note=note):
                removed.add(f"{group}.{note}")
    words = reader.texts(note.text.id for _, note in notes.values())
    return {
        key: {
            "order": order,
            "kind": note.kind,
            "text": words.get(note.text.id, ""),
            "group": group,
            "meeting": _meeting_title(reader, group),
        }
        | ({"removed": True} if key in removed else {})
        for order, (key, (group, note)) in enumerate(notes.items(), start=1)
    }


def _cards(reader: Reader, states: States, kept: Kept, person: str) -> View:
    """What was written last on each card, also if it was taken back since."""
    boards = dict.fromkeys(entry.stream.partition(":")[2] for entry in kept.acts if isinstance(entry.event, CardPosted))
    mine = [
        (f"{id}.{name}", id, board.cards[name])
        for id in boards
        if (board := states.board(id))
        for name in board.written.get(person, ())
    ]
    words = reader.texts(card.text.id for _, _, card in mine)
    return {
        key: {
            "order": order,
            "kind": card.kind,
            "text": words.get(card.text.id, ""),
            "meeting": row.title if (row := reader.meeting_row(board)) else "",
        }
        | ({"removed": True} if card.state == "taken_back" else {})
        for order, (key, board, card) in enumerate(mine, start=1)
    }


def _suggestions(reader: Reader, states: States, kept: Kept, person: str) -> View:
    """Whatever became of them: the words stay those of the proposal."""
    made = [entry for entry in kept.acts if isinstance(entry.event, Suggested)]
    mine = [
        (proposal, each)
        for id in dict.fromkeys(entry.stream.partition(":")[2] for entry in made)
        if (proposal := states.proposal(id))
        for each in proposal.suggestions.values()
        if each.by == person
    ]
    words = reader.texts(text.id for _, each in mine for text in (each.text, each.on, each.reason))
    return {
        f"{proposal.proposal}.{each.suggestion}": {
            "order": order,
            "kind": each.kind,
            "text": words.get((each.on if each.kind == "removal" else each.text).id, ""),
            "reason": words.get(each.reason.id, ""),
            "proposal_title": _title(reader, proposal),
            "state": each.state,
        }
        for order, (proposal, each) in enumerate(mine, start=1)
    }


def _ideas(reader: Reader, states: States, kept: Kept) -> View:
    """One that was taken back is shown nowhere; its words are there until they are erased."""
    added = [(entry, entry.event) for entry in kept.acts if isinstance(entry.event, IdeaAdded)]
    mine = [(entry.stream.partition(":")[2], event.idea, event.text) for entry, event in added if not event.entered]
    return _written(reader, states, mine, lambda proposal: proposal.ideas)


def _advice(reader: Reader, states: States, kept: Kept) -> View:
    """Others see at most the organisation by it; what was taken back is there as an idea is."""
    given = [(entry, entry.event) for entry in kept.acts if isinstance(entry.event, Advised)]
    mine = [(entry.stream.partition(":")[2], event.advice, event.text) for entry, event in given]
    return _written(reader, states, mine, lambda proposal: proposal.advice)


def _written(
    reader: Reader,
    states: States,
    mine: Sequence[tuple[str, str, Text]],
    standing: Callable[[Proposal], Mapping[str, Any]],
) -> View:
    """Words at a proposal: its id, their own, and what they say. What does not stand there any more was removed."""
    proposals = {id: states.proposal(id) for id, _, _ in mine}
    words = reader.texts(text.id for _, _, text in mine)
    return {
        f"{id}.{name}": {
            "order": order,
            "text": words.get(text.id, ""),
            "proposal_title": _title(reader, proposal),
        }
        | ({} if name in standing(proposal) else {"removed": True})
        for order, (id, name, text) in enumerate(mine, start=1)
        if (proposal := proposals[id])
    }


def _tasks(reader: Reader, states: States, kept: Kept) -> View:
    """The last that they did with each: took it on, gave it back, or finished it."""
    touched = {
        (entry.stream.partition(":")[2], entry.event.task): timestamp(entry.at)
        for entry in kept.acts
        if isinstance(entry.event, TaskTaken | TaskGivenBack | TaskFinished)
    }
    return {
        f"{id}.{task}": {
            "order": order,
            "text": _words(reader, proposal, task),
            "proposal_title": _title(reader, proposal),
            "at": at,
        }
        for order, ((id, task), at) in enumerate(touched.items(), start=1)
        if (proposal := states.proposal(id))
    }


def _teams(reader: Reader, states: States, person: str) -> View:
    teams = [each for id in reader.teams_with(person) if (each := states.team(id))]
    words = reader.texts(each.name.id for each in teams)
    return {
        each.team: {
            "order": order,
            "name": words.get(each.name.id, ""),
            "movement": found.name if (found := reader.movement(each.movement)) else "",
        }
        | ({"ended": True} if each.dissolved_at else {})
        for order, each in enumerate(teams, start=1)
    }


def _words(reader: Reader, proposal: Proposal, task: str) -> str:
    found = proposal.tasks.get(task)
    return reader.texts([found.text.id]).get(found.text.id, "") if found else ""


def _proposal_of(reader: Reader, states: States, ballot: str) -> Proposal | None:
    place = reader.ballot_place(ballot)
    return states.proposal(place[0]) if place else None


def _title(reader: Reader, proposal: Proposal | None) -> str:
    return reader.texts([proposal.title.id]).get(proposal.title.id, "") if proposal else ""


def _meeting_title(reader: Reader, group: str) -> str:
    place = reader.group_place(group)
    row = reader.meeting_row(place) if place else None
    return row.title if row else ""


def _numbered(views: Iterable[Mapping[str, Any]]) -> View:
    return {str(order): {"order": order, **view} for order, view in enumerate(views, start=1)}
