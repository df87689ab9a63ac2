"""Whether Telegram delivers to us and to nobody else is looked at each minute, and officers hear of it where not."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from bot.channels.contract import SendError
from bot.channels.telegram import TelegramChannel, TelegramSettings
from bot.texts import say
from bot.watchdog import Watchdog
from storage import ladder, warnings
from storage import tables as t
from storage.engine import open_engine
from storage.inbox import keep
from storage.keys import MasterKey
from storage.store import Store
from storage.warnings import Kind
from tests.channels.fake_telegram import FakeTelegram, Fault
from tests.channels.line import Line
from tests.storage.arrivals import arrival
from triage.assessment import Level

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


async def test_alarms_are_posted_again_once_telegram_answers_after_a_silence(telegram: FakeTelegram, store: Store) -> None:
    seconds = [0.0]
    channel, dog = channel_of(telegram, OURS), Watchdog(store, (), room=True, clock=lambda: seconds[0])
    await channel.run(Line().intake)
    rung(store, at=datetime.now(UTC) - timedelta(minutes=5))

    async def after(wait: float) -> int:
        seconds[0] += wait
        await dog.look(channel)
        return len(waiting(store))

    assert await after(0) == 0
    assert await after(61) == 0
    telegram.fail(TOKEN, "getWebhookInfo", Fault(reset=True), Fault(reset=True))
    for _ in range(2):
        with pytest.raises(SendError):
            await after(60)
    assert await after(31) == 1
    assert await after(60) == 1
    await channel.close()


async def test_they_are_posted_again_when_updates_flow_that_had_piled_up(telegram: FakeTelegram, store: Store) -> None:
    channel, dog = channel_of(telegram, OURS), Watchdog(store, (), room=True)
    await channel.run(Line().intake)
    rung(store, at=datetime.now(UTC) - timedelta(seconds=20))  # posted a moment ago: whoever presses is heard
    bot = telegram.bot(TOKEN)
    await dog.look(channel)
    for count in (2, 0):
        bot.complaint = {"last_error_date": int(time.time()), "last_error_message": "503", "pending_update_count": count}
        await dog.look(channel)
    assert waiting(store) == []
    with store.write() as tx:
        tx.do(t.outbox.update().values(sent_at=tx.now - timedelta(minutes=5)))
    for count in (2, 0):
        bot.complaint["pending_update_count"] = count
        await dog.look(channel)
    assert len(waiting(store)) == 1
    await channel.close()


def rung(store: Store, at: datetime) -> None:
    """An alarm that was posted in the room then and that nobody answered."""
    policy = ladder.Ladder((ladder.Rung("duty", ("room",), 3600.0),))
    with store.write() as tx:
        keep(tx, [arrival("1")])
        case = int(tx.value(sa.select(t.cases.c.id)))
        assert ladder.raise_alarm(tx, case, Level.HIGH, policy) is not None
        tx.do(t.outbox.update().values(state="sent", sent_at=at))


def waiting(store: Store) -> list[str]:
    """The pages that have not gone out."""
    with store.read() as tx:
        due = sa.select(t.outbox.c.key).where(t.outbox.c.kind == "page", t.outbox.c.state == "due")
        return [row["key"] for row in tx.all(due)]


async def until(true: Callable[[], object], seconds: float = 10.0) -> None:
    async with asyncio.timeout(seconds):
        while not true():
            await asyncio.sleep(0.01)
