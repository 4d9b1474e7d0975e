"""The bench of the live meeting is kept alive: a small hall goes through every part, and what falls short is said."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bench.live.__main__ import curves, table, verdict
from bench.live.figures import Figure, Found, percentile, slope

SMALL = ("--phones", "6", "--seconds", "0.3", "--taps", "1", "--mixed", "0.01")


def test_a_small_hall_goes_through_every_part(tmp_path: Path) -> None:
    report = tmp_path / "bench.json"
    done = subprocess.run(
        [sys.executable, "-m", "bench.live", *SMALL, "--report", str(report)],
        capture_output=True,
        text=True,
        timeout=240,
    )
    assert report.exists(), done.stdout + done.stderr
    halls = json.loads(report.read_text())["halls"]
    assert [hall["phones"] for hall in halls] == [6]
    for hall in halls:
        found = {each["name"]: each["ours"] for each in hall["figures"]}
        assert found["votes lost or counted twice"] == 0
        assert found["taps not served"] == 0
        assert found["votes kept, sustained"] > 0


def figure(**more: float) -> Figure:
    return Figure(name="votes", unit="ms", ours=120, bare=100, **more)


@pytest.mark.parametrize(
    ("limit", "holds", "said"),
    [
        ({"most": 120}, True, "≤ 120 ms"),
        ({"most": 119}, False, "≤ 119 ms"),
        ({"most_times": 1.2}, True, "≤ 1.2 × bare"),
        ({"most_times": 1.1}, False, "≤ 1.1 × bare"),
        ({"least_times": 1.3}, False, "≥ 1.3 × bare"),
        ({"most_more": 20}, True, "≤ bare + 20 ms"),
        ({"most_more": 19}, False, "≤ bare + 19 ms"),
        ({}, True, ""),
    ],
)
def test_a_figure_is_held_against_its_limit(limit: dict[str, float], holds: bool, said: str) -> None:
    assert (figure(**limit).holds, figure(**limit).limit) == (holds, said)


def test_what_falls_short_is_said_and_ends_with_1(capsys: pytest.CaptureFixture[str]) -> None:
    short, fine = Found(2000, [figure(most=100)], bare_acks=1, node_acks=2), Found(4000, [figure(most=100)])
    assert verdict([short, fine]) == 1
    assert "falls short: votes is 120.00 ms at 2,000 phones; promised is ≤ 100 ms" in capsys.readouterr().out
    assert verdict([fine]) == 0, "beyond two thousand nothing is promised"
    kept, small = Found(2000, bare_acks=1, node_acks=2), Found(500, [figure(most=100)], bare_acks=1, node_acks=2)
    assert verdict([small, kept]) == 0, "what is promised, is promised for two thousand"
    assert verdict([small]) == 1
    lost = Found(4000, [figure(most=0)], bare_acks=1, node_acks=2)
    assert verdict([kept, lost]) == 1, "no vote may be lost in any hall"
    assert "falls short" in table(short)
    assert "1.20" in table(short)
    assert "+0.00 ms" in curves([short, fine])


def test_a_run_beside_a_slow_bare_server_is_void(capsys: pytest.CaptureFixture[str]) -> None:
    assert verdict([Found(100, [figure(most=100)], bare_acks=1, node_acks=10)]) == 2
    assert "void" in capsys.readouterr().out


def test_percentiles_and_slopes() -> None:
    assert percentile([5, 1, 3, 2, 4], 95) == 5
    assert percentile([3, 1, 2], 50) == 2
    assert slope([(1, 2), (2, 4), (3, 6)]) == pytest.approx(2)
    assert slope([(1, 2)]) == 0
