"""The way ahead: which stages lead from here to `adopted`, if all goes well."""

from __future__ import annotations

from collections import deque

from engine.workflow.definition import Definition, Move
from engine.workflow.guards import EveryClausePassed

Way = tuple[str, ...]


def way_to_adopted(definition: Definition, stage: str, *, decided: bool = False) -> Way:
    """The stages that come after this one on the shortest way to an adopted outcome; none if it is one, or if none can
    be reached. Of ways as short, the one whose moves stand first in the definition.

    `decided`: every clause has been passed already. As long as that is not so, a move that asks for it is no way on,
    unless there is no other.
    """
    ways = (_shortest(definition, stage, decided=decided), _shortest(definition, stage, decided=True))
    return next((way for way in ways if way is not None), ())


def _shortest(definition: Definition, start: str, *, decided: bool) -> Way | None:
    ways: dict[str, Way] = {start: ()}
    ahead = deque([start])
    while ahead:
        stage = ahead.popleft()
        if definition.stages[stage].outcome == "adopted":
            return ways[stage]
        for move in definition.moves_from(stage):
            if move.target not in ways and (decided or not _asks_nothing_left(move)):
                ways[move.target] = (*ways[stage], move.target)
                ahead.append(move.target)
    return None


def _asks_nothing_left(move: Move) -> bool:
    return any(isinstance(guard, EveryClausePassed) for guard in move.guards)
