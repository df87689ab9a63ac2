"""Positions shared live: every point is kept, the rules get one a minute, officers hear when it ends or breaks off."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa
from pydantic import TypeAdapter

from storage import tables as t
from storage import warnings
from storage.keys import DataKey, Unreadable
from storage.store import Tx, opened_json, sealed_json
from storage.warnings import Kind
from triage.message import Message
from triage.track import TrackPoint, jump_km, speed_kmh

POINT = TypeAdapter(TrackPoint)
#: The rules get a new point so often at the most; a phone sends one every four seconds.
EVERY = timedelta(seconds=60)
#: Screens that show the case are drawn anew so often for a point.
_REDRAW = timedelta(seconds=15)
#: After so long without a point officers are told.
SILENT = timedelta(minutes=5)
#: Points of one track that a map gets.
MOST_DRAWN = 200
_NEWEST = 60
#: What the channel calls the point with which the sender stops sharing.
_STOPPED = "live_end"


@dataclass(frozen=True, slots=True)
class Live:
    """One point of a position that is shared live, as it comes in."""

    case_id: int
    conversation_id: int
    external_id: str
    update_id: int
    message: Message


@dataclass(frozen=True, slots=True)
class Track:
    """A position shared live, as a map shows it. `drawn` are some of its points, the first and the newest among them."""

    id: int
    external_id: str
    points: int
    started_at: datetime
    last_at: datetime
    heard_at: datetime
    ended_at: datetime | None
    ended_how: str  #: "stopped" by the sender, "run_out", or "" while it goes on
    silent: bool
    jumps: int
    jump_km: float
    jumped_at: datetime | None
    speed: float | None  #: km/h lately, 0 where it stays, None where that cannot be told
    drawn: Sequence[TrackPoint]


def note(tx: Tx, key: DataKey, live: Live) -> bool:
    """Keeps a point; whether the rules should have it as a message: the first, the last, and one a minute between them."""
    message = live.message
    if message.pin is None:
        return True
    point = TrackPoint(message.at or tx.now, message.pin)
    c = t.tracks.c
    same = (c.case_id == live.case_id, c.conversation_id == live.conversation_id, c.external_id == live.external_id)
    row = tx.one(sa.select(t.tracks).where(*same).with_for_update())
    if row is None:
        _begin(tx, key, live, point)
        return True
    _add(tx, key, row["id"], row["points"] + 1, live.update_id, point)
    stops = message.label == _STOPPED
    shown = stops or tx.now - row["shown_at"] >= EVERY
    older = point.at < row["last_at"]
    values = {} if older else {"sealed": sealed_json(key, "tracks.point", POINT, point), "last_at": point.at}
    jumped = {} if older else _jumped(tx, key, row, point)
    ends = _stopped(tx, row, point.at) if stops else _goes_on(tx, row, message.until)
    shown_at = {"shown_at": tx.now} if shown else {}
    tx.do(
        t.tracks.update()
        .where(c.id == row["id"])
        .values(points=row["points"] + 1, heard_at=tx.now, **values, **jumped, **ends, **shown_at)
    )
    if shown or jumped or tx.now - row["heard_at"] >= _REDRAW or row["points"] % 4 == 0:
        tx.touch("case", live.case_id)
    return shown


def _begin(tx: Tx, key: DataKey, live: Live, point: TrackPoint) -> None:
    stops = live.message.label == _STOPPED
    track = tx.add(
        t.tracks,
        case_id=live.case_id,
        conversation_id=live.conversation_id,
        external_id=live.external_id,
        points=1,
        sealed=sealed_json(key, "tracks.point", POINT, point),
        started_at=point.at,
        last_at=point.at,
        heard_at=tx.now,
        shown_at=tx.now,
        until=live.message.until,
        ended_at=point.at if stops else None,
        ended_how="stopped" if stops else None,
        jumps=0,
    )
    _add(tx, key, track, 1, live.update_id, point)
    tx.touch("case", live.case_id)


def _add(tx: Tx, key: DataKey, track: int, number: int, update: int, point: TrackPoint) -> None:
    sealed = sealed_json(key, "points.point", POINT, point)
    tx.do(t.points.insert().values(track_id=track, number=number, update_id=update, sealed=sealed))


def _jumped(tx: Tx, key: DataKey, row: sa.RowMapping, point: TrackPoint) -> dict[str, object]:
    before = opened_json(key, "tracks.point", POINT, row["sealed"])
    km = jump_km(before, point)
    if not km:
        return {}
    _warn(tx, Kind.TRACK_JUMPED, row, point.at, km=round(km))
    return {"jumps": row["jumps"] + 1, "jump_km": km, "jumped_at": point.at}


def _stopped(tx: Tx, row: sa.RowMapping, at: datetime) -> dict[str, object]:
    if row["ended_how"] == "stopped":
        return {}
    warnings.settle(tx, Kind.TRACK_SILENT, _subject(row))
    _warn(tx, Kind.TRACK_ENDED, row, at, how="stopped")
    return {"ended_at": at, "ended_how": "stopped", "silent_at": None}


def _goes_on(tx: Tx, row: sa.RowMapping, until: datetime | None) -> dict[str, object]:
    """What a further point changes: it comes again, and may have been given more time."""
    if row["ended_how"] == "stopped":
        return {}  # a point that was under way when the sender stopped
    if row["silent_at"] is not None:
        warnings.settle(tx, Kind.TRACK_SILENT, _subject(row))
    if row["ended_how"]:
        warnings.settle(tx, Kind.TRACK_ENDED, _subject(row))
    return {"silent_at": None, "until": until, "ended_at": None, "ended_how": None}


def _warn(tx: Tx, kind: Kind, row: sa.RowMapping, at: datetime, **detail: object) -> None:
    warnings.warn(tx, kind, _subject(row), case_id=row["case_id"], anew=True, time=at.isoformat(), **detail)
    tx.touch("case", row["case_id"])


def _subject(row: sa.RowMapping) -> str:
    return f"track:{row['id']}"


def _late(tx: Tx) -> tuple["sa.ColumnElement[bool]", ...]:
    c = t.tracks.c
    late = sa.or_(c.until <= tx.now, sa.and_(c.silent_at.is_(None), c.heard_at <= tx.now - SILENT))
    open_cases = sa.select(t.cases.c.id).where(t.cases.c.status == "open")
    return c.ended_at.is_(None), late, c.case_id.in_(open_cases)


def any_late(tx: Tx) -> bool:
    """Whether an open track ran out or has fallen silent and nobody was told."""
    return tx.value(sa.select(t.tracks.c.id).where(*_late(tx)).limit(1)) is not None


def watch(tx: Tx) -> int:
    """Notices which open tracks ran out or have fallen silent, and tells officers once; how many."""
    c = t.tracks.c
    rows = tx.all(sa.select(t.tracks).where(*_late(tx)).order_by(c.id).limit(200).with_for_update())
    for row in rows:
        if row["until"] is not None and row["until"] <= tx.now:
            values = {"ended_at": row["until"], "ended_how": "run_out", "silent_at": None}
            warnings.settle(tx, Kind.TRACK_SILENT, _subject(row))
            _warn(tx, Kind.TRACK_ENDED, row, row["until"], how="run_out")
        else:
            values = {"silent_at": tx.now}
            _warn(tx, Kind.TRACK_SILENT, row, row["heard_at"])
        tx.do(t.tracks.update().where(c.id == row["id"]).values(**values))
    return len(rows)


def newest(tx: Tx, key: DataKey, case_id: int) -> dict[str, TrackPoint]:
    """The newest point of each track of a case, by the channel's id of the message that is shared live."""
    c = t.tracks.c
    rows = tx.all(sa.select(c.external_id, c.sealed).where(c.case_id == case_id))
    return {row["external_id"]: opened_json(key, "tracks.point", POINT, row["sealed"]) for row in rows}


def of_case(tx: Tx, key: DataKey, case_id: int) -> list[Track]:
    """The tracks of a case, the one that was heard of last first."""
    c = t.tracks.c
    rows = tx.all(sa.select(t.tracks).where(c.case_id == case_id).order_by(c.heard_at.desc(), c.id.desc()).limit(20))
    return [_track(row, _drawn(tx, key, row)) for row in rows]


def _track(row: sa.RowMapping, drawn: Sequence[TrackPoint]) -> Track:
    return Track(
        id=row["id"],
        external_id=row["external_id"],
        points=row["points"],
        started_at=row["started_at"],
        last_at=row["last_at"],
        heard_at=row["heard_at"],
        ended_at=row["ended_at"],
        ended_how=row["ended_how"] or "",
        silent=row["silent_at"] is not None,
        jumps=row["jumps"],
        jump_km=row["jump_km"] or 0.0,
        jumped_at=row["jumped_at"],
        speed=speed_kmh(drawn[-_NEWEST:]),
        drawn=drawn,
    )


def _drawn(tx: Tx, key: DataKey, row: sa.RowMapping) -> list[TrackPoint]:
    """Some points of a track in the order of their time: of a long one every so manieth, and the newest close together."""
    p = t.points.c
    step = max(1, row["points"] // MOST_DRAWN)
    chosen = sa.or_(p.number % step == 1 % step, p.number > row["points"] - _NEWEST)
    sealed = tx.all(sa.select(p.sealed).where(p.track_id == row["id"], chosen).order_by(p.number))
    found = []
    for one in sealed:
        try:
            found.append(opened_json(key, "points.point", POINT, one["sealed"]))
        except (Unreadable, ValueError):
            continue  # one point that does not open must not take the others off the map
    return sorted(found, key=lambda point: point.at)
