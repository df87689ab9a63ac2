"""Screens hear of a commit at once, of what other processes write within a second, and of the end of their session."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, TypeVar

import httpx
import pytest

from desk.app import DeskSettings
from desk.events import Stream
from storage import ladder, officers, sessions
from storage.ladder import Action
from storage.store import Store, Tx
from tests.channels.serving import serving
from tests.desk.conftest import Shift
from tests.desk.invented import CASES, Invented, write
from triage.assessment import Level

T = TypeVar("T")


class Heard:
    """The events of one connection, in order."""

    def __init__(self, lines: AsyncIterator[str]) -> None:
        self._lines = lines

    async def until(self, name: str, seconds: float = 5.0) -> Any:
        """The data of the next event of this name."""
        async with asyncio.timeout(seconds):
            event = ""
            async for line in self._lines:
                if line.startswith("event: "):
                    event = line[7:]
                if line.startswith("data: ") and event == name:
                    return json.loads(line[6:])
        raise AssertionError(f"the stream ended before {name}")


@asynccontextmanager
async def listening(shift: Shift) -> AsyncIterator[Heard]:
    """An officer's open screen on a real connection."""
    token = await shift.store.run(lambda tx: sessions.begin(tx, shift.people["kim"], "test"))
    async with (
        serving(shift.app) as port,
        httpx.AsyncClient(cookies={"desk": token}, base_url=f"http://127.0.0.1:{port}", timeout=10) as http,
        http.stream("GET", "/events") as response,
    ):
        assert response.headers["content-type"].startswith("text/event-stream")
        heard = Heard(response.aiter_lines())
        await heard.until("alarm")
        yield heard


async def test_a_commit_is_heard_at_once(shift: Shift) -> None:
    async with listening(shift) as heard:
        begun = asyncio.get_running_loop().time()
        case = await asyncio.to_thread(write, shift.store, Invented("new", "도와주세요", Level.LOW, rings=False))
        assert case in (await heard.until("changed"))["case"]
        assert asyncio.get_running_loop().time() - begun < 0.9


class Held(Store):
    """A store whose looks, once `holds` is set, answer only after `go` with what they saw before."""

    holds = False

    def __init__(self, like: Store) -> None:
        super().__init__(like.engine, like.master, like.clock)
        self.looked, self.go = asyncio.Event(), asyncio.Event()

    async def look(self, work: Callable[[Tx], T]) -> T:
        """What the look saw."""
        seen = await super().look(work)
        if self.holds:
            self.looked.set()
            await self.go.wait()
        return seen


async def test_a_screen_that_joins_during_a_look_is_not_ended(shift: Shift) -> None:
    store, limits = Held(shift.store), DeskSettings().limits
    opened = []
    for name in ("kim", "lee"):
        token = await store.run(lambda tx, name=name: sessions.begin(tx, shift.people[name], "test"))
        session = await store.look(lambda tx, token=token: sessions.find(tx, token, limits))
        assert session is not None
        opened.append(session)
    stream = Stream(store, limits)
    first = stream.follow(opened[0])
    await anext(first)
    store.holds = True
    await store.looked.wait()
    second = stream.follow(opened[1])
    heard = [await anext(second) for _ in range(2)]
    store.holds = False
    store.go.set()
    await store.run(lambda tx: tx.touch("case", shift.mother))
    heard.append(await anext(second))
    assert b"ended" not in b"".join(heard)
    await first.aclose()
    await second.aclose()


async def test_an_alarm_and_its_answer_are_heard(shift: Shift) -> None:
    async with listening(shift) as heard:
        case = await asyncio.to_thread(write, shift.store, Invented("cry", "살려주세요", Level.CRITICAL))
        rung = await heard.until("alarm")
        assert [[level, step] for _, subject, level, step in rung if subject == case] == [["critical", 0]]
        kim = shift.people["kim"]
        await shift.store.run(lambda tx: ladder.answer(tx, case, kim, Action.ACK, "room"))
        assert case not in [subject for _, subject, _, _ in await heard.until("alarm")]


@pytest.mark.alone
@pytest.mark.slow
async def test_what_another_process_writes_is_heard_within_two_seconds(shift: Shift) -> None:
    other = Store(shift.store.engine, shift.store.master, shift.clock)
    async with listening(shift) as heard:
        await asyncio.to_thread(write, other, Invented("far", "안녕하세요", Level.LOW, rings=False))
        assert (await heard.until("changed", 2.0))["case"]


@pytest.mark.slow
async def test_an_officer_who_went_away_is_locked_and_still_hears_alarms(shift: Shift) -> None:
    async with listening(shift) as heard:
        shift.clock.forward(minutes=16)
        await heard.until("locked")
        await asyncio.to_thread(write, shift.store, Invented("cry", CASES[1].text, Level.CRITICAL))
        assert await heard.until("alarm")


@pytest.mark.slow
async def test_a_session_that_is_ended_hears_nothing_more(shift: Shift) -> None:
    async with listening(shift) as heard:
        await shift.store.run(lambda tx: officers.deactivate(tx, shift.people["kim"]))
        await heard.until("ended")


def test_a_session_lives_as_long_as_the_settings_say() -> None:
    assert DeskSettings(idle_seconds=60).limits.idle.total_seconds() == 60
