"""How long the line takes to start and how much memory it holds: `python -m bench.footprint`."""

import asyncio
import tempfile
from collections.abc import Callable
from pathlib import Path

from bench.latency import CALM, URGENT
from bench.process import CHATS, SECRET, LineProcess, update
from bench.telegram import TelegramProcess
from bench.web import Connection, free_port, quantile

STARTS = 5
MESSAGES = 2000
_HEADER = {"X-Telegram-Bot-Api-Secret-Token": SECRET}


async def report(say: Callable[[str], None] = print) -> None:
    """Prints start times, and memory after the start and after some thousand messages."""
    starts = []
    with tempfile.TemporaryDirectory() as folder:
        telegram = TelegramProcess()
        await telegram.start()
        line = LineProcess(Path(folder), telegram.url, free_port(), free_port())
        for _ in range(STARTS):
            starts.append(await line.start())
            await line.stop()
        await line.start()
        await asyncio.sleep(5)  # until its reading process has loaded what is known
        fresh = line.memory()
        await _talk(line.port)
        worked = line.memory()
        await line.stop()
        await telegram.stop()
    seconds = f"p50 {quantile(starts, 0.5):.2f} s   most {max(starts):.2f} s"
    say(f"start until ready   {seconds}   of {STARTS}, the first one on an empty disk")
    say(f"memory              {fresh:.0f} MB after the start, {worked:.0f} MB after {MESSAGES} messages")


async def _talk(port: int) -> None:
    connection = Connection(port)
    for number in range(MESSAGES):
        text = URGENT if number % 50 == 0 else CALM
        await connection.post("/telegram/family", update(number + 1, 10_000 + number % CHATS, text), _HEADER)
        await asyncio.sleep(0.01)
    connection.close()
    await asyncio.sleep(3)


if __name__ == "__main__":
    asyncio.run(report())
