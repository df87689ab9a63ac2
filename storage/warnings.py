"""What officers should know beside the cases: each thing once, until somebody has seen it or it is over."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

import sqlalchemy as sa

from storage import tables as t
from storage.store import Tx


class Kind(Enum):
    """What may be warned of; the sentence for officers is `warning-<name>`."""

    POISON = "poison"  #: something came in that could not be read whole; a person must look at it as it came
    TRACK_SILENT = "track_silent"  #: a position that is shared live has stopped coming
    TRACK_ENDED = "track_ended"  #: the sender stopped sharing a position, or its time ran out
    TRACK_JUMPED = "track_jumped"  #: a shared position moved faster than any road allows
    HOOK_MOVED = "hook_moved"  #: Telegram delivers a bot's updates to an address that is not ours: somebody may hold its token
    OTHER_POLLER = "other_poller"  #: somebody else fetches a bot's updates
    HOOK_FAILING = "hook_failing"  #: updates pile up at Telegram, which cannot deliver them to us
    ROOM_STRANGER = "room_stranger"  #: somebody who is no officer is in the duty room and can read pages
    ROOM_LEFT = "room_left"  #: an officer left the duty room and gets no pages there
    ROOM_SHUT = "room_shut"  #: the bot may not write in the duty room any more


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning that stands. `times` counts how often it was given since; `detail` holds ids, counts and times."""

    id: int
    kind: Kind
    subject: str
    case_id: int | None
    reference: str
    times: int
    detail: Mapping[str, Any]
    since: datetime
    at: datetime


def warn(tx: Tx, kind: Kind, subject: str, *, case_id: int | None = None, anew: bool = False, **detail: Any) -> bool:
    """Warns of it; whether that is news. What an officer has seen stays seen, but `anew` says that it happened once more."""
    w = t.warnings
    subject = subject[:96]
    values = {"detail": detail, "at": tx.now}
    fresh = tx.add_once(w, kind=kind.value, subject=subject, case_id=case_id, state="open", times=1, since=tx.now, **values)
    if not fresh:
        row = tx.one(sa.select(w.c.id, w.c.state).where(w.c.kind == kind.value, w.c.subject == subject).with_for_update())
        state = row["state"] if row else "over"
        fresh = state == "over" or (state == "seen" and anew)
        again = {"state": "open", "times": 1, "since": tx.now, "seen_by": None} if fresh else {"times": w.c.times + 1}
        tx.do(w.update().where(w.c.kind == kind.value, w.c.subject == subject).values(case_id=case_id, **values, **again))
    if fresh:
        tx.touch("warning", 0)
    return fresh


def settle(tx: Tx, kind: Kind, subject: str) -> bool:
    """Ends a warning whose cause is gone; whether one stood."""
    w = t.warnings.c
    stood = (w.kind == kind.value, w.subject == subject[:96], w.state != "over")
    ended = bool(tx.do(t.warnings.update().where(*stood).values(state="over", at=tx.now)))
    if ended:
        tx.touch("warning", 0)
    return ended


def see(tx: Tx, warning_id: int, officer_id: int) -> bool:
    """Keeps that an officer has seen it; whether it stood."""
    w = t.warnings.c
    open_one = (w.id == warning_id, w.state == "open")
    seen = bool(tx.do(t.warnings.update().where(*open_one).values(state="seen", seen_by=officer_id)))
    tx.touch("warning", 0)
    return seen


def standing(tx: Tx, most: int = 20) -> Sequence[Warned]:
    """What nobody has seen yet, the newest first."""
    w, c = t.warnings.c, t.cases.c
    known = [kind.value for kind in Kind]
    rows = tx.all(
        sa.select(t.warnings, c.reference)
        .join(t.cases, c.id == w.case_id, isouter=True)
        .where(w.state == "open", w.kind.in_(known))
        .order_by(w.at.desc(), w.id.desc())
        .limit(most)
    )
    return [
        Warned(
            id=row["id"],
            kind=Kind(row["kind"]),
            subject=row["subject"],
            case_id=row["case_id"],
            reference=row["reference"] or "",
            times=row["times"],
            detail=row["detail"],
            since=row["since"],
            at=row["at"],
        )
        for row in rows
    ]
