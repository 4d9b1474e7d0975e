"""The urn. The tables of the secret ballot lie in key order on SQLite (no rowid): no order of arrival is kept.

An open paper has the ids of its reasons, by question; their words are texts, as all words are. A secret one has the
words themselves until they are in the ledger: a row elsewhere would have been written together with the seat."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, PrimaryKeyConstraint, String, Table

from store.columns import UtcTime
from store.tables.parts import (
    id_,
    json_,
    later_json,
    maybe_id,
    metadata,
    not_yet,
    number,
    one_until_said,
    to,
    yes_or_no,
)

ballots = Table(
    "ballots",
    metadata,
    id_("ballot"),
    id_("proposal"),
    maybe_id("meeting"),
    yes_or_no("secret"),
    json_("questions"),
    json_("paper"),
    Column("closes_at", UtcTime),
    Column("closed_at", UtcTime),
    not_yet("persons"),
    not_yet("splitting"),
    not_yet("closes_full"),
    PrimaryKeyConstraint("ballot"),
)

seats = Table(
    "seats",
    metadata,
    id_("ballot"),
    id_("seat"),
    number("weight"),
    yes_or_no("voted"),
    number("rev"),
    maybe_id("stands"),
    maybe_id("proxy"),
    PrimaryKeyConstraint("ballot", "seat"),
    to("ballot", "ballots", "ballot"),
    CheckConstraint("weight > 0", name="weight_counts"),
    CheckConstraint("rev >= 0", name="rev_grows"),
    CheckConstraint("stands IS NULL OR voted", name="stands_means_voted"),
    sqlite_with_rowid=False,
)

open_papers = Table(
    "open_papers",
    metadata,
    id_("ballot"),
    id_("seat"),
    Column("key_hash", String(64), nullable=False),
    id_("person"),
    number("n"),
    json_("choice"),
    later_json("reasons"),
    PrimaryKeyConstraint("ballot", "seat", "key_hash"),
    to("ballot seat", "seats", "ballot seat"),
    CheckConstraint("n > 0", name="n_counts_from_one"),
    sqlite_with_rowid=False,
)

secret_papers = Table(
    "secret_papers",
    metadata,
    id_("ballot"),
    Column("key_hash", String(64), nullable=False),
    number("n"),
    json_("choice"),
    one_until_said("weight"),
    later_json("reasons"),
    PrimaryKeyConstraint("ballot", "key_hash"),
    to("ballot", "ballots", "ballot"),
    CheckConstraint("n > 0", name="n_counts_from_one"),
    sqlite_with_rowid=False,
)
