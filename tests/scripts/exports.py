"""The export of a ballot that was drawn at random, as it would leave the house."""

from __future__ import annotations

import json
from typing import Any

from engine.ballot.papers import ClosedBallot, Question, export, roll_digest, urn_digest
from engine.ports import Paper, RollSeat
from engine.tally import METHODS
from tests.engine.ballot.ballots import Drawn

Document = dict[str, Any]


def export_of(drawn: Drawn) -> Document:
    open_ballot = drawn.rules.secrecy == "open"
    laid = [
        Paper(
            receipt=f"R{place * 7 % 101:03}-{place}",
            choice=paper.choice,
            seat=f"s{place}" if open_ballot else None,
            weight=paper.weight,
        )
        for place, paper in enumerate(drawn.papers)
    ]
    ballot = ClosedBallot(
        ballot="b1",
        proposal="p1",
        title="Jaarplan",
        questions=tuple(Question(id=each, number=n, text="…") for n, each in enumerate(drawn.questions, start=1)),
        options=tuple(
            Question(id=each, number=n, text="…", cost=drawn.offer.costs.get(each))
            for n, each in enumerate(drawn.offer.options, start=1)
        ),
        offer=drawn.offer,
        rules=drawn.rules,
        outcome=drawn.outcome,
        urn=urn_digest(laid),
        roll=roll_digest([RollSeat(seat=f"s{place}") for place in range(drawn.entitled)]),
    )
    document: Document = json.loads(json.dumps(export(ballot, laid, {each.seat or "": "Zorg" for each in laid})))
    return document


OF_OPTIONS = sorted(name for name, method in METHODS.items() if not method.options)
