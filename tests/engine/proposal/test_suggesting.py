"""Suggestions to the text: who makes one and when, what becomes of it, and what is seen of it."""

from __future__ import annotations

from typing import Any

import pytest

from engine.minutes.decided import decision_on
from engine.proposal.events import ClauseAdded, ClauseRemoved, ClauseRevised, VersionFixed
from engine.proposal.suggesting.commands import DeclineSuggestion, Suggest, TakeSuggestion, WithdrawSuggestion
from engine.proposal.suggesting.decide import MOST_OPEN
from engine.proposal.suggesting.events import Suggested, SuggestionDeclined, SuggestionTaken, SuggestionWithdrawn
from engine.proposal.suggesting.suggestion import SuggestionKind
from engine.proposal.view import view_proposal
from engine.text import NOTHING, said
from engine.workflow.definition import Definition
from tests.engine.names import Names
from tests.engine.proposal.scenes import (
    ADD,
    COORDINATOR,
    NOON,
    PROPOSAL,
    REVISE,
    at,
    definition,
    facts,
    moved,
    opened,
    source,
    started,
)

DORA: dict[str, Any] = {"actor": "dora", "roles": frozenset({"delegate"})}
PIET: dict[str, Any] = {"actor": "piet", "roles": frozenset({"participant"})}
TITLE = {"nl": "Schrijven", "en": "Writing"}


def suggested_by(who: str) -> Definition:
    changed = source()
    changed["stages"]["draft"] |= {"title": TITLE, "settings": {"suggested_by": who}}
    return definition(changed)


EVERYONE = suggested_by("participants")
HERE = facts(EVERYONE, organisation="s1")
TAKE = TakeSuggestion(proposal="plan", suggestion="g1")
DECLINE = DeclineSuggestion(proposal="plan", suggestion="g1", reason="Too dear")
WITHDRAW = WithdrawSuggestion(proposal="plan", suggestion="g1")


def suggest(
    kind: SuggestionKind = "wording", clause: str | None = "c1", text: str = "Better", name: str = "g1"
) -> Suggest:
    return Suggest(proposal="plan", suggestion=name, kind=kind, clause=clause, text=text, reason="It is clearer")


def suggested(
    kind: SuggestionKind = "wording", clause: str | None = "c1", by: str = "dora", name: str = "g1"
) -> Suggested:
    return Suggested(
        suggestion=name,
        kind=kind,
        clause=clause,
        text=NOTHING if kind == "removal" else said("Better"),
        reason=said("It is clearer"),
        by=by,
        organisation="s1",
        at=NOON,
    )


@pytest.mark.parametrize(
    ("command", "event"),
    [
        (suggest(), suggested()),
        (suggest("addition", None), suggested("addition", None)),
        (suggest("removal", "c2", ""), suggested("removal", "c2")),
    ],
    ids=["wording", "addition", "removal"],
)
def test_it_is_written_down_with_a_reason_and_where_it_comes_from(command: Suggest, event: Suggested) -> None:
    PROPOSAL.given(started()).when(command, HERE, **DORA).then(event)


def test_the_stage_says_who_may() -> None:
    delegates, nobody = facts(suggested_by("delegates")), facts(suggested_by("nobody"))
    given = PROPOSAL.given(started())
    given.when(suggest(), delegates, **PIET).refused("role_may_not", needed=["coordinator", "delegate"])
    given.when(suggest(), nobody, **COORDINATOR).refused("no_suggestions_now", stage=TITLE)
    assert given.when(suggest(), HERE, **PIET).answer[0].by == "piet"


def test_where_the_text_is_fixed_nothing_is_suggested_nor_taken_over() -> None:
    title = dict(EVERYONE.stages["groups"].title)
    PROPOSAL.given(*at("groups")).when(suggest(), HERE, **DORA).refused("no_suggestions_now", stage=title)
    there = (started(), suggested(), moved("discuss", "draft", "groups"))
    PROPOSAL.given(*there).when(TAKE, HERE, **COORDINATOR).refused("text_is_fixed", stage=title)


def test_between_rounds_of_consent_too() -> None:
    changed = source()
    changed["stages"]["draft"] |= {"activity": "consent"}
    # A proposal would not begin there; it is there all the same.
    changed["start"] = "groups"
    consent = definition(changed)
    given = PROPOSAL.given(started())
    assert given.when(suggest(), facts(consent), **PIET).answer[0].kind == "wording"
    rules = consent.stages["draft"].rules
    assert rules
    held = PROPOSAL.given(started(), opened(stage="draft", rules=rules, round=1))
    held.when(suggest(), facts(consent), **PIET).refused(
        "no_suggestions_now", stage=dict(consent.stages["draft"].title)
    )


@pytest.mark.parametrize(
    ("command", "refusal"),
    [
        (suggest(clause="c7"), ("not_found", {"what": "clause"})),
        (suggest(clause=None), ("not_found", {"what": "clause"})),
        (suggest(text=" "), ("suggestion_without_words", {})),
        (suggest("addition", None, ""), ("suggestion_without_words", {})),
        (suggest(name="c1"), ("already_exists", {"what": "suggestion"})),
    ],
)
def test_what_makes_no_sense_is_refused(command: Suggest, refusal: tuple[str, dict[str, Any]]) -> None:
    PROPOSAL.given(started()).when(command, HERE, **DORA).refused(refusal[0], **refusal[1])


def test_one_person_cannot_flood_the_others() -> None:
    many = (suggested(name=f"g{n}") for n in range(MOST_OPEN))
    given = PROPOSAL.given(started(), *many)
    given.when(suggest(name="more"), HERE, **DORA).refused("too_many_suggestions", most=MOST_OPEN)
    assert given.when(suggest(name="more"), HERE, **PIET).answer


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        (suggested(), ClauseRevised(clause="c1", text=said("Better"))),
        (suggested("addition", None), ClauseAdded(clause="g1", text=said("Better"))),
        (suggested("removal"), ClauseRemoved(clause="c1")),
    ],
    ids=["wording", "addition", "removal"],
)
def test_taken_over_it_is_done_at_once(was: Suggested, becomes: Any) -> None:
    taken = SuggestionTaken(suggestion="g1", clause=becomes.clause, by="cora", at=NOON)
    after = PROPOSAL.given(started(), was).when(TAKE, HERE, **COORDINATOR).then(taken, becomes)
    assert after.suggestions["g1"].state == "taken"


def test_it_is_declined_with_a_word_why_or_withdrawn_by_who_made_it() -> None:
    given = PROPOSAL.given(started(), suggested())
    declined = SuggestionDeclined(suggestion="g1", reason=said("Too dear"), by="cora", at=NOON)
    assert given.when(DECLINE, HERE, **COORDINATOR).then(declined).suggestions["g1"].answer == said("Too dear")
    withdrawn = given.when(WITHDRAW, HERE, **DORA).then(SuggestionWithdrawn(suggestion="g1", at=NOON))
    assert withdrawn.suggestions["g1"].state == "withdrawn"
    given.when(WITHDRAW, HERE, **PIET).refused("not_your_suggestion")


@pytest.mark.parametrize("command", [TAKE, DECLINE, WITHDRAW], ids=["take", "decline", "withdraw"])
def test_it_is_answered_once(command: Any) -> None:
    declined = PROPOSAL.given(started(), suggested()).when(DECLINE, HERE, **COORDINATOR).answer
    given = PROPOSAL.given(started(), suggested(), *declined)
    given.when(command, HERE, **COORDINATOR).refused("suggestion_answered")
    PROPOSAL.given(started()).when(command, HERE, **COORDINATOR).refused("not_found", what="suggestion")


def test_about_a_clause_that_is_gone_it_waits_unseen() -> None:
    given = PROPOSAL.given(started(), suggested(), ClauseRemoved(clause="c1"))
    given.when(TAKE, HERE, **COORDINATOR).refused("not_found", what="clause")
    assert "suggestions" not in shown(started(), suggested(), ClauseRemoved(clause="c1"))


def shown(*events: Any, workflow: Definition = EVERYONE) -> dict[str, Any]:
    names = Names(definitions={("yearly_plan", EVERYONE.version): workflow})
    return view_proposal(PROPOSAL.given(*events).state, names)


def test_everyone_sees_what_is_open_while_the_text_is_written() -> None:
    view = shown(started(), suggested(), suggested("removal", name="g2"), suggested("addition", None, name="g3"))
    assert view["suggested_by"] == "participants"
    assert [(each["order"], each["kind"], each.get("clause")) for each in view["suggestions"].values()] == [
        (1, "wording", "c1"),
        (2, "removal", "c1"),
        (3, "addition", None),
    ]
    fixed = shown(started(), suggested(), moved("discuss", "draft", "groups"))
    assert not {"suggested_by", "suggestions"} & set(fixed)


def test_that_the_clause_was_rewritten_since_is_seen() -> None:
    (revised,) = PROPOSAL.given(started()).when(REVISE, HERE, **COORDINATOR).answer
    assert shown(started(), suggested(), revised)["suggestions"]["g1"]["stale"] is True
    assert "stale" not in shown(started(), suggested())["suggestions"]["g1"]


def test_what_is_added_has_the_id_of_what_was_suggested_and_no_other() -> None:
    (added,) = PROPOSAL.given(started()).when(ADD, HERE, **COORDINATOR).answer
    given = PROPOSAL.given(started(), added)
    given.when(suggest("addition", None, name="c9"), HERE, **DORA).refused("already_exists", what="suggestion")


def test_the_minutes_count_them() -> None:
    names = Names(definitions={("yearly_plan", EVERYONE.version): EVERYONE})
    gone = SuggestionWithdrawn(suggestion="g2", at=NOON)
    events = (started(), VersionFixed(number=1, at=NOON), suggested(), suggested(name="g2"), gone)
    (told,) = decision_on(PROPOSAL.given(*events).state, names).suggested
    assert told == {"code": "minutes.suggested", "params": {"made": 1, "taken": 0, "declined": 0}}
