"""What the small groups talk about, what they write down, and the themes that it is gathered under."""

from __future__ import annotations

from dataclasses import dataclass

TABLES, ROOMS = 3, 3


@dataclass(frozen=True, slots=True)
class Note:
    """`theme` is the theme that it is harvested into; none leaves it where it was written."""

    kind: str
    text: str
    theme: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """`notes` are dealt out over the groups in turn."""

    id: str
    question: str
    themes: dict[str, str]
    notes: tuple[Note, ...]


ABOUT_THE_PLAN = Round(
    id="ronde-plan",
    question="Waar in het plan staan we achter, en welke zin moet beter voordat we erover stemmen?",
    themes={"draagt": "Dit draagt het plan", "scherper": "Dit kan scherper"},
    notes=(
        Note("point", "Warme contacten werken beter dan een folder.", "draagt"),
        Note("quote", "Bij ons begon het ook met één telefoontje.", "draagt"),
        Note("point", "Punt 4 zegt niet waarop we een team beoordelen.", "scherper"),
        Note("idea", "Spreek vooraf af wat een team nodig heeft, dan is stoppen geen straf.", "scherper"),
        Note("point", "Naar draagkracht bijdragen houdt de kleine huizen binnen.", "draagt"),
        Note("question", "Vanaf wanneer gaat de bijdrage precies omhoog?", None),
        Note("point", "Wie een team trekt, kan zijn eigen huis vragen mee te doen.", "draagt"),
        Note("quote", "Laat stoppen ook een succes mogen zijn.", "scherper"),
        Note("idea", "Zoek voor het onderwijs samen met scholen naar geld.", "draagt"),
        Note("point", "Een verslag van één bladzijde is genoeg.", None),
        Note("idea", "Begin met drie voorwaarden, meer niet.", "scherper"),
        Note("point", "Nieuwe organisaties willen eerst een keer meekijken.", "draagt"),
    ),
)

ABOUT_THE_CHOICES = Round(
    id="ronde-keuzes",
    question="Welke keuzes maken we voor het komende jaar, en wat nemen we zelf op ons?",
    themes={
        "geld": "Nieuwe bronnen van geld",
        "netwerk": "Groei van het netwerk: van landelijk naar regionaal",
        "eigenaarschap": "Eigenaarschap",
        "teams": "Keuze van actieteams",
    },
    notes=(
        Note("idea", "Vraag een fonds om één thema drie jaar te dragen.", "geld"),
        Note("point", "Crowdfunding vraagt een verhaal dat iemand durft te vertellen.", "geld"),
        Note("idea", "Begin in elke streek met een middag voor de buren.", "netwerk"),
        Note("point", "Regionaal ontmoet je elkaar ook zonder agenda.", "netwerk"),
        Note("point", "Het werk ligt nu bij te weinig mensen; verdeel het eerlijk.", "eigenaarschap"),
        Note("action", "Maak op een platform zichtbaar wie wat doet.", "eigenaarschap"),
        Note("question", "Wie vertelt buiten de beweging waarover?", "eigenaarschap"),
        Note("point", "Een team dat niet loopt, mag stoppen.", "teams"),
        Note("quote", "Niet alles hoeft een team te zijn.", "teams"),
        Note("idea", "Vier teams die lopen zijn meer waard dan acht op papier.", "teams"),
        Note("question", "Hoe blijven we elkaar scherp houden?", None),
        Note("point", "Spreek de voorwaarden af voordat een team begint.", "teams"),
    ),
)
ROUNDS = (ABOUT_THE_PLAN, ABOUT_THE_CHOICES)
