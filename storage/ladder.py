"""The alarm as rows: a ladder's rung, deadline and answer live here, and whatever climbs it only moves these rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import Any

import sqlalchemy as sa

from storage import tables as t
from storage.outbox import AGAIN, CHANGE, FIRST_CRITICAL, FIRST_HIGH, put
from storage.store import Tx
from triage.assessment import Level

#: Clocks of two machines differ by less; more is a clock that was wrong.
_SKEW = timedelta(seconds=10)
#: A rung that is due within this is climbed while the alarm would be posted again.
_ABOUT = timedelta(seconds=10)


class Action(Enum):
    """What an officer may answer to an alarm."""

    ACK = "ack"  #: seen, I look at it
    TAKE = "take"  #: seen, and the case is mine
    NOT_URGENT = "not_urgent"  #: no alarm; the ladder stops and the case stays in the queue


class Outcome(Enum):
    """What became of an officer's answer."""

    DONE = "done"  #: it counts
    ALREADY = "already"  #: somebody had answered before; who, is told
    SECOND_NEEDED = "second_needed"  #: a critical alarm is stood down by two officers only
    GONE = "gone"  #: there is no such alarm


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of a ladder: who is rung, by which pagers, and how many seconds until the next step."""

    audience: str
    pagers: tuple[str, ...]
    wait: float


@dataclass(frozen=True, slots=True)
class Ladder:
    """The steps for one level; the last is repeated without end until somebody answers."""

    rungs: tuple[Rung, ...]

    def rung(self, step: int) -> Rung:
        """The rung of a step counted from 0."""
        return self.rungs[min(step, len(self.rungs) - 1)]

    def as_json(self) -> list[dict[str, Any]]:
        """The ladder as it is frozen into an escalation, so that a later setting does not change a running alarm."""
        return [{"audience": r.audience, "pagers": list(r.pagers), "wait": r.wait} for r in self.rungs]

    @classmethod
    def from_json(cls, rows: Sequence[Mapping[str, Any]]) -> "Ladder":
        """The ladder an escalation was begun with."""
        return cls(tuple(Rung(row["audience"], tuple(row["pagers"]), float(row["wait"])) for row in rows))


@dataclass(frozen=True, slots=True)
class Climbed:
    """A rung that was just climbed: the next one is due at `due_at`."""

    escalation_id: int
    step: int
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Answered:
    """What became of an answer, and who holds the alarm."""

    outcome: Outcome
    by: str = ""
    escalation_id: int = 0


def raise_alarm(tx: Tx, case_id: int, level: Level, ladder: Ladder, again: bool = False) -> Climbed | None:
    """Begins an escalation with its first pages; None where one of this level or higher runs or was answered already.

    `again` rings once more although the alarm was answered: what the person wrote since is urgent by itself.
    """
    e = t.escalations
    earlier = tx.all(sa.select(e.c.id, e.c.level, e.c.state).where(e.c.case_id == case_id))
    counting = [row for row in earlier if row["state"] == "open" or not again]
    if any(Level(row["level"]).rank <= level.rank for row in counting):
        return None
    for row in earlier:
        if row["state"] == "open":
            tx.do(e.update().where(e.c.id == row["id"]).values(state="superseded", answered_at=tx.now))
    escalation = tx.add(
        e, case_id=case_id, level=level.value, state="open", policy=ladder.as_json(), step=-1, due_at=tx.now, opened_at=tx.now
    )
    return climb(tx, escalation, 0)


def climb(tx: Tx, escalation_id: int, step: int) -> Climbed | None:
    """Climbs to `step`: moves the deadline and writes the pages, once however often it runs. None once answered."""
    e = t.escalations
    row = tx.one(sa.select(e).where(e.c.id == escalation_id).with_for_update())
    if row is None or row["state"] != "open" or row["step"] > step:
        return None
    if row["step"] == step:
        return Climbed(escalation_id, step, row["due_at"])
    rung = Ladder.from_json(row["policy"]).rung(step)
    due = tx.now + timedelta(seconds=rung.wait)
    tx.do(e.update().where(e.c.id == escalation_id).values(step=step, due_at=due))
    priority = AGAIN if step else FIRST_CRITICAL if row["level"] == Level.CRITICAL.value else FIRST_HIGH
    for pager in rung.pagers:
        _page(tx, row["case_id"], escalation_id, step, pager, rung.audience, priority)
    tx.touch("alarm", escalation_id)
    tx.touch("case", row["case_id"])
    return Climbed(escalation_id, step, due)


def _page(tx: Tx, case_id: int, escalation_id: int, step: int, pager: str, audience: str, priority: int) -> None:
    key = f"page:{escalation_id}:{step}:{pager}"
    body = {"step": step, "audience": audience}
    put(tx, key, f"pager/{pager}", "page", priority, body, case_id=case_id, escalation_id=escalation_id)
    outbox = tx.value(sa.select(t.outbox.c.id).where(t.outbox.c.key == key))
    tx.add(t.pages, escalation_id=escalation_id, step=step, pager=pager, audience=audience, outbox_id=outbox, at=tx.now)


def ring_again(tx: Tx, pager: str, occasion: str, rested: timedelta = timedelta(0)) -> int:
    """Posts every open alarm once more on one pager, once for an occasion; how many.

    Not where its next rung, which posts it too, is about to be climbed, nor where a page of it has not gone out yet or went out
    less than `rested` ago.
    """
    e, o = t.escalations.c, t.outbox.c
    lane = f"pager/{pager}"
    waits = sa.exists().where(o.escalation_id == e.id, o.lane == lane, o.kind == "page", o.state == "due")
    shown = sa.exists().where(o.escalation_id == e.id, o.lane == lane, o.kind == "page", o.state == "sent")
    fresh = shown.where(o.sent_at > tx.now - rested)
    rows = tx.all(
        sa.select(t.escalations).where(e.state == "open", e.due_at > tx.now + _ABOUT, ~waits, shown, ~fresh).order_by(e.opened_at)
    )
    posted = 0
    for row in rows:
        body = {"step": row["step"], "audience": Ladder.from_json(row["policy"]).rung(row["step"]).audience}
        links = {"case_id": row["case_id"], "escalation_id": row["id"]}
        posted += put(tx, f"again:{row['id']}:{occasion}:{pager}", lane, "page", AGAIN, body, **links)
    return posted


def overdue(tx: Tx, late: timedelta) -> list[tuple[int, int]]:
    """(escalation, next step) of every open ladder whose deadline passed longer than `late` ago."""
    e = t.escalations.c
    rows = tx.all(sa.select(e.id, e.step).where(e.state == "open", e.due_at < tx.now - late))
    return [(row["id"], row["step"] + 1) for row in rows]


def set_right(tx: Tx) -> int:
    """Gives open ladders whose next rung is later than its wait, by a clock that jumped back since, that wait anew; how many."""
    e = t.escalations
    rows = tx.all(sa.select(e.c.id, e.c.step, e.c.policy, e.c.due_at).where(e.c.state == "open", e.c.due_at > tx.now))
    set_back = 0
    for row in rows:
        due = tx.now + timedelta(seconds=Ladder.from_json(row["policy"]).rung(row["step"]).wait)
        if row["due_at"] > due + _SKEW:
            set_back += tx.do(e.update().where(e.c.id == row["id"], e.c.step == row["step"]).values(due_at=due))
    return set_back


def answer(tx: Tx, case_id: int, officer_id: int, action: Action, via: str, agreed: bool = False) -> Answered:
    """Stops the case's running ladder for everybody, unless two officers are needed. Every answer is kept, late ones too.

    `agreed` says that two officers are of one mind already.
    """
    e = t.escalations
    row = tx.one(sa.select(e).where(e.c.case_id == case_id).order_by(e.c.id.desc()).limit(1).with_for_update())
    if row is None:
        return Answered(Outcome.GONE)
    state = row["state"]
    effective = state == "open"
    outcome = Outcome.DONE if effective else Outcome.ALREADY
    alone = not agreed and action is Action.NOT_URGENT and row["level"] == "critical"
    if effective and alone and not _voted(tx, row["id"], officer_id):
        effective, outcome = False, Outcome.SECOND_NEEDED
    tx.add(
        t.answers, escalation_id=row["id"], officer_id=officer_id, action=action.value, via=via, effective=effective, at=tx.now
    )
    if effective:
        state = "stood_down" if action is Action.NOT_URGENT else "acked"
        tx.do(
            e.update()
            .where(e.c.id == row["id"])
            .values(state=state, answered_at=tx.now, answered_by=officer_id, answered_via=via)
        )
        tx.do(t.cases.update().where(t.cases.c.id == case_id, t.cases.c.answered_at.is_(None)).values(answered_at=tx.now))
        cancel_pages(tx, row["id"])
    show(tx, row["id"], case_id)
    tx.touch("alarm", row["id"])
    tx.touch("case", case_id)
    return Answered(outcome, _name(tx, officer_id if effective else row["answered_by"]), row["id"])


def _voted(tx: Tx, escalation_id: int, officer_id: int) -> bool:
    a = t.answers.c
    return bool(
        tx.value(
            sa.select(sa.func.count())
            .select_from(t.answers)
            .where(a.escalation_id == escalation_id, a.action == Action.NOT_URGENT.value, a.officer_id != officer_id)
        )
    )


def _name(tx: Tx, officer_id: int | None) -> str:
    if officer_id is None:
        return ""
    return str(tx.value(sa.select(t.officers.c.name).where(t.officers.c.id == officer_id)) or "")


def cancel_pages(tx: Tx, escalation_id: int) -> None:
    """Takes back pages that have not gone out yet: once somebody answered, nobody else is woken."""
    o = t.outbox
    tx.do(
        o.update()
        .where(o.c.escalation_id == escalation_id, o.c.kind == "page", o.c.state == "due", o.c.claimed_until.is_(None))
        .values(state="dropped")
    )


def show(tx: Tx, escalation_id: int, case_id: int) -> None:
    """Has every pager that showed the alarm show its new state, once for each change."""
    pagers = tx.all(sa.select(t.pages.c.pager).where(t.pages.c.escalation_id == escalation_id).distinct())
    count = tx.value(sa.select(sa.func.count()).select_from(t.answers).where(t.answers.c.escalation_id == escalation_id))
    for row in pagers:
        key = f"show:{escalation_id}:{count}:{row['pager']}"
        put(tx, key, f"pager/{row['pager']}", "update", CHANGE, {}, case_id=case_id, escalation_id=escalation_id)


def take(tx: Tx, case_id: int, officer_id: int) -> bool:
    """Makes the case this officer's unless it is somebody else's already; whether it is theirs now."""
    c = t.cases
    free = sa.or_(c.c.owner_id.is_(None), c.c.owner_id == officer_id)
    taken = tx.do(c.update().where(c.c.id == case_id, free).values(owner_id=officer_id))
    tx.touch("case", case_id)
    return bool(taken)
