"""What can go wrong in a store, for whoever asked it."""

from __future__ import annotations


class Conflict(Exception):
    """Somebody else appended first. The store runs the whole job again, a bounded number of times."""


class StorageUnavailable(Exception):
    """The database cannot take the write now (disk full, gone, locked too long). `code` is a refusal code."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
