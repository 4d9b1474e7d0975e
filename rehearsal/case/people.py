"""Who takes part: organisations, and people by their role."""

from __future__ import annotations

from dataclasses import dataclass

MOVEMENT = "zorgbeweging"
MOVEMENT_NAME = "Beweging voor vernieuwing in de langdurige zorg"


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    id: str
    name: str
    short: str
    kind: str = "member"

    @property
    def invented(self) -> bool:
        return self.name.startswith("Organisatie ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    id: str
    name: str
    organisation: str
    role: str


def _member(number: int, name: str, short: str) -> Organisation:
    return Organisation(id=f"org-{number:02d}", name=name, short=short)


NAMED = (
    _member(1, "Carinova", "Carinova"),
    _member(2, "Viattence", "Viattence"),
    _member(3, "Innoforte", "Innoforte"),
    _member(4, "Sante Partners", "Sante"),
    _member(5, "Mijzo", "Mijzo"),
    _member(6, "Woonzorggroep Samen", "WZG Samen"),
    _member(7, "Topaz", "Topaz"),
    _member(8, "De Leyhoeve", "De Leyhoeve"),
    _member(9, "Raffy-Lale-De Leystroom", "Raffy-Lale"),
    _member(10, "Brentano", "Brentano"),
)
INVENTED = tuple(_member(n, f"Organisatie {n}", f"Org. {n}") for n in range(11, 27))
MEMBERS = NAMED + INVENTED

PARTNERS = (
    Organisation(id="vws", name="VWS", short="VWS", kind="partner"),
    Organisation(id="igj", name="IGJ", short="IGJ", kind="partner"),
    Organisation(id="zorgkantoren", name="Zorgkantoren", short="Zorgkantoren", kind="partner"),
    Organisation(id="zin", name="Zorginstituut Nederland", short="Zorginst.", kind="partner"),
)
SUPPORT = Organisation(id="loc", name="LOC Waardevolle zorg", short="LOC", kind="support")
ORGANISATIONS = (SUPPORT, *MEMBERS, *PARTNERS)

COORDINATOR = Person(id="coordinator-loc", name="Coördinator LOC", organisation="loc", role="coordinator")
SCREEN = Person(id="scherm", name="Scherm in de zaal", organisation="loc", role="screen")


def delegate_of(member: Organisation) -> Person:
    return Person(id=f"delegatie-{member.id}", name=f"Delegatie {member.name}", organisation=member.id, role="delegate")


def contact_of(partner: Organisation) -> Person:
    """A partner sits in the groups and speaks, but has no seat."""
    return Person(
        id=f"contact-{partner.id}", name=f"Contact {partner.name}", organisation=partner.id, role="participant"
    )


DELEGATES = tuple(delegate_of(member) for member in MEMBERS)
CONTACTS = tuple(contact_of(partner) for partner in PARTNERS)
PEOPLE = (COORDINATOR, SCREEN, *DELEGATES, *CONTACTS)


@dataclass(frozen=True, slots=True)
class Turnout:
    """The first so many organisations are expected. The last of them comes in when the ballot is already open, and the
    one before it does not come at all. At 20 there is just a quorum."""

    expected: int = len(MEMBERS)

    @property
    def punctual(self) -> tuple[Organisation, ...]:
        return MEMBERS[: self.expected - 2]

    @property
    def late(self) -> Organisation:
        return MEMBERS[self.expected - 1]

    @property
    def present(self) -> tuple[Organisation, ...]:
        return (*self.punctual, self.late)


def mode_of(person: Person) -> str:
    """Half of them sit in the room, half join online."""
    return "room" if PEOPLE.index(person) % 2 else "online"
