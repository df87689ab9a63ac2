"""Looks every few seconds for what nothing comes in to tell: a position that has stopped coming, or whose time ran out."""

import asyncio
import logging

from storage import tracks
from storage.store import Store, StoreError

log = logging.getLogger("tipline.watching")

EVERY = 10.0


class Watching:
    """The watch over positions that are shared live."""

    def __init__(self, store: Store, every: float = EVERY) -> None:
        self._store = store
        self._every = every

    async def run(self) -> None:
        """Looks until cancelled; a failing database is waited for."""
        while True:
            try:
                await self.look()
            except StoreError as problem:
                log.error("action=watch_tracks problem=%s", problem)
            await asyncio.sleep(self._every)

    async def look(self) -> int:
        """Tells officers once of every position that fell silent or ran out since; how many."""
        if not await self._store.look(tracks.any_late):
            return 0
        noticed = await self._store.run(tracks.watch)
        log.info("action=track_noticed count=%d", noticed)
        return noticed
