"""Tells open screens what changed: one watch over the list of changes feeds every connection of this process."""

import asyncio
import json
import logging
from collections import deque
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from storage import sessions
from storage.queue import ringing
from storage.sessions import Limits, Session
from storage.store import Store, StoreError, Tx, changes_since

log = logging.getLogger("tipline.desk")

#: Other processes write too, and wake nobody here: their changes are looked for this often.
_LOOK_EVERY = 1.0
#: Changes of a burst are told together.
_GATHER = 0.15
_BEAT_EVERY = 10.0
#: Numbers may become visible out of order; so many are looked at again.
_OVERLAP = 200


@dataclass(slots=True, eq=False)
class Screen:
    """One open connection. `waiting` holds what is still to be written to it; a screen that falls behind reloads."""

    token_hash: bytes
    waiting: "asyncio.Queue[tuple[str, Any] | None]" = field(default_factory=lambda: asyncio.Queue(64))
    locked: bool = False

    def tell(self, name: str, data: Any) -> None:
        """Queues an event; a full queue is emptied for one that redraws everything."""
        if self.waiting.full():
            while not self.waiting.empty():
                self.waiting.get_nowait()
            name, data = "changed", {"all": True}
        self.waiting.put_nowait((name, data))

    def end(self, name: str) -> None:
        """Queues a last event and the end of the connection."""
        self.tell(name, {})
        if not self.waiting.full():
            self.waiting.put_nowait(None)


@dataclass(frozen=True, slots=True)
class _News:
    """What one look found. `asked` holds the sessions it looked for: a screen that joined since is not judged by it."""

    changes: Sequence[tuple[int, str, int]]
    alarms: Sequence[tuple[int, int, str, int]]
    asked: Sequence[bytes]
    sessions: Sequence[Session]


class Stream:
    """The changes of the store as server-sent events; watches only while somebody is connected."""

    def __init__(self, store: Store, limits: Limits) -> None:
        self._store = store
        self._limits = limits
        self._screens: list[Screen] = []
        self._watch: asyncio.Task[None] | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._wake = asyncio.Event()
        self._last = 0
        self._known: deque[int] = deque(maxlen=2 * _OVERLAP)
        self._alarms: Sequence[tuple[int, int, str, int]] | None = None
        store.listen(self._touched)

    def _touched(self, _what: Sequence[tuple[str, int]]) -> None:
        loop = self._loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(self._wake.set)

    async def follow(self, session: Session) -> AsyncIterator[bytes]:
        """The events for one screen, until its session is over or it goes away."""
        screen = Screen(session.token_hash, locked=session.idle)
        await self._join(screen)
        try:
            yield _event("changed", {"all": True})
            yield _event("alarm", self._alarms or ())
            while True:
                try:
                    event = await asyncio.wait_for(screen.waiting.get(), _BEAT_EVERY)
                except TimeoutError:
                    yield _event("beat", {})
                    continue
                if event is None:
                    return
                yield _event(*event)
        finally:
            self._leave(screen)

    async def _join(self, screen: Screen) -> None:
        self._loop = asyncio.get_running_loop()
        if self._watch is None or self._watch.done():
            news = await self._store.look(lambda tx: self._look(tx, 0))
            self._known.extend(number for number, _, _ in news.changes)
            self._last = max(self._known, default=0)
            self._alarms = news.alarms
            self._watch = self._loop.create_task(self._run())
        self._screens.append(screen)

    def _leave(self, screen: Screen) -> None:
        self._screens.remove(screen)
        if not self._screens and self._watch is not None:
            self._watch.cancel()
            self._watch = None

    async def _run(self) -> None:
        while True:
            try:
                await asyncio.wait_for(self._wake.wait(), _LOOK_EVERY)
                await asyncio.sleep(_GATHER)
            except TimeoutError:
                pass
            self._wake.clear()
            try:
                self._tell(await self._store.look(lambda tx: self._look(tx, self._last - _OVERLAP)))
            except StoreError as problem:
                log.error("action=watch problem=%s", problem)
                self._tell_all("trouble", {})

    def _look(self, tx: Tx, after: int) -> _News:
        changes = [(row["id"], row["topic"], row["subject"]) for row in changes_since(tx, after)]
        hashes = [screen.token_hash for screen in self._screens]
        return _News(changes, ringing(tx), hashes, sessions.find_hashed(tx, hashes, self._limits))

    def _tell(self, news: _News) -> None:
        known = set(self._known)
        fresh = [change for change in news.changes if change[0] not in known]
        self._known.extend(number for number, _, _ in fresh)
        self._last = max([self._last, *(number for number, _, _ in fresh)])
        self._part(news.asked, news.sessions)
        if news.alarms != self._alarms:
            self._alarms = news.alarms
            self._tell_all("alarm", news.alarms)
        if fresh:
            subjects = {topic: sorted({s for _, other, s in fresh if other == topic}) for _, topic, _ in fresh}
            self._tell_all("changed", subjects)

    def _part(self, asked: Sequence[bytes], alive: Sequence[Session]) -> None:
        """Ends screens whose session is over and locks those whose officer went away, of those that were looked for."""
        by_hash = {session.token_hash: session for session in alive}
        for screen in self._screens:
            session = by_hash.get(screen.token_hash)
            if session is None and screen.token_hash in asked:
                screen.end("ended")
            elif session is not None and session.idle and not screen.locked:
                screen.locked = True
                screen.tell("locked", {})

    def _tell_all(self, name: str, data: Any) -> None:
        for screen in self._screens:
            screen.tell(name, data)


def _event(name: str, data: Any) -> bytes:
    return f"event: {name}\ndata: {json.dumps(data)}\n\n".encode()
