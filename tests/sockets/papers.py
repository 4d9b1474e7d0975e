"""What a phone sends when its owner votes."""

from __future__ import annotations

import secrets

from tests.house import seat
from tests.sockets.conftest import Hall


def paper(hall: Hall, number: int, ballot: str, option: str = "yes", key: str = "", n: int = 1) -> dict[str, object]:
    questions = hall.house.proposal().ballots[ballot].questions
    choice = dict.fromkeys(questions, option)
    return {"ballot": ballot, "seat": seat(number), "key": key or secrets.token_urlsafe(20), "n": n, "choice": choice}
