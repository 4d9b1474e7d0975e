"""The catalogue is whole in both languages, and renders as the browser's twin does (messages/cases.json)."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest

import messages
from engine.ballot.explain import CODES as EXPLAINED
from engine.errors import CODES
from engine.workflow.guards import GUARDS
from schemas.faults import FIELD_CODES

PARTS = ("", "desk.", "designer.", "minutes.", "count.", "rehearse.")
CASES = json.loads((files("messages") / "cases.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[f"{case['language']} {case['code']} {n}" for n, case in enumerate(CASES)])
def test_renders_each_case(case: dict[str, object]) -> None:
    rendered = messages.render(str(case["language"]), str(case["code"]), case["params"])  # type: ignore[arg-type]

    assert rendered == case["text"]


def test_both_languages_have_the_same_messages() -> None:
    assert messages.codes("nl") == messages.codes("en")


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_a_message_stands_in_one_file(language: str) -> None:
    parts = [json.loads((files("messages") / f"{part}{language}.json").read_text("utf-8")) for part in PARTS]

    assert sum(len(part) for part in parts) == len(messages.codes(language))


@pytest.mark.parametrize("code", sorted(messages.codes()))
def test_both_languages_use_the_same_parameters(code: str) -> None:
    assert messages.parameters("nl", code) == messages.parameters("en", code)


@pytest.mark.parametrize("language", messages.LANGUAGES)
@pytest.mark.parametrize("code", sorted(CODES))
def test_every_refusal_has_a_sentence_with_its_parameters(language: str, code: str) -> None:
    assert messages.parameters(language, f"refusal.{code}") == set(CODES[code][1])
    assert messages.render(language, f"refusal.{code}").endswith((".", "}"))


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_every_fault_of_a_field_has_words_with_its_parameters(language: str) -> None:
    for code, params in FIELD_CODES.items():
        assert messages.parameters(language, f"field_error.{code}") == set(params)


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_every_explanation_of_a_ballot_has_a_sentence_with_its_parameters(language: str) -> None:
    for code, params in EXPLAINED.items():
        assert messages.parameters(language, code) == set(params)


def test_every_guard_says_that_it_holds_and_why_it_does_not() -> None:
    for name in GUARDS:
        assert {f"guard.{name}.holds", f"guard.{name}.held"} <= messages.codes()


def test_an_unknown_language_is_answered_in_dutch() -> None:
    assert messages.render("fr", "option.yes") == "Voor"
