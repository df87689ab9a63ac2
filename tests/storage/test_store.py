"""The unit of work: all or nothing, one clock, one key, and tables the migrations agree with."""

from collections.abc import Sequence

import pytest
import sqlalchemy as sa

from storage import tables as t
from storage.engine import open_engine
from storage.keys import KeyProblem, MasterKey
from storage.migrate import differences, upgrade
from storage.store import Store, StoreError, changes_since
from tests.storage.conftest import Clock


def test_the_migrations_make_the_tables_of_today(database_url: str) -> None:
    engine = open_engine(database_url)
    upgrade(engine)
    upgrade(engine)
    assert differences(engine) == []
    engine.dispose()


def test_another_master_key_is_refused_at_the_door(store: Store, clock: Clock) -> None:
    with pytest.raises(KeyProblem, match="not the one"):
        Store(store.engine, MasterKey(b"x" * 32), clock).check_key()
    Store(store.engine, MasterKey(b"k" * 32), clock).check_key()


def test_nothing_is_kept_of_work_that_fails(store: Store) -> None:
    heard: list[Sequence[tuple[str, int]]] = []
    store.listen(heard.append)

    def fails() -> None:
        with store.write() as tx:
            tx.touch("case", 1)
            tx.new_key()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fails()
    with store.read() as tx:
        assert tx.value(sa.select(sa.func.count()).select_from(t.data_keys)) == 0
        assert changes_since(tx, 0) == []
    assert heard == []


def test_listeners_hear_after_the_commit(store: Store) -> None:
    heard: list[tuple[str, int]] = []
    store.listen(lambda touched: heard.extend(touched))
    with store.write() as tx:
        tx.touch("case", 4)
        tx.touch("case", 4)
        tx.wake("outbox")
        assert heard == []
    assert heard == [("case", 4), ("outbox", 0)]
    with store.read() as tx:
        assert [(row["topic"], row["subject"]) for row in changes_since(tx, 0)] == [("case", 4)]


def test_a_database_error_names_the_problem_and_no_data(store: Store) -> None:
    def twice() -> None:
        with store.write() as tx:
            tx.add(t.keyring, id=1, check_value=b"SECRET", created_at=tx.now)

    with pytest.raises(StoreError) as problem:
        twice()
    assert "IntegrityError" in str(problem.value)
    assert "SECRET" not in str(problem.value)
    assert "\n" not in str(problem.value)


def test_a_url_of_another_database_is_refused() -> None:
    with pytest.raises(ValueError, match="sqlite or postgresql, not mysql"):
        open_engine("mysql://somewhere/tipline")


def test_sqlite_is_set_to_survive_a_power_cut_and_to_overwrite_what_is_deleted(sqlite_url: str) -> None:
    with open_engine(sqlite_url).connect() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "secure_delete")
        }
    assert found == {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1}
