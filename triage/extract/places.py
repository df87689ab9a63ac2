"""Where it is: pins, written positions and named places of a tip, the likeliest whereabouts of the victim first."""

import math
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from triage.assessment import Band, Candidate
from triage.extract.coordinates import Town, coordinates, unresolved_links
from triage.extract.distances import moved
from triage.extract.passages import BLANK, Passage, passages
from triage.extract.whereabouts import Standing, either, listed, others_remain, standing
from triage.extraction import HOME_PHOTO, Finding, Origin, Place, Quote
from triage.message import Kind, Message, Tip

FindPlaces = Callable[[str], tuple[Finding[Place], ...]]

_PIN_KM = 0.2
_KOREA = (33.0, 38.7, 124.5, 131.0)  # south, north, west, east
_HOME = "kr-"  # places in Korea: where people come from and write from
_ABROAD = re.compile(r"^(?:kh-|mm-|la-|ph-)")
_TRANSIT = re.compile(
    r"^(?:th-|bangkok|don-mueang|utapao|hcmc|tan-son-nhat|hanoi|noi-bai|da-nang|nha-trang|pattaya|vientiane|wattay|yangon|manila"
    r"|naia|clark-airport|cebu|chiang-|phuket)"
)
_OTHER_COUNTRY = re.compile(
    r"캄보디아|미얀마|라오스|필리핀|cambodia|myanmar|burma|laos|philippines|柬埔寨|缅甸|老挝|菲律宾|campuchia|กัมพูชา|พม่า|កម្ពុជា",
    re.IGNORECASE,
)
_AT_AIRPORT = re.compile(
    r"지금|게이트|탑승|출국장|대기|공항인데|공항이에요|공항입니다|공항에\s?(?:있|와)|공항\s?(?:앞|도착)"
    r"|at the airport|gate|boarding|waiting|现在|登机|机场了",
    re.IGNORECASE,
)
_PAIR = 2
_MOST = 32  # mentions at each end of a tip; more say nothing new
_CITY_KM, _PASSED = 45.0, -1.0  # an airport's city is passed through with it
_REMAIN = 3.5  # what counts for the place where others still are, and against where the one who got out is
_FAR_KM = 60.0  # apart, two places that may be meant are no whereabouts
_NOTES = {  # names of texts, see `bot/texts`
    Standing.LEFT: "place-left",
    Standing.OWN: "place-own",
    Standing.SEEN: "place-seen",
    Standing.THREAT: "place-threat",
    Standing.BOUND: "place-bound",
}
_COMPOUND_FIT_KM = 100.0  # beyond the radius of the named town, a compound elsewhere is another one
_VAGUE_KM = 10.0  # a compound known no better than this tells less than the town that is named


@dataclass(frozen=True, slots=True)
class _Mention:
    """A named place where it stands, with what is said of it and how much speaks for it being the whereabouts."""

    finding: Finding[Place]
    said: Standing
    score: float
    order: int

    @property
    def place(self) -> Place:
        return self.finding.value

    @property
    def at_home(self) -> bool:
        return self.place.place_id.startswith(_HOME)

    @property
    def on_the_way(self) -> bool:
        """Whether people change here on their way to such places."""
        return passed_through(self.place)

    @property
    def is_airport(self) -> bool:
        return "Airport" in self.place.name


def places(tip: Tip, find_places: FindPlaces) -> tuple[Finding[Place], ...]:
    """The places of a tip, best first: live pin, pin, written position, then the named place where the victim is said to be.

    Failing that the town the job or trip leads to, or the place told of. Empty where nothing finer than a country is known.
    A pin in Korea stands behind a place abroad that is named: it is the sender's. So does where a picture was taken in Korea,
    and that stands behind every place.
    """
    said = passages(tip)
    mentions = _mentions(said, find_places)
    named = tuple(mention.finding for mention in _ranked(mentions, said))
    shared, homes = _pins(tip)
    exact = (*shared, *_written(said, mentions))
    abroad = [finding for finding in (*exact, *named) if not _in_korea(finding.value)]
    if not abroad:
        return (*exact, *named, *homes)
    away = [finding for finding in exact if not _in_korea(finding.value)]
    return (*away, *named, *(finding for finding in exact if _in_korea(finding.value)), *homes)


def is_home_photo(message: Message) -> bool:
    """Whether a message tells no more than where in Korea a picture was taken: that explains no captivity."""
    pin = message.pin
    return message.kind is Kind.FILE and pin is not None and _in_korea(Place(pin.lat, pin.lon, _PIN_KM))


def passed_through(place: Place) -> bool:
    """Whether people change at a place on their way to such sites."""
    return _TRANSIT.match(place.place_id) is not None


def with_compound(found: tuple[Finding[Place], ...], candidates: Iterable[Candidate]) -> tuple[Finding[Place], ...]:
    """The places with the likeliest known compound in front, where it is sure and finer than what the words say.

    A pin or a written position stays in front, and so does a town far away where they are said to be.
    """
    best = next(iter(candidates), None)
    if best is None or best.band is not Band.MATCHES or best.lat is None or best.lon is None:
        return found
    place = Place(best.lat, best.lon, best.radius_km or 1.0, best.name, best.compound_id)
    head = found[0] if found else None
    if head is not None and (head.origin is Origin.PIN or not head.value.place_id):
        return found
    if head is not None and (place.radius_km > max(_VAGUE_KM, head.value.radius_km) or _is_another(head, place, best.left)):
        return found
    return (Finding(place, head.quote if head else None, note="place-compound"), *found)


def _is_another(head: Finding[Place], place: Place, left: bool) -> bool:
    """Whether the words put somebody in a town far from a compound, or outside one they have left; not on the way or home."""
    there = not head.note and not head.value.place_id.startswith(_HOME) and not passed_through(head.value)
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


def _written(said: tuple[Passage, ...], mentions: list[_Mention]) -> tuple[Finding[Place], ...]:
    """Positions in words and links, the newest message first; a short plus code counts from the town that is named."""
    known = max(mentions, key=lambda mention: (mention.score, -mention.order), default=None)
    town = Town(known.place.lat, known.place.lon) if known else None
    return tuple(
        replace(found, quote=_quoted(passage, found)) for passage in reversed(said) for found in coordinates(passage.text, town)
    )


def _mentions(said: tuple[Passage, ...], find_places: FindPlaces) -> list[_Mention]:
    """Every named place of all messages, read together: the country may be named in another message."""
    joined = BLANK.join(passage.text for passage in said)  # over which no name goes on
    starts = [0]
    for passage in said:
        starts.append(starts[-1] + len(passage.text) + 1)
    mentions = []
    named = find_places(joined)
    for order, found in enumerate((*named[:_MOST], *named[_MOST:][-_MOST:])):
        quote = found.quote or Quote(0, 0, 0, "")
        number = bisect_right(starts, quote.start) - 1
        passage, offset = said[number], starts[number]
        mentions.append(_judged(passage, found, quote.start - offset, quote.end - offset, order))
    return mentions


def _judged(passage: Passage, found: Finding[Place], start: int, end: int, order: int) -> _Mention:
    """A mention with its score: what the words around it say of the place."""
    said = standing(passage.text, start, end)
    score = said.value + order * (0.02 if said is Standing.BROUGHT else -0.01)  # the last move counts, else what comes first
    if found.value.place_id.startswith(_HOME):
        score -= 4.0
    elif _TRANSIT.match(found.value.place_id):
        score -= 1.0
    if "Airport" in found.value.name:
        here = _AT_AIRPORT.search(passage.text[max(0, start - 20) : end + 16])
        score += (6.5 if found.value.place_id.startswith(_HOME) else 1.5) if here else -0.8
    place, note = moved(found.value, passage.text[max(0, start - 20) : start], passage.text[end : end + 40])
    return _Mention(Finding(place, passage.quote(start, end), note=_NOTES.get(said) or note or found.note), said, score, order)


def _ranked(mentions: list[_Mention], said: tuple[Passage, ...]) -> list[_Mention]:
    """Mentions by score, each place once; a place loses to a finer one inside it; what is "one or the other" is left out."""
    kept = _after_the_journey(_decided(mentions, said), " \n".join(passage.text for passage in said))
    if any(mention.score > 0 and not mention.at_home for mention in kept):
        kept = [mention for mention in kept if not mention.at_home or mention.score > 0]
    kept = [mention for mention in kept if not _only_home(mention)]
    if _OTHER_COUNTRY.search(" ".join(passage.text for passage in said)):
        passed = (Standing.LEFT, Standing.OWN)
        kept = [m for m in kept if not (_TRANSIT.match(m.place.place_id) and m.said in passed)]
    ordered = sorted(kept, key=lambda mention: (-(mention.score + _finer(mention, kept)), mention.order))
    best: dict[str, _Mention] = {}
    for mention in ordered:
        best.setdefault(mention.place.place_id, mention)
    return list(best.values())


def _after_the_journey(mentions: list[_Mention], text: str) -> list[_Mention]:
    """The mentions with what the whole tip says of them: where a journey leads counts before where one changes, and where
    others still are counts before where the one who got out is now."""
    onward = any(not m.at_home and not m.on_the_way and m.said.value >= Standing.BOUND.value for m in mentions)
    hubs = [m.place for m in mentions if m.is_airport and m.on_the_way and m.said is not Standing.HELD]
    remain = others_remain(text) and any(mention.said is Standing.LEFT for mention in mentions)
    weighed = []
    for mention in mentions:
        score = mention.score
        if onward and mention.on_the_way and any(kilometres(mention.place, hub) < _CITY_KM for hub in hubs):
            score = min(score, _PASSED)
        if remain:
            score += _REMAIN if mention.said is Standing.LEFT else -_REMAIN if mention.on_the_way or mention.at_home else 0.0
        weighed.append(replace(mention, score=score))
    return weighed


def _only_home(mention: _Mention) -> bool:
    """Whether the place is in Korea and nothing says that somebody is held or stands there."""
    return mention.at_home and mention.score <= 0 and mention.said not in (Standing.HELD, Standing.BROUGHT)


def _decided(mentions: list[_Mention], said: tuple[Passage, ...]) -> list[_Mention]:
    """The mentions without those of which a writer knows only that it is one or another, far apart."""
    texts = {passage.index: passage for passage in said}
    unsure: set[int] = set()
    for one, other in zip(mentions, mentions[1:], strict=False):
        first, second = one.finding.quote, other.finding.quote
        if first is None or second is None or first.message != second.message:
            continue
        if kilometres(one.place, other.place) > _FAR_KM and either(texts[first.message].written, first.end, second.start):
            unsure.update((one.order, other.order))
    for many in _lists(mentions, texts):
        unsure.update(mention.order for mention in many)
    return [mention for mention in mentions if mention.order not in unsure]


def _lists(mentions: list[_Mention], texts: dict[int, Passage]) -> Iterator[list[_Mention]]:
    """Runs of three places and more, far apart, that are only told one after the other: branches, lines of a bus."""
    run: list[_Mention] = []
    for mention in (*mentions, None):
        last = run[-1].finding.quote if run else None
        this = mention.finding.quote if mention else None
        if last and this and last.message == this.message and listed(texts[this.message].written, last.end, this.start):
            run += [mention] if mention else []
            continue
        if len(run) > _PAIR and kilometres(run[0].place, run[-1].place) > _FAR_KM:
            yield run
        run = [mention] if mention else []


def _finer(mention: _Mention, mentions: list[_Mention]) -> float:
    """What a mention gains for lying inside a larger place that is named too: the lead of that place, and a little."""
    if mention.said.value < 0:
        return 0.0
    holding = [
        other.score
        for other in mentions
        if other.place.radius_km > mention.place.radius_km * 1.2
        and kilometres(other.place, mention.place) <= other.place.radius_km * 1.3
    ]
    return max(0.0, max(holding) - mention.score) + 0.5 if holding else 0.0


def _in_korea(place: Place) -> bool:
    south, north, west, east = _KOREA
    return south <= place.lat <= north and west <= place.lon <= east


class Spot(Protocol):
    """Anything with a latitude and a longitude in degrees."""

    @property
    def lat(self) -> float: ...

    @property
    def lon(self) -> float: ...


def kilometres(one: Spot, other: Spot) -> float:
    """The great-circle distance between two places."""
    p, q = math.radians(one.lat), math.radians(other.lat)
    half = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(other.lon - one.lon) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(half)))


def _quoted(passage: Passage, found: Finding[Place]) -> Quote:
    quote = found.quote or Quote(0, 0, 0, "")
    return passage.quote(quote.start, quote.end)
