"""Reactions by the minute, and who feels what until that is forgotten."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, func, select, update

from engine.feelings import Feeling
from engine.ports import OwnFeeling, ReactionTotal
from store.dialect import put as put_row
from store.tables import feeling_totals, feelings, reaction_totals

_TOGETHER = (feelings.c.about, feelings.c.mode, feelings.c.value)

_OF = (
    select(feelings)
    .where(feelings.c.meeting == bindparam("at"), feelings.c.person.in_(bindparam("people", expanding=True)))
    .order_by(feelings.c.about)
)


def put(connection: Connection, meeting: str, feeling: Feeling) -> None:
    key = {"meeting": meeting, "about": feeling.about, "person": feeling.person}
    if feeling.value:
        put_row(connection, feelings, key, {"mode": feeling.mode, "value": feeling.value})
    else:
        connection.execute(delete(feelings).where(*_is(feelings, key)))


def forget(connection: Connection, meeting: str) -> bool:
    """Whether there was anybody to forget. A meeting that went on after it was forgotten adds to what was kept."""
    for (about, mode, value), count in _counted(connection, meeting).items():
        key = {"meeting": meeting, "about": about, "mode": mode, "value": value}
        _add(connection, feeling_totals, key, people=count)
    return connection.execute(delete(feelings).where(feelings.c.meeting == meeting)).rowcount > 0


def totals(connection: Connection, meeting: str) -> dict[str, dict[str, dict[int, int]]]:
    counted = _counted(connection, meeting)
    for row in connection.execute(select(feeling_totals).where(feeling_totals.c.meeting == meeting)):
        counted[row.about, row.mode, row.value] += row.people
    found: dict[str, dict[str, dict[int, int]]] = {}
    for (about, mode, value), count in sorted(counted.items()):
        found.setdefault(about, {}).setdefault(mode, {})[value] = count
    return found


def _counted(connection: Connection, meeting: str) -> Counter[tuple[str, str, int]]:
    query = select(*_TOGETHER, func.count().label("people")).where(feelings.c.meeting == meeting).group_by(*_TOGETHER)
    return Counter({(row.about, row.mode, row.value): row.people for row in connection.execute(query)})


def of(connection: Connection, meeting: str, people: Iterable[str]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for row in connection.execute(_OF, {"at": meeting, "people": list(people)}):
        found[row.person][row.about] = row.value
    return dict(found)


def kept(connection: Connection, person: str) -> tuple[OwnFeeling, ...]:
    query = select(feelings).where(feelings.c.person == person).order_by(feelings.c.meeting, feelings.c.about)
    return tuple(OwnFeeling(meeting=row.meeting, about=row.about, value=row.value) for row in connection.execute(query))


def add_reactions(connection: Connection, meeting: str, added: Sequence[ReactionTotal]) -> None:
    """In the order of their keys: two workers that add at once never wait for each other in a circle."""
    keys = [
        {"meeting": meeting, "item": t.item, "clause": t.clause, "minute": t.minute, "mode": t.mode, "kind": t.kind}
        for t in added
    ]
    for key, total in sorted(zip(keys, added, strict=True), key=lambda each: tuple(map(str, each[0].values()))):
        _add(connection, reaction_totals, key, taps=total.count)


def reaction_sums(connection: Connection, meeting: str) -> dict[str, dict[str, int]]:
    together = (reaction_totals.c.mode, reaction_totals.c.kind)
    total = func.sum(reaction_totals.c.taps).label("total")
    query = select(*together, total).where(reaction_totals.c.meeting == meeting).group_by(*together)
    found: dict[str, dict[str, int]] = {"room": {}, "online": {}}
    for row in connection.execute(query.order_by(*together)):
        found[row.mode][row.kind] = int(row.total)
    return found


def reactions(connection: Connection, meeting: str) -> list[ReactionTotal]:
    columns = reaction_totals.c
    query = select(reaction_totals).where(columns.meeting == meeting)
    rows = connection.execute(query.order_by(columns.minute, columns.item, columns.clause, columns.mode, columns.kind))
    return [
        ReactionTotal(item=row.item, clause=row.clause, minute=row.minute, mode=row.mode, kind=row.kind, count=row.taps)
        for row in rows
    ]


def _add(connection: Connection, table: Table, key: Mapping[str, Any], **more: int) -> None:
    """To the row under a key. Two that make it at once collide on the key, and the later job runs again."""
    counted = {name: table.c[name] + count for name, count in more.items()}
    if connection.execute(update(table).where(*_is(table, key)).values(counted)).rowcount == 0:
        connection.execute(table.insert().values({**key, **more}))


def _is(table: Table, key: Mapping[str, Any]) -> list[Any]:
    return [table.c[name] == value for name, value in key.items()]
