"""Fetching updates: what came is stored first, and only then confirmed to Telegram."""

import asyncio
import json
import logging
import re
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Protocol

from bot.channels.contract import Incoming, SendError, StoreUnavailable
from bot.channels.telegram.api import GotNothing, Unreadable

log = logging.getLogger(__name__)

LONGEST_WAIT = 30.0
LEAST_WAIT = 0.05
CONFLICT = 409
MOST_AT_ONCE = 100
_NUMBER = re.compile(rb'"update_id"\s*:\s*(\d{1,18})\b')


class Updates(Protocol):
    """The calls a poller makes."""

    async def updates(self, offset: int | None, wait: int, limit: int = MOST_AT_ONCE) -> Sequence[Any]: ...

    async def receive_by_polling(self) -> None: ...


class Poller:
    """Asks for updates until cancelled.

    `parse` reads one raw update; `keep` returns when messages are on disk and raises `StoreUnavailable` when they are not.
    `rival` is told when somebody else gets our updates: by a webhook (True), or by fetching them too.
    `long_poll` is how many seconds Telegram holds a call open, 50 at most.
    """

    def __init__(
        self,
        api: Updates,
        parse: Callable[[bytes], tuple[Incoming, ...]],
        keep: Callable[[Sequence[Incoming]], Awaitable[None]],
        long_poll: int = 50,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
        rival: Callable[[bool], None] = lambda _hook: None,
    ) -> None:
        self._api = api
        self._parse = parse
        self._keep = keep
        self._long_poll = min(long_poll, 50)
        self._pause = pause
        self._rival = rival

    async def run(self) -> None:
        """Stores everything that comes, in order, until cancelled. Starts without an offset: Telegram knows where we were."""
        offset: int | None = None
        failures, limit, polled = 0, MOST_AT_ONCE, False
        while True:
            try:
                updates = await self._api.updates(offset, self._long_poll, limit)
                await self._keep([message for update in updates for message in self._parse(_raw(update))])
            except Unreadable as poison:
                # One unreadable update must not hold up its neighbours: they are asked for one by one until it is found.
                failures += 1
                log.error("updates that cannot be read, try %d", failures)
                limit, alone = 1, limit == 1
                passed = await self._kept_raw(poison.body) if alone else None
                offset, limit = (passed + 1, MOST_AT_ONCE) if passed is not None else (offset, limit)
                await self._pause(LEAST_WAIT if passed is not None or not alone else _backoff(failures))
                continue
            except GotNothing as why:
                failures += 1
                log.warning("no updates (%s), try %d", why, failures)
                if why.code == CONFLICT:
                    await self._met_rival("webhook" in str(why), polled)
                await self._pause(why.wait if why.wait is not None else _backoff(failures))
                continue
            except StoreUnavailable:
                failures += 1
                log.error("updates could not be stored and stay with Telegram, try %d", failures)
                await self._pause(_backoff(failures))
                continue
            polled = True
            failures, limit = 0, limit if limit == 1 and updates else MOST_AT_ONCE
            numbers = [number for update in updates if (number := _number(update)) is not None]
            if numbers:
                offset = max(numbers) + 1
            else:
                await self._pause(_backoff(1) if updates else LEAST_WAIT)  # a server that answers at once must not make us spin

    async def _met_rival(self, hook: bool, polled: bool) -> None:
        """Takes a webhook away that stands in our way; one that was there before we came is nobody's fault."""
        if polled or not hook:
            self._rival(hook)
        if hook:
            await free_for_polling(self._api)

    async def _kept_raw(self, body: bytes) -> int | None:
        """The number of the one update of an answer that cannot be read, once the answer is kept as it came; else None."""
        found = _NUMBER.search(body)
        if found is None:
            return None
        try:
            await self._keep(self._parse(body))
        except StoreUnavailable:
            return None
        return int(found[1])


async def free_for_polling(api: Updates) -> None:
    """A webhook that stood in the way is gone, where Telegram takes the wish; polling is tried in any case."""
    try:
        await api.receive_by_polling()
    except SendError as error:
        log.warning("the webhook could not be taken away (%s)", error)


def _raw(update: object) -> bytes:
    return json.dumps(update).encode()


def _number(update: object) -> int | None:
    """The update's number, where it has one that Telegram could have given."""
    number = update.get("update_id") if isinstance(update, dict) else None
    return number if isinstance(number, int) and not isinstance(number, bool) and 0 <= number < 2**62 else None


def _backoff(failures: int) -> float:
    return float(min(2.0 ** (failures - 1), LONGEST_WAIT))
