"""Reads a workflow file: safely, within bounds, and with the line of whatever is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from yaml.events import AliasEvent
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from engine.workflow.check import check
from engine.workflow.definition import Definition
from engine.workflow.problems import Path as Place
from engine.workflow.problems import Problem
from engine.workflow.read import canonical, read

MOST_BYTES = 100_000
MOST_DEPTH = 20
FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Found:
    """A problem and the line (from 1) where it stands."""

    line: int
    problem: Problem


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of a file: the definition and its canonical source, or all that is wrong. `warnings` are what is
    probably not meant; it can be published all the same."""

    definition: Definition | None
    source: str
    problems: tuple[Found, ...]
    warnings: tuple[Found, ...] = ()


@lru_cache(maxsize=64)
def load(text: str | bytes, seats: int | None = None, workflows: frozenset[str] | None = None) -> Loaded:
    """Read a definition from YAML. Never raises for what the text contains. The same text gives the same, and is read
    once. `seats`: how many organisations vote, `workflows`: on which ones the movement begins; where that is known."""
    if len(text) > MOST_BYTES:
        return _wrong(1, "too_large", limit=MOST_BYTES)
    try:
        node, data = _compose(text)
    except Unbounded as refused:
        return _wrong(refused.line, refused.code)
    except (yaml.YAMLError, UnicodeDecodeError, ValueError, RecursionError) as error:
        return _wrong(min(_line_of(error), _lines_in(text)), "not_yaml")
    if not isinstance(data, dict) or node is None:
        return _wrong(1, "not_a_workflow")
    result = read(data)
    every = result if isinstance(result, list) else check(result, seats, workflows)
    found = [Found(_line(node, each.path), each) for each in every]
    problems = tuple(each for each in found if each.problem.refuses)
    warnings = tuple(each for each in found if not each.problem.refuses)
    if isinstance(result, list) or problems:
        return Loaded(None, "", problems, warnings)
    return Loaded(result, canonical(data), (), warnings)


def load_file(path: Path, seats: int | None = None) -> Loaded:
    """As `load`. Raises OSError if the file cannot be read."""
    return load(path.read_bytes()[: MOST_BYTES + 1], seats)


def shipped() -> Iterator[Path]:
    """The definitions that come with Polder."""
    return iter(sorted(FOLDER.glob("*.yaml")))


_Quick: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml parses many times as fast, where PyYAML was built with it."""


class Loader(_Quick):  # type: ignore[misc]  # which of two, it is not known before it runs
    """Days stay as they are written, and `<<` is a name like another: JSON has neither, and a definition is the same
    from either."""


Loader.yaml_implicit_resolvers = {
    first: [each for each in found if each[0] not in ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:merge")]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


class Unbounded(Exception):
    """Why the text is not to be built, and where."""

    def __init__(self, line: int, code: str) -> None:
        super().__init__(code)
        self.line, self.code = line, code


def look_through(text: str | bytes) -> None:
    """Before anything is built of a text: aliases, with which it would grow, and tags are refused (PyYAML trips over
    tags that do not fit their value), and depth is bounded. Raises Unbounded, and what PyYAML raises."""
    depth = 0
    for event in yaml.parse(text, Loader=_Quick):
        line = _line_at(event.start_mark)
        if isinstance(event, AliasEvent):
            raise Unbounded(line, "no_aliases")
        if getattr(event, "tag", None) is not None:
            raise Unbounded(line, "no_tags")
        name = type(event).__name__
        depth += name.endswith("StartEvent") - name.endswith("EndEvent")
        if depth > MOST_DEPTH:
            raise Unbounded(line, "too_deep")


def _compose(text: str | bytes) -> tuple[Node | None, Any]:
    """The tree with its line numbers, and the data that it stands for."""
    look_through(text)
    loader = Loader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return None, None
        _refuse_twins(node)
        return node, loader.construct_document(node)
    finally:
        loader.dispose()


def _refuse_twins(node: Node) -> None:
    """YAML lets a later key silently replace an earlier one; a workflow does not."""
    if isinstance(node, MappingNode):
        seen = set[str]()
        for key, value in node.value:
            if not isinstance(key, ScalarNode):
                raise Unbounded(_line_at(key.start_mark), "key_not_text")
            if key.value in seen:
                raise Unbounded(_line_at(key.start_mark), "twice")
            seen.add(key.value)
            _refuse_twins(value)
    elif isinstance(node, SequenceNode):
        for each in node.value:
            _refuse_twins(each)


def _line(node: Node, path: Place) -> int:
    """The line of the place that a path leads to, or of the nearest place on the way there."""
    line = _line_at(node.start_mark)
    for step in path:
        found = _child(node, step)
        if found is None:
            break
        line, node = found
    return line


def _child(node: Node, step: str | int) -> tuple[int, Node] | None:
    if isinstance(node, MappingNode):
        return next(((_line_at(k.start_mark), v) for k, v in node.value if _is_named(k, str(step))), None)
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        child = node.value[step]
        return _line_at(child.start_mark), child
    return None


def _is_named(key: Node, step: str) -> bool:
    """A key that YAML reads as true or false is called so by whoever reads the data."""
    if key.tag == "tag:yaml.org,2002:bool":
        return step == str(yaml.SafeLoader.bool_values[key.value.lower()])
    return bool(key.value == step)


def _line_of(error: Any) -> int:
    return _line_at(getattr(error, "problem_mark", None))


def _lines_in(text: str | bytes) -> int:
    """libyaml finds the end of a text on the line after its last."""
    return len(text.splitlines()) or 1


def _line_at(mark: Any) -> int:
    """The line (from 1) of a mark of PyYAML's, whose errors do not always have one."""
    return mark.line + 1 if mark else 1


def _wrong(line: int, code: str, **params: Any) -> Loaded:
    return Loaded(None, "", (Found(line, Problem((), code, params)),))
