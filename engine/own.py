"""What of a channel is each person's own: asked for every phone at every commit, so that whatever many ask for is made
once, from one fold, when it is first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from engine.meeting.queue import places_in_queue
from engine.meeting.state import Meeting
from engine.names import Names
from engine.policy import COMMANDS, may
from engine.proposal.advising.decide import asks_advice, may_advise
from engine.proposal.noticing.notice import Notice, is_for
from engine.proposal.noticing.view import shown_of
from engine.proposal.state import Proposal
from engine.proposal.written import Written, written_at
from engine.workflow.waiting import AdviceBy


class Own:
    """As the channel stands; a channel that has moved on has another one."""

    def __init__(self, meeting: Meeting | None, proposals: Mapping[str, Proposal], names: Names) -> None:
        self._meeting = meeting
        self._proposals = proposals
        self._names = names

    def place_in_queue(self, person: str) -> int:
        """From 1; 0 for whose hand is not up."""
        return self._places.get(person, 0)

    def written_by(self, person: str) -> Written:
        return self._written.get(person, {})

    @cached_property
    def by_hand(self) -> Mapping[str, Mapping[str, str]]:
        """Open ballot → the seats for which a paper was entered, and by whom."""
        open_now = (each.ballots[each.open_ballot] for each in self._proposals.values() if each.open_ballot)
        return {ballot.ballot: ballot.by_hand for ballot in open_now if ballot.by_hand}

    def asked_for_advice(self, person: str, roles: frozenset[str]) -> tuple[str, ...]:
        """The proposals whose stage asks them now."""
        if not self._asks_advice or not may(roles, COMMANDS["proposal.advise"]):
            return ()
        return tuple(
            each.proposal
            for each, by in self._asks_advice
            if may_advise(by, roles, self._names.partner_of(person, each.movement))
        )

    def unread_by(self, person: str, read: Mapping[str, int]) -> tuple[str, ...]:
        """The notices for them that screens show: a proposal's id, a dot, and the notice's number. `read` says up to
        which number they have read those of a proposal."""
        if not self._notices:
            return ()
        return tuple(
            f"{each.proposal}.{notice.number}"
            for each, notice in self._notices
            if notice.number > read.get(each.proposal, 0)
            and is_for(notice.to, *self._names.standing_of(person, each.movement))
        )

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return places_in_queue(self._meeting) if self._meeting else {}

    @cached_property
    def _written(self) -> Mapping[str, Written]:
        return written_at(self._proposals.values())

    @cached_property
    def _asks_advice(self) -> tuple[tuple[Proposal, AdviceBy], ...]:
        asked = (
            (each, asks_advice(each, self._names.definition(each.workflow, each.version)))
            for each in self._proposals.values()
        )
        return tuple((each, settings.advice_by) for each, settings in asked if settings)

    @cached_property
    def _notices(self) -> tuple[tuple[Proposal, Notice], ...]:
        """Not of what has been put away."""
        there = (each for each in self._proposals.values() if not each.archived)
        return tuple((each, notice) for each in there for notice in shown_of(each))
