"""What people can ask about suggestions to a proposal's text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from engine.fields import Id, Length
from engine.proposal.suggesting.suggestion import SuggestionKind
from engine.registry import command

Why = Annotated[str, Length(1, 1000)]


@command("proposal.suggest")
@dataclass(frozen=True, slots=True, kw_only=True)
class Suggest:
    """Suggest another `wording` of a clause, an `addition` (a clause with this `text`), or the `removal` of a clause.
    What is added gets the suggestion's id when it is taken over."""

    proposal: Id
    suggestion: Id
    kind: SuggestionKind
    reason: Why
    clause: Id | None = None
    text: Annotated[str, Length(0, 4000)] = ""


@command("proposal.take_suggestion")
@dataclass(frozen=True, slots=True, kw_only=True)
class TakeSuggestion:
    """Do what was suggested: the clause is revised, added or removed."""

    proposal: Id
    suggestion: Id


@command("proposal.decline_suggestion")
@dataclass(frozen=True, slots=True, kw_only=True)
class DeclineSuggestion:
    proposal: Id
    suggestion: Id
    reason: Why


@command("proposal.withdraw_suggestion")
@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawSuggestion:
    """Take back what one suggested oneself, as long as it is open."""

    proposal: Id
    suggestion: Id
