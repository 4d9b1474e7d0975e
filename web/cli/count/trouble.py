"""What can be wrong with a file of papers, or with what was asked of it: a stable code, a line, and what would help.

The sentences are in the catalogue under `counting.trouble.<code>`; `CODES` is closed, with the parameters of each.
"""

from __future__ import annotations

from collections.abc import Mapping

import messages

CODES: Mapping[str, tuple[str, ...]] = {
    # the file as a whole
    "too_large": ("limit",),
    "not_text": (),
    "empty": (),
    "unknown_format": (),
    "too_many_options": ("limit",),
    "no_options": (),
    "out_of_memory": (),
    # a place in it
    "ends_early": ("missing",),
    "not_a_number": ("found",),
    "not_whole": ("found",),
    "line_unreadable": ("found",),
    "unclosed": ("mark",),
    "ballot_not_ended": (),
    "unknown_number": ("number", "options"),
    "names_missing": ("named", "options"),
    "option_twice": ("option",),
    "missing_section": ("section",),
    "missing_column": ("section", "column"),
    "missing_value": ("key",),
    "unknown_vote_type": ("found",),
    "unknown_project": ("project",),
    "points_do_not_match": ("points", "options"),
    "not_an_export": (),
    # what was asked of it
    "unknown_method": ("method", "known"),
    "rules_not_json": ("why",),
    "bad_rules": ("why",),
    "unknown_option": ("option",),
    "one_winner": ("method",),
    "no_budget": (),
    "no_costs": (),
    "cannot_read_as": ("method", "papers"),
    "full_rankings": (),
    "several_marks": (),
    "own_method": ("method",),
}


class Trouble(Exception):
    """`code` is one of `CODES`; `line` counts from 1, 0 where it is about no line."""

    def __init__(self, code: str, line: int = 0, **params: int | str) -> None:
        if set(params) != set(CODES[code]):
            raise ValueError(f"trouble {code} takes {CODES[code]}, not {sorted(params)}")
        super().__init__(code)
        self.code = code
        self.line = line
        self.params = {name: short(value) for name, value in params.items()}

    def told(self, language: str) -> str:
        return messages.render(language, f"counting.trouble.{self.code}", self.params)


def short(value: int | str) -> int | str:
    """A piece of a file, fit to stand in a sentence on a terminal."""
    if isinstance(value, int):
        return value
    shown = "".join(letter if letter.isprintable() else "?" for letter in value)
    return shown if len(shown) <= 200 else f"{shown[:200]}…"
