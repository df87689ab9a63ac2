"""Whether work stalls on long input."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

#: Seconds of this thread's own work: many times what is needed, and far below what grows with the square of the length takes.
_ENOUGH = 8.0


@contextmanager
def no_stalling() -> Iterator[None]:
    """Fails where the work inside takes longer than anything that grows with the length of its input alone.

    The thread's own time counts, so that a busy machine fails no test.
    """
    begun = time.thread_time()
    yield
    assert time.thread_time() - begun < _ENOUGH
