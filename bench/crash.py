"""Kills the line at random points with all channels under load and counts what was lost: `python -m bench.crash [KILLS]`."""

import asyncio
import itertools
import random
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from bench import records
from bench.mouths import CHANNELS, Tally, write
from bench.process import LineProcess
from bench.telegram import TelegramProcess, doubled
from bench.web import free_port, quantile

KILLS = 100
_STUCK = 60.0  #: seconds without a message read or a page sent after which no more is waited


@dataclass(slots=True)
class Campaign:
    """What was written, how often the line was killed, and the seconds that its starts took."""

    tally: Tally = field(default_factory=Tally)
    kills: int = 0
    starts: list[float] = field(default_factory=list)


async def run(kills: int, seed: int) -> int:
    """Runs the campaign and prints its figures; 0 where nothing was lost."""
    campaign, chance = Campaign(), random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        telegram = TelegramProcess()
        await telegram.start()
        settings = {"TIPLINE_DUTY_ROOM_PER_MINUTE": "100000"}
        line = LineProcess(Path(folder), telegram.url, free_port(), free_port(), settings)
        writers = _writers(line.port, campaign.tally)
        await _killed(line, kills, chance, campaign)
        for writer in writers:
            writer.cancel()
        await _drained(line)
        failed = await _judged(Path(folder), telegram, campaign)
        await line.stop()
        await telegram.stop()
    return failed


async def _killed(line: LineProcess, kills: int, chance: random.Random, campaign: Campaign) -> None:
    """Starts and kills; one start in five is killed while it starts."""
    for number in range(kills):
        starting = asyncio.create_task(line.start())
        if number % 5 == 4:
            await asyncio.sleep(chance.uniform(0.05, 2.5))
        else:
            campaign.starts.append(await starting)
            await asyncio.sleep(chance.uniform(0.05, 3.0))
        await line.kill()
        await asyncio.gather(starting, return_exceptions=True)
        campaign.kills += 1
    campaign.starts.append(await line.start())


def _writers(port: int, tally: Tally) -> list[asyncio.Task[None]]:
    """People of every channel, each writing to the port."""
    return [
        asyncio.create_task(write(port, channel, mouth, numbers, rate, tally))
        for channel, (mouth, rate, connections) in CHANNELS.items()
        for numbers in [itertools.count(1)]
        for _ in range(connections)
    ]


async def _drained(line: LineProcess) -> None:
    """Waits until everything is read and paged once, or nothing gets done any more; replies may still be on their way."""
    left, since = -1, time.monotonic()
    while left and time.monotonic() - since < _STUCK:
        await asyncio.sleep(0.5)
        before, left = left, await asyncio.to_thread(_waiting, line.folder)
        since = time.monotonic() if left != before else since


def _waiting(folder: Path) -> int:
    """Messages that nobody has read yet and alarms that nobody has been shown."""
    return records.unfinished(folder)[0] + records.alarms_unposted(folder)


async def _judged(folder: Path, telegram: TelegramProcess, campaign: Campaign, say: Callable[[str], None] = print) -> int:
    tally, starts = campaign.tally, campaign.starts
    kept, reference, files = records.kept(folder), records.references(folder), records.whole_files(folder)
    pages = await telegram.pages()
    paged = {page.reference for page in pages}
    lost = len(tally.names - kept) + max(0, tally.files - files)
    unpaged = sum(reference.get(name) not in paged for name in tally.urgent)
    twice, order = doubled(pages), records.sound(folder)
    by_channel = ", ".join(f"{channel} {len(names)}" for channel, names in tally.acknowledged.items())
    say(f"kills                          {campaign.kills}")
    say(f"acknowledged                   {len(tally.names)}: {by_channel}; {tally.refused} tries refused while down")
    say(f"acknowledged and lost          {lost} ({tally.files} of the acknowledged are files, {files} whole files kept)")
    say(f"urgent                         {len(tally.urgent)}")
    say(f"urgent and never paged         {unpaged} ({_waiting(folder)} messages and alarms were still waiting)")
    say(f"pages doubled                  {twice} of {len(pages)} ({twice / max(1, campaign.kills):.2f} per kill)")
    say(f"start until ready              p50 {quantile(starts, 0.5):.2f} s   p99 {quantile(starts, 0.99):.2f} s")
    say(f"database in order              {'yes' if order else 'NO'}")
    return int(bool(lost or unpaged or not order or twice > campaign.kills))


if __name__ == "__main__":
    sys.exit(asyncio.run(run(int(sys.argv[1]) if len(sys.argv) > 1 else KILLS, seed=2026)))
