"""A position shared live: all points kept, few read, and officers told once of its end, its silence and its jumps."""

from datetime import datetime, timedelta

import sqlalchemy as sa

from storage import casework, tracks, warnings
from storage import tables as t
from storage.casefile import case_file
from storage.inbox import keep
from storage.store import Store
from storage.tracks import Track
from storage.warnings import Kind as Warns
from tests.storage.arrivals import arrival
from tests.storage.conftest import Clock
from triage.message import Kind, Message, Pin


def send(store: Store, clock: Clock, lat: float, *, share: str = "7", label: str = "", until: datetime | None = None) -> None:
    """One point of the share comes in now."""
    message = Message(kind=Kind.LIVE_LOCATION, at=clock.now, pin=Pin(lat, 104.0, 20.0), label=label, until=until)
    with store.write() as tx:
        keep(tx, [arrival(f"{share}-{clock.now.timestamp()}", message=message, message_id=share)])


def track(store: Store) -> Track:
    with store.read() as tx:
        (one,) = tracks.of_case(tx, tx.case_key(1), 1)
    return one


def told(store: Store) -> list[Warns]:
    with store.write() as tx:
        tracks.watch(tx)
    with store.read() as tx:
        return [one.kind for one in warnings.standing(tx)]


def count(store: Store, table: sa.Table) -> int:
    with store.read() as tx:
        return int(tx.value(sa.select(sa.func.count()).select_from(table)))


def test_eight_hours_are_kept_whole_and_read_in_few_points(store: Store, clock: Clock) -> None:
    for number in range(600):
        send(store, clock, 11.0 + number * 0.0001)
        clock.forward(seconds=4)
    assert (count(store, t.updates), count(store, t.points)) == (600, 600)
    assert count(store, t.messages) == 40
    one = track(store)
    assert one.points == 600
    assert one.drawn[-1].pin.lat == 11.0 + 599 * 0.0001
    assert len(one.drawn) < 270
    with store.read() as tx:
        work = casework.load(tx, 1)
        page = case_file(tx, 1)
    assert work is not None
    assert page is not None
    assert [message.pin.lat for message in work.tip.messages if message.pin] == [11.0 + 599 * 0.0001]
    (line,) = page.lines
    assert line.track is not None
    assert line.track.points == 600


def test_what_the_sender_stops_is_ended_and_told_once(store: Store, clock: Clock) -> None:
    send(store, clock, 11.0)
    clock.forward(seconds=4)
    send(store, clock, 11.0, label="live_end")
    send(store, clock, 11.0)
    assert (track(store).ended_how, told(store)) == ("stopped", [Warns.TRACK_ENDED])
    clock.forward(hours=1)
    assert told(store) == [Warns.TRACK_ENDED]


def test_time_that_runs_out_is_noticed_though_nothing_comes(store: Store, clock: Clock) -> None:
    send(store, clock, 11.0, until=clock.now + timedelta(minutes=3))
    assert told(store) == []
    clock.forward(minutes=3)
    assert (told(store), track(store).ended_how) == ([Warns.TRACK_ENDED], "run_out")


def test_silence_is_told_once_and_is_over_when_a_point_comes(store: Store, clock: Clock) -> None:
    send(store, clock, 11.0)
    clock.forward(minutes=4)
    assert told(store) == []
    clock.forward(minutes=1)
    assert (told(store), told(store), track(store).silent) == ([Warns.TRACK_SILENT], [Warns.TRACK_SILENT], True)
    clock.forward(minutes=1)
    send(store, clock, 11.0)
    assert (told(store), track(store).silent) == ([], False)


def test_nobody_is_told_of_a_track_in_a_closed_case(store: Store, clock: Clock) -> None:
    send(store, clock, 11.0)
    with store.write() as tx:
        tx.do(t.cases.update().values(status="closed"))
    clock.forward(minutes=30)
    assert told(store) == []


def test_a_jump_no_road_allows_is_told(store: Store, clock: Clock) -> None:
    send(store, clock, 11.0)
    clock.forward(seconds=4)
    send(store, clock, 11.9)
    assert (told(store), track(store).jumps, round(track(store).jump_km)) == ([Warns.TRACK_JUMPED], 1, 100)


def test_two_shares_in_one_chat_do_not_mix(store: Store, clock: Clock) -> None:
    for _ in range(4):
        send(store, clock, 11.0, share="7")
        send(store, clock, 13.5, share="8")
        clock.forward(seconds=4)
    with store.read() as tx:
        found = tracks.of_case(tx, tx.case_key(1), 1)
    assert {(one.external_id, one.points, one.jumps) for one in found} == {("7", 4, 0), ("8", 4, 0)}


def test_points_that_overtake_each_other_are_drawn_in_the_order_of_their_time(store: Store, clock: Clock) -> None:
    send(store, clock, 11.0)
    late = Message(kind=Kind.LIVE_LOCATION, at=clock.now - timedelta(seconds=4), pin=Pin(10.9999, 104.0))
    with store.write() as tx:
        keep(tx, [arrival("late", message=late, message_id="7")])
    assert [one.pin.lat for one in track(store).drawn] == [10.9999, 11.0]
    with store.read() as tx:
        assert tracks.newest(tx, tx.case_key(1), 1)["7"].pin.lat == 11.0


def test_a_repeated_update_adds_no_point(store: Store, clock: Clock) -> None:
    send(store, clock, 11.0)
    send(store, clock, 11.0)
    assert track(store).points == 1
