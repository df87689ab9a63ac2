"""Works off the outbox: one sender for each lane, urgent first, within the lane's limits, retried until it is settled."""

import asyncio
import logging
import time
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from bot.channels.contract import Refused, SendError, Throttled, Unavailable, Unchanged, Unreachable
from bot.waking import Bell
from storage import outbox
from storage.casework import mark_unreachable
from storage.outbox import Due
from storage.store import Store, StoreError, Tx

log = logging.getLogger("tipline.sender")

#: Seconds one sending may take before it counts as failed and is tried again.
PATIENCE = 20.0
#: How long a claimed row belongs to its worker; longer than `PATIENCE`, so that nobody sends it twice.
LEASE = timedelta(seconds=60)
_AT_ONCE = 8


class Pointless(Exception):
    """What was to be sent has become pointless: the alarm was answered, or the case erased."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a lane may send: messages a second in all, seconds between two to one chat, messages a minute to the lane's group."""

    per_second: float = 30.0
    per_chat_seconds: float = 0.0
    per_minute: int = 0  #: 0 = no limit


@dataclass(frozen=True, slots=True)
class Lane:
    """One way out. `deliver` sends a row and gives the channel's id of it, or raises a `SendError` or `Pointless`."""

    name: str
    deliver: Callable[[Due], Awaitable[str]]
    limits: Limits = Limits()


class Sender:
    """Sends what was committed, until cancelled."""

    def __init__(self, store: Store, lanes: Mapping[str, Lane], worker: str, bell: Bell) -> None:
        self._store = store
        self._lanes = lanes
        self._worker = worker
        self._bell = bell
        self._work = {name: asyncio.Event() for name in lanes}

    async def run(self) -> None:
        """Serves every lane until cancelled."""
        await self._store.run(lambda tx: outbox.release(tx, self._worker))
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._dispatch())
            for lane in self._lanes.values():
                tasks.create_task(self._serve(lane))

    async def _dispatch(self) -> None:
        while True:
            try:
                for name in await self._store.look(outbox.lanes_due):
                    if name in self._work:
                        self._work[name].set()
            except StoreError as problem:
                log.error("action=dispatch problem=%s", problem)
            await self._bell.wait("outbox", 0.5)

    async def _serve(self, lane: Lane) -> None:
        pace = _Pace(lane.limits)
        while True:
            await self._work[lane.name].wait()
            self._work[lane.name].clear()
            try:
                while rows := await self._store.run(lambda tx: outbox.claim(tx, lane.name, self._worker, LEASE, _AT_ONCE)):
                    await asyncio.gather(*(self._send(lane, pace, row) for row in rows))
            except StoreError as problem:
                log.error("action=send lane=%s problem=%s", lane.name, problem)
                await asyncio.sleep(1)

    async def _send(self, lane: Lane, pace: "_Pace", row: Due) -> None:
        await pace.turn(row.conversation_id)
        settle = await _tried(lane, row)
        await self._store.run(settle)


async def _tried(lane: Lane, row: Due) -> Callable[[Tx], None]:
    """Sends the row; what to write about it."""
    try:
        async with asyncio.timeout(PATIENCE):
            external_id = await lane.deliver(row)
    except Unchanged:
        return lambda tx: outbox.sent(tx, row.id, "")
    except Pointless:
        return lambda tx: outbox.drop(tx, row.id)
    except Throttled as wait:
        seconds = wait.retry_after
        return lambda tx: outbox.later(tx, row.id, seconds, "throttled", counts=False)
    except (SendError, TimeoutError) as problem:
        return _setback(lane, row, problem)
    except StoreError:
        raise
    except Exception as problem:  # boundary: a fault of ours in one message must not stop the lane
        return _setback(lane, row, problem)
    log.info("action=sent kind=%s lane=%s row=%d", row.kind, lane.name, row.id)
    return lambda tx: outbox.sent(tx, row.id, external_id)


def _setback(lane: Lane, row: Due, problem: Exception) -> Callable[[Tx], None]:
    name = type(problem).__name__
    log.warning("action=not_sent kind=%s lane=%s row=%d problem=%s try=%d", row.kind, lane.name, row.id, name, row.attempts + 1)
    message = row.message_id
    if isinstance(problem, Unreachable) and row.kind == "reply" and message is not None:
        return lambda tx: _unreachable(tx, row.id, message, name)
    if isinstance(problem, Refused) and row.kind != "page":
        return lambda tx: outbox.failed(tx, row.id, name)
    delay = min(2.0**row.attempts, 60.0) if isinstance(problem, (Unavailable, TimeoutError)) else 30.0
    return lambda tx: outbox.later(tx, row.id, delay, name)


def _unreachable(tx: Tx, row_id: int, message_id: int, problem: str) -> None:
    mark_unreachable(tx, message_id)
    outbox.failed(tx, row_id, problem)


class _Pace:
    """Waits its turn under a lane's limits."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._next = 0.0
        self._chats: dict[int, float] = {}
        self._minute: deque[float] = deque()

    async def turn(self, chat: int | None) -> None:
        """Returns when one more message may go to this chat."""
        now = time.monotonic()
        at = max(now, self._next)
        if chat is not None and self._limits.per_chat_seconds:
            at = max(at, self._chats.get(chat, 0.0))
        if self._limits.per_minute and len(self._minute) >= self._limits.per_minute:
            at = max(at, self._minute.popleft() + 60.0)
        self._next = max(self._next, now) + 1.0 / self._limits.per_second
        self._remember(chat, at, now)
        await asyncio.sleep(at - now)

    def _remember(self, chat: int | None, at: float, now: float) -> None:
        if self._limits.per_minute:
            self._minute.append(at)
        if chat is not None and self._limits.per_chat_seconds:
            if len(self._chats) > 1000:
                self._chats = {name: until for name, until in self._chats.items() if until > now}
            self._chats[chat] = at + self._limits.per_chat_seconds
