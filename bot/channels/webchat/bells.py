"""Wakes pages that wait for an answer."""

import asyncio
from contextlib import suppress


class Bells:
    """One bell a chat, there only while somebody waits."""

    def __init__(self) -> None:
        self._waiting: dict[str, set[asyncio.Event]] = {}
        self.closed = False

    def ring(self, chat: str) -> None:
        """Everybody who waits for the chat looks again."""
        for event in self._waiting.get(chat, ()):
            event.set()

    def close(self) -> None:
        """Everybody who waits goes home, and nobody waits any more."""
        self.closed = True
        for chat in self._waiting:
            self.ring(chat)

    async def wait(self, chat: str, seconds: float) -> None:
        """Returns when the chat's bell rings, or after `seconds`."""
        if self.closed:
            return
        event = asyncio.Event()
        self._waiting.setdefault(chat, set()).add(event)
        try:
            with suppress(TimeoutError):
                await asyncio.wait_for(event.wait(), seconds)
        finally:
            self._waiting[chat].discard(event)
            if not self._waiting[chat]:
                del self._waiting[chat]
