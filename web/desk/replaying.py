"""Past ballots by the rules of a workflow in the making: which would have ended otherwise. For whoever coordinates; it
names no voter, decides nothing, and keeps nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import islice
from time import monotonic
from typing import Any

from engine.ballot.rules import BallotRules
from engine.ballot.standing import StandingPaper
from engine.errors import Refused, RefusedError
from engine.ports import Reader
from engine.proposal.state import Ballot
from engine.states import States
from engine.workflow.rehearse.replay import Replay, replay, rules_in, said, unfit
from web.concurrency import offload
from web.house import House, View

MOST = 100
"""Ballots that are counted again, the newest."""
LONGEST = 5.0
"""Seconds after which no other is begun. It tells of those that there were."""
WORDS = 80
"""Letters of a clause that a sentence takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """A closed ballot, the proposal that it was about, and what that is called."""

    ballot: Ballot
    proposal: str
    title: str

    @property
    def closed_at(self) -> str:
        return self.ballot.closed_at or ""


def replay_view(house: House, movements: Iterable[str], source: Mapping[str, Any], stage: str) -> View:
    """`schemas.views.designing.Replayed`. Each ballot is read and counted by itself, so that others get their turn."""
    rules = rules_in(source, stage)
    if isinstance(rules, Refused):
        raise RefusedError(rules)
    past = house.ask(lambda reader, states: _closed(reader, states, movements))
    until = monotonic() + LONGEST
    told = []
    for each in islice(past, MOST):
        if monotonic() > until:
            break
        told.append(_told(house, each, rules))
    count = {found: sum(each["found"] == found for each in told) for found in ("flips", "same", "unfit")}
    more = len(past) - len(told)
    return {"what_if": True, **count, "more": more, "ballots": told}


def _closed(reader: Reader, states: States, movements: Iterable[str]) -> list[Past]:
    """The newest first; archived proposals too."""
    found = [
        Past(ballot=ballot, proposal=row.proposal, title=row.title)
        for row in reader.proposal_rows(movements)
        for ballot in _ballots(states, row.proposal)
        if ballot.closed_at is not None
    ]
    return sorted(found, key=lambda each: (each.closed_at, each.ballot.ballot), reverse=True)


def _ballots(states: States, proposal: str) -> Iterable[Ballot]:
    found = states.proposal(proposal)
    return found.ballots.values() if found else ()


def _told(house: House, past: Past, rules: BallotRules) -> View:
    ballot = past.ballot
    papers, words = house.store.read(lambda reader: (_papers(reader, ballot), _words(reader, past)))
    found = offload(partial(replay, ballot, papers, rules))
    told: View = {
        "ballot": ballot.ballot,
        "proposal": past.proposal,
        "title": past.title,
        "closed_at": past.closed_at,
        "said": [],
    }
    if ballot.outcome:
        told["result"] = ballot.outcome.result
    if isinstance(found, Replay):
        return told | ({"found": "flips", "said": list(said(found, words))} if found.flips else {"found": "same"})
    return told | {"found": "unfit", "said": [unfit(found)]}


def _papers(reader: Reader, ballot: Ballot) -> list[StandingPaper]:
    """Choices and weights, and nothing by which a paper is somebody's. None while the result is hidden."""
    laid = reader.papers(ballot.ballot) if ballot.outcome else ()
    return [StandingPaper(choice=each.choice, weight=each.weight) for each in laid]


def _words(reader: Reader, past: Past) -> dict[str, str]:
    """Of questions and options: their number where the words have been erased."""
    ballot = past.ballot
    known = reader.texts(text.id for text in ballot.texts.values())
    return {
        each: _short(known.get(text.id, "")) or str(ballot.numbers.get(each, "")) or "?"
        for each, text in ballot.texts.items()
    }


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= WORDS else f"{words[: WORDS - 1].rstrip()}…"
