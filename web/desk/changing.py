"""By which other versions of its workflow a proposal can go on, and where it is then."""

from __future__ import annotations

from engine.ports import Reader
from engine.proposal.changing.decide import begins, dropped, fits
from engine.proposal.state import Proposal
from engine.workflow.definition import Definition
from engine.workflow.shelf import Shelf
from web.house import View


def other_versions(reader: Reader, shelf: Shelf, proposal: Proposal) -> View:
    """`schemas.views.proposal.OtherVersion` by number, the newest first; of a proposal that has ended, none."""
    now = shelf.version(reader, proposal.workflow, proposal.version)
    if now.stages[proposal.stage].outcome:
        return {}
    others = [each for each in reader.workflow_versions(proposal.workflow) if each != proposal.version]
    found: View = {}
    for order, version in enumerate(others, start=1):
        other = shelf.version(reader, proposal.workflow, version)
        view: View = {"order": order}
        if not fits(proposal.stage, now, other):
            view["stages"] = _to_go_on_in(other)
        if dropped(proposal, now, other):
            view["drops"] = True
        found[str(version)] = view
    return found


def _to_go_on_in(other: Definition) -> View:
    stages = (each for each in other.stages.values() if begins(each))
    return {each.name: {"order": order, "title": dict(each.title)} for order, each in enumerate(stages, start=1)}
