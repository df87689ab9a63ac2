"""Which workers are alive."""

from datetime import datetime, timedelta

import sqlalchemy as sa

from storage import tables as t
from storage.store import Tx


def beat(tx: Tx, worker: str) -> None:
    """Notes that the worker is alive now."""
    if not tx.do(t.workers.update().where(t.workers.c.name == worker).values(at=tx.now)):
        tx.add_once(t.workers, name=worker, at=tx.now, started_at=tx.now)


def newest(tx: Tx) -> datetime | None:
    """When a worker last beat; None where none ever did."""
    w = t.workers.c
    found: datetime | None = tx.value(sa.select(sa.func.max(w.at, type_=w.at.type)))
    return found


def silent(tx: Tx, longer_than: timedelta) -> list[str]:
    """Workers that have not beaten for so long, or last by a clock that was ahead by as much."""
    w = t.workers.c
    dead = sa.or_(w.at < tx.now - longer_than, w.at > tx.now + longer_than)
    return list(tx.connection.execute(sa.select(w.name).where(dead)).scalars())
