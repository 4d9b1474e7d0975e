"""A list of people as somebody wrote it: what each row means, and what is said of it when it means nothing."""

from __future__ import annotations

from itertools import count
from typing import Any

import pytest

import messages
from engine.directory import DirectoryFacts, Membership, Organisation, Person, TakeList, decide
from engine.directory.listed import NOTES, PROBLEMS, Cells, Known, Listing
from engine.directory.listing import MOST_ROWS, read_list
from engine.errors import Refused, RefusedError
from schemas.commands import parse
from tests.engine.directory.scenes import ANNA, BRIDGE, CARE, DELEGATE, TOPAZ
from tests.engine.given import MOMENT

KNOWN = Known(organisations=(TOPAZ, BRIDGE), people=(ANNA,), memberships=frozenset({DELEGATE}), language="nl")


def listed(*rows: str, known: Known = KNOWN) -> Listing:
    """Rows with a bar between the cells."""
    ids = count(1)
    cells = [Cells(line, tuple(row.split("|"))) for line, row in enumerate(rows, start=1)]
    return read_list(cells, known, lambda: f"new-{next(ids)}")


def statuses(listing: Listing) -> list[str]:
    return [row.status for row in listing.rows]


def problems(*rows: str, known: Known = KNOWN) -> list[tuple[int, str, str]]:
    return [(row.line, each.code, each.field) for row in listed(*rows, known=known).rows for each in row.problems]


def test_without_a_header_the_order_is_organisation_name_role_address() -> None:
    listing = listed("Zon|Ben|waarnemer|ben@zorg.nl", "Zon|Cas")
    assert listing.columns == {}
    assert [each["name"] for each in listing.organisations] == ["Zon"]
    assert [(each["name"], each["role"], each["email"]) for each in listing.people] == [
        ("Ben", "observer", "ben@zorg.nl"),
        ("Cas", "delegate", ""),
    ]


@pytest.mark.parametrize(
    "header",
    [
        "Naam|Organisatie|Rol|E-mail|Soort|Kort|Taal",
        "NAME|organization|role|e-mail address|Kind|short name|Language",
        " naam:|Organisatie |rol|E-mailadres|soort organisatie|afkorting|taal",
    ],
)
def test_headers_are_read_in_both_languages_and_in_any_order(header: str) -> None:
    listing = listed(header, "Ben|Zon|toehoorder|ben@zorg.nl|steun|ZON|Engels")
    assert set(listing.columns) == {"name", "organisation", "role", "email", "kind", "short", "language"}
    assert listing.organisations == ({"organisation": "new-1", "name": "Zon", "short": "ZON", "kind": "support"},)
    assert listing.people[0] == {
        "person": "new-2",
        "name": "Ben",
        "email": "ben@zorg.nl",
        "organisation": "new-1",
        "role": "observer",
        "language": "en",
    }


def test_a_name_in_parts_is_put_together_and_strange_columns_are_left_out() -> None:
    listing = listed("Achternaam|Tussenvoegsel|Voornaam|Telefoon|Organisatie", "Berg|van den|Ben|06|Zon")
    assert listing.people[0]["name"] == "Ben van den Berg"
    assert listing.columns["name"] == "Voornaam Tussenvoegsel Achternaam"


def test_a_row_without_a_name_adds_just_the_organisation() -> None:
    listing = listed("Organisatie|Naam|Rol", "Zon||afgevaardigde", "Topaz||")
    assert statuses(listing) == ["new", "known"]
    assert (len(listing.organisations), listing.people) == (1, ())


def test_who_is_not_of_a_member_takes_part_unless_it_says_otherwise() -> None:
    assert [each["role"] for each in listed("Topaz|Ben", "De Brug|Cas").people] == ["delegate", "participant"]


def test_what_is_there_already_is_known() -> None:
    listing = listed("topaz|ANNA|afgevaardigde", "Topaz|Anna|coördinator")
    assert statuses(listing) == ["known", "new"]
    assert listing.people[0]["person"] == "anna", "she gets a role more"
    assert listing.new_people == 0


def test_the_same_name_is_the_same_person_by_address_or_by_organisation() -> None:
    one = Person(id="one", name="Jan", language="nl", email="jan@zorg.nl")
    known = Known(
        organisations=(TOPAZ, BRIDGE),
        people=(one,),
        memberships=frozenset({Membership(person="one", organisation="topaz", role="delegate")}),
    )
    rows = ("Topaz|Jan||JAN@zorg.nl", "De Brug|Jan||jan@zorg.nl", "Topaz|Jan||other@zorg.nl", "De Brug|Jan")
    listing = listed(*rows, known=known)
    assert statuses(listing) == ["known", "new", "new", "wrong"]
    assert [each["person"] for each in listing.people] == ["one", "new-1"]
    assert [each.code for each in listing.rows[3].problems] == ["twice"], "Jan at De Brug is the one with the address"


def test_who_left_is_known_by_their_address() -> None:
    left = Person(id="left", name="Lies", language="nl", email="lies@zorg.nl")
    listing = listed("Topaz|Lies||lies@zorg.nl", known=Known(organisations=(TOPAZ,), people=(left,)))
    assert (listing.people[0]["person"], listing.new_people) == ("left", 0)


def test_somebody_with_two_roles_stands_on_the_list_twice() -> None:
    listing = listed("Zon|Ben|afgevaardigde", "Zon|Ben|coördinator", "Maan|Ben||ben@zorg.nl")
    assert [each["person"] for each in listing.people] == ["new-3", "new-3", "new-4"]


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        (("|Ben",), (1, "no_organisation", "organisation")),
        (("Zon|||ben@zorg.nl",), (1, "no_name", "name")),
        (("Zon|" + "b" * 201,), (1, "too_long", "name")),
        (("Z" * 201 + "|Ben",), (1, "too_long", "organisation")),
        (("Organisatie|Kort", "Zon|" + "z" * 13), (2, "too_long", "short")),
        (("Zon|B\x07en",), (1, "bad_text", "name")),
        (("Zon|Ben||ben at zorg",), (1, "bad_email", "email")),
        (("Zon|Ben|baas",), (1, "unknown_role", "role")),
        (("Organisatie|Soort", "Zon|bedrijf"), (2, "unknown_kind", "kind")),
        (("Organisatie|Taal", "Zon|Frans"), (2, "unknown_language", "language")),
        (("De Brug|Ben|afgevaardigde",), (1, "role_needs_member", "role")),
        (("Organisatie|Naam|Soort", "Zon|Ben|lid", "Zon|Cas|partner"), (3, "kind_differs", "kind")),
        (("Organisatie|Soort", "Topaz|partner"), (2, "kind_known_otherwise", "kind")),
        (("Zon|Ben", "Zon|Ben"), (2, "twice", "")),
        (("Zon|", "zon|"), (2, "twice", "")),
        (("Zon|Ben|waarnemer||nog iets",), (1, "too_many_cells", "")),
    ],
)
def test_what_is_wrong_is_said_of_its_row_and_cell(rows: tuple[str, ...], wrong: tuple[int, str, str]) -> None:
    assert problems(*rows) == [wrong]


def test_the_kind_of_an_organisation_is_what_any_row_says_of_it() -> None:
    listing = listed("Organisatie|Naam|Soort", "Zon|Ben|", "Zon|Cas|partner")
    assert listing.organisations[0]["kind"] == "partner"
    assert [each["role"] for each in listing.people] == ["participant", "participant"]


def test_blanks_and_invisible_signs_mean_nothing() -> None:
    listing = listed("\ufeffOrganisatie|Naam", "  De   Zon\u200b |'=Ben", "|", "\u00a0|\u00a0")
    assert (listing.organisations[0]["name"], listing.people[0]["name"]) == ("De Zon", "=Ben")
    assert len(listing.rows) == 1


def test_an_empty_list_is_refused_and_so_is_one_that_is_too_long() -> None:
    for rows in ((), ("|", " "), ("Organisatie|Naam",)):
        with pytest.raises(RefusedError) as empty:
            listed(*rows)
        assert empty.value.refused == Refused("list_empty")
    with pytest.raises(RefusedError) as long:
        listed(*(f"Zon|Ben {n}" for n in range(MOST_ROWS + 1)))
    assert long.value.refused == Refused("list_too_long", {"most": MOST_ROWS})
    with pytest.raises(RefusedError) as many:
        listed(*(f"Zon {n}|" for n in range(501)))
    assert many.value.refused == Refused("list_too_long", {"most": 500})


def test_what_is_understood_is_taken_as_it_is() -> None:
    listing = listed("Zon|Ben|afgevaardigde|ben@zorg.nl", "Topaz|Cas|waarnemer", "De Brug||")
    fields = {"movement": "care", "organisations": list(listing.organisations), "people": list(listing.people)}
    command = parse("movement.take_list", fields)
    assert isinstance(command, TakeList)
    changes: Any = decide(
        command, DirectoryFacts(movement=CARE, organisations={"topaz": TOPAZ, "bridge": BRIDGE}), MOMENT
    )
    assert [type(each) for each in changes] == [Organisation, Person, Person, Membership, Membership]


@pytest.mark.parametrize("language", messages.LANGUAGES)
@pytest.mark.parametrize("code", sorted(PROBLEMS))
def test_every_problem_has_a_sentence(code: str, language: str) -> None:
    assert messages.parameters(language, f"list_problem.{code}") == set(PROBLEMS[code])


@pytest.mark.parametrize("language", messages.LANGUAGES)
@pytest.mark.parametrize("code", sorted(NOTES))
def test_every_note_has_a_sentence(code: str, language: str) -> None:
    assert messages.parameters(language, f"list_note.{code}") == set(NOTES[code])


def notes(*rows: str, known: Known = KNOWN) -> list[tuple[int, str, str, Any]]:
    found = listed(*rows, known=known)
    return [(row.line, each.code, each.field, dict(each.params)) for row in found.rows for each in row.notes]


def test_a_new_organisation_almost_named_as_another_is_noted_once_and_stops_nothing() -> None:
    rows = ("Organisatie 12|Ben", "Organsatie 12|Cas", "Organsatie 12|Dirk")
    assert notes(*rows) == [(2, "resembles", "organisation", {"name": "Organisatie 12"})]
    assert statuses(listed(*rows)) == ["new", "new", "new"]


def test_a_new_organisation_almost_named_as_a_known_one_is_noted() -> None:
    north = Organisation(id="north", movement="care", name="Zorg Noord", short="", kind="member")
    known = Known(organisations=(north,))
    assert notes("Zorg Nord|Ben", known=known) == [(1, "resembles", "organisation", {"name": "Zorg Noord"})]


@pytest.mark.parametrize(
    ("one", "other"), [("Organisatie 11", "Organisatie 12"), ("Werkgroep A", "Werkgroep B"), ("Zon", "Zorg")]
)
def test_names_that_a_number_or_a_letter_tells_apart_are_not_noted(one: str, other: str) -> None:
    assert notes(f"{one}|Ben", f"{other}|Cas") == []
