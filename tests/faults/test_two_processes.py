"""Two processes of the line on one PostgreSQL: started at once, called at once, one of them killed."""

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from bench.process import SECRET as BENCH_SECRET
from bench.process import LineProcess
from bench.telegram import TelegramProcess, doubled
from bench.web import free_port
from storage import tables as t
from storage.engine import open_engine
from tests.bot.house import until
from tests.faults.line import CALM, HEADER, URGENT, Caller

pytestmark = [pytest.mark.slow, pytest.mark.postgres, pytest.mark.timeout(400)]

#: Seconds within which the other process has what the killed one had claimed.
TAKEN_OVER = 70.0


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramProcess]:
    """A Telegram that outlives the lines around it."""
    server = TelegramProcess()
    await server.start()
    yield server
    await server.stop()


def process(folder: Path, name: str, telegram: TelegramProcess, url: str, key: Path) -> LineProcess:
    """One process with a folder, ports and a name of its own; the database and the master key are shared."""
    (folder / name).mkdir(exist_ok=True)
    given = {
        "DATABASE_URL": url,
        "TIPLINE_WORKER": name,
        "TIPLINE_MASTER_KEY_FILE": str(key),
        "TIPLINE_LADDER_CRITICAL": "duty 3, all 3",
        "TIPLINE_DUTY_ROOM_PER_MINUTE": "100000",
    }
    return LineProcess(folder / name, telegram.url, free_port(), free_port(), given)


def counted(url: str, statement: sa.Select[tuple[int]]) -> int:
    engine = open_engine(url)
    try:
        with engine.connect() as connection:
            return int(connection.execute(statement).scalar() or 0)
    finally:
        engine.dispose()


def caller(line: LineProcess, first: int) -> Caller:
    made = Caller(line.port, first)
    made.header = {**HEADER, "X-Telegram-Bot-Api-Secret-Token": BENCH_SECRET}
    return made


async def load(line: LineProcess, first: int, urgent: int, until_gone: bool = False) -> set[int]:
    """Writes tips until cancelled or the line is gone; the numbers it acknowledged."""
    async with caller(line, first) as one:
        for turn in range(60):
            text, chat = (URGENT, first + turn) if turn % 6 == 0 and turn // 6 < urgent else (CALM, 10_000 + turn % 7)
            try:
                await one.write(chat, text)
            except Exception:  # boundary: the line was killed under the request, which was then not acknowledged
                assert until_gone
                break
            await asyncio.sleep(0.02)
        return set(one.acknowledged)


async def test_one_of_two_is_killed_and_nothing_is_lost_or_doubled(
    tmp_path: Path, postgres_url: str, telegram: TelegramProcess, long: bool
) -> None:
    key = tmp_path / "master.key"
    one, two = (process(tmp_path, name, telegram, postgres_url, key) for name in ("one", "two"))
    await asyncio.gather(one.start(), two.start())  # at once, on an empty database and without a key
    try:
        assert counted(postgres_url, sa.select(sa.func.count()).select_from(t.officers)) == 1
        kills, kept = 3 if long else 1, set[int]()
        for kill in range(kills):
            first = 100_000 * (kill + 1)
            loads = [
                asyncio.create_task(load(one, first, 3, until_gone=True)),
                asyncio.create_task(load(two, first + 50_000, 3)),
            ]
            await asyncio.sleep(1.2)
            await one.kill()
            for found in await asyncio.gather(*loads):
                kept |= found
            await _taken_over(postgres_url)
            await one.start()
        await _judged(postgres_url, telegram, kept, kills)
    finally:
        await asyncio.gather(one.stop(), two.stop())


async def _taken_over(url: str) -> None:
    begun = time.monotonic()
    unread = sa.select(sa.func.count()).where(t.messages.c.read_at.is_(None))
    unsent = sa.select(sa.func.count()).where(t.outbox.c.state == "due", t.outbox.c.kind == "reply")
    long_ago = sa.func.now() - sa.text("interval '8 seconds'")
    paged = sa.select(sa.func.count()).where(t.escalations.c.state == "open", t.escalations.c.due_at < long_ago)
    while any([await asyncio.to_thread(counted, url, each) for each in (unread, unsent, paged)]):
        assert time.monotonic() - begun < TAKEN_OVER
        await asyncio.sleep(0.5)
    print(f"taken over after {time.monotonic() - begun:.1f} s")


async def _judged(url: str, telegram: TelegramProcess, kept: set[int], kills: int) -> None:
    engine = open_engine(url)
    with engine.connect() as connection:
        stored = {name.partition("-")[0] for name in connection.execute(sa.select(t.updates.c.external_id)).scalars()}
        urgent = connection.execute(sa.select(t.cases.c.reference).where(t.cases.c.level == "critical")).scalars().all()
        rung = set(connection.execute(sa.select(t.escalations.c.case_id)).scalars())
    engine.dispose()
    assert {str(number) for number in kept} <= stored
    pages = await telegram.pages()
    texts = [str(call["params"]["text"]) for call in await telegram.calls() if call["method"] == "sendMessage"]
    assert len(rung) == len(urgent) >= 3
    assert [case for case in urgent if not any(case in text for text in texts)] == []
    assert doubled(pages) <= kills
    replies = Counter((call["params"]["chat_id"], call["params"]["text"]) for call in await telegram.calls() if _reply(call))
    assert sum(count - 1 for (chat, _), count in replies.items() if int(chat) >= 100_000) <= kills


def _reply(call: dict[str, object]) -> bool:
    params = call["params"]
    return call["method"] == "sendMessage" and isinstance(params, dict) and not str(params["chat_id"]).startswith("-")


async def test_both_restart_at_once_on_a_store_that_is_there(
    tmp_path: Path, postgres_url: str, telegram: TelegramProcess
) -> None:
    key = tmp_path / "master.key"
    lines = [process(tmp_path, name, telegram, postgres_url, key) for name in ("one", "two")]
    for turn in range(2):
        await asyncio.gather(*(line.start() for line in lines))
        async with caller(lines[1], 1) as other:
            assert await other.write(1, CALM, number=turn + 1) == 200
        await asyncio.gather(*(line.kill() for line in lines))
    await until(lambda: counted(postgres_url, sa.select(sa.func.count()).select_from(t.officers)) == 1)
    assert counted(postgres_url, sa.select(sa.func.count()).select_from(t.updates)) == 2
