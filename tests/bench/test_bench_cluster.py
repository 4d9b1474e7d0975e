"""The bench of two workers is kept alive: a handful of phones goes through it, and a killed worker loses no vote."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path


def test_a_handful_of_phones_goes_through_it(tmp_path: Path) -> None:
    report = tmp_path / "bench-cluster.json"
    command = [sys.executable, "-m", "bench.live.cluster", "--once", "--phones", "6", "--seconds", "0.3"]
    command += ["--report", str(report)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=240)
    assert report.exists(), done.stdout + done.stderr
    told = json.loads(report.read_text())
    found = {each["name"]: each["ours"] for each in told["figures"]}
    assert told["machine"]
    assert found["acknowledged votes lost"] == 0
    assert found["votes kept, on one core"] > 0
    assert found["a worker is killed, all are back"] > 0
