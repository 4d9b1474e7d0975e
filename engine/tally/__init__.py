"""How papers become counts: a closed registry of methods, one file each.

Public: `METHODS`; the contract `Method`; what it counts (`Contest`, `TieBreak`, and papers as `engine.tally.paper`
reads them) and what it gives (`Count` with its `Round`s and `Tie`s). A further method is a file here and a line below;
who opens an urn, checks a cast or judges an outcome asks the registry and names no method.
"""

from __future__ import annotations

from engine.registry import Registry
from engine.tally.approval import Approval
from engine.tally.borda import Borda
from engine.tally.consent import Consent
from engine.tally.contest import Contest, TieBreak, TieRule
from engine.tally.count import Count, Round, Tie
from engine.tally.dots import Dots
from engine.tally.equal_shares import EqualShares
from engine.tally.greedy import Greedy
from engine.tally.irv import Irv
from engine.tally.method import Method, Verdict
from engine.tally.plurality import Plurality
from engine.tally.portfolio import Portfolio
from engine.tally.ranked_pairs import RankedPairs
from engine.tally.schulze import Schulze
from engine.tally.score import Score
from engine.tally.stv import Stv
from engine.tally.temperature import Temperature
from engine.tally.yes_no_abstain import YesNoAbstain

__all__ = ["METHODS", "Contest", "Count", "Method", "Round", "Tie", "TieBreak", "TieRule", "Verdict"]

METHODS: Registry[Method] = Registry("tally methods")
METHODS.add("yes_no_abstain", YesNoAbstain())
METHODS.add("stv", Stv())
METHODS.add("approval", Approval())
METHODS.add("score", Score())
METHODS.add("dots", Dots())
METHODS.add("portfolio", Portfolio())
METHODS.add("consent", Consent())
METHODS.add("temperature", Temperature())
METHODS.add("plurality", Plurality())
METHODS.add("irv", Irv())
METHODS.add("schulze", Schulze())
METHODS.add("ranked_pairs", RankedPairs())
METHODS.add("borda", Borda())
METHODS.add("equal_shares", EqualShares())
METHODS.add("greedy", Greedy())
