"""What was there before a measurement is no part of it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def set_aside() -> Iterator[None]:
    """Within it the garbage collector looks only at what was made within it. Each measurement begins with a collection,
    and through all that a run of tests has loaded one takes a second."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
