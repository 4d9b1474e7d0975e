"""A file of papers, and what `polder count` says of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from web.cli import main


def polder_count(file: Path, *arguments: str) -> Result:
    result = CliRunner().invoke(main, ["count", str(file), *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    assert "Traceback" not in result.output
    return result


def outcome(file: Path, *arguments: str, **rules: Any) -> dict[str, Any]:
    """The JSON of a count that succeeds."""
    given = ["--rules", json.dumps(rules)] if rules else []
    result = polder_count(file, *arguments, *given, "--json")
    assert result.exit_code == 0, result.output
    told: dict[str, Any] = json.loads(result.stdout)
    return told


def trouble(file: Path, *arguments: str) -> tuple[str, int]:
    """The code and the line of a count that does not."""
    result = polder_count(file, *arguments, "--json")
    assert result.exit_code == 1, result.output
    told = json.loads(result.stdout)["error"]
    assert f"({told['code']})" in result.stderr
    assert told["message"] in result.stderr
    return told["code"], told["line"]


def written(folder: Path, name: str, text: str | bytes) -> Path:
    file = folder / name
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return file
