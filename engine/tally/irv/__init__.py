"""Instant run-off: everyone ranks; whoever has the fewest votes leaves and those votes move on, until one has more than
half of what still counts.

Source: W. R. Ware 1871; as American cities count it (Maine Revised Statutes 21-A §723-A; Minneapolis Code of Ordinances
167.60 for leaving in a batch). Public: `Irv`, `IrvSettings`. `race` holds who stands where on the papers, `ways` what
each order of leaving would come to.
"""

from engine.tally.irv.method import Irv, IrvSettings

__all__ = ["Irv", "IrvSettings"]
