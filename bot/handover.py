"""Answers for a request that is open now: from the store to the channel that asks, and back where they were not taken."""

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta

from bot.channels.contract import Outgoing
from bot.channels.kakao import Answers
from bot.channels.parts import in_parts
from storage import outbox
from storage.handover import claim_for, give_back
from storage.outbox import Due
from storage.store import Store, Tx
from storage.talk import outgoing

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=120)  #: longer than any request stays open
LOOK_AGAIN = 0.05  #: seconds


@dataclass(frozen=True, slots=True)
class Taken:
    """Claimed rows with the messages they are; `pointless` ones are gone, `too_long` ones no request can hold."""

    rows: tuple[Due, ...] = ()
    outs: tuple[Outgoing, ...] = ()
    pointless: tuple[Due, ...] = ()
    too_long: tuple[Due, ...] = ()


def handover(store: Store, channel: str, max_text: int, worker: str) -> Answers:
    """A reader of what waits for (account, chat); takes it as sent when the block that reads it ends well."""

    @asynccontextmanager
    async def answers(account: str, chat: str, seconds: float, most: int) -> AsyncIterator[Sequence[Outgoing]]:
        taken = await _first(account, chat, seconds, most)
        try:
            yield taken.outs
        except BaseException:  # boundary: whatever became of the request, what it did not take waits for the next
            await store.run(lambda tx: give_back(tx, taken.rows, worker))
            raise
        if taken.rows:
            await store.run(lambda tx: _handed(tx, taken.rows))

    async def _first(account: str, chat: str, seconds: float, most: int) -> Taken:
        until = asyncio.get_running_loop().time() + seconds
        while True:
            taken = await store.run(lambda tx: _take(tx, account, chat, most))
            if taken.outs or asyncio.get_running_loop().time() >= until:
                return taken
            await asyncio.sleep(LOOK_AGAIN)

    def _take(tx: Tx, account: str, chat: str, most: int) -> Taken:
        claimed = claim_for(tx, channel, account, chat, worker, LEASE, most)
        taken = _fitting(tx, claimed, chat, max_text, most)
        for row in taken.pointless:
            outbox.drop(tx, row.id)
        for row in taken.too_long:
            outbox.failed(tx, row.id, "too long for the channel")
        kept = {row.id for row in (*taken.rows, *taken.pointless, *taken.too_long)}
        give_back(tx, [row for row in claimed if row.id not in kept], worker)
        return taken

    return answers


def _handed(tx: Tx, rows: Sequence[Due]) -> None:
    for row in rows:
        outbox.sent(tx, row.id, row.key)


def _fitting(tx: Tx, claimed: Sequence[Due], chat: str, max_text: int, most: int) -> Taken:
    """As many of the rows as fit into `most` messages, in order."""
    taken = Taken()
    for row in claimed:
        found = None if row.message_id is None else outgoing(tx, row.message_id)
        if found is None:
            taken = Taken(taken.rows, taken.outs, (*taken.pointless, row), taken.too_long)
            continue
        said = found[1]
        *earlier, last = in_parts(said.text, max_text)
        if 1 + len(earlier) > most:
            taken = Taken(taken.rows, taken.outs, taken.pointless, (*taken.too_long, row))
            continue
        if len(taken.outs) + 1 + len(earlier) > most:
            break
        parts = [Outgoing(chat, text, f"{row.key}.{number}") for number, text in enumerate(earlier)]
        end = Outgoing(chat, last, row.key, said.buttons, said.ask_place, said.silent, language=said.language)
        taken = Taken((*taken.rows, row), (*taken.outs, *parts, end), taken.pointless, taken.too_long)
    return taken
