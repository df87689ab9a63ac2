"""A slow, throttled or failing way out: nobody else waits for it, nothing goes out twice, and many pages become one."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import pytest
import sqlalchemy as sa

from bot.channels.contract import Throttled, Unavailable
from bot.sender import Crowd, Lane, Limits, Pointless, Sender
from bot.waking import Bell
from storage import ladder, outbox
from storage import tables as t
from storage.inbox import keep
from storage.ladder import Ladder, Rung
from storage.outbox import Due
from storage.store import Store, StoreError
from storage.talk import Said, say
from tests.bot.house import until
from tests.storage.arrivals import arrival
from tests.storage.conftest import Clock
from triage.assessment import Level

LANE = "telegram/family"
LADDER = Ladder((Rung("duty", ("room",), 60),))


@asynccontextmanager
async def sending(store: Store, *lanes: Lane) -> AsyncIterator[None]:
    """The sender at work on these lanes."""
    bell = Bell(asyncio.get_running_loop())
    store.listen(bell.ring)
    task = asyncio.create_task(Sender(store, {lane.name: lane for lane in lanes}, "w", bell).run())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


def said(store: Store, chats: int) -> None:
    """One reply for each of so many conversations."""
    with store.write() as tx:
        keep(tx, [arrival(f"in {number}", f"chat {number}") for number in range(chats)])
        talks = tx.connection.execute(sa.select(t.conversations.c.id).order_by(t.conversations.c.id)).scalars().all()
        for talk in talks:
            say(tx, talk, Said(f"to {talk}"), f"reply {talk}", 10)


def alarms(store: Store, count: int) -> None:
    """So many alarms, each of a case of its own."""
    with store.write() as tx:
        keep(tx, [arrival(f"urgent {number}", f"urgent {number}") for number in range(count)])
        cases = tx.connection.execute(sa.select(t.cases.c.id)).scalars().all()
        for case in cases:
            ladder.raise_alarm(tx, case, Level.CRITICAL, LADDER)


def states(store: Store) -> list[str]:
    with store.read() as tx:
        return list(tx.connection.execute(sa.select(t.outbox.c.state).order_by(t.outbox.c.id)).scalars())


async def test_a_silent_chat_holds_up_nobody_else(store: Store) -> None:
    said(store, 12)
    gone: list[str] = []
    silence = asyncio.Event()

    async def deliver(row: Due) -> str:
        if row.key == "reply 1":
            await silence.wait()
        gone.append(row.key)
        return row.key

    async with sending(store, Lane(LANE, deliver, Limits(per_second=1000))):
        await until(lambda: len(gone) == 11, 5)
        assert "reply 1" not in gone
        silence.set()
        await until(lambda: states(store) == ["sent"] * 12, 5)


async def test_a_throttled_chat_waits_alone(store: Store, clock: Clock) -> None:
    said(store, 5)
    tries: list[str] = []

    async def deliver(row: Due) -> str:
        tries.append(row.key)
        if row.key == "reply 2" and tries.count(row.key) == 1:
            raise Throttled(30)
        return row.key

    async with sending(store, Lane(LANE, deliver, Limits(per_second=1000))):
        await until(lambda: states(store).count("sent") == 4, 5)
        assert tries.count("reply 2") == 1
        clock.forward(seconds=31)
        await until(lambda: states(store) == ["sent"] * 5, 5)
    assert len(tries) == 6


async def test_what_was_sent_is_not_sent_again_when_it_could_not_be_noted(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    said(store, 1)
    sent: list[str] = []
    failing = 2
    noted = store.run

    async def away(work):  # type: ignore[no-untyped-def]
        nonlocal failing
        if sent and failing:
            failing -= 1
            raise StoreError("away")
        return await noted(work)

    async def deliver(row: Due) -> str:
        sent.append(row.key)
        return "1"

    monkeypatch.setattr(store, "run", away)
    async with sending(store, Lane(LANE, deliver)):
        await until(lambda: states(store) == ["sent"], 8)
    assert sent == ["reply 1"]
    assert failing == 0


async def test_what_is_under_way_when_the_line_stops_is_sent_and_noted_once(store: Store) -> None:
    said(store, 1)
    begun: list[str] = []

    async def deliver(row: Due) -> str:
        begun.append(row.key)
        await asyncio.sleep(0.3)
        return "its id"

    for _ in range(2):  # and again after a restart
        async with sending(store, Lane(LANE, deliver)):
            await until(lambda: begun, 5)
    assert begun == ["reply 1"]
    assert states(store) == ["sent"]


async def test_more_alarms_than_can_be_read_ring_in_one_message(store: Store) -> None:
    alarms(store, 100)
    single: list[Due] = []
    together: list[Sequence[Due]] = []

    async def page(row: Due) -> str:
        single.append(row)
        return str(row.id)

    async def crowd(rows: Sequence[Due]) -> str:
        together.append(rows)
        return ""

    async with sending(store, Lane("pager/room", page, Limits(per_minute=18), Crowd(crowd))):
        await until(lambda: states(store) == ["sent"] * 100, 8)
    assert (len(single), len(together)) == (0, 1)


async def test_a_few_alarms_ring_each_by_itself_and_those_after_them_together(store: Store) -> None:
    rung: list[str] = []

    async def page(row: Due) -> str:
        rung.append("one")
        return str(row.id)

    async def crowd(rows: Sequence[Due]) -> str:
        rung.append(f"{len(rows)} together")
        return ""

    async with sending(store, Lane("pager/room", page, Limits(per_minute=18), Crowd(crowd))):
        alarms(store, 6)
        await until(lambda: states(store) == ["sent"] * 6, 8)
        alarms(store, 9)
        await until(lambda: states(store) == ["sent"] * 9, 8)
    assert rung == ["one"] * 6 + ["3 together"]


async def test_alarms_that_come_while_it_looks_ring_together_too(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    rung: list[str] = []
    looked, late = store.look, True

    async def look(work):  # type: ignore[no-untyped-def]
        nonlocal late
        found = await looked(work)
        if late and len(rung) == 6 and isinstance(found, outbox.PagesWaiting):
            late = False
            alarms(store, 9)
        return found

    async def page(row: Due) -> str:
        rung.append("one")
        return str(row.id)

    async def crowd(rows: Sequence[Due]) -> str:
        rung.append(f"{len(rows)} together")
        return ""

    monkeypatch.setattr(store, "look", look)
    alarms(store, 6)
    async with sending(store, Lane("pager/room", page, Limits(per_minute=18), Crowd(crowd))):
        await until(lambda: states(store) == ["sent"] * 9, 8)
    assert rung == ["one"] * 6 + ["3 together"]


async def test_a_failing_room_is_not_taken_for_a_crowd(store: Store, clock: Clock) -> None:
    alarms(store, 1)
    tries = 0

    async def page(row: Due) -> str:
        nonlocal tries
        tries += 1
        if tries < 5:
            raise Unavailable("down")
        return str(row.id)

    async def crowd(rows: Sequence[Due]) -> str:
        raise AssertionError("one alarm is no crowd")

    async with sending(store, Lane("pager/room", page, Limits(per_minute=18), Crowd(crowd, singles=2))):
        async with asyncio.timeout(15):
            while states(store) != ["sent"]:
                clock.forward(seconds=61)
                await asyncio.sleep(0.05)
    assert tries == 5


async def test_a_crowd_message_that_has_become_pointless_is_dropped(store: Store) -> None:
    alarms(store, 20)

    async def page(row: Due) -> str:
        raise AssertionError("these are too many")

    async def crowd(rows: Sequence[Due]) -> str:
        raise Pointless

    async with sending(store, Lane("pager/room", page, Limits(per_minute=18), Crowd(crowd))):
        await until(lambda: states(store) == ["dropped"] * 20, 8)


def test_alarms_that_ring_for_the_first_time_go_before_those_that_ring_again(store: Store, clock: Clock) -> None:
    alarms(store, 2)
    clock.forward(seconds=61)
    with store.write() as tx:
        ladder.climb(tx, 1, 1)
        ladder.climb(tx, 2, 1)
    alarms(store, 3)
    with store.write() as tx:
        found = outbox.claim(tx, "pager/room", "w", ladder._SKEW, 10)
        assert [(row.escalation_id, row.body["step"]) for row in found] == [(1, 0), (2, 0), (3, 0), (1, 1), (2, 1)]
        assert [outbox.paged_since(tx, row) for row in found] == [True, True, False, False, False]
