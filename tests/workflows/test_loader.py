"""Reading a file that anybody may have written: never a traceback, always the line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.workflow.read import canonical
from workflows.loader import MOST_BYTES, MOST_DEPTH, Loaded, load, load_file, shipped

YEARLY_PLAN = next(path for path in shipped() if path.stem == "yearly_plan")
TEXT = YEARLY_PLAN.read_text()
LINES = TEXT.splitlines()


def line_of(words: str) -> int:
    return next(number for number, line in enumerate(LINES, start=1) if words in line)


def problems(text: str | bytes) -> list[tuple[int, str]]:
    loaded = load(text)
    assert loaded.definition is None
    return [(found.line, found.problem.code) for found in loaded.problems]


@pytest.mark.parametrize("path", list(shipped()), ids=lambda path: path.stem)
def test_what_comes_with_polder_is_sound(path: Path) -> None:
    loaded = load_file(path)
    assert loaded.problems == ()
    assert loaded.definition
    assert loaded.definition.name == path.stem
    assert loaded.source == canonical(yaml.safe_load(path.read_text()))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: [1, 2", (1, "not_yaml")),
        ("workflow: x\n  version: 1", (2, "not_yaml")),
        ("a: 1\n\tb: 2", (2, "not_yaml")),
        ("a: 1\n---\nb: 2", (2, "not_yaml")),
        (b"\x00\x01\x02", (1, "not_yaml")),
        (b"\xff\xfe\x00\xd8", (1, "not_yaml")),
        (b"workflow: \xff", (1, "not_yaml")),
        ("version: 0x_", (1, "not_yaml")),
        ("version: " + "9" * 5000, (1, "not_yaml")),
        ("", (1, "not_a_workflow")),
        ("just words", (1, "not_a_workflow")),
        ("- a\n- b", (1, "not_a_workflow")),
        ("x" * (MOST_BYTES + 1), (1, "too_large")),
        ("a:\n  " + "[" * MOST_DEPTH + "]" * MOST_DEPTH, (2, "too_deep")),
        ("a: &x 1\nb: *x", (2, "no_aliases")),
        ("a: 1\nb: !!python/object:os.system {}", (2, "no_tags")),
        ("a: 1\nb: !!timestamp never", (2, "no_tags")),
        ("a: 1\nb: !!bool perhaps", (2, "no_tags")),
        ("a: !!int ''", (1, "no_tags")),
        ("a: 1\nb: 2\na: 3", (3, "twice")),
        ("a:\n  b: 1\n  b: 2", (3, "twice")),
        ("a: [{b: 1,\n b: 2}]", (2, "twice")),
        ("a: 1\n? [b, c]\n: 2", (2, "key_not_text")),
        ("? {b: c}\n: 2", (1, "key_not_text")),
    ],
)
def test_what_cannot_be_read_says_where(text: str | bytes, expected: tuple[int, str]) -> None:
    assert problems(text) == [expected]


def test_nothing_is_merged_into_a_map_behind_the_readers_back() -> None:
    """JSON has no `<<`, and what it brings would replace nothing or something, by a rule that few know."""
    text = TEXT.replace("start:", "<<: {start: elsewhere}\nstart:", 1)
    assert (line_of("start:"), "unknown_name") in problems(text)


@pytest.mark.parametrize(
    ("wrong", "right", "code"),
    [
        ("activity: draftin", "activity: drafting", "misspelt_name"),
        ("to: group", "to: groups", "misspelt_name"),
        ("guards: [has_clause]", "guards: [has_clauses]", "misspelt_name"),
        ("quorum_part: many", "quorum_part: 2/3", "bad_fraction"),
        ("threshold: {at_least: 66%, of: yes_and_no}", "threshold: {at_least: 2/3, of: yes_and_no}", "bad_threshold"),
        ("title: {nl: Jaarplan}", "title: {nl: Jaarplan, en: Yearly plan}", "missing_translation"),
    ],
)
def test_a_mistake_is_shown_with_its_line(wrong: str, right: str, code: str) -> None:
    assert problems(TEXT.replace(right, wrong, 1)) == [(line_of(right), code)]


def test_a_mistake_in_the_process_is_shown_with_its_line_too() -> None:
    text = TEXT.replace("guards: [has_clauses]", "guards: [quorum_present]", 1)
    assert problems(text) == [(line_of("guards: [has_clauses]"), "quorum_without_ballot")]


def test_a_file_that_is_too_large_is_not_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_text(TEXT + "#" * MOST_BYTES)
    assert [found.problem.code for found in load_file(path).problems] == ["too_large"]


def sound(loaded: Loaded) -> None:
    """Either a definition with its source, or problems that each have a line."""
    assert (loaded.definition is None) == bool(loaded.problems)
    assert bool(loaded.source) == (loaded.definition is not None)
    assert all(found.line >= 1 for found in loaded.problems)


@given(st.binary(max_size=300) | st.text(max_size=300))
def test_nothing_that_is_sent_breaks_the_loader(text: str | bytes) -> None:
    sound(load(text))


STRANGE = (
    *("", "~", "yes", "1:30", "2022-01-01", "2022-01-01 10:00:00 +99", ".inf", "0x" + "f" * 5000, "1.0", "draft"),
    *("=", "<<", "!!set", "*a", "&a b", "- x", "[a]", "{a: b}", "? a", "'", '"\\ud800"', '"\\x00"', "|\n  x"),
    "{nl: a, en: b, 1: c}",
)
SCALARS = st.sampled_from(STRANGE)


@settings(max_examples=60)
@given(st.integers(0, len(LINES) - 1), SCALARS, st.booleans())
def test_no_value_in_the_wrong_place_breaks_the_loader(line: int, scalar: str, as_key: bool) -> None:
    """The yearly plan with one line replaced: something strange as a value, or as a key."""
    before, colon, _ = LINES[line].partition(":")
    changed = f"{before[: len(before) - len(before.lstrip())]}{scalar}: x" if as_key else f"{before}{colon} {scalar}"
    sound(load("\n".join([*LINES[:line], changed, *LINES[line + 1 :]])))


JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.dates() | st.text(max_size=5) | st.binary(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4) | st.integers(), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=60)
@given(st.data())
def test_no_data_in_the_wrong_place_breaks_the_loader(data: st.DataObject) -> None:
    """The yearly plan with something else anywhere in its tree."""
    tree = yaml.safe_load(TEXT)
    here: Any = tree
    while True:
        step: Any = data.draw(st.sampled_from(list(here) if isinstance(here, dict) else range(len(here))))
        deeper = isinstance(here[step], dict | list) and here[step]
        if not deeper or data.draw(st.booleans()):
            here[step] = data.draw(JSON)
            break
        here = here[step]
    sound(load(yaml.safe_dump(tree, sort_keys=False)))
