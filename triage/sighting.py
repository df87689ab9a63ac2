"""Sites that tips speak of and nobody knows yet: what is kept of such a tip, and which of them speak of the same site."""

import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from triage.assessment import Band, Category
from triage.extract.distances import kilometres
from triage.extraction import Place
from triage.fold import fold
from triage.message import Tip
from triage.understanding import Understanding

#: Places no wider than this tell one site from the next; sightings this near to each other are taken for one.
FINE_KM = 2.0
TOGETHER_KM = 1.5
#: Alike names farther apart than this are two sites of one name; nearer where both places are narrow.
ELSEWHERE_KM, ELSEWHERE_FINE_KM = 60.0, 10.0
#: How alike two folded names are that are taken for one, in percent; a shorter name tells nothing.
_ALIKE, _SHORTEST = 86.0, 4
#: Where the families are: south, north, west, east. Nobody looks for a compound there.
_KOREA = (33.0, 38.7, 124.5, 131.9)
_MOST_NAMES, _LONGEST = 5, 40

_FACILITY = (
    r"단지|웬치|웬구|위엔취|카지노|호텔|리조트|빌딩|파크|타워",
    r"园区|園區|酒店|赌场|賭場|娱乐城|娛樂城|大厦|大廈|度假村|公寓",
    r"compound|casino|hotel|resort|complex|building|tower|park",
)
_SITE = re.compile(r"단지|웬치|웬구|위엔취|园区|園區|\bcompound\b|កាស៊ីណូ|នៅក្នុងអគារ|คาสิโน|khu phức hợp|sòng bạc", re.IGNORECASE)
_KOREAN = re.compile(rf"(?<![가-힣A-Za-z0-9])([가-힣A-Za-z0-9]{{2,14}})([ ]?)(?:{_FACILITY[0]})(?!촌)")
_CALLED = re.compile(r"([가-힣A-Za-z0-9]{2,14})(?:이?라는|이?라고 (?:하는|불리는))\s?(?:곳|단지|건물|호텔|카지노|빌딩|공장)")
_CHINESE = re.compile(rf"([\u4e00-\u9fff]{{2,6}})(?:{_FACILITY[1]})")
_LATIN = re.compile(rf"(?<![\w'-])([A-Za-z][\w'-]{{1,30}}(?:\s[A-Za-z0-9][\w'-]{{0,30}})?)\s(?:{_FACILITY[2]})\b", re.IGNORECASE)
_CHINESE_LEAD = re.compile(r".*[在到去从從的叫是个個进進来來往有座间間家]")
#: Words that stand before such a word and name nothing.
_NO_NAME = re.compile(
    r"범죄|사기|피싱|보이스|스캠|도박|온라인|산업|공업|아파트|주거|대형|고급|대규모|중국|캄보디아|한국|태국|미얀마|라오스|베트남|회사|우리|여기|거기|저기|근처"
    r"|무슨|어떤|어느|같은|다른|그런|이런|전체|감금|관광|특급|국제|해외|현지|주변|이름|정체|무리|몇|각|모든|아무|큰|작은|새로운|그|이|저|한"
    r"|诈骗|詐騙|电诈|電詐|一|那|这|這|某|什么|整|大型|工业|科技|中国|柬埔寨"
    r"|(?:the|a|an|this|that|my|our|their|his|her|some|any|same|other|another|big|large|scam|fraud|one|inside|of|in|at|to|from|and|or"
    r"|is|was|are|guarded|locked|gated|call|car|amusement|new|old|office|apartment|residential|whole|which|what|chinese|cambodian)",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"(?:에서?|[은는이가을를의로인한던운된할온간긴린요다고데지며면게려까죠네임음]|으로|라는|있는|하는|하고|까지|부터|쪽)$"
)


@dataclass(frozen=True, slots=True)
class Sighting:
    """What one case says of a site that is no known compound: where, where known, and the names it is called by."""

    place: Place | None
    names: tuple[str, ...] = ()

    @property
    def fine(self) -> bool:
        """Whether the place is narrow enough to tell the site from its neighbours."""
        return self.place is not None and self.place.radius_km <= FINE_KM


@dataclass(frozen=True, slots=True)
class Group:
    """Sightings taken for one site, by their numbers; the place is the middle of the finest ones."""

    members: tuple[int, ...]
    place: Place | None
    names: tuple[str, ...]


def sighting_of(tip: Tip, made: Understanding) -> Sighting | None:
    """What the tip says of an unknown site; None where it speaks of none, or of a known compound."""
    if any(one.band is Band.MATCHES for one in made.candidates):
        return None
    category = made.assessment.category
    if category in (Category.INQUIRY, Category.OTHER) and not made.assessment.level.urgent:
        return None
    found = made.extraction.location
    place = found.value if found and not _in_korea(found.value) else None
    text = "\n".join(message.text for message in tip.messages)
    towns = {fold(one.quote.text) for one in made.extraction.places if one.quote} | {
        fold(one.value.name) for one in made.extraction.places
    }
    sighting = Sighting(place, tuple(name for name in site_names(text) if fold(name) not in towns)[:_MOST_NAMES])
    told_of = place is not None and category in (Category.CONFINEMENT, Category.INTEL)
    return sighting if sighting.fine or sighting.names or told_of or (_SITE.search(text) and place) else None


def site_names(text: str) -> tuple[str, ...]:
    """Names that stand with a word for such a place, as written and each once: 황금 단지, 金龙园区, Golden Gate compound."""
    return tuple({fold(name): name for name in _names(text) if len(name) <= _LONGEST}.values())


def _names(text: str) -> Iterator[str]:
    for found in _KOREAN.finditer(text):
        if not _NO_NAME.fullmatch(found[1]) and not (found[2] and _BOUND.search(found[1])):
            yield found[1]
    for found in _CALLED.finditer(text):
        yield found[1]
    for found in _CHINESE.finditer(text):
        name = _CHINESE_LEAD.sub("", found[1])
        if len(name) >= 2 and not _NO_NAME.match(name):
            yield name
    for found in _LATIN.finditer(text):
        words = [word for word in found[1].split() if not _NO_NAME.fullmatch(word)]
        if words:
            yield " ".join(words)


def grouped(sightings: Sequence[Sighting]) -> list[Group]:
    """Sightings within 1.5 km of each other or with alike names, together; those of a whole town and no name by that town.

    The largest group is first.
    """
    heads = list(range(len(sightings)))
    sounds = [[sound for name in one.names if len(sound := fold(name).replace(" ", "")) >= _SHORTEST] for one in sightings]
    for one in range(len(sightings)):
        for other in range(one):
            if _together(sightings[one], sightings[other], sounds[one], sounds[other]):
                heads[_head(heads, one)] = _head(heads, other)
    members: dict[int, list[int]] = {}
    for number in range(len(sightings)):
        members.setdefault(_head(heads, number), []).append(number)
    groups = [_group(numbers, sightings) for numbers in members.values()]
    return sorted(groups, key=lambda group: (-len(group.members), group.members))


def _head(heads: list[int], number: int) -> int:
    while heads[number] != number:
        number = heads[number]
    return number


def _together(one: Sighting, other: Sighting, sounds: Sequence[str], others: Sequence[str]) -> bool:
    apart = kilometres(one.place, other.place) if one.place and other.place else None
    both_fine = one.fine and other.fine
    if both_fine and apart is not None and apart <= TOGETHER_KM:
        return True
    if any(fuzz.ratio(sound, name) >= _ALIKE for sound in sounds for name in others):
        return apart is None or apart <= (ELSEWHERE_FINE_KM if both_fine else ELSEWHERE_KM)
    nameless = not sounds and not others and not one.fine and not other.fine
    return nameless and one.place is not None and other.place is not None and apart is not None and apart < TOGETHER_KM


def _group(numbers: Sequence[int], sightings: Sequence[Sighting]) -> Group:
    said = Counter(name for number in numbers for name in sightings[number].names)
    places = [place for number in numbers if (place := sightings[number].place)]
    finest = [place for place in places if place.radius_km <= max(FINE_KM, min(one.radius_km for one in places))]
    return Group(tuple(numbers), _middle(finest) if finest else None, tuple(name for name, _ in said.most_common()))


def _middle(places: Sequence[Place]) -> Place:
    lat, lon = statistics.median(one.lat for one in places), statistics.median(one.lon for one in places)
    name = next((one.name for one in places if one.name and one.place_id), "")
    return Place(round(lat, 5), round(lon, 5), min(one.radius_km for one in places), name)


def _in_korea(place: Place) -> bool:
    south, north, west, east = _KOREA
    return south <= place.lat <= north and west <= place.lon <= east
