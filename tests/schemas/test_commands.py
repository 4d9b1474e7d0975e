"""Every registered command: its valid payload becomes it, and each bound refuses with its own code."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import Refused
from engine.registry import COMMANDS
from schemas.commands import Sent, body_schema, envelope, parse
from schemas.faults import FIELD_CODES
from tests.schemas.examples import payload, required, wrong

NAMES = sorted(COMMANDS)
WRONG = [
    pytest.param(name, field, value, code, id=f"{name}.{field}-{code}-{n}")
    for name in NAMES
    for field, hint in get_type_hints(COMMANDS[name].type, include_extras=True).items()
    for n, (value, code) in enumerate(wrong(hint))
]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(codec=None), max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=12,
)


def plain(value: Any) -> Any:
    """A dataclass's dict as JSON would hold it."""
    if isinstance(value, dict):
        return {name: plain(each) for name, each in value.items()}
    return [plain(each) for each in value] if isinstance(value, (tuple, list)) else value


def faults(answer: Any) -> dict[str, Any]:
    assert isinstance(answer, Refused), answer
    assert answer.code == "invalid_fields"
    return {path: fault["code"] for path, fault in answer.params["fields"].items()}


@pytest.mark.parametrize("name", NAMES)
def test_a_valid_payload_becomes_the_command_and_back(name: str) -> None:
    fields = payload(COMMANDS[name].type)

    command = parse(name, fields)

    assert type(command) is COMMANDS[name].type
    assert plain(asdict(command)) == fields


@pytest.mark.parametrize("name", NAMES)
def test_only_required_fields_are_required(name: str) -> None:
    kind = COMMANDS[name]
    fields = {field: value for field, value in payload(kind.type).items() if field in required(kind.type)}

    assert type(parse(name, fields)) is kind.type
    assert faults(parse(name, {})) == dict.fromkeys(required(kind.type), "required")


@pytest.mark.parametrize(("name", "field", "value", "code"), WRONG)
def test_each_bound_refuses_with_its_code(name: str, field: str, value: Any, code: str) -> None:
    fields = {**payload(COMMANDS[name].type), field: value}

    assert faults(parse(name, fields)) == {field: code}


@pytest.mark.parametrize("name", NAMES)
def test_an_unknown_field_is_refused(name: str) -> None:
    assert faults(parse(name, {**payload(COMMANDS[name].type), "extra": 1})) == {"extra": "unknown_field"}


@pytest.mark.parametrize("name", NAMES)
def test_the_http_body_is_the_command_with_an_id(name: str) -> None:
    fields = payload(COMMANDS[name].type)
    assert "id" not in fields, "a field called id would hide the id of the command"

    sent = body_schema(name)().load({"id": "c1", **fields})

    assert sent == Sent("c1", parse(name, fields))


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=40)
@given(fields=JSON, data=st.data())
def test_whatever_is_sent_is_a_command_or_a_refusal(name: str, fields: Any, data: st.DataObject) -> None:
    good = payload(COMMANDS[name].type)
    spoilt = {**good, data.draw(st.sampled_from(sorted(good))): fields}

    for sent in (fields, spoilt):
        answer = envelope("p1", "c1", name, sent)
        if isinstance(answer, Refused):
            assert {fault["code"] for fault in answer.params["fields"].values()} <= set(FIELD_CODES)


def test_nested_faults_are_named_by_their_path() -> None:
    line = {"item": "i", "title": "", "minutes": "5", "colour": "red"}
    fields = {**payload(COMMANDS["meeting.plan"].type), "movements": ["a", 1], "agenda": [line]}

    assert faults(parse("meeting.plan", fields)) == {
        "movements.1": "wrong_type",
        "agenda.0.title": "too_short",
        "agenda.0.minutes": "wrong_type",
        "agenda.0.colour": "unknown_field",
    }


def test_a_choice_names_the_question_that_is_wrong() -> None:
    fields = {**payload(COMMANDS["ballot.cast"].type), "choice": {"q1": "for", "q2": 1, "\ud800": "for"}}

    assert faults(parse("ballot.cast", fields)) == {"choice.q2": "wrong_type", "choice.?": "bad_text"}


def test_a_command_that_is_not_there() -> None:
    for name in ("meeting.explode", "", "\ud800" * 9000):
        answer = envelope("p1", "c1", name, {})
        assert isinstance(answer, Refused)
        assert answer.code == "unknown_command"
        assert len(answer.params["name"]) <= 60
    assert isinstance(envelope("p1", "c1", None, {}), Refused)


@pytest.mark.parametrize(
    ("id_", "code"), [(None, "required"), (3, "wrong_type"), ("a b", "bad_id"), ("i" * 41, "bad_id")]
)
def test_the_id_of_a_command_is_an_id(id_: object, code: str) -> None:
    assert faults(envelope("p1", id_, "meeting.open_doors", {"meeting": "m"})) == {"id": code}


def test_a_thousand_wrong_fields_give_a_short_answer() -> None:
    answer = parse("meeting.open_doors", {"meeting": "m", **{f"x{n}": n for n in range(1000)}})

    assert len(faults(answer)) == 20


def test_a_secret_in_a_refused_payload_is_not_repeated() -> None:
    answer = parse(
        "movement.give_link", {"movement": "m", "person": "p", "token": "my secret token", "uses": "my secret"}
    )

    assert "secret" not in repr(answer)
