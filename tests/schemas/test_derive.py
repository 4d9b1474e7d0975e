"""What a dataclass may hold, and that anything else is noticed when the schema is made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

import pytest
from marshmallow import ValidationError

from engine.fields import Length, Pattern, Range
from schemas.derive import field_for, schema_for
from schemas.faults import Fault


@dataclass(frozen=True, slots=True, kw_only=True)
class Flags:
    on: bool
    note: str = ""


def test_truth_values_are_strict() -> None:
    schema = schema_for(Flags)()

    assert schema.load({"on": True}) == Flags(on=True)
    with pytest.raises(ValidationError) as caught:
        schema.load({"on": 1})
    assert caught.value.messages == {"on": [Fault("wrong_type", {"expected": "boolean"})]}


def test_words_without_a_bound_get_one() -> None:
    with pytest.raises(ValidationError):
        schema_for(Flags)().load({"on": True, "note": "x" * 201})


@pytest.mark.parametrize(
    "hint",
    [
        float,
        Any,
        list[str],
        int,
        tuple[str, int],
        dict[str, int],
        str | int,
        Literal[1],
        Annotated[str, Length(0, 9000)],
    ],
)
def test_a_hint_without_a_field_stops_the_start(hint: Any) -> None:
    with pytest.raises(TypeError):
        field_for(hint)


def test_a_pattern_may_only_say_a_known_code() -> None:
    with pytest.raises(KeyError):
        field_for(Annotated[str, Pattern("x", "bad_luck")])


def test_a_fault_names_its_parameters() -> None:
    with pytest.raises(ValueError, match="out_of_range"):
        Fault("out_of_range", {"least": 1})
    assert field_for(Annotated[int, Range(1, 3)]).deserialize(3) == 3
