"""What the engine asks of storage. `store/` answers it twice, for SQLite and for PostgreSQL, under one contract.

Times are aware datetimes in UTC. Every method of a `Transaction` runs inside the one database transaction of its job;
none of them yields to another greenlet on SQLite. A `Reader` sees one committed snapshot and writes nothing.
"""

from __future__ import annotations

from engine.ballot.casting import SeatState
from engine.ports.reader import Reader
from engine.ports.rows import (
    Access,
    Attended,
    Commit,
    DueRow,
    Kept,
    LedgerEntry,
    MeetingRow,
    OwnFeeling,
    OwnPaper,
    Paper,
    Presence,
    ProposalRow,
    ReactionTotal,
    RollSeat,
    Session,
    StoredWorkflow,
    UrnOpening,
)
from engine.ports.store import Store, Transaction
from engine.ports.trouble import Conflict, StorageUnavailable

__all__ = [
    "Access",
    "Attended",
    "Commit",
    "Conflict",
    "DueRow",
    "Kept",
    "LedgerEntry",
    "MeetingRow",
    "OwnFeeling",
    "OwnPaper",
    "Paper",
    "Presence",
    "ProposalRow",
    "ReactionTotal",
    "Reader",
    "RollSeat",
    "SeatState",
    "Session",
    "StorageUnavailable",
    "Store",
    "StoredWorkflow",
    "Transaction",
    "UrnOpening",
]
