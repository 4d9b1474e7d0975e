"""A proposal as it stands, and how each event changes it. Public: `Proposal` and its parts, `evolve`, `fold`."""

from engine.proposal.state.evolve import evolve, fold
from engine.proposal.state.proposal import Ballot, Clause, Followed, Proposal, RemovedClause, Task, Version

__all__ = ["Ballot", "Clause", "Followed", "Proposal", "RemovedClause", "Task", "Version", "evolve", "fold"]
