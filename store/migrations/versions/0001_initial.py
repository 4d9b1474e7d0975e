"""Everything that the first version keeps."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def _id(name: str, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=nullable)


def _text(name: str, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _time(name: str, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(27), nullable=nullable)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=False)


def upgrade() -> None:
    op.create_table(
        "answers",
        _id("actor"),
        _id("command_id"),
        _id("digest"),
        _text("answer"),
        sa.PrimaryKeyConstraint("actor", "command_id", name=op.f("pk_answers")),
    )
    op.create_table(
        "ballot_places",
        _id("ballot"),
        _id("proposal"),
        _id("meeting", nullable=True),
        sa.PrimaryKeyConstraint("ballot", name=op.f("pk_ballot_places")),
    )
    op.create_table(
        "ballots",
        _id("ballot"),
        _id("proposal"),
        _id("meeting", nullable=True),
        _flag("secret"),
        _text("questions"),
        _text("options"),
        _time("closes_at", nullable=True),
        _time("closed_at", nullable=True),
        sa.PrimaryKeyConstraint("ballot", name=op.f("pk_ballots")),
    )
    op.create_table(
        "channels",
        _id("channel"),
        _number("seq"),
        sa.CheckConstraint("seq >= 0", name=op.f("ck_channels_seq_grows")),
        sa.PrimaryKeyConstraint("channel", name=op.f("pk_channels")),
    )
    op.create_table(
        "due",
        _id("key"),
        _time("at"),
        _id("command"),
        _text("fields"),
        _time("held_until", nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_due")),
    )
    op.create_index(op.f("ix_due_at"), "due", ["at"])
    op.create_table(
        "group_places", _id("id"), _id("meeting"), sa.PrimaryKeyConstraint("id", name=op.f("pk_group_places"))
    )
    op.create_table(
        "ledger",
        _id("stream"),
        _number("seq"),
        _id("name"),
        _number("version"),
        _text("body"),
        _id("actor"),
        _time("at"),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.CheckConstraint("length(hash) = 64", name=op.f("ck_ledger_hash_is_sha256")),
        sa.CheckConstraint("seq > 0", name=op.f("ck_ledger_seq_counts_from_one")),
        sa.PrimaryKeyConstraint("stream", "seq", name=op.f("pk_ledger")),
    )
    op.create_table(
        "meetings",
        _id("id"),
        _id("code"),
        _id("title", nullable=True),
        _id("starts_at"),
        _id("phase"),
        _id("entry"),
        sa.CheckConstraint("phase IN ('planned', 'open', 'ended')", name=op.f("ck_meetings_phase_is_known")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetings")),
        sa.UniqueConstraint("code", name=op.f("uq_meetings_code")),
    )
    op.create_table(
        "movements",
        sa.Column("position", sa.Integer(), autoincrement=True, nullable=False),
        _id("id"),
        _text("name"),
        _id("language"),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_movements")),
        sa.UniqueConstraint("id", name=op.f("uq_movements_id")),
    )
    op.create_table(
        "people",
        sa.Column("position", sa.Integer(), autoincrement=True, nullable=False),
        _id("id"),
        _text("name"),
        _id("language"),
        _id("guest_of", nullable=True),
        _text("says_from"),
        _flag("revoked"),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_people")),
        sa.UniqueConstraint("id", name=op.f("uq_people_id")),
    )
    op.create_index(op.f("ix_people_guest_of"), "people", ["guest_of"])
    op.create_table(
        "presence",
        _id("meeting"),
        _id("person"),
        _id("mode"),
        _number("rank"),
        _text("seats"),
        _flag("here"),
        sa.CheckConstraint("mode IN ('room', 'online')", name=op.f("ck_presence_mode_is_known")),
        sa.CheckConstraint("rank > 0", name=op.f("ck_presence_rank_counts_from_one")),
        sa.PrimaryKeyConstraint("meeting", "person", name=op.f("pk_presence")),
        sa.UniqueConstraint("meeting", "rank", name=op.f("uq_presence_meeting")),
    )
    op.create_table(
        "proposals",
        _id("id"),
        _id("movement"),
        _id("meeting", nullable=True),
        _id("title", nullable=True),
        _id("workflow"),
        _number("version"),
        _id("stage"),
        _time("started_at"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposals")),
    )
    op.create_index(op.f("ix_proposals_meeting"), "proposals", ["meeting"])
    op.create_index(op.f("ix_proposals_movement"), "proposals", ["movement"])
    op.create_table(
        "texts",
        _id("id"),
        _id("stream"),
        _text("salt", nullable=True),
        _text("words", nullable=True),
        _time("erased_at", nullable=True),
        sa.CheckConstraint(
            "(erased_at IS NULL AND salt IS NOT NULL AND words IS NOT NULL)"
            " OR (erased_at IS NOT NULL AND salt IS NULL AND words IS NULL)",
            name=op.f("ck_texts_whole_or_erased"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_texts")),
    )
    op.create_index(op.f("ix_texts_stream"), "texts", ["stream"])
    op.create_table(
        "workflows",
        _id("workflow"),
        _number("version"),
        _id("digest"),
        _text("source"),
        sa.CheckConstraint("version > 0", name=op.f("ck_workflows_version_counts_from_one")),
        sa.PrimaryKeyConstraint("workflow", "version", name=op.f("pk_workflows")),
    )
    op.create_table(
        "commits",
        _id("channel"),
        _number("seq"),
        _id("stream"),
        _number("first"),
        _number("last"),
        sa.CheckConstraint("first <= last", name=op.f("ck_commits_first_before_last")),
        sa.ForeignKeyConstraint(["channel"], ["channels.channel"], name=op.f("fk_commits_channel")),
        sa.PrimaryKeyConstraint("channel", "seq", name=op.f("pk_commits")),
    )
    op.create_table(
        "credentials",
        _id("person"),
        _text("email"),
        _text("password_hash"),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_credentials_person")),
        sa.PrimaryKeyConstraint("person", name=op.f("pk_credentials")),
        sa.UniqueConstraint("email", name=op.f("uq_credentials_email")),
    )
    op.create_table(
        "links",
        _id("token_hash"),
        _id("person"),
        _number("uses"),
        _flag("revoked"),
        sa.CheckConstraint("uses >= 0", name=op.f("ck_links_uses_not_below_zero")),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_links_person")),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_links")),
    )
    op.create_index(op.f("ix_links_person"), "links", ["person"])
    op.create_table(
        "meeting_movements",
        _id("meeting"),
        _id("movement"),
        _number("place"),
        sa.ForeignKeyConstraint(["meeting"], ["meetings.id"], name=op.f("fk_meeting_movements_meeting")),
        sa.PrimaryKeyConstraint("meeting", "movement", name=op.f("pk_meeting_movements")),
    )
    op.create_index(op.f("ix_meeting_movements_movement"), "meeting_movements", ["movement"])
    op.create_table(
        "organisations",
        sa.Column("position", sa.Integer(), autoincrement=True, nullable=False),
        _id("id"),
        _id("movement"),
        _text("name"),
        _text("short"),
        _id("kind"),
        sa.CheckConstraint("kind IN ('member', 'partner', 'support')", name=op.f("ck_organisations_kind_is_known")),
        sa.ForeignKeyConstraint(["movement"], ["movements.id"], name=op.f("fk_organisations_movement")),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_organisations")),
        sa.UniqueConstraint("id", name=op.f("uq_organisations_id")),
    )
    op.create_index(op.f("ix_organisations_movement"), "organisations", ["movement"])
    op.create_table(
        "seats",
        _id("ballot"),
        _id("seat"),
        _number("weight"),
        _flag("voted"),
        _number("rev"),
        _id("stands", nullable=True),
        sa.CheckConstraint("rev >= 0", name=op.f("ck_seats_rev_grows")),
        sa.CheckConstraint("stands IS NULL OR voted", name=op.f("ck_seats_stands_means_voted")),
        sa.CheckConstraint("weight > 0", name=op.f("ck_seats_weight_counts")),
        sa.ForeignKeyConstraint(["ballot"], ["ballots.ballot"], name=op.f("fk_seats_ballot")),
        sa.PrimaryKeyConstraint("ballot", "seat", name=op.f("pk_seats")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "secret_papers",
        _id("ballot"),
        sa.Column("key_hash", sa.String(length=64), nullable=False),
        _number("n"),
        _text("choice"),
        sa.CheckConstraint("n > 0", name=op.f("ck_secret_papers_n_counts_from_one")),
        sa.ForeignKeyConstraint(["ballot"], ["ballots.ballot"], name=op.f("fk_secret_papers_ballot")),
        sa.PrimaryKeyConstraint("ballot", "key_hash", name=op.f("pk_secret_papers")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "sessions",
        _id("token_hash"),
        _id("person"),
        _time("expires_at"),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_sessions_person")),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_sessions")),
    )
    op.create_index(op.f("ix_sessions_person"), "sessions", ["person"])
    op.create_table(
        "shown",
        sa.Column("position", sa.Integer(), autoincrement=True, nullable=False),
        _id("channel"),
        _id("stream"),
        sa.ForeignKeyConstraint(["channel"], ["channels.channel"], name=op.f("fk_shown_channel")),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_shown")),
        sa.UniqueConstraint("channel", "stream", name=op.f("uq_shown_channel")),
    )
    op.create_index(op.f("ix_shown_stream"), "shown", ["stream"])
    op.create_table(
        "memberships",
        sa.Column("position", sa.Integer(), autoincrement=True, nullable=False),
        _id("person"),
        _id("organisation"),
        _id("role"),
        _flag("in_force"),
        sa.CheckConstraint(
            "role IN ('coordinator', 'delegate', 'participant', 'observer', 'screen')",
            name=op.f("ck_memberships_role_is_known"),
        ),
        sa.ForeignKeyConstraint(["organisation"], ["organisations.id"], name=op.f("fk_memberships_organisation")),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_memberships_person")),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_memberships")),
        sa.UniqueConstraint("person", "organisation", "role", name=op.f("uq_memberships_person")),
    )
    op.create_index(op.f("ix_memberships_organisation"), "memberships", ["organisation"])
    op.create_table(
        "open_papers",
        _id("ballot"),
        _id("seat"),
        sa.Column("key_hash", sa.String(length=64), nullable=False),
        _id("person"),
        _number("n"),
        _text("choice"),
        sa.CheckConstraint("n > 0", name=op.f("ck_open_papers_n_counts_from_one")),
        sa.ForeignKeyConstraint(["ballot", "seat"], ["seats.ballot", "seats.seat"], name=op.f("fk_open_papers_ballot")),
        sa.PrimaryKeyConstraint("ballot", "seat", "key_hash", name=op.f("pk_open_papers")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    for table in (
        "open_papers",
        "memberships",
        "shown",
        "sessions",
        "secret_papers",
        "seats",
        "organisations",
        "meeting_movements",
        "links",
        "credentials",
        "commits",
        "workflows",
        "texts",
        "proposals",
        "presence",
        "people",
        "movements",
        "meetings",
        "ledger",
        "group_places",
        "due",
        "channels",
        "ballots",
        "ballot_places",
        "answers",
    ):
        op.drop_table(table)
