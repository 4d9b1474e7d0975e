"""`make bench-engine`: it measures moves that are really made, and says when one costs too much."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.engine import MOST_SECONDS, MOST_TIMES, Cost, Rehearsed, main, verdict


def cost(times: float) -> Cost:
    return Cost(move="adopt", bare=10.0, machine=10.0 * times, decided=100.0)


@pytest.mark.parametrize(
    ("times", "seconds", "said"),
    [
        (MOST_TIMES, MOST_SECONDS, []),
        (2 * MOST_TIMES, 1.0, ["falls short: adopt takes 16.00 times as long as bare transitions, and 8 is most"]),
        (1.0, 31.0, ["falls short: 1,000 rehearsals take 31.0 s, and 30 s is most"]),
    ],
    ids=["within", "a dear move", "slow rehearsals"],
)
def test_given_costs_when_one_is_too_high_then_it_says_so_and_fails(
    times: float, seconds: float, said: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    failed = verdict([cost(1.0), cost(times)], Rehearsed(runs=1000, plays=2200, seconds=seconds))
    assert capsys.readouterr().out.strip().splitlines() == said
    assert failed == bool(said)


def test_given_a_few_turns_when_run_then_the_report_has_the_moves_of_a_whole_plan(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """So few say nothing about speed."""
    report = tmp_path / "report.json"
    main(["--runs", "3", "--times", "2", "--turns", "1", "--report", str(report)])
    written = json.loads(report.read_text(encoding="utf-8"))

    assert [each["move"] for each in written["moves"]][:2] == ["discuss", "open_ballot"]
    assert all(each["bare"] > 0 and each["decided"] > 0 for each in written["moves"])
    assert (written["rehearsal"]["runs"], written["rehearsal"]["plays"]) == (3, 9)
    assert "cores" in written["machine"]
    assert "discuss" in capsys.readouterr().out
