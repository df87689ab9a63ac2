"""What the command line does with the knowledge that thinks: rebuild the index, match lines."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from knowledge.alike import Alike
from knowledge.compounds import BadKnowledge, Compound, load_compounds
from knowledge.embedder import HashedEmbedder
from knowledge.gazetteer import load_gazetteer
from knowledge.index import Index, open_client
from knowledge.world import load_matcher
from triage.extract.rules import RuleExtractor
from triage.extraction import Extraction, Place
from triage.message import Message, Tip


def rebuild_index(path: Path | None, chroma_url: str | None, compounds_file: Path | None = None) -> int:
    """Makes the index anew from the files; how many rows it has."""
    index = Index(open_client(path, chroma_url), HashedEmbedder(), load_compounds(compounds_file))
    return index.rebuild()


#: From a text, what the rules read in it, and all compounds to those that are alike in meaning, by id.
AskMeaning = Callable[[str, Extraction, Sequence[Compound]], Mapping[str, Alike]]
_ANY_DAY = datetime(2000, 1, 1, tzinfo=UTC)  # what is personal in a text hangs on no day


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
            for c in (match.again(text, place, _alike(ask, text, match.compounds)) if ask else match(text, place))
        ]
        yield {"text": text, "candidates": found}


def _alike(ask: AskMeaning, text: str, compounds: Sequence[Compound]) -> Mapping[str, Alike]:
    return ask(text, RuleExtractor(places=lambda _tip: ()).read(Tip("match", _ANY_DAY, (Message(text),))), compounds)


def _asked(number: int, line: str) -> tuple[str, Place | None]:
    if not line.lstrip().startswith("{"):
        return line, None
    try:
        row = json.loads(line)
        text = str(row["text"])
        place = Place(float(row["lat"]), float(row["lon"]), 0.2) if row.get("lat") is not None else None
        if place and not (-90 <= place.lat <= 90 and -180 <= place.lon <= 180):
            raise ValueError("no place on earth")
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        raise BadKnowledge(f"line {number} is neither text nor JSON with 'text', 'lat' and 'lon'") from None
    return text, place
