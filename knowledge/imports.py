"""Places from outside, as every village of a country: a GeoNames country dump or a table of names and points."""

import csv
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from knowledge.spots import BadPlaces

#: GeoNames feature codes that are worth a name, with the kind and the radius in kilometres they get here.
_GEONAMES = {
    "ADM1": ("province", 35.0), "ADM2": ("district", 5.0), "ADM3": ("commune", 3.0), "PPLC": ("capital", 15.0),
    "PPLA": ("city", 7.0), "PPLA2": ("town", 5.0), "PPL": ("village", 2.0), "PPLX": ("neighbourhood", 1.5),
    "AIRP": ("airport", 3.0), "ISL": ("island", 10.0), "BCH": ("beach", 1.5), "PRT": ("port", 1.5), "MT": ("mountain", 5.0),
    "MKT": ("landmark", 1.0), "CSNO": ("landmark", 0.5), "HTL": ("landmark", 0.5), "PASS": ("border_crossing", 2.0),
}  # fmt: skip
_RADIUS = dict(_GEONAMES.values()) | {"road": 40.0, "zone": 4.0, "area": 6.0}
_SHORT_LATIN = 4  # letters up to which an imported Latin name needs a word beside it that tells


@dataclass(frozen=True, slots=True)
class _Row:
    id: str
    kind: str
    country: str
    names: tuple[str, ...]
    lat: float
    lon: float


def import_places(path: Path, data_dir: Path) -> int:
    """Stores the places of a file beside the other data, in the stead of an earlier import; how many. Raises `BadPlaces`."""
    found = read_import(path)
    written = datetime.fromtimestamp(path.stat().st_mtime, UTC).date()
    rows = [_stored(row, path.name, written) for row in found]
    target = imported_file(data_dir)
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_suffix(".new")
    draft.write_text(json.dumps({"places": rows}, ensure_ascii=False), encoding="utf-8")
    draft.replace(target)
    return len(rows)


def imported_file(data_dir: Path) -> Path:
    """Where imported places are kept."""
    return data_dir / "places.json"


def read_import(path: Path) -> list[_Row]:
    """The places of a GeoNames country dump (TSV) or of a CSV with name, names, lat, lon, kind. Raises `BadPlaces`."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            first = lines.readline()
            lines.seek(0)
            rows = list(_geonames(lines, path.name) if first.count("\t") >= 10 else _table(lines, path.name))
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        raise BadPlaces(f"{path.name}: {problem}") from problem
    if not rows:
        raise BadPlaces(f"{path.name}: no place in it")
    return rows


def _geonames(lines: Any, file: str) -> Iterator[_Row]:
    for number, row in enumerate(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE), 1):
        if len(row) < 9 or row[7] not in _GEONAMES:
            continue
        names = tuple(dict.fromkeys(filter(None, (row[1], row[2], *row[3].split(",")))))
        yield _row(f"gn-{row[0]}", _GEONAMES[row[7]][0], row[8], names, row[4], row[5], f"{file}: line {number}")


def _table(lines: Any, file: str) -> Iterator[_Row]:
    rows: csv.DictReader[str] = csv.DictReader(lines)
    missing = {"name", "lat", "lon"} - set(rows.fieldnames or ())
    if missing:
        raise BadPlaces(f"{file}: no column {', '.join(sorted(missing))}")
    for number, row in enumerate(rows, 2):
        yield _table_row(row, number, f"{file}: line {number}")


def _table_row(row: Mapping[str, str | None], number: int, where: str) -> _Row:
    written = [row["name"] or "", *re.split("[;|,]", row.get("names") or "")]
    names = tuple(dict.fromkeys(name.strip() for name in written if name.strip()))
    kind = (row.get("kind") or "village").strip().lower()
    country = (row.get("country") or "KH").strip().upper()
    return _row(f"import-{number}", kind, country, names, row["lat"] or "", row["lon"] or "", where)


def _row(id: str, kind: str, country: str, names: tuple[str, ...], lat: str, lon: str, where: str) -> _Row:
    if not names:
        raise BadPlaces(f"{where}: no name")
    if kind not in _RADIUS:
        raise BadPlaces(f"{where}: kind {kind!r} is none of {', '.join(sorted(_RADIUS))}")
    try:
        point = float(lat), float(lon)
    except ValueError:
        raise BadPlaces(f"{where}: lat and lon must be numbers") from None
    if not (-90 <= point[0] <= 90 and -180 <= point[1] <= 180):
        raise BadPlaces(f"{where}: {point[0]}, {point[1]} is no place on earth")
    return _Row(id, kind, country, names, *point)


def _stored(row: _Row, source: str, written: date) -> dict[str, Any]:
    return {
        "id": row.id,
        "kind": row.kind,
        "country": row.country,
        "name": row.names[0],
        "names": {"und": list(row.names)},
        "lat": row.lat,
        "lon": row.lon,
        "radius_km": _RADIUS[row.kind],
        "ambiguous": [name for name in row.names if len(name) <= (2 if name[0] >= "\u0e00" else _SHORT_LATIN)],
        "source": source,
        "date": written.isoformat(),
        "verified": False,
    }
