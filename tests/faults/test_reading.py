"""A rule that hangs, a reading process that is killed: nothing is lost, the line goes on, the unread goes to a person."""

import asyncio
import os
import signal
import time
from pathlib import Path

import psutil
import pytest
import sqlalchemy as sa

from bench import records
from bench.process import SECRET as BENCH_SECRET
from bench.process import LineProcess
from bench.telegram import TelegramProcess
from bench.web import free_port
from bot.reading import ReadingProcess, Sources
from storage import tables as t
from tests.bot.house import running, until
from tests.bot.odd_reader import DIE, NEVER, SLEEP
from tests.channels.fake_telegram import FakeTelegram
from tests.faults.line import CALM, HEADER, URGENT, Caller, hooked, room, rows

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]

CASES = sa.select(t.cases.c.level, t.cases.c.unsure, t.cases.c.failures).order_by(t.cases.c.id)
UNREAD = sa.select(t.messages.c.id).where(t.messages.c.read_at.is_(None), t.messages.c.direction == "in")


@pytest.mark.alone
@pytest.mark.parametrize("poison", [SLEEP, DIE])
async def test_what_cannot_be_read_goes_to_a_person_and_the_line_goes_on(tmp_path: Path, sqlite_url: str, poison: str) -> None:
    reader = ReadingProcess(Sources(), limit=1.0, module="tests.bot.odd_reader")
    async with (
        FakeTelegram().serving() as telegram,
        running(hooked(tmp_path, telegram, sqlite_url), reader) as house,
        Caller(house.public.port) as caller,
    ):
        assert await caller.write(1, f"{CALM} {poison}") == 200
        assert await caller.write(2, CALM) == 200
        assert await caller.write(3, URGENT) == 200
        await until(lambda: not rows(house, UNREAD), 20)
        poisoned, calm, urgent = rows(house, CASES)
        assert (poisoned["level"], poisoned["unsure"], bool(poisoned["failures"])) == ("high", True, True)
        assert calm["level"] not in ("critical", "high")
        assert urgent["level"] == "critical"
        await until(lambda: len(room(telegram)) >= 2)


@pytest.mark.alone
async def test_a_ladder_climbs_while_nothing_can_read_yet(tmp_path: Path, sqlite_url: str) -> None:
    reader = ReadingProcess(Sources(), module="tests.bot.odd_reader")
    async with FakeTelegram().serving() as telegram:
        given = hooked(tmp_path, telegram, sqlite_url, ladder_critical="duty 2, all 600")
        async with running(given, reader) as house, Caller(house.public.port) as caller:
            assert await caller.write(1, URGENT) == 200
            await until(lambda: room(telegram))
        blind = ReadingProcess(Sources(own={NEVER: {}}), module="tests.bot.odd_reader")
        begun = time.monotonic()
        async with running(given, blind):
            await until(lambda: "2차" in "".join(room(telegram)))
            assert time.monotonic() - begun < 10


async def test_a_child_killed_in_mid_reading_loses_nothing(tmp_path: Path) -> None:
    telegram = TelegramProcess()
    await telegram.start()
    line = LineProcess(tmp_path, telegram.url, free_port(), free_port(), {"TIPLINE_DUTY_ROOM_PER_MINUTE": "100000"})
    await line.start()
    try:
        async with Caller(line.port) as caller:
            caller.header = {**HEADER, "X-Telegram-Bot-Api-Secret-Token": BENCH_SECRET}
            assert await caller.write(1, URGENT) == 200
            await until(lambda: records.unfinished(tmp_path)[0] == 0, 20)
            for turn in range(60):
                assert await caller.write(100 + turn, URGENT if turn % 20 == 0 else CALM) == 200
                if turn in (20, 45):
                    os.kill(reading(line).pid, signal.SIGKILL)
                await asyncio.sleep(0.01)
            await until(lambda: records.unfinished(tmp_path)[0] == 0, 40)
            assert {str(number) for number in caller.acknowledged} <= records.kept(tmp_path)
        await until(lambda: levels(tmp_path).count("critical") == 4)
        assert levels(tmp_path).count("high") == 0
    finally:
        await line.stop()
        await telegram.stop()


def reading(line: LineProcess) -> psutil.Process:
    """The process in which this line reads."""
    assert line.process is not None
    return next(child for child in psutil.Process(line.process.pid).children() if "bot.reader" in child.cmdline())


def levels(folder: Path) -> list[str]:
    with records.opened(folder) as database:
        return [level for (level,) in database.execute("SELECT level FROM cases ORDER BY id")]
