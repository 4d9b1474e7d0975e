"""Workflows that nobody would make: any stages, moves, guards and ballots that can be read, in order or not."""

from __future__ import annotations

from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from engine.tally import METHODS
from engine.workflow.definition import Definition
from engine.workflow.guards import GUARDS
from engine.workflow.read import read
from tests.engine.workflow.rehearse.worlds import title

MADE_OF_OTHERS = ("all", "any", "not")
WITH_SETTINGS: dict[str, dict[str, Any]] = {
    "after_date": {"days": 9},
    "clauses_at_least": {"count": 2},
    "ballots_held": {"count": 2},
    "rounds_held": {"count": 2},
    "turnout_at_least": {"part": "1/2"},
}
ENDS = ("adopted", "rejected", "withdrawn")

plain = st.sampled_from([name for name in GUARDS if name not in (*MADE_OF_OTHERS, *WITH_SETTINGS)])
settled = st.sampled_from([{name: given} for name, given in WITH_SETTINGS.items()])
guards = st.recursive(
    plain | settled,
    lambda parts: (
        st.lists(parts, min_size=1, max_size=2).map(lambda found: {"all": found})
        | st.lists(parts, min_size=1, max_size=2).map(lambda found: {"any": found})
        | parts.map(lambda found: {"not": [found]})
    ),
    max_leaves=3,
)


@st.composite
def rules(draw: st.DrawFn) -> dict[str, Any]:
    name = draw(st.sampled_from(sorted(METHODS)))
    method = METHODS[name]
    found: dict[str, Any] = {
        "method": name,
        "tie": draw(st.sampled_from(method.tie_rules)),
        "per": draw(st.sampled_from(["clause", "whole"])) if method.options else "options",
        "secrecy": draw(st.sampled_from(["open", "secret"])),
        "results": draw(st.sampled_from(["turnout", "on_reveal"])),
        "electorate": draw(st.sampled_from(["member_organisations", "persons"])),
        "among": draw(st.sampled_from(["everyone", "present", "list"])),
        "quorum": draw(st.sampled_from([0, 2, 9])),
    }
    if method.by_threshold:
        found["threshold"] = {"more_than": "1/2", "of": draw(st.sampled_from(["yes_and_no", "present", "entitled"]))}
    if method.spends:
        found["counting"] = {"budget": "100", "papers": draw(st.sampled_from(["approvals", "values"]))}
    if found["electorate"] != "persons":
        found["weighted"] = draw(st.booleans())
    return found


@st.composite
def definitions(draw: st.DrawFn) -> Definition:
    activities = ("drafting", "small_groups", "follow_up", "waiting", "ballot", "ballot")
    names = [f"s{n}" for n in range(draw(st.integers(2, 4)))]
    stages: dict[str, Any] = {name: {"title": title(name), "outcome": name} for name in ENDS}
    for n, name in enumerate(names):
        activity = draw(st.sampled_from(activities if n else activities[:4]))
        settings = {"settings": draw(rules())} if activity == "ballot" else {}
        stages[name] = {"title": title(name), "activity": activity, **settings}
    moves: dict[str, Any] = {}
    for n in range(draw(st.integers(2, 7))):
        moves[f"m{n}"] = {
            "title": title(f"m{n}"),
            "from": [draw(st.sampled_from(names))],
            "to": draw(st.sampled_from(sorted(stages))),
            "by": draw(st.sampled_from([["coordinator"], []])),
            "guards": draw(st.lists(guards, max_size=2)),
            "override": draw(st.booleans()),
        }
    source = {"workflow": "any", "version": 1, "title": title("Any"), "start": "s0", "stages": stages, "moves": moves}
    found = read(source)
    assume(isinstance(found, Definition))
    assert isinstance(found, Definition)
    return found
