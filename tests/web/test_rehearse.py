"""`polder rehearse`, as somebody types it who has made a workflow."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import messages
from engine.workflow.rehearse.steps import CODES as STEPS
from tests.scripts.test_recount import HALF, a_document
from web.cli import main
from web.cli.rehearse.trouble import CODES
from workflows.loader import shipped

PLAN = next(path for path in shipped() if path.stem == "yearly_plan")
STRICT = {"threshold": {"at_least": "2/3", "of": "yes_and_no"}}


def rehearse(*arguments: str | Path, typed: str = "") -> Result:
    result = CliRunner().invoke(main, ["rehearse", *map(str, arguments)], input=typed)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    assert "Traceback" not in result.output
    return result


def told(*arguments: str | Path) -> Any:
    result = rehearse(*arguments, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def trouble(*arguments: str | Path) -> str:
    """The code of a rehearsal that cannot be; who asked for no JSON reads it too."""
    result = rehearse(*arguments, "--json")
    assert result.exit_code == 1, result.output
    code: str = json.loads(result.stdout)["error"]["code"]
    assert f"({code})" in result.stderr
    assert code in CODES
    return code


def written(folder: Path, name: str, source: Any) -> Path:
    file = folder / name
    file.write_text(source if isinstance(source, str) else json.dumps(source), encoding="utf-8")
    return file


# -- many runs


def test_a_report_says_how_it_ends_where_it_gets_stuck_and_what_turnout_does() -> None:
    said = rehearse(PLAN, "--runs", "60", "--turnout", "1/2").output

    assert "Yearly plan, version 4: rehearsed 60 times." in said
    assert "26 seats, of which 1/2 come; 5 points to decide on. Seed 1." in said
    assert "Where it gets stuck" in said
    assert "Enough organisations are here for the ballot" in said
    assert "Never made here: " in said
    assert "100 %" in said
    assert "rehearsal." not in said
    assert "{" not in said


def test_in_dutch_too() -> None:
    said = rehearse(PLAN, "--runs", "5", "--language", "nl").output
    assert "Jaarplan, versie 4: 5 keer geoefend." in said
    assert "Aangenomen" in said
    assert "{" not in said


def test_json_is_the_same_for_the_same_seed_and_holds_every_run() -> None:
    given = (PLAN, "--runs", "20", "--seats", "9", "--seed", "7")
    document = told(*given)
    report = document["report"]

    assert document == told(*given)
    assert document["format"] == "polder-rehearsal"
    assert sum(report["outcomes"].values()) + sum(each["often"] for each in report["stuck"]) == report["runs"] == 20
    assert (report["crowd"]["seats"], report["crowd"]["turnout"], report["seed"]) == (9, "4/5", 7)
    assert [each["turnout"] for each in report["at_turnouts"]] == ["1/2", "3/5", "7/10", "4/5", "9/10", "1"]


# -- by hand


def test_step_by_step_shows_what_can_happen_and_what_is_still_needed() -> None:
    said = rehearse(PLAN, "--step", "--turnout", "1", typed="1\n1\n1\n0\n").output

    assert "Writing. After 0 min; 26 of 26 are here." in said
    assert "1  The points are written" in said
    assert "Point 1, liked by" in said
    assert "1  The groups talk and report" in said
    assert "Not yet: Open the ballot (In small groups). Still needed: Each small group is done." in said


def test_step_by_step_goes_on_to_the_end_and_tells_each_result() -> None:
    said = rehearse(PLAN, "--step", "--turnout", "1", "--support", "99/100", typed="1\n" * 60).output

    assert "Everything reached the majority it needed." in said
    assert "Adopted. That is the end, after 1 h" in said


@pytest.mark.parametrize("typed", ["", "x\n99\n-1\n1.5\n0\n"])
def test_what_is_not_offered_is_asked_again_and_who_stops_stops(typed: str) -> None:
    result = rehearse(PLAN, "--step", typed=typed)
    assert result.exit_code == 0
    assert result.output.count("Choose a number from 0 to") == max(len(typed.splitlines()) - 1, 0)


# -- past ballots


def test_a_replay_says_what_would_flip_and_that_it_is_not_the_decision(tmp_path: Path) -> None:
    narrow = written(tmp_path, "narrow.json", a_document(["yy", "yy", "yn", "ny", "ny"], HALF))
    clear = written(tmp_path, "clear.json", a_document(["y", "y", "y"], HALF))
    rules = written(tmp_path, "strict.json", STRICT)

    said = rehearse("--replay", narrow, "--replay", clear, "--rules", rules).output
    document = told("--replay", narrow, "--replay", clear, "--rules", rules)

    assert said.startswith("This is not the decision.")
    assert "was adopted, and would be not adopted" in said
    assert "Of 2 ballots 1 would have ended otherwise. What was decided stands all the same." in said
    assert document["what_if"] is True
    first, second = document["ballots"]
    assert (first["was"], first["would_be"], first["flips"]) == ("passed", "partly_passed", True)
    assert [(each["was"], each["would_be"]) for each in first["questions"]] == [
        ("passed", "failed"),
        ("passed", "passed"),
    ]
    assert (second["flips"], second["would_be"]) == (False, "passed")


def test_a_replay_in_dutch(tmp_path: Path) -> None:
    narrow = written(tmp_path, "narrow.json", a_document(["y", "y", "y", "n", "n"], HALF))
    rules = written(tmp_path, "strict.json", STRICT)
    said = rehearse("--replay", narrow, "--rules", rules, "--language", "nl").output
    assert said.startswith("Dit is niet het besluit.")
    assert "was aangenomen, en zou zijn: niet aangenomen" in said


# -- what is wrong


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((), "no_file"),
        ((PLAN, "--turnout", "most"), "bad_chance"),
        ((PLAN, "--turnout", "3/2"), "bad_crowd"),
        ((PLAN, "--support", "1"), "bad_crowd"),
        ((PLAN, "--step"), "step_or_json"),
        ((PLAN, "--replay", PLAN, "--rules", PLAN), "replay_alone"),
        (("--replay", PLAN), "replay_needs_rules"),
        (("--rules", PLAN), "replay_needs_rules"),
    ],
)
def test_what_does_not_go_together_is_said(arguments: tuple[str | Path, ...], code: str) -> None:
    assert trouble(*arguments) == code


def test_a_workflow_that_is_not_in_order_is_named_with_the_line(tmp_path: Path) -> None:
    broken = written(tmp_path, "broken.yaml", PLAN.read_text("utf-8").replace("to: vote", "to: vot"))
    assert trouble(broken) == "workflow_not_in_order"
    assert f"{broken}:" in rehearse(broken).stderr
    assert "vote" in rehearse(broken).stderr


@pytest.mark.parametrize(
    ("export", "rules", "code"),
    [
        ("no JSON", STRICT, "not_an_export"),
        ({"format": "other"}, STRICT, "not_an_export"),
        (a_document(["y"], HALF), "{", "rules_not_json"),
        (a_document(["y"], HALF), "", "rules_not_json"),
        (a_document(["y"], HALF), [], "rules_impossible"),
        (a_document(["y"], HALF), {"method": "guessing"}, "rules_impossible"),
        (a_document(["y"], HALF), STRICT | {"per": "whole"}, "cannot_replay"),
        (a_document(["y"], HALF), {"method": "consent"}, "cannot_replay"),
    ],
)
def test_a_replay_that_cannot_be_says_why(tmp_path: Path, export: Any, rules: Any, code: str) -> None:
    files = written(tmp_path, "export.json", export), written(tmp_path, "rules.json", rules)
    assert trouble("--replay", files[0], "--rules", files[1]) == code
    assert "{" not in rehearse("--replay", files[0], "--rules", files[1]).stderr.replace("{'", "")


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_every_trouble_step_and_result_has_its_words(language: str) -> None:
    for code, params in CODES.items():
        assert messages.parameters(language, f"rehearsal.trouble.{code}") == set(params)
    assert {f"rehearsal.step.{code}" for code in STEPS} <= messages.codes(language)
    for result in ("passed", "partly_passed", "failed", "tied", "run_off", "advice", "no_quorum"):
        assert f"rehearsal.result.{result}" in messages.codes(language)
