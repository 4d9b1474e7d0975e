"""Trying a workflow out before anybody depends on it: synthetic participants, a seed, and the engine that decides.

Public: `Crowd`, who takes part; `Play`, one proposal from its start to an outcome, step by step; `rehearse`, many such
plays and the `Report` of how they went. Every step is a command that `engine.proposal.decide` allows, so what happens
here is what would happen. Nothing is read or kept: the same definition, crowd and seed give the same report.

The pieces: `crowd` (how people are), `papers` (what they cast), `hall` (who is there, and the clock), `play` (one
proposal in that hall), `held` (what holds its moves), `steps` (what can happen next), `runs` (a thousand of them),
`report` (what came of it). Beside them `replay` counts past ballots by other rules.
"""

from engine.workflow.rehearse.crowd import Crowd
from engine.workflow.rehearse.play import Play
from engine.workflow.rehearse.report import Report
from engine.workflow.rehearse.runs import rehearse
from engine.workflow.rehearse.steps import Step, steps, take

__all__ = ["Crowd", "Play", "Report", "Step", "rehearse", "steps", "take"]
