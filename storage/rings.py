"""The alarms of a case as its page shows them: every ring of each, what became of it, and who answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from storage import tables as t
from storage.store import Tx
from triage.assessment import Level


@dataclass(frozen=True, slots=True)
class Page:
    """One ring of the ladder and what became of it."""

    step: int
    pager: str
    audience: str
    state: str
    error: str
    at: datetime
    sent_at: datetime | None


@dataclass(frozen=True, slots=True)
class Reply:
    """What an officer answered to an alarm; `effective` is False where somebody else was first or a second is needed."""

    officer: str
    action: str
    via: str
    effective: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class Alarm:
    """One escalation with all its pages and answers."""

    id: int
    level: Level
    state: str
    step: int
    due_at: datetime
    opened_at: datetime
    answered_at: datetime | None
    answered_by: str
    pages: Sequence[Page]
    answers: Sequence[Reply]


def alarms_of(tx: Tx, case_id: int, names: Mapping[int | None, str]) -> list[Alarm]:
    """All alarms of a case, the newest first."""
    e, g, o, a = t.escalations, t.pages, t.outbox, t.answers
    own = sa.select(e.c.id).where(e.c.case_id == case_id)
    pages: dict[int, list[Page]] = {}
    for row in tx.all(
        sa.select(g, o.c.state.label("sending"), o.c.error, o.c.sent_at)
        .join(o, o.c.id == g.c.outbox_id)
        .where(g.c.escalation_id.in_(own))
        .order_by(g.c.step, g.c.id)
    ):
        page = Page(row["step"], row["pager"], row["audience"], row["sending"], row["error"] or "", row["at"], row["sent_at"])
        pages.setdefault(row["escalation_id"], []).append(page)
    answers: dict[int, list[Reply]] = {}
    for row in tx.all(sa.select(a).where(a.c.escalation_id.in_(own)).order_by(a.c.id)):
        reply = Reply(names.get(row["officer_id"], ""), row["action"], row["via"], row["effective"], row["at"])
        answers.setdefault(row["escalation_id"], []).append(reply)
    return [
        _alarm(row, pages.get(row["id"], []), answers.get(row["id"], []), names)
        for row in tx.all(sa.select(e).where(e.c.case_id == case_id).order_by(e.c.id.desc()))
    ]


def _alarm(row: sa.RowMapping, pages: list[Page], answers: list[Reply], names: Mapping[int | None, str]) -> Alarm:
    return Alarm(
        id=row["id"],
        level=Level(row["level"]),
        state=row["state"],
        step=row["step"],
        due_at=row["due_at"],
        opened_at=row["opened_at"],
        answered_at=row["answered_at"],
        answered_by=names.get(row["answered_by"], ""),
        pages=pages,
        answers=answers,
    )
