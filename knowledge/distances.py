"""How far known compounds lie from the places of a text."""

import math

from knowledge.compounds import Compound
from triage.extraction import Place

_REGION = (5.0, 29.0, 92.0, 127.0)  # south, north, west, east: where compounds are known; a town elsewhere contradicts nothing


def in_region(place: Place) -> bool:
    south, north, west, east = _REGION
    return south <= place.lat <= north and west <= place.lon <= east and place.radius_km <= 100


def km_between(compound: Compound, place: Place) -> float | None:
    """Great-circle distance in kilometres; None where the compound's position is not known."""
    if compound.lat is None or compound.lon is None:
        return None
    a, b = math.radians(compound.lat), math.radians(place.lat)
    across = math.radians(place.lon - compound.lon)
    chord = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(across / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(chord)))


def near_enough(compound: Compound, place: Place) -> bool:
    km = km_between(compound, place)
    return km is not None and place.radius_km < 20 and km <= place.radius_km + compound.radius_km
