"""The registries are closed and complete: what has a name has everything that goes with it."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType

import pytest

import messages
import schemas.commands
from engine.ballot.rules import BallotRules
from engine.errors import CODES, Refused, refuse
from engine.policy import COMMANDS as POLICY
from engine.policy import RESOURCES
from engine.registry import COMMANDS, EVENTS, Registry, kind_of, name_of
from engine.states import EVOLVE
from engine.tally import METHODS
from engine.tally.impossible import CODES as IMPOSSIBLE
from engine.tally.settings import declared
from engine.workflow.activities import ACTIVITIES
from engine.workflow.effects import EFFECTS
from engine.workflow.guards import GUARDS, Combined
from engine.workflow.kinds import settings_in
from schemas.workflow_page import tables
from tests.schemas.examples import payload

ROOT = Path(__file__).resolve().parents[2]
TESTS = "\n".join(path.read_text() for path in (ROOT / "tests").rglob("*.py") if path != Path(__file__).resolve())
PAGE = (ROOT / "docs" / "workflows.md").read_text()
EVENT_NOUNS = {
    "meeting": "meeting",
    "group": "group",
    "board": "board",
    "team": "team",
    "proposal": "proposal",
    "ballot": "proposal",
}
"""A ballot's events stand in its proposal's stream."""

WORKFLOW_PROBLEMS: dict[str, set[str]] = {
    "workflow_not_here": {"move", "workflow"},
    "activity_or_outcome": {"stage"},
    "awaited_adopted_uncovered": {"stage"},
    "awaited_may_never_end": {"stage"},
    "awaited_not_asked_for": {"stage"},
    "awaited_rejected_uncovered": {"stage"},
    "bad_form": {"setting", "written"},
    "bad_fraction": {"written"},
    "bad_name": {"name"},
    "bad_settings": {"why"},
    "bad_threshold": {"written"},
    "by_hand_too_late": {"first", "move", "stage"},
    "case_uncertain": {"case", "stage"},
    "case_uncovered": {"case", "stage"},
    "children_never_started": {"move"},
    "date_or_days": set(),
    "deadline_empty": set(),
    "effect_twice": {"move"},
    "effect_without_use": {"effect", "move"},
    "ending_impossible": {"case", "move"},
    "guard_twice": {"move"},
    "guards_never_hold": {"move"},
    "guards_too_deep": {"most"},
    "heads_without_weights": set(),
    "key_not_text": set(),
    "leaves_outcome": {"move", "stage"},
    "live_not_open": {"secrecy"},
    "loop_without_human": {"stage"},
    "missing_name": {"name"},
    "missing_translation": {"language"},
    "misspelt_name": {"meant", "name"},
    "move_never_first": {"first", "move", "stage"},
    "moves_overlap": {"case", "first", "move", "stage"},
    "name_in_quotes": {"name"},
    "named_twice": {"move", "stage"},
    "no_aliases": set(),
    "no_advice_asked": {"move", "stage"},
    "no_deadline": {"move", "stage"},
    "no_outcome": set(),
    "no_proposal_awaited": {"move", "stage"},
    "no_such_day": {"written"},
    "no_tags": set(),
    "no_way_out": {"stage"},
    "not_a_workflow": set(),
    "not_yaml": set(),
    "one_name_each": set(),
    "one_part_only": set(),
    "out_of_range": {"least", "most"},
    "outcome_has_deadline": {"stage"},
    "outcome_has_settings": {"stage"},
    "override_on_automatic": {"move"},
    "override_without_guards": {"move"},
    "part_out_of_reach": {"written"},
    "parts_missing": {"guard"},
    "per_not_for_method": {"known", "method", "per"},
    "persons_weigh_the_same": set(),
    "quorum_not_asked": {"move", "stage"},
    "quorum_part_missing": set(),
    "quorum_too_high": {"quorum", "seats", "stage"},
    "quorum_without_ballot": {"move"},
    "reminder_too_early": {"days", "stage"},
    "reminder_twice": {"days", "stage"},
    "reminders_without_deadline": {"stage"},
    "review_never_set": {"move"},
    "role_never_acts": {"known", "role"},
    "role_not_asked": set(),
    "role_not_named": set(),
    "role_without_persons": set(),
    "rules_never_open": {"stage", "why"},
    "splitting_beside_heads": set(),
    "splitting_not_open": {"secrecy"},
    "splitting_without_weights": set(),
    "start_is_ballot": {"stage"},
    "start_is_outcome": {"stage"},
    "status_quo_without_choice": set(),
    "tasks_never_made": {"move"},
    "threshold_missing": {"method"},
    "threshold_needless": {"method"},
    "tie_not_for_method": {"known", "method", "tie"},
    "team_never_founded": {"move"},
    "too_deep": set(),
    "too_large": {"limit"},
    "too_many": {"most"},
    "twice": set(),
    "unknown_name": {"known", "name"},
    "unreachable_stage": {"stage"},
    "wrong_type": {"expected"},
}


def test_a_name_is_given_once() -> None:
    registry: Registry[int] = Registry("things")
    registry.add("one", 1)
    with pytest.raises(ValueError, match="two things are called 'one'"):
        registry.add("one", 2)
    assert dict(registry) == {"one": 1}
    assert len(registry) == 1


def test_every_command_has_a_policy_and_every_policy_a_command() -> None:
    assert set(COMMANDS) == set(POLICY)


@pytest.mark.parametrize("name", RESOURCES)
def test_what_may_be_read_is_asked_for_somewhere(name: str) -> None:
    places = [path for place in ("web", "sockets") for path in (ROOT / place).rglob("*.py")]
    text = "\n".join(path.read_text() for path in places if "node_modules" not in path.parts)
    assert re.search(rf"(?:require_\w+\([^\n]*|RESOURCES\[)\"{name}\"", text), "no page and no socket asks for it"


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_a_command_has_a_schema_a_stream_and_a_test(name: str) -> None:
    kind = COMMANDS[name]
    parsed = schemas.commands.parse(name, payload(kind.type))
    assert isinstance(parsed, kind.type)
    assert kind_of(parsed) is kind
    assert kind.stream_of(parsed).startswith(f"{kind.noun}:")
    assert re.search(rf"\b{kind.type.__name__}\(|[\"']{re.escape(name)}[\"']", TESTS), "no test names it"


def folding(noun: str) -> list[ModuleType]:
    """What folds the noun's events: a module, or a package and its modules."""
    state = import_module(f"engine.{noun}.state")
    inside = iter_modules(getattr(state, "__path__", ()))
    return [state, *(import_module(f"{state.__name__}.{each.name}") for each in inside)]


@pytest.mark.parametrize("name", sorted(EVENTS))
def test_an_event_is_folded_by_its_noun_and_has_a_test(name: str) -> None:
    cls = EVENTS[name]
    noun = EVENT_NOUNS[name.split(".")[0]]
    assert is_dataclass(cls)
    assert noun in EVOLVE
    assert any(hasattr(module, cls.__name__) for module in folding(noun)), "its noun's state does not import it"
    assert f"{cls.__name__}(" in TESTS, "no test names it"


def test_an_event_knows_its_name() -> None:
    from engine.meeting.events import DoorsOpened

    assert name_of(DoorsOpened(at="2022-11-09T12:00:00Z")) == "meeting.doors_opened"


@pytest.mark.parametrize("language", messages.LANGUAGES)
@pytest.mark.parametrize("code", sorted(CODES))
def test_a_refusal_has_a_sentence_with_exactly_its_parameters(code: str, language: str) -> None:
    assert messages.parameters(language, f"refusal.{code}") == set(CODES[code][1])


def test_a_refusal_takes_exactly_its_parameters() -> None:
    assert refuse("not_found", what="group").kind == CODES["not_found"][0]
    with pytest.raises(ValueError, match="refusal not_found takes"):
        Refused("not_found")
    with pytest.raises(KeyError):
        refuse("no_such_code")


def test_no_refusal_is_left_over() -> None:
    places = ("engine", "schemas", "store", "sockets", "web")
    sources = [path for place in places for path in (ROOT / place).rglob("*.py") if path.name != "errors.py"]
    sources.append(ROOT / "store" / "errors.py")
    text = "\n".join(path.read_text() for path in sources if "node_modules" not in path.parts)
    assert [code for code in CODES if f'"{code}"' not in text] == []


@pytest.mark.parametrize("language", messages.LANGUAGES)
@pytest.mark.parametrize("code", sorted(WORKFLOW_PROBLEMS))
def test_a_problem_of_a_workflow_has_a_sentence_with_its_parameters(code: str, language: str) -> None:
    assert messages.parameters(language, f"workflow.{code}") <= WORKFLOW_PROBLEMS[code]


@pytest.mark.parametrize("language", messages.LANGUAGES)
@pytest.mark.parametrize("code", sorted(IMPOSSIBLE))
def test_what_a_method_cannot_count_has_a_sentence_and_is_raised(code: str, language: str) -> None:
    assert messages.parameters(language, f"impossible.{code}") == set(IMPOSSIBLE[code])
    tally = "\n".join(path.read_text() for path in (ROOT / "engine" / "tally").glob("*.py"))
    assert f'impossible("{code}"' in tally


def test_every_problem_of_a_workflow_is_known_here() -> None:
    files = [ROOT / "workflows" / "loader.py", *(ROOT / "engine" / "workflow").rglob("*.py")]
    files.append(ROOT / "engine" / "ballot" / "contradictions.py")
    text = "\n".join(path.read_text() for path in files)
    said = set(
        re.findall(
            r"(?:say|_Refused|_wrong|Problem|BadSettings|ContradictionError)\((?:[^()\n]|\([^()\n]*\))*?\"([a-z]+_[a-z_]+|twice)\"[,)]",
            text,
        )
    )
    assert said <= set(WORKFLOW_PROBLEMS)
    assert [code for code in WORKFLOW_PROBLEMS if f'"{code}"' not in text] == []


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_guards_activities_and_effects_have_words(language: str) -> None:
    words = messages.codes(language)
    assert {f"guard.{name}{how}" for name in GUARDS for how in ("", ".holds", ".held")} <= words
    alone = {name: guard for name, guard in GUARDS.items() if not issubclass(guard, Combined)}
    assert {f"guard.{name}.{each.name}" for name, guard in alone.items() for each in settings_in(guard)} <= words
    assert {f"activity.{name}" for name in ACTIVITIES} <= words
    assert {f"effect.{name}" for name in EFFECTS} <= words


@pytest.mark.parametrize("language", messages.LANGUAGES)
@pytest.mark.parametrize("name", [each for each in (*ACTIVITIES, *EFFECTS) if each != "ballot"])
def test_what_the_designer_asks_of_an_activity_or_an_effect_has_words(name: str, language: str) -> None:
    """A ballot has a form of its own. The same label serves wherever a setting is called so."""
    asked = settings_in({**ACTIVITIES, **EFFECTS}[name])
    words = {f"setting.{each.name}" for each in asked}
    words |= {f"setting.{each.name}.{word}" for each in asked for word in each.words if word}
    assert words <= messages.codes(language)


@pytest.mark.parametrize("language", messages.LANGUAGES)
@pytest.mark.parametrize("name", METHODS)
def test_a_method_and_what_a_form_asks_of_it_have_words(name: str, language: str) -> None:
    asked = [each for each in declared(METHODS[name].settings) if each.kind in ("whole", "exact", "yes_no", "one_of")]
    words = {f"setting.{each.name}" for each in asked}
    words |= {f"setting.{each.name}.{word}" for each in asked for word in each.words}
    assert {f"method.{name}", f"rules.method.{name}", *words} <= messages.codes(language)


@pytest.mark.parametrize("what", tables())
def test_the_page_on_workflows_says_of_each_what_it_declares_itself(what: str) -> None:
    """The table is made, so it is pasted into the page as it stands here."""
    assert tables()[what] in PAGE


def test_the_page_on_workflows_tells_every_setting_of_a_ballot() -> None:
    assert [f.name for f in fields(BallotRules) if not re.search(rf"^\| `{f.name}` \| \S", PAGE, re.MULTILINE)] == []


@pytest.mark.parametrize("name", METHODS)
def test_the_page_on_counting_has_a_section_about_each_method(name: str) -> None:
    page = (ROOT / "docs" / "counting.md").read_text()
    assert re.search(rf"^## .*`{name}`", page, re.MULTILINE)


def test_guards_and_activities_declare_their_settings() -> None:
    assert all(is_dataclass(each) for each in (*GUARDS.values(), *ACTIVITIES.values()))
    assert all(callable(effect) for effect in EFFECTS.values())


@pytest.mark.parametrize("name", dict.fromkeys([*ACTIVITIES, *GUARDS, *EFFECTS, *METHODS]))
def test_each_has_a_test_or_a_golden_path(name: str) -> None:
    golden = "\n".join(path.read_text() for path in (ROOT / "workflows").glob("*.yaml"))
    assert name in TESTS or name in golden
