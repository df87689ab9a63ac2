"""What comes in is kept once, sealed, in a case of its own."""

import sqlalchemy as sa

from storage import casework
from storage import tables as t
from storage.inbox import keep
from storage.store import Store
from tests.storage.arrivals import arrival, left
from tests.storage.conftest import Clock
from triage.message import Kind, Message, Pin


def count(store: Store, table: sa.Table) -> int:
    with store.read() as tx:
        return int(tx.value(sa.select(sa.func.count()).select_from(table)))


def test_a_repeat_changes_nothing(store: Store) -> None:
    with store.write() as tx:
        assert keep(tx, [arrival("1"), arrival("1"), arrival("2")]) == [True, False, True]
    with store.write() as tx:
        assert keep(tx, [arrival("2"), arrival("3")]) == [False, True]
    assert (count(store, t.updates), count(store, t.messages), count(store, t.cases)) == (3, 3, 1)


def test_the_same_number_on_another_account_is_another_message(store: Store) -> None:
    with store.write() as tx:
        assert keep(tx, [arrival("1"), arrival("1", account="quiet"), arrival("1", channel="webchat")]) == [True] * 3
    assert count(store, t.cases) == 3


def test_everybody_gets_a_case_and_a_key_of_their_own(store: Store) -> None:
    with store.write() as tx:
        keep(tx, [arrival(str(n), chat=f"chat {n % 3}") for n in range(9)])
    assert (count(store, t.conversations), count(store, t.cases), count(store, t.data_keys)) == (3, 3, 3)


def test_nothing_a_person_wrote_stands_in_clear(store: Store, sqlite_url: str) -> None:
    with store.write() as tx:
        keep(tx, [arrival("1", chat="555-chat", text="MARKER text 010-1234")])
    with store.read() as tx:
        for table in t.metadata.sorted_tables:
            for row in tx.all(sa.select(table)):
                shown = repr([bytes(v) if isinstance(v, memoryview) else v for v in row.values()])
                assert "MARKER" not in shown
                assert "555-chat" not in shown


def test_messages_of_a_closed_case_open_a_new_one(store: Store) -> None:
    with store.write() as tx:
        keep(tx, [arrival("1")])
        tx.do(t.cases.update().values(status="closed"))
    with store.write() as tx:
        keep(tx, [arrival("2", text="again")])
    with store.read() as tx:
        cases = tx.all(sa.select(t.cases).order_by(t.cases.c.id))
        assert [row["status"] for row in cases] == ["closed", "open"]
        work = casework.load(tx, cases[1]["id"])
    assert work is not None
    assert [message.text for message in work.tip.messages] == ["again"]


def test_leaving_makes_unreachable_and_writing_reachable_again(store: Store) -> None:
    def unreachable() -> bool:
        with store.read() as tx:
            return bool(tx.value(sa.select(t.conversations.c.unreachable)))

    for arrived, gone in ((arrival("1"), False), (left("2"), True), (arrival("3"), False)):
        with store.write() as tx:
            keep(tx, [arrived])
        assert unreachable() is gone


def test_the_most_alarming_is_read_first_then_the_oldest(store: Store) -> None:
    with store.write() as tx:
        keep(tx, [arrival("1", "calm"), arrival("2", "also calm"), arrival("3", "urgent", glance=9)])
    with store.read() as tx:
        first, second, third = (casework.load(tx, case) for case, _ in casework.waiting(tx))
    assert first is not None
    assert second is not None
    assert third is not None
    assert [work.tip.messages[0].text for work in (first, second, third)] == ["hello"] * 3
    assert first.message_ids == (3,)
    assert second.message_ids == (1,)


def test_of_a_live_position_only_the_newest_point_is_read(store: Store, clock: Clock) -> None:
    points = [Message(kind=Kind.LIVE_LOCATION, pin=Pin(11.0 + n / 1000, 104.0)) for n in range(3)]
    for number, point in enumerate(points):
        with store.write() as tx:
            keep(tx, [arrival(f"u{number}", message=point, message_id="7")])
            work = casework.load(tx, casework.waiting(tx)[0][0])
        assert work is not None
        assert [message.pin for message in work.tip.messages] == [point.pin]
        clock.forward(seconds=40)


def test_a_message_without_a_time_counts_from_its_arrival(store: Store, clock: Clock) -> None:
    with store.write() as tx:
        keep(tx, [arrival("1")])
        work = casework.load(tx, casework.waiting(tx)[0][0])
    assert work is not None
    assert work.tip.received_at == clock.now == work.tip.messages[0].at
