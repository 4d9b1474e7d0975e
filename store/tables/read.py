"""The read tables: projections of the ledger, made again by `store.rebuild`. `title` is the id of a text."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, Integer, PrimaryKeyConstraint, String, Table, UniqueConstraint

from store.columns import UtcTime
from store.tables.parts import id_, json_, maybe_id, metadata, not_yet, number, to, yes_or_no

meetings = Table(
    "meetings",
    metadata,
    id_("id"),
    id_("code"),
    maybe_id("title"),
    id_("starts_at"),
    id_("phase"),
    id_("entry"),
    maybe_id("series"),
    Column("lasts", Integer, nullable=False, server_default="0"),
    Column("time_zone", String, nullable=False, server_default="UTC"),
    not_yet("archived"),
    maybe_id("minutes_at"),
    PrimaryKeyConstraint("id"),
    UniqueConstraint("code"),
    Index(None, "minutes_at", unique=True),
    CheckConstraint("phase IN ('planned', 'open', 'ended')", name="phase_is_known"),
)

meeting_movements = Table(
    "meeting_movements",
    metadata,
    id_("meeting"),
    id_("movement"),
    number("place"),
    PrimaryKeyConstraint("meeting", "movement"),
    to("meeting", "meetings", "id"),
    Index(None, "movement"),
)

proposals = Table(
    "proposals",
    metadata,
    id_("id"),
    id_("movement"),
    maybe_id("meeting"),
    maybe_id("title"),
    id_("workflow"),
    number("version"),
    id_("stage"),
    Column("started_at", UtcTime, nullable=False),
    not_yet("archived"),
    PrimaryKeyConstraint("id"),
    Index(None, "movement"),
    Index(None, "meeting"),
)

teams = Table(
    "teams",
    metadata,
    id_("id"),
    id_("movement"),
    Column("founded_at", UtcTime, nullable=False),
    PrimaryKeyConstraint("id"),
    Index(None, "movement"),
)

team_members = Table(
    "team_members",
    metadata,
    id_("team"),
    id_("person"),
    PrimaryKeyConstraint("team", "person"),
    to("team", "teams", "id"),
    Index(None, "person"),
)

ballot_places = Table(
    "ballot_places",
    metadata,
    id_("ballot"),
    id_("proposal"),
    maybe_id("meeting"),
    PrimaryKeyConstraint("ballot"),
)

group_places = Table(
    "group_places",
    metadata,
    id_("id"),
    id_("meeting"),
    PrimaryKeyConstraint("id"),
)

presence = Table(
    "presence",
    metadata,
    id_("meeting"),
    id_("person"),
    id_("mode"),
    number("rank"),
    json_("seats"),
    yes_or_no("here"),
    PrimaryKeyConstraint("meeting", "person"),
    UniqueConstraint("meeting", "rank"),
    CheckConstraint("mode IN ('room', 'online')", name="mode_is_known"),
    CheckConstraint("rank > 0", name="rank_counts_from_one"),
)

READ_TABLES = (team_members, teams, presence, group_places, ballot_places, proposals, meeting_movements, meetings)
"""In an order in which they can be emptied."""
