"""Wakes whoever waits for work of a kind as soon as this process commits some."""

import asyncio
import contextlib
from collections.abc import Sequence


class Bell:
    """Rung from any thread after a commit; those who wait for the topic wake. Other processes' work is found by the time-out."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._events: dict[str, asyncio.Event] = {}

    def ring(self, touched: Sequence[tuple[str, int]]) -> None:
        """Wakes waiters of these topics; may be called from any thread, and does nothing once the loop is closed."""
        topics = {topic for topic, _ in touched}
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._set, topics)

    def _set(self, topics: set[str]) -> None:
        for topic in topics:
            self._events.setdefault(topic, asyncio.Event()).set()

    async def wait(self, topic: str, at_most: float) -> None:
        """Returns when the topic was rung since the last wait, or after `at_most` seconds. One waiter a topic."""
        event = self._events.setdefault(topic, asyncio.Event())
        # Not `wait_for`, which in Python 3.11 may swallow a cancellation that comes as the bell rings: the worker would go on.
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(at_most):
                await event.wait()
        event.clear()
