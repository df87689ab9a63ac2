"""The store full, locked or away: 503 and a plain word, nothing acknowledged is lost, and everything goes on by itself."""

import asyncio
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from bench import records
from bench.process import SECRET as BENCH_SECRET
from bench.process import LineProcess
from bench.web import free_port

# ruff: noqa: SIM117 - the line and who calls it read better one inside the other
from bot.app import House
from storage import tables as t
from tests.bot.house import running, until
from tests.channels.fake_telegram import FakeTelegram
from tests.faults.line import CALM, HEADER, URGENT, Caller, hooked, room, rows
from tests.postgres import PostgresServer, postgres_server
from triage.understanding import World

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]

#: Seconds within which the line takes messages again, and the ladder climbs again, once the store is back.
RESUMES = 10.0
WORDS = "Please help my sister, she has not written for six days"


def step(house: House) -> int:
    found = rows(house, sa.select(t.escalations.c.step).order_by(t.escalations.c.id))
    return int(found[0]["step"]) if found else -1


def messages(house: House) -> int:
    return len(rows(house, sa.select(t.messages.c.id).where(t.messages.c.direction == "in")))


def unread(house: House) -> int:
    return len(rows(house, sa.select(t.messages.c.id).where(t.messages.c.read_at.is_(None))))


async def refused_and_said(caller: Caller) -> None:
    """The webhook is told to come back, and who writes in the browser sees that it was not kept, with their words still there."""
    assert await caller.write(700, CALM) == 503
    page = await caller.chat(WORDS)
    assert page.status_code == 503
    assert "has not arrived yet" in page.text
    assert WORDS in page.text


async def resumed(caller: Caller) -> float:
    """Seconds until a message is taken again."""
    begun = time.monotonic()
    while await caller.write(701, CALM) != 200:
        assert time.monotonic() - begun < RESUMES
        await asyncio.sleep(0.2)
    return time.monotonic() - begun


class Fill:
    """Fills the store: no page more than it has, by SQLite's own limit."""

    def __init__(self, house: House) -> None:
        self._full = False
        sa.event.listen(house.store.engine, "checkout", self._checkout)

    def _checkout(self, connection: sqlite3.Connection, _record: object, _proxy: object) -> None:
        connection.execute(f"PRAGMA max_page_count={1 if self._full else 1_073_741_823}")

    def full(self) -> None:
        """Nothing more is written."""
        self._full = True

    def free(self) -> None:
        """There is space again."""
        self._full = False


@pytest.mark.alone
async def test_a_full_store_refuses_plainly_and_goes_on_once_there_is_space(
    tmp_path: Path, world: World, sqlite_url: str
) -> None:
    async with FakeTelegram().serving() as telegram, running(hooked(tmp_path, telegram, sqlite_url), world) as house:
        disk = Fill(house)
        async with Caller(house.public.port) as caller:
            assert await caller.write(501, URGENT) == 200
            await until(lambda: step(house) >= 1)
            disk.full()
            for words in (CALM * 40, CALM):  # until the pages it has are full, for the shortest message too
                while await caller.write(700, words) == 200:
                    pass
            await refused_and_said(caller)
            await asyncio.sleep(4)
            stuck = step(house)
            disk.free()
            await resumed(caller)
            assert await caller.write(502, URGENT) == 200
            await until(lambda: step(house) > stuck + 1, RESUMES)
            await until(lambda: unread(house) == 0)
            assert messages(house) == len(caller.acknowledged)
            await until(lambda: len(rows(house, sa.select(t.escalations.c.id))) == 2)


@pytest.mark.alone
async def test_a_store_that_another_process_locks_for_ten_seconds_is_waited_for(
    tmp_path: Path, world: World, sqlite_url: str
) -> None:
    async with FakeTelegram().serving() as telegram, running(hooked(tmp_path, telegram, sqlite_url), world) as house:
        async with Caller(house.public.port) as caller:
            assert await caller.write(501, URGENT) == 200
            await until(lambda: step(house) >= 0)
            before = step(house)
            other = sqlite3.connect(tmp_path / "tipline.db", isolation_level=None)
            other.execute("BEGIN IMMEDIATE")
            writing = [asyncio.create_task(caller.write(800 + number, CALM)) for number in range(20)]
            await asyncio.sleep(10)
            assert not any(task.done() and task.result() == 200 for task in writing)
            other.execute("ROLLBACK")
            other.close()
            assert set(await asyncio.gather(*writing)) <= {200, 503}
            await resumed(caller)
            await until(lambda: step(house) > before + 1, RESUMES)
            await until(lambda: unread(house) == 0)
            assert messages(house) == len(caller.acknowledged)


@pytest.fixture
def own_server() -> Iterator[PostgresServer]:
    """A PostgreSQL that may be stopped."""
    with postgres_server() as server:
        yield server


@pytest.mark.alone
@pytest.mark.postgres
async def test_a_postgres_that_is_stopped_and_started_again_loses_nothing(
    tmp_path: Path, world: World, own_server: PostgresServer, long: bool
) -> None:
    with own_server.fresh_database() as url:
        async with FakeTelegram().serving() as telegram, running(hooked(tmp_path, telegram, url), world) as house:
            async with Caller(house.public.port) as caller:
                assert await caller.write(501, URGENT) == 200
                await until(lambda: step(house) >= 1)
                own_server.stop()
                await refused_and_said(caller)
                await asyncio.sleep(30 if long else 5)
                own_server.start()
                await resumed(caller)
                stuck = step(house)
                await until(lambda: step(house) > stuck + 1, RESUMES)
                assert await caller.write(502, URGENT) == 200
                await until(lambda: len(rows(house, sa.select(t.escalations.c.id))) == 2)
                await until(lambda: unread(house) == 0)
                assert messages(house) == len(caller.acknowledged)
                await until(lambda: any("코드 0" in text for text in room(telegram)[-3:]))


# a real disk of a few megabytes, where one may be mounted


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A folder on a file system of its own, of 24 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(folder)]
    if os.geteuid() or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("needs the right to mount a tmpfs")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=False)


@pytest.mark.alone
async def test_a_full_disk_refuses_and_the_process_goes_on_once_there_is_space(disk: Path) -> None:
    async with FakeTelegram().serving() as telegram:
        quick = {"TIPLINE_LADDER_CRITICAL": "duty 2, all 2"}
        line = LineProcess(disk, telegram.url.removesuffix("/bot"), free_port(), free_port(), quick)
        await line.start()
        try:
            async with Caller(line.port) as caller:
                header = {**HEADER, "X-Telegram-Bot-Api-Secret-Token": BENCH_SECRET}
                await _filled_and_freed(caller, header, disk)
        finally:
            await line.stop()


async def _filled_and_freed(caller: Caller, header: dict[str, str], disk: Path) -> None:
    caller.header = header
    assert await caller.write(501, URGENT) == 200
    await until(lambda: _steps(disk) >= 1)
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (1 << 16, 1 << 10, 1):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError:
                continue
    while await caller.write(700, CALM * 40) == 200:
        pass
    await refused_and_said(caller)
    await asyncio.sleep(5)
    stuck = _steps(disk)
    filler.unlink()
    await resumed(caller)
    await until(lambda: _steps(disk) > stuck + 1, RESUMES + 5)
    await until(lambda: records.unfinished(disk)[0] == 0)
    assert records.kept(disk) == {str(number) for number in caller.acknowledged}
    assert records.sound(disk)


def _steps(disk: Path) -> int:
    with records.opened(disk) as database:
        return int(database.execute("SELECT coalesce(max(step), -1) FROM escalations").fetchone()[0])


async def test_a_folder_that_cannot_be_written_is_said_at_the_start(disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    command = [sys.executable, "-m", "bot", "serve"]
    line = LineProcess(disk, "http://127.0.0.1:9", free_port(), free_port())
    process = await asyncio.create_subprocess_exec(*command, env=line.environment(), stderr=asyncio.subprocess.PIPE)
    _, said = await asyncio.wait_for(process.communicate(), 60)
    assert process.returncode == 1
    assert b"Traceback" not in said
    assert said.startswith(b"tipline: ")
    assert len(said.strip().splitlines()) == 1
