"""Where it is: pins, written positions and named places of a tip, the likeliest whereabouts of the victim first."""

from collections.abc import Iterable
from dataclasses import replace

from triage.assessment import Band, Candidate
from triage.extract.coordinates import Town, coordinates, unresolved_links
from triage.extract.distances import kilometres
from triage.extract.journey import ranked
from triage.extract.mentions import HOME, FindPlaces, Mention, mentions_in, passed_through
from triage.extract.passages import Passage, passages
from triage.extract.whereabouts import Standing
from triage.extraction import HOME_PHOTO, NO_WHEREABOUTS, Finding, Origin, Place, Quote
from triage.message import Kind, Message, Tip

_PIN_KM = 0.2
_KOREA = (33.0, 38.7, 124.5, 131.0)  # south, north, west, east
_COMPOUND_FIT_KM = 100.0  # beyond the radius of the named town, a compound elsewhere is another one
_VAGUE_KM = 10.0  # a compound known no better than this tells less than the town that is named


def places(tip: Tip, find_places: FindPlaces) -> tuple[Finding[Place], ...]:
    """The places of a tip, best first: live pin, pin, written position, then the named place where the victim is said to be.

    Failing that the town the job or trip leads to, or the place told of. Empty where nothing finer than a country is known.
    A pin in Korea stands behind a place abroad that is named: it is the sender's. So does where a picture was taken in Korea,
    and that stands behind every place that may be it. Behind those stand places that are said not to be it, or only passed.
    """
    said = passages(tip)
    mentions = mentions_in(said, find_places)
    named = tuple(mention.finding for mention in ranked(mentions, said))
    shared, homes = _pins(tip)
    exact = (*shared, *_written(said, [mention for mention in mentions if mention.said is not Standing.NOT]))
    beside = tuple(finding for finding in named if finding.note in NO_WHEREABOUTS)
    named = tuple(finding for finding in named if finding.note not in NO_WHEREABOUTS)
    abroad = [finding for finding in (*exact, *named) if not _in_korea(finding.value)]
    if not abroad:
        return (*exact, *named, *beside, *homes)
    away = [finding for finding in exact if not _in_korea(finding.value)]
    return (*away, *named, *(finding for finding in exact if _in_korea(finding.value)), *beside, *homes)


def is_home_photo(message: Message) -> bool:
    """Whether a message tells no more than where in Korea a picture was taken: that explains no captivity."""
    pin = message.pin
    return message.kind is Kind.FILE and pin is not None and _in_korea(Place(pin.lat, pin.lon, _PIN_KM))


def with_compound(found: tuple[Finding[Place], ...], candidates: Iterable[Candidate]) -> tuple[Finding[Place], ...]:
    """The places with the likeliest known compound in front, where it is sure and finer than what the words say.

    A pin or a written position stays in front, and so does a town far away where they are said to be.
    """
    best = next(iter(candidates), None)
    if best is None or best.band is not Band.MATCHES or best.lat is None or best.lon is None:
        return found
    place = Place(best.lat, best.lon, best.radius_km or 1.0, best.name, best.compound_id)
    head = found[0] if found and found[0].note not in NO_WHEREABOUTS else None
    if head is not None and (head.origin is Origin.PIN or not head.value.place_id):
        return found
    if head is not None and (place.radius_km > max(_VAGUE_KM, head.value.radius_km) or _is_another(head, place, best.left)):
        return found
    return (Finding(place, head.quote if head else None, note="place-compound"), *found)


def _is_another(head: Finding[Place], place: Place, left: bool) -> bool:
    """Whether the words put somebody in a town far from a compound, or outside one they have left; not on the way or home."""
    there = not head.note and not head.value.place_id.startswith(HOME) and not passed_through(head.value)
    reach = place.radius_km if left else _COMPOUND_FIT_KM
    return there and kilometres(head.value, place) > head.value.radius_km + reach


def link_notes(tip: Tip) -> tuple[str, ...]:
    """The name of a note where a message holds a short map link: it is never opened, and its position is not in it."""
    return ("place-short-link",) if any(unresolved_links(message.text) for message in tip.messages) else ()


#: Of positions the more telling first: one that is shared live, one that was shared, one that a camera wrote some time ago.
_TELLING = {Kind.LIVE_LOCATION: 2, Kind.FILE: 0}


def _pins(tip: Tip) -> tuple[list[Finding[Place]], list[Finding[Place]]]:
    """Shared positions, a live one before a single one before a picture's, the newest first; those of pictures at home apart."""
    pinned = [(_TELLING.get(message.kind, 1), index, message) for index, message in enumerate(tip.messages) if message.pin]
    shared: list[Finding[Place]] = []
    homes: list[Finding[Place]] = []
    for _, index, message in sorted(pinned, key=lambda item: item[:2], reverse=True):
        (homes if is_home_photo(message) else shared).append(_pinned(index, message))
    return shared, homes


def _pinned(index: int, message: Message) -> Finding[Place]:
    pin = message.pin
    assert pin is not None
    note = HOME_PHOTO if is_home_photo(message) else "place-photo" if message.kind is Kind.FILE else ""
    place = Place(pin.lat, pin.lon, max(_PIN_KM, (pin.accuracy_m or 0) / 1000))
    return Finding(place, Quote(index, 0, 0, ""), Origin.PIN, note)


def _written(said: tuple[Passage, ...], mentions: list[Mention]) -> tuple[Finding[Place], ...]:
    """Positions in words and links, the newest message first; a short plus code counts from the town that is named."""
    known = max(mentions, key=lambda mention: (mention.score, -mention.order), default=None)
    town = Town(known.place.lat, known.place.lon) if known else None
    return tuple(
        replace(found, quote=_quoted(passage, found)) for passage in reversed(said) for found in coordinates(passage.text, town)
    )


def _in_korea(place: Place) -> bool:
    south, north, west, east = _KOREA
    return south <= place.lat <= north and west <= place.lon <= east


def _quoted(passage: Passage, found: Finding[Place]) -> Quote:
    quote = found.quote or Quote(0, 0, 0, "")
    return passage.quote(quote.start, quote.end)
