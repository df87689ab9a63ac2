"""Keeps the reader abreast of what officers confirm: at once in the process they did it in, within half a minute in others."""

import asyncio
import logging
from collections.abc import Callable

from bot.reading import NotRead, Reader
from bot.waking import Bell
from knowledge.compounds import BadKnowledge
from knowledge.own_compounds import Own
from storage import sites
from storage.store import Store, StoreError

log = logging.getLogger("tipline.knowing")

#: Seconds after which the work of other processes is looked for.
LOOK_EVERY = 30.0


class Knowing:
    """Hands the officers' sites to the reader."""

    def __init__(self, store: Store, reader: Reader, bell: Bell, also: Callable[[Own], None] | None = None) -> None:
        """`also` is told of them too."""
        self._also = also
        self._store = store
        self._reader = reader
        self._bell = bell
        self._version = -1

    async def run(self) -> None:
        """Looks until cancelled; a failing database or a bad row leaves the reader as it was."""
        while True:
            try:
                await self.look()
            except (StoreError, BadKnowledge, NotRead, OSError) as problem:
                log.error("action=learn_sites problem=%s", type(problem).__name__)
            await self._bell.wait(sites.TOPIC, LOOK_EVERY)

    async def look(self) -> bool:
        """Has the reader know what is confirmed now; whether that was news."""
        version = await self._store.look(sites.version)
        if version == self._version:
            return False
        own = await self._store.look(sites.confirmed)
        changed = await asyncio.to_thread(self._reader.learn, own)
        if self._also:
            self._also(own)
        self._version = version
        if changed:
            log.info("action=learn_sites count=%d", len(own))
        return changed
