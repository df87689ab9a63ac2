"""What is to be sent: a row with a key, written in the transaction that decided it, worked off by one sender for each lane."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from storage import tables as t
from storage.store import Tx

#: After this many tries a row is left to a person.
MOST_TRIES = 50
#: Nothing is ever put back for longer; a row due later than this was written by a clock that has been put right since.
LONGEST = timedelta(minutes=10)


#: Priorities in a pager's lane: alarms that ring for the first time, then those that ring again, then what changed in one.
FIRST_CRITICAL, FIRST_HIGH, AGAIN, CHANGE = range(4)


@dataclass(frozen=True, slots=True)
class Due:
    """A row to be sent now. `attempts` counts earlier tries."""

    id: int
    key: str
    lane: str
    kind: str
    case_id: int | None
    conversation_id: int | None
    message_id: int | None
    escalation_id: int | None
    body: Mapping[str, Any]
    attempts: int


@dataclass(frozen=True, slots=True)
class PagesWaiting:
    """Pages of a lane that nobody is sending: of how many alarms, and whether an alarm among them rings for the first time."""

    alarms: int
    new: bool


def _now_due(tx: Tx) -> "sa.ColumnElement[bool]":
    """Due by the clock, or never tried (then it is due whatever a clock said that has jumped), or due absurdly late."""
    o = t.outbox.c
    return sa.and_(
        o.state == "due", sa.or_(o.next_at <= tx.now, sa.and_(o.attempts == 0, o.error.is_(None)), o.next_at > tx.now + LONGEST)
    )


def _unclaimed(tx: Tx) -> "sa.ColumnElement[bool]":
    """Nobody's: never claimed, or by a lease that is over, or by one no lease is long enough for."""
    o = t.outbox.c
    return sa.or_(o.claimed_until.is_(None), o.claimed_until < tx.now, o.claimed_until > tx.now + LONGEST)


def lanes_due(tx: Tx) -> set[str]:
    """Lanes that have something to send now which nobody is sending."""
    return set(tx.connection.execute(sa.select(t.outbox.c.lane).where(_now_due(tx), _unclaimed(tx)).distinct()).scalars())


def pages_waiting(tx: Tx, lane: str) -> PagesWaiting:
    """The pages of a lane that may be sent now."""
    o = t.outbox.c
    found = tx.one(
        sa.select(sa.func.count(o.escalation_id.distinct()).label("alarms"), sa.func.min(o.priority).label("first")).where(
            o.lane == lane, o.kind == "page", _now_due(tx), _unclaimed(tx)
        )
    )
    return PagesWaiting(found["alarms"], (found["first"] or 0) < AGAIN) if found else PagesWaiting(0, False)


def claim(tx: Tx, lane: str, worker: str, lease: timedelta, limit: int = 20, kind: str = "") -> list[Due]:
    """Takes the most urgent rows of a lane for this worker, of one kind where it is given; a dead worker's come free in time.

    Within a conversation only the oldest row is handed out, so that answers never overtake each other.
    """
    o = t.outbox
    earlier = o.alias()
    waits = sa.exists().where(earlier.c.conversation_id == o.c.conversation_id, earlier.c.state == "due", earlier.c.id < o.c.id)
    chosen = (
        sa.select(o)
        .where(o.c.lane == lane, _now_due(tx), _unclaimed(tx), ~waits, *([o.c.kind == kind] if kind else []))
        .order_by(o.c.priority, o.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    rows = tx.all(chosen)
    if rows:
        ids = [row["id"] for row in rows]
        tx.do(o.update().where(o.c.id.in_(ids)).values(claimed_until=tx.now + lease, claimed_by=worker))
    return [Due(**{name: row[name] for name in Due.__slots__}) for row in rows]


def sent(tx: Tx, row_id: int, external_id: str) -> None:
    """Marks a row as sent, with the channel's own id of what was sent."""
    _settle(tx, row_id, state="sent", sent_at=tx.now, external_id=external_id or None, error=None)
    message = tx.value(sa.select(t.outbox.c.message_id).where(t.outbox.c.id == row_id))
    if message is not None:
        tx.do(t.messages.update().where(t.messages.c.id == message).values(external_id=external_id or None, sent_at=tx.now))
        conversation = tx.value(sa.select(t.messages.c.conversation_id).where(t.messages.c.id == message))
        tx.touch("chat", int(conversation))


def failed(tx: Tx, row_id: int, error: str) -> None:
    """Marks a row as never to be sent; the case shows it to the officer."""
    _settle(tx, row_id, state="failed", error=error)
    _touch_case(tx, row_id)


def later(tx: Tx, row_id: int, seconds: float, error: str, counts: bool = True) -> None:
    """Puts a row back for another try in so many seconds; after `MOST_TRIES` it fails, but a page never does."""
    row = tx.one(sa.select(t.outbox.c.attempts, t.outbox.c.kind).where(t.outbox.c.id == row_id))
    attempts = (row["attempts"] if row else 0) + int(counts)
    if attempts >= MOST_TRIES and row is not None and row["kind"] != "page":
        failed(tx, row_id, error)
        return
    _settle(tx, row_id, attempts=attempts, next_at=tx.now + min(timedelta(seconds=seconds), LONGEST), error=error)


def drop(tx: Tx, row_id: int) -> None:
    """Takes back a row that has become pointless."""
    _settle(tx, row_id, state="dropped")


def put(tx: Tx, key: str, lane: str, kind: str, priority: int, body: Mapping[str, Any], **links: int | None) -> bool:
    """Writes a row unless one with this key stands there; `links` are ids of case, conversation, message or escalation."""
    tx.wake("outbox")
    return tx.add_once(
        t.outbox,
        key=key,
        lane=lane,
        kind=kind,
        priority=priority,
        body=dict(body),
        state="due",
        attempts=0,
        next_at=tx.now,
        created_at=tx.now,
        **links,
    )


def previous_page(tx: Tx, case_id: int, lane: str) -> str:
    """The pager's id of the newest page of this case on this lane, "" where there is none."""
    o = t.outbox.c
    found = tx.value(
        sa.select(o.external_id)
        .where(o.case_id == case_id, o.lane == lane, o.state == "sent", o.kind == "page", o.external_id.is_not(None))
        .order_by(o.id.desc())
        .limit(1)
    )
    return str(found or "")


def paged_since(tx: Tx, row: Due) -> bool:
    """Whether a later rung of the same alarm has a page on this lane, waiting or sent: then this one says nothing new."""
    o = t.outbox.c
    later_rung = (o.escalation_id == row.escalation_id, o.lane == row.lane, o.kind == "page", o.id > row.id)
    return tx.value(sa.select(o.id).where(*later_rung, o.state.in_(["due", "sent"])).limit(1)) is not None


def _settle(tx: Tx, row_id: int, **values: Any) -> None:
    tx.do(t.outbox.update().where(t.outbox.c.id == row_id).values(claimed_until=None, claimed_by=None, **values))


def _touch_case(tx: Tx, row_id: int) -> None:
    case = tx.value(sa.select(t.outbox.c.case_id).where(t.outbox.c.id == row_id))
    if case is not None:
        tx.touch("case", int(case))


def waiting(tx: Tx) -> Sequence[sa.RowMapping]:
    """Rows due by lane: how many and since when; for the doctor and the watchdog."""
    o = t.outbox.c
    return tx.all(
        sa.select(o.lane, sa.func.count().label("rows"), sa.func.min(o.created_at).label("since"))
        .where(o.state == "due")
        .group_by(o.lane)
    )


def release(tx: Tx, worker: str) -> int:
    """Frees what this worker had claimed before it died, so that a restart sends at once; how many."""
    o = t.outbox
    held = (o.c.claimed_by == worker, o.c.state == "due")
    return tx.do(o.update().where(*held).values(claimed_until=None, claimed_by=None))
