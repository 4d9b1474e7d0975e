"""Movements, organisations, people and what ties them."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, PrimaryKeyConstraint, Table, UniqueConstraint

from store.columns import UtcTime
from store.tables.parts import (
    arrival,
    id_,
    later_words,
    maybe_id,
    metadata,
    not_yet,
    number,
    one_until_said,
    since,
    to,
    words,
    yes_or_no,
)

movements = Table(
    "movements",
    metadata,
    arrival(),
    id_("id"),
    words("name"),
    id_("language"),
    UniqueConstraint("id"),
)

organisations = Table(
    "organisations",
    metadata,
    arrival(),
    id_("id"),
    id_("movement"),
    words("name"),
    words("short"),
    id_("kind"),
    not_yet("removed"),
    one_until_said("weight"),
    UniqueConstraint("id"),
    to("movement", "movements", "id"),
    CheckConstraint("kind IN ('member', 'partner', 'support')", name="kind_is_known"),
    Index(None, "movement"),
)

people = Table(
    "people",
    metadata,
    arrival(),
    id_("id"),
    words("name"),
    id_("language"),
    maybe_id("guest_of"),
    words("says_from"),
    later_words("email"),
    yes_or_no("revoked"),
    since("added_at"),
    UniqueConstraint("id"),
    Index(None, "guest_of"),
)

memberships = Table(
    "memberships",
    metadata,
    arrival(),
    id_("person"),
    id_("organisation"),
    id_("role"),
    yes_or_no("in_force"),
    UniqueConstraint("person", "organisation", "role"),
    to("person", "people", "id"),
    to("organisation", "organisations", "id"),
    CheckConstraint("role IN ('coordinator', 'delegate', 'participant', 'observer', 'screen')", name="role_is_known"),
    Index(None, "organisation"),
)

links = Table(
    "links",
    metadata,
    id_("token_hash"),
    id_("person"),
    number("uses"),
    yes_or_no("revoked"),
    PrimaryKeyConstraint("token_hash"),
    to("person", "people", "id"),
    CheckConstraint("uses >= 0", name="uses_not_below_zero"),
    Index(None, "person"),
)

sessions = Table(
    "sessions",
    metadata,
    id_("token_hash"),
    id_("person"),
    Column("expires_at", UtcTime, nullable=False),
    PrimaryKeyConstraint("token_hash"),
    to("person", "people", "id"),
    Index(None, "person"),
)

credentials = Table(
    "credentials",
    metadata,
    id_("person"),
    words("email"),
    words("password_hash"),
    PrimaryKeyConstraint("person"),
    UniqueConstraint("email"),
    to("person", "people", "id"),
)
