"""What is decided: the meeting's agenda, the plan in five clauses, and who does what afterwards."""

from __future__ import annotations

from dataclasses import dataclass

from rehearsal.case.dates import Dates

MEETING, PLAN = "najaar", "jaarplan"
MEETING_TITLE = "Najaarsbijeenkomst"
PLACE = "Dorpshuis De Terp"

WELCOME, SINCE_SPRING, WEEK, THE_PLAN, CHOICES, STUNTS, BREAK, ROUNDS, LOOKING_BACK = (
    "welkom",
    "sinds-voorjaar",
    "week",
    "jaarplan",
    "keuzes",
    "zichtbaarheid",
    "pauze",
    "rondes",
    "terugblik",
)


@dataclass(frozen=True, slots=True)
class Item:
    id: str
    title: str
    minutes: int
    proposal: str | None = None


def agenda(dates: Dates) -> tuple[Item, ...]:
    """Four hours, from one to five."""
    return (
        Item(WELCOME, "Welkom, ook aan wie er voor het eerst is", 25),
        Item(SINCE_SPRING, "Wat er sinds het voorjaar gebeurde", 25),
        Item(WEEK, "Een week vol bijeenkomsten in november", 15),
        Item(THE_PLAN, f"Het jaarplan {dates.year}: uitleg, gesprek en stemming", 60, PLAN),
        Item(CHOICES, "In groepen: de keuzes voor het komende jaar", 35),
        Item(STUNTS, "Zichtbaarheid gaat lichter verder", 15),
        Item(BREAK, "Pauze", 15),
        Item(ROUNDS, "Rondes langs de actieteams", 35),
        Item(LOOKING_BACK, "Terugblik en volgende afspraak", 15),
    )


GROWTH, OWN_HANDS, CONTRIBUTION, TEAMS, SOURCES = "groei", "eigen-handen", "bijdrage", "actieteams", "bronnen"


def plan_title(dates: Dates) -> str:
    return f"Jaarplan {dates.year}"


def clauses(dates: Dates) -> dict[str, str]:
    return {
        GROWTH: "We nodigen nieuwe organisaties uit via warme contacten, en laten zien dat welkom is wie onze "
        "visie deelt.",
        OWN_HANDS: "We vragen de trekkers van de actieteams wat hun eigen organisatie kan doen: bijeenkomsten plannen "
        "en verslagen maken.",
        CONTRIBUTION: f"De bijdrage gaat vanaf {dates.year} met 10 % omhoog. Ieder blijft bijdragen naar draagkracht.",
        TEAMS: "We kiezen welke actieteams doorgaan en welke stoppen. Planning en verslag komen bij de teams zelf.",
        SOURCES: "We zoeken meer bronnen van geld: subsidie voor vernieuwing van het zorgonderwijs, en crowdfunding "
        "voor ruimte bij dementie.",
    }


REVISED = (
    TEAMS,
    "We spreken vooraf af waaraan een actieteam voldoet, en kiezen daarmee welke teams doorgaan en welke stoppen. "
    "Planning en verslag komen bij de teams zelf.",
)
"""The one clause that the groups send back to the writers, and how it reads afterwards."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """`owner` is never one of the ten: what they promised is theirs to tell."""

    id: str
    text: str
    owner: str
    due: str
    clause: str | None = None


def tasks(dates: Dates) -> tuple[Task, ...]:
    return (
        Task(
            id="bellen",
            text="Tien organisaties bellen die onze visie delen",
            owner="org-21",
            due=dates.due(3, 1),
            clause=GROWTH,
        ),
        Task(
            id="brief",
            text="De nieuwe bijdrage per brief laten weten",
            owner="loc",
            due=dates.due(1, 15),
            clause=CONTRIBUTION,
        ),
        Task(
            id="eisen",
            text="Opschrijven waaraan een actieteam voldoet",
            owner="org-14",
            due=dates.due(2, 1),
            clause=TEAMS,
        ),
        Task(
            id="subsidie",
            text="De subsidie voor het zorgonderwijs aanvragen",
            owner="org-16",
            due=dates.due(4, 1),
            clause=SOURCES,
        ),
        Task(id="overzicht", text="Op één plek laten zien wie wat doet", owner="org-12", due=dates.due(2, 15)),
    )
