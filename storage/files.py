"""Files that people sent: what is known of each, what is still to be fetched or looked at, and what came of it."""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum
from typing import Any

import sqlalchemy as sa
from pydantic import TypeAdapter

from storage import file_parts, messages
from storage import tables as t
from storage.keys import DataKey, Unreadable
from storage.store import Tx, opened_json, sealed_json
from triage.message import Attachment, Kind, Message, Pin

#: Bytes kept of all files of one case; what comes beyond is refused, so that nobody fills the disk that tips are written to.
MOST_PER_CASE = 512 * 1024 * 1024
#: Looks at one file after which it is left alone: a file that kills whoever looks must not be looked at for ever.
MOST_LOOKS = 5
#: After this a file that no process could fetch is anybody's, to be given up.
NOBODYS = timedelta(days=2)
#: Nothing is put off for longer; a row due later than this was written by a clock that has been put right since.
LONGEST = timedelta(hours=1)


#: Channels with their accounts.
Accounts = Collection[tuple[str, str]]


class State(Enum):
    """How far a file has got."""

    DUE = "due"  #: known of, not fetched yet
    KEPT = "kept"  #: its bytes are here, nobody has looked at them yet
    LOOKED = "looked"  #: looked at; the reason says why there is no picture to show, where there is none
    MISSING = "missing"  #: could not be fetched, and is not asked for any more
    REFUSED = "refused"  #: never will be fetched: too large, or gone


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a file. `attachment` is what the channel said of it, the rest what it is."""

    attachment: Attachment
    sha256: str = ""  #: hex, of the bytes as they came
    kind: str = ""  #: by its content, "" where it is of no known kind
    width: int = 0  #: of the picture, in dots
    height: int = 0
    taken: str = ""  #: when, as the camera wrote it
    pin: Pin | None = None  #: where, as the camera wrote it
    shown: str = ""  #: the media type of what officers see of it: the working copy, or sound; "" where it can only be downloaded


FACTS = TypeAdapter(Facts)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a file belongs."""

    case: int
    conversation: int
    message: int


@dataclass(frozen=True, slots=True)
class Task:
    """A file that a worker has claimed; `tries` counts this one too."""

    id: int
    place: Place
    channel: str
    account: str
    facts: Facts
    tries: int
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Look:
    """What a look at a file brought: what is known now, why nothing can be shown, the working copy, and what it tells."""

    facts: Facts
    reason: str = ""
    working: bytes = b""
    tells: Message | None = None
    glance: int = 0
    masked: int = 0


def add(tx: Tx, key: DataKey, place: Place, message: Message, bodies: Sequence[bytes]) -> None:
    """Writes the files of a new message: those whose bytes came along are kept with them, the others are to be fetched."""
    given = iter(bodies)
    known = _known(tx, key, place, message.replaces) if message.replaces else []
    turn = int(tx.value(sa.select(sa.func.count()).select_from(t.files).where(t.files.c.case_id == place.case)))
    for number, attachment in enumerate(message.files):
        body = None if attachment.remote else next(given, None)
        if any(_same(attachment, other) for other in known):
            continue  # an edit of the words under a file brings the file again
        file_id = _add_row(tx, key, place, number, turn + number, attachment)
        if body is not None:
            keep(tx, file_id, body)
        elif not attachment.remote:
            end(tx, file_id, State.MISSING, "no-bytes")
    tx.wake("files")


def _add_row(tx: Tx, key: DataKey, place: Place, number: int, turn: int, attachment: Attachment) -> int:
    return tx.add(
        t.files,
        case_id=place.case,
        message_id=place.message,
        number=number,
        state=State.DUE.value,
        sealed=_sealed(key, Facts(attachment)),
        turn=turn,
        next_at=tx.now,
        created_at=tx.now,
    )


def _known(tx: Tx, key: DataKey, place: Place, external_id: str) -> list[Attachment]:
    """The files that stand at the message which is edited."""
    m, f = t.messages.c, t.files.c
    rows = tx.all(
        sa.select(f.sealed)
        .join(t.messages, m.id == f.message_id)
        .where(f.case_id == place.case, m.conversation_id == place.conversation, m.external_id == external_id)
    )
    return [_opened(key, row["sealed"]).attachment for row in rows]


def _same(one: Attachment, other: Attachment) -> bool:
    if one.remote and one.remote == other.remote:
        return True
    return one.size is not None and replace(one, remote="") == replace(other, remote="")


def keep(tx: Tx, file_id: int, body: bytes) -> None:
    """Writes the bytes of a file, sealed, with their SHA-256; refuses them where the case holds too much already."""
    row = tx.one(sa.select(t.files.c.case_id).where(t.files.c.id == file_id))
    if row is None:
        return
    if not has_room(tx, row["case_id"], len(body)):
        end(tx, file_id, State.REFUSED, "too-much")
        return
    file_parts.write(tx, tx.case_key(row["case_id"]), file_id, file_parts.ORIGINAL, body)
    arrived(tx, file_id, hashlib.sha256(body).hexdigest(), len(body))


def has_room(tx: Tx, case_id: int, more: int) -> bool:
    """Whether so many bytes more may be kept of this case."""
    kept = tx.value(sa.select(sa.func.coalesce(sa.func.sum(t.files.c.size), 0)).where(t.files.c.case_id == case_id))
    return int(kept) + more <= MOST_PER_CASE


def arrived(tx: Tx, file_id: int, sha256: str, size: int) -> None:
    """Notes that all bytes of a file are here; it may be looked at now."""
    row = _row(tx, file_id)
    if row is None:
        return
    key = tx.case_key(row["case_id"])
    facts = replace(_opened(key, row["sealed"]), sha256=sha256)
    values = {"digest_hash": tx.master.lookup("file", sha256), "size": size, "tries": 0, "next_at": tx.now}
    _settle(tx, row, state=State.KEPT.value, reason="", sealed=_sealed(key, facts), **values)
    tx.wake("files")


def later(tx: Tx, file_id: int, seconds: float, reason: str) -> None:
    """Puts a file back for another try in so many seconds."""
    row = _row(tx, file_id)
    if row is not None:
        _settle(tx, row, next_at=tx.now + min(timedelta(seconds=seconds), LONGEST), reason=reason)


def end(tx: Tx, file_id: int, state: State, reason: str) -> None:
    """Settles that a file will not come; what was written of it is dropped."""
    row = _row(tx, file_id)
    if row is not None:
        tx.do(t.file_parts.delete().where(t.file_parts.c.file_id == file_id))
        _settle(tx, row, state=state.value, reason=reason)


def unseen(tx: Tx, file_id: int, reason: str) -> None:
    """Settles that a file stays as it came, with nothing to show of it."""
    row = _row(tx, file_id)
    if row is not None:
        _settle(tx, row, state=State.LOOKED.value, reason=reason)


def looked(tx: Tx, file_id: int, look: Look) -> int | None:
    """Writes what a look brought, all or nothing: the working copy, and one message in the sender's conversation where it tells.

    The message's id, None where it tells nothing. A file that was looked at meanwhile, or the same file twice in a case,
    brings no second message.
    """
    row = _row(tx, file_id)
    if row is None or row["state"] != State.KEPT.value:
        return None
    key = tx.case_key(row["case_id"])
    if look.working:
        file_parts.write(tx, key, file_id, file_parts.WORKING, look.working)
    found = _told_before(tx, row) or (_tell(tx, key, row, look, look.tells) if look.tells else None)
    _settle(tx, row, state=State.LOOKED.value, reason=look.reason, sealed=_sealed(key, look.facts), found_id=found)
    return found


def _told_before(tx: Tx, row: sa.RowMapping) -> int | None:
    f = t.files.c
    same = (f.case_id == row["case_id"], f.digest_hash == row["digest_hash"], f.found_id.is_not(None))
    found = tx.value(sa.select(f.found_id).where(*same).limit(1))
    return int(found) if found is not None else None


def _tell(tx: Tx, key: DataKey, row: sa.RowMapping, look: Look, told: Message) -> int:
    talk = tx.value(sa.select(t.messages.c.conversation_id).where(t.messages.c.id == row["message_id"]))
    tx.do(t.cases.update().where(t.cases.c.id == row["case_id"]).values(last_in_at=tx.now))
    return tx.add(
        t.messages,
        conversation_id=talk,
        case_id=row["case_id"],
        direction="in",
        kind=Kind.FILE.value,
        sealed=messages.seal(key, told),
        received_at=tx.now,
        glance=look.glance,
        masked=look.masked,
    )


def claim(
    tx: Tx,
    state: State,
    worker: str,
    lease: timedelta,
    limit: int,
    among: Accounts | None = None,
    fleeting: Collection[str] = (),
) -> list[Task]:
    """Takes files in this state for a worker: those of urgent cases first, and everybody's first before anybody's tenth.

    Before all of them go files of `fleeting` channels, which hand a file out for some minutes only.
    With `among` only those that came by one of these channels, and those so old that no process seems to have their channel.
    A dead worker's come free in time. What can no longer be opened, or was looked at too often, is settled and not handed out.
    """
    f = t.files.c
    rows = tx.all(
        sa.select(t.files)
        .join(t.cases, t.cases.c.id == f.case_id)
        .join(t.messages, t.messages.c.id == f.message_id)
        .join(t.conversations, t.conversations.c.id == t.messages.c.conversation_id)
        .where(*_free(tx, state, among))
        .order_by(
            sa.case((t.conversations.c.channel.in_(fleeting), 0), else_=1),
            sa.func.coalesce(t.cases.c.level_rank, 2),
            f.turn,
            f.id,
        )
        .limit(limit)
        .with_for_update(skip_locked=True, of=t.files)
    )
    return [task for row in rows if (task := _claimed(tx, row, state, worker, lease)) is not None]


def waits(tx: Tx, state: State, among: Accounts | None = None) -> bool:
    """Whether there is a file that `claim` would hand out."""
    return tx.value(sa.select(t.files.c.id).where(*_free(tx, state, among)).limit(1)) is not None


def _free(tx: Tx, state: State, among: Accounts | None) -> tuple[sa.ColumnElement[bool], ...]:
    """Due by the clock, or never tried, or due absurdly late; and nobody's, or its worker's time is over."""
    f = t.files.c
    free = sa.or_(f.claimed_until.is_(None), f.claimed_until < tx.now, f.claimed_until > tx.now + LONGEST)
    due = sa.or_(f.next_at <= tx.now, f.tries == 0, f.next_at > tx.now + LONGEST)
    return f.state == state.value, due, free, sa.true() if among is None else _came_by(tx, among)


def _came_by(tx: Tx, among: Accounts) -> sa.ColumnElement[bool]:
    m, c = t.messages.c, t.conversations.c
    ours = (sa.and_(c.channel == channel, c.account == account) for channel, account in among)
    came = (
        sa.exists().where(m.id == t.files.c.message_id, c.id == m.conversation_id, sa.or_(sa.false(), *ours)).correlate(t.files)
    )
    return sa.or_(came, t.files.c.created_at < tx.now - NOBODYS)


def _claimed(tx: Tx, row: sa.RowMapping, state: State, worker: str, lease: timedelta) -> Task | None:
    try:
        facts = _opened(tx.case_key(row["case_id"]), row["sealed"])
    except Unreadable:
        end(tx, row["id"], State.MISSING, "erased")
        return None
    if state is State.KEPT and row["tries"] >= MOST_LOOKS:
        unseen(tx, row["id"], "crashed")
        return None
    values = {"claimed_until": tx.now + lease, "claimed_by": worker, "tries": row["tries"] + 1}
    tx.do(t.files.update().where(t.files.c.id == row["id"]).values(**values))
    m, c = t.messages, t.conversations
    talk = tx.one(
        sa.select(c.c.id, c.c.channel, c.c.account).join(m, m.c.conversation_id == c.c.id).where(m.c.id == row["message_id"])
    )
    assert talk is not None
    place = Place(row["case_id"], talk["id"], row["message_id"])
    return Task(row["id"], place, talk["channel"], talk["account"], facts, row["tries"] + 1, row["created_at"])


def release(tx: Tx, worker: str) -> int:
    """Frees what this worker had claimed before it died, so that a restart goes on at once; how many."""
    return tx.do(t.files.update().where(t.files.c.claimed_by == worker).values(claimed_until=None, claimed_by=None))


def _row(tx: Tx, file_id: int) -> sa.RowMapping | None:
    return tx.one(sa.select(t.files).where(t.files.c.id == file_id).with_for_update())


def _settle(tx: Tx, row: sa.RowMapping, **values: Any) -> None:
    tx.do(t.files.update().where(t.files.c.id == row["id"]).values(claimed_until=None, claimed_by=None, **values))
    tx.touch("case", row["case_id"])


def _sealed(key: DataKey, facts: Facts) -> bytes:
    return sealed_json(key, "files.facts", FACTS, facts)


def _opened(key: DataKey, sealed: bytes) -> Facts:
    return opened_json(key, "files.facts", FACTS, sealed)
