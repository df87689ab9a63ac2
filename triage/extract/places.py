"""Where it is: pins, written positions and named places of a tip, the likeliest whereabouts of the victim first."""

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from triage.extract.coordinates import Town, coordinates, unresolved_links
from triage.extract.passages import Passage, passages
from triage.extraction import Finding, Origin, Place, Quote
from triage.message import Kind, Tip

FindPlaces = Callable[[str], tuple[Finding[Place], ...]]

_PIN_KM = 0.2
_HOME = "kr-"  # places in Korea: where people come from and write from
_TRANSIT = re.compile(r"^(?:th-|bangkok|don-mueang|hcmc|tan-son-nhat|hanoi|da-nang|pattaya|vientiane|yangon|manila|airport-)")

_AROUND = 28  # characters of a sentence that say what a place is to the victim
_BEING = re.compile(
    r"갇|갖|감금|잡혀|붙잡|억류|있어|있습|있는|있음|있대|있다|계|여기|이곳|저는|지내|머무|묶|숨어|단지|호텔|건물|카지노|빌딩|숙소|"
    r"被关|关在|被扣|困在|在|园区|locked|held|trapped|inside|\bis in\b|\bat\b|working|kept|stuck|here|"
    r"giam|giữ|ở|tại|ឃុំ|នៅ|ឃាត់|ถูกขัง|กักขัง|อยู่|คาสิโน",
    re.IGNORECASE,
)
_MOVED_TO = re.compile(
    r"^\s*(?:[가-힣]{0,6}\s*)?(?:쪽)?(?:으?로)\s*[^.!?\n]{0,10}(?:옮|이동|넘어갔|넘어왔|끌려|팔려\s?왔|팔려\s?갔|이송|보내졌|왔|데려)|^[^.!?\n]{0,8}(?:옮겨[왔졌]|이송)",
)
_MOVED_BEFORE = re.compile(
    r"(?:moved|taken|transferred|brought|sold|now in|now at|"
    r"转到|转移到|搬到|被卖到|卖到|带到|带过|运到|现在在|现在到|지금은|현재|지금)"
    r"\s*(?:us|me|him|her|them)?\s*(?:on\s)?(?:to|in)?\s*(?:the\s)?$",
    re.IGNORECASE,
)
_LEFT = re.compile(
    r"^\s*(?:쪽)?(?:에\s?있다가|에\s?있었는데|에\s?있었|에\s?있던|에서\s?(?:[^.!?\n]{0,12})?(?:왔|옮|나와|나왔|출발|이동|끌려|넘어|탈출|팔려|데려)|출신|집|을?\s?거쳐|"
    r"\s?경유|에서\s?[^.!?\n]{0,10}국도|으?로\s?(?:해서|입국)|갔다가|\s?들렀)|^\s*(?:出发|转机)"
)
_LEFT_BEFORE = re.compile(
    r"(?:\bfrom|\bvia|through|left|used to be in|was in|之前在|原来在|以前在|从|經|经由|经)\s*(?:the\s)?$", re.IGNORECASE
)
_OWN = re.compile(
    r"^\s*(?:에\s?)?(?:에서\s?)?\s?(?:사는|살고|산다|살아|살다|삽니다|교민|거주|한식당\s?허|에서\s?식당|집이고|집에)|^\s*(?:expat|resident)",
)
_OWN_BEFORE = re.compile(
    r"(?:i live in|i teach in|i am from|i'm from|living in|expat group in|ngo volunteer in|group in)\s*$", re.IGNORECASE
)
_THREAT = re.compile(
    r"^\s*(?:쪽)?(?:으?로)?\s*(?:다른[^.!?\n]{0,8})?(?:넘긴|넘길|넘겨|팔아|팔린|팔려\s?간|판[다대]|팔|보낸|보내버|보내겠|옮긴|옮길|데려간다|이송한|뺍|빼)"
)
_SEEN = re.compile(r"^\s*(?:이|가|쪽|쪽이)?\s*(?:강\s?건너\s)?(?:보이|보여|보임|바라)")
_RELATIVE = re.compile(
    r"(\d{1,3}|한|두|세|네|다섯|half an?|an?|one|two|three)\s*(?:여|정도)?\s*"
    r"(?P<unit>킬로미터|킬로|키로|km|㎞|公里|กม|"
    r"분|分钟|min(?:ute)?s?|phút|นาที|시간\s?반|시간|小时|hours?|hrs?|giờ)",
    re.IGNORECASE,
)
_NUMBERS = {
    "한": 1,
    "두": 2,
    "세": 3,
    "네": 4,
    "다섯": 5,
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "half a": 0.5,
    "half an": 0.5,
}
_DRIVE = re.compile(
    r"차|버스|택시|오토바이|타고|달려|drive|car|bus|away|车|路|xe|รถ|떨어|거리|거든|가면|간|가서|에서|从|from|지나", re.IGNORECASE
)
_WALK_KM, _MINUTE_KM = 0.08, 0.8


@dataclass(frozen=True, slots=True)
class _Mention:
    """A named place where it stands, with how much speaks for it being the whereabouts."""

    finding: Finding[Place]
    score: float
    order: int


def places(tip: Tip, find_places: FindPlaces) -> tuple[Finding[Place], ...]:
    """The places of a tip, best first: live pin, pin, written position, then the named place where the victim is said to be.

    Failing that the town the job or trip leads to. A home in Korea is left out but for an airport, where somebody may stand.
    """
    said = passages(tip)
    named = [_mentions(passage, find_places) for passage in said]
    pins = tuple(_pins(tip))
    written = tuple(_written(said, [mention for group in named for mention in group]))
    ranked = tuple(_ranked([mention for group in named for mention in group]))
    return (*pins, *written, *ranked)


def link_notes(tip: Tip) -> tuple[str, ...]:
    """One note for every short map link, whose position is not in the link itself."""
    return tuple(
        f"지도 단축 링크는 열지 않았습니다: {link}" for message in tip.messages for link in unresolved_links(message.text)
    )


def _pins(tip: Tip) -> Iterator[Finding[Place]]:
    """Shared positions, a live one before a single one, the newest first."""
    shared = [(message.kind is Kind.LIVE_LOCATION, index, message) for index, message in enumerate(tip.messages) if message.pin]
    for _live, index, message in sorted(shared, key=lambda item: item[:2], reverse=True):
        pin = message.pin
        if pin is not None:
            radius = max(_PIN_KM, (pin.accuracy_m or 0) / 1000)
            yield Finding(Place(pin.lat, pin.lon, radius), Quote(index, 0, 0, ""), Origin.PIN)


def _written(said: tuple[Passage, ...], mentions: list[_Mention]) -> Iterator[Finding[Place]]:
    known = next((m.finding.value for m in sorted(mentions, key=lambda m: -m.score)), None)
    town = Town(known.lat, known.lon) if known else None
    for passage in said:
        for found in coordinates(passage.text, town):
            yield replace(found, quote=_quoted(passage, found))


def _mentions(passage: Passage, find_places: FindPlaces) -> list[_Mention]:
    found = find_places(passage.text)
    return [_judged(passage, place, number, found) for number, place in enumerate(found)]


def _judged(passage: Passage, found: Finding[Place], number: int, others: tuple[Finding[Place], ...]) -> _Mention:
    """A mention with its score: what the words around it say of the place."""
    quote = found.quote or Quote(0, 0, 0, "")
    text = passage.text
    before = _clause_before(text[max(0, quote.start - _AROUND) : quote.start])
    after = _clause_after(text[quote.end : quote.end + _AROUND])
    score = passage.index * 0.01 + number * 0.001
    score += 2.0 if _MOVED_TO.search(after) or _MOVED_BEFORE.search(before) else 0.0
    score += 1.0 if _BEING.search(after[:16]) or _BEING.search(before[-10:]) else 0.0
    score -= 2.5 if _LEFT.search(after) or _LEFT_BEFORE.search(before) else 0.0
    score -= 2.0 if _OWN.search(after) or _OWN_BEFORE.search(before) else 0.0
    score -= 3.0 if _THREAT.search(after) else 0.0
    score -= 1.5 if _SEEN.search(after) else 0.0
    score -= 1.5 if _TRANSIT.match(found.value.place_id) else 0.0
    score -= 4.0 if found.value.place_id.startswith(_HOME) else 0.0
    place, note = _widened(found.value, after)
    return _Mention(Finding(place, _quoted(passage, found), note=note), score, passage.index * 1000 + number)


def _clause_before(text: str) -> str:
    return re.split(r"[.!?\n。！？]", text)[-1]


def _clause_after(text: str) -> str:
    return re.split(r"[!?\n。！？]|\.\s", text)[0]


def _ranked(mentions: list[_Mention]) -> Iterator[Finding[Place]]:
    """Mentions by score; a town loses to a finer place inside it; places in Korea only where nothing else is named."""
    if any(not m.finding.value.place_id.startswith(_HOME) for m in mentions):
        mentions = [m for m in mentions if not m.finding.value.place_id.startswith(_HOME)]
    else:
        mentions = [m for m in mentions if m.finding.value.radius_km <= 3]
    ordered = sorted(mentions, key=lambda m: (-(m.score + _finer(m, mentions)), m.order))
    seen: set[str] = set()
    for mention in ordered:
        if mention.finding.value.place_id not in seen:
            seen.add(mention.finding.value.place_id)
            yield mention.finding


def _finer(mention: _Mention, mentions: list[_Mention]) -> float:
    """What a mention gains for lying inside a larger place that is named too: the score of the best such place, and a little."""
    place = mention.finding.value
    holding = [
        m.score
        for m in mentions
        if m.finding.value.radius_km > place.radius_km * 1.2
        and kilometres(m.finding.value, place) <= m.finding.value.radius_km * 1.3
    ]
    return max(0.0, max(holding) - mention.score) + 0.5 if holding else 0.0


def _widened(place: Place, after: str) -> tuple[Place, str]:
    """The place with the radius that "40 km from" or "ten minutes by car from" it asks for."""
    match = _RELATIVE.search(after[:24])
    if match is None or not _DRIVE.search(after[: match.end() + 8]):
        return place, ""
    amount = _amount(match.group(1))
    unit = match.group("unit").lower()
    if unit in ("킬로미터", "킬로", "키로", "km", "㎞", "公里", "กม"):
        away = amount
    else:
        minutes = amount * (1 if unit[0] in "분分mpน" else 60) + (30 if unit.endswith("반") else 0)
        away = minutes * (_WALK_KM if re.search("걸어|도보|walk|走路", after[:30]) else _MINUTE_KM)
    if away > 200:
        return place, ""
    return replace(place, radius_km=round(max(place.radius_km, 1.0) + away, 1)), f"거리 표현으로 반경을 넓힘: {match.group()}"


def _amount(written: str) -> float:
    number = _NUMBERS.get(written.lower())
    return float(written) if number is None else number


def kilometres(one: Place, other: Place) -> float:
    """The great-circle distance between two places."""
    p, q = math.radians(one.lat), math.radians(other.lat)
    half = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(other.lon - one.lon) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(half)))


def _quoted(passage: Passage, found: Finding[Place]) -> Quote:
    quote = found.quote or Quote(0, 0, 0, "")
    return passage.quote(quote.start, quote.end)
