"""What the doctor asks a store, on both databases."""

from datetime import timedelta

from storage import health, heartbeat, ladder, outbox
from storage.inbox import keep
from storage.keys import MasterKey
from storage.ladder import Ladder, Rung
from storage.store import Store
from tests.storage.arrivals import arrival
from tests.storage.conftest import Clock
from triage.assessment import Level


def test_a_fresh_store_is_up_to_date_and_empty(store: Store) -> None:
    with store.read() as tx:
        current, newest = health.version(tx)
        assert current == newest != ""
        assert health.newest(tx) is None
        assert health.duty(tx) == health.Duty(0, 0, 0)
        assert health.workers(tx) == []
        assert health.unread(tx) == health.unsent(tx) == health.Waiting(0, None)


def test_the_key_it_was_made_with_is_told_from_another(store: Store) -> None:
    with store.read() as tx:
        assert health.key_state(tx, store.master) is health.KeyState.FITS
        assert health.key_state(tx, MasterKey(b"x" * 32)) is health.KeyState.OTHER


def test_what_waits_is_counted_with_the_time_of_the_oldest(store: Store, clock: Clock) -> None:
    begun = clock.now
    with store.write() as tx:
        keep(tx, [arrival("1")])
        outbox.put(tx, "k", "telegram/family", "reply", 10, {})
    clock.forward(minutes=3)
    with store.write() as tx:
        keep(tx, [arrival("2")])
    with store.read() as tx:
        assert health.unread(tx) == health.Waiting(2, begun)
        assert health.unsent(tx) == health.Waiting(1, begun)
        assert health.newest(tx) == clock.now


def test_a_ladder_that_nobody_climbs_is_late(store: Store, clock: Clock) -> None:
    with store.write() as tx:
        keep(tx, [arrival("1")])
        ladder.raise_alarm(tx, 1, Level.HIGH, Ladder((Rung("duty", ("desk",), 60.0),)))
    clock.forward(seconds=90)
    with store.read() as tx:
        assert health.late_alarms(tx, timedelta(seconds=60)).count == 0
        assert health.late_alarms(tx, timedelta(seconds=20)).count == 1


def test_workers_are_listed_by_their_last_beat(store: Store, clock: Clock) -> None:
    with store.write() as tx:
        heartbeat.beat(tx, "one")
    clock.forward(seconds=5)
    with store.write() as tx:
        heartbeat.beat(tx, "two")
    with store.read() as tx:
        assert [worker.name for worker in health.workers(tx)] == ["two", "one"]


def test_only_a_file_has_a_path() -> None:
    assert str(health.file_of("sqlite:///var/tipline.db")) == "var/tipline.db"
    assert health.file_of("sqlite://") is None
    assert health.file_of("postgresql://somebody@nowhere/tipline") is None
