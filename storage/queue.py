"""The queue as officers see it: open cases by level and waiting time, each in one row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage import tables as t
from storage.keys import Unreadable
from storage.store import Tx, opened_json
from storage.summary import SUMMARY, Summary
from triage.assessment import Level


@dataclass(frozen=True, slots=True)
class Ringing:
    """The newest alarm of a case. `step` counts rungs from 0; `due_at` is when the next one is climbed."""

    escalation_id: int
    state: str
    step: int
    due_at: datetime
    answered_by: str


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One case. `level` is None until it was read; `unread` counts messages since an officer last opened it."""

    case_id: int
    reference: str
    level: Level | None
    level_by: str
    status: str
    category: str
    language: str
    unsure: bool
    failed: bool
    seeded: bool
    quiet: bool
    officer_writes: bool
    unreachable: bool
    channel: str
    owner_id: int | None
    owner: str
    opened_at: datetime
    last_in_at: datetime
    answered_at: datetime | None
    closed_at: datetime | None
    unread: int
    alarm: Ringing | None
    summary: Summary | None  #: None once the case's key was destroyed

    @property
    def rings(self) -> bool:
        """Whether an alarm is open that nobody has answered."""
        return self.alarm is not None and self.alarm.state == "open"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which cases to list, `limit` on a page, counted from 1.

    `level` is a level's value or "" for all; `owner_id` keeps one officer's.
    """

    status: str = "open"
    level: str = ""
    owner_id: int | None = None
    unsure: bool = False
    limit: int = 200
    page: int = 1


@dataclass(frozen=True, slots=True)
class Queue:
    """The rows asked for, and how many open cases there are of each level ("" for those not read yet)."""

    rows: Sequence[QueueRow]
    counts: Mapping[str, int]
    more: bool


def queue(tx: Tx, wanted: Wanted) -> Queue:
    """What rings or waits for a first answer comes first, then by level; of the unanswered the longest waiting is first.

    Of the answered ones the newest words are first. Cases nobody has read yet stand above all.
    """
    rows = _cases(tx, wanted)
    more = len(rows) > wanted.limit
    rows = rows[: wanted.limit]
    ids = [row["id"] for row in rows]
    tx.hold_keys([row["key_id"] for row in rows])
    alarms, talks, unread = _alarms(tx, ids), _talks(tx, ids), _unread(tx, ids)
    listed = [_row(tx, row, alarms.get(row["id"]), talks.get(row["id"]), unread.get(row["id"], 0)) for row in rows]
    return Queue(listed, _counts(tx), more)


def _cases(tx: Tx, wanted: Wanted) -> Sequence[sa.RowMapping]:
    c, o = t.cases.c, t.officers.c
    chosen = [c.status == wanted.status]
    if wanted.level:
        chosen.append(c.level == wanted.level)
    if wanted.owner_id is not None:
        chosen.append(c.owner_id == wanted.owner_id)
    if wanted.unsure:
        chosen.append(c.unsure)
    order: tuple[Any, ...] = (c.closed_at.desc(), c.id.desc())
    if wanted.status == "open":
        order = _pressing_first()
    return tx.all(
        sa.select(t.cases, o.name.label("owner"))
        .join(t.officers, o.id == c.owner_id, isouter=True)
        .where(*chosen)
        .order_by(*order)
        .limit(wanted.limit + 1)
        .offset((wanted.page - 1) * wanted.limit)
    )


def _pressing_first() -> tuple[Any, ...]:
    c, e = t.cases.c, t.escalations.c
    rings = sa.exists().where(e.case_id == c.id, e.state == "open")
    waits = sa.and_(c.answered_at.is_(None), c.level_rank <= Level.HIGH.rank)
    pressing = sa.case((sa.or_(c.level_rank.is_(None), rings, waits), 0), else_=1)
    answered = sa.case((c.answered_at.is_(None), 0), else_=1)
    waiting_since = sa.case((c.answered_at.is_(None), c.last_in_at))
    return pressing, sa.func.coalesce(c.level_rank, -1), answered, waiting_since, c.last_in_at.desc(), c.id


def _row(tx: Tx, row: sa.RowMapping, alarm: Ringing | None, talk: sa.RowMapping | None, unread: int) -> QueueRow:
    return QueueRow(
        case_id=row["id"],
        reference=row["reference"],
        level=Level(row["level"]) if row["level"] else None,
        level_by=row["level_by"] or "",
        status=row["status"],
        category=row["category"] or "",
        language=row["language"] or "",
        unsure=row["unsure"],
        failed=bool(row["failures"]),
        seeded=row["seeded"],
        quiet=talk is not None and is_quiet(talk["state"]),
        officer_writes=talk is not None and talk["officer_writes"],
        unreachable=talk is None or talk["unreachable"],
        channel=talk["channel"] if talk else "",
        owner_id=row["owner_id"],
        owner=row["owner"] or "",
        opened_at=row["opened_at"],
        last_in_at=row["last_in_at"],
        answered_at=row["answered_at"],
        closed_at=row["closed_at"],
        unread=unread,
        alarm=alarm,
        summary=_summary(tx, row),
    )


def is_quiet(state: Mapping[str, Any]) -> bool:
    """Whether the line speaks quietly in this conversation: a captor may read the screen."""
    return state.get("voice") not in (None, "plain")


def _summary(tx: Tx, row: sa.RowMapping) -> Summary | None:
    if row["sealed"] is None:
        return Summary()
    try:
        return opened_json(tx.key(row["key_id"]), "cases.summary", SUMMARY, row["sealed"])
    except Unreadable:
        return None


def _alarms(tx: Tx, ids: Sequence[int]) -> dict[int, Ringing]:
    e, o = t.escalations.c, t.officers.c
    newest = sa.select(sa.func.max(e.id)).where(e.case_id.in_(ids)).group_by(e.case_id)
    rows = tx.all(
        sa.select(e.id, e.case_id, e.state, e.step, e.due_at, o.name)
        .join(t.officers, o.id == e.answered_by, isouter=True)
        .where(e.id.in_(newest))
    )
    return {row["case_id"]: Ringing(row["id"], row["state"], row["step"], row["due_at"], row["name"] or "") for row in rows}


def _talks(tx: Tx, ids: Sequence[int]) -> dict[int, sa.RowMapping]:
    c = t.conversations.c
    rows = tx.all(
        sa.select(c.case_id, c.channel, c.state, c.officer_writes, c.unreachable).where(c.case_id.in_(ids)).order_by(c.id)
    )
    return {row["case_id"]: row for row in rows}


def _unread(tx: Tx, ids: Sequence[int]) -> dict[int, int]:
    a, m = t.audit.c, t.messages.c
    read = (
        sa.select(a.case_id, sa.func.max(a.at).label("at"))
        .where(a.action == "case.read", a.case_id.in_(ids))
        .group_by(a.case_id)
        .subquery()
    )
    rows = tx.all(
        sa.select(m.case_id, sa.func.count().label("messages"))
        .join(read, read.c.case_id == m.case_id, isouter=True)
        .where(m.case_id.in_(ids), m.direction == "in", sa.or_(read.c.at.is_(None), m.received_at > read.c.at))
        .group_by(m.case_id)
    )
    return {row["case_id"]: row["messages"] for row in rows}


def _counts(tx: Tx) -> dict[str, int]:
    c = t.cases.c
    rows = tx.all(sa.select(c.level, sa.func.count().label("cases")).where(c.status == "open").group_by(c.level))
    return {row["level"] or "": row["cases"] for row in rows}


def ringing(tx: Tx) -> list[tuple[int, int, str, int]]:
    """(escalation, case, level, step) of every alarm nobody has answered, the most urgent first."""
    e = t.escalations.c
    rows = tx.all(sa.select(e.id, e.case_id, e.level, e.step).where(e.state == "open").order_by(e.opened_at))
    found = [(row["id"], row["case_id"], row["level"], row["step"]) for row in rows]
    return sorted(found, key=lambda alarm: Level(alarm[2]).rank)


def by_reference(tx: Tx, reference: str) -> int | None:
    """The case with this reference, written with or without its dash."""
    digits = "".join(sign for sign in reference if sign.isdigit())
    found = tx.value(sa.select(t.cases.c.id).where(t.cases.c.reference == f"{digits[:4]}-{digits[4:]}"))
    return None if found is None else int(found)
