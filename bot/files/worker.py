"""Fetches and looks at files in the background: urgent cases first, retried, and never in the way of reading or paging."""

import asyncio
import hashlib
import logging
from collections.abc import Callable, Coroutine, Mapping
from datetime import timedelta
from typing import Any

from bot.channels.contract import Channel, Oversize, Refused, SendError, Throttled, Unavailable
from bot.files.looking import Looker
from bot.waking import Bell
from storage import file_parts, files
from storage.files import State, Task
from storage.keys import Unreadable
from storage.store import Store, StoreError, Tx

log = logging.getLogger("tipline.files")

#: Bytes of one file; Telegram hands out no larger ones.
MOST = 20 * 1024 * 1024
#: Bytes written in one commit: a message that comes in meanwhile waits for no more than that.
STEP = file_parts.PART
#: How long a claimed file belongs to its worker; longer than a fetch or a look may take.
FETCHING, LOOKING = timedelta(minutes=4), timedelta(minutes=10)
FETCHES_AT_ONCE, LOOKS_AT_ONCE = 4, 1
#: Tries after which a fetch is given up whatever the clock says.
MOST_TRIES = 80
LONGEST_PAUSE = 1800.0
#: Seconds; a channel that hands a file out for no longer is asked before all others.
FLEETING = 3600.0
#: Seconds between two looks for work that nobody rang for, as when another process took the message in.
LOOK_AGAIN = 1.0


class FileWorker:
    """Works off files until cancelled. `roomy` tells whether there is room to write more of them."""

    def __init__(
        self,
        store: Store,
        channels: Mapping[tuple[str, str], Channel],
        looker: Looker,
        worker: str,
        bell: Bell,
        roomy: Callable[[], bool] = lambda: True,
    ) -> None:
        self._store = store
        self._channels = channels
        self._fleeting = {c.name for c in channels.values() if c.capabilities.file_patience < FLEETING}
        self._looker = looker
        self._worker = worker
        self._bell = bell
        self._roomy = roomy
        self._running: dict[State, set[asyncio.Task[None]]] = {State.DUE: set(), State.KEPT: set()}

    async def run(self) -> None:
        """Works until cancelled; a failing database is waited for."""
        released = False
        try:
            while True:
                try:
                    if not released:
                        await self._store.run(lambda tx: files.release(tx, self._worker))
                        released = True
                    await self.begin()
                except StoreError as problem:
                    log.error("action=files problem=%s", problem)
                await self._bell.wait("files", LOOK_AGAIN)
        finally:
            running = [*self._running[State.DUE], *self._running[State.KEPT]]
            for task in running:
                task.cancel()
            await asyncio.gather(*running, return_exceptions=True)

    async def begin(self) -> int:
        """Begins what there is room for; how much."""
        begun = 0
        for state, width, lease, work in (
            (State.DUE, FETCHES_AT_ONCE, FETCHING, self.fetch),
            (State.KEPT, LOOKS_AT_ONCE, LOOKING, self.look),
        ):
            free = width - len(self._running[state])
            if free <= 0 or (state is State.DUE and not self._has_room()):
                continue
            for task in await self._claimed(state, lease, free):
                self._start(state, work(task))
                begun += 1
        return begun

    async def settle(self) -> None:
        """Returns when everything begun has ended."""
        while running := [*self._running[State.DUE], *self._running[State.KEPT]]:
            await asyncio.wait(running)
            await asyncio.sleep(0)

    def _has_room(self) -> bool:
        if roomy := self._roomy():
            return roomy
        log.error("action=files problem=no_room")
        return False

    async def _claimed(self, state: State, lease: timedelta, limit: int) -> list[Task]:
        among = self._channels.keys() if state is State.DUE else None  # another process may have other channels
        if not await self._store.look(lambda tx: files.waits(tx, state, among)):
            return []
        fleeting = self._fleeting if state is State.DUE else ()
        return await self._store.run(lambda tx: files.claim(tx, state, self._worker, lease, limit, among, fleeting))

    def _start(self, state: State, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(_safely(work))
        self._running[state].add(task)
        task.add_done_callback(lambda task: self._ended(state, task))

    def _ended(self, state: State, task: asyncio.Task[None]) -> None:
        self._running[state].discard(task)
        self._bell.ring([("files", 0)])

    # fetching

    async def fetch(self, task: Task) -> None:
        """The file's bytes are kept, or it is put off, or it is settled that it will not come."""
        channel = self._channels.get((task.channel, task.account))
        try:
            body = await self._fetched(channel, task)
        except SendError as error:
            failure = error
            await self._store.run(lambda tx: self._failed(tx, task, channel, failure))
            return
        if await self._store.look(lambda tx: files.has_room(tx, task.place.case, len(body))):
            await self._keep(task, body)
        else:
            await self._store.run(lambda tx: files.end(tx, task.id, State.REFUSED, "too-much"))
        log.info("action=fetched file=%d bytes=%d try=%d", task.id, len(body), task.tries)

    async def _fetched(self, channel: Channel | None, task: Task) -> bytes:
        if channel is None:
            raise Unavailable("no such channel")
        attachment = task.facts.attachment
        if attachment.size is not None and attachment.size > MOST:
            raise Oversize(f"a file of {attachment.size} bytes")
        try:
            return await channel.fetch(attachment.remote, MOST)
        except SendError:
            raise
        except Exception as problem:  # boundary: a channel's fault is tried again like any other
            raise Unavailable(type(problem).__name__) from None

    async def _keep(self, task: Task, body: bytes) -> None:
        """Writes the file a part at a time; it counts as here with the last of them."""
        for start in range(0, max(len(body), 1), STEP):
            piece, first = body[start : start + STEP], start // file_parts.PART
            await self._store.run(lambda tx, piece=piece, first=first: self._write(tx, task, piece, first))  # type: ignore[misc]
        digest = hashlib.sha256(body).hexdigest()
        await self._store.run(lambda tx: files.arrived(tx, task.id, digest, len(body)))

    def _write(self, tx: Tx, task: Task, piece: bytes, first: int) -> None:
        file_parts.write(tx, tx.case_key(task.place.case), task.id, file_parts.ORIGINAL, piece, first)

    def _failed(self, tx: Tx, task: Task, channel: Channel | None, error: SendError) -> None:
        log.warning("action=fetch file=%d try=%d problem=%s", task.id, task.tries, type(error).__name__)
        if isinstance(error, Refused):
            files.end(tx, task.id, State.REFUSED, "too-large" if isinstance(error, Oversize) else "gone")
            return
        patience = timedelta(seconds=channel.capabilities.file_patience if channel else 0.0)
        if tx.now - task.created_at > patience or task.tries >= MOST_TRIES:
            files.end(tx, task.id, State.MISSING, "not-fetched")
            return
        pause = min(2.0 ** min(task.tries, 11), LONGEST_PAUSE)
        files.later(tx, task.id, max(pause, error.retry_after if isinstance(error, Throttled) else 0.0), "not-yet")

    # looking

    async def look(self, task: Task) -> None:
        """What the file shows is written beside it, and where it tells something, a message for the rules."""
        try:
            body = await self._store.look(lambda tx: self._original(tx, task))
        except Unreadable as problem:  # erased meanwhile, or damaged
            log.error("action=look file=%d problem=%s", task.id, problem)
            await self._store.run(lambda tx: files.unseen(tx, task.id, "damaged"))
            return
        look = await self._looker.look(task.facts, body)
        told = await self._store.run(lambda tx: files.looked(tx, task.id, look))
        log.info("action=looked file=%d kind=%s reason=%s told=%s", task.id, look.facts.kind, look.reason, told is not None)

    def _original(self, tx: Tx, task: Task) -> bytes:
        return file_parts.original(tx, tx.case_key(task.place.case), task.id, task.facts.sha256)


async def _safely(work: Coroutine[Any, Any, None]) -> None:
    try:
        await work
    except StoreError as problem:
        log.error("action=files problem=%s", problem)  # its claim runs out, and it is done again
    except Exception as problem:  # boundary: one file must not stop the others; it is looked at again a few times
        log.error("action=files problem=%s", type(problem).__name__)
