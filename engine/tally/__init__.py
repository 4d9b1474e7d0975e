"""How papers become counts: a closed registry of methods, one file each.

Public: `METHODS`, and the contract `Method` with its `Sides`. A later method (ranked, score, STV, a budget) is a file
here and a line below; who opens an urn, checks a cast or judges an outcome asks the registry and names no method.
"""

from __future__ import annotations

from engine.registry import Registry
from engine.tally.method import Method, Sides
from engine.tally.yes_no_abstain import YesNoAbstain

__all__ = ["METHODS", "Method", "Sides"]

METHODS: Registry[Method] = Registry("tally methods")
METHODS.add("yes_no_abstain", YesNoAbstain())
