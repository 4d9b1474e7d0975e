"""What becomes of a suggestion. Taking one over writes the text as whoever may write it would."""

from __future__ import annotations

from typing import Any

from engine.errors import Refused, refuse
from engine.facts import ProposalFacts
from engine.moment import Moment
from engine.proposal.drafting import MOST_CLAUSES, RESERVED, writable
from engine.proposal.events import ClauseAdded, ClauseRemoved, ClauseRevised
from engine.proposal.state import Proposal
from engine.proposal.suggesting.commands import DeclineSuggestion, Suggest, TakeSuggestion, WithdrawSuggestion
from engine.proposal.suggesting.events import Suggested, SuggestionDeclined, SuggestionTaken, SuggestionWithdrawn
from engine.proposal.suggesting.suggestion import Suggestion
from engine.text import NOTHING, said
from engine.workflow.consent import Consent, SuggestedBy
from engine.workflow.definition import Definition

Suggesting = Suggest | TakeSuggestion | DeclineSuggestion | WithdrawSuggestion
Events = tuple[Any, ...]

MOST_OPEN = 20
"""Of one person at one proposal."""
MOST = 500
"""Of one proposal, whatever became of them."""
WHO: dict[SuggestedBy, frozenset[str]] = {
    "nobody": frozenset(),
    "delegates": frozenset({"coordinator", "delegate"}),
    "participants": frozenset({"coordinator", "delegate", "participant"}),
}


def suggested_by(state: Proposal, definition: Definition) -> SuggestedBy:
    """Who may suggest something now."""
    if not writable(state, definition) or state.archived:
        return "nobody"
    settings = definition.stages[state.stage].settings
    if isinstance(settings, Consent):
        return settings.suggested_by
    # Where the text is written there are settings, but in a definition that a test made by hand.
    found: SuggestedBy = getattr(settings, "suggested_by", "nobody")
    return found


def suggesting(
    state: Proposal, command: Suggesting, definition: Definition, facts: ProposalFacts, moment: Moment
) -> Events | Refused:
    if isinstance(command, Suggest):
        return _suggest(state, command, definition, facts, moment)
    found = state.suggestions.get(command.suggestion)
    if found is None:
        return refuse("not_found", what="suggestion")
    if found.state != "open":
        return refuse("suggestion_answered")
    match command:
        case TakeSuggestion():
            return _take(state, found, definition, moment)
        case DeclineSuggestion(reason=reason):
            done = {"suggestion": found.suggestion, "by": moment.actor, "at": moment.at}
            return (SuggestionDeclined(reason=said(reason), **done),)
        case WithdrawSuggestion():
            if found.by != moment.actor:
                return refuse("not_your_suggestion")
            return (SuggestionWithdrawn(suggestion=found.suggestion, at=moment.at),)


def _suggest(
    state: Proposal, command: Suggest, definition: Definition, facts: ProposalFacts, moment: Moment
) -> Events | Refused:
    allowed = WHO[suggested_by(state, definition)]
    if not allowed:
        return refuse("no_suggestions_now", stage=dict(definition.stages[state.stage].title))
    if not moment.roles & allowed:
        return refuse("role_may_not", needed=sorted(allowed))
    taken = {*state.suggestions, *state.clauses, *state.removed, *RESERVED}
    if command.suggestion in taken:
        return refuse("already_exists", what="suggestion")
    if command.kind != "addition" and command.clause not in state.clauses:
        return refuse("not_found", what="clause")
    if command.kind != "removal" and not command.text.strip():
        return refuse("suggestion_without_words")
    mine = sum(each.by == moment.actor and each.state == "open" for each in state.suggestions.values())
    if mine >= MOST_OPEN or len(state.suggestions) >= MOST:
        return refuse("too_many_suggestions", most=MOST_OPEN if mine >= MOST_OPEN else MOST)
    suggested = Suggested(
        suggestion=command.suggestion,
        kind=command.kind,
        clause=None if command.kind == "addition" else command.clause,
        text=NOTHING if command.kind == "removal" else said(command.text),
        reason=said(command.reason),
        by=moment.actor,
        organisation=facts.organisation,
        at=moment.at,
    )
    return (suggested,)


def _take(state: Proposal, found: Suggestion, definition: Definition, moment: Moment) -> Events | Refused:
    if not writable(state, definition):
        return refuse("text_is_fixed", stage=dict(definition.stages[state.stage].title))
    written = _written(state, found)
    if isinstance(written, Refused):
        return written
    taken = SuggestionTaken(suggestion=found.suggestion, clause=written.clause, by=moment.actor, at=moment.at)
    return taken, written


def _written(state: Proposal, found: Suggestion) -> ClauseAdded | ClauseRevised | ClauseRemoved | Refused:
    """The words are those of the suggestion, by the same reference: erased there, they are erased in the clause."""
    if found.clause is None:
        if found.suggestion in {*state.clauses, *state.removed}:
            return refuse("already_exists", what="clause")
        if len(state.clauses) >= MOST_CLAUSES:
            return refuse("too_many_clauses", most=MOST_CLAUSES)
        return ClauseAdded(clause=found.suggestion, text=found.text)
    if found.clause not in state.clauses:
        return refuse("not_found", what="clause")
    if found.kind == "removal":
        return ClauseRemoved(clause=found.clause)
    return ClauseRevised(clause=found.clause, text=found.text)
