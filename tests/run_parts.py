"""What `make test` runs: every part, three at a time, each with its time, and one table at the end.

    python tests/run_parts.py             all parts
    python tests/run_parts.py store e2e   some of them

A part that fails does not stop the next. What a part prints is shown when it has finished, so that they do not talk
through each other. A static check counts as one; the others count what their runner reports.
"""

import os
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CLIENT = ROOT / "web" / "client"
REPORTS = ROOT / ".reports"
BIN = Path(sys.executable).parent
ENVIRONMENT = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
"""Node is the virtualenv's, also where this is run without make."""
AT_A_TIME = 3
"""More than two cores have hands for: each part waits a third of its time for a server, a page or a disk."""


@dataclass(frozen=True)
class Command:
    argv: tuple[str, ...]
    cwd: Path = ROOT
    report: Path | None = None


@dataclass(frozen=True)
class Part:
    label: str
    commands: tuple[Command, ...]
    folders: tuple[str, ...] = ()


@dataclass(frozen=True)
class Count:
    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)

    def __str__(self) -> str:
        text = f"{self.passed} passed, {self.failed} failed"
        return f"{text}, {self.skipped} skipped" if self.skipped else text


def tool(name: str, *args: str) -> Command:
    return Command((str(BIN / name), *args))


def npm(*args: str, report: Path | None = None) -> Command:
    return Command((str(BIN / "npm"), "run", "--silent", *args), CLIENT, report)


def pytest_part(label: str, *folders: str, without: tuple[str, ...] = ()) -> Part:
    """A file may be given in the place of a folder; `without` are files of those folders that another part runs."""
    report = REPORTS / f"{label}.xml"
    paths = (*(f"tests/{folder}" for folder in folders), *(f"--ignore=tests/{file}" for file in without))
    argv = (sys.executable, "-m", "pytest", "-q", "--durations=3", f"--junit-xml={report}", *paths)
    return Part(label, (Command(argv, report=report),), folders)


def client_part() -> Part:
    report = REPORTS / "client.xml"
    reporters = ("--reporter=default", "--reporter=junit", f"--outputFile.junit={report}")
    return Part("client", (npm("test", "--", *reporters, report=report),))


ACCESS = ("e2e/test_accessible.py", "e2e/test_accessible_desk.py", "e2e/test_by_keys_alone.py")
"""Whether everybody can use it: two fifths of what a browser is needed for."""

PARTS = (
    pytest_part("e2e", "e2e", without=ACCESS),
    pytest_part("engine", "engine", "golden", "workflows", "messages", "scripts", "elections", "bench"),
    pytest_part("access", *ACCESS),
    pytest_part("web", "schemas", "web"),
    pytest_part("sockets", "sockets"),
    pytest_part("store", "store", "neighbours"),
    pytest_part("rehearsal", "rehearsal"),
    Part(
        "check",
        (
            tool("ruff", "check", "--quiet", "."),
            tool("ruff", "format", "--quiet", "--check", "."),
            tool("mypy"),
            tool("lint-imports", "--no-logo"),
            npm("check"),
            npm("lint"),
        ),
    ),
    client_part(),
)
"""The longest first."""


def count_of(report: Path) -> Count:
    """The sums of a JUnit report; nothing when the runner did not get as far as writing one."""
    if not report.exists():
        return Count()
    count = Count()
    for case in ET.parse(report).iter("testcase"):
        if case.find("failure") is not None or case.find("error") is not None:
            count += Count(failed=1)
        elif case.find("skipped") is not None:
            count += Count(skipped=1)
        else:
            count += Count(passed=1)
    return count


def run_command(command: Command) -> tuple[Count, str]:
    """What it counted, and what it printed."""
    if command.report:
        command.report.unlink(missing_ok=True)
    ran = subprocess.run(
        command.argv,
        cwd=command.cwd,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=ENVIRONMENT,
    )
    printed = ran.stdout
    if ran.returncode:
        printed += f"failed: {' '.join(command.argv)}\n"
    if command.report is None:
        return (Count(failed=1) if ran.returncode else Count(passed=1)), printed
    count = count_of(command.report)
    return (count + Count(failed=1) if ran.returncode and not count.failed else count), printed


def run_part(part: Part) -> tuple[Part, Count, float, str]:
    start = time.monotonic()
    ran = [run_command(command) for command in part.commands]
    seconds = time.monotonic() - start
    count = sum((count for count, _ in ran), Count())
    return part, count, seconds, "".join(printed for _, printed in ran)


def run_parts(parts: list[Part]) -> dict[str, tuple[Count, float]]:
    """The longest first: what is short fills the gaps at the end."""
    results: dict[str, tuple[Count, float]] = {}
    with ThreadPoolExecutor(AT_A_TIME) as pool:
        for part, count, seconds, printed in pool.map(run_part, parts):
            print(f"\n── {part.label} " + "─" * (60 - len(part.label)))
            print(printed, end="")
            print(f"── {part.label}: {count} in {seconds:.1f} s", flush=True)
            results[part.label] = count, seconds
    return results


def forgotten_folders() -> list[str]:
    """Folders of tests that no part runs: a test that never runs protects nobody."""
    known = {folder for part in PARTS for folder in part.folders}
    found = {path.relative_to(ROOT / "tests").parts[0] for path in (ROOT / "tests").rglob("test_*.py")}
    return sorted(found - known)


def main(chosen: list[str]) -> int:
    labels = [part.label for part in PARTS]
    if unknown := [label for label in chosen if label not in labels]:
        print(f"No part is called {', '.join(unknown)}. There are: {', '.join(labels)}.", file=sys.stderr)
        return 2
    if forgotten := forgotten_folders():
        print(f"No part runs tests/{', tests/'.join(forgotten)}: add it in {Path(__file__).name}.", file=sys.stderr)
        return 2

    REPORTS.mkdir(exist_ok=True)
    start = time.monotonic()
    results = run_parts([part for part in PARTS if not chosen or part.label in chosen])

    print("\n── summary " + "─" * 53)
    for label, (count, seconds) in results.items():
        print(f"{'FAILED' if count.failed else 'ok':<7}{label:<12}{seconds:>7.1f} s   {count}")
    total = sum((count for count, _ in results.values()), Count())
    print(f"{'':<7}{'all':<12}{time.monotonic() - start:>7.1f} s\n")
    print(total)
    return 1 if total.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
