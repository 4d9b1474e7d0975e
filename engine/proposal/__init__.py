"""The proposal: one thing to decide, on its way through one version of a workflow.

Public: `commands`, `events`, `state` (Proposal, evolve), `decide`, `view`.
"""
