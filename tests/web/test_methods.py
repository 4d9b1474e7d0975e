"""The ways of counting as a form reads them, and what rules mean before they are set."""

from __future__ import annotations

from typing import Any

import pytest

from engine.tally import METHODS
from tests.web.problem import problem
from tests.web.shapes import wrong_in
from tests.web.world import World

TWO_SEATS = {"per": "options", "method": "stv", "counting": {"seats": 2}}


def test_every_method_tells_what_it_lets_one_choose(deciding: World) -> None:
    answer = deciding.as_role("coordinator").get("/api/methods").json

    assert wrong_in(deciding, "/api/methods", answer) == []
    assert set(answer["methods"]) == set(METHODS)
    seats = answer["methods"]["stv"]["settings"]["seats"]
    assert (seats["kind"], seats["default"], seats["least"]) == ("whole", 1, 1)
    assert answer["methods"]["yes_no_abstain"]["options"] == ["yes", "no", "abstain"]


def test_rules_are_said_in_sentences_before_they_are_set(deciding: World) -> None:
    said = deciding.as_role("coordinator").post("/api/methods/say", json={"rules": TWO_SEATS}).json["said"]

    assert "rules.method.stv" in [each["code"] for each in said.values()]


@pytest.mark.parametrize(
    ("rules", "why"),
    [
        ({"method": "stv"}, "Kies uit: options"),
        ({"method": "guessing"}, "unknown"),
        ({"threshold": {"at_least": "3/2", "of": "cast"}}, "at most 1"),
        ({**TWO_SEATS, "counting": {"chairs": 2}}, "cannot have chairs"),
    ],
)
def test_rules_that_cannot_be_are_refused_with_what_is_wrong(deciding: World, rules: Any, why: str) -> None:
    answer = deciding.as_role("coordinator").post("/api/methods/say", json={"rules": rules})

    problem(answer, 422, "rules_impossible")
    assert why in answer.json["title"]


@pytest.mark.parametrize("rules", [None, [], "yes", {"a": {"b": {"c": {"d": {"e": {"f": 1}}}}}}, {"a": 1.5}])
def test_what_is_no_set_of_rules_is_refused_by_its_shape(deciding: World, rules: Any) -> None:
    answer = deciding.as_role("coordinator").post("/api/methods/say", json={"rules": rules})

    assert answer.status_code == 422
    assert answer.json["code"] == "invalid_fields"


def test_nobody_from_outside_asks(deciding: World) -> None:
    problem(deciding.browser().post("/api/methods/say", json={"rules": TWO_SEATS}), 401, "not_signed_in")
