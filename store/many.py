"""One statement for many rows, compiled once.

SQLAlchemy looks at the type of each parameter of each row. For votes, thousands a second, that takes longer than the
database does: here values go to the driver as they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.sql.expression import UpdateBase


class Many:
    """A statement that is carried out for each of some rows. Fit for values that both drivers take as they are."""

    def __init__(self, statement: UpdateBase) -> None:
        self._statement = statement
        self._compiled: dict[str, tuple[str, Sequence[str] | None, Mapping[str, Any]]] = {}

    def execute(self, connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
        """Each row has a value for each `bindparam` of the statement, as the driver takes it: JSON is text already."""
        dialect = connection.dialect.name
        if dialect not in self._compiled:
            made = self._statement.compile(dialect=connection.dialect)
            own = {name: value for name, value in made.params.items() if value is not None}
            self._compiled[dialect] = str(made), made.positiontup if made.positional else None, own
        sql, names, fixed = self._compiled[dialect]
        whole = ({**fixed, **row} for row in rows) if fixed else rows
        if names is None:
            connection.exec_driver_sql(sql, list(whole))
        else:
            connection.exec_driver_sql(sql, [tuple([row[name] for name in names]) for row in whole])
