"""From intake to the duty room: seconds until the fake Telegram server has the page, idle and under load."""

import asyncio
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench import records
from bench.process import CHATS, SECRET, LineProcess, update
from bench.telegram import TelegramProcess
from bench.web import Connection, free_port, quantile

URGENT = "살려주세요 감금당했어요 여권 뺏기고 매일 맞아요 시아누크빌입니다"
CALM = "안녕하세요 다음달 앙코르와트 여행 가는데 날씨 어떤가요"
_HEADER = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
_PATH = "/telegram/family"


@dataclass(frozen=True, slots=True)
class Latency:
    """Seconds from posting an urgent tip to its page, tips without one, seconds from the start to `ready` and to a first page."""

    waits: list[float]
    missing: int
    ready: float
    first: float


async def measure(tips: int, every: float, load: float) -> Latency:
    """What so many urgent tips wait for, beside `load` calm messages a second, once the line has paged for the first time."""
    with tempfile.TemporaryDirectory() as folder:
        telegram = TelegramProcess()
        await telegram.start()
        line = LineProcess(Path(folder), telegram.url, free_port(), free_port(), {"TIPLINE_DUTY_ROOM_PER_MINUTE": "100000"})
        ready = await line.start()
        try:
            first = ready + await _first(line.port, telegram)
            posted = await _posted(line.port, tips, every, load)
            await asyncio.sleep(5)
            waits = await _waits(Path(folder), telegram, posted)
            return Latency(waits, len(posted) - len(waits), ready, first)
        finally:
            await line.stop()
            await telegram.stop()


async def _first(port: int, telegram: TelegramProcess) -> float:
    """Posts a tip at once; seconds until its page."""
    connection, begun = Connection(port), time.monotonic()
    await connection.post(_PATH, update(900_000, 899_999, URGENT), _HEADER)
    connection.close()
    for _ in range(600):
        await asyncio.sleep(0.1)
        if pages := await telegram.pages():
            return pages[0].at - begun
    raise RuntimeError("no page came")


async def _posted(port: int, tips: int, every: float, load: float) -> dict[str, float]:
    noise = asyncio.create_task(_noise(port, load))
    connection = Connection(port)
    posted = {}
    await asyncio.sleep(1)
    for number in range(tips):
        posted[str(number + 1)] = time.monotonic()
        await connection.post(_PATH, update(number + 1, 900_000 + number, URGENT), _HEADER)
        await asyncio.sleep(every)
    noise.cancel()
    connection.close()
    return posted


async def _noise(port: int, rate: float) -> None:
    connection = Connection(port)
    number, begun = 0, time.perf_counter()
    while rate:
        number += 1
        await connection.post(_PATH, update(1_000_000 + number, 10_000 + number % CHATS, f"{CALM} {number}"), _HEADER)
        await asyncio.sleep(max(0.0, begun + number / rate - time.perf_counter()))


async def _waits(folder: Path, telegram: TelegramProcess, posted: dict[str, float]) -> list[float]:
    first: dict[str, float] = {}
    for page in await telegram.pages():
        first.setdefault(page.reference, page.at)
    reference = records.references(folder)
    return [first[reference[name]] - at for name, at in posted.items() if reference.get(name) in first]


async def report(say: Callable[[str], None] = print) -> None:
    """Prints both."""
    for name, load in (("idle", 0.0), ("with 200 messages/s", 200.0)):
        found = await measure(tips=40, every=0.5, load=load)
        say(
            f"page latency, {name:20} p50 {quantile(found.waits, 0.5):6.3f} s   p99 {quantile(found.waits, 0.99):6.3f} s"
            f"   of {len(found.waits)} tips, {found.missing} without a page"
            f"   (ready {found.ready:.2f} s, first page {found.first:.2f} s after the start on an empty disk)"
        )


if __name__ == "__main__":
    asyncio.run(report())
