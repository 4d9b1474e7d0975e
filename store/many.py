"""Statements for many rows at once, compiled once.

SQLAlchemy looks at the type of each parameter of each row, and writes `IN` anew for each number of keys. For votes,
thousands a second, that takes longer than the database does: here values go to the driver as they are, and come from it
as they are. JSON is text, and yes or no may be a number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import BindParameter, Connection, Executable, Select, bindparam
from sqlalchemy.engine import Dialect

_Row = tuple[Any, ...]


class Many:
    """A change that is made with each of some rows. `names` are those of its parameters, in the order of a row."""

    def __init__(self, statement: Executable, *names: str) -> None:
        self._statement = statement
        self._names = names
        self._compiled: dict[str, tuple[str, Sequence[str] | None]] = {}

    def execute(self, connection: Connection, rows: Sequence[_Row]) -> None:
        """Nothing is done with no rows."""
        if not rows:
            return
        dialect = connection.dialect
        if dialect.name not in self._compiled:
            self._compiled[dialect.name] = _compiled(self._statement, dialect)
        sql, places = self._compiled[dialect.name]
        if places is None:
            connection.exec_driver_sql(sql, [dict(zip(self._names, row, strict=True)) for row in rows])
            return
        order = [self._names.index(name) for name in places]
        connection.exec_driver_sql(sql, [tuple([row[place] for place in order]) for row in rows])


Keys = Sequence[BindParameter[str]]


class Sought:
    """A query for the rows of many keys. `query` makes it for so many; it is asked for powers of two, and the last key
    fills up what is too many."""

    def __init__(self, query: Callable[[Keys], Select[Any]]) -> None:
        self._query = query
        self._compiled: dict[tuple[str, int], tuple[str, Sequence[str] | None]] = {}

    def rows(self, connection: Connection, keys: Iterable[str], **others: Any) -> Sequence[Any]:
        """`others` are the query's other parameters. Nothing is asked for no keys."""
        wanted = list(keys)
        if not wanted:
            return []
        size = 1 << (len(wanted) - 1).bit_length()
        wanted += [wanted[-1]] * (size - len(wanted))
        found = self._compiled.get((connection.dialect.name, size))
        if found is None:
            found = _compiled(self._query([bindparam(_name(place)) for place in range(size)]), connection.dialect)
            self._compiled[connection.dialect.name, size] = found
        sql, places = found
        given: Mapping[str, Any] = {**others, **{_name(place): key for place, key in enumerate(wanted)}}
        parameters = given if places is None else tuple([given[name] for name in places])
        return connection.exec_driver_sql(sql, parameters).all()


def _name(place: int) -> str:
    return f"key_{place}"


def _compiled(statement: Executable, dialect: Dialect) -> tuple[str, Sequence[str] | None]:
    made = statement.compile(dialect=dialect)  # type: ignore[attr-defined]
    return str(made), made.positiontup if made.positional else None
