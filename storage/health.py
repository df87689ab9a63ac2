"""What the doctor asks a store: is it there, whose key is it, who is on duty, and what lies about too long. Writes nothing."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from pathlib import Path

import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.engine import Engine, make_url

from storage import tables as t
from storage.engine import normal_url, open_engine
from storage.keys import MasterKey
from storage.store import Tx


class KeyState(Enum):
    """Whether a master key opens a store."""

    NONE_YET = "none yet"  #: the store was never opened with a key
    FITS = "fits"  #: it is the one the store was made with
    OTHER = "other"  #: it is another one


@dataclass(frozen=True, slots=True)
class Duty:
    """Who can be reached: active officers, how many of them are supervisors, and how many have a Telegram id."""

    active: int
    supervisors: int
    on_telegram: int


@dataclass(frozen=True, slots=True)
class Worker:
    """A process of the line and when it last said that it is alive."""

    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits: how many, and since when the oldest; None where nothing does."""

    count: int
    since: datetime | None


def file_of(url: str) -> Path | None:
    """The file of a SQLite store; None for a server, and for a store in memory."""
    parsed = make_url(url)
    named = parsed.get_backend_name() == "sqlite" and parsed.database and parsed.database != ":memory:"
    return Path(str(parsed.database)) if named else None


def open_briefly(url: str, patience: int) -> Engine:
    """An engine that gives up on a silent server after `patience` seconds."""
    parsed = normal_url(url)
    if parsed.get_backend_name() == "postgresql":
        parsed = parsed.update_query_dict({"connect_timeout": str(max(patience, 2))})
    return open_engine(parsed.render_as_string(hide_password=False))


def version(tx: Tx) -> tuple[str, str]:
    """The migration the tables stand at, "" before the first, and the newest there is."""
    scripts = ScriptDirectory(str(Path(__file__).parent / "migrations"))
    return MigrationContext.configure(tx.connection).get_current_revision() or "", scripts.get_current_head() or ""


def key_state(tx: Tx, master: MasterKey) -> KeyState:
    """Whether this master key is the one the store was made with."""
    known = tx.value(sa.select(t.keyring.c.check_value))
    if known is None:
        return KeyState.NONE_YET
    return KeyState.FITS if bytes(known) == master.check_value() else KeyState.OTHER


def newest(tx: Tx) -> datetime | None:
    """When the newest row was written by the clock of its writer; None in an empty store."""
    columns = (t.messages.c.received_at, t.outbox.c.created_at, t.audit.c.at, t.workers.c.at)
    moments = [tx.value(sa.select(sa.func.max(column, type_=column.type))) for column in columns]
    return max((moment for moment in moments if moment is not None), default=None)


def duty(tx: Tx) -> Duty:
    """Who can be reached."""
    o = t.officers.c
    rows = tx.all(sa.select(o.role, o.telegram_user).where(o.active))
    return Duty(len(rows), sum(row["role"] == "supervisor" for row in rows), sum(bool(row["telegram_user"]) for row in rows))


def workers(tx: Tx) -> list[Worker]:
    """Every process that ever worked this store, the liveliest first."""
    w = t.workers.c
    return [Worker(row["name"], row["at"]) for row in tx.all(sa.select(w.name, w.at).order_by(w.at.desc()))]


def unread(tx: Tx) -> Waiting:
    """Messages that nobody has read yet."""
    m = t.messages.c
    return _waiting(tx, m.received_at, m.read_at.is_(None), m.direction == "in")


def unsent(tx: Tx) -> Waiting:
    """What is due to be sent and has not gone out."""
    o = t.outbox.c
    return _waiting(tx, o.created_at, o.state == "due", o.next_at <= tx.now)


def refused(tx: Tx, within: timedelta) -> Waiting:
    """What was given up in the last while: no channel took it."""
    o = t.outbox.c
    return _waiting(tx, o.created_at, o.state == "failed", o.created_at > tx.now - within)


def late_alarms(tx: Tx, late: timedelta) -> Waiting:
    """Open alarms whose next rung is later than `late`."""
    e = t.escalations.c
    return _waiting(tx, e.due_at, e.state == "open", e.due_at < tx.now - late)


def _waiting(tx: Tx, since: "sa.Column[datetime]", *where: "sa.ColumnElement[bool]") -> Waiting:
    row = tx.one(sa.select(sa.func.count().label("rows"), sa.func.min(since, type_=since.type).label("since")).where(*where))
    return Waiting(row["rows"], row["since"]) if row else Waiting(0, None)
