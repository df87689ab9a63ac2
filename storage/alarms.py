"""An alarm as a pager shows it: what an officer needs to decide whether to come, and nothing a sender wrote."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from storage import tables as t
from storage.store import Tx, opened_json
from storage.summary import SUMMARY, Summary
from storage.values import REASONS
from triage.assessment import Level


@dataclass(frozen=True, slots=True)
class AlarmView:
    """An escalation with the case it is about. `signals` are names of signals, strongest first."""

    escalation_id: int
    case_id: int
    reference: str
    level: Level
    signals: tuple[str, ...]
    summary: Summary
    opened_at: datetime
    step: int
    state: str
    answered_by: str


def alarm(tx: Tx, escalation_id: int) -> AlarmView | None:
    """The alarm as it stands now; None where it is gone."""
    e, c, o = t.escalations, t.cases, t.officers
    row = tx.one(
        sa.select(e, c.c.reference, c.c.sealed, o.c.name.label("answerer"))
        .join(c, c.c.id == e.c.case_id)
        .join(o, o.c.id == e.c.answered_by, isouter=True)
        .where(e.c.id == escalation_id)
    )
    if row is None:
        return None
    key = tx.case_key(row["case_id"])
    return AlarmView(
        escalation_id=escalation_id,
        case_id=row["case_id"],
        reference=row["reference"],
        level=Level(row["level"]),
        signals=_signals(tx, row["case_id"]),
        summary=opened_json(key, "cases.summary", SUMMARY, row["sealed"]) if row["sealed"] else Summary(),
        opened_at=row["opened_at"],
        step=row["step"],
        state=row["state"],
        answered_by=row["answerer"] or "",
    )


@dataclass(frozen=True, slots=True)
class Unanswered:
    """Alarms that nobody has answered: how many by level, the oldest's time, and references, newest alarm first."""

    by_level: Mapping[Level, int]
    since: datetime
    newest: tuple[str, ...]


def unanswered(tx: Tx, escalations: Sequence[int], named: int = 8) -> Unanswered | None:
    """Every alarm that rings; None where none of these does."""
    e, c = t.escalations.c, t.cases.c
    rows = tx.all(
        sa.select(e.id, e.level, e.opened_at, c.reference)
        .join(t.cases, c.id == e.case_id)
        .where(e.state == "open")
        .order_by(e.id.desc())
    )
    if not {row["id"] for row in rows} & set(escalations):
        return None
    counted = Counter(Level(row["level"]) for row in rows)
    return Unanswered(counted, min(row["opened_at"] for row in rows), tuple(row["reference"] for row in rows[:named]))


def _signals(tx: Tx, case_id: int) -> tuple[str, ...]:
    a = t.assessments.c
    sealed = tx.value(sa.select(a.sealed).where(a.case_id == case_id).order_by(a.id.desc()).limit(1))
    if sealed is None:
        return ()
    reasons = opened_json(tx.case_key(case_id), "assessments.reasons", REASONS, sealed)
    return tuple(reason.signal for reason in reasons if reason.level.urgent)


def officer_by_telegram(tx: Tx, user: str) -> int | None:
    """The active officer with this immutable Telegram user id."""
    o = t.officers.c
    found = tx.value(sa.select(o.id).where(o.telegram_user == user, o.active))
    return None if found is None else int(found)
