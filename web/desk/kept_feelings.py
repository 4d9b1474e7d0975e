"""What somebody said that they feel about clauses and cards, as long as it is known to be theirs."""

from __future__ import annotations

from engine.ports import Kept, OwnFeeling, Reader
from engine.states import States
from engine.text import Text
from web.house import View


def kept_feelings(reader: Reader, states: States, kept: Kept) -> View:
    said = [(each, _text(states, each)) for each in kept.feelings]
    words = reader.texts(text.id for _, text in said if text)
    return {
        f"{each.meeting}.{each.about}": {
            "order": order,
            "text": words.get(text.id, "") if text else "",
            "meeting": row.title if (row := reader.meeting_row(each.meeting)) else "",
            "value": each.value,
            "about": "clause" if "." in each.about else "card",
        }
        for order, (each, text) in enumerate(said, start=1)
    }


def _text(states: States, feeling: OwnFeeling) -> Text | None:
    """As it reads now. Nothing of a clause that was removed since."""
    proposal_id, _, clause = feeling.about.partition(".")
    if not clause:
        board = states.board(feeling.meeting)
        return board.cards[feeling.about].text if board and feeling.about in board.cards else None
    proposal = states.proposal(proposal_id)
    return proposal.clauses[clause].text if proposal and clause in proposal.clauses else None
