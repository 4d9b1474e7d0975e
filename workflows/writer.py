"""A workflow as a file again: from plain data to YAML that a person likes to read. What `loader.load` reads of it is
the same data."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import yaml

from workflows.loader import MOST_BYTES, Loader, Unbounded, look_through

WIDEST = 110
PARTS = ("stages", "moves")
_SHORT = 90
"""A map or a list that has nothing but words in it stands on one line, if it fits there."""


class _Dumper(yaml.SafeDumper):
    """As the files that come with Polder are written."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _map(dumper: _Dumper, data: Mapping[str, Any]) -> yaml.Node:
    return dumper.represent_mapping("tag:yaml.org,2002:map", data.items(), flow_style=_fits(data))


def _list(dumper: _Dumper, data: list[Any]) -> yaml.Node:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=_fits(data))


class _Field(dict[str, Any]):
    """One field of the file: never on one line with others."""


def _field(dumper: _Dumper, data: _Field) -> yaml.Node:
    return dumper.represent_mapping("tag:yaml.org,2002:map", data.items(), flow_style=False)


_Dumper.add_representer(_Field, _field)
_Dumper.add_representer(dict, _map)
_Dumper.add_representer(list, _list)


def written(source: Mapping[str, Any]) -> str:
    """The file, with a blank line before its stages and its moves. Never raises for a source of plain data."""
    parts = [_dumped({name: value}) for name, value in source.items() if name not in PARTS]
    parts += ["\n" + _dumped({name: source[name]}) for name in PARTS if name in source]
    return "".join(parts)


def plain(text: str | bytes) -> dict[str, Any] | None:
    """What stands in a file, as JSON has it, also where it is wrong as a workflow; nothing if it cannot be read, or
    would grow when it is."""
    if len(text) > MOST_BYTES:
        return None
    try:
        look_through(text)
        data = yaml.load(text, Loader=Loader)
    except (Unbounded, yaml.YAMLError, UnicodeDecodeError, ValueError, RecursionError):
        return None
    found = json.loads(json.dumps(data, default=str, skipkeys=True), parse_constant=str)
    return found if isinstance(found, dict) else None


def _dumped(data: Mapping[str, Any]) -> str:
    return yaml.dump(_Field(data), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=WIDEST)


def _fits(data: Any) -> bool:
    """Whether it is read best on one line."""
    members = data.values() if isinstance(data, Mapping) else data
    flat = all(isinstance(each, str | int | float) or each is None or _is_small(each) for each in members)
    return flat and len(json.dumps(data, ensure_ascii=False, default=str)) <= _SHORT and not _is_place(data)


def _is_small(data: Any) -> bool:
    """`{count: 3}` in a list of conditions."""
    members = data.values() if isinstance(data, Mapping) else data if isinstance(data, list) else [data]
    return all(isinstance(each, str | int | float) or each is None for each in members)


def _is_place(data: Any) -> bool:
    """A stage or a move, which has a line for each thing that it says."""
    if not isinstance(data, Mapping):
        return False
    return "title" in data or any(isinstance(each, Mapping) for each in data.values())
