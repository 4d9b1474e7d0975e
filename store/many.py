"""Statements for many rows at once, compiled once.

SQLAlchemy looks at the type of each parameter of each row, and writes `IN` anew for each number of keys. For votes,
thousands a second, that takes longer than the database does: here values go to the driver as they are, and come from it
as they are. JSON is text, and yes or no may be a number. SQLite carries a statement out for each row; PostgreSQL gets
all rows as one JSON in one statement, since there each is a journey of its own, and its driver takes several times as
long to write an array.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

import orjson
from sqlalchemy import (
    JSON,
    BigInteger,
    BindParameter,
    Column,
    ColumnElement,
    Connection,
    Executable,
    Integer,
    Select,
    Table,
    Text,
    any_,
    bindparam,
    column,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.engine import Dialect

Fixed = Mapping[str, ColumnElement[Any]]
"""Column → an expression that is the same for every row and takes no parameter."""

_Row = tuple[Any, ...]
_Compiled = tuple[str, Sequence[str] | None]


class _Many(ABC):
    """What is done with each of some rows; each row has a value for each of `names`, in that order. What is `fixed` is
    the same in all."""

    def __init__(self, table: Table, names: Sequence[str], fixed: Fixed | None) -> None:
        self._table = table
        self._names = tuple(names)
        self._fixed = dict(fixed or {})
        self._compiled: dict[str, _Compiled] = {}

    def execute(self, connection: Connection, rows: Collection[_Row]) -> None:
        """Nothing is done with no rows."""
        if not rows:
            return
        sql, places = self._statement_for(connection.dialect)
        if places is None:
            named = [dict(zip(self._names, row, strict=True)) for row in rows]
            connection.exec_driver_sql(sql, {"rows": _json(named)})
            return
        order = [self._names.index(place.removeprefix("of_")) for place in places]
        connection.exec_driver_sql(sql, [tuple([row[place] for place in order]) for row in rows])

    def _statement_for(self, dialect: Dialect) -> _Compiled:
        if dialect.name not in self._compiled:
            one_by_one = dialect.name == "sqlite"
            self._compiled[dialect.name] = _compiled(self._each() if one_by_one else self._at_once(), dialect)
        return self._compiled[dialect.name]

    def _parameters(self) -> dict[str, BindParameter[Any]]:
        return {name: bindparam(_of(name)) for name in self._names}

    def _as_table(self) -> Any:
        """The rows as a table."""
        columns = [column(name, _kind_of(self._table.c[name])) for name in self._names]
        rows = func.json_to_recordset(bindparam("rows", type_=JSON))
        return rows.table_valued(*columns).render_derived(with_types=True)

    @abstractmethod
    def _each(self) -> Executable:
        """For one row."""

    @abstractmethod
    def _at_once(self) -> Executable:
        """For the rows as a table."""


class Added(_Many):
    """Rows that are new."""

    def __init__(self, table: Table, *names: str, fixed: Fixed | None = None) -> None:
        super().__init__(table, names, fixed)

    def _each(self) -> Executable:
        return insert(self._table).values({**self._parameters(), **self._fixed})

    def _at_once(self) -> Executable:
        many = self._as_table()
        taken = select(*(many.c[name] for name in self._names), *self._fixed.values())
        return insert(self._table).from_select([*self._names, *self._fixed], taken)


class Changed(_Many):
    """Rows that are there, found by `keys`: what they are to hold in the columns `to`."""

    def __init__(self, table: Table, keys: Sequence[str], to: Sequence[str], fixed: Fixed | None = None) -> None:
        super().__init__(table, (*keys, *to), fixed)
        self._keys = keys
        self._to = to

    def _each(self) -> Executable:
        return self._change(self._parameters())

    def _at_once(self) -> Executable:
        return self._change(self._as_table().c)

    def _change(self, values: Any) -> Executable:
        found = (self._table.c[name] == values[name] for name in self._keys)
        return update(self._table).where(*found).values({**{name: values[name] for name in self._to}, **self._fixed})


Among = Callable[[ColumnElement[str]], ColumnElement[bool]]
"""That a column's value is one of the keys."""


class Sought:
    """A query for the rows of many keys. `query` makes it. SQLite is asked for powers of two, and the last key fills up
    what is too many."""

    def __init__(self, query: Callable[[Among], Select[Any]]) -> None:
        self._query = query
        self._compiled: dict[tuple[str, int], _Compiled] = {}

    def rows(self, connection: Connection, keys: Iterable[str], **others: Any) -> Sequence[Any]:
        """`others` are the query's other parameters. Nothing is asked for no keys."""
        wanted = list(keys)
        if not wanted:
            return []
        one_by_one = connection.dialect.name == "sqlite"
        size = 1 << (len(wanted) - 1).bit_length() if one_by_one else 0
        found = self._compiled.get((connection.dialect.name, size))
        if found is None:
            query = self._query(_one_of(size) if one_by_one else _in_list)
            found = self._compiled[connection.dialect.name, size] = _compiled(query, connection.dialect)
        sql, places = found
        if places is None:
            return connection.exec_driver_sql(sql, {**others, "keys": _json(wanted)}).all()
        wanted += [wanted[-1]] * (size - len(wanted))
        given: Mapping[str, Any] = {**others, **{_key(place): key for place, key in enumerate(wanted)}}
        return connection.exec_driver_sql(sql, tuple([given[name] for name in places])).all()


def _one_of(size: int) -> Among:
    return lambda column: column.in_([bindparam(_key(place)) for place in range(size)])


def _in_list(column: ColumnElement[str]) -> ColumnElement[bool]:
    """An array, so that the database looks each up in its index."""
    keys = func.json_array_elements_text(bindparam("keys", type_=JSON))
    return column == any_(func.array(select(keys).scalar_subquery()))


def _key(place: int) -> str:
    return f"key_{place}"


def _of(name: str) -> str:
    return f"of_{name}"


def _kind_of(stored: Column[Any]) -> BigInteger | Text:
    return BigInteger() if isinstance(stored.type, Integer) else Text()


def _json(value: Any) -> str:
    return orjson.dumps(value).decode()


def _compiled(statement: Executable, dialect: Dialect) -> _Compiled:
    made = statement.compile(dialect=dialect)  # type: ignore[attr-defined]
    return str(made), made.positiontup if made.positional else None
