"""What a follower reads for its members beside the commits: what they feel, and which notices they have read.

Neither is a commit, so neither is folded; both are of the person's own, and go into their `me` alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from engine.feelings import Felt
from engine.ports import Reader
from sockets.members import Member


class Feelings:
    """`counts` is how many feel what in a meeting, by subject, as this worker has last read it."""

    def __init__(self) -> None:
        self.counts: Mapping[str, Felt] = {}
        self._counts_of_all: Mapping[str, Felt] = {}

    def look(
        self, reader: Reader, meeting: str, members: Sequence[Member], people: Set[str], everyone: bool
    ) -> Set[str]:
        """How many feel what, and what is felt by these people or, with `everyone` and if that has changed since all
        were asked, by all members. Gives the people whose own were read. What fails half-way has not been looked at."""
        counts = reader.feelings(meeting)
        of_all = everyone and counts != self._counts_of_all
        if of_all:
            people = {member.person for member in members}
        if people:
            read_feelings(reader, meeting, [member for member in members if member.person in people])
        self.counts = counts
        if of_all and people:  # with nobody here yet, whoever is coming in has been read before this, and is read again
            self._counts_of_all = counts
        return people


def read_feelings(reader: Reader, meeting: str, members: Sequence[Member]) -> None:
    """What each of these members feels, by subject."""
    felt = reader.feelings_of(meeting, {member.person for member in members})
    for member in members:
        member.feelings = felt.get(member.person, {})


def read_notices(reader: Reader, members: Sequence[Member]) -> None:
    """Up to where each of these members has read the notices of a proposal."""
    read = reader.notices_read({member.person for member in members})
    for member in members:
        member.notices_read = read.get(member.person, {})
