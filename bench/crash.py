"""Kills the line at random points under load and counts what was lost: `python -m bench.crash [KILLS]`."""

import asyncio
import random
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from bench import records
from bench.latency import CALM, URGENT
from bench.process import CHATS, SECRET, LineProcess, update
from bench.telegram import TelegramProcess, doubled
from bench.web import Connection, free_port, quantile

KILLS = 100
RATE = 40.0
URGENT_EVERY = 5
_HEADER = {"X-Telegram-Bot-Api-Secret-Token": SECRET}


@dataclass(slots=True)
class Tally:
    """What the loader knows: which updates were acknowledged, which of them are urgent, and how the starts went."""

    acknowledged: set[str] = field(default_factory=set)
    urgent: set[str] = field(default_factory=set)
    refused: int = 0
    kills: int = 0
    starts: list[float] = field(default_factory=list)


async def run(kills: int, seed: int) -> int:
    """Runs the campaign and prints its figures; 0 where nothing was lost."""
    tally, chance = Tally(), random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        telegram = TelegramProcess()
        await telegram.start()
        settings = {"TIPLINE_DUTY_ROOM_PER_MINUTE": "100000"}
        line = LineProcess(Path(folder), telegram.url, free_port(), free_port(), settings)
        loader = asyncio.create_task(_load(line.port, tally))
        await _campaign(line, kills, chance, tally)
        loader.cancel()
        await _drained(line)
        failed = await _judged(Path(folder), telegram, tally)
        await line.stop()
        await telegram.stop()
    return failed


async def _campaign(line: LineProcess, kills: int, chance: random.Random, tally: Tally) -> None:
    """Starts and kills; one start in five is killed while it starts."""
    for number in range(kills):
        starting = asyncio.create_task(line.start())
        if number % 5 == 4:
            await asyncio.sleep(chance.uniform(0.05, 2.5))
        else:
            tally.starts.append(await starting)
            await asyncio.sleep(chance.uniform(0.05, 3.0))
        await line.kill()
        await asyncio.gather(starting, return_exceptions=True)
        tally.kills += 1
    tally.starts.append(await line.start())


async def _load(port: int, tally: Tally) -> None:
    """Posts as Telegram does: the same update again until it is acknowledged."""
    number = 0
    connection = Connection(port)
    while True:
        number += 1
        urgent = number % URGENT_EVERY == 0
        chat = 900_000 + number if urgent else 10_000 + number % CHATS
        body = update(number, chat, URGENT if urgent else CALM)
        while not await _accepted(connection, body):
            tally.refused += 1
            connection.close()
            await asyncio.sleep(0.05)
        tally.acknowledged.add(str(number))
        if urgent:
            tally.urgent.add(str(number))
        await asyncio.sleep(1 / RATE)


async def _accepted(connection: Connection, body: bytes) -> bool:
    try:
        return 200 <= await asyncio.wait_for(connection.post("/telegram/family", body, _HEADER), 5) < 300
    except (OSError, asyncio.IncompleteReadError, TimeoutError):
        return False


async def _drained(line: LineProcess) -> None:
    """Waits until everything is read and paged; replies may still be on their way."""
    for _ in range(240):
        await asyncio.sleep(0.5)
        unread, unsent = await asyncio.to_thread(records.unfinished, line.folder)
        if unread == 0 and unsent == 0:
            return


async def _judged(folder: Path, telegram: TelegramProcess, tally: Tally, say: Callable[[str], None] = print) -> int:
    kept, reference = records.kept(folder), records.references(folder)
    pages = await telegram.pages()
    paged = {page.reference for page in pages}
    lost = len(tally.acknowledged - kept)
    unpaged = sum(reference.get(name) not in paged for name in tally.urgent)
    twice, order = doubled(pages), records.sound(folder)
    say(f"kills                          {tally.kills}")
    say(f"acknowledged                   {len(tally.acknowledged)} ({tally.refused} tries refused while down)")
    say(f"acknowledged and lost          {lost}")
    say(f"urgent                         {len(tally.urgent)}")
    say(f"urgent and never paged         {unpaged}")
    say(f"pages doubled                  {twice} of {len(pages)} ({twice / max(1, tally.kills):.2f} per kill)")
    say(f"start until ready              p50 {quantile(tally.starts, 0.5):.2f} s   p99 {quantile(tally.starts, 0.99):.2f} s")
    say(f"database in order              {'yes' if order else 'NO'}")
    return int(bool(lost or unpaged or not order or twice > tally.kills))


if __name__ == "__main__":
    sys.exit(asyncio.run(run(int(sys.argv[1]) if len(sys.argv) > 1 else KILLS, seed=2026)))
