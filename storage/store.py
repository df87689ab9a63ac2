"""One unit of work: a transaction with the keys, the clock and the list of what screens must redraw."""

import asyncio
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any, TypeVar

import sqlalchemy as sa
from pydantic import TypeAdapter
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DBAPIError, OperationalError, SQLAlchemyError

from storage import tables as t
from storage.keys import DataKey, KeyProblem, MasterKey, Unreadable
from storage.prepared import Shelf, insert_of

T = TypeVar("T")
Clock = Callable[[], datetime]
Listener = Callable[[Sequence[tuple[str, int]]], None]

_KEYS_KEPT = 10_000
_upserts: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


class StoreError(Exception):
    """The database refused or was away; its text names the kind of problem and no data."""


class StoreAway(StoreError):
    """The database is away, full, locked or out of order, whatever it is asked for: to be asked again later."""


class Tx:
    """A transaction under way. `now` is one moment for all that it writes; nothing is kept unless it ends well."""

    def __init__(self, store: "Store", connection: Connection, now: datetime) -> None:
        self.connection = connection
        self.master = store.master
        self.now = now
        self._store = store
        self.prepared = store.prepared
        self._touched: dict[tuple[str, int], None] = {}
        self._woken: dict[tuple[str, int], None] = {}

    @property
    def sqlite(self) -> bool:
        """Whether this runs on SQLite, where one writer at a time is all there is."""
        return self.connection.dialect.name == "sqlite"

    def all(self, statement: sa.Executable, parameters: Any = None) -> Sequence[sa.RowMapping]:
        """Every row, by column name."""
        return self.connection.execute(statement, parameters).mappings().all()

    def one(self, statement: sa.Executable) -> sa.RowMapping | None:
        """The first row or None."""
        return self.connection.execute(statement).mappings().first()

    def value(self, statement: sa.Executable) -> Any:
        """The first column of the first row or None."""
        return self.connection.execute(statement).scalar()

    def do(self, statement: sa.Executable, parameters: Any = None) -> int:
        """Runs a change; the number of rows it touched."""
        return self.connection.execute(statement, parameters).rowcount

    def add(self, table: sa.Table, **values: Any) -> int:
        """Inserts a row; its id."""
        key = self.connection.execute(table.insert().values(**values)).inserted_primary_key
        return int(key[0]) if key is not None else 0

    def add_once(self, table: sa.Table, **values: Any) -> bool:
        """Inserts a row unless one with the same unique key stands there; whether it did."""
        insert: Any = _upserts[self.connection.dialect.name](table).values(**values)
        # Told by what comes back: PostgreSQL's driver counts no rows of an insert that gives its key back.
        keys = insert.on_conflict_do_nothing().returning(*table.primary_key.columns)
        return self.connection.execute(keys).first() is not None

    def has_key(self) -> bool:
        """Whether this store was ever opened with a master key."""
        return self.value(sa.select(t.keyring.c.id)) is not None

    def new_key(self) -> DataKey:
        """A data key for a new case, stored wrapped."""
        fresh = DataKey.fresh()
        key_id = self.add(t.data_keys, wrapped=self.master.wrap(fresh), created_at=self.now)
        return DataKey(key_id, fresh.secret)

    def key(self, key_id: int) -> DataKey:
        """The data key with this id. Raises `Unreadable` once it was destroyed."""
        if (cached := self._store.cached_key(key_id)) is not None:
            return cached
        wrapped = self.value(sa.select(t.data_keys.c.wrapped).where(t.data_keys.c.id == key_id))
        if wrapped is None:
            raise Unreadable(f"key {key_id} was destroyed")
        key = self.master.unwrap(key_id, wrapped)
        self._store.cache_key(key)
        return key

    def hold_keys(self, key_ids: Sequence[int]) -> None:
        """Has these keys at hand, in one query; a destroyed one stays absent."""
        wanted = [key_id for key_id in key_ids if self._store.cached_key(key_id) is None]
        k = t.data_keys.c
        for row in self.all(sa.select(k.id, k.wrapped).where(k.id.in_(wanted), k.wrapped.is_not(None))) if wanted else ():
            self._store.cache_key(self.master.unwrap(row["id"], row["wrapped"]))

    def case_key(self, case_id: int) -> DataKey:
        """The data key of a case. Raises `Unreadable` once it was destroyed."""
        key_id = self.value(sa.select(t.cases.c.key_id).where(t.cases.c.id == case_id))
        return self.key(int(key_id))

    def touch(self, topic: str, subject: int) -> None:
        """Notes that screens showing this subject ("case", "alarm" or "chat") must redraw once this is committed."""
        self._touched[(topic, subject)] = None

    def wake(self, topic: str) -> None:
        """Notes that workers of this process waiting for the topic should look, once this is committed."""
        self._woken[(topic, 0)] = None

    def finish(self) -> Sequence[tuple[str, int]]:
        """Writes the notes of `touch` and hands them back for the listeners."""
        touched = list(self._touched)
        if touched:
            rows = [{"topic": topic, "subject": subject, "at": self.now} for topic, subject in touched]
            insert = self.prepared("changes", lambda: insert_of(t.changes, "topic", "subject", "at"))
            insert.each(self.connection, rows)
        return [*touched, *self._woken]


class Store:
    """The database with its keys. Every read and write goes through `read`, `write` or their awaitable twins."""

    def __init__(self, engine: Engine, master: MasterKey, clock: Clock) -> None:
        self.engine = engine
        self.master = master
        self.clock = clock
        self._keys: dict[int, DataKey] = {}
        self._listeners: list[Listener] = []
        self.prepared = Shelf(engine.dialect)
        # SQLite's own waiting is a polled sleep without order; a lock in front of it is fair and prompt.
        self._turn: threading.Lock | None = threading.Lock() if engine.dialect.name == "sqlite" else None

    def cached_key(self, key_id: int) -> DataKey | None:
        """An unwrapped key kept in memory, if it is there."""
        return self._keys.get(key_id)

    def cache_key(self, key: DataKey) -> None:
        """Keeps an unwrapped key in memory; the oldest ones make room."""
        while len(self._keys) >= _KEYS_KEPT:
            self._keys.pop(next(iter(self._keys)), None)
        self._keys[key.id] = key

    def forget_key(self, key_id: int) -> None:
        """Drops a key from memory, as its case is erased."""
        self._keys.pop(key_id, None)

    def check_key(self) -> None:
        """Ensures that this store was made with this master key; a new store remembers it. Raises `KeyProblem`."""
        with self.write() as tx:
            # Of processes that start at once on a new store, one writes and all compare.
            tx.add_once(t.keyring, id=1, check_value=self.master.check_value(), created_at=tx.now)
            if bytes(tx.value(sa.select(t.keyring.c.check_value))) != self.master.check_value():
                raise KeyProblem("this master key is not the one the store was made with")

    def listen(self, listener: Listener) -> None:
        """Calls `listener` with what was touched, in the writing thread, after every commit of this process."""
        self._listeners.append(listener)

    @contextmanager
    def read(self) -> Iterator[Tx]:
        """One consistent view; writes nothing. Raises `StoreError` where the database fails."""
        with named_errors(), self.engine.connect() as connection:
            if connection.dialect.name == "sqlite":
                connection.exec_driver_sql("BEGIN")
            yield Tx(self, connection, self.clock())

    @contextmanager
    def write(self) -> Iterator[Tx]:
        """All or nothing; committed to disk when it ends, undone when it raises. Raises `StoreError` where the database fails."""
        if self._turn is not None:
            with self._turn:
                touched = yield from self._written()
        else:
            touched = yield from self._written()
        if touched:
            for listener in self._listeners:
                listener(touched)

    def _written(self) -> Generator[Tx, None, Sequence[tuple[str, int]]]:
        with named_errors(), self.engine.connect() as connection:
            if connection.dialect.name == "sqlite":
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            tx = Tx(self, connection, self.clock())
            yield tx
            touched = tx.finish()
            connection.commit()
        return touched

    async def run(self, work: Callable[[Tx], T]) -> T:
        """The result of `work` in a write of its own, off the event loop."""

        def locked() -> T:
            with self.write() as tx:
                return work(tx)

        return await asyncio.to_thread(locked)

    async def look(self, work: Callable[[Tx], T]) -> T:
        """The result of `work` in a read of its own, off the event loop."""

        def reading() -> T:
            with self.read() as tx:
                return work(tx)

        return await asyncio.to_thread(reading)


@contextmanager
def named_errors() -> Iterator[None]:
    """The database's errors become `StoreError`s that quote no data."""
    try:
        yield
    except OperationalError as problem:
        raise StoreAway(f"{type(problem).__name__}: {str(problem.orig).partition(chr(10))[0]}") from None
    except DBAPIError as problem:
        raise StoreError(f"{type(problem).__name__}: {str(problem.orig).partition(chr(10))[0]}") from None
    except SQLAlchemyError as problem:
        raise StoreError(type(problem).__name__) from None


def sealed_json(key: DataKey, what: str, adapter: "TypeAdapter[Any]", value: Any) -> bytes:
    """The value as JSON, sealed for the column `what`."""
    return key.seal(what, adapter.dump_json(value))


def opened_json(key: DataKey, what: str, adapter: "TypeAdapter[T]", sealed: bytes) -> T:
    """The value again. Raises `Unreadable` where it does not open."""
    return adapter.validate_json(key.open(what, bytes(sealed)))


def prune_changes(tx: Tx, older_than: timedelta = timedelta(hours=1)) -> int:
    """Drops redraw notes nobody waits for any more; how many."""
    return tx.do(t.changes.delete().where(t.changes.c.at < tx.now - older_than))


def changes_since(tx: Tx, last: int) -> Sequence[sa.RowMapping]:
    """Redraw notes after number `last`, oldest first."""
    return tx.all(sa.select(t.changes).where(t.changes.c.id > last).order_by(t.changes.c.id))
