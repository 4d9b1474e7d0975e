"""From what happened to the minutes. Pure: the same states and words give the same minutes, so they can be made again
at any time, and a text that has been erased since is gone from them as well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from engine.lookup import Lookup
from engine.meeting.state import Meeting
from engine.minutes.besides import Besides
from engine.minutes.decided import decision_on
from engine.minutes.edited import Edited
from engine.minutes.posted import posted_on
from engine.minutes.presence import absent_from, newcomers_to, present_at
from engine.minutes.record import BallotHeld, Compared, Decision, Minutes, Point
from engine.minutes.talk import rounds_of
from engine.minutes.tapped import tapped_in
from engine.minutes.turns import turns_of
from engine.parity import Part
from engine.proposal.state import Proposal

NOTHING = Besides()


def take_minutes(
    meeting: Meeting, proposals: Iterable[Proposal], lookup: Lookup, besides: Besides = NOTHING
) -> Minutes:
    """`proposals` are those that the meeting's channel shows, in its order. What the coordinator left out is not in
    them; for what the ledger alone says, give them a meeting with nothing in its `minutes`."""
    edited = Edited(meeting.minutes, lookup)
    proposals = tuple(proposals)
    return Minutes(
        meeting=meeting.id,
        left_out=edited.sections,
        opening=edited.text("opening"),
        closing=edited.text("closing"),
        title=lookup.words(meeting.title),
        movements=tuple(lookup.movement_name(movement) for movement in meeting.movements),
        starts_at=meeting.starts_at,
        time_zone=meeting.time_zone,
        place=lookup.words(meeting.place),
        phase=meeting.phase,
        seats=len(lookup.seats(meeting.movements)),
        present=() if edited.hides("present") else present_at(meeting, lookup),
        absent=() if edited.hides("present") else absent_from(meeting, lookup),
        newcomers=() if edited.hides("present") else newcomers_to(meeting, lookup),
        agenda=tuple(_agenda(meeting, lookup, edited)),
        turns=() if edited.hides("said") else turns_of(meeting, proposals, lookup, edited),
        rounds=() if edited.hides("said") else rounds_of(meeting, lookup, edited),
        decisions=tuple(_decisions(proposals, lookup, edited)),
        tapped=None if edited.hides("reactions") else tapped_in(meeting, besides.reactions, lookup),
        posted=() if edited.hides("questions") else posted_on(besides.board, besides.feelings, lookup),
        parity=() if edited.hides("parity") else tuple(_compared(meeting, besides.parity, lookup)),
        next_date=meeting.next_date,
    )


def _agenda(meeting: Meeting, lookup: Lookup, edited: Edited) -> Iterator[Point]:
    for item in meeting.agenda.values():
        place = f"item.{item.item}"
        if not edited.hides("agenda", place):
            yield Point(
                title=lookup.words(item.title),
                minutes=item.minutes,
                begun=item.begun,
                text=edited.text(place),
                times=tuple((each.since, each.until) for each in meeting.stretches if each.item == item.item),
            )


def _decisions(proposals: Iterable[Proposal], lookup: Lookup, edited: Edited) -> Iterator[Decision]:
    for proposal in proposals:
        told = decision_on(proposal, lookup)
        if edited.hides("votes"):
            told = replace(told, ballots=tuple(map(_unnamed, told.ballots)))
        yield told


def _unnamed(ballot: BallotHeld) -> BallotHeld:
    """Without who voted what, by which a reason would tell the same."""
    reasons = tuple(replace(each, organisation="") for each in ballot.reasons)
    return replace(ballot, choices=(), by_hand=(), reasons=reasons)


def _compared(meeting: Meeting, parts: Iterable[Part], lookup: Lookup) -> Iterator[Compared]:
    """Only where there were people on both sides: otherwise there is nothing to compare."""
    for part in parts:
        if part.people.room and part.people.online and part.measures:
            title = lookup.words(meeting.agenda[part.item].title) if part.item else ""
            yield Compared(title=title, part=part)
