"""A case as the line works it: what waits to be read, and all of it that one reading needs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from storage import tables as t
from storage import tracks
from storage.keys import DataKey
from storage.messages import unseal
from storage.selection import dated, old_wordings, readable, worth_reading
from storage.store import Tx
from triage.assessment import Level
from triage.message import Kind, Message, Tip

#: After so long an album is read, though parts of it may still come.
_LONGEST_ALBUM = timedelta(seconds=6)
#: Earlier wordings of a case that are still looked at for how urgent they were.
MOST_OLD = 50


@dataclass(frozen=True, slots=True)
class Work:
    """A case as it stands for one reading. `message_ids` runs beside `tip.messages`; `fresh` counts the unread at its end.

    `heard` is the number of the newest unread message that the person sent; None where only files told something.
    `beyond` are messages that are not in the tip, since there are too many of them.
    `old` holds wordings that their sender has changed since, oldest first; the last `old_fresh` of them nobody has read.
    """

    case_id: int
    conversation_id: int
    reference: str
    tip: Tip
    message_ids: tuple[int, ...]
    fresh: int
    heard: int | None
    last_message_id: int
    state: Mapping[str, Any]
    language: str
    level: Level | None
    level_by: str
    answered: bool
    stood_down: bool
    officer_writes: bool
    closed: bool
    channel: str
    account: str
    unreachable: bool
    old: tuple[Message, ...] = ()
    old_fresh: int = 0
    beyond: tuple[int, ...] = ()

    @property
    def latest(self) -> Message | None:
        """The newest unread message that the person sent."""
        return None if self.heard is None else self.tip.messages[self.heard]

    @property
    def unread_before(self) -> tuple[Message, ...]:
        """What the person sent before it that nobody has read yet, oldest first."""
        unread = self.tip.messages[len(self.tip.messages) - self.fresh : self.heard]
        return tuple(message for message in unread if message.kind is not Kind.FILE)

    @property
    def continues_album(self) -> bool:
        """Whether nothing came but further parts, without words, of an album that was read and answered already."""
        unread = self.tip.messages[len(self.tip.messages) - self.fresh :]
        known = {message.album for message in self.tip.messages[: len(self.tip.messages) - self.fresh]}
        return all(one.kind is Kind.FILE or (one.album in known and one.album and not one.text) for one in unread)

    def with_answer(self, meaning: str) -> "Work":
        """The same work, the person's newest message marked with what it answers to the question before it ("hurt:yes")."""
        messages = list(self.tip.messages)
        if self.heard is not None:
            messages[self.heard] = replace(messages[self.heard], answers=meaning)
        return replace(self, tip=replace(self.tip, messages=tuple(messages)))


def waiting(tx: Tx, limit: int = 50) -> list[tuple[int, int]]:
    """(case, first look) of cases with unread messages, the most alarming first look first, then the oldest.

    A case of which nothing but parts of an album wait is left until they have settled; an alarming caption waits for nothing.
    """
    m = t.messages.c
    newest = sa.func.max(m.settles_at, type_=m.settles_at.type)
    settled = sa.or_(
        sa.func.max(sa.case((m.settles_at.is_(None), 1), else_=0)) == 1,
        newest <= tx.now,
        newest > tx.now + _LONGEST_ALBUM,  # written by a clock that was ahead
        sa.func.min(m.settles_at, type_=m.settles_at.type) <= tx.now - _LONGEST_ALBUM,
    )
    rows = tx.all(
        sa.select(m.case_id, sa.func.max(m.glance).label("glance"), sa.func.min(m.id).label("first"))
        .where(m.read_at.is_(None), m.direction == "in")
        .group_by(m.case_id)
        .having(settled)
        .order_by(sa.desc("glance"), "first")
        .limit(limit)
    )
    return [(row["case_id"], row["glance"]) for row in rows]


def load(tx: Tx, case_id: int) -> Work | None:
    """The case for reading; None where nothing of it is unread."""
    m = t.messages.c
    rows = tx.all(sa.select(t.messages).where(m.case_id == case_id, m.direction == "in").order_by(m.id))
    if not any(row["read_at"] is None for row in rows):
        return None
    key = tx.case_key(case_id)
    kept = readable(rows)
    messages = tuple(unseal(key, row) for row in kept)
    case = tx.one(sa.select(t.cases).where(t.cases.c.id == case_id))
    talk = tx.one(sa.select(t.conversations).where(t.conversations.c.id == rows[-1]["conversation_id"]))
    if case is None or talk is None:
        return None
    replaced = old_wordings(rows)[-MOST_OLD:]
    messages = _written_while_unread(_where_now(tx, key, case_id, messages, kept), kept, replaced)
    tip = Tip(case["reference"], rows[-1]["sent_at"] or rows[-1]["received_at"], dated(messages, kept))
    unread = [number for number, row in enumerate(kept) if row["read_at"] is None]
    return Work(
        case_id=case_id,
        conversation_id=talk["id"],
        reference=case["reference"],
        tip=tip,
        message_ids=tuple(row["id"] for row in kept),
        fresh=len(unread),
        heard=next((number for number in reversed(unread) if tip.messages[number].kind is not Kind.FILE), None),
        last_message_id=rows[-1]["id"],
        state=talk["state"],
        language=talk["language"],
        level=Level(case["level"]) if case["level"] else None,
        level_by=case["level_by"] or "",
        answered=case["answered_at"] is not None,
        stood_down=_stood_down(tx, case_id),
        officer_writes=talk["officer_writes"],
        closed=case["status"] == "closed",
        channel=talk["channel"],
        account=talk["account"],
        unreachable=talk["unreachable"],
        old=tuple(unseal(key, row) for row in replaced),
        old_fresh=sum(row["read_at"] is None for row in replaced),
        beyond=tuple(sorted({row["id"] for row in worth_reading(rows)} - {row["id"] for row in kept})),
    )


def _written_while_unread(
    messages: tuple[Message, ...], rows: Sequence[sa.RowMapping], old: Sequence[sa.RowMapping]
) -> tuple[Message, ...]:
    """The messages; one that was changed before anybody had read it counts as said, not as corrected."""
    read = {row["external_id"] for row in old if row["read_at"] is not None}
    known = {row["external_id"] for row in old}
    return tuple(
        replace(message, kind=Kind.TEXT)
        if message.kind is Kind.EDIT and row["external_id"] in known and row["external_id"] not in read
        else message
        for message, row in zip(messages, rows, strict=True)
    )


def _where_now(
    tx: Tx, key: DataKey, case_id: int, messages: tuple[Message, ...], rows: Sequence[sa.RowMapping]
) -> tuple[Message, ...]:
    """The messages, each position that is shared live where it is now: not every point of it is a message."""
    if not any(message.kind is Kind.LIVE_LOCATION for message in messages):
        return messages
    now = tracks.newest(tx, key, case_id)
    points = (now.get(row["external_id"]) if row["kind"] == Kind.LIVE_LOCATION.value else None for row in rows)
    return tuple(
        replace(message, pin=point.pin, at=point.at) if point else message
        for message, point in zip(messages, points, strict=True)
    )


def _stood_down(tx: Tx, case_id: int) -> bool:
    e = t.escalations.c
    newest = tx.value(sa.select(e.state).where(e.case_id == case_id).order_by(e.id.desc()).limit(1))
    return bool(newest == "stood_down")
