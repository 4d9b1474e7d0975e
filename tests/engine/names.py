"""A lookup out of plain dicts, for tests of views."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from engine.directory import Organisation, Person
from engine.group.state import Group
from engine.meeting.state import Meeting
from engine.text import Text

if TYPE_CHECKING:
    from engine.workflow.definition import Definition


@dataclass(frozen=True)
class Names:
    """Texts may still be plain here; one in `erased` (by its words) is gone. A role belongs to a person's id."""

    organisations: tuple[Organisation, ...] = ()
    persons: tuple[Person, ...] = ()
    roles: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    groups: Mapping[str, Group] = field(default_factory=dict)
    erased: frozenset[str] = frozenset()
    definitions: Mapping[tuple[str, int], Definition] = field(default_factory=dict)
    cast: Mapping[str, Mapping[str, Mapping[str, str]]] = field(default_factory=dict)

    def words(self, text: Text) -> str:
        return "" if text.plain is None or text.plain in self.erased else text.plain

    def movement_name(self, movement: str) -> str:
        return f"Movement {movement}"

    def organisation(self, organisation: str) -> Organisation | None:
        return next((each for each in self.organisations if each.id == organisation), None)

    def person(self, person: str) -> Person | None:
        return next((each for each in self.persons if each.id == person), None)

    def organisation_name(self, person: str) -> str:
        found = self.organisation(self.roles.get(person, ("", ""))[1])
        known = self.person(person)
        return found.name if found else (known.says_from if known else "")

    def seats(self, movements: Iterable[str]) -> Sequence[Organisation]:
        wanted = set(movements)
        return [each for each in self.organisations if each.kind == "member" and each.movement in wanted]

    def people(self, meeting: Meeting) -> Sequence[tuple[Person, str, Organisation | None]]:
        found = []
        for person in self.persons:
            role, organisation = self.roles.get(person.id, (meeting.admitted.get(person.id, ""), ""))
            found.append((person, role, self.organisation(organisation)))
        return found

    def group(self, group: str) -> Group | None:
        return self.groups.get(group)

    def definition(self, workflow: str, version: int) -> Definition:
        return self.definitions[workflow, version]

    def choices(self, ballot: str) -> Mapping[str, Mapping[str, str]]:
        return self.cast.get(ballot, {})


def leaves(view: Any) -> Iterator[Any]:
    """Everything in a view that is not a map."""
    if isinstance(view, dict):
        for each in view.values():
            yield from leaves(each)
    else:
        yield view


def is_patchable(view: Any) -> bool:
    """Whether a merge patch can carry every change of it: text, whole numbers and truths, in maps. No null, no list."""
    return all(isinstance(leaf, str | int) for leaf in leaves(view))
