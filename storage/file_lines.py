"""Files as the case page shows them, and their bytes as far as an officer may see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from storage import file_parts
from storage import tables as t
from storage.files import FACTS, Facts, State
from storage.keys import DataKey, Unreadable
from storage.store import Tx, opened_json

#: Kinds of what is shown as it came, not as a copy made of it.
_AS_IT_CAME = ("audio/", "video/")


@dataclass(frozen=True, slots=True)
class FileLine:
    """One file under its message. `facts` is None where they cannot be opened; `found_id` is the message that tells of it."""

    id: int
    case_id: int
    message_id: int
    state: State
    reason: str
    facts: Facts | None
    size: int | None
    tries: int
    found_id: int | None
    created_at: datetime

    @property
    def here(self) -> bool:
        """Whether its bytes are here."""
        return self.state in (State.KEPT, State.LOOKED)

    @property
    def shown(self) -> str:
        """The media type of what can be seen or heard of it, "" where it can only be downloaded."""
        return self.facts.shown if self.facts and self.state is State.LOOKED else ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Bytes of a file from `start` on, of `size` in all."""

    body: bytes
    start: int
    size: int
    media_type: str


def of_case(tx: Tx, key: DataKey, case_id: int) -> Sequence[FileLine]:
    """Every file of a case, in the order of their messages."""
    f = t.files.c
    rows = tx.all(sa.select(t.files).where(f.case_id == case_id).order_by(f.message_id, f.number))
    return [_line(key, row) for row in rows]


def one(tx: Tx, case_id: int, file_id: int) -> FileLine | None:
    """A file of this case; None where it has none such. Raises `Unreadable` once the case was erased."""
    row = tx.one(sa.select(t.files).where(t.files.c.id == file_id, t.files.c.case_id == case_id))
    return None if row is None else _line(tx.case_key(case_id), row)


def seen(tx: Tx, line: FileLine, start: int = 0, most: int | None = None) -> Piece:
    """What officers see or hear of a file, from byte `start` on, `most` of them. Raises `Unreadable` where there is nothing."""
    key = tx.case_key(line.case_id)
    copy = file_parts.ORIGINAL if line.shown.startswith(_AS_IT_CAME) else file_parts.WORKING
    size = file_parts.size(tx, key, line.id, copy)
    if not line.shown or start >= size:
        raise Unreadable(f"file {line.id} shows nothing there")
    body = file_parts.read(tx, key, line.id, copy, start, size - start if most is None else min(most, size - start))
    return Piece(body, start, size, line.shown)


def original(tx: Tx, line: FileLine) -> bytes:
    """The file as it came. Raises `Unreadable` where it is not here, or not what came."""
    if line.facts is None or not line.here:
        raise Unreadable(f"file {line.id} is not here")
    return file_parts.original(tx, tx.case_key(line.case_id), line.id, line.facts.sha256)


def _line(key: DataKey, row: sa.RowMapping) -> FileLine:
    try:
        facts = opened_json(key, "files.facts", FACTS, row["sealed"])
    except (Unreadable, ValueError):
        facts = None
    return FileLine(
        id=row["id"],
        case_id=row["case_id"],
        message_id=row["message_id"],
        state=State(row["state"]),
        reason=row["reason"],
        facts=facts,
        size=row["size"],
        tries=row["tries"],
        found_id=row["found_id"],
        created_at=row["created_at"],
    )
