"""The columns that tables are made of, and how constraints are named, so that a migration can change them and an error
says which one was broken."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Boolean, Column, ForeignKeyConstraint, Integer, MetaData, String, Text, false

from store.columns import Json, UtcTime

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)


def id_(name: str) -> Column[str]:
    return Column(name, String, nullable=False)


def maybe_id(name: str) -> Column[str | None]:
    return Column(name, String)


def words(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def yes_or_no(name: str) -> Column[bool]:
    return Column(name, Boolean, nullable=False)


def not_yet(name: str) -> Column[bool]:
    """What came later and is not so for the rows that were there."""
    return Column(name, Boolean, nullable=False, server_default=false())


def one_until_said(name: str) -> Column[int]:
    """A number that came later, and is 1 for the rows that were there."""
    return Column(name, Integer, nullable=False, server_default="1")


def later_words(name: str) -> Column[str]:
    """Words that came later: the rows that were there have none."""
    return Column(name, Text, nullable=False, server_default="")


def later_json(name: str) -> Column[Any]:
    """A map that came later: that of the rows that were there is empty."""
    return Column(name, Json, nullable=False, server_default="{}")


def json_(name: str) -> Column[Any]:
    return Column(name, Json, nullable=False)


def since(name: str) -> Column[datetime | None]:
    """When the row was added, by this process's clock: for housekeeping, which needs no better one. Every row has it;
    SQLite adds no column that it may not leave empty."""
    return Column(name, UtcTime, default=lambda: datetime.now(UTC))


def to(columns: str, table: str, targets: str) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(columns.split(), [f"{table}.{target}" for target in targets.split()])


def arrival() -> Column[int]:
    """The order in which rows came."""
    return Column("position", Integer, primary_key=True, autoincrement=True)
