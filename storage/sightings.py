"""Cases that speak of a site nobody knows yet: kept once a case, until an officer says what it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from pydantic import TypeAdapter

from storage import tables as t
from storage.keys import Unreadable
from storage.store import Tx, opened_json, sealed_json
from triage.assessment import Level
from triage.extraction import Place
from triage.sighting import Sighting

#: What settles a sighting that is no site.
NO_SITE = "-"
#: Decimals of a kept position: about 100 m, which finds a building and not a person.
_DECIMALS = 3
_MOST = 500

NAMES = TypeAdapter(tuple[str, ...])


@dataclass(frozen=True, slots=True)
class Seen:
    """One kept sighting and the case behind it. `sighting.names` is empty once the case was erased."""

    case_id: int
    reference: str
    level: Level | None
    status: str
    sighting: Sighting
    at: datetime


def keep(tx: Tx, case_id: int, sighting: Sighting | None) -> None:
    """Keeps what a case says of an unknown site, in place of what it said before; None takes it back. A settled one stays."""
    s = t.sightings
    known = tx.one(sa.select(s.c.id, s.c.settled).where(s.c.case_id == case_id))
    if known is not None and known["settled"] is not None:
        return
    if sighting is None:
        tx.do(s.delete().where(s.c.case_id == case_id))
        return
    place = sighting.place
    values = {
        "lat": round(place.lat, _DECIMALS) if place else None,
        "lon": round(place.lon, _DECIMALS) if place else None,
        "radius_km": place.radius_km if place else None,
        "place_id": place.place_id if place else "",
        "sealed": sealed_json(tx.case_key(case_id), "sightings.names", NAMES, sighting.names),
        "at": tx.now,
    }
    if known is None:
        tx.add(s, case_id=case_id, **values)
    else:
        tx.do(s.update().where(s.c.id == known["id"]).values(**values))


def unsettled(tx: Tx) -> list[Seen]:
    """The newest sightings that nobody has settled, newest first."""
    s, c = t.sightings.c, t.cases.c
    rows = tx.all(
        sa.select(t.sightings, c.reference, c.level, c.status, c.key_id)
        .join(t.cases, c.id == s.case_id)
        .where(s.settled.is_(None))
        .order_by(s.id.desc())
        .limit(_MOST)
    )
    tx.hold_keys([row["key_id"] for row in rows])
    return [_seen(tx, row) for row in rows]


def _seen(tx: Tx, row: sa.RowMapping) -> Seen:
    place = None if row["lat"] is None else Place(row["lat"], row["lon"], row["radius_km"], place_id=row["place_id"])
    level = Level(row["level"]) if row["level"] else None
    return Seen(row["case_id"], row["reference"], level, row["status"], Sighting(place, _names(tx, row)), row["at"])


def _names(tx: Tx, row: sa.RowMapping) -> tuple[str, ...]:
    try:
        return opened_json(tx.key(row["key_id"]), "sightings.names", NAMES, row["sealed"])
    except Unreadable:
        return ()


def settle(tx: Tx, case_ids: Sequence[int], compound_id: str | None) -> int:
    """Keeps what the sightings of these cases turned out to be; how many there were. None opens them again."""
    s = t.sightings
    return tx.do(s.update().where(s.c.case_id.in_(list(case_ids))).values(settled=compound_id))
