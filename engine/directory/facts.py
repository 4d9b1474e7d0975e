"""What a decision about the directory looks at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.directory.rows import Membership, Movement, Organisation, Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Somebody whom the movement knows: a member, or one who was, or a guest of one of its meetings. `elsewhere` are
    the other movements in which they have a membership; `leads_alone` those that nobody else coordinates; `attends`
    the open meetings at which they are checked in."""

    person: Person
    elsewhere: frozenset[str] = frozenset()
    leads_alone: frozenset[str] = frozenset()
    attends: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectoryFacts:
    """What the directory holds that a command touches; each is absent when there is no such row.

    `organisations` are the movement's, by id, those that were removed as well; `memberships` the movement's, in force.
    `organisation_ids_taken` and `person_ids_taken` are those of the command's ids that stand for somebody already,
    anywhere. `standing` has the people that the command names, and whom the movement knows. `coordinated` are the
    movements that the actor coordinates; `founder` is the actor.
    """

    movement: Movement | None = None
    organisations: Mapping[str, Organisation] = field(default_factory=dict)
    memberships: tuple[Membership, ...] = ()
    standing: Mapping[str, Standing] = field(default_factory=dict)
    organisation_ids_taken: frozenset[str] = frozenset()
    person_ids_taken: frozenset[str] = frozenset()
    founder: Person | None = None
    coordinated: frozenset[str] = frozenset()

    def in_force(self, organisation: str) -> Organisation | None:
        """The movement's organisation, unless it was removed."""
        found = self.organisations.get(organisation)
        return found if found is not None and not found.removed else None

    def names_taken(self, besides: str = "") -> frozenset[str]:
        """Casefolded names of the organisations that stand in lists, but for one."""
        return frozenset(o.name.casefold() for o in self.organisations.values() if not o.removed and o.id != besides)

    def shorts_taken(self, besides: str = "") -> frozenset[str]:
        """Their short names, likewise."""
        return frozenset(o.short for o in self.organisations.values() if not o.removed and o.id != besides)
