"""The word that clears a chat: everything goes off the phone, nothing of the case, and only officers hear how it went."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.app import House
from bot.channels.contract import Refused, SendError, Unavailable, Unchanged
from bot.sender import Lane, Pointless
from bot.wiping import with_wiping
from storage import outbox, wiping
from storage import tables as t
from storage.casefile import case_file
from storage.engine import open_engine
from storage.inbox import keep
from storage.keys import MasterKey
from storage.migrate import upgrade
from storage.store import Store
from tests.bot.house import TOKEN, column, running, settings, until
from tests.channels.fake_channel import FakeChannel
from tests.channels.fake_telegram import FakeTelegram, Fault
from tests.storage.arrivals import arrival
from triage.understanding import World

CRY = "바벳에 갇혀 있어요 여권도 뺏겼어요"
MINE = 501


class Erasing(FakeChannel):
    """A channel that takes messages back; raises what stands in `troubles`, one a call, and for the ids in `stuck`."""

    name = "telegram"

    def __init__(self) -> None:
        super().__init__()
        self.erased: list[list[str]] = []
        self.troubles: list[SendError | None] = []
        self.stuck: set[str] = set()

    async def erase(self, chat: str, message_ids: Sequence[str]) -> None:
        if self.troubles and (trouble := self.troubles.pop(0)):
            raise trouble
        if self.stuck & set(message_ids):
            raise Refused("message can't be deleted")
        self.erased.append(list(message_ids))


class Clock:
    now = datetime(2026, 1, 10, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@asynccontextmanager
async def kept(folder: Path, clock: Clock, count: int = 3) -> AsyncIterator[Store]:
    """A store with one conversation of so many messages, numbered from 1."""
    engine = open_engine(f"sqlite:///{folder / 't.db'}")
    upgrade(engine)
    store = Store(engine, MasterKey(b"k" * 32), clock)
    store.check_key()
    with store.write() as tx:
        keep(tx, [arrival(str(number), text="x") for number in range(1, count + 1)])
    yield store
    engine.dispose()


async def ordered(store: Store) -> outbox.Due:
    with store.write() as tx:
        assert wiping.order(tx, 1, 1, 3)
        assert not wiping.order(tx, 1, 1, 3)
        (row,) = outbox.claim(tx, "telegram/family", "w", timedelta(seconds=1))
    return row


def lane(store: Store, channel: FakeChannel) -> Lane:
    async def nothing(_row: outbox.Due) -> str:
        raise AssertionError("no reply waits here")

    return with_wiping(store, channel, Lane("telegram/family", nothing))


def notes(store: Store) -> list[str]:
    with store.read() as tx:
        case = case_file(tx, 1)
    assert case is not None
    return [note.text for note in case.notes]


async def test_all_goes_in_calls_of_a_hundred(tmp_path: Path) -> None:
    async with kept(tmp_path, Clock(), 250) as store:
        channel = Erasing()
        await lane(store, channel).deliver(await ordered(store))
        assert [len(ids) for ids in channel.erased] == [100, 100, 50]
        assert [one for ids in channel.erased for one in ids] == [str(number) for number in range(1, 251)]
        assert "250개" in notes(store)[0]


async def test_what_is_too_old_to_go_is_told_to_the_officer(tmp_path: Path) -> None:
    clock = Clock()
    async with kept(tmp_path, clock) as store:
        clock.now += timedelta(hours=48)
        with store.write() as tx:
            keep(tx, [arrival("9", text="지워")])
        channel = Erasing()
        await lane(store, channel).deliver(await ordered(store))
        assert channel.erased == [["9"]]
        assert "1개를 지웠고, 48시간이 지난 3개는 남았습니다" in notes(store)[0]


async def test_after_a_break_it_is_done_from_the_start(tmp_path: Path) -> None:
    async with kept(tmp_path, Clock(), 150) as store:
        channel, row = Erasing(), await ordered(store)
        channel.troubles = [None, Unavailable("gone")]
        with pytest.raises(Unavailable):
            await lane(store, channel).deliver(row)
        assert notes(store) == []
        await lane(store, channel).deliver(row)
        assert [len(ids) for ids in channel.erased] == [100, 100, 50]


async def test_one_message_that_stays_keeps_no_other_back_and_is_told(tmp_path: Path) -> None:
    async with kept(tmp_path, Clock()) as store:
        channel = Erasing()
        channel.stuck = {"2"}
        with pytest.raises(Refused):
            await lane(store, channel).deliver(await ordered(store))
        assert channel.erased == [["1"], ["3"]]
        assert "다 지우지 못했습니다" in notes(store)[0]


async def test_what_is_gone_already_is_no_failure(tmp_path: Path) -> None:
    async with kept(tmp_path, Clock()) as store:
        channel = Erasing()
        channel.troubles = [Unchanged("message to delete not found")]
        await lane(store, channel).deliver(await ordered(store))
        assert "지웠습니다" in notes(store)[0]


async def test_a_channel_that_cannot_says_so_to_the_officer(tmp_path: Path) -> None:
    async with kept(tmp_path, Clock()) as store:
        with pytest.raises(Pointless):
            await lane(store, FakeChannel()).deliver(await ordered(store))
        assert "이 채널은" in notes(store)[0]


def erased(telegram: FakeTelegram) -> set[int]:
    return {int(one) for call in telegram.calls(TOKEN, "deleteMessages") for one in call.params["message_ids"]}


def noted(house: House) -> bool:
    return bool(column(house, t.notes.c.id))


@pytest.mark.slow
async def test_on_telegram_both_sides_go_and_nothing_is_said(tmp_path: Path, world: World, database_url: str) -> None:
    async with FakeTelegram().serving() as telegram, running(settings(tmp_path, telegram, database_url), world) as house:
        first = await telegram.write(TOKEN, MINE, CRY)
        await until(lambda: telegram.shown(TOKEN, MINE))
        last = await telegram.write(TOKEN, MINE, "지워")
        await until(lambda: noted(house))
        assert {first, last} < erased(telegram)
        assert telegram.shown(TOKEN, MINE) == []
        await asyncio.sleep(0.5)
        assert telegram.shown(TOKEN, MINE) == []
        assert column(house, t.messages.c.direction) == ["in", "out", "in"]
        assert column(house, t.cases.c.level) == ["critical"]


@pytest.mark.slow
async def test_what_was_still_to_be_said_is_not_said_any_more(tmp_path: Path, world: World) -> None:
    async with FakeTelegram().serving() as telegram, running(settings(tmp_path, telegram), world) as house:
        telegram.fail(TOKEN, "sendMessage", *[Fault(status=500)] * 4)
        await telegram.write(TOKEN, MINE, CRY)
        await until(lambda: "out" in column(house, t.messages.c.direction))
        await telegram.write(TOKEN, MINE, "삭제")
        await until(lambda: noted(house))
        await asyncio.sleep(1.5)
        assert telegram.shown(TOKEN, MINE) == []


@pytest.mark.slow
async def test_it_is_finished_after_the_line_went_down_in_the_middle(tmp_path: Path, world: World) -> None:
    async with FakeTelegram().serving() as telegram:
        async with running(settings(tmp_path, telegram), world) as house:
            await telegram.write(TOKEN, MINE, CRY)
            await until(lambda: telegram.shown(TOKEN, MINE))
            telegram.fail(TOKEN, "deleteMessages", Fault(stall=30))
            await telegram.write(TOKEN, MINE, "🧹")
            await until(lambda: telegram.calls(TOKEN, "deleteMessages"))
        assert telegram.shown(TOKEN, MINE)
        async with running(settings(tmp_path, telegram), world) as house:
            await until(lambda: noted(house))
            assert telegram.shown(TOKEN, MINE) == []
