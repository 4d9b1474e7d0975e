"""A movement's workflows as they are kept: drafts, its own versions, and what it no longer begins on."""

from __future__ import annotations

from dataclasses import replace

from engine.ports import StoredWorkflow
from engine.publishing.rows import Draft, DraftGone, Published, Retirement
from store import OpenedStore


def test_a_draft_replaces_the_one_before_and_stays_the_movements_own(store: OpenedStore) -> None:
    now = store.read(lambda r: r.now())
    first = Draft(movement="ours", workflow="plan", rev=1, source="{}", person="somebody", at=now)
    second, theirs = replace(first, rev=2, source='{"a":1}'), replace(first, movement="theirs")
    other = replace(first, workflow="budget")
    store.write(lambda tx: tx.change_workflows([first, theirs, second, other]))
    assert store.read(lambda r: r.draft("ours", "plan")) == second
    assert store.read(lambda r: r.drafts("ours")) == [other, second]
    assert store.read(lambda r: r.drafts("theirs")) == [theirs]
    store.write(lambda tx: tx.change_workflows([DraftGone(movement="ours", workflow="plan")]))
    assert store.read(lambda r: (r.draft("ours", "plan"), r.draft("theirs", "plan"))) == (None, theirs)


def test_a_movement_sees_what_is_everybodys_and_its_own(store: OpenedStore) -> None:
    now = store.read(lambda r: r.now())
    shipped = StoredWorkflow(workflow="decision", version=1, digest="d", source="{}")
    ours = Published(movement="ours", workflow="plan", version=1, digest="e", source="{}", at=now)
    theirs = replace(ours, movement="theirs", workflow="secret")
    store.write(lambda tx: (tx.publish_workflow(shipped), tx.change_workflows([ours, theirs])))
    assert store.read(lambda r: r.workflows("ours")) == ["decision", "plan"]
    found = store.read(lambda r: r.workflow("plan"))
    assert found
    assert (found.movement, found.at) == ("ours", now)
    assert store.read(lambda r: r.workflow("decision")) == shipped


def test_every_version_of_a_workflow_is_known(store: OpenedStore) -> None:
    first = StoredWorkflow(workflow="decision", version=1, digest="d", source="{}")
    other = replace(first, workflow="plan", version=2)
    store.write(lambda tx: [tx.publish_workflow(each) for each in (replace(first, version=3), first, other)])
    assert store.read(lambda r: r.workflow_versions("decision")) == [3, 1]
    assert store.read(lambda r: r.workflow_versions("nothing")) == []


def test_what_is_retired_is_so_for_one_movement_until_it_is_not(store: OpenedStore) -> None:
    gone = Retirement(movement="ours", workflow="plan", retired=True)
    store.write(lambda tx: tx.change_workflows([gone, gone]))
    assert store.read(lambda r: (r.retired_workflows("ours"), r.retired_workflows("theirs"))) == ({"plan"}, frozenset())
    store.write(lambda tx: tx.change_workflows([replace(gone, retired=False)]))
    assert store.read(lambda r: r.retired_workflows("ours")) == frozenset()
