"""What people can ask about ideas."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from engine.fields import Id, Length
from engine.registry import command


@command("proposal.add_idea")
@dataclass(frozen=True, slots=True, kw_only=True)
class AddIdea:
    """Share an idea. A phone that was offline sends it later: one's own idea twice is one idea. `entered`: a
    coordinator writes it down for somebody who has no phone."""

    proposal: Id
    idea: Id
    text: Annotated[str, Length(1, 500)]
    entered: bool = False


@command("proposal.withdraw_idea")
@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawIdea:
    """On second thoughts: it is gone from every screen."""

    proposal: Id
    idea: Id


@command("proposal.join_ideas")
@dataclass(frozen=True, slots=True, kw_only=True)
class JoinIdeas:
    """Say that these are the same: they lie together in the cluster, which is made where there is none yet. What lay in
    another one, or aside, lies here now."""

    proposal: Id
    cluster: Id
    ideas: Annotated[tuple[Id, ...], Length(1, 500)]


@command("proposal.part_idea")
@dataclass(frozen=True, slots=True, kw_only=True)
class PartIdea:
    """It stands by itself again."""

    proposal: Id
    idea: Id


@command("proposal.name_cluster")
@dataclass(frozen=True, slots=True, kw_only=True)
class NameCluster:
    """What its ideas have in common; the words of the clause that is made of it. Without words it has no name again."""

    proposal: Id
    cluster: Id
    title: Annotated[str, Length(0, 500)]


@command("proposal.set_idea_aside")
@dataclass(frozen=True, slots=True, kw_only=True)
class SetIdeaAside:
    """It is not for here: no clause is made of it."""

    proposal: Id
    idea: Id


@command("proposal.bring_idea_back")
@dataclass(frozen=True, slots=True, kw_only=True)
class BringIdeaBack:
    """After all it is; it lies again where it lay."""

    proposal: Id
    idea: Id
