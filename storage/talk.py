"""The conversation with a person: what is said and how it is found again, and where the dialogue stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from pydantic import TypeAdapter

from storage import tables as t
from storage.keys import DataKey
from storage.messages import unseal
from storage.outbox import put
from storage.store import Tx, opened_json, sealed_json
from triage.message import Message


@dataclass(frozen=True, slots=True)
class Said:
    """What the line or an officer said: the text as sent and what was offered with it."""

    text: str
    buttons: tuple[tuple[str, str], ...] = ()
    ask_place: bool = False
    silent: bool = False
    language: str = "ko"
    ask_number: bool = False


SAID = TypeAdapter(Said)


def say(tx: Tx, conversation_id: int, said: Said, key: str, priority: int, officer_id: int | None = None) -> int | None:
    """Writes something to say and its place in the outbox; the message's id, None where the same was said before."""
    talk = tx.one(sa.select(t.conversations).where(t.conversations.c.id == conversation_id))
    if talk is None or tx.value(sa.select(t.outbox.c.id).where(t.outbox.c.key == key)) is not None:
        return None
    sealed = sealed_json(tx.case_key(talk["case_id"]), "messages.said", SAID, said)
    message = tx.add(
        t.messages,
        conversation_id=conversation_id,
        case_id=talk["case_id"],
        direction="out",
        kind="text",
        sealed=sealed,
        officer_id=officer_id,
        received_at=tx.now,
        read_at=tx.now,
    )
    links = {"case_id": talk["case_id"], "conversation_id": conversation_id, "message_id": message}
    put(tx, key, f"{talk['channel']}/{talk['account']}", "reply", priority, {}, **links)
    tx.do(t.cases.update().where(t.cases.c.id == talk["case_id"]).values(last_out_at=tx.now))
    tx.touch("chat", conversation_id)
    tx.touch("case", talk["case_id"])
    return message


def set_dialogue(tx: Tx, conversation_id: int, state: Mapping[str, Any], language: str) -> None:
    """Keeps where the dialogue stands; never words of anybody."""
    values = {"state": dict(state), "language": language}
    tx.do(t.conversations.update().where(t.conversations.c.id == conversation_id).values(**values))


def outgoing(tx: Tx, message_id: int) -> tuple[str, Said] | None:
    """The channel's address of the conversation and the words; None once the case was erased."""
    m, c = t.messages, t.conversations
    row = tx.one(
        sa.select(m.c.sealed, m.c.case_id, c.c.sealed_chat, c.c.case_id.label("home"))
        .join(c, c.c.id == m.c.conversation_id)
        .where(m.c.id == message_id)
    )
    if row is None:
        return None
    said = opened_json(tx.case_key(row["case_id"]), "messages.said", SAID, row["sealed"])
    chat = tx.case_key(row["home"]).open("conversations.chat", bytes(row["sealed_chat"])).decode()
    return chat, said


def mark_unreachable(tx: Tx, message_id: int) -> None:
    """Keeps that the person behind a message cannot be written to any more."""
    c, m = t.conversations, t.messages
    talk = sa.select(m.c.conversation_id).where(m.c.id == message_id).scalar_subquery()
    tx.do(c.update().where(c.c.id == talk).values(unreachable=True))


def transcript(tx: Tx, channel: str, account: str, chat: str) -> list[tuple[int, str, datetime, Message | Said]]:
    """What was written and said in the conversation's current case, oldest first: (id, "in" or "out", when, what)."""
    c, m = t.conversations.c, t.messages
    chat_hash = tx.master.lookup("chat", f"{channel}\0{account}\0{chat}")
    talk = tx.one(sa.select(c.id, c.case_id).where(c.channel == channel, c.account == account, c.chat_hash == chat_hash))
    if talk is None:
        return []
    key = tx.case_key(talk["case_id"])
    rows = tx.all(sa.select(m).where(m.c.conversation_id == talk["id"], m.c.case_id == talk["case_id"]).order_by(m.c.id))
    return [(row["id"], row["direction"], row["received_at"], content(key, row)) for row in rows]


def content(key: DataKey, row: sa.RowMapping) -> Message | Said:
    """What came in or was said by the message of a row. Raises `Unreadable`."""
    if row["direction"] == "in":
        return unseal(key, row)
    return opened_json(key, "messages.said", SAID, row["sealed"])
