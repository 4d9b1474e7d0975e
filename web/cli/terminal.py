"""What a command says on a terminal that may not know every letter, or as JSON to a program."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click


def say(text: str) -> None:
    """Letters that the terminal does not know are replaced."""
    click.echo(writable(text))


def say_json(document: Any) -> None:
    click.echo(json.dumps(document, ensure_ascii=not _unicode(), indent=2))


def failed(place: Path | str, code: str, sentence: str, *, line: int = 0, as_json: bool) -> click.ClickException:
    """To be raised: the sentence, where it is about, and the stable code. Who asked for JSON gets it as that too.
    `line` counts from 1; 0 where it is about none."""
    if as_json:
        say_json({"error": {"code": code, "line": line, "message": sentence}})
    where = f"{place}:{line}" if line else f"{place}"
    return click.ClickException(writable(f"{where}: {sentence} ({code})" if where else f"{sentence} ({code})"))


def writable(text: str) -> str:
    known = sys.stdout.encoding or "ascii"
    return text.encode(known, "replace").decode(known)


def _unicode() -> bool:
    return (sys.stdout.encoding or "ascii").lower().replace("-", "") == "utf8"
