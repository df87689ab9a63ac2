"""A disk that fails now and then: what was acknowledged is kept, what could not be kept is refused plainly, nothing hangs."""

import asyncio
import random
import shutil
import subprocess
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bench import records
from bench.process import SECRET, LineProcess
from bench.telegram import TelegramProcess
from bench.web import free_port
from tests.bot.house import until
from tests.faults.line import CALM, HEADER, URGENT, Caller

LIBRARIES = Path("/usr/lib/fiu")
WORDS = "Please help my sister, she has not written for six days"
#: Calls of the file system that fail, and how often; sockets are not read and written by these.
FAILING = {"sync/*": 0.1, "rw/pwrite*": 0.05, "rw/pread*": 0.02, "oc/open*": 0.02}
#: Seconds an answer may take while the disk fails.
PATIENCE = 20.0

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(600),
    pytest.mark.skipif(
        not shutil.which("fiu-ctrl"),
        reason="no libfiu (Debian and Ubuntu: apt-get install fiu-utils)",
    ),
]


@dataclass
class Failing:
    """A line whose calls of the file system can be made to fail."""

    line: LineProcess
    fifo: Path

    @classmethod
    def at(cls, folder: Path, telegram: str, enabled: str = "") -> "Failing":
        """Not started yet; with `enabled` it fails from its start on."""
        fifo = folder / "fiu"
        libraries = " ".join(str(LIBRARIES / name) for name in ("fiu_run_preload.so", "fiu_posix_preload.so"))
        extra = {
            "LD_PRELOAD": libraries,
            "FIU_CTRL_FIFO": str(fifo),
            "FIU_ENABLE": enabled,
            "TIPLINE_LADDER_CRITICAL": "duty 600",
            "TIPLINE_DUTY_ROOM_PER_MINUTE": "100000",
        }
        return cls(LineProcess(folder, telegram, free_port(), free_port(), extra), fifo)

    async def disk(self, fails: float) -> None:
        """From now on these calls fail so many times as often as usual; 0 for never."""
        assert self.line.process is not None
        given: list[str] = []
        for name, often in FAILING.items():
            how = f"enable_random name=posix/io/{name},probability={often * fails}" if fails else f"disable name=posix/io/{name}"
            given += ["-c", how]
        command = ["fiu-ctrl", "-f", str(self.fifo), *given, str(self.line.process.pid)]
        done = await asyncio.to_thread(subprocess.run, command, capture_output=True, text=True, timeout=30, check=False)
        assert (done.returncode, done.stderr) == (0, "")


@dataclass
class Told:
    """What a caller was told: acknowledged chats, and how many were refused."""

    chats: set[int] = field(default_factory=set)
    refused: int = 0
    pages: int = 0
    pages_refused: int = 0


async def write(caller: Caller, told: Told, seconds: float, first: int) -> None:
    """Writes as many do at once, each chat one message that is sent again until it is acknowledged or time is up."""
    loop = asyncio.get_running_loop()
    until_then = loop.time() + seconds

    async def one(chat: int) -> None:
        while loop.time() < until_then:
            status = await caller.write(chat, URGENT if chat % 5 == 0 else CALM, number=chat)
            assert status in (200, 503), status
            if status == 200:
                told.chats.add(chat)
                return
            told.refused += 1
            await asyncio.sleep(0.05)

    async def browser(number: int) -> None:
        page = await caller.chat(WORDS, number)
        assert page.status_code in (200, 303, 503), page.status_code
        if page.status_code == 503:
            told.pages_refused += 1
            assert "has not arrived yet" in page.text
            assert WORDS in page.text
        else:
            told.pages += 1

    chat = first
    while loop.time() < until_then:
        await asyncio.wait_for(asyncio.gather(*(one(chat + number) for number in range(8)), browser(chat)), PATIENCE + seconds)
        chat += 8


@pytest.mark.parametrize("seed", range(1, 7))
async def test_what_is_acknowledged_while_the_disk_fails_is_kept_and_answered_once(tmp_path: Path, seed: int, long: bool) -> None:
    if not long:  # twenty seconds each
        pytest.skip("the long form: make faults")
    telegram = TelegramProcess()
    await telegram.start()
    failing = Failing.at(tmp_path, telegram.url)
    await failing.line.start()
    process, told = failing.line.process, Told()
    assert process is not None
    try:
        async with Caller(failing.line.port) as caller:
            caller.header = {**HEADER, "X-Telegram-Bot-Api-Secret-Token": SECRET}
            assert await caller.write(5, URGENT, number=5) == 200
            await failing.disk(fails=random.Random(seed).choice([0.1, 0.3, 1.0]))
            await write(caller, told, 10, first=1_000)
            await failing.disk(fails=0)
            begun = asyncio.get_running_loop().time()
            while await caller.write(6, CALM, number=6) != 200:
                assert asyncio.get_running_loop().time() - begun < 10
                await asyncio.sleep(0.2)
        await until(lambda: records.unfinished(tmp_path) == (0, 0), 90)
        assert process.returncode is None
        await _judged(tmp_path, telegram, told)
        await failing.line.kill()
        failing.line.extra = {}
        await failing.line.start()
        assert {str(chat) for chat in told.chats} <= records.kept(tmp_path)
    finally:
        await failing.line.stop()
        await telegram.stop()


async def _judged(folder: Path, telegram: TelegramProcess, told: Told) -> None:
    print(f"acknowledged {len(told.chats)} and {told.pages}, refused {told.refused} and {told.pages_refused}")
    assert told.chats
    assert told.refused
    assert {str(chat) for chat in told.chats} <= records.kept(folder)
    assert records.sound(folder)
    with records.opened(folder) as database:
        (pages,) = database.execute("SELECT count(*) FROM updates WHERE channel = 'webchat'").fetchone()
        levels = Counter(level for (level,) in database.execute("SELECT level FROM cases"))
    assert pages >= told.pages
    urgent = sum(chat % 5 == 0 for chat in told.chats)
    assert levels["critical"] >= urgent
    replies = Counter(
        str(call["params"]["chat_id"])
        for call in await telegram.calls()
        if call["method"] == "sendMessage" and not str(call["params"]["chat_id"]).startswith("-")
    )
    assert [chat for chat, count in replies.items() if count > 1] == []
    assert {str(chat) for chat in told.chats if chat % 5 == 0} <= set(replies)
    assert len({page.reference for page in await telegram.pages()}) >= urgent


@pytest.mark.parametrize("seed", range(1, 13))
async def test_a_start_on_a_failing_disk_gets_ready_or_says_why_not(tmp_path: Path, seed: int, long: bool) -> None:
    if not long:
        pytest.skip("the long form: make faults")
    often = random.Random(seed).choice([0.01, 0.05, 0.3])
    enabled = "\n".join(
        f"enable_random name=posix/io/{name},probability={often}" for name in ("sync/*", "rw/pwrite*", "rw/pread*")
    )
    failing = Failing.at(tmp_path, "http://127.0.0.1:9", enabled)
    try:
        await asyncio.wait_for(failing.line.start(), 60)
    except RuntimeError:
        said = (tmp_path / "line.log").read_text()
        assert "Traceback" not in said
        assert said.splitlines()[-1].startswith("tipline: ")
    await failing.line.kill()
    failing.line.extra = {}
    await failing.line.start()
    await failing.line.stop()
    assert records.sound(tmp_path)
