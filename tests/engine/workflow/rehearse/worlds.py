"""Workflows to be rehearsed: those that come with Polder, and small ones with one ballot by whatever rules."""

from __future__ import annotations

from typing import Any

from engine.workflow.definition import Definition
from engine.workflow.read import read
from tests.golden.in_memory import definition_of
from workflows.loader import shipped

SHIPPED = tuple(path.stem for path in shipped())
PLAN = definition_of("yearly_plan")
ENDS = ("passed", "partly_passed", "failed", "tied", "needs_run_off", "gave_advice", "lacks_quorum")


def title(words: str) -> dict[str, str]:
    return {"nl": words, "en": words}


def vote_by(start: str = "drafting", **rules: Any) -> Definition:
    """Written, then voted on by these rules: passed is adopted, failed rejected, anything else goes back."""
    targets = {"passed": "adopted", "failed": "rejected"}
    from_draft = {"from": ["draft"], "by": ["coordinator"]}
    moves: dict[str, Any] = {
        "open": {"title": title("Open"), "to": "vote", "guards": ["has_clauses"], **from_draft},
        "withdraw": {"title": title("Withdraw"), "to": "withdrawn", **from_draft},
    }
    for end in ENDS:
        to = targets.get(end, "draft")
        moves[end] = {"title": title(end), "from": ["vote"], "to": to, "guards": [f"ballot_{end}"]}
    outcomes = {name: {"title": title(name), "outcome": name} for name in ("adopted", "rejected", "withdrawn")}
    source = {
        "workflow": "vote_by",
        "version": 1,
        "title": title("Vote"),
        "start": "draft",
        "stages": {
            "draft": {"title": title("Draft"), "activity": start},
            "vote": {"title": title("Vote"), "activity": "ballot", "settings": rules},
            **outcomes,
        },
        "moves": moves,
    }
    found = read(source)
    assert isinstance(found, Definition), found
    return found


def long_way(**guards: list[Any]) -> Definition:
    """Talked about in groups, waited for, done, adopted; `guards` of the moves `on`, `begin` and `finish`."""
    stages = {"talk": "small_groups", "wait": "waiting", "do": "follow_up"}
    places = [*stages, "adopted"]
    moves = {
        name: {
            "title": title(name),
            "from": [source],
            "to": target,
            "by": ["coordinator"],
            "guards": guards.get(name, []),
        }
        for name, source, target in zip(("on", "begin", "finish"), places[:-1], places[1:], strict=True)
    }
    source = {
        "workflow": "long_way",
        "version": 1,
        "title": title("Long way"),
        "start": "talk",
        "stages": {name: {"title": title(name), "activity": activity} for name, activity in stages.items()}
        | {"adopted": {"title": title("Adopted"), "outcome": "adopted"}},
        "moves": moves,
    }
    found = read(source)
    assert isinstance(found, Definition), found
    return found
