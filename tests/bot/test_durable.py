"""Ladders climb by DBOS, and by the watchdog where DBOS lost them; an answer stops both."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from bot.durable import Durable, climb_overdue
from storage import ladder, officers, sessions
from storage import tables as t
from storage.engine import open_engine
from storage.inbox import keep
from storage.keys import MasterKey
from storage.ladder import Action, Climbed, Ladder, Rung
from storage.store import Store, Tx
from tests.storage.arrivals import arrival
from triage.assessment import Level

pytestmark = pytest.mark.slow

SHIFT = timedelta(hours=12)
QUICK = Ladder((Rung("duty", ("desk",), 0.3), Rung("all", ("desk",), 0.3)))


@pytest.fixture
def store(store_url: str) -> Store:
    """A store on the real clock with one case and one officer."""
    engine = open_engine(store_url)
    opened = Store(engine, MasterKey(b"k" * 32), lambda: datetime.now(UTC))
    opened.check_key()
    with opened.write() as tx:
        keep(tx, [arrival("1")])
        tx.add(t.officers, login="kim", name="kim", role="officer", password="", active=True, created_at=tx.now)
    return opened


@pytest.fixture
async def durable(store: Store) -> AsyncIterator[Durable]:
    """DBOS, running in this loop."""
    running = Durable(store, "test", SHIFT)
    await running.start()
    yield running
    await running.stop()
    store.engine.dispose()


def raised(tx: Tx, arm: Callable[[Tx, Climbed], None], steps: Ladder = QUICK) -> int:
    climbed = ladder.raise_alarm(tx, 1, Level.CRITICAL, steps)
    assert climbed is not None
    arm(tx, climbed)
    return climbed.escalation_id


def step(store: Store) -> int:
    with store.read() as tx:
        return int(tx.value(sa.select(t.escalations.c.step)))


async def until(reached: Callable[[], bool], seconds: float = 15) -> None:
    async with asyncio.timeout(seconds):
        while not reached():
            await asyncio.sleep(0.05)


async def test_a_ladder_climbs_until_somebody_answers(store: Store, durable: Durable) -> None:
    await store.run(lambda tx: raised(tx, durable.arm))
    await until(lambda: step(store) >= 2)
    await store.run(lambda tx: ladder.answer(tx, 1, 1, Action.ACK, "desk"))
    reached = step(store)
    await asyncio.sleep(2.5)
    assert step(store) == reached


async def test_nothing_is_armed_by_a_transaction_that_fails(store: Store, durable: Durable) -> None:
    def fails(tx: Tx) -> None:
        raised(tx, durable.arm)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        await store.run(fails)
    await asyncio.sleep(2)
    with store.read() as tx:
        assert tx.value(sa.select(sa.func.count()).select_from(t.escalations)) == 0


async def test_the_watchdog_climbs_what_nobody_armed(store: Store, durable: Durable) -> None:
    await store.run(lambda tx: raised(tx, lambda _tx, _climbed: None))
    await asyncio.sleep(0.5)
    assert await climb_overdue(store, durable.arm, timedelta(0)) == 1
    assert step(store) == 1
    await until(lambda: step(store) >= 2)


async def test_logins_that_are_over_are_dropped_and_others_stay(store: Store, durable: Durable) -> None:
    with store.write() as tx:
        early, late = (sessions.begin(tx, officers.listed(tx)[0].id, "test") for _ in range(2))
        held = sessions.find(tx, early, sessions.Limits(SHIFT, SHIFT))
        assert held is not None
        begun = t.sessions.c.token_hash == held.token_hash
        tx.do(t.sessions.update().where(begun).values(created_at=tx.now - SHIFT - timedelta(seconds=1)))

    def left() -> int:
        with store.read() as tx:
            return int(tx.value(sa.select(sa.func.count()).select_from(t.sessions)))

    running = asyncio.create_task(durable.run())
    await until(lambda: left() < 2)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    with store.read() as tx:
        assert sessions.find(tx, late, sessions.Limits(SHIFT, SHIFT)) is not None
    assert left() == 1
