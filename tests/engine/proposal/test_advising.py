"""Advice: who gives it and when, and what is seen of it."""

from __future__ import annotations

from typing import Any

import pytest

from engine.directory import Organisation
from engine.minutes.decided import decision_on
from engine.proposal.advising.commands import Advise, WithdrawAdvice
from engine.proposal.advising.decide import MOST_EACH
from engine.proposal.advising.events import AdviceWithdrawn, Advised
from engine.proposal.view import view_proposal
from engine.text import said
from engine.workflow.case import Case
from engine.workflow.check import check
from engine.workflow.definition import Definition
from engine.workflow.guards import GUARDS
from engine.workflow.rehearse import Crowd, Play
from engine.workflow.rehearse.runs import dice_of, play_through
from tests.engine.given import MOMENT
from tests.engine.names import Names
from tests.engine.proposal.scenes import NOON, PROPOSAL, at, definition, facts, moved, source

TITLE = {"nl": "Advies", "en": "Advice"}
QUESTION = {"nl": "Is dit haalbaar?", "en": "Can this be done?"}
GUEST: dict[str, Any] = {"actor": "piet", "roles": frozenset({"participant"})}
LOOKS_ON: dict[str, Any] = {"actor": "olga", "roles": frozenset({"observer"})}
PARTNER = Organisation(id="ngo", movement="care", name="Partner", short="P", kind="partner")


def asking(by: str = "partners") -> Definition:
    changed = source()
    settings = {"waits_for": "advice", "advice_by": by, "question": QUESTION}
    changed["stages"]["groups"] = {"title": TITLE, "activity": "waiting", "settings": settings}
    return definition(changed)


ASKING = asking()
HERE = facts(ASKING, partner="ngo")
ADVISE = Advise(proposal="plan", advice="a1", text="Begin small")
WITHDRAW = WithdrawAdvice(proposal="plan", advice="a1")


def advised(name: str = "a1", by: str = "piet") -> Advised:
    return Advised(advice=name, text=said("Begin small"), by=by, organisation="ngo", at=NOON)


def test_a_partner_gives_advice_where_it_is_asked_for() -> None:
    state = PROPOSAL.given(*at("groups")).when(ADVISE, HERE, **GUEST).then(advised())
    names = Names(organisations=(PARTNER,), definitions={("yearly_plan", state.version): ASKING})
    shown = view_proposal(state, names)
    assert shown["asks_advice"] == {"by": "partners", "question": QUESTION}
    assert shown["advice"] == {"a1": {"order": 1, "text": "Begin small", "at": NOON, "by": "Partner"}}
    assert [(each.by, each.text) for each in decision_on(state, names).advice] == [("Partner", "Begin small")]


@pytest.mark.parametrize(("by", "allowed"), [("partners", False), ("observers", True), ("anyone", True)])
def test_who_is_asked(by: str, allowed: bool) -> None:
    """An observer of a member organisation."""
    asked = PROPOSAL.given(*at("groups")).when(ADVISE, facts(asking(by)), **LOOKS_ON)
    if allowed:
        assert [each.by for each in asked.after.advice.values()] == ["olga"]
    else:
        asked.refused("advice_of_others")


def test_nobody_is_asked_elsewhere() -> None:
    PROPOSAL.given(*at("revise")).when(ADVISE, HERE, **GUEST).refused(
        "no_advice_now", stage=dict(ASKING.stages["revise"].title)
    )


def test_an_id_is_used_once_and_nobody_floods_it() -> None:
    PROPOSAL.given(*at("groups"), advised()).when(ADVISE, HERE, **GUEST).refused("already_exists", what="advice")
    many = (advised(f"b{n}") for n in range(MOST_EACH))
    PROPOSAL.given(*at("groups"), *many).when(ADVISE, HERE, **GUEST).refused("too_much_advice", most=MOST_EACH)


def test_one_withdraws_ones_own() -> None:
    there = PROPOSAL.given(*at("groups"), advised())
    state = there.when(WITHDRAW, HERE, **GUEST).then(AdviceWithdrawn(advice="a1", at=NOON))
    assert state.advice == {}
    there.when(WITHDRAW, HERE, **LOOKS_ON).refused("not_your_advice")
    PROPOSAL.given(*at("groups")).when(WITHDRAW, HERE, **GUEST).refused("not_found", what="advice")


def test_advice_given() -> None:
    """Since the proposal came to its stage."""
    state = PROPOSAL.given(*at("groups"), advised()).state
    case = Case(definition=ASKING, proposal=state, facts=HERE, move=ASKING.moves["revise"], now=MOMENT.now)
    assert GUARDS["advice_given"]().ask(case) == (True, {"given": 1, "needed": 1, "missing": 0})
    assert GUARDS["advice_given"](count=3).ask(case) == (False, {"given": 1, "needed": 3, "missing": 2})


def test_what_was_given_before_stands_but_counts_no_more() -> None:
    later = moved("revise", "groups", "revise")
    state = PROPOSAL.given(*at("groups"), advised(), later).state
    assert list(state.advice) == ["a1"]


def test_a_rehearsal_gives_the_advice_that_a_move_waits_for() -> None:
    changed = source()
    settings = {"waits_for": "advice", "advice_by": "observers"}
    changed["stages"]["ask"] = {"title": TITLE, "activity": "waiting", "settings": settings, "deadline": {"days": 9}}
    changed["moves"]["ask"] = {"title": TITLE, "from": ["draft"], "to": "ask", "by": ["coordinator"]}
    waits = {"any": [{"all": [{"advice_given": {"count": 7}}, "has_clauses"]}, "deadline_passed"]}
    changed["moves"] |= {"discuss": changed["moves"]["discuss"] | {"from": ["ask"], "guards": [waits]}}
    played = Play(definition(changed), Crowd(), dice_of(1, 0))
    play_through(played)
    assert len(played.state.advice) == 7
    assert played.state.history[1].move == "discuss"


def test_a_guard_on_advice_where_nobody_is_asked_for_it_is_told() -> None:
    changed = source()
    changed["moves"]["discuss"]["guards"] = ["advice_given"]
    assert "no_advice_asked" in {each.code for each in check(definition(changed))}
