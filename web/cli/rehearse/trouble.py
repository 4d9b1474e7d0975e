"""What can be wrong with what is to be rehearsed: a stable code, a line, and what would help.

The sentences are in the catalogue under `rehearsal.trouble.<code>`; `CODES` is closed, with the parameters of each.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import messages

CODES: Mapping[str, tuple[str, ...]] = {
    "no_file": (),
    "workflow_not_in_order": ("why",),
    "bad_chance": ("found",),
    "bad_crowd": ("why",),
    "cannot_start": ("why",),
    "step_or_json": (),
    "replay_alone": (),
    "replay_needs_rules": (),
    "not_an_export": ("why",),
    "rules_not_json": ("why",),
    "rules_impossible": ("why",),
    "cannot_replay": ("why",),
}


class Trouble(Exception):
    """`code` is one of `CODES`; `place` the file that it is about, `line` in it from 1; 0 where it is about no line.
    A parameter that is itself a message, `{code, params}`, is told in the reader's language."""

    def __init__(self, code: str, place: Path | None = None, line: int = 0, **params: object) -> None:
        if set(params) != set(CODES[code]):
            raise ValueError(f"trouble {code} takes {CODES[code]}, not {sorted(params)}")
        super().__init__(code)
        self.code = code
        self.place = place
        self.line = line
        self.params = params

    def told(self, language: str) -> str:
        return messages.render(language, f"rehearsal.trouble.{self.code}", self.params)
