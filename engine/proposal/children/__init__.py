"""Proposals that a proposal starts: one of another workflow, or one for each clause, theme or team. Each is a stream of
its own; the house starts there what was asked for here, and the parent goes on when they have ended.

Public: the command in `commands`, the events in `events`, `child.Child`, `decide.start_child`.
"""
