"""Several seats, shared in proportion to the papers: the single transferable vote as Scotland counts it.

Public: `Stv` and `StvSettings`. The rule and its source are in `method`; the arithmetic of one stage is in `stage`,
what becomes of a tie in `ties`.
"""

from __future__ import annotations

from engine.tally.stv.method import Stv, StvSettings

__all__ = ["Stv", "StvSettings"]
