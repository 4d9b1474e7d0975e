"""Effects that let people know something."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from engine.facts import ProposalFacts
from engine.moment import Moment
from engine.proposal.noticing.events import Notified
from engine.proposal.noticing.notice import Told
from engine.proposal.state import Proposal
from engine.workflow.definition import Label
from engine.workflow.effects.effect import effect


@effect("notify")
@dataclass(frozen=True, slots=True, kw_only=True)
class Notify:
    """People are let know something, in the workflow's own `words`: on their home screen, and at once if they look
    at the proposal's page. `to` says whom: `participants` are all who take part, `partners` who is from a partner.
    There is no letter."""

    to: Told
    words: Label

    def events(self, proposal: Proposal, facts: ProposalFacts, moment: Moment) -> tuple[Any, ...]:
        return (Notified(to=self.to, words=self.words, at=moment.at),)
