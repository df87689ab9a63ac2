"""Named places where they stand in a tip, each with what the words around it say of it."""

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from triage.extract.distances import moved
from triage.extract.passages import BLANK, Passage
from triage.extract.whereabouts import Standing, standing
from triage.extraction import NOT_THERE, Finding, Place, Quote

FindPlaces = Callable[[str], tuple[Finding[Place], ...]]

HOME = "kr-"  # places in Korea: where people come from and write from
_TRANSIT = re.compile(
    r"^(?:th-|bangkok|don-mueang|utapao|hcmc|tan-son-nhat|hanoi|noi-bai|da-nang|nha-trang|pattaya|vientiane|wattay"
    r"|yangon|manila"
    r"|naia|clark-airport|cebu|chiang-|phuket)"
)
_AT_AIRPORT = re.compile(
    r"지금|게이트|탑승|출국장|대기|공항인데|공항이에요|공항입니다|공항에\s?(?:있|와)|공항\s?(?:앞|도착)|앉아"
    r"|커피숍이|카페[예인]|라운지|면세점|수속|체크인"
    r"|at the airport|gate|boarding|waiting|现在|登机|机场了",
    re.IGNORECASE,
)
#: What makes an airport one of another day: who left from it, was seen off there or sent a picture, or is to be there.
_NOT_NOW = re.compile(
    r"^[^!?\n]{0,22}?(?:배웅|사진[이을]?\s?(?:왔|보|찍|올)|나갔|떠났|출발했|출국했|탔[고다어습는대]|마지막"
    r"|끊[겼긴]|끝|까지만|로\s?나가|갔[고다어습는대거]|헤어)"
    r"|(?:내일|모레|글피|다음\s?주|tomorrow|明天|后天)[^.!?\n]{0,14}$",
    re.IGNORECASE,
)
_STAFF = re.compile(r"\s?(?:체크인\s?)?(?:카운터|면세점|라운지|지상직)\s?(?:직원|알바|에서\s?일)")
_MOST = 32  # mentions at each end of a tip; more say nothing new
_OPPOSITE = re.compile(r"\s?(?:바로\s)?건너")  # what stands opposite a house is where the house is
_SMALL_KM = 3.0
_NOTES = {  # names of texts, see `bot/texts`
    Standing.LEFT: "place-left",
    Standing.OWN: "place-own",
    Standing.SEEN: "place-seen",
    Standing.THREAT: "place-threat",
    Standing.BOUND: "place-bound",
    Standing.NOT: NOT_THERE,
}


@dataclass(frozen=True, slots=True)
class Mention:
    """A named place where it stands, with what is said of it and how much speaks for it being the whereabouts."""

    finding: Finding[Place]
    said: Standing
    score: float
    order: int
    widened: bool = False  #: it is told how far it is from there

    @property
    def place(self) -> Place:
        return self.finding.value

    @property
    def at_home(self) -> bool:
        return self.place.place_id.startswith(HOME)

    @property
    def on_the_way(self) -> bool:
        """Whether people change here on their way to such places."""
        return passed_through(self.place)

    @property
    def is_airport(self) -> bool:
        return "Airport" in self.place.name


def passed_through(place: Place) -> bool:
    """Whether people change at a place on their way to such sites."""
    return _TRANSIT.match(place.place_id) is not None


def mentions_in(said: tuple[Passage, ...], find_places: FindPlaces) -> list[Mention]:
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


def _judged(passage: Passage, found: Finding[Place], start: int, end: int, order: int) -> Mention:
    """A mention with its score: what the words around it say of the place."""
    said = standing(passage.text, start, end)
    if said is Standing.SEEN and found.value.radius_km < _SMALL_KM and _OPPOSITE.match(passage.text, end):
        said = Standing.NAMED
    score = said.value + order * (0.02 if said is Standing.BROUGHT else -0.01)  # the last move counts, else what comes first
    if found.value.place_id.startswith(HOME):
        score -= 4.0
    elif _TRANSIT.match(found.value.place_id):
        score -= 1.0
    if "Airport" in found.value.name:
        home = found.value.place_id.startswith(HOME)
        score += (6.5 if home else 1.5) if _at_airport(passage.text, start, end) else -0.8
    place, note = moved(found.value, passage.text[max(0, start - 20) : start], passage.text[end : end + 40])
    finding = Finding(place, passage.quote(start, end), note=_NOTES.get(said) or note or found.note)
    return Mention(finding, said, score, order, widened=note == "place-widened")


def _at_airport(text: str, start: int, end: int) -> bool:
    """Whether somebody is at the airport named by characters [start, end) now, and did not leave from it or work there."""
    before, after = text[max(0, start - 20) : start], text[end : end + 26]
    if _AT_AIRPORT.search(before + text[start:end] + after[:16]) is None:
        return False
    return not (_NOT_NOW.search(before) or _NOT_NOW.search(after) or _STAFF.match(after))
