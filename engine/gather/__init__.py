"""Reads the facts that a decision needs from outside its stream, in the transaction of the decision: a module for each
noun that decides."""
