"""What comes in: raw payload and message are written together, once, before anybody acknowledges them."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from storage import files, messages, tracks, warnings
from storage import tables as t
from storage.keys import DataKey
from storage.prepared import any_of, insert_of, padded
from storage.store import Tx
from triage.message import Kind, Message

#: The parts of an album come one by one within about a second, and nothing tells which is the last.
ALBUM_SETTLES = timedelta(seconds=1.5)


@dataclass(frozen=True, slots=True)
class Arrival:
    """One thing that came in, ready to be written. `chat` is the channel's address of the conversation.

    `glance` orders the reading, higher first; `masked` counts the resident registration numbers masked in `raw` and `message`.
    """

    channel: str
    account: str
    external_id: str
    chat: str
    message: Message
    raw: bytes
    message_id: str = ""
    language: str = ""
    glance: int = 0
    masked: int = 0
    bodies: tuple[bytes, ...] = ()  #: the bytes of those of the message's files that have no `remote`, in their order


@dataclass(frozen=True, slots=True)
class _Home:
    """The conversation and case a message belongs to."""

    conversation: int
    case: int
    key: DataKey
    unreachable: bool = False


_Name = tuple[str, str, str]
_Address = tuple[str, str, bytes]
_UPDATE = ("channel", "account", "external_id", "key_id", "sealed", "received_at")
_MESSAGE = (
    *("conversation_id", "case_id", "update_id", "direction", "kind", "sealed", "external_id"),
    *("sent_at", "received_at", "glance", "masked", "settles_at"),
)


def keep(tx: Tx, arrivals: Sequence[Arrival]) -> list[bool]:
    """Writes what is new; for each arrival whether it was new (a repeat changes nothing)."""
    known = set(_ids(tx, arrivals))
    fresh: list[Arrival] = []
    verdicts = []
    for arrival in arrivals:
        name = _name(arrival)
        verdicts.append(name not in known)
        if name not in known:
            known.add(name)
            fresh.append(arrival)
    if fresh:
        addresses = [_address(tx, arrival) for arrival in fresh]
        homes = _homes(tx, dict(zip(addresses, fresh, strict=True)))
        _write(tx, [(arrival, homes[address]) for arrival, address in zip(fresh, addresses, strict=True)])
    return verdicts


def _name(arrival: Arrival) -> _Name:
    return arrival.channel, arrival.account, arrival.external_id


def _ids(tx: Tx, arrivals: Sequence[Arrival]) -> Mapping[_Name, int]:
    """The row of every arrival that stands there."""
    u = t.updates.c
    size, values = padded(list({arrival.external_id for arrival in arrivals}))
    found = tx.prepared(
        ("updates", size), lambda: sa.select(u.channel, u.account, u.external_id, u.id).where(any_of(u.external_id, size))
    )
    rows = found.rows(tx.connection, values)
    return {(row.channel, row.account, row.external_id): int(row.id) for row in rows}


def _address(tx: Tx, arrival: Arrival) -> _Address:
    chat_hash = tx.master.lookup("chat", f"{arrival.channel}\0{arrival.account}\0{arrival.chat}")
    return arrival.channel, arrival.account, chat_hash


def _homes(tx: Tx, wanted: Mapping[_Address, Arrival]) -> Mapping[_Address, _Home]:
    size, hashes = padded([address[2] for address in wanted])
    homes = {}
    rows = tx.prepared(("homes", size), lambda: _homes_query(size)).rows(tx.connection, hashes)
    tx.hold_keys([row.key_id for row in rows if row.status == "open"])
    for row in rows:
        address = (row.channel, row.account, bytes(row.chat_hash))
        if address not in wanted:
            continue
        if row.status == "open":
            homes[address] = _Home(row.id, row.case_id, tx.key(row.key_id), bool(row.unreachable))
        else:
            homes[address] = _move(tx, row.id, wanted[address])
    for address, arrival in wanted.items():
        if address not in homes:
            homes[address] = _found(tx, address, arrival)
    return homes


def _homes_query(size: int) -> sa.Select[Any]:
    c = t.conversations.c
    return (
        sa.select(c.id, c.channel, c.account, c.chat_hash, c.case_id, c.unreachable, t.cases.c.status, t.cases.c.key_id)
        .join(t.cases, t.cases.c.id == c.case_id)
        .where(any_of(c.chat_hash, size))
        .with_for_update()
    )


def _found(tx: Tx, address: tuple[str, str, bytes], arrival: Arrival) -> _Home:
    case, key = open_case(tx)
    conversation = tx.add(
        t.conversations,
        channel=address[0],
        account=address[1],
        chat_hash=address[2],
        sealed_chat=key.seal("conversations.chat", arrival.chat.encode()),
        case_id=case,
        language=arrival.language,
        state={},
        created_at=tx.now,
    )
    return _Home(conversation, case, key)


def _move(tx: Tx, conversation: int, arrival: Arrival) -> _Home:
    """Somebody writes again after their case was closed: a new case, so that nothing waits in a closed one."""
    case, key = open_case(tx)
    tx.do(
        t.conversations.update()
        .where(t.conversations.c.id == conversation)
        .values(
            case_id=case,
            sealed_chat=key.seal("conversations.chat", arrival.chat.encode()),
            state={},
            officer_writes=False,
            unreachable=False,
        )
    )
    return _Home(conversation, case, key)


def open_case(tx: Tx, seeded: bool = False) -> tuple[int, DataKey]:
    """A new case with a key and a reference of its own."""
    key = tx.new_key()
    case = tx.add(
        t.cases,
        reference=f"{secrets.randbelow(10**4):04d}-{secrets.randbelow(10**6):06d}",
        key_id=key.id,
        status="open",
        opened_at=tx.now,
        last_in_at=tx.now,
        seeded=seeded,
    )
    tx.touch("case", case)
    return case, key


def _write(tx: Tx, placed: Sequence[tuple[Arrival, _Home]]) -> None:
    raws = [
        {
            "channel": a.channel,
            "account": a.account,
            "external_id": a.external_id,
            "key_id": home.key.id,
            "sealed": home.key.seal("updates.raw", a.raw),
            "received_at": tx.now,
        }
        for a, home in placed
    ]
    tx.prepared("update", lambda: insert_of(t.updates, *_UPDATE)).each(tx.connection, raws)
    ids = _ids(tx, [arrival for arrival, _ in placed])
    mine = [
        (arrival, home, _message_row(tx, arrival, home, ids[_name(arrival)]))
        for arrival, home in placed
        if _is_for_reading(tx, arrival, home, ids[_name(arrival)])
    ]
    rows = [row for _, _, row in mine]
    if any(arrival.message.files for arrival, _, _ in mine):
        named = t.messages.insert().returning(t.messages.c.id, sort_by_parameter_order=True)
        for (a, home, _), message in zip(mine, tx.connection.execute(named, rows).scalars().all(), strict=True):
            files.add(tx, home.key, files.Place(home.case, home.conversation, int(message)), a.message, a.bodies)
    elif rows:
        tx.prepared("message", lambda: insert_of(t.messages, *_MESSAGE)).each(tx.connection, rows)
    for case in sorted({home.case for _, home, _ in mine}):
        tx.touch("case", case)
    heard = [{"now": tx.now, "case": case} for case in sorted({home.case for _, home in placed})]
    tx.prepared("heard", _heard_query).each(tx.connection, heard)
    for arrival, home in placed:
        _note_reach(tx, arrival, home)
        if arrival.message.is_poison:
            account = f"{arrival.channel}/{arrival.account}"
            warnings.warn(tx, warnings.Kind.POISON, account, case_id=home.case, anew=True)


def _is_for_reading(tx: Tx, arrival: Arrival, home: _Home, update: int) -> bool:
    """Whether an arrival is a message of its own; of a position that is shared live not every point is."""
    if arrival.message.kind is not Kind.LIVE_LOCATION or not arrival.message_id:
        return True
    live = tracks.Live(home.case, home.conversation, arrival.message_id, update, arrival.message)
    return tracks.note(tx, home.key, live)


def _heard_query() -> sa.Update:
    c = t.cases.c
    return t.cases.update().where(c.id == sa.bindparam("case")).values(last_in_at=sa.bindparam("now", type_=c.last_in_at.type))


def _message_row(tx: Tx, arrival: Arrival, home: _Home, update: int) -> dict[str, Any]:
    return {
        "conversation_id": home.conversation,
        "case_id": home.case,
        "update_id": update,
        "direction": "in",
        "kind": arrival.message.kind.value,
        "sealed": messages.seal(home.key, arrival.message),
        "external_id": arrival.message_id or None,
        "sent_at": arrival.message.at,
        "received_at": tx.now,
        "glance": arrival.glance,
        "masked": arrival.masked,
        "settles_at": tx.now + ALBUM_SETTLES if arrival.message.album and not arrival.glance else None,
    }


def _note_reach(tx: Tx, arrival: Arrival, home: _Home) -> None:
    """Keeps whether the person can be written to: leaving makes them unreachable, any word of theirs reachable again."""
    gone = arrival.message.kind is Kind.STOP
    if gone != home.unreachable:
        tx.do(t.conversations.update().where(t.conversations.c.id == home.conversation).values(unreachable=gone))
