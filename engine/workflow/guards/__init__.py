"""The conditions that a move can have: a closed registry, one file for each thing that they look at.

Public: `GUARDS`; the contract `Guard`; `name_of` and `report`; the guards that others ask for by their type.
"""

# In the order in which they are shown to who chooses one.
# isort: off
from engine.workflow.guards.guard import GUARDS, Guard, name_of, report
from engine.workflow.guards.text import (
    ClausesAtLeast,
    ClausesUnmarked,
    EveryClauseCosted,
    EveryClausePassed,
    HasClauses,
)
from engine.workflow.guards.meeting import EveryGroupReported, EveryoneHadATurn, MeetingOpen, QuorumPresent, RoundsHeld
from engine.workflow.guards.ballots import BallotsHeld, EndedAs, TurnoutAtLeast
from engine.workflow.guards.rounds import RoundsSpent
from engine.workflow.guards.advice import AdviceGiven
from engine.workflow.guards.tasks import EveryClauseHasTask, TasksDone
from engine.workflow.guards.children import ChildrenAdopted, ChildrenEnded
from engine.workflow.guards.teams import HasTeam, TeamIsDissolved
from engine.workflow.guards.awaited import AwaitedAdopted, AwaitedEnded
from engine.workflow.guards.dates import AfterDate, DeadlinePassed, ReviewDue
from engine.workflow.guards.combined import All, AnyOf, Combined, Not, atoms_of
# isort: on

__all__ = [
    "GUARDS",
    "AdviceGiven",
    "AfterDate",
    "All",
    "AnyOf",
    "AwaitedAdopted",
    "AwaitedEnded",
    "BallotsHeld",
    "ChildrenAdopted",
    "ChildrenEnded",
    "ClausesAtLeast",
    "ClausesUnmarked",
    "Combined",
    "DeadlinePassed",
    "EndedAs",
    "EveryClauseCosted",
    "EveryClauseHasTask",
    "EveryClausePassed",
    "EveryGroupReported",
    "EveryoneHadATurn",
    "Guard",
    "HasClauses",
    "HasTeam",
    "MeetingOpen",
    "Not",
    "QuorumPresent",
    "ReviewDue",
    "RoundsHeld",
    "RoundsSpent",
    "TasksDone",
    "TeamIsDissolved",
    "TurnoutAtLeast",
    "atoms_of",
    "name_of",
    "report",
]
