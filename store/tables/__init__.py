"""Every table. The truth is in `record`, `directory`, `urn`, `feelings` and `notices`; `read` is made again from it.

A new database gets these tables; migrations bring an older one to them, and tests prove that both give one schema.
"""

from store.tables.directory import credentials, links, memberships, movements, organisations, people, sessions
from store.tables.feelings import feeling_totals, feelings, reaction_totals
from store.tables.notices import notices_read
from store.tables.parts import metadata
from store.tables.read import (
    READ_TABLES,
    ballot_places,
    group_places,
    meeting_movements,
    meetings,
    presence,
    proposals,
    team_members,
    teams,
)
from store.tables.record import (
    answers,
    channels,
    commits,
    due,
    ledger,
    retired_workflows,
    shown,
    texts,
    workflow_drafts,
    workflows,
)
from store.tables.urn import ballots, open_papers, seats, secret_papers

__all__ = [
    "READ_TABLES", "answers", "ballot_places", "ballots", "channels", "commits", "credentials", "due",
    "feeling_totals", "feelings", "group_places", "ledger", "links", "meeting_movements", "meetings", "memberships",
    "metadata", "movements", "notices_read", "open_papers", "organisations", "people", "presence", "proposals",
    "reaction_totals", "retired_workflows", "seats", "secret_papers", "sessions", "shown", "team_members", "teams",
    "texts", "workflow_drafts", "workflows",
]  # fmt: skip
