"""A workflow drawn as text."""

from __future__ import annotations

from dataclasses import replace

from engine.workflow.definition import Move, Stage
from engine.workflow.mermaid import mermaid
from tests.engine.proposal.scenes import PLAN


def test_a_diagram_has_each_stage_and_each_way_between_them() -> None:
    lines = mermaid(PLAN, "en").splitlines()
    assert lines[:3] == ["stateDiagram-v2", "    [*] --> draft", '    state "Writing" as draft']
    assert "    draft --> groups: To the small groups" in lines
    assert {f"    {each} --> withdrawn: Withdraw the proposal" for each in ("draft", "groups", "revise")} <= set(lines)
    assert [each for each in lines if each.endswith("[*]")] == [
        f"    {each} --> [*]" for each in ("adopted", "rejected", "withdrawn")
    ]
    assert '    state "Schrijven" as draft' in mermaid(PLAN, "nl").splitlines()


def test_what_goes_by_itself_has_a_mark() -> None:
    assert "    vote --> adopted: ⟳ Adopted" in mermaid(PLAN, "en").splitlines()


def test_names_and_titles_that_mean_something_to_mermaid_are_written_so_that_they_do_not() -> None:
    title = {"nl": 'Zo: "af"; #1', "en": "Done"}
    stages = {"end": Stage(name="end", title=title, outcome="adopted"), "a-b": Stage(name="a-b", title=title)}
    moves = {"m": Move(name="m", title=title, sources=("a-b",), target="end")}
    drawn = mermaid(replace(PLAN, start="a-b", stages=stages, moves=moves), "nl")
    assert drawn.splitlines()[1:3] == ["    [*] --> stage2", '    state "Zo#58; #34;af#34;#59; #35;1" as stage1']
