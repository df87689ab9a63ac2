"""Looks each minute whether Telegram still delivers to us and to nobody else; a stolen token shows first in that."""

import asyncio
import logging
from collections.abc import Sequence
from datetime import timedelta

from bot.channels.contract import SendError
from bot.channels.telegram import TelegramChannel
from bot.channels.telegram.delivery import Delivery
from storage import warnings
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

    def __init__(self, store: Store, channels: Sequence[TelegramChannel], room: bool, every: float = EVERY) -> None:
        self._store = store
        self._channels = channels
        self._room = room
        self._every = every
        self._waiting: dict[str, int] = {}

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
        before = self._waiting.get(channel.account, delivery.waiting)
        self._waiting[channel.account] = delivery.waiting
        await self._store.run(lambda tx: self._judge(tx, channel.account, delivery, hooks, pollers, before))
        if not delivery.ours:
            await channel.take_back()

    def _judge(self, tx: Tx, account: str, delivery: Delivery, hooks: int, pollers: int, before: int) -> None:
        if hooks or not delivery.ours:
            self._alert(tx, Kind.HOOK_MOVED, account)
        if pollers >= _RIVALS:
            self._alert(tx, Kind.OTHER_POLLER, account)
        recent = delivery.error_at is not None and tx.now - delivery.error_at < _RECENT
        if recent and delivery.waiting > before:
            warnings.warn(tx, Kind.HOOK_FAILING, account, pending=delivery.waiting, error=delivery.error)
        elif not recent or not delivery.waiting:
            warnings.settle(tx, Kind.HOOK_FAILING, account)

    def _alert(self, tx: Tx, kind: Kind, account: str) -> None:
        """Warns on the desk, and where that is news in the duty room too: a stolen token waits for nobody to look."""
        if not warnings.warn(tx, kind, account, anew=True):
            return
        log.error("action=delivery_warning kind=%s account=%s", kind.value, account)
        if self._room:
            key = f"warn:{kind.value}:{account}:{int(tx.now.timestamp())}"
            put(tx, key[:96], "pager/room", "notice", CHANGE, {"warning": kind.value, "subject": account})
