"""Whether the knowledge files are in order, and what compounds they tell of; loads nothing that thinks."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from knowledge.compounds import FILE, STATUSES, BadKnowledge, load_compounds, read_rows
from knowledge.concepts import concepts
from knowledge.contacts import contacts
from knowledge.cues import load_cues
from knowledge.spots import BadPlaces
from knowledge.spots import problems as place_problems

#: Cambodia, generously: south, north, west, east.
_CAMBODIA = (9.5, 15.2, 101.5, 108.2)


def check(compounds_file: Path | None = None) -> list[str]:
    """What is wrong with the knowledge files, one sentence each; empty when they are in order."""
    problems = []
    for what, load in (
        ("compounds", lambda: load_compounds(compounds_file)),
        ("places", place_rows_in_order),
        ("concepts", concepts),
        ("cues", load_cues),
        ("contacts", contacts),
    ):
        try:
            load()
        except (ValueError, KeyError, OSError) as problem:
            problems.append(f"{what}: {problem}")
    try:
        rows = read_rows(compounds_file or FILE)
    except BadKnowledge:
        return problems
    return [*problems, *(problem for row in rows for problem in _row_problems(row))]


def place_rows_in_order() -> None:
    """Nothing, where the places file is in order. Raises `BadPlaces` with all that is wrong."""
    if wrong := list(place_problems()):
        raise BadPlaces("; ".join(wrong))


def _row_problems(row: Mapping[str, Any]) -> Iterator[str]:
    name = row.get("id", "without id")
    sources = row.get("sources") or []
    if not sources:
        yield f"compound {name}: no source"
    if any(not source.get("url") and not source.get("title") for source in sources):
        yield f"compound {name}: a source names neither page nor title"
    if row.get("verified") and not any(source.get("verified") for source in sources):
        yield f"compound {name}: verified, but none of its sources is"
    if row.get("status") not in STATUSES:
        yield f"compound {name}: status is one of {', '.join(STATUSES)}"
    if not any((row.get("aliases") or {}).values()):
        yield f"compound {name}: no name in any language"
    if row.get("country") == "KH" and row.get("lat") is not None and not _in_cambodia(row):
        yield f"compound {name}: its position is not in Cambodia"


def _in_cambodia(row: Mapping[str, Any]) -> bool:
    south, north, west, east = _CAMBODIA
    return bool(south <= row["lat"] <= north and west <= row["lon"] <= east)


def list_compounds(compounds_file: Path | None = None) -> Iterator[dict[str, Any]]:
    """Every compound, short."""
    for compound in load_compounds(compounds_file):
        yield {
            "id": compound.id,
            "name": compound.name,
            "city": compound.city,
            "province": compound.province,
            "country": compound.country,
            "status": compound.status,
            "status_date": compound.status_date,
            "names": [name.text for name in compound.names if not name.variant],
        }
