"""Fetching updates: what came is stored first, and only then confirmed to Telegram."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, Protocol

from bot.channels.contract import Incoming, SendError, StoreUnavailable
from bot.channels.telegram.api import GotNothing

log = logging.getLogger(__name__)

LONGEST_WAIT = 30.0
LEAST_WAIT = 0.05
CONFLICT = 409
Update = Mapping[str, Any]


class Updates(Protocol):
    """The calls a poller makes."""

    async def updates(self, offset: int | None, wait: int, limit: int = 100) -> Sequence[Update]: ...

    async def receive_by_polling(self) -> None: ...


class Poller:
    """Asks for updates until cancelled.

    `parse` reads one raw update; `keep` returns when messages are on disk and raises `StoreUnavailable` when they are not.
    `long_poll` is how many seconds Telegram holds a call open, 50 at most.
    """

    def __init__(
        self,
        api: Updates,
        parse: Callable[[bytes], tuple[Incoming, ...]],
        keep: Callable[[Sequence[Incoming]], Awaitable[None]],
        long_poll: int = 50,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._api = api
        self._parse = parse
        self._keep = keep
        self._long_poll = min(long_poll, 50)
        self._pause = pause

    async def run(self) -> None:
        """Stores everything that comes, in order, until cancelled. Starts without an offset: Telegram knows where we were."""
        offset: int | None = None
        failures = 0
        while True:
            try:
                updates = await self._api.updates(offset, self._long_poll)
                await self._keep([message for update in updates for message in self._parse(_raw(update))])
            except GotNothing as why:
                failures += 1
                log.warning("no updates (%s), try %d", why, failures)
                if why.code == CONFLICT and "webhook" in str(why):
                    await free_for_polling(self._api)
                await self._pause(why.wait if why.wait is not None else _backoff(failures))
                continue
            except StoreUnavailable:
                failures += 1
                log.error("updates could not be stored and stay with Telegram, try %d", failures)
                await self._pause(_backoff(failures))
                continue
            failures = 0
            numbers = [number for update in updates if isinstance(number := update.get("update_id"), int)]
            if numbers:
                offset = max(numbers) + 1
            else:
                await self._pause(_backoff(1) if updates else LEAST_WAIT)  # a server that answers at once must not make us spin


async def free_for_polling(api: Updates) -> None:
    """A webhook that stood in the way is gone, where Telegram takes the wish; polling is tried in any case."""
    try:
        await api.receive_by_polling()
    except SendError as error:
        log.warning("the webhook could not be taken away (%s)", error)


def _raw(update: Update) -> bytes:
    return json.dumps(update).encode()


def _backoff(failures: int) -> float:
    return float(min(2.0 ** (failures - 1), LONGEST_WAIT))
