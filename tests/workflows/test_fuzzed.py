"""Whatever is in a file, the loader, the checker and the comparison answer, and with a line and a sentence. What is
drawn here is mostly sound, so that it comes as far as the checker; `test_loader.py` draws what can hardly be read."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import messages
from engine.workflow.activities import ACTIVITIES
from engine.workflow.compare import compare
from engine.workflow.definition import Definition
from engine.workflow.effects import EFFECTS
from engine.workflow.guards import GUARDS
from engine.workflow.read import read
from workflows.loader import Found, Loaded, load, shipped

TEXTS = [path.read_text() for path in shipped()]
LINES = [text.splitlines() for text in TEXTS]
WORDS = sorted({word for text in TEXTS for word in re.split(r"[\s\[\],]+", text) if word})
SYNTAX = (
    *"[]{}:,-|>&*!?#%@`'\"\n\t ~",
    *(": ", "- ", "\n  ", "\n    ", "---\n", "!!set", "<<: *x", "&x", "1.5e3", "\ufeff"),
)


def answered(loaded: Loaded) -> None:
    """A definition with its source, or problems; each with a line and a whole sentence in both languages."""
    assert (loaded.definition is None) == bool(loaded.problems)
    assert bool(loaded.source) == (loaded.definition is not None)
    for found in (*loaded.problems, *loaded.warnings):
        assert found.line >= 1
        assert all(is_told(found, language) for language in messages.LANGUAGES)
    if loaded.definition:
        again = read(json.loads(loaded.source))
        assert again == loaded.definition, "from JSON it is the same"
        assert compare(loaded.definition, loaded.definition).changes == ()


def is_told(found: Found, language: str) -> bool:
    code = f"workflow.{found.problem.code}"
    return code in messages.codes(language) and messages.parameters(language, code) <= set(found.problem.params)


@given(st.lists(st.sampled_from([*WORDS, *SYNTAX]), max_size=60).map("".join))
def test_random_yaml(text: str) -> None:
    answered(load(text))


EDITS: dict[str, Callable[[list[str], int, int], list[str]]] = {
    "left out": lambda lines, here, there: lines[:here] + lines[here + 1 :],
    "twice": lambda lines, here, there: [*lines[: here + 1], *lines[here:]],
    "moved": lambda lines, here, there: [*(lines[:here] + lines[here + 1 :])[:there], lines[here], *lines[there:]],
    "cut short": lambda lines, here, there: lines[:here],
    "indented": lambda lines, here, there: [*lines[:here], f"  {lines[here]}", *lines[here + 1 :]],
    "instead of another": lambda lines, here, there: [*lines[:here], lines[there % len(lines)], *lines[here + 1 :]],
}


EDIT = st.tuples(st.sampled_from(sorted(EDITS)), st.integers(0), st.integers(0))


@settings(max_examples=150)
@given(st.sampled_from(LINES), st.lists(EDIT, max_size=4))
def test_shipped_workflows_with_lines_out_of_place(lines: list[str], edits: list[tuple[str, int, int]]) -> None:
    for name, here, there in edits:
        if lines:
            lines = EDITS[name](lines, here % len(lines), there % len(lines))
    answered(load("\n".join(lines)))


@settings(max_examples=150)
@given(st.sampled_from(TEXTS), st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(WORDS)), max_size=5))
def test_shipped_workflows_with_words_in_each_others_place(text: str, swaps: list[tuple[str, str]]) -> None:
    for was, now in swaps:
        text = text.replace(was, now, 1)
    answered(load(text))


NAMES = ("a", "b", "c", "d", "e")
LABEL = {"nl": "Iets", "en": "Something"}
NEEDED: dict[str, dict[str, Any]] = {
    "clauses_at_least": {"count": 2},
    "rounds_held": {"count": 2},
    "ballots_held": {"count": 2},
    "turnout_at_least": {"part": "1/2"},
    "after_date": {"days": 3},
}
ATOMS = st.sampled_from([each for each in GUARDS if each not in ("all", "any", "not")]).map(
    lambda name: {name: NEEDED[name]} if name in NEEDED else name
)
SET_UP: dict[str, dict[str, Any]] = {
    "notify": {"to": "delegates", "words": LABEL},
    "set_review": {"days": 30},
    "start_workflow": {"workflow": "poll"},
    "start_children": {"workflow": "poll", "for_each": "clause"},
}
"""Of the effects that cannot do without."""
EFFECTS_WRITTEN: list[Any] = [{name: SET_UP[name]} if name in SET_UP else name for name in EFFECTS]
PARTS = ("all", "any")
GUARD = st.recursive(
    ATOMS,
    lambda inner: (
        st.dictionaries(st.sampled_from(PARTS), st.lists(inner, min_size=1, max_size=3), min_size=1, max_size=1)
        | inner.map(lambda part: {"not": part})
    ),
    max_leaves=4,
)
BALLOTS = st.sampled_from(
    [
        {"threshold": {"more_than": "1/2", "of": "cast"}},
        {"threshold": {"at_least": "2/3", "of": "entitled"}, "per": "whole", "tie": "lot", "quorum": 3},
        {"per": "options", "method": "stv", "tie": "run_off", "counting": {"seats": 2}},
        {"per": "options", "method": "plurality", "counting": {"majority": True}, "adjustable": True},
        {"method": "consent"},
        {"method": "temperature", "per": "whole", "quorum_part": "1/2"},
    ]
)
STAGE = st.one_of(
    st.sampled_from([each for each in ACTIVITIES if each != "ballot"]).map(lambda name: {"activity": name}),
    BALLOTS.map(lambda rules: {"activity": "ballot", "settings": rules}),
    st.sampled_from(["adopted", "rejected"]).map(lambda end: {"outcome": end}),
).map(lambda stage: {"title": LABEL, **stage})
MOVE = st.fixed_dictionaries(
    {
        "title": st.just(LABEL),
        "from": st.lists(st.sampled_from(NAMES), min_size=1, max_size=3),
        "to": st.sampled_from(NAMES),
    },
    optional={
        "by": st.sampled_from([[], ["coordinator"]]),
        "guards": st.lists(GUARD, max_size=3),
        "effects": st.lists(st.sampled_from(EFFECTS_WRITTEN), max_size=2),
        "override": st.booleans(),
    },
)
WORKFLOW = st.fixed_dictionaries(
    {
        "workflow": st.just("drawn"),
        "version": st.just(1),
        "title": st.just(LABEL),
        "start": st.sampled_from(NAMES),
        "stages": st.fixed_dictionaries(dict.fromkeys(NAMES, STAGE)),
        "moves": st.dictionaries(st.sampled_from([f"m{n}" for n in range(9)]), MOVE, min_size=1, max_size=9),
    }
)


@settings(max_examples=200, deadline=None)
@given(WORKFLOW, WORKFLOW)
def test_workflows_that_read_well_and_make_any_sense_or_none(one: dict[str, Any], other: dict[str, Any]) -> None:
    for drawn in (one, other):
        answered(load(yaml.safe_dump(drawn, sort_keys=False)))
    was, now = read(one), read(other)
    assert isinstance(was, Definition)
    assert isinstance(now, Definition)
    for change in compare(was, now).changes:
        code = f"compared.{change.code}"
        assert messages.parameters("nl", code) <= set(change.params)
