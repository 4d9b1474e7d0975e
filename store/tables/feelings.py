"""What people tapped and feel. No event of the ledger says it, so this is the only place where it stands."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, PrimaryKeyConstraint, Table

from store.columns import UtcTime
from store.tables.parts import id_, metadata, number

reaction_totals = Table(
    "reaction_totals",
    metadata,
    id_("meeting"),
    id_("item"),
    id_("clause"),
    Column("minute", UtcTime, nullable=False),
    id_("mode"),
    id_("kind"),
    number("taps"),
    PrimaryKeyConstraint("meeting", "item", "clause", "minute", "mode", "kind"),
    CheckConstraint("mode IN ('room', 'online')", name="mode_is_known"),
    CheckConstraint("taps > 0", name="taps_say_something"),
)

feelings = Table(
    "feelings",
    metadata,
    id_("meeting"),
    id_("about"),
    id_("person"),
    id_("mode"),
    number("value"),
    PrimaryKeyConstraint("meeting", "about", "person"),
    CheckConstraint("mode IN ('room', 'online')", name="mode_is_known"),
    CheckConstraint("value BETWEEN -1 AND 5 AND value <> 0", name="value_says_something"),
    Index(None, "person"),
    # In key order, so that nobody can read off when somebody felt it.
    sqlite_with_rowid=False,
)

feeling_totals = Table(
    "feeling_totals",
    metadata,
    id_("meeting"),
    id_("about"),
    id_("mode"),
    number("value"),
    number("people"),
    PrimaryKeyConstraint("meeting", "about", "mode", "value"),
    CheckConstraint("mode IN ('room', 'online')", name="mode_is_known"),
    CheckConstraint("people > 0", name="people_say_something"),
)
"""What is left of `feelings` once it has been forgotten who felt them."""
