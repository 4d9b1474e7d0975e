"""Ideas and clusters as they stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engine.text import NOTHING, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Idea:
    """`by` wrote it; where `entered`, for somebody else who has no phone. `cluster` is what it was joined into."""

    idea: str
    text: Text
    by: str
    entered: bool
    at: str
    cluster: str | None = None
    aside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Ideas that say the same. `title` is what they have in common; without one, the first idea speaks for all."""

    cluster: str
    title: Text = NOTHING


def standing(ideas: Mapping[str, Idea]) -> tuple[Idea, ...]:
    """Those that were not set aside, as they came."""
    return tuple(each for each in ideas.values() if not each.aside)


def gathered(ideas: Mapping[str, Idea], clusters: Mapping[str, Cluster]) -> Mapping[str, Text]:
    """What was brought together: each cluster and each idea by itself, in the order of their first ideas, with its
    words. An idea that was set aside is in nothing."""
    found: dict[str, Text] = {}
    for idea in standing(ideas):
        if idea.cluster is None:
            found[idea.idea] = idea.text
        elif idea.cluster not in found:
            title = clusters[idea.cluster].title
            found[idea.cluster] = idea.text if title == NOTHING else title
    return found
