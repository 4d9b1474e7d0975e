"""What a view asks for besides states: names and words. Read together with the commit that the view shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from engine.directory import Organisation, Person
from engine.text import Text

if TYPE_CHECKING:
    from engine.group.state import Group
    from engine.meeting.state import Meeting
    from engine.workflow.definition import Definition


class Lookup(Protocol):
    """Nothing here fails for what is gone: a screen with a gap is better than no screen."""

    def words(self, text: Text) -> str:
        """What the text says; the empty string once it has been erased."""
        ...

    def movement_name(self, movement: str) -> str: ...
    def organisation(self, organisation: str) -> Organisation | None: ...
    def person(self, person: str) -> Person | None: ...
    def organisation_name(self, person: str) -> str:
        """Of the organisation that the person is from, or what a guest says; the empty string for nobody known."""
        ...

    def seats(self, movements: Iterable[str]) -> Sequence[Organisation]:
        """Every member organisation, in the order in which they are shown."""
        ...

    def people(self, meeting: Meeting) -> Sequence[tuple[Person, str, Organisation | None]]:
        """Everyone who belongs to the meeting's movements or has been let in, with their role there (the empty string
        while they have none) and their organisation, in the order in which they are shown."""
        ...

    def group(self, group: str) -> Group | None:
        """What the small group has written; None while that is nothing."""
        ...

    def definition(self, workflow: str, version: int) -> Definition:
        """A published version. Raises KeyError if it is not there: a proposal cannot be without it."""
        ...

    def choices(self, ballot: str) -> Mapping[str, Mapping[str, str]]:
        """Seat → what stands in its name, of a closed open ballot; such a ballot never changes."""
        ...
