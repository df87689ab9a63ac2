"""A Chroma server that says nothing, then one that is real and killed: tips are read, paged and named all the same."""

import asyncio
import shutil
import socket
import sys
import time
from pathlib import Path

import pytest

from bench import records
from bench.process import SECRET, LineProcess
from bench.telegram import TelegramProcess
from bench.web import free_port
from tests.bot.house import until
from tests.faults.line import HEADER, URGENT, Caller

pytestmark = [pytest.mark.slow, pytest.mark.alone, pytest.mark.timeout(180)]

NAMED = URGENT + " 진베이4 건물이에요"
#: Seconds until an urgent tip is paged, whatever the server does.
PAGED = 5.0


def compounds(folder: Path) -> int:
    with records.opened(folder) as database:
        return int(database.execute("SELECT count(*) FROM matches WHERE rank = 0 AND band = 'matches'").fetchone()[0])


async def paged(caller: Caller, telegram: TelegramProcess, number: int) -> float:
    """Seconds until the room is paged for one more urgent tip."""
    before, begun = len(await telegram.pages()), time.monotonic()
    assert await caller.write(number, NAMED, number=number) == 200
    while len(await telegram.pages()) <= before:
        assert time.monotonic() - begun < 60
        await asyncio.sleep(0.05)
    return time.monotonic() - begun


async def line_with(folder: Path, telegram: TelegramProcess, url: str) -> LineProcess:
    extra = {"TIPLINE_CHROMA_URL": url, "TIPLINE_LADDER_CRITICAL": "duty 600", "TIPLINE_DUTY_ROOM_PER_MINUTE": "100000"}
    line = LineProcess(folder, telegram.url, free_port(), free_port(), extra)
    await line.start()
    return line


def caller_of(line: LineProcess) -> Caller:
    made = Caller(line.port)
    made.header = {**HEADER, "X-Telegram-Bot-Api-Secret-Token": SECRET}
    return made


async def test_a_server_that_says_nothing_delays_no_page(tmp_path: Path) -> None:
    telegram = TelegramProcess()
    await telegram.start()
    with socket.create_server(("127.0.0.1", 0)) as mute:
        line = await line_with(tmp_path, telegram, f"http://127.0.0.1:{mute.getsockname()[1]}")
        try:
            async with caller_of(line) as caller:
                await paged(caller, telegram, 1)  # the first one waits until the reading process is ready
                assert await paged(caller, telegram, 2) < PAGED
            await until(lambda: compounds(tmp_path) == 2)
        finally:
            await line.stop()
            await telegram.stop()


async def test_a_server_that_is_killed_and_comes_back_delays_no_page(tmp_path: Path) -> None:
    program = shutil.which("chroma", path=str(Path(sys.executable).parent))
    if program is None:
        pytest.skip("no chroma command")
    port, telegram = free_port(), TelegramProcess()
    command = (program, "run", "--path", str(tmp_path / "server"), "--host", "127.0.0.1", "--port", str(port))
    server = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL)
    await telegram.start()
    line = await line_with(tmp_path, telegram, f"http://127.0.0.1:{port}")
    try:
        async with caller_of(line) as caller:
            await paged(caller, telegram, 1)
            assert await paged(caller, telegram, 2) < PAGED
            server.kill()
            await server.wait()
            assert await paged(caller, telegram, 3) < PAGED
        await until(lambda: compounds(tmp_path) == 3)
    finally:
        await line.stop()
        await telegram.stop()
        if server.returncode is None:
            server.kill()
            await server.wait()
