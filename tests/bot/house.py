"""The whole line in one process for flow tests: real store, real ports, a fake Telegram, and a hand to see into it."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import sqlalchemy as sa

from bot.app import House, build, open_store, run
from bot.config import Settings, read_settings
from bot.reader import ReadingHere
from bot.reading import Reader
from storage import officers
from storage import tables as t
from tests.channels.fake_telegram import FakeTelegram
from triage.understanding import World

TOKEN = "1000001:test"
SECRET = "a-secret-of-the-webhook"
ROOM = "-1009"
OFFICER = "777"


def settings(folder: Path, telegram: FakeTelegram, database: str = "", **given: object) -> Settings:
    """Settings of a line with one polling Telegram bot and a duty room, on free ports."""
    bots = [{"account": "family", "token": TOKEN}]
    return read_settings(
        data_dir=folder,
        database_url=database,
        public_port=0,
        desk_port=0,
        telegram=json.loads(json.dumps(bots)),
        telegram_api=telegram.url.removesuffix("/bot"),
        duty_room=ROOM,
        ladder_critical="duty 1, all 1",
        **given,
    )


@asynccontextmanager
async def running(given: Settings, world: World | Reader) -> AsyncIterator[House]:
    """The line, up and answering, with one officer whose Telegram id is `OFFICER`; taken down afterwards."""
    store, _ = open_store(given)
    with store.write() as tx:
        if officers.by_login(tx, "kim") is None:
            officers.create(tx, "kim", "김담당", "officer", "a long pass phrase", telegram_user=OFFICER)
    house = build(given, store, ReadingHere(world) if isinstance(world, World) else world)
    ready = asyncio.Event()
    task = asyncio.create_task(run(house, lambda _house: ready.set()))
    waiting = asyncio.create_task(ready.wait())
    await asyncio.wait([task, waiting], return_when=asyncio.FIRST_COMPLETED)
    try:
        if task.done():
            await task
        yield house
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        store.engine.dispose()


async def until(reached: Callable[[], object], seconds: float = 15.0) -> None:
    """Returns once it holds. Raises TimeoutError."""
    async with asyncio.timeout(seconds):
        while not reached():
            await asyncio.sleep(0.05)


def column(house: House, selected: sa.Column[object]) -> list[object]:
    """All values of a column, in the order of their rows."""
    with house.store.read() as tx:
        return list(tx.connection.execute(sa.select(selected).order_by(selected.table.c.id)).scalars())


def levels(house: House) -> list[object]:
    """The level of every case."""
    return column(house, t.cases.c.level)
