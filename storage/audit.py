"""Who did or read what, when and from where: rows are only ever added, and hold ids and counts, nothing personal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage import tables as t
from storage.store import Tx


@dataclass(frozen=True, slots=True)
class Entry:
    """One row. `officer` is a name, "" for the line itself or an unknown login; `reference` is the case's."""

    id: int
    at: datetime
    officer_id: int | None
    officer: str
    action: str
    case_id: int | None
    reference: str
    detail: Mapping[str, Any]
    source: str


@dataclass(frozen=True, slots=True)
class Asked:
    """Which rows are wanted; None and "" ask for all. `before` is the id below which to look, for the next page."""

    officer_id: int | None = None
    case_id: int | None = None
    action: str = ""
    before: int | None = None
    limit: int = 200


def record(
    tx: Tx,
    officer_id: int | None,
    action: str,
    case_id: int | None = None,
    detail: Mapping[str, Any] | None = None,
    source: str = "",
) -> int:
    """Adds a row; its id. `detail` holds ids, counts and names of choices, never words of anybody."""
    return tx.add(
        t.audit,
        at=tx.now,
        officer_id=officer_id,
        action=action,
        case_id=case_id,
        detail=dict(detail or {}),
        source=source[:64],
    )


def listed(tx: Tx, asked: Asked) -> Sequence[Entry]:
    """The rows asked for, newest first."""
    a, o, c = t.audit.c, t.officers.c, t.cases.c
    wanted = []
    if asked.officer_id is not None:
        wanted.append(a.officer_id == asked.officer_id)
    if asked.case_id is not None:
        wanted.append(a.case_id == asked.case_id)
    if asked.action:
        wanted.append(sa.or_(a.action == asked.action, a.action.startswith(f"{asked.action}.", autoescape=True)))
    if asked.before is not None:
        wanted.append(a.id < asked.before)
    rows = tx.all(
        sa.select(t.audit, o.name.label("officer"), c.reference)
        .join(t.officers, o.id == a.officer_id, isouter=True)
        .join(t.cases, c.id == a.case_id, isouter=True)
        .where(*wanted)
        .order_by(a.id.desc())
        .limit(asked.limit)
    )
    return [
        Entry(
            id=row["id"],
            at=row["at"],
            officer_id=row["officer_id"],
            officer=row["officer"] or "",
            action=row["action"],
            case_id=row["case_id"],
            reference=row["reference"] or "",
            detail=row["detail"],
            source=row["source"],
        )
        for row in rows
    ]


def record_read(tx: Tx, officer_id: int, case_id: int, up_to: int, source: str, opened: bool) -> bool:
    """Notes that an officer read a case up to message `up_to`; whether a row was added.

    Opening a case always adds one; a page that redraws itself adds one only where it shows something new to this officer.
    """
    a = t.audit.c
    last = sa.select(a.detail).where(a.officer_id == officer_id, a.case_id == case_id, a.action == "case.read")
    known = None if opened else tx.value(last.order_by(a.id.desc()).limit(1))
    if known is not None and known.get("up_to", 0) >= up_to:
        return False
    record(tx, officer_id, "case.read", case_id, {"up_to": up_to}, source)
    return True
