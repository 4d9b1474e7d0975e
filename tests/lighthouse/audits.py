"""Lighthouse on a page, as on a cheap phone: its own mobile settings, which work out what slow 4G and a processor four
times as slow would have made of it."""

from __future__ import annotations

import json
import statistics
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
CLI = HERE / "node_modules/lighthouse/cli/index.js"
TRIES = 3
"""Now and then it does not see its own page begin, and asks to be run again."""
LEAST = {"performance": 95, "accessibility": 100, "best-practices": 95}


@dataclass(frozen=True)
class Verdict:
    """The scores by category, of 100; `findings` are the audits that cost points in the worst run. `speed` is what
    Lighthouse found the machine worth: below 1000 it warns that performance looks worse than it is."""

    scores: dict[str, int]
    speed: int
    findings: list[str]

    @property
    def short(self) -> list[str]:
        """The categories that stay below what is asked."""
        return [category for category, least in LEAST.items() if self.scores[category] < least]


def audit(url: str, port: int, times: int, output: Path) -> Verdict:
    """Of so many runs the middle one counts for performance, for the machine has other things to do as well; of the
    rest, which is the same each time, the worst. The browser that listens on the port may be signed in."""
    runs = [run(url, port, output) for _ in range(times)]
    scores = {category: [score(report, category) for report in runs] for category in LEAST}
    verdict = {category: min(found) for category, found in scores.items()}
    verdict["performance"] = int(statistics.median_low(scores["performance"]))
    speed = int(statistics.median(report["environment"]["benchmarkIndex"] for report in runs))
    return Verdict(verdict, speed, findings(min(runs, key=lambda report: score(report, "performance"))))


def run(url: str, port: int, output: Path) -> dict[str, Any]:
    command = ["node", str(CLI), url, f"--port={port}", "--quiet", "--no-enable-error-reporting"]
    command += ["--output=json", "--output=html", f"--output-path={output}", f"--only-categories={','.join(LEAST)}"]
    for _ in range(TRIES):
        ran = subprocess.run(command, check=False, capture_output=True, text=True)
        if not ran.returncode:
            break
    assert ran.returncode == 0, ran.stderr[-4000:]
    report: dict[str, Any] = json.loads(Path(f"{output}.report.json").read_text("utf-8"))
    assert "runtimeError" not in report, report["runtimeError"]
    assert report["finalDisplayedUrl"] == url, f"{url} led to {report['finalDisplayedUrl']}"
    return report


def score(report: dict[str, Any], category: str) -> int:
    found = report["categories"][category]["score"]
    return 0 if found is None else round(found * 100)


def findings(report: dict[str, Any]) -> list[str]:
    counted = {
        ref["id"]: category
        for category in LEAST
        for ref in report["categories"][category]["auditRefs"]
        if ref["weight"]
    }
    return [
        f"{counted[name]}: {found['title']} ({found.get('displayValue') or name})"
        for name, found in report["audits"].items()
        if name in counted and found["score"] is not None and found["score"] < 0.9
    ]
