"""The outbox: the same effect once, urgent first, answers in order, and no row lost by a worker that died."""

from datetime import timedelta

import sqlalchemy as sa

from storage import outbox
from storage import tables as t
from storage.inbox import keep
from storage.store import Store
from storage.talk import Said, outgoing, say, transcript
from tests.storage.arrivals import arrival
from tests.storage.conftest import Clock

LEASE = timedelta(seconds=60)
LANE = "telegram/family"


def talks(store: Store, *chats: str) -> list[int]:
    with store.write() as tx:
        keep(tx, [arrival(f"in {chat}", chat) for chat in chats])
        return list(tx.connection.execute(sa.select(t.conversations.c.id).order_by(t.conversations.c.id)).scalars())


def spoken(store: Store, conversation: int, text: str, key: str, priority: int = 10) -> int | None:
    with store.write() as tx:
        return say(tx, conversation, Said(text), key, priority)


def claimed(store: Store, worker: str = "w") -> list[outbox.Due]:
    with store.write() as tx:
        return outbox.claim(tx, LANE, worker, LEASE)


def test_the_same_key_is_said_once(store: Store) -> None:
    (talk,) = talks(store, "a")
    assert spoken(store, talk, "one", "k") is not None
    assert spoken(store, talk, "one", "k") is None
    assert len(claimed(store)) == 1


def test_urgent_goes_first_and_a_claimed_row_is_nobody_elses(store: Store) -> None:
    first, second = talks(store, "a", "b")
    spoken(store, first, "calm", "1", priority=13)
    spoken(store, second, "urgent", "2", priority=10)
    assert [row.key for row in claimed(store)] == ["2", "1"]
    assert claimed(store, "other") == []


def test_answers_to_one_person_never_overtake_each_other(store: Store) -> None:
    (talk,) = talks(store, "a")
    spoken(store, talk, "first", "1", priority=13)
    spoken(store, talk, "second", "2", priority=0)
    (row,) = claimed(store)
    assert row.key == "1"
    with store.write() as tx:
        outbox.sent(tx, row.id, "m1")
    assert [row.key for row in claimed(store)] == ["2"]


def test_a_dead_workers_row_comes_free(store: Store, clock: Clock) -> None:
    (talk,) = talks(store, "a")
    spoken(store, talk, "text", "1")
    claimed(store)
    clock.forward(seconds=59)
    assert claimed(store, "other") == []
    clock.forward(seconds=2)
    assert len(claimed(store, "other")) == 1


def test_a_restarted_worker_goes_on_at_once(store: Store) -> None:
    (talk,) = talks(store, "a")
    spoken(store, talk, "text", "1")
    claimed(store, "main")
    with store.write() as tx:
        assert outbox.release(tx, "main") == 1
    assert len(claimed(store, "main")) == 1


def test_a_row_put_back_waits_and_at_last_fails_but_a_page_never_does(store: Store, clock: Clock) -> None:
    (talk,) = talks(store, "a")
    spoken(store, talk, "text", "1")
    with store.write() as tx:
        outbox.put(tx, "page:1", LANE, "page", 0, {})
    for _ in range(outbox.MOST_TRIES):
        rows = claimed(store)
        with store.write() as tx:
            for row in rows:
                outbox.later(tx, row.id, 10, "Unavailable")
        assert claimed(store) == []
        clock.forward(seconds=11)
    assert [row.kind for row in claimed(store)] == ["page"]


def test_what_was_said_is_opened_for_sending_and_shown_in_order(store: Store) -> None:
    (talk,) = talks(store, "a")
    message = spoken(store, talk, "어디에 계신가요?", "1")
    assert message is not None
    with store.read() as tx:
        assert outgoing(tx, message) == ("a", Said("어디에 계신가요?"))
        shown = transcript(tx, "telegram", "family", "a")
        assert transcript(tx, "telegram", "family", "nobody") == []
    assert [(direction, what.text) for _, direction, _, what in shown] == [("in", "hello"), ("out", "어디에 계신가요?")]
