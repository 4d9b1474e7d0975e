"""Waiting for another proposal: which one it is, and how that ends. The two are streams apart; each knows of the other
by an errand of the house (decision 016), and the one that waits goes on when the other has ended.

Public: the commands in `commands`, the events in `events`, `awaited.Awaited`, `decide.awaiting`, `view.view_awaits`.
"""
