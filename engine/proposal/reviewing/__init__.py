"""When a proposal is looked at again: a day, set by a move, by the stage that it comes to, or by a coordinator.

On that day the house reminds the coordinators, and a move may go by itself (`review_due`). The next move from then on
is the looking again: the day is behind it.
"""
