"""A movement's own workflows: drafts, versions, and what is no longer begun on."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from engine.errors import Refused
from engine.publishing.commands import DiscardDraft, PublishWorkflow, RetireWorkflow, SaveDraft, UnretireWorkflow
from engine.publishing.decide import PublishingFacts, decide
from engine.publishing.rows import Draft, DraftGone, Newest, Published, Retirement
from engine.workflow.definition import Definition
from engine.workflow.read import canonical, read
from tests.engine.given import MOMENT
from tests.engine.proposal.scenes import source

OURS: dict[str, Any] = {"movement": "ours", "workflow": "plan"}


def draft(given: Any = None, rev: int = 3) -> Draft:
    text = canonical(source() if given is None else given)
    return Draft(**OURS, rev=rev, source=text, person="somebody", at=MOMENT.now)


def newest(given: Any = None, *, movement: str = "ours", version: int = 4) -> Newest:
    named = (source() if given is None else given) | {"workflow": "plan", "version": version}
    return Newest(movement=movement, version=version, source=canonical(named))


def code(answer: object) -> str:
    assert isinstance(answer, Refused), answer
    return answer.code


def test_a_draft_is_kept_problems_and_all() -> None:
    saved = decide(SaveDraft(**OURS, source={"title": 7}), PublishingFacts(), MOMENT)
    assert saved == (Draft(**OURS, rev=1, source='{"title":7}', person=MOMENT.actor, at=MOMENT.now),)


def test_whoever_has_an_older_one_is_told() -> None:
    facts = PublishingFacts(draft=draft())
    assert code(decide(SaveDraft(**OURS, source={}, rev=2), facts, MOMENT)) == "draft_changed"
    (saved,) = decide(SaveDraft(**OURS, source={}, rev=3), facts, MOMENT)  # type: ignore[misc]
    assert isinstance(saved, Draft)
    assert saved.rev == 4


def deep(levels: int) -> Any:
    return {"a": deep(levels - 1)} if levels else 1


@pytest.mark.parametrize("given", [deep(21), {"a": "x" * 100_000}])
def test_what_no_file_could_hold_is_no_draft(given: Any) -> None:
    assert code(decide(SaveDraft(**OURS, source=given), PublishingFacts(), MOMENT)) == "draft_too_large"
    assert decide(SaveDraft(**OURS, source=deep(20)), PublishingFacts(), MOMENT)


def test_a_draft_becomes_the_next_version_and_is_gone() -> None:
    facts = PublishingFacts(draft=draft(), newest=newest({"title": "Before"}), retired=True)
    published, gone, begun = decide(PublishWorkflow(**OURS, rev=3), facts, MOMENT)  # type: ignore[misc]
    assert isinstance(published, Published)
    assert (published.version, published.movement, published.at) == (5, "ours", MOMENT.now)
    assert gone == DraftGone(**OURS)
    assert begun == Retirement(**OURS, retired=False), "whoever publishes wants it to be used"
    made = read(json.loads(published.source))
    assert isinstance(made, Definition)
    assert (made.name, made.version, made.digest) == ("plan", 5, published.digest)


def test_the_first_version_is_one() -> None:
    published, _ = decide(PublishWorkflow(**OURS, rev=3), PublishingFacts(draft=draft()), MOMENT)  # type: ignore[misc]
    assert isinstance(published, Published)
    assert published.version == 1


def test_what_is_not_in_order_or_not_otherwise_is_not_published() -> None:
    publish = PublishWorkflow(**OURS, rev=3)
    broken = source() | {"start": "nowhere"}
    assert code(decide(publish, PublishingFacts(), MOMENT)) == "not_found"
    assert code(decide(publish, PublishingFacts(draft=draft(broken)), MOMENT)) == "workflow_has_problems"
    assert code(decide(publish, PublishingFacts(draft=draft({})), MOMENT)) == "workflow_has_problems"
    assert code(decide(replace(publish, rev=2), PublishingFacts(draft=draft()), MOMENT)) == "draft_changed"
    same = PublishingFacts(draft=draft(), newest=newest())
    assert code(decide(publish, same, MOMENT)) == "workflow_unchanged"


@pytest.mark.parametrize("movement", ["", "theirs"])
def test_nobody_changes_what_others_published_under_its_name(movement: str) -> None:
    facts = PublishingFacts(draft=draft(), newest=newest({}, movement=movement))
    assert code(decide(SaveDraft(**OURS, source={}, rev=3), facts, MOMENT)) == "workflow_name_taken"
    assert code(decide(PublishWorkflow(**OURS, rev=3), facts, MOMENT)) == "workflow_name_taken"


def test_a_draft_is_thrown_away_once() -> None:
    assert decide(DiscardDraft(**OURS), PublishingFacts(draft=draft()), MOMENT) == (DraftGone(**OURS),)
    assert decide(DiscardDraft(**OURS), PublishingFacts(), MOMENT) == ()


def test_a_movement_retires_what_is_its_own_or_everybodys() -> None:
    for movement in ("", "ours"):
        facts = PublishingFacts(newest=newest(movement=movement))
        assert decide(RetireWorkflow(**OURS), facts, MOMENT) == (Retirement(**OURS, retired=True),)
        assert decide(UnretireWorkflow(**OURS), facts, MOMENT) == ()
        again = replace(facts, retired=True)
        assert decide(RetireWorkflow(**OURS), again, MOMENT) == ()
        assert decide(UnretireWorkflow(**OURS), again, MOMENT) == (Retirement(**OURS, retired=False),)
    theirs = PublishingFacts(newest=newest(movement="theirs"))
    assert code(decide(RetireWorkflow(**OURS), theirs, MOMENT)) == "not_found"
    assert code(decide(RetireWorkflow(**OURS), PublishingFacts(), MOMENT)) == "not_found"
