"""Notices: what a proposal lets people know, by an effect of a move or before the deadline of its stage; and more
time for that.

They stand in the proposal's stream, so that nobody's list of them need be kept; what somebody has read of them is kept
beside it, a number for each person and proposal.
"""
