"""Warnings stand once, until somebody has seen them or their cause is gone."""

from storage import officers, warnings
from storage.store import Store
from storage.warnings import Kind
from tests.storage.conftest import Clock


def stand(store: Store) -> list[tuple[Kind, str, int]]:
    with store.read() as tx:
        return [(one.kind, one.subject, one.times) for one in warnings.standing(tx)]


def test_the_same_warning_stands_once_and_counts(store: Store, clock: Clock) -> None:
    for news in (True, False, False):
        with store.write() as tx:
            assert warnings.warn(tx, Kind.POISON, "telegram/family", anew=True) is news
        clock.forward(minutes=1)
    assert stand(store) == [(Kind.POISON, "telegram/family", 3)]


def test_what_was_seen_stays_seen_until_it_happens_anew(store: Store) -> None:
    with store.write() as tx:
        officer = officers.create(tx, "kim", "김", "officer", "a long pass phrase")
        warnings.warn(tx, Kind.HOOK_MOVED, "family")
        warnings.warn(tx, Kind.POISON, "telegram/family")
        for one in warnings.standing(tx):
            assert warnings.see(tx, one.id, officer)
        assert warnings.standing(tx) == []
        assert not warnings.warn(tx, Kind.HOOK_MOVED, "family")
        assert warnings.warn(tx, Kind.POISON, "telegram/family", anew=True)
    assert stand(store) == [(Kind.POISON, "telegram/family", 1)]


def test_what_is_over_stands_no_more_and_is_news_when_it_comes_back(store: Store) -> None:
    with store.write() as tx:
        warnings.warn(tx, Kind.ROOM_STRANGER, "5")
        assert warnings.settle(tx, Kind.ROOM_STRANGER, "5")
        assert not warnings.settle(tx, Kind.ROOM_STRANGER, "5")
        assert warnings.standing(tx) == []
        assert warnings.warn(tx, Kind.ROOM_STRANGER, "5")
    assert stand(store) == [(Kind.ROOM_STRANGER, "5", 1)]
