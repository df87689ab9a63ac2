"""`tipline demo`: the whole line on a store that is thrown away, with invented cases and a walk-through."""

import asyncio
import signal
import socket
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from bot import logs
from bot.app import House, build, open_store, read_here, run, utc_now
from bot.config import Settings, read_ladder
from bot.demo.seeds import read_seeds
from bot.demo.sowing import VOICES, Ladders, Past, Sower
from bot.demo.words import ready_text
from bot.reading import Reader
from bot.sender import Lane
from storage import officers
from storage.officers import Role
from storage.outbox import Due
from storage.store import Store
from triage.assessment import Level

LOOPBACK = "127.0.0.1"
#: Waits short enough that one sees an alarm climb while reading the walk-through.
RINGING = {"critical": "duty 20, second 20, all 20, supervisors 30", "high": "duty 60, second 60, all 60, supervisors 60"}


@dataclass(frozen=True, slots=True)
class DemoLogin:
    """A login that only the demo has: printed, simple, on loopback, gone when it ends."""

    login: str
    name: str
    role: Role
    password: str


LOGINS = (
    DemoLogin("officer", "김당직", Role.OFFICER, "demo-officer"),
    DemoLogin("supervisor", "박감독", Role.SUPERVISOR, "demo-supervisor"),
)


def run_demo(public_port: int, desk_port: int) -> None:
    """Runs until it is stopped, then leaves nothing behind. Takes other ports where these are taken."""
    begun = time.monotonic()
    logs.configure("WARNING")
    print("Making a throw-away line with invented cases …", flush=True)
    with _ended_by_signals(), tempfile.TemporaryDirectory(prefix="tipline-demo-", ignore_cleanup_errors=True) as folder:
        ports = free_port(public_port), free_port(desk_port)
        asyncio.run(_demo(demo_settings(Path(folder), *ports), (public_port, desk_port), begun))
    print("The demo and its store are gone.")


@contextmanager
def _ended_by_signals() -> Iterator[None]:
    """Within, a request to end or a closed terminal ends the work like Ctrl-C, so that the folder is removed."""
    names = (signal.SIGTERM, signal.SIGHUP)
    before = [signal.signal(name, signal.default_int_handler) for name in names]
    try:
        yield
    finally:
        for name, handler in zip(names, before, strict=True):
            signal.signal(name, handler)


def demo_settings(folder: Path, public_port: int, desk_port: int) -> Settings:
    """Settings for a line in this folder; the environment and `.env` have no part in them."""
    return Settings.model_construct(
        data_dir=folder,
        public_port=public_port,
        desk_port=desk_port,
        ladder_critical=RINGING["critical"],
        ladder_high=RINGING["high"],
        idle_minutes=120,
        worker="demo",
    )


def free_port(wanted: int) -> int:
    """The port if it is free on loopback, else 0, which takes any."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, wanted))
        except OSError:
            return 0
    return wanted


async def _demo(settings: Settings, wanted: tuple[int, int], begun: float) -> None:
    store, _ = open_store(settings)
    reader = await asyncio.to_thread(read_here, settings)
    cases = await furnish(store, reader, settings, utc_now())
    house = build(settings, store, reader, demo=True, more_lanes=silent_lanes())
    await run(house, partial(_say_ready, wanted, cases, begun))


async def furnish(store: Store, reader: Reader, settings: Settings, now: datetime) -> int:
    """Fills an empty store with the demo's officers and what happened before `now`; how many cases there are."""
    seeds = read_seeds()
    past = Past(now - max(seed.ago for seed in seeds))
    lived = Store(store.engine, store.master, past)
    with lived.write() as tx:
        known = {given.login: officers.create(tx, given.login, given.name, given.role, given.password) for given in LOGINS}
    return await Sower(lived, past, reader.understand, ladders(settings), known).sow(seeds, now)


def ladders(settings: Settings) -> Ladders:
    """Those of a real day for the past, the demo's own for what rings now."""
    real = Settings.model_construct()
    return Ladders(
        past={
            Level.CRITICAL: read_ladder(real.ladder_critical, ("desk",)),
            Level.HIGH: read_ladder(real.ladder_high, ("desk",)),
        },
        ringing={
            Level.CRITICAL: read_ladder(settings.ladder_critical, ("desk",)),
            Level.HIGH: read_ladder(settings.ladder_high, ("desk",)),
        },
    )


def silent_lanes() -> list[Lane]:
    """A way out for the accounts that only the invented cases have: whatever goes there counts as sent."""

    async def deliver(row: Due) -> str:
        return f"invented:{row.key}"

    return [Lane(f"{channel}/{account}", deliver) for channel, account in VOICES]


def _say_ready(wanted: tuple[int, int], cases: int, begun: float, house: House) -> None:
    moved = [port for port, server in zip(wanted, (house.public, house.desk), strict=True) if server.port != port]
    print(ready_text(house.public.address, house.desk.address, cases, time.monotonic() - begun, moved, LOGINS), flush=True)
