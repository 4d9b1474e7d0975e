"""Whether a proposal can go on by another version, and where it is then. It is no way round a condition: the proposal
stays where it is, and only if that is not there the coordinator says where it is, which is no ballot and no end."""

from __future__ import annotations

from engine.errors import Refused, refuse
from engine.facts import ProposalFacts
from engine.moment import Moment
from engine.proposal.changing.commands import ChangeVersion
from engine.proposal.changing.events import VersionChanged
from engine.proposal.reviewing.day import set_by
from engine.proposal.reviewing.events import ReviewSet
from engine.proposal.state import Proposal
from engine.workflow.definition import Definition, Stage


def change_version(
    state: Proposal, command: ChangeVersion, definition: Definition, facts: ProposalFacts, moment: Moment
) -> tuple[VersionChanged | ReviewSet, ...] | Refused:
    if command.version == state.version:
        return ()
    other = facts.other_version
    if other is None:
        return refuse("not_found", what="version")
    if definition.stages[state.stage].outcome:
        return refuse("proposal_has_ended")
    if state.open_ballot is not None:
        return refuse("ballot_still_open")
    if waits := state.waits_for:
        return refuse(waits)
    stage = _stage(state, command.stage, definition, other)
    if isinstance(stage, Refused):
        return stage
    changed = VersionChanged(
        version=other.version,
        digest=other.digest,
        stage=stage,
        by=moment.actor,
        at=moment.at,
        dropped=dropped(state, definition, other),
    )
    return (changed, *(() if stage == state.stage else set_by(other.stages[stage], moment)))


def fits(stage: str, definition: Definition, other: Definition) -> bool:
    """Whether a proposal in that stage can be in the one of that name in the other version: no ballot begins there
    without a move, so it is one only if it was one."""
    was, now = definition.stages[stage], other.stages.get(stage)
    return now is not None and not now.outcome and (now.rules is None or now.activity == was.activity)


def begins(stage: Stage) -> bool:
    """Whether a proposal can be put there."""
    return not stage.outcome and stage.rules is None


def dropped(state: Proposal, definition: Definition, other: Definition) -> tuple[str, ...]:
    """What was set for a stage was set beside its rules, and counts as long as these stay."""
    own = dict.fromkeys((*state.rules, *state.voters))
    return tuple(name for name in own if _rules(name, definition) != _rules(name, other))


def _rules(stage: str, definition: Definition) -> object:
    found = definition.stages.get(stage)
    return found.rules if found else None


def _stage(state: Proposal, asked: str | None, definition: Definition, other: Definition) -> str | Refused:
    here = dict(definition.stages[state.stage].title)
    if fits(state.stage, definition, other):
        if asked in (None, state.stage):
            return state.stage
        return refuse("stage_stays", stage=here, version=other.version)
    if asked is None or asked == state.stage:
        return refuse("stage_not_in_version", stage=here, version=other.version)
    if asked not in other.stages:
        return refuse("not_found", what="stage")
    if not begins(other.stages[asked]):
        return refuse("not_a_stage_to_go_on_in", stage=dict(other.stages[asked].title))
    return asked
