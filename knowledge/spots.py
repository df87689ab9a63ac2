"""The rows of the places files: what each place is called, where it is and how far it reaches."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PLACES = Path(__file__).parent / "data" / "places.json"


class BadPlaces(ValueError):
    """A places file that cannot be read; the text names the file and the row."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One place. `course` holds points (latitude, longitude) along a road, `parent` is the id of what holds it.

    `ambiguous` are names that are also common words or somebody else's name: they need a word beside them that tells.
    """

    id: str
    kind: str
    country: str
    name: str
    names: tuple[str, ...]
    lat: float
    lon: float
    radius_km: float
    parent: str = ""
    ambiguous: frozenset[str] = frozenset()
    course: tuple[tuple[float, float], ...] = ()


def read_spots(path: Path) -> list[Spot]:
    """The rows of a places file, see `knowledge/data/README.md`. Raises `BadPlaces`."""
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))["places"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as problem:
        raise BadPlaces(f"{path.name}: {problem}") from problem
    if not isinstance(rows, list):
        raise BadPlaces(f"{path.name}: places is no list")
    return [_spot(row, f"{path.name}: row {number}") for number, row in enumerate(rows, 1)]


def _spot(row: dict[str, Any], where: str) -> Spot:
    try:
        return Spot(
            id=row["id"],
            kind=row["kind"],
            country=row["country"],
            name=row["name"],
            names=tuple(dict.fromkeys(name for names in row["names"].values() for name in names)),
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            radius_km=float(row["radius_km"]),
            parent=row.get("parent") or "",
            ambiguous=frozenset(row.get("ambiguous", ())),
            course=tuple((float(lat), float(lon)) for lat, lon in row.get("course", ())),
        )
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as problem:
        raise BadPlaces(f"{where}: {problem!r}") from problem


#: Countries generously: south, north, west, east.
_BOXES = {
    "KH": (9.5, 15.2, 101.5, 108.2),
    "TH": (5.5, 20.6, 97.2, 105.8),
    "VN": (8.3, 23.5, 102.0, 109.6),
    "LA": (13.8, 22.6, 100.0, 107.8),
    "MM": (9.5, 28.6, 92.0, 101.3),
    "PH": (4.5, 21.5, 116.0, 127.0),
    "KR": (33.0, 38.8, 124.5, 132.0),
}
_PROVINCE_REACH = 1.7  # degrees a part may lie from the point of what holds it


def problems(path: Path = PLACES) -> Iterator[str]:
    """What is wrong with a places file, one sentence each. Raises `BadPlaces` where it cannot be read at all."""
    rows = json.loads(path.read_text(encoding="utf-8"))["places"]
    spots = read_spots(path)
    known = {spot.id: spot for spot in spots}
    if len(known) < len(spots):
        yield f"{path.name}: an id stands twice"
    for row, spot in zip(rows, spots, strict=True):
        yield from (f"{path.name}: {spot.id}: {problem}" for problem in _row_problems(row, spot, known))


def _row_problems(row: dict[str, Any], spot: Spot, known: dict[str, Spot]) -> Iterator[str]:
    south, north, west, east = _BOXES.get(spot.country, (-90.0, 90.0, -180.0, 180.0))
    if not (south <= spot.lat <= north and west <= spot.lon <= east):
        yield f"{spot.lat}, {spot.lon} is not in {spot.country}"
    if not spot.names:
        yield "no name in any language"
    for field in ("source", "date"):
        if not row.get(field):
            yield f"no {field}"
    if not isinstance(row.get("verified"), bool):
        yield "verified is neither true nor false"
    if strange := spot.ambiguous - set(spot.names):
        yield f"ambiguous names that are no names: {', '.join(sorted(strange))}"
    if not spot.parent:
        return
    holder = known.get(spot.parent)
    if holder is None:
        yield f"lies in {spot.parent}, which is not there"
    elif max(abs(holder.lat - spot.lat), abs(holder.lon - spot.lon)) > _PROVINCE_REACH:
        yield f"lies far from {holder.name}, which should hold it"
