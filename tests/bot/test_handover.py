"""What waits for a person reaches the request they make, once, in order, and comes back where the request failed."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from bot.handover import handover
from storage import outbox
from storage import tables as t
from storage.engine import open_engine
from storage.inbox import Arrival, keep
from storage.keys import MasterKey
from storage.store import Store
from storage.talk import Said, say
from triage.message import Message

LANE = "kakao/family"


@pytest.fixture
def store(sqlite_store_url: str) -> Iterator[Store]:
    engine = open_engine(sqlite_store_url)
    opened = Store(engine, MasterKey(b"k" * 32), lambda: datetime(2026, 1, 10, tzinfo=UTC))
    opened.check_key()
    yield opened
    engine.dispose()


def written(store: Store, chat: str) -> int:
    with store.write() as tx:
        keep(tx, [Arrival("kakao", "family", f"in {chat}", chat, Message("여기"), b"{}", message_id=f"in {chat}")])
        return int(tx.value(sa.select(sa.func.max(t.conversations.c.id))))


def spoken(store: Store, talk: int, *texts: str) -> None:
    with store.write() as tx:
        for text in texts:
            say(tx, talk, Said(text, (("네", "yes"),)), f"k{text[:9]}{talk}", 10)


def states(store: Store) -> list[str]:
    with store.read() as tx:
        return [row["state"] for row in tx.all(sa.select(t.outbox.c.state).order_by(t.outbox.c.id))]


async def test_each_person_gets_their_own_answers_once_and_in_order(store: Store) -> None:
    one, two = written(store, "a"), written(store, "b")
    spoken(store, one, "하나", "둘")
    spoken(store, two, "셋")
    answers = handover(store, "kakao", 1000, "w")
    async with answers("family", "a", 0.0, 3) as outs:
        assert [out.text for out in outs] == ["하나", "둘"]
        assert outs[1].buttons == (("네", "yes"),)
    async with answers("family", "a", 0.0, 3) as outs:
        assert outs == ()
    assert states(store) == ["sent", "sent", "due"]


async def test_what_the_sender_put_off_is_handed_over(store: Store) -> None:
    spoken(store, written(store, "a"), "하나")
    with store.write() as tx:
        (row,) = outbox.claim(tx, LANE, "sender", timedelta(seconds=60))
        outbox.later(tx, row.id, 300, "throttled", counts=False)
    async with handover(store, "kakao", 1000, "w")("family", "a", 0.0, 3) as outs:
        assert [out.text for out in outs] == ["하나"]


async def test_what_the_sender_is_sending_is_left_to_it(store: Store) -> None:
    spoken(store, written(store, "a"), "하나")
    with store.write() as tx:
        assert outbox.claim(tx, LANE, "sender", timedelta(seconds=60))
    async with handover(store, "kakao", 1000, "w")("family", "a", 0.0, 3) as outs:
        assert outs == ()


async def test_a_request_that_fails_gives_back_what_it_took(store: Store) -> None:
    spoken(store, written(store, "a"), "하나")
    answers = handover(store, "kakao", 1000, "w")
    with pytest.raises(ConnectionError):
        async with answers("family", "a", 0.0, 3):
            raise ConnectionError
    async with answers("family", "a", 0.0, 3) as outs:
        assert [out.text for out in outs] == ["하나"]


async def test_more_than_one_request_holds_waits_for_the_next(store: Store) -> None:
    spoken(store, written(store, "a"), "가" * 1500, "나" * 1500, "다" * 9000, "라")
    answers = handover(store, "kakao", 1000, "w")
    seen = []
    for _ in range(3):
        async with answers("family", "a", 0.0, 3) as outs:
            seen.append([len(out.text) for out in outs])
    assert seen == [[1000, 500], [1000, 500, 1], []]
    assert states(store) == ["sent", "sent", "failed", "sent"]


async def test_it_waits_for_an_answer_that_is_being_made(store: Store) -> None:
    written(store, "a")
    async with handover(store, "kakao", 1000, "w")("family", "a", 0.08, 3) as outs:
        assert outs == ()
