"""Saved before understood: everything that comes in is committed here, many at a time, before anybody acknowledges it."""

import asyncio
import hashlib
import json
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Any

from bot.channels.contract import Accepted, Incoming, OfficerPress, RoomNews, StoreUnavailable
from storage.inbox import Arrival, keep
from storage.store import Store, StoreAway, StoreError
from triage.glance import glance
from triage.masking import mask_rrn

log = logging.getLogger("tipline.intake")

#: Messages written in one commit at the most; more wait for the next one.
MOST_AT_ONCE = 256
#: This many in one commit, not longer ago than this, is a crowd.
CROWD, CROWD_SECONDS = 4, 0.1


@dataclass(slots=True)
class _Waiting:
    arrivals: list[Arrival]
    done: "asyncio.Future[list[bool]]"


class Intake:
    """Commits what channels hand over. Calls that come while a commit runs share the next one: one sync for many messages."""

    def __init__(
        self,
        store: Store,
        press: Callable[[Incoming, OfficerPress], Awaitable[None]],
        news: Callable[[Incoming, RoomNews], Awaitable[None]],
    ) -> None:
        """`press` answers buttons pressed in the duty room, `news` heeds who comes and goes there."""
        self._store = store
        self._press = press
        self._news = news
        self._queue: asyncio.Queue[_Waiting] = asyncio.Queue()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="intake")
        self._last_size = 0
        self._last_at = 0.0

    async def __call__(self, incoming: Sequence[Incoming]) -> list[Accepted]:
        """Returns once everything is on disk. Raises `StoreUnavailable` where it is not: then do not acknowledge."""
        for item in incoming:
            await self._of_the_room(item)
        tips = [item for item in incoming if not _is_of_the_room(item)]
        if not tips:
            return [Accepted.STORED for _ in incoming]
        waiting = _Waiting([arrival(item) for item in tips], asyncio.get_running_loop().create_future())
        self._queue.put_nowait(waiting)
        verdicts = iter(await waiting.done)
        return [Accepted.STORED if _is_of_the_room(item) or next(verdicts) else Accepted.REPEAT for item in incoming]

    async def _of_the_room(self, item: Incoming) -> None:
        """Heeds what happened in the duty room, which is no tip."""
        try:
            if item.officer_press is not None:
                await self._press(item, item.officer_press)
            if item.room_news is not None:
                await self._news(item, item.room_news)
        except StoreError as problem:
            raise StoreUnavailable(str(problem)) from None

    @property
    def busy(self) -> bool:
        """Whether messages come in so fast that they are written several at a time."""
        return self._last_size >= CROWD and time.monotonic() - self._last_at < CROWD_SECONDS

    async def run(self) -> None:
        """Writes until cancelled."""
        loop = asyncio.get_running_loop()
        while True:
            batch = [await self._queue.get()]
            while len(batch) < MOST_AT_ONCE and not self._queue.empty():
                batch.append(self._queue.get_nowait())
            self._last_size, self._last_at = len(batch), time.monotonic()
            work = loop.run_in_executor(self._thread, self._write, [waiting.arrivals for waiting in batch])
            _settle(batch, await asyncio.shield(work))

    def _write(self, groups: list[list[Arrival]]) -> list[list[bool] | StoreUnavailable]:
        try:
            return list(self._commit(groups))
        except StoreAway as problem:
            log.error("action=refused count=%d problem=%s", len(groups), problem)
            return [StoreUnavailable(str(problem)) for _ in groups]
        except StoreError:
            pass
        # One request that the database refuses must not take its neighbours with it.
        return [self._alone(group) for group in groups]

    def _alone(self, group: list[Arrival]) -> list[bool] | StoreUnavailable:
        try:
            return self._commit([group])[0]
        except StoreError as problem:
            log.error("action=refused count=%d problem=%s", len(group), problem)
            return StoreUnavailable(str(problem))

    def _commit(self, groups: list[list[Arrival]]) -> list[list[bool]]:
        with self._store.write() as tx:
            verdicts = iter(keep(tx, [arrival for group in groups for arrival in group]))
        return [[next(verdicts) for _ in group] for group in groups]


def _is_of_the_room(item: Incoming) -> bool:
    return item.officer_press is not None or item.room_news is not None


def _settle(batch: Sequence[_Waiting], results: "Sequence[list[bool] | StoreUnavailable]") -> None:
    for waiting, result in zip(batch, results, strict=True):
        if waiting.done.done():
            continue
        if isinstance(result, StoreUnavailable):
            waiting.done.set_exception(result)
        else:
            waiting.done.set_result(result)


def arrival(item: Incoming) -> Arrival:
    """The incoming message as it may be written: registration numbers masked, ids short enough for a key, a first look taken."""
    text, masked = mask_rrn(item.message.text)
    return Arrival(
        channel=item.channel,
        account=item.account,
        external_id=_short(item.external_id),
        chat=item.chat,
        message=replace(item.message, text=text) if masked else item.message,
        raw=without_numbers(item.raw),
        message_id=_short(item.message_id),
        language=item.language[:8],
        glance=glance(text),
        masked=masked,
        bodies=item.bodies,
    )


def _short(name: str) -> str:
    """A channel's id as a key: as it is where it fits, else its hash."""
    if len(name) <= 120 and name.isprintable():
        return name
    return "sha256:" + hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()


def without_numbers(raw: bytes) -> bytes:
    """The payload with registration numbers masked inside its strings; its other numbers are ids and stay."""
    text = raw.decode("utf-8", "replace")
    if not mask_rrn(text)[1] and "\\u" not in text:
        return raw
    try:
        payload = json.loads(raw)
    except (ValueError, RecursionError):
        return mask_rrn(text)[0].encode("utf-8", "replace")
    try:
        masked = _masked(payload)
    except RecursionError:  # nested so deep that only its letters can be looked through
        return mask_rrn(text)[0].encode("utf-8", "replace")
    return raw if masked == payload else json.dumps(masked, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _masked(value: Any) -> Any:
    if isinstance(value, str):
        return mask_rrn(value)[0]
    if isinstance(value, list):
        return [_masked(item) for item in value]
    if isinstance(value, dict):
        return {name: _masked(item) for name, item in value.items()}
    return value
