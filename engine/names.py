"""The names and words that a channel's views need, and who may do what there: read together, kept until they change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from engine.directory import Membership, Organisation, Person, roles_by_person
from engine.group.state import Group
from engine.meeting.state import Meeting
from engine.ports import Reader
from engine.presence import Belonging
from engine.proposal.state import Proposal
from engine.text import Text
from engine.workflow.definition import Definition
from engine.workflow.shelf import Shelf


class Names:
    """The names and words that a channel's views need, as of its last commit. Fulfils `engine.lookup.Lookup`."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._words: dict[str, str] = {}
        self._movements: dict[str, str] = {}
        self._organisations: dict[str, Organisation] = {}
        self._removed: dict[str, Organisation] = {}
        self._people: dict[str, Person] = {}
        self._memberships: dict[str, list[Membership]] = {}
        self._in_order: Sequence[Membership] = ()
        self._roles_in: dict[str, Mapping[str, frozenset[str]]] = {}
        self._definitions: dict[tuple[str, int], Definition] = {}
        self._choices: dict[str, Mapping[str, Mapping[str, str]]] = {}
        self.groups: dict[str, Group] = {}

    def words(self, text: Text) -> str:
        return self._words.get(text.id, "")

    def movement_name(self, movement: str) -> str:
        return self._movements.get(movement, "")

    def organisation(self, organisation: str) -> Organisation | None:
        return self._organisations.get(organisation) or self._removed.get(organisation)

    def person(self, person: str) -> Person | None:
        return self._people.get(person)

    def organisation_name(self, person: str) -> str:
        first = next(iter(self._memberships.get(person, ())), None)
        found = self.organisation(first.organisation) if first else None
        known = self.person(person)
        return found.name if found else (known.says_from if known else "")

    def seats(self, movements: Iterable[str]) -> Sequence[Organisation]:
        wanted = set(movements)
        return [o for o in self._organisations.values() if o.kind == "member" and o.movement in wanted]

    def people(self, meeting: Meeting) -> Sequence[tuple[Person, str, Organisation | None]]:
        """Guests only once they have been let in."""
        return [
            (person, *self._place_of(person.id, meeting))
            for person in self._people.values()
            if person.guest_of is None or person.id in meeting.admitted
        ]

    def roles_of(self, person: str) -> frozenset[str]:
        """By membership; the same as `engine.roles.roles_in_movements` for the channel's movements."""
        return frozenset(each.role for each in self._memberships.get(person, ()))

    def casts_for(self, person: str) -> tuple[str, ...]:
        """Seats that the person may cast for, in the organisations' order, as `engine.gather.belonging.seats_of`."""
        held = {each.organisation for each in self._memberships.get(person, ()) if each.role == "delegate"}
        return tuple(o.id for o in self._organisations.values() if o.kind == "member" and o.id in held)

    def standing_of(self, person: str, movement: str) -> tuple[frozenset[str], frozenset[str]]:
        """Somebody's roles in a movement, and the kinds of the organisations that they hold them for."""
        held = [(each.role, self._organisations.get(each.organisation)) for each in self._memberships.get(person, ())]
        here = [(role, found.kind) for role, found in held if found and found.movement == movement]
        return frozenset(role for role, _ in here), frozenset(kind for _, kind in here)

    def partner_of(self, person: str, movement: str) -> str:
        """As `engine.gather.belonging.partner_of`."""
        held = {each.organisation for each in self._memberships.get(person, ())}
        partners = (o.id for o in self._organisations.values() if o.kind == "partner" and o.movement == movement)
        return next((each for each in partners if each in held), "")

    def belonging(self) -> Sequence[Belonging]:
        """Everyone with a membership at an organisation in force, but for who only shows: a projector is expected by
        nobody."""
        return [
            Belonging(person=person, organisation=each.organisation, casts=each.role == "delegate")
            for person, held in self._memberships.items()
            for each in held
            if each.role != "screen" and each.organisation in self._organisations
        ]

    def knows(self, movements: Collection[str]) -> bool:
        """Whether these are movements of the channel, whose directory is read with it."""
        return all(each in self._movements for each in movements)

    def organisations_of(self, movements: Collection[str]) -> Sequence[Organisation]:
        """As a reader's, for movements that it `knows`."""
        return [each for each in self._organisations.values() if each.movement in movements]

    def memberships_in(self, movements: Collection[str]) -> Sequence[Membership]:
        """As a reader's, for movements that it `knows`."""
        found = ((each, self.organisation(each.organisation)) for each in self._in_order)
        return [each for each, organisation in found if organisation and organisation.movement in movements]

    def roles_in(self, movement: str) -> Mapping[str, frozenset[str]]:
        """As a reader's, for a movement that it `knows`; looked up once."""
        if movement not in self._roles_in:
            held = self.memberships_in((movement,))
            self._roles_in[movement] = roles_by_person((each.person, each.role) for each in held)
        return self._roles_in[movement]

    def _place_of(self, person: str, meeting: Meeting) -> tuple[str, Organisation | None]:
        first = next(iter(self._memberships.get(person, ())), None)
        if first is None:
            return meeting.admitted.get(person, ""), None
        return first.role, self._organisations.get(first.organisation)

    def group(self, group: str) -> Group | None:
        return self.groups.get(group)

    def definition(self, workflow: str, version: int) -> Definition:
        return self._definitions[workflow, version]

    def choices(self, ballot: str) -> Mapping[str, Mapping[str, str]]:
        return self._choices.get(ballot, {})

    def learn_words(self, reader: Reader, ids: Iterable[str]) -> None:
        self._words.update(reader.texts(ids))

    def relearn(self, reader: Reader, movements: Iterable[str], meeting: str | None) -> None:
        """Read the directory anew, and all words: one of them may have been erased."""
        movements = tuple(movements)
        found = (reader.movement(movement) for movement in movements)
        self._movements = {each.id: each.name for each in found if each}
        self._organisations = {each.id: each for each in reader.organisations(movements)}
        self._removed = {each.id: each for each in reader.removed_organisations(movements)}
        memberships: dict[str, list[Membership]] = defaultdict(list)
        self._in_order, self._roles_in = tuple(reader.memberships_in(movements)), {}
        for member in self._in_order:
            memberships[member.person].append(member)
        self._memberships = dict(memberships)
        self._people = {person.id: person for person in reader.people(movements, meeting)}
        self._words = dict(reader.texts(self._words))

    def learn_proposal(self, reader: Reader, proposal: Proposal) -> None:
        """The definitions that it followed, and the papers of its open ballots once they are closed: none changes."""
        for version in (*(each.version for each in proposal.followed), proposal.version):
            key = proposal.workflow, version
            if key not in self._definitions:
                self._definitions[key] = self._shelf.version(reader, *key)
        for ballot in proposal.ballots.values():
            if ballot.outcome and ballot.rules.secrecy == "open" and ballot.ballot not in self._choices:
                self._choices[ballot.ballot] = reader.choices(ballot.ballot)
