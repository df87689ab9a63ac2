"""Clearing a conversation off the phone it stands on: what is to go, and what became of it. The case stays as it is."""

from dataclasses import dataclass
from datetime import timedelta

import sqlalchemy as sa

from storage import tables as t
from storage.outbox import put
from storage.store import Tx, sealed_json
from storage.values import NOTE

KIND = "wipe"  #: of the outbox row
#: A channel takes messages back for 48 hours; a little less, since the deleting takes its time.
WITHIN = timedelta(hours=47, minutes=50)


@dataclass(frozen=True, slots=True)
class Traces:
    """The channel's ids of what stands in the chat, theirs and ours, oldest first; `too_old` counts those past deleting."""

    chat: str
    ids: tuple[str, ...]
    too_old: int


def order(tx: Tx, case_id: int, conversation_id: int, message_id: int) -> bool:
    """The conversation is to be cleared as this message asks; whether that is new. What was still to be said is not said."""
    talk = tx.one(sa.select(t.conversations).where(t.conversations.c.id == conversation_id))
    if talk is None:
        return False
    links = {"case_id": case_id, "conversation_id": conversation_id}
    if not put(tx, f"wipe:{conversation_id}:{message_id}", f"{talk['channel']}/{talk['account']}", KIND, 0, {}, **links):
        return False
    o = t.outbox.c
    waits = (o.conversation_id == conversation_id, o.kind == "reply", o.state == "due", o.claimed_until.is_(None))
    tx.do(t.outbox.update().where(*waits).values(state="dropped"))
    tx.touch("case", case_id)
    return True


def traces(tx: Tx, conversation_id: int) -> Traces | None:
    """What stands in the chat by now; None once the case was erased."""
    m, c = t.messages.c, t.conversations.c
    talk = tx.one(sa.select(c.sealed_chat, c.case_id).where(c.id == conversation_id))
    if talk is None:
        return None
    chat = tx.case_key(talk["case_id"]).open("conversations.chat", bytes(talk["sealed_chat"])).decode()
    rows = tx.all(
        sa.select(m.external_id, m.received_at)
        .where(m.conversation_id == conversation_id, m.external_id.is_not(None))
        .order_by(m.id)
    )
    since = tx.now - WITHIN
    fresh = dict.fromkeys(row["external_id"] for row in rows if row["received_at"] >= since)
    old = {row["external_id"] for row in rows} - fresh.keys()
    return Traces(chat, tuple(fresh), len(old))


def note(tx: Tx, case_id: int, text: str) -> None:
    """Officers read on the case what became of it."""
    sealed = sealed_json(tx.case_key(case_id), "notes.text", NOTE, text)
    tx.add(t.notes, case_id=case_id, officer_id=None, sealed=sealed, at=tx.now)
    tx.touch("case", case_id)
