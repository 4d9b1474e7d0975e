"""Reads what small groups and boards must know from outside them."""

from __future__ import annotations

from typing import Any

from engine.board.commands import RewriteCard
from engine.facts import BoardFacts, GroupFacts
from engine.gather.belonging import organisation_of
from engine.ports import Reader
from engine.states import States


def group_facts(reader: Reader, states: States, group: str) -> GroupFacts:
    place = reader.group_place(group)
    return GroupFacts(meeting=states.meeting(place) if place else None)


def board_facts(reader: Reader, states: States, command: Any, actor: str) -> BoardFacts:
    meeting = states.meeting(command.board)
    if meeting is None:
        return BoardFacts()
    organisation = organisation_of(reader, actor, meeting.movements)
    felt = isinstance(command, RewriteCard) and _felt_by_others(reader, meeting.id, command.card, actor)
    return BoardFacts(meeting=meeting, organisation=organisation, felt_by_others=felt)


def _felt_by_others(reader: Reader, meeting: str, card: str, actor: str) -> bool:
    everyone = sum(sum(counts.values()) for counts in reader.feelings(meeting).get(card, {}).values())
    return everyone > (card in reader.feelings_of(meeting, [actor]).get(actor, {}))
