"""A clock that jumps: no alarm is lost or rung twice for one rung, nothing waits for a day that is past, sessions stay sane."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.durable import climb_overdue
from storage import heartbeat, ladder, outbox, sessions
from storage import tables as t
from storage.inbox import keep
from storage.ladder import Action, Climbed, Ladder, Outcome, Rung
from storage.officers import Role, create
from storage.store import Store, Tx
from tests.storage.arrivals import arrival
from tests.storage.conftest import Clock
from triage.assessment import Level

JUMPS = {"two hours back": -2 / 24, "two hours on": 2 / 24, "91 days on": 91.0, "91 days back": -91.0, "twelve years on": 4400.0}
LADDER = Ladder((Rung("duty", ("desk",), 60), Rung("all", ("desk",), 120)))
LEASE = timedelta(seconds=40)
LIMITS = sessions.Limits(timedelta(minutes=15), timedelta(hours=12))

jumps = pytest.mark.parametrize("days", JUMPS.values(), ids=JUMPS.keys())


def unarmed(_tx: Tx, _climbed: Climbed) -> None:
    """DBOS is away: the watchdog alone climbs."""


def rung(store: Store) -> None:
    with store.write() as tx:
        keep(tx, [arrival("1")])
        ladder.raise_alarm(tx, 1, Level.CRITICAL, LADDER)


def steps(store: Store) -> list[int]:
    """The step of every page, in the order they were written."""
    with store.read() as tx:
        return list(tx.connection.execute(sa.select(t.pages.c.step).order_by(t.pages.c.id)).scalars())


def claimed(store: Store, worker: str = "w") -> list[str]:
    with store.write() as tx:
        return [row.key for row in outbox.claim(tx, "pager/desk", worker, LEASE)]


@jumps
async def test_a_ladder_goes_on_within_its_wait_and_rings_each_rung_once(store: Store, clock: Clock, days: float) -> None:
    rung(store)
    clock.forward(days=days)
    await climb_overdue(store, unarmed)
    early = steps(store)
    assert early in ([0], [0, 1])
    clock.forward(seconds=65)
    await climb_overdue(store, unarmed)
    clock.forward(seconds=125)
    await climb_overdue(store, unarmed)
    found = steps(store)
    assert len(found) >= 3 or early == [0]
    assert found == list(range(len(found)))
    assert len(found) in (2, 3, 4)


@jumps
async def test_a_clock_that_comes_back_leaves_the_ladder_running(store: Store, clock: Clock, days: float) -> None:
    rung(store)
    clock.forward(days=days)
    await climb_overdue(store, unarmed)
    clock.forward(days=-days)
    for _ in range(3):
        await climb_overdue(store, unarmed)
        clock.forward(seconds=125)
    assert steps(store) == list(range(len(steps(store))))
    assert len(steps(store)) >= 3


@jumps
def test_a_page_written_before_a_jump_goes_out_once_after_it(store: Store, clock: Clock, days: float) -> None:
    rung(store)
    clock.forward(days=days)
    with store.read() as tx:
        assert outbox.lanes_due(tx) == {"pager/desk"}
        assert outbox.pages_waiting(tx, "pager/desk") == outbox.PagesWaiting(1, True)
    assert claimed(store) == ["page:1:0:desk"]
    assert claimed(store) == []


@jumps
def test_a_row_put_back_or_claimed_before_a_jump_comes_free_in_minutes(store: Store, clock: Clock, days: float) -> None:
    rung(store)
    assert len(claimed(store, "dead")) == 1
    clock.forward(days=days)
    clock.forward(seconds=41)
    assert len(claimed(store)) == 1
    with store.write() as tx:
        outbox.later(tx, 1, 86_400, "throttled", counts=False)
    clock.forward(days=days)
    clock.forward(minutes=11)
    assert len(claimed(store)) == 1


@jumps
def test_an_answer_stops_the_ladder_whatever_the_clock_says(store: Store, clock: Clock, days: float) -> None:
    rung(store)
    with store.write() as tx:
        kim = create(tx, "kim", "kim", Role.OFFICER, "a long pass phrase")
    clock.forward(days=days)
    with store.write() as tx:
        assert ladder.answer(tx, 1, kim, Action.ACK, "desk").outcome is Outcome.DONE
    clock.forward(days=-days)
    with store.write() as tx:
        assert ladder.climb(tx, 1, 1) is None
        assert ladder.set_right(tx) == 0


@jumps
def test_a_worker_that_beat_by_a_wrong_clock_is_not_taken_for_alive(store: Store, clock: Clock, days: float) -> None:
    with store.write() as tx:
        heartbeat.beat(tx, "dead")
    clock.forward(days=days)
    with store.read() as tx:
        assert heartbeat.silent(tx, timedelta(seconds=20)) == ["dead"]


@jumps
def test_a_session_never_lives_longer_than_it_may(store: Store, clock: Clock, days: float) -> None:
    with store.write() as tx:
        kim = create(tx, "kim", "kim", Role.OFFICER, "a long pass phrase")
        token = sessions.begin(tx, kim, "test")
    clock.forward(days=days)
    with store.read() as tx:
        found = sessions.find(tx, token, LIMITS)
    assert found is None or found.idle or found.ends_at <= clock() + LIMITS.absolute


@jumps
def test_a_lock_by_a_wrong_clock_does_not_shut_an_officer_out(store: Store, clock: Clock, days: float) -> None:
    with store.write() as tx:
        create(tx, "kim", "kim", Role.OFFICER, "a long pass phrase")
    for _ in range(sessions.FREE_TRIES + 1):
        assert sessions.log_in(store, "kim", "wrong", "test") is None
    clock.forward(days=days)
    clock.forward(minutes=16)
    assert sessions.log_in(store, "kim", "a long pass phrase", "test") is not None


def test_new_messages_are_read_in_order_though_the_clock_went_back(store: Store, clock: Clock) -> None:
    with store.write() as tx:
        keep(tx, [arrival("1")])
    clock.forward(hours=-2)
    with store.write() as tx:
        assert keep(tx, [arrival("2"), arrival("1")]) == [True, False]
        found = tx.connection.execute(sa.select(t.messages.c.external_id).order_by(t.messages.c.id)).scalars().all()
    assert found == ["1", "2"]
