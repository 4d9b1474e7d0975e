"""`make bench-tally`: what it measures is the same question, and it says when ours falls short."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.race import Contender, Measured, Race, Result, run
from bench.tally import main, races, verdict
from engine.tally import METHODS


def measured(name: str, seconds: float, winners: str = "a") -> Measured:
    return Measured(name=name, seconds=seconds, memory=0, winners=frozenset(winners))


def result(ours: float, *theirs: Measured) -> Result:
    return Result(method="irv", ours=measured("polder", ours), theirs=theirs)


@pytest.mark.parametrize(
    ("ours", "said"),
    [
        (1.0, ""),
        (2.0, "falls short: irv takes 1.00 times as long as swift"),
        (3.0, "falls short: irv takes 1.50 times as long as swift"),
    ],
    ids=["ahead", "as fast", "behind"],
)
def test_given_others_when_ours_is_not_ahead_of_the_fastest_then_it_says_so_and_fails(
    ours: float, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    failed = verdict([result(ours, measured("slow", 9.0), measured("swift", 2.0))])
    assert capsys.readouterr().out.strip() == said
    assert failed == bool(said)


def test_given_another_winner_when_ours_is_ahead_then_it_fails_all_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    assert verdict([result(1.0, measured("other", 2.0, winners="b"))]) == 1
    assert capsys.readouterr().out.strip() == "another winner: irv by other: b"


def test_given_a_race_when_run_then_each_parses_once_and_is_counted_in_each_turn() -> None:
    seen: list[str] = []

    def contender(name: str) -> Contender:
        def parsed(drawn: int) -> int:
            seen.append(f"{name} parses")
            return drawn

        def outcome(papers: int) -> frozenset[str]:
            seen.append(f"{name} counts {papers}")
            return frozenset("a")

        return Contender(name=name, parsed=parsed, outcome=outcome)

    race = Race(
        method="irv", draw=lambda papers, options: papers * options, ours=contender("x"), theirs=[contender("y")]
    )
    outcome = run(race, papers=5, options=2, turns=2)
    assert (outcome.ours.name, outcome.fastest.name) == ("x", "y")
    # Once to warm up, twice timed, once weighed; in turns.
    assert seen == ["x parses", "y parses", *["x counts 10", "y counts 10"] * 4]


def test_given_few_papers_when_everything_is_raced_then_all_choose_the_same_and_the_report_says_on_what(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "report.json"
    # So few papers say nothing about speed, but who is chosen must be the same. pref_voting takes seconds to compile
    # itself; ours are held to it in tests/elections/crosscheck.
    few = ["--papers", "301", "--options", "4", "--turns", "1"]
    main([*few, "--without", "pref_voting", "--report", str(report)])
    assert "another winner" not in capsys.readouterr().out
    written = json.loads(report.read_text(encoding="utf-8"))
    assert [each["method"] for each in written["results"]] == [race.method for race in races()]
    assert (written["papers"], written["options"], written["turns"]) == (301, 4, 1)
    assert "cores" in written["machine"]
    assert set(written["versions"]) >= {"pyrankvote", "votelib"}


def test_every_race_is_of_a_method_and_none_is_run_twice() -> None:
    assert {race.method for race in races()} <= set(METHODS)
    names = [(race.method, race.variant) for race in races()]
    assert len(set(names)) == len(names)


def test_given_a_method_without_a_race_when_asked_for_then_it_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["consent"])
    assert "there is no race for consent" in capsys.readouterr().err
