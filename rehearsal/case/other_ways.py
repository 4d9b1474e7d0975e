"""What else the movement decides that afternoon, each in another way from the library. All of it is invented, and only
invented organisations vote on it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """`clauses`: what is written; `costs` of them, where money is shared out."""

    workflow: str
    title: str
    clauses: tuple[str, ...]
    costs: tuple[int, ...] = ()

    @property
    def proposal(self) -> str:
        return f"anders-{self.workflow}"

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(f"{self.workflow}-{number}" for number in range(1, len(self.clauses) + 1))


CONSENT = Matter(
    workflow="consent",
    title="Afspraken over de bijeenkomsten",
    clauses=("We beginnen en eindigen op tijd.", "Wie online meedoet, krijgt als eerste het woord."),
)
OBJECTION = "Wie in de zaal zit, komt dan pas laat aan het woord."
"""Why somebody objects to the second point."""
INTEGRATED = "Zaal en online komen om en om aan het woord."
"""What the second point reads after somebody objected to it."""
ELECTION = Matter(
    workflow="election",
    title="Drie mensen voor de werkgroep programma",
    clauses=("Kandidaat van organisatie 11", "Kandidaat van organisatie 16", "Kandidaat van organisatie 20", "Loting"),
)
BUDGET = Matter(
    workflow="budget",
    title="Geld voor kleine plannen",
    clauses=("Een bus voor werkbezoeken", "Een tentoonstelling", "Een kookboek"),
    costs=(4000, 5000, 3000),
)
WELCOME = Matter(
    workflow="welcome",
    title="Een nieuwe organisatie",
    clauses=("Wij zijn een kleine organisatie en willen van de andere leren.",),
)
TEAM = Matter(workflow="action_team", title="Zichtbaarheid", clauses=("Kleine acties met een groot bereik",))
AN_ACTIVE_TEAM = "Technologie"
"""A team that was there already."""
TEAMS = Matter(
    workflow="portfolio", title="Welke teams gaan door?", clauses=(AN_ACTIVE_TEAM, "Vernieuwing van het zorgonderwijs")
)
POLL = Matter(workflow="poll", title="Waar komen we in het voorjaar?", clauses=("In het oosten", "In het zuiden"))
