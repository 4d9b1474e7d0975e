"""The other workers of the installation, as a worker's live side knows them: a port, and what stands in it without any.

No worker emits for another. A neighbour is told that something moved, so that it looks by itself and sooner than its
slow poll would; and who is connected here, which stands nowhere else.
"""

from __future__ import annotations

from typing import Protocol

Names = frozenset[str]


class Ears(Protocol):
    def wake(self, channels: Names) -> None:
        """Something was committed that these show."""
        ...

    def votes_laid(self, ballot: str) -> None: ...

    def look(self, channel: str) -> None:
        """Taps or feelings of this meeting were written."""
        ...

    def look_at_everything(self) -> None:
        """Words may have been missed."""
        ...


class Neighbours(Protocol):
    """Telling never waits and never raises. `lost` says that there should be others and they cannot be heard."""

    @property
    def lost(self) -> bool: ...

    def listen(self, ears: Ears) -> None: ...
    def moved(self, channels: Names) -> None: ...
    def laid(self, ballot: str) -> None: ...
    def look(self, channel: str) -> None: ...

    def here(self, channel: str, people: Names) -> None:
        """Who is connected to this worker there; nobody when the channel is let go."""
        ...

    def elsewhere(self, channel: str) -> Names:
        """Who is connected there to the others, as far as they were heard lately."""
        ...


class Alone:
    """One worker: there is nobody to tell."""

    lost = False

    def listen(self, ears: Ears) -> None: ...
    def moved(self, channels: Names) -> None: ...
    def laid(self, ballot: str) -> None: ...
    def look(self, channel: str) -> None: ...
    def here(self, channel: str, people: Names) -> None: ...

    def elsewhere(self, channel: str) -> Names:
        return frozenset()
