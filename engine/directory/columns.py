"""What the columns and words of a list mean, in Dutch and English, however people spell them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

FIELDS = ("organisation", "name", "role", "email", "kind", "short", "language")
WITHOUT_HEADER = ("organisation", "name", "role", "email")
"""The columns of a list that has no header row."""

_HEADERS: Mapping[str, tuple[str, ...]] = {
    "organisation": (
        *("organisatie", "organisation", "organization", "org", "naam organisatie", "name of organisation"),
        *("organisatienaam", "organisation name", "organization name", "instelling", "zorgorganisatie", "institution"),
    ),
    "name": (
        *("naam", "name", "persoon", "person", "volledige naam", "full name", "contactpersoon", "contact"),
        *("voornaam", "first name", "given name", "roepnaam", "tussenvoegsel", "tussenvoegsels", "infix"),
        *("achternaam", "last name", "surname", "family name"),
    ),
    "role": ("rol", "role"),
    "email": ("e-mail", "mail", "e-mailadres", "mailadres", "e-mail address", "mail address"),
    "kind": ("soort", "kind", "type", "soort organisatie", "kind of organisation", "type organisatie"),
    "short": ("kort", "short", "korte naam", "short name", "afkorting", "abbreviation"),
    "language": ("taal", "language"),
}
_NAME_PARTS = (
    ("voornaam", "first name", "given name", "roepnaam"),
    ("tussenvoegsel", "tussenvoegsels", "infix"),
    ("achternaam", "last name", "surname", "family name"),
)
"""A name may stand in several columns; they are read in this order, whatever theirs is."""

_ROLES: Mapping[str, tuple[str, ...]] = {
    "delegate": ("afgevaardigde", "delegate", "gedelegeerde", "delegatie", "stemmer", "voter"),
    "participant": ("deelnemer", "deelneemster", "participant"),
    "coordinator": ("coördinator", "coordinator", "coördinatrice"),
    "observer": ("toehoorder", "waarnemer", "observer"),
    "screen": ("scherm", "screen", "beamer", "projector"),
}
_KINDS: Mapping[str, tuple[str, ...]] = {
    "member": ("lid", "member", "lidorganisatie", "member organisation"),
    "partner": ("partner", "partnerorganisatie", "partner organisation"),
    "support": ("steun", "support", "ondersteuning", "ondersteunend", "supporting"),
}
_LANGUAGES: Mapping[str, tuple[str, ...]] = {
    "nl": ("nl", "nederlands", "dutch"),
    "en": ("en", "engels", "english"),
}


def _plain(text: str) -> str:
    """Without case, accents, blanks and signs: what people mean by it."""
    letters = unicodedata.normalize("NFKD", text).casefold()
    return "".join(each for each in letters if each.isalnum())


def _turned(words: Mapping[str, tuple[str, ...]]) -> Mapping[str, str]:
    return {_plain(word): meaning for meaning, known in words.items() for word in known}


_FIELD_OF, _ROLE_OF, _KIND_OF, _LANGUAGE_OF = _turned(_HEADERS), _turned(_ROLES), _turned(_KINDS), _turned(_LANGUAGES)
_PART_OF = {_plain(word): place for place, words in enumerate(_NAME_PARTS) for word in words}


@dataclass(frozen=True, slots=True)
class Columns:
    """`places` are the columns of each field, in the order in which their words belong together. `headers` is what the
    list itself calls the field; empty without a header row. `width` is how many columns the list has."""

    places: Mapping[str, tuple[int, ...]]
    headers: Mapping[str, str]
    width: int


def columns_of(first: Sequence[str]) -> Columns | None:
    """The columns that a header row names; None if the row is no header. A column that nobody knows is left out."""
    known = [(place, cell, _FIELD_OF[_plain(cell)]) for place, cell in enumerate(first) if _plain(cell) in _FIELD_OF]
    found = {field: [(place, cell) for place, cell, its in known if its == field] for field in FIELDS}
    if not found["organisation"] and not found["name"]:
        return None
    chosen = {field: _chosen(cells) for field, cells in found.items() if cells}
    return Columns(
        places={field: tuple(place for place, _ in cells) for field, cells in chosen.items()},
        headers={field: " ".join(cell for _, cell in cells) for field, cells in chosen.items()},
        width=len(first),
    )


def without_header() -> Columns:
    places = {field: (place,) for place, field in enumerate(WITHOUT_HEADER)}
    return Columns(places=places, headers={}, width=len(WITHOUT_HEADER))


def headers_in(cells: Iterable[str]) -> int:
    """How many of these cells are headers that we know."""
    return sum(_plain(cell) in _FIELD_OF for cell in cells)


def _chosen(cells: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The first column that says it all; else those with parts of a name, in the order in which one says them."""
    whole = [each for each in cells if _plain(each[1]) not in _PART_OF]
    return whole[:1] or sorted(cells, key=lambda each: _PART_OF[_plain(each[1])])


def role_of(word: str) -> str | None:
    return _ROLE_OF.get(_plain(word))


def kind_of(word: str) -> str | None:
    return _KIND_OF.get(_plain(word))


def language_of(word: str) -> str | None:
    return _LANGUAGE_OF.get(_plain(word))
