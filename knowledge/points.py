"""What a map shows besides a case: towns and known compounds, read from the files without anything that thinks."""

from collections.abc import Iterator
from pathlib import Path

from knowledge.compounds import load_compounds
from knowledge.spots import PLACES, read_spots


def map_points(compounds_file: Path | None = None) -> Iterator[tuple[str, str, float, float]]:
    """(name, "town" or "compound", latitude, longitude) of what a map shows besides a case."""
    for spot in read_spots(PLACES):
        if spot.kind in ("capital", "city", "town", "province"):
            yield spot.name, "town", spot.lat, spot.lon
    for compound in load_compounds(compounds_file):
        if compound.lat is not None and compound.lon is not None:
            yield compound.name, "compound", compound.lat, compound.lon
