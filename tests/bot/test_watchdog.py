"""Whether Telegram delivers to us and to nobody else is looked at each minute, and officers hear of it where not."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from bot.channels.contract import SendError
from bot.channels.telegram import TelegramChannel, TelegramSettings
from bot.texts import say
from bot.watchdog import Watchdog
from storage import tables as t
from storage import warnings
from storage.engine import open_engine
from storage.keys import MasterKey
from storage.store import Store
from storage.warnings import Kind
from tests.channels.fake_telegram import FakeTelegram, Fault
from tests.channels.line import Line

pytestmark = pytest.mark.filterwarnings("ignore:Deprecated since version v22.2")

TOKEN = "123456:AAfake-token-of-a-test"
OURS = "https://line.example/telegram/family"
THEIRS = "https://thief.example/hook"


@pytest.fixture
async def store(store_url: str) -> AsyncIterator[Store]:
    opened = Store(open_engine(store_url), MasterKey(b"k" * 32), lambda: datetime.now(UTC))
    opened.check_key()
    yield opened
    opened.engine.dispose()


@pytest.fixture
async def telegram() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram(poll_penalty=0.05, webhook_pauses=(0.0, 0.02)).serving() as fake:
        yield fake


def channel_of(telegram: FakeTelegram, hook: str) -> TelegramChannel:
    settings = TelegramSettings("family", TOKEN, "s", hook, base_url=telegram.url, base_file_url=telegram.file_url)
    return TelegramChannel(settings, say, lambda seconds: asyncio.sleep(seconds / 100))


def stand(store: Store) -> list[Kind]:
    with store.read() as tx:
        return [one.kind for one in warnings.standing(tx)]


def notices(store: Store) -> list[object]:
    with store.read() as tx:
        return [row["body"]["warning"] for row in tx.all(sa.select(t.outbox.c.body).where(t.outbox.c.kind == "notice"))]


async def test_a_webhook_that_was_moved_is_told_and_taken_back(telegram: FakeTelegram, store: Store) -> None:
    channel, dog = channel_of(telegram, OURS), Watchdog(store, (), room=True)
    await channel.run(Line().intake)
    await dog.look(channel)
    assert stand(store) == []
    for _ in range(2):  # told once however often it happens before somebody has seen it
        telegram.bot(TOKEN).webhook = THEIRS
        await dog.look(channel)
        assert telegram.bot(TOKEN).webhook == OURS
    await dog.look(channel)
    assert (stand(store), notices(store)) == ([Kind.HOOK_MOVED], ["hook_moved"])
    await channel.close()


async def test_before_telegram_was_told_our_address_nothing_is_wrong(telegram: FakeTelegram, store: Store) -> None:
    channel = channel_of(telegram, OURS)
    telegram.bot(TOKEN).webhook = "https://old.example/"
    await Watchdog(store, (), room=True).look(channel)
    assert stand(store) == []
    await channel.close()


async def test_updates_that_pile_up_with_an_error_are_told_until_they_flow(telegram: FakeTelegram, store: Store) -> None:
    channel, dog = channel_of(telegram, OURS), Watchdog(store, (), room=True)
    await channel.run(Line().intake)
    bot = telegram.bot(TOKEN)
    await dog.look(channel)
    bot.complaint = {
        "last_error_date": int(time.time()),
        "last_error_message": "Wrong response from the webhook: 503 of 123456789",
    }
    bot.complaint["pending_update_count"] = 31
    await dog.look(channel)
    with store.read() as tx:
        (one,) = warnings.standing(tx)
    assert (one.kind, one.detail["pending"]) == (Kind.HOOK_FAILING, 31)
    assert one.detail["error"] == "Wrong response from the webhook: 503 of #"
    await dog.look(channel)
    assert stand(store) == [Kind.HOOK_FAILING]
    bot.complaint["pending_update_count"] = 0
    await dog.look(channel)
    assert (stand(store), notices(store)) == ([], [])
    await channel.close()


async def test_an_old_error_or_a_short_queue_is_no_warning(telegram: FakeTelegram, store: Store) -> None:
    channel, dog = channel_of(telegram, OURS), Watchdog(store, (), room=True)
    await channel.run(Line().intake)
    await dog.look(channel)
    telegram.bot(TOKEN).complaint = {
        "last_error_date": int(time.time()) - 900,
        "last_error_message": "x",
        "pending_update_count": 9,
    }
    await dog.look(channel)
    assert stand(store) == []
    await channel.close()


async def test_a_webhook_set_while_we_poll_and_others_who_poll_are_told(telegram: FakeTelegram, store: Store) -> None:
    channel, dog, line = channel_of(telegram, ""), Watchdog(store, (), room=True), Line()
    telegram.bot(TOKEN).webhook = "https://left.example/from-before"
    polling = asyncio.create_task(channel.run(line.intake))
    await telegram.write(TOKEN, 77, "여기요")
    await until(lambda: line.texts == ["여기요"])
    await dog.look(channel)
    assert stand(store) == []
    conflict = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    telegram.fail(TOKEN, "getUpdates", *[Fault(409, conflict)] * 3)
    telegram.bot(TOKEN).webhook = THEIRS
    await telegram.write(TOKEN, 77, "또 왔어요")
    await until(lambda: not telegram.bot(TOKEN).faults["getUpdates"] and telegram.bot(TOKEN).webhook == "")
    await telegram.write(TOKEN, 77, "그리고 또")
    await until(lambda: len(line.texts) == 3)
    await dog.look(channel)
    assert set(stand(store)) == {Kind.HOOK_MOVED, Kind.OTHER_POLLER}
    assert sorted(map(str, notices(store))) == ["hook_moved", "other_poller"]
    polling.cancel()
    with suppress(asyncio.CancelledError):
        await polling
    await channel.close()


async def test_a_telegram_that_does_not_answer_is_no_warning(telegram: FakeTelegram, store: Store) -> None:
    channel, dog = channel_of(telegram, OURS), Watchdog(store, (), room=False)
    telegram.fail(TOKEN, "getWebhookInfo", Fault(500))
    with pytest.raises(SendError):
        await dog.look(channel)
    assert stand(store) == []
    await channel.close()


async def until(true: Callable[[], object], seconds: float = 10.0) -> None:
    async with asyncio.timeout(seconds):
        while not true():
            await asyncio.sleep(0.01)
