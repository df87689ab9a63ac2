"""How far known compounds lie from the places of a text."""

from knowledge.compounds import Compound
from triage.extract.distances import kilometres
from triage.extraction import Place

_EXACT_KM, _AT_KM, _WIDE_KM = 1.0, 1.5, 5.0  # of a position, from it to a site that it is at, and of a site nobody knows better
_REGION = (5.0, 29.0, 92.0, 127.0)  # south, north, west, east: where compounds are known; a town elsewhere contradicts nothing


def in_region(place: Place) -> bool:
    south, north, west, east = _REGION
    return south <= place.lat <= north and west <= place.lon <= east and place.radius_km <= 100


def km_between(compound: Compound, place: Place) -> float | None:
    """Great-circle distance in kilometres; None where the compound's position is not known."""
    if compound.lat is None or compound.lon is None:
        return None
    return kilometres(Place(compound.lat, compound.lon, 0.0), place)


def near_enough(compound: Compound, place: Place) -> bool:
    km = km_between(compound, place)
    return km is not None and place.radius_km < 20 and km <= place.radius_km + compound.radius_km


def is_off(compound: Compound, place: Place | None) -> bool:
    """Whether an exact position is known that is not at the compound: looks are then those of a neighbour, or of the town."""
    if place is None or place.place_id or place.radius_km > _EXACT_KM or compound.radius_km >= _WIDE_KM:
        return False
    km = km_between(compound, place)
    return km is not None and km > _AT_KM + place.radius_km
