"""What a move does besides leading to a stage: a closed registry, a module for each noun. Public is what stands below;
another effect is another import here."""

from engine.workflow.effects.children import StartChildren, StartWorkflow
from engine.workflow.effects.effect import EFFECTS, Effect, effect, effect_name
from engine.workflow.effects.ideas import IdeasToClauses
from engine.workflow.effects.notices import Notify
from engine.workflow.effects.tasks import MakeTasks, SetReviewOfProposal
from engine.workflow.effects.teams import DissolveTeamOfProposal, FoundTeamOfProposal
from engine.workflow.effects.text import FixVersion

__all__ = [
    "EFFECTS",
    "DissolveTeamOfProposal",
    "Effect",
    "FixVersion",
    "FoundTeamOfProposal",
    "IdeasToClauses",
    "MakeTasks",
    "Notify",
    "SetReviewOfProposal",
    "StartChildren",
    "StartWorkflow",
    "effect",
    "effect_name",
]
