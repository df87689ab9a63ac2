"""The first start hands out one supervisor's login, once."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from bot.first_start import ALPHABET, Login, first_supervisor, new_password
from storage import audit, officers
from storage.engine import open_engine
from storage.keys import MasterKey
from storage.migrate import upgrade
from storage.store import Store


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """An empty store."""
    engine = open_engine(database_url)
    upgrade(engine)
    yield Store(engine, MasterKey(b"k" * 32), lambda: datetime(2026, 1, 10, tzinfo=UTC))
    engine.dispose()


def test_a_new_store_gets_a_supervisor_who_must_change_the_password(store: Store) -> None:
    login = first_supervisor(store)
    assert login is not None
    with store.read() as tx:
        (made,) = officers.listed(tx)
        assert made.login == login.name
        assert made.supervises
        assert made.must_change
        assert officers.matches(officers.stored_password(tx, made.id), login.password)
        assert [entry.action for entry in audit.listed(tx, audit.Asked())] == ["officer.create"]


def test_a_store_with_an_officer_gets_none(store: Store) -> None:
    with store.write() as tx:
        officers.create(tx, "somebody", "Somebody", officers.Role.OFFICER, "a long enough password")
    assert first_supervisor(store) is None
    with store.read() as tx:
        assert [officer.login for officer in officers.listed(tx)] == ["somebody"]


def test_of_two_processes_that_start_at_once_one_hands_it_out(store: Store) -> None:
    handed: list[Login | None] = []
    other = Store(store.engine, store.master, store.clock)
    starts = [threading.Thread(target=lambda s=each: handed.append(first_supervisor(s))) for each in (store, other)]  # type: ignore[misc]
    for start in starts:
        start.start()
    for start in starts:
        start.join()
    assert sum(login is not None for login in handed) == 1


def test_passwords_are_long_random_and_not_shown_by_accident() -> None:
    made = {new_password() for _ in range(100)}
    assert len(made) == 100
    assert all(len(password) == 24 and set(password) <= {*ALPHABET, "-"} for password in made)
    assert not set("l1o0") & set(ALPHABET)
    assert "secret" not in repr(Login("supervisor", "secret"))
