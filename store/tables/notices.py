"""How far somebody has read the notices of a proposal. No event of the ledger says it: what was told stands there, who
has seen it is theirs alone."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Index, PrimaryKeyConstraint, Table

from store.tables.parts import id_, metadata, number

notices_read = Table(
    "notices_read",
    metadata,
    id_("proposal"),
    id_("person"),
    number("number"),
    PrimaryKeyConstraint("proposal", "person"),
    CheckConstraint("number > 0", name="number_says_something"),
    Index(None, "person"),
)
