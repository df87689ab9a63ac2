"""Messages as the case page shows them: who wrote what, whether it was read or delivered, and where a live position went."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import sqlalchemy as sa

from storage import tables as t
from storage.keys import DataKey, Unreadable
from storage.store import Tx
from storage.talk import Said, content
from storage.tracks import Track
from triage.message import Kind, Message


@dataclass(frozen=True, slots=True)
class Line:
    """One message of the conversation. `content` is None where it could not be opened.

    `delivery` is "" for what came in, else "due", "sent", "failed" or "dropped"; `error` names why it failed.
    """

    id: int
    incoming: bool
    kind: str
    content: Message | Said | None
    at: datetime
    officer: str
    update_id: int | None
    masked: int
    read: bool
    delivery: str = ""
    error: str = ""
    external_id: str = ""  #: the channel's own id of the message, "" where it tells none
    track: Track | None = None  #: what became of the position, where one is shared live


def lines_of(
    tx: Tx,
    key: DataKey,
    case_id: int,
    messages: Sequence[sa.RowMapping],
    names: Mapping[int | None, str],
    live: Mapping[str, Track],
) -> list[Line]:
    """The messages of a case in order; `live` holds the tracks of positions shared live, by the channel's id of the message."""
    o = t.outbox.c
    sends = tx.all(sa.select(o.message_id, o.state, o.error).where(o.case_id == case_id, o.message_id.is_not(None)))
    delivery = {row["message_id"]: row for row in sends}
    lines = [_line(key, row, delivery.get(row["id"]), names) for row in messages]
    return [replace(line, track=live.get(line.external_id)) if line.kind == Kind.LIVE_LOCATION.value else line for line in lines]


def _line(key: DataKey, row: sa.RowMapping, send: sa.RowMapping | None, names: Mapping[int | None, str]) -> Line:
    return Line(
        id=row["id"],
        incoming=row["direction"] == "in",
        kind=row["kind"],
        content=_content(key, row),
        at=(row["sent_at"] or row["received_at"]) if row["direction"] == "in" else row["received_at"],
        officer=names.get(row["officer_id"], ""),
        update_id=row["update_id"],
        masked=row["masked"],
        read=row["read_at"] is not None,
        delivery=send["state"] if send else "",
        error=(send["error"] or "") if send else "",
        external_id=row["external_id"] or "",
    )


def _content(key: DataKey, row: sa.RowMapping) -> Message | Said | None:
    try:
        return content(key, row)
    except (Unreadable, ValueError):
        return None
