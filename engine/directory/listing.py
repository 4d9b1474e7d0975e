"""A list of organisations and people, as somebody wrote it, into what would be taken from it; nothing is written.

Each row is new, known, or wrong with the reasons. Somebody is the same person as another when they have the same name,
and the same address or (where one of the two has none) the same organisation.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from engine.directory.columns import Columns, columns_of, kind_of, language_of, role_of, without_header
from engine.directory.commands import MOST_ORGANISATIONS, MOST_PEOPLE
from engine.directory.listed import Cells, Known, Listing, Problem, Row
from engine.directory.resembling import resembled
from engine.directory.rows import Membership, Organisation, Person
from engine.errors import RefusedError, refuse
from engine.fields import Email, Length, Line, Pattern

MOST_ROWS = MOST_PEOPLE
MOST_SHOWN = 60
_SHORT = 12
_UNKEEPABLE = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))


def read_list(cells: Iterable[Cells], known: Known, new_id: Callable[[], str]) -> Listing:
    """Raises `list_empty` and `list_too_long`."""
    rows = [row for row in map(_tidied, cells) if any(row.values)]
    columns = columns_of(rows[0].values) if rows else None
    rows = rows[1:] if columns else rows
    columns = columns or without_header()
    if not rows:
        raise RefusedError(refuse("list_empty"))
    if len(rows) > MOST_ROWS:
        raise RefusedError(refuse("list_too_long", most=MOST_ROWS))
    listing = _Reading(known, new_id, columns).listing(rows)
    if len(listing.organisations) > MOST_ORGANISATIONS:
        raise RefusedError(refuse("list_too_long", most=MOST_ORGANISATIONS))
    return replace(listing, rows=_noted(listing, [each.name for each in known.organisations]))


def _tidied(cells: Cells) -> Cells:
    """Blanks at the ends, several together and invisible signs mean nothing; nor does the apostrophe before a sign that
    keeps a spreadsheet from calculating."""
    values = (" ".join(value.translate(_INVISIBLE).split()) for value in cells.values)
    return Cells(cells.line, tuple(value[1:] if re.match(r"'[=+\-@]", value) else value for value in values))


@dataclass(slots=True)
class _Reading:
    """One list on its way through. The organisations are understood first, since roles depend on their kind.

    `organisations` and `people` are all that there would be, by name; `new` the ids of new organisations; `stated` at
    which line a new one's kind was said; `taken` what is new about people; `seen` at which line something was said.
    """

    known: Known
    new_id: Callable[[], str]
    columns: Columns
    organisations: dict[str, Organisation] = field(default_factory=dict)
    people: dict[str, list[tuple[Person, str]]] = field(default_factory=dict)
    new: set[str] = field(default_factory=set)
    stated: dict[str, int] = field(default_factory=dict)
    taken: list[dict[str, str]] = field(default_factory=list)
    seen: dict[object, int] = field(default_factory=dict)

    def listing(self, cells: Sequence[Cells]) -> Listing:
        said = [(each.line, each, self._said(each)) for each in cells]
        self._learn_known()
        for line, _, values in said:
            self._learn_organisation(line, values)
        rows = tuple(self._row(line, values, list(self._wrong(each, values))) for line, each, values in said)
        wanted = dict.fromkeys(_key(row.said["organisation"]) for row in rows if row.status == "new")
        added = (self.organisations[key] for key in wanted if self.organisations[key].id in self.new)
        before = {person.id for person in self.known.people}
        return Listing(
            columns=self.columns.headers,
            rows=rows,
            organisations=tuple(
                {"organisation": each.id, "name": each.name, "short": each.short, "kind": each.kind} for each in added
            ),
            people=tuple(self.taken),
            new_people=len({each["person"] for each in self.taken} - before),
        )

    def _said(self, cells: Cells) -> dict[str, str]:
        """Field → what the row says there; absent where it says nothing."""
        places = self.columns.places
        words = {
            name: " ".join(cells.values[place] for place in places[name] if place < len(cells.values)).strip()
            for name in places
        }
        return {name: value for name, value in words.items() if value}

    def _learn_known(self) -> None:
        self.organisations = {_key(each.name): each for each in self.known.organisations}
        named = {each.id: key for key, each in self.organisations.items()}
        places: dict[str, list[str]] = {}
        for held in self.known.memberships:
            places.setdefault(held.person, []).append(named.get(held.organisation, ""))
        for person in self.known.people:
            for place in places.get(person.id, [""]):
                self._learn_person(person, place)

    def _learn_person(self, person: Person, organisation: str) -> None:
        self.people.setdefault(_key(person.name), []).append((person, organisation))

    def _learn_organisation(self, line: int, said: Mapping[str, str]) -> None:
        """A new one is what the first row says of it that says something."""
        key = _key(said.get("organisation", ""))
        if not key:
            return
        if key not in self.organisations:
            found = Organisation(id=self.new_id(), movement="", name=said["organisation"], short="", kind="member")
            self.organisations[key] = found
            self.new.add(found.id)
        found = self.organisations[key]
        if found.id not in self.new:
            return
        kind = kind_of(said.get("kind", ""))
        if kind is not None and key not in self.stated:
            self.stated[key] = line
            found = replace(found, kind=kind)
        self.organisations[key] = replace(found, short=found.short or said.get("short", ""))

    def _row(self, line: int, said: dict[str, str], problems: list[Problem]) -> Row:
        if problems:
            return Row(line, said, "wrong", tuple(problems))
        organisation = self.organisations[_key(said["organisation"])]
        said = said | {"organisation": organisation.name, "kind": organisation.kind}
        if "name" in said:
            return self._with_person(line, said, organisation)
        said.pop("role", None)
        if organisation.id not in self.new:
            return Row(line, said, "known")
        return self._said_once(Row(line, said, "new"), organisation.id)

    def _with_person(self, line: int, said: dict[str, str], organisation: Organisation) -> Row:
        usual = "delegate" if organisation.kind == "member" else "participant"
        said["role"] = role_of(said.get("role", "")) or usual
        said["language"] = language_of(said.get("language", "")) or self.known.language
        person = self._same(said) or Person(
            id=self.new_id(), name=said["name"], language=said["language"], email=said.get("email", "")
        )
        self._learn_person(person, _key(organisation.name))
        membership = Membership(person=person.id, organisation=organisation.id, role=said["role"])
        if membership in self.known.memberships:
            return Row(line, said, "known")
        row = self._said_once(Row(line, said, "new"), membership)
        if row.status == "new":
            self.taken.append(_fields(person, membership))
        return row

    def _said_once(self, row: Row, what: object) -> Row:
        """The row, or what is wrong with it because an earlier one says the same."""
        first = self.seen.setdefault(what, row.line)
        if first == row.line:
            return row
        return replace(row, status="wrong", problems=(Problem("twice", params={"line": first}),))

    def _same(self, said: Mapping[str, str]) -> Person | None:
        """Somebody known, or listed before, who is this person."""
        email, organisation = _key(said.get("email", "")), _key(said["organisation"])
        for person, place in self.people.get(_key(said["name"]), ()):
            theirs = _key(person.email)
            if (email and email == theirs) or (place == organisation and not (email and theirs)):
                return person
        return None

    def _wrong(self, cells: Cells, said: Mapping[str, str]) -> Iterable[Problem]:
        yield from self._shapes(cells, said)
        yield from self._meanings(said)

    def _shapes(self, cells: Cells, said: Mapping[str, str]) -> Iterable[Problem]:
        if any(cells.values[self.columns.width :]):
            yield Problem("too_many_cells")
        for name, most in (("organisation", _most(Line)), ("name", _most(Line)), ("short", _SHORT)):
            if len(said.get(name, "")) > most:
                yield Problem("too_long", name, {"most": most})
        for name, value in said.items():
            if _UNKEEPABLE.search(value):
                yield Problem("bad_text", name)
        if not _is_email(said.get("email", "")):
            yield Problem("bad_email", "email", {"value": _shown(said["email"])})

    def _meanings(self, said: Mapping[str, str]) -> Iterable[Problem]:
        if "organisation" not in said:
            yield Problem("no_organisation", "organisation")
        if "email" in said and "name" not in said:
            yield Problem("no_name", "name")
        for name, meaning in (("role", role_of), ("kind", kind_of), ("language", language_of)):
            if name in said and meaning(said[name]) is None:
                yield Problem(f"unknown_{name}", name, {"value": _shown(said[name])})
        if organisation := self.organisations.get(_key(said.get("organisation", ""))):
            yield from self._of_kind(organisation, said)

    def _of_kind(self, organisation: Organisation, said: Mapping[str, str]) -> Iterable[Problem]:
        kind = kind_of(said.get("kind", ""))
        if kind is not None and kind != organisation.kind:
            if organisation.id in self.new:
                yield Problem("kind_differs", "kind", {"line": self.stated[_key(organisation.name)]})
            else:
                yield Problem("kind_known_otherwise", "kind")
        if "name" in said and role_of(said.get("role", "")) == "delegate" and organisation.kind != "member":
            yield Problem("role_needs_member", "role")


def _noted(listing: Listing, known: Sequence[str]) -> tuple[Row, ...]:
    """The rows, with what is worth a look: where a new organisation is first named, the one whose name is very like it.
    Of two new ones that is said of the second."""
    new = {_key(each["name"]) for each in listing.organisations}
    named = list(known)
    rows = []
    for row in listing.rows:
        name = row.said.get("organisation", "")
        if _key(name) in new:
            new.remove(_key(name))
            if other := resembled(name, named):
                row = replace(row, notes=(Problem("resembles", "organisation", {"name": other}),))
            named.append(name)
        rows.append(row)
    return tuple(rows)


def _fields(person: Person, membership: Membership) -> dict[str, str]:
    return {
        "person": person.id,
        "name": person.name,
        "email": person.email,
        "organisation": membership.organisation,
        "role": membership.role,
        "language": person.language,
    }


def _key(text: str) -> str:
    return text.casefold()


def _shown(value: str) -> str:
    return value if len(value) <= MOST_SHOWN else value[: MOST_SHOWN - 1] + "…"


def _bounds(hint: Any, bound: type) -> Any:
    return next(each for each in hint.__metadata__ if isinstance(each, bound))


def _most(hint: Any) -> int:
    most: int = _bounds(hint, Length).most
    return most


def _is_email(value: str) -> bool:
    return len(value) <= _most(Email) and re.fullmatch(_bounds(Email, Pattern).expression, value) is not None
