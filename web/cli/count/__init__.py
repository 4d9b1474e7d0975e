"""Counting papers that did not come from this installation. Public: the command `count`.

A file becomes text (`text`), text an `Election` by the reader of its format (`formats`), and that, with what is `asked`
of it, `ballots` in the form of the method that counts them. `outcome` tells it as JSON, `report` to people.
"""

from __future__ import annotations

from web.cli.count.command import count

__all__ = ["count"]
