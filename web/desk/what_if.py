"""What the papers of a closed ballot would have given under other rules, for whoever leads the proposal."""

from __future__ import annotations

from typing import Any

from engine.ballot.rules import rules_of
from engine.ballot.standing import StandingPaper
from engine.errors import Refused, refuse
from engine.names import Names
from engine.ports import Reader
from engine.proposal.ballot_view import view_result
from engine.proposal.what_if import what_if
from engine.states import States
from engine.tally.impossible import why
from engine.workflow.shelf import Shelf
from web.house import View

OF_THE_DECISION = ("awaits_chair", "choices", "names", "by_hand", "by_hand_for", "closed_at")
"""What is said of the ballot that was held, and of no other way to count it."""


def what_if_view(reader: Reader, states: States, shelf: Shelf, ballot: str, rules: dict[str, Any]) -> View | Refused:
    """`schemas.views.methods.WhatIf`: a `Result` that decides nothing, and says so."""
    place = reader.ballot_place(ballot)
    proposal = states.proposal(place[0]) if place else None
    held = proposal.ballots.get(ballot) if proposal else None
    if proposal is None or held is None:
        return refuse("not_found", what="ballot")
    try:
        asked = rules_of(rules)
    except ValueError as error:
        return refuse("rules_impossible", why=why(error))
    laid = reader.papers(ballot) if held.outcome else ()
    found = what_if(held, [StandingPaper(choice=each.choice, weight=each.weight) for each in laid], asked)
    if isinstance(found, Refused):
        return found
    names = Names(shelf)
    names.learn_words(reader, (text.id for text in held.texts.values()))
    view = view_result(1, found, names)
    return {"what_if": True} | {name: value for name, value in view.items() if name not in OF_THE_DECISION}
