"""The labelled texts of the matching bench."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from triage.extraction import Place

QUERIES = Path(__file__).parent / "data" / "matching.tsv"
NONE = "-"


@dataclass(frozen=True, slots=True)
class Query:
    """A text and the id of the compound it means, or None.

    `place` is a position known besides the words; `judged` are the compounds known to be meant or not, None where all are.
    """

    meant: str | None
    kind: str
    text: str
    place: Place | None = None
    judged: frozenset[str] | None = None


def read_queries(path: Path = QUERIES) -> list[Query]:
    """The queries of a file: compound or "-", kind, text, parted by tabs. Raises `ValueError` naming the line."""
    return list(_queries(path))


def _queries(path: Path) -> Iterator[Query]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        parts = line.split("\t")
        if len(parts) != 3:
            raise ValueError(f"{path.name}: line {number} has {len(parts)} columns, not 3")
        yield Query(None if parts[0] == NONE else parts[0], parts[1], parts[2])
