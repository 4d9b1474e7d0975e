"""Ballots with options: a meeting at which one is open, by a method and with settings of its own."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from engine.meeting.commands import AgendaLine
from engine.ports import Store
from engine.proposal.commands import ClauseLine
from tests.house import COORDINATOR, House, delegate, publish, seat
from workflows.loader import shipped

TEAMS = {
    "leren": "Leren van elkaar\nElke maand een middag bij een andere organisatie.",
    "familie": "Samen met familie",
    "techniek": "Techniek die helpt",
    "overdracht": "Warme overdracht",
    "vitaal": "Vitaal aan het werk",
}
COSTS = {"leren": 4000, "familie": 2500, "techniek": 9000, "overdracht": 3500, "vitaal": 1500}
WHY = {
    "objection": "Wij kunnen het er met twee mensen niet bij doen.",
    "concern": "Wie houdt bij of het lukt?",
}
"""What goes with such an answer."""
OF_THE_WHOLE = {"consent", "temperature"}


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A question as a test asks it. `counting` are the method's own settings."""

    method: str
    title: str = "Welke actieteams gaan door?"
    counting: dict[str, Any] | None = None
    tie: str = "none"
    status_quo: bool = False
    per: str = ""
    secrecy: str = "open"

    @property
    def settings(self) -> dict[str, Any]:
        per = self.per or ("whole" if self.method in OF_THE_WHOLE else "options")
        settings = {"electorate": "member_organisations", "per": per, "method": self.method, "secrecy": self.secrecy}
        settings |= {"counting": self.counting or {}, "tie": self.tie}
        return settings | ({"status_quo": True} if self.status_quo else {})


def publish_asking(store: Store, folder: Path, asked: Asked) -> str:
    """The yearly plan with a ballot of these settings, as a workflow of its own; its name."""
    source = yaml.safe_load(next(path for path in shipped() if path.stem == "yearly_plan").read_text("utf-8"))
    name = f"asking-{sha256(repr(asked).encode()).hexdigest()[:12]}"
    source |= {"workflow": name, "version": 1}
    source["stages"]["vote"]["settings"] = asked.settings
    moves = source["moves"]
    moves["open_ballot"] |= {"from": ["draft"], "guards": ["has_clauses"]}
    moves["open_ballot"].pop("override", None)
    source["moves"] = {**moves, **ways_on(moves)}
    path = folder / f"{name}.yaml"
    path.write_text(yaml.safe_dump(source, allow_unicode=True, sort_keys=False), "utf-8")
    publish(store, [path])
    return name


def ways_on(moves: dict[str, Any]) -> dict[str, Any]:
    """Whatever a method gives, the proposal goes on from its ballot; what the plan has no way for goes back."""
    told = {guard for move in moves.values() if "vote" in move["from"] for guard in move.get("guards", ())}
    return {
        f"after-{guard}": {
            "title": {"nl": "Verder", "en": "On"},
            "from": ["vote"],
            "to": "revise",
            "guards": [guard],
        }
        for guard in ("ballot_tied", "ballot_needs_run_off", "ballot_gave_advice")
        if guard not in told
    }


def asking(store: Store, folder: Path, asked: Asked, name: str, here: range = range(1, 13)) -> tuple[House, str]:
    """A meeting at the question, everybody here, the ballot open: the house and the ballot's id."""
    house = House(store, meeting_id=name, plan_id=f"{name}-plan")
    lines = tuple(ClauseLine(clause=clause, text=text) for clause, text in TEAMS.items())
    house.must(
        COORDINATOR,
        "proposal.start",
        proposal=house.plan_id,
        movement="movement",
        workflow=publish_asking(store, folder, asked),
        title=asked.title,
        clauses=lines,
    )
    if asked.method in ("equal_shares", "greedy"):
        for clause, cost in COSTS.items():
            house.must(COORDINATOR, "proposal.cost_clause", proposal=house.plan_id, clause=clause, cost=cost)
    house.must(
        COORDINATOR,
        "meeting.plan",
        meeting=name,
        movements=("movement",),
        title="Najaarsbijeenkomst",
        starts_at="2030-12-02T12:00:00Z",
        agenda=(AgendaLine(item="plan", title=asked.title, proposal=house.plan_id),),
    )
    house.must(COORDINATOR, "proposal.bring", proposal=house.plan_id, meeting=name)
    house.must(COORDINATOR, "meeting.open_doors", meeting=name)
    house.must(COORDINATOR, "meeting.begin_item", meeting=name, item="plan")
    house.check_in(*here)
    house.must(COORDINATOR, "proposal.make_move", proposal=house.plan_id, move="open_ballot", minutes=10)
    return house, str(house.proposal().open_ballot)


def answer(house: House, ballot: str, answers: dict[int, str]) -> None:
    """What each delegate answers, to whatever is asked."""
    for number, said in answers.items():
        choice = dict.fromkeys(house.proposal().ballots[ballot].questions, said)
        cast = {"ballot": ballot, "seat": seat(number), "key": f"key-of-{number:020d}", "n": 1, "choice": choice}
        reasons = dict.fromkeys(choice, WHY[said]) if said in WHY else {}
        house.must(delegate(number), "ballot.cast", **cast, reasons=reasons)


def close(house: House, ballot: str) -> None:
    house.must(COORDINATOR, "proposal.close_ballot", proposal=house.plan_id, ballot=ballot)
