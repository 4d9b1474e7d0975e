"""Trying a workflow out before anybody depends on it. Public: the command `rehearse`.

`engine.workflow.rehearse` plays; this tells: a `report` of many runs in words and tables, the same as a `document`, one
run by hand in `stepping`, and past ballots under other rules in `replay`.
"""

from __future__ import annotations

from web.cli.rehearse.command import rehearse

__all__ = ["rehearse"]
