"""Looks each minute whether Telegram still delivers to us and to nobody else; a stolen token shows first in that.

After a time in which nothing reached us alarms that still ring are posted again, as after a silence of ours (`bot/afresh.py`).
"""

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from datetime import timedelta

from bot.afresh import SILENCE
from bot.channels.contract import SendError
from bot.channels.telegram import TelegramChannel
from bot.channels.telegram.delivery import Delivery
from storage import ladder, warnings
from storage.outbox import CHANGE, put
from storage.store import Store, StoreError, Tx
from storage.warnings import Kind

log = logging.getLogger("tipline.watchdog")

EVERY = 60.0
#: An error of Telegram's that is older than this is no longer why updates wait.
_RECENT = timedelta(minutes=5)
#: So many refusals between two looks are no restart of ours that overlapped with itself.
_RIVALS = 3


class Watchdog:
    """The watch over the deliveries of every bot; `room` is whether there is a duty room to be told."""

    def __init__(
        self,
        store: Store,
        channels: Sequence[TelegramChannel],
        room: bool,
        every: float = EVERY,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._store = store
        self._channels = channels
        self._room = room
        self._every = every
        self._clock = clock
        self._waiting: dict[str, int] = {}
        self._heard: dict[str, float] = {}

    async def run(self) -> None:
        """Looks until cancelled."""
        while True:
            await asyncio.sleep(self._every)
            for channel in self._channels:
                try:
                    await self.look(channel)
                except SendError as problem:
                    log.warning("action=watch_delivery account=%s problem=%s", channel.account, problem)
                except StoreError as problem:
                    log.error("action=watch_delivery account=%s problem=%s", channel.account, problem)

    async def look(self, channel: TelegramChannel) -> None:
        """Warns of what stands between one bot and its updates, and takes the delivery back. Raises a `SendError`."""
        hooks, pollers = channel.take_rivals()
        delivery = await channel.delivery()
        cut_off = self._was_cut_off(channel.account)
        before = self._waiting.get(channel.account, delivery.waiting)
        self._waiting[channel.account] = delivery.waiting
        await self._store.run(lambda tx: self._judge(tx, channel.account, delivery, hooks, pollers, before, cut_off))
        self._heard[channel.account] = self._clock()
        if not delivery.ours:
            await channel.take_back()

    def _was_cut_off(self, account: str) -> bool:
        """Whether Telegram answers again after a silence in which buttons pressed may have been lost."""
        now = self._clock()
        return now - self._heard.get(account, now) > max(SILENCE.total_seconds(), 2 * self._every)

    def _judge(self, tx: Tx, account: str, delivery: Delivery, hooks: int, pollers: int, before: int, cut_off: bool) -> None:
        if hooks or not delivery.ours:
            self._alert(tx, Kind.HOOK_MOVED, account)
        if pollers >= _RIVALS:
            self._alert(tx, Kind.OTHER_POLLER, account)
        recent = delivery.error_at is not None and tx.now - delivery.error_at < _RECENT
        if recent and delivery.waiting > before:
            warnings.warn(tx, Kind.HOOK_FAILING, account, pending=delivery.waiting, error=delivery.error)
        elif not recent or not delivery.waiting:
            cut_off |= warnings.settle(tx, Kind.HOOK_FAILING, account)  # what it could not deliver meanwhile is lost too
        if cut_off and self._room:
            self._ring_again(tx, account)

    def _ring_again(self, tx: Tx, account: str) -> None:
        """Posts open alarms again, but those posted since Telegram is back: by their next rung, or by another process."""
        occasion = f"back:{account}:{int(tx.now.timestamp())}"
        posted = ladder.ring_again(tx, "room", occasion[:48], rested=timedelta(seconds=1.5 * self._every))
        log.warning("action=alarms_posted_again account=%s count=%d", account, posted)

    def _alert(self, tx: Tx, kind: Kind, account: str) -> None:
        """Warns on the desk, and where that is news in the duty room too: a stolen token waits for nobody to look."""
        if not warnings.warn(tx, kind, account, anew=True):
            return
        log.error("action=delivery_warning kind=%s account=%s", kind.value, account)
        if self._room:
            key = f"warn:{kind.value}:{account}:{int(tx.now.timestamp())}"
            put(tx, key[:96], "pager/room", "notice", CHANGE, {"warning": kind.value, "subject": account})
