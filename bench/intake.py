"""Durable webhook intake beside python-telegram-bot's own webhook with an empty handler: `python -m bench.intake [ROUNDS]`."""

import asyncio
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from bench import records
from bench.process import CHATS, SECRET, LineProcess, update
from bench.web import Connection, Load, flood, free_port, quantile

ROUNDS = 5
SECONDS = 6.0
#: As many as Telegram opens to a webhook unless it is told otherwise (`max_connections` of `setWebhook`).
CONNECTIONS = 40
_HEADER = {"X-Telegram-Bot-Api-Secret-Token": SECRET}

# Its own published way of starting, with a bot that need not ask Telegram who it is.
_BASELINE = """
import asyncio, sys
from telegram import User
from telegram.ext import Application, ExtBot, MessageHandler, filters

class Bot(ExtBot):
    async def get_me(self, *args, **kwargs):
        self._bot_user = User(1000001, "bench", True, username="bench")
        return self._bot_user
    async def set_webhook(self, *args, **kwargs):
        return True

async def nothing(update, context):
    pass

async def main(port):
    app = Application.builder().bot(Bot("1000001:bench")).build()
    app.add_handler(MessageHandler(filters.ALL, nothing))
    await app.initialize()
    await app.updater.start_webhook("127.0.0.1", port, "telegram/family", secret_token=sys.argv[2], webhook_url="https://x.example")
    await app.start()
    print("ready:", flush=True)
    await asyncio.Event().wait()

asyncio.run(main(int(sys.argv[1])))
"""


async def ours(seconds: float = SECONDS) -> Load:
    """The line's own webhook, committed with fsync before each answer, with its workers reading what comes."""
    with tempfile.TemporaryDirectory() as folder:
        port, desk, nowhere = free_port(), free_port(), free_port()
        line = LineProcess(Path(folder), f"http://127.0.0.1:{nowhere}", port, desk)
        await line.start()
        try:
            await _warm(port)
            await _reads(Path(folder))
            return await _loaded(port, seconds)
        finally:
            await line.kill()


async def baseline(seconds: float = SECONDS) -> Load:
    """python-telegram-bot's webhook: answers as soon as the update is in memory; its handler does nothing."""
    port = free_port()
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", _BASELINE, str(port), SECRET, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL
    )
    assert process.stdout is not None
    while line := await process.stdout.readline():
        if line.startswith(b"ready:"):
            break
    try:
        return await _loaded(port, seconds)
    finally:
        process.kill()
        await process.wait()


async def _loaded(port: int, seconds: float) -> Load:
    await _warm(port)
    return await flood(port, "/telegram/family", _HEADER, _body, seconds, CONNECTIONS, first=1_000)


async def _reads(folder: Path) -> None:
    """Returns once the line has read what came: it is as awake as it will be all day."""
    for _ in range(600):
        await asyncio.sleep(0.1)
        if records.unfinished(folder)[0] == 0:
            return
    raise RuntimeError("the line does not read")


async def _warm(port: int) -> None:
    connection = Connection(port)
    for number in range(50):
        await connection.post("/telegram/family", _body(number), _HEADER)
    connection.close()


def _body(number: int) -> bytes:
    return update(number, 10_000 + number % CHATS, f"오늘 날씨가 좋네요 {number}")


def line(name: str, load: Load) -> str:
    """One line of the table."""
    return (
        f"{name:34} {load.rate:6.0f} req/s   p50 {load.p50 * 1000:5.1f} ms   p99 {load.p99 * 1000:6.1f} ms"
        f"   refused {load.refused} of {load.answered}"
    )


async def report(rounds: int = ROUNDS, say: Callable[[str], None] = print) -> None:
    """Prints both in turns, so that whatever else the machine does meets both, the ratio of each turn, and the middle of all."""
    say(f"webhook intake, {CONNECTIONS} connections, {SECONDS:g} s each, in turns on the same cores, this client beside them")
    theirs: list[Load] = []
    own: list[Load] = []
    for number in range(rounds):
        order = ((theirs, baseline), (own, ours))
        for loads, measure in reversed(order) if number % 2 else order:
            loads.append(await measure())
        say(line("python-telegram-bot, memory only", theirs[-1]))
        say(line("tipline, on disk with fsync", own[-1]) + f"   ratio {own[-1].rate / theirs[-1].rate:.2f}")
    say(_summary("python-telegram-bot", theirs))
    ratio = _middle([mine.rate / other.rate for mine, other in zip(own, theirs, strict=True)])
    say(_summary("tipline", own) + f"   ratio {ratio:.2f}")


def _summary(name: str, loads: Sequence[Load]) -> str:
    rate, p99 = _middle([load.rate for load in loads]), _middle([load.p99 for load in loads])
    return f"in the middle: {name:19} {rate:6.0f} req/s   p99 {p99 * 1000:6.1f} ms"


def _middle(values: list[float]) -> float:
    return quantile(values, 0.5)


if __name__ == "__main__":
    asyncio.run(report(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS))
