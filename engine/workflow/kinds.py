"""What the settings of activities, guards and effects can be."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from engine.ballot.threshold import Threshold
from engine.declared import Kind, Setting, declared
from engine.workflow.definition import Label

__all__ = ["Setting", "settings_in"]

_KINDS: Mapping[Any, Kind] = {
    str: "text",
    int: "whole",
    bool: "yes_no",
    Fraction: "fraction",
    Threshold: "threshold",
    Label: "label",
    Mapping: "map",
}


def settings_in(cls: type) -> tuple[Setting, ...]:
    """In the order in which they are declared. Raises TypeError for a type that no workflow can write down."""
    return declared(cls, _KINDS)
