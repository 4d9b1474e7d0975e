"""What has happened: the ledger, the texts beside it, the channels that show it, and what commands leave."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, PrimaryKeyConstraint, String, Table, Text, UniqueConstraint

from store.columns import UtcTime
from store.tables.parts import arrival, id_, json_, metadata, number, since, to, words

ledger = Table(
    "ledger",
    metadata,
    id_("stream"),
    number("seq"),
    id_("name"),
    number("version"),
    words("body"),
    id_("actor"),
    Column("at", UtcTime, nullable=False),
    Column("hash", String(64), nullable=False),
    PrimaryKeyConstraint("stream", "seq"),
    CheckConstraint("seq > 0", name="seq_counts_from_one"),
    CheckConstraint("length(hash) = 64", name="hash_is_sha256"),
    # For what is kept about somebody: whatever they did.
    Index(None, "actor"),
)

texts = Table(
    "texts",
    metadata,
    id_("id"),
    id_("stream"),
    Column("salt", Text),
    Column("words", Text),
    Column("erased_at", UtcTime),
    PrimaryKeyConstraint("id"),
    CheckConstraint(
        "(erased_at IS NULL AND salt IS NOT NULL AND words IS NOT NULL)"
        " OR (erased_at IS NOT NULL AND salt IS NULL AND words IS NULL)",
        name="whole_or_erased",
    ),
    Index(None, "stream"),
)


channels = Table(
    "channels",
    metadata,
    id_("channel"),
    number("seq"),
    PrimaryKeyConstraint("channel"),
    CheckConstraint("seq >= 0", name="seq_grows"),
)

shown = Table(
    "shown",
    metadata,
    arrival(),
    id_("channel"),
    id_("stream"),
    to("channel", "channels", "channel"),
    UniqueConstraint("channel", "stream"),
    Index(None, "stream"),
)

commits = Table(
    "commits",
    metadata,
    id_("channel"),
    number("seq"),
    id_("stream"),
    number("first"),
    number("last"),
    to("channel", "channels", "channel"),
    PrimaryKeyConstraint("channel", "seq"),
    CheckConstraint("first <= last", name="first_before_last"),
)


answers = Table(
    "answers",
    metadata,
    id_("actor"),
    id_("command_id"),
    id_("digest"),
    json_("answer"),
    since("at"),
    PrimaryKeyConstraint("actor", "command_id"),
)

due = Table(
    "due",
    metadata,
    id_("key"),
    Column("at", UtcTime, nullable=False),
    id_("command"),
    json_("fields"),
    Column("held_until", UtcTime),
    PrimaryKeyConstraint("key"),
    Index(None, "at"),
)

workflows = Table(
    "workflows",
    metadata,
    id_("workflow"),
    number("version"),
    id_("digest"),
    words("source"),
    # Who published it; empty: for everybody.
    Column("movement", String, nullable=False, server_default=""),
    Column("at", UtcTime),
    PrimaryKeyConstraint("workflow", "version"),
    CheckConstraint("version > 0", name="version_counts_from_one"),
    Index(None, "movement"),
)

workflow_drafts = Table(
    "workflow_drafts",
    metadata,
    id_("movement"),
    id_("workflow"),
    number("rev"),
    words("source"),
    id_("person"),
    Column("at", UtcTime, nullable=False),
    PrimaryKeyConstraint("movement", "workflow"),
)

retired_workflows = Table(
    "retired_workflows",
    metadata,
    id_("movement"),
    id_("workflow"),
    PrimaryKeyConstraint("movement", "workflow"),
)
