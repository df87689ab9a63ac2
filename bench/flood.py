"""A flood of calm messages around planted critical tips: `python -m bench.flood [MESSAGES [PLANTED [SECONDS]]]`."""

import asyncio
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from bench import records
from bench.latency import CALM, URGENT
from bench.process import ROOM, SECRET, LineProcess, update
from bench.telegram import TelegramProcess
from bench.web import Connection, free_port, quantile

MESSAGES, PLANTED, SECONDS = 10_000, 100, 600.0
SENDERS = 500
#: Messages in a burst; they come as fast as the line takes them, on so many connections.
BURST, CONNECTIONS = 250, 16
#: Numbers of planted tips begin here, in chats of their own.
_PLANTED_FROM = 1_000_000
_HEADER = {"X-Telegram-Bot-Api-Secret-Token": SECRET}


@dataclass(slots=True)
class Flood:
    """What a flood left behind; times in seconds from intake, memory in MB."""

    posted: int = 0
    refused: int = 0
    planted: int = 0
    took: float = 0.0
    lost: int = 0
    without_alarm: int = 0
    to_desk: list[float] = field(default_factory=list)
    room_messages: int = 0
    room_named_no_planted: int = 0
    alarms_by_junk: int = 0
    most_replies: int = 0
    answers: list[float] = field(default_factory=list)
    memory: float = 0.0
    cleared: float = 0.0

    @property
    def failed(self) -> bool:
        """Whether a promise was broken."""
        late = quantile(self.to_desk, 0.99) > 5.0
        return bool(self.refused or self.lost or self.without_alarm or late or self.alarms_by_junk or self.most_replies > 1)


async def measure(messages: int, planted: int, seconds: float, folder: Path) -> Flood:
    """Floods a line in a process of its own."""
    telegram = TelegramProcess()
    await telegram.start()
    line = LineProcess(folder, telegram.url, free_port(), free_port(), {"TIPLINE_LADDER_CRITICAL": "duty 60, all 120"})
    await line.start()
    flood = Flood(planted=planted)
    watching = asyncio.create_task(_memory(line, flood))
    try:
        begun = time.perf_counter()
        await _posted(line.port, messages, planted, seconds, flood)
        flood.took = time.perf_counter() - begun
        await _cleared(folder, flood)
        _judged(folder, flood)
        await _shown(telegram, folder, flood)
    finally:
        watching.cancel()
        await line.stop()
        await telegram.stop()
    return flood


async def _posted(port: int, messages: int, planted: int, seconds: float, flood: Flood) -> None:
    """Bursts spread evenly over the time; a planted tip in the middle of each burst, as many as it takes."""
    every = max(1, messages // planted)
    work = [(number, False) for number in range(1, messages + 1)]
    for tip in range(planted):
        work.insert(min(len(work), tip * (every + 1) + every // 2), (_PLANTED_FROM + tip, True))
    begun = time.perf_counter()
    for first in range(0, len(work), BURST):
        await asyncio.sleep(max(0.0, begun + seconds * first / len(work) - time.perf_counter()))
        await _burst(port, work[first : first + BURST], flood)


async def _burst(port: int, work: list[tuple[int, bool]], flood: Flood) -> None:
    """Each burst on connections of its own: the line ends those that are silent for longer."""
    waiting = iter(work)
    connections = [Connection(port) for _ in range(CONNECTIONS)]

    async def one(connection: Connection) -> None:
        for number, urgent in waiting:
            body = update(number, number if urgent else 10_000 + number % SENDERS, URGENT if urgent else f"{CALM} {number}")
            begun = time.perf_counter()
            status = await connection.post("/telegram/family", body, _HEADER)
            flood.answers.append(time.perf_counter() - begun)
            flood.posted += 1
            flood.refused += not 200 <= status < 300

    await asyncio.gather(*(one(connection) for connection in connections))
    for connection in connections:
        connection.close()


async def _cleared(folder: Path, flood: Flood) -> None:
    """Waits until everything is read and every desk page is out, three minutes at the most."""
    begun = time.perf_counter()
    while time.perf_counter() - begun < 180:
        unread, _ = await asyncio.to_thread(records.unfinished, folder)
        if not unread:
            break
        await asyncio.sleep(0.5)
    flood.cleared = time.perf_counter() - begun
    await asyncio.sleep(6)


def _judged(folder: Path, flood: Flood) -> None:
    with records.opened(folder) as database:
        kept = {name.partition("-")[0] for (name,) in database.execute("SELECT external_id FROM updates")}
        flood.lost = flood.posted - len(kept)
        alarms = dict(
            database.execute(
                "SELECT u.external_id, e.id FROM updates u JOIN messages m ON m.update_id = u.id"
                " JOIN escalations e ON e.case_id = m.case_id"
            ).fetchall()
        )
        rung = {int(name.partition("-")[0]) for name in alarms}
        flood.without_alarm = flood.planted - sum(number >= _PLANTED_FROM for number in rung)
        flood.alarms_by_junk = sum(number < _PLANTED_FROM for number in rung)
        flood.to_desk = _waits(database)
        flood.most_replies = _most_replies(database)


def _waits(database: sqlite3.Connection) -> list[float]:
    """Seconds from a planted tip's intake to its first page on the desk."""
    found = database.execute(
        "SELECT min(m.received_at), min(o.sent_at) FROM outbox o JOIN messages m ON m.case_id = o.case_id AND m.direction = 'in'"
        " WHERE o.lane = 'pager/desk' AND o.kind = 'page' AND o.state = 'sent' GROUP BY o.case_id"
    )
    return [(datetime.fromisoformat(sent) - datetime.fromisoformat(came)).total_seconds() for came, sent in found]


def _most_replies(database: sqlite3.Connection) -> int:
    """The most replies anybody got beyond one for each of their readings, plus one: 1 where nobody got two for one."""
    replies = Counter(dict(database.execute("SELECT case_id, count(*) FROM messages WHERE direction = 'out' GROUP BY case_id")))
    readings = dict(database.execute("SELECT case_id, count(*) FROM assessments GROUP BY case_id"))
    return 1 + max((count - readings.get(case, 0) for case, count in replies.items() if count > readings.get(case, 0)), default=0)


async def _shown(telegram: TelegramProcess, folder: Path, flood: Flood) -> None:
    with records.opened(folder) as database:
        urgent = {row[0] for row in database.execute("SELECT reference FROM cases WHERE level IN ('critical', 'high')")}
    calls = [call for call in await telegram.calls() if call["method"] == "sendMessage"]
    room = [str(call["params"]["text"]) for call in calls if str(call["params"]["chat_id"]) == ROOM]
    flood.room_messages = len(room)
    flood.room_named_no_planted = sum(not any(case in text for case in urgent) for text in room)


async def _memory(line: LineProcess, flood: Flood) -> None:
    while True:
        flood.memory = max(flood.memory, line.memory())
        await asyncio.sleep(0.5)


def report(flood: Flood, say: Callable[[str], None] = print) -> None:
    """Prints the figures."""
    say(f"posted                         {flood.posted} in {flood.took:.0f} s, {flood.refused} refused, {flood.lost} lost")
    say(f"webhook answer                 p50 {_ms(flood.answers, 0.5)}   p99 {_ms(flood.answers, 0.99)}")
    say(f"planted critical tips          {flood.planted}, {flood.without_alarm} without an alarm")
    say(f"intake to page on the desk     p50 {quantile(flood.to_desk, 0.5):.2f} s   p99 {quantile(flood.to_desk, 0.99):.2f} s")
    say(f"alarms by calm messages        {flood.alarms_by_junk}")
    say(f"messages to the duty room      {flood.room_messages}, {flood.room_named_no_planted} of them about no urgent case")
    say(f"replies to one reading         {flood.most_replies} at the most")
    say(f"everything read                {flood.cleared:.1f} s after the last message")
    say(f"memory at the most             {flood.memory:.0f} MB")


def _ms(values: list[float], share: float) -> str:
    return f"{quantile(values, share) * 1000:.1f} ms"


def main(given: list[str]) -> int:
    """Runs a flood of the given size; 0 where every promise held."""
    messages, planted = (int(given[0]) if given else MESSAGES), (int(given[1]) if len(given) > 1 else PLANTED)
    seconds = float(given[2]) if len(given) > 2 else SECONDS
    with tempfile.TemporaryDirectory() as folder:
        flood = asyncio.run(measure(messages, planted, seconds, Path(folder)))
    report(flood)
    return int(flood.failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
