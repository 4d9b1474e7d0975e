"""A running proposal goes on by another version of its workflow: when it may, where it is then, and what is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import reduce
from typing import Any

import pytest

import messages
from engine.minutes.decided import decision_on
from engine.ports import LedgerEntry
from engine.proposal.changing.commands import ChangeVersion
from engine.proposal.changing.events import VersionChanged
from engine.proposal.events import RulesSet, VotersNamed
from engine.proposal.history import history
from engine.proposal.state import Followed, Proposal, evolve
from engine.proposal.view import view_proposal
from engine.text import said
from engine.workflow.definition import Definition
from tests.engine.names import Names
from tests.engine.proposal.scenes import (
    COORDINATOR,
    NOON,
    PLAN,
    PROPOSAL,
    at,
    closed,
    definition,
    facts,
    moved,
    opened,
    paper,
    rules,
    source,
    started,
    with_ballot,
)

NEXT = PLAN.version + 1
CHANGE = ChangeVersion(proposal="plan", version=NEXT)
LATER = "2022-11-20T12:00:00Z"


def newer(**stages: dict[str, Any]) -> Definition:
    """The next version, in which these stages are otherwise."""
    changed = source() | {"version": NEXT}
    for name, stage in stages.items():
        changed["stages"][name] = stage
    return definition(changed)


def renamed(was: str, now: str) -> Definition:
    """The next version, in which a stage has another name."""
    changed = source() | {"version": NEXT}
    changed["stages"][now] = changed["stages"].pop(was)
    for move in changed["moves"].values():
        move["from"] = [now if each == was else each for each in move["from"]]
        move["to"] = now if move["to"] == was else move["to"]
    return definition(changed)


def changed(to: Definition, stage: str, *dropped: str, when: str = NOON) -> VersionChanged:
    return VersionChanged(version=NEXT, digest=to.digest, stage=stage, by="cora", at=when, dropped=dropped)


def asked(to: Definition | None, *events: Any, command: ChangeVersion = CHANGE) -> Any:
    return PROPOSAL.given(*events).when(command, facts(other_version=to), **COORDINATOR)


def test_it_goes_on_where_it_is_and_has_been_there_as_long() -> None:
    to = newer()
    state = asked(to, *at("groups")).then(changed(to, "groups"))
    assert (state.version, state.digest, state.stage, state.since) == (NEXT, to.digest, "groups", NOON)
    assert state.followed == (Followed(version=PLAN.version, stage="groups", moves=1, at=NOON),)
    assert [state.version_at(n) for n in range(2)] == [PLAN.version, NEXT]


def test_where_it_already_is_nothing_happens() -> None:
    command = ChangeVersion(proposal="plan", version=PLAN.version)
    asked(None, started(), command=command).then()


HIDDEN = (opened(rules=rules(with_ballot(results="on_reveal"))), closed(paper("yes", "yes"), outcome=None))


@pytest.mark.parametrize(
    ("events", "code"),
    [
        ((*at("vote"), opened()), "ballot_still_open"),
        ((*at("vote"), moved("adopt", "vote", "adopted")), "proposal_has_ended"),
        ((*at("vote"), *HIDDEN), "result_awaits_reveal"),
    ],
    ids=["a ballot is open", "it has ended", "a result is hidden"],
)
def test_not_while_something_is_voted_on_nor_afterwards(events: tuple[Any, ...], code: str) -> None:
    asked(newer(), *events).refused(code)


def test_the_version_is_published() -> None:
    asked(None, started()).refused("not_found", what="version")


def test_where_its_stage_is_not_there_a_coordinator_says_where_it_goes_on() -> None:
    to = renamed("groups", "circles")
    title = dict(PLAN.stages["groups"].title)
    asked(to, *at("groups")).refused("stage_not_in_version", stage=title, version=NEXT)
    there = ChangeVersion(proposal="plan", version=NEXT, stage="circles")
    state = asked(to, *at("groups"), command=there).then(changed(to, "circles"))
    assert state.stage == "circles"


@pytest.mark.parametrize("stage", ["vote", "adopted"])
def test_it_is_put_in_no_ballot_and_no_end(stage: str) -> None:
    to = renamed("groups", "circles")
    there = ChangeVersion(proposal="plan", version=NEXT, stage=stage)
    title = dict(to.stages[stage].title)
    asked(to, *at("groups"), command=there).refused("not_a_stage_to_go_on_in", stage=title)
    nowhere = ChangeVersion(proposal="plan", version=NEXT, stage="nowhere")
    asked(to, *at("groups"), command=nowhere).refused("not_found", what="stage")


def test_it_is_no_way_round_a_condition() -> None:
    there = ChangeVersion(proposal="plan", version=NEXT, stage="revise")
    title = dict(PLAN.stages["groups"].title)
    asked(newer(), *at("groups"), command=there).refused("stage_stays", stage=title, version=NEXT)


def test_a_stage_that_became_a_ballot_or_an_end_is_not_there() -> None:
    ballot = newer(groups=source()["stages"]["vote"])
    title = dict(PLAN.stages["groups"].title)
    asked(ballot, *at("groups")).refused("stage_not_in_version", stage=title, version=NEXT)
    end = newer(groups={"title": title, "outcome": "withdrawn"})
    asked(end, *at("groups")).refused("stage_not_in_version", stage=title, version=NEXT)


def test_a_closed_ballot_that_led_nowhere_may_lead_on_by_the_new_version() -> None:
    """What goes by itself goes by the rules of now: the reason to change at all."""
    to = newer()
    events = (*at("vote"), opened(), closed(*[paper("yes", "yes")] * 20))
    answer = asked(to, *events).answer
    assert answer[0] == changed(to, "vote")
    assert answer[1].target == "adopted"


def test_what_was_set_for_the_proposal_counts_as_long_as_the_rules_of_the_stage_stay() -> None:
    own = replace(rules(), secrecy="secret")
    named = VotersNamed(stage="vote", voters=("piet",), by="cora")
    events = (started(), RulesSet(stage="vote", rules=own, by="cora"), named)
    kept = asked(newer(), *events).then(changed(newer(), "draft"))
    assert (dict(kept.rules), dict(kept.voters)) == ({"vote": own}, {"vote": ("piet",)})
    stricter = newer(vote=source()["stages"]["vote"] | {"settings": _settings() | {"quorum_part": "3/4"}})
    gone = asked(stricter, *events).then(changed(stricter, "draft", "vote"))
    assert (dict(gone.rules), dict(gone.voters)) == ({}, {})


def _settings() -> dict[str, Any]:
    found: dict[str, Any] = source()["stages"]["vote"]["settings"]
    return found


def after(*events: Any) -> Proposal:
    state: Proposal | None = reduce(evolve, events, None)
    assert state is not None
    return state


TO = renamed("groups", "circles")
WENT = (*at("groups"), changed(TO, "circles", when=LATER), moved("revise", "circles", "revise"))
NAMES = Names(definitions={("yearly_plan", PLAN.version): PLAN, ("yearly_plan", NEXT): TO})


def test_where_it_has_been_is_shown_by_the_names_of_then() -> None:
    shown = view_proposal(after(*WENT), NAMES)
    assert shown["workflow"]["version"] == NEXT
    assert [each["source"] for each in shown["history"].values()] == ["draft", "circles"]
    done = [name for name, each in shown["route"].items() if each["state"] == "done"]
    assert done == ["draft", "groups", "circles"]


def test_history_and_minutes_tell_of_it() -> None:
    day = datetime(2022, 11, 9, 12, tzinfo=UTC)
    entries = [
        LedgerEntry(stream="proposal:plan", seq=n, event=event, actor="c", at=day, hash="")
        for n, event in enumerate(WENT, start=1)
    ]
    told = [messages.render("en", s.code, s.params) for s in history(after(*WENT), entries, lambda _: "", NAMES)]
    assert f"Going on by version {NEXT} of the workflow, in ‘In small groups’." in told
    assert any("Back with the writers" in each for each in told)
    (followed,) = decision_on(after(*WENT), NAMES).followed
    assert followed == {"code": "minutes.version_changed", "params": {"was": PLAN.version, "now": NEXT}}
    stayed = (*at("groups"), changed(newer(), "groups"))
    names = Names(definitions={("yearly_plan", PLAN.version): PLAN, ("yearly_plan", NEXT): newer()})
    entries = [
        LedgerEntry(stream="proposal:plan", seq=n, event=event, actor="c", at=day, hash="")
        for n, event in enumerate(stayed, start=1)
    ]
    step = history(after(*stayed), entries, lambda _: "", names)[-1]
    assert (step.code, step.params) == ("history.version_changed", {"version": NEXT})


def test_an_override_is_told_by_the_version_in_which_it_was_made() -> None:
    overridden = (started(), _overriding("discuss", "draft", "groups"), changed(newer(), "groups"))
    names = Names(definitions={("yearly_plan", PLAN.version): PLAN, ("yearly_plan", NEXT): newer()})
    (override,) = decision_on(after(*overridden), names).overrides
    assert override.move == PLAN.moves["discuss"].title


def _overriding(move: str, source: str, target: str) -> Any:
    return replace(moved(move, source, target), overridden=said("It is late"))
