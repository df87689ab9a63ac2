"""Works off the outbox: one sender for each lane, urgent first, within the lane's limits, retried until it is settled."""

import asyncio
import logging
import time
from collections import deque
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.channels.contract import Refused, Throttled, Unavailable, Unchanged, Unreachable
from bot.waking import Bell
from storage import outbox
from storage.outbox import Due
from storage.store import Store, StoreError, Tx
from storage.talk import mark_unreachable

log = logging.getLogger("tipline.sender")

#: Seconds one sending may take before it counts as failed and is tried again.
PATIENCE = 20.0
#: How long a claimed row belongs to its worker; longer than `PATIENCE`, so that nobody sends it twice.
LEASE = timedelta(seconds=40)
#: Seconds that sendings under way may take to end when the line is told to stop: cut off, they would be sent again.
_LAST_WORDS = 4.0
_AT_ONCE = 8
_MOST_TOGETHER = 500
#: Seconds a lane pauses after a failure, doubled with each further one up to the longest; a success ends it.
_BACK_OFF, _LONGEST_BACK_OFF = 0.1, 3.0


class Pointless(Exception):
    """What was to be sent has become pointless: the alarm was answered, or the case erased."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a lane may send: messages a second in all, seconds between two to one chat, messages a minute to the lane's group."""

    per_second: float = 30.0
    per_chat_seconds: float = 0.0
    per_minute: int = 0  #: 0 = no limit


@dataclass(frozen=True, slots=True)
class Crowd:
    """More pages than people can read: beyond `singles` a minute, all that wait go out as one message, `gap` seconds apart.

    `deliver` sends that message for these rows, or raises like a lane's. Where no alarm among them is new, `again` seconds apart.
    """

    deliver: Callable[[Sequence[Due]], Awaitable[str]]
    singles: int = 6
    gap: float = 5.0
    again: float = 30.0


@dataclass(frozen=True, slots=True)
class Lane:
    """One way out. `deliver` sends a row and gives the channel's id of it, or raises a `SendError` or `Pointless`."""

    name: str
    deliver: Callable[[Due], Awaitable[str]]
    limits: Limits = Limits()
    crowd: Crowd | None = None


class Sender:
    """Sends what was committed, until cancelled."""

    def __init__(self, store: Store, lanes: Mapping[str, Lane], worker: str, bell: Bell) -> None:
        self._store = store
        self._lanes = lanes
        self._worker = worker
        self._bell = bell
        self._work = {name: asyncio.Event() for name in lanes}

    async def run(self) -> None:
        """Serves every lane until cancelled; then what is under way may end."""
        await self._written(lambda tx: outbox.release(tx, self._worker))
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
        """Keeps up to `_AT_ONCE` sendings under way; a slow one holds up nobody but its own conversation."""
        pace, sending = _Pace(lane.limits), set[asyncio.Task[None]]()
        try:
            while True:
                await self._work[lane.name].wait()
                self._work[lane.name].clear()
                try:
                    await self._begin(lane, pace, sending)
                except StoreError as problem:
                    log.error("action=send lane=%s problem=%s", lane.name, problem)
                    await asyncio.sleep(1)
        finally:
            if sending:
                await asyncio.wait(sending, timeout=_LAST_WORDS)
            for task in sending:
                task.cancel()

    async def _begin(self, lane: Lane, pace: "_Pace", sending: set[asyncio.Task[None]]) -> None:
        """Claims what may go now and begins to send it. Nothing is claimed that would have to wait for the lane's turn."""
        room = min(_AT_ONCE - len(sending), pace.room())
        if room <= 0:
            return
        kind = ""
        if lane.crowd is not None:
            waiting = await self._store.look(lambda tx: outbox.pages_waiting(tx, lane.name))
            singles = pace.singles_left(lane.crowd) - len(sending)
            if waiting.alarms > singles and pace.may_crowd(lane.crowd, waiting.new):
                await self._send_together(lane, lane.crowd, pace)
                return
            # Alarms that came since the look are no singles beyond those that are left: the next look sees them.
            kind = "update" if waiting.alarms > singles or singles <= 0 else ""
            room = room if kind else min(room, singles)
        for row in await self._store.run(lambda tx: outbox.claim(tx, lane.name, self._worker, LEASE, room, kind)):
            pace.count()
            task = asyncio.create_task(self._send(lane, pace, row))
            sending.add(task)
            task.add_done_callback(lambda task: self._ended(lane, task, sending))

    def _ended(self, lane: Lane, task: asyncio.Task[None], sending: set[asyncio.Task[None]]) -> None:
        sending.discard(task)
        if len(sending) <= _AT_ONCE // 2:  # a claim is a write: one for several rows where they come fast
            self._work[lane.name].set()

    async def _send(self, lane: Lane, pace: "_Pace", row: Due) -> None:
        await pace.turn(row.conversation_id)
        became = await _tried(row, lane.deliver(row))
        pace.heed(became, alone=row.conversation_id is not None)
        if row.kind == "page" and became.went:
            pace.rang()
        await self._written(lambda tx: became.settle(tx, row))

    async def _send_together(self, lane: Lane, crowd: Crowd, pace: "_Pace") -> None:
        rows = await self._store.run(lambda tx: outbox.claim(tx, lane.name, self._worker, LEASE, _MOST_TOGETHER, "page"))
        if not rows:
            return
        pace.count()
        pace.rang_together()
        became = await _tried(rows[0], crowd.deliver(rows))
        pace.heed(became, alone=False)

        def settle(tx: Tx) -> None:
            for row in rows:
                became.settle(tx, row)

        await self._written(settle)

    async def _written(self, settle: Callable[[Tx], object]) -> None:
        """Returns once it is written, however long the database is away: what was sent and not noted would be sent again."""
        while True:
            try:
                await self._store.run(settle)
            except StoreError as problem:
                log.error("action=settle problem=%s", problem)
                await asyncio.sleep(1)
            else:
                return


@dataclass(frozen=True, slots=True)
class _Became:
    """What became of a try: what to write about a row, and for how many seconds its chat wants nothing more."""

    settle: Callable[[Tx, Due], None]
    hold: float = 0.0
    went: bool = False
    away: bool = False  #: nobody answered, or not with sense: likely so for every other message now


async def _tried(row: Due, sending: Awaitable[str]) -> _Became:
    """Sends; what became of it."""
    try:
        async with asyncio.timeout(PATIENCE):
            external_id = await sending
    except Unchanged:
        return _Became(lambda tx, row: outbox.sent(tx, row.id, ""))
    except Pointless:
        return _Became(lambda tx, row: outbox.drop(tx, row.id))
    except Throttled as wait:
        seconds = wait.retry_after
        return _Became(lambda tx, row: outbox.later(tx, row.id, seconds, "throttled", counts=False), seconds)
    except StoreError:
        return _Became(lambda tx, row: outbox.later(tx, row.id, 1.0, "StoreError", counts=False))
    except Exception as problem:  # boundary: a fault of ours in one message must not stop the lane
        return _setback(row, problem)
    log.info("action=sent kind=%s lane=%s row=%d", row.kind, row.lane, row.id)
    return _Became(lambda tx, row: outbox.sent(tx, row.id, external_id), went=True)


def _setback(row: Due, problem: Exception) -> _Became:
    name = type(problem).__name__
    log.warning("action=not_sent kind=%s lane=%s row=%d problem=%s try=%d", row.kind, row.lane, row.id, name, row.attempts + 1)
    if isinstance(problem, Unreachable) and row.kind == "reply" and row.message_id is not None:
        return _Became(lambda tx, row: _unreachable(tx, row, name))
    if isinstance(problem, Refused) and row.kind != "page":
        return _Became(lambda tx, row: outbox.failed(tx, row.id, name))
    away = isinstance(problem, (Unavailable, TimeoutError))
    delay = min(2.0 ** min(row.attempts, 10), 10.0 if row.kind == "page" else 60.0) if away else 30.0
    return _Became(lambda tx, row: outbox.later(tx, row.id, delay, name), away=away)


def _unreachable(tx: Tx, row: Due, problem: str) -> None:
    if row.message_id is not None:
        mark_unreachable(tx, row.message_id)
    outbox.failed(tx, row.id, problem)


class _Pace:
    """What may go now under a lane's limits, and whose turn is when."""

    def __init__(self, limits: Limits, now: Callable[[], float] = time.monotonic) -> None:
        self._limits = limits
        self._now = now
        self._next = 0.0
        self._held = 0.0
        self._chats: dict[int, float] = {}
        self._minute: deque[float] = deque()
        self._singles: deque[float] = deque()
        self._crowded = float("-inf")
        self._failures = 0

    def room(self) -> int:
        """How many messages may begin now; 0 while the lane's group is at its limit or asked to be left alone."""
        if self._now() < self._held:
            return 0
        if not self._limits.per_minute:
            return _AT_ONCE
        return max(0, self._limits.per_minute - _in_a_minute(self._minute, self._now()))

    def heed(self, became: _Became, alone: bool) -> None:
        """Begins nothing for a while where the lane's one chat asked for that, or where nobody answers try after try.

        A throttled chat that is `alone` in wanting it holds up no other.
        """
        seconds = 0.0 if alone else became.hold
        self._failures = self._failures + 1 if became.away else 0
        if self._failures:
            seconds = max(seconds, min(_BACK_OFF * 2.0 ** min(self._failures - 1, 10), _LONGEST_BACK_OFF))
        self._held = max(self._held, self._now() + seconds)

    def singles_left(self, crowd: Crowd) -> int:
        """How many pages may have a message of their own now."""
        return crowd.singles - _in_a_minute(self._singles, self._now())

    def may_crowd(self, crowd: Crowd, new: bool) -> bool:
        """Whether one message for many may go now."""
        return self._now() - self._crowded >= (crowd.gap if new else crowd.again)

    def count(self) -> None:
        """Counts a message that begins now against the limit of a minute."""
        if self._limits.per_minute:
            self._minute.append(self._now())

    def rang(self) -> None:
        """Counts a page that had a message of its own."""
        self._singles.append(self._now())

    def rang_together(self) -> None:
        """Notes that one message for many pages goes now."""
        self._crowded = self._now()

    async def turn(self, chat: int | None) -> None:
        """Returns when one more message may go to this chat; a wait of seconds at the most."""
        now = self._now()
        at = max(now, self._next)
        if chat is not None and self._limits.per_chat_seconds:
            at = max(at, self._chats.get(chat, 0.0))
            if len(self._chats) > 1000:
                self._chats = {name: until for name, until in self._chats.items() if until > now}
            self._chats[chat] = at + self._limits.per_chat_seconds
        self._next = max(self._next, now) + 1.0 / self._limits.per_second
        await asyncio.sleep(at - now)


def _in_a_minute(times: deque[float], now: float) -> int:
    while times and times[0] <= now - 60.0:
        times.popleft()
    return len(times)
