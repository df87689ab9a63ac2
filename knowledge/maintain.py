"""What the command line does with the knowledge files: check, list, load, match, import."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from knowledge.compounds import FILE, STATUSES, BadKnowledge, Compound, load_compounds, read_rows
from knowledge.concepts import concepts
from knowledge.contacts import contacts
from knowledge.cues import load_cues
from knowledge.embedder import HashedEmbedder
from knowledge.gazetteer import load_gazetteer
from knowledge.imports import import_places
from knowledge.index import Index, open_client
from knowledge.meaning import Alike
from knowledge.spots import BadPlaces
from knowledge.spots import problems as place_problems
from knowledge.world import load_matcher
from triage.extraction import Place

__all__ = ["AskMeaning", "check", "import_places", "list_compounds", "match_lines", "rebuild_index"]

#: From a text and all compounds to those that are alike in meaning, by id.
AskMeaning = Callable[[str, Sequence[Compound]], Mapping[str, Alike]]

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


def rebuild_index(path: Path | None, chroma_url: str | None, compounds_file: Path | None = None) -> int:
    """Makes the index anew from the files; how many rows it has."""
    index = Index(open_client(path, chroma_url), HashedEmbedder(), load_compounds(compounds_file))
    return index.rebuild()


def match_lines(
    lines: Iterable[str], compounds_file: Path | None = None, ask: AskMeaning | None = None
) -> Iterator[dict[str, Any]]:
    """Candidates for each line of text, or of JSON with `text` and perhaps `lat` and `lon`. Raises `BadKnowledge`.

    `ask` tells which compounds are alike in meaning.
    """
    match = load_matcher(load_gazetteer(), compounds_file=compounds_file)
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        text, place = _asked(number, line.rstrip("\n"))
        found = [
            {"id": c.compound_id, "name": c.name, "probability": c.probability, "evidence": list(c.evidence)}
            for c in (match.again(text, place, ask(text, match.compounds)) if ask else match(text, place))
        ]
        yield {"text": text, "candidates": found}


def _asked(number: int, line: str) -> tuple[str, Place | None]:
    if not line.lstrip().startswith("{"):
        return line, None
    try:
        row = json.loads(line)
        text = str(row["text"])
        place = Place(float(row["lat"]), float(row["lon"]), 0.2) if row.get("lat") is not None else None
    except (ValueError, KeyError, TypeError):
        raise BadKnowledge(f"line {number} is neither text nor JSON with 'text', 'lat' and 'lon'") from None
    return text, place
