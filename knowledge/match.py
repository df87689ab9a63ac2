"""Which known compounds a text may speak of: names, looks, towns and distances weighed into a probability, with the evidence."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from knowledge.alike import Alike
from knowledge.compounds import Compound
from knowledge.concepts import find_concepts
from knowledge.hits import Hit
from knowledge.index import Near
from knowledge.names import LONG, NEARLY, Names
from knowledge.place_words import countries_in
from knowledge.ranking import Case, lifted, ranked
from knowledge.said import denied, has_left, is_shop, moved_on, opposite, plight, somebody, whereabouts
from knowledge.searched import searched
from knowledge.steady import Nearest
from knowledge.weighing import Weights
from triage.assessment import Candidate
from triage.extract.places import passed_through
from triage.extraction import Finding, Place

_WORTH_A_LOOK = 0.2  # cosine of a name below which it is not compared letter by letter
_ELSEWHERE_KM = 60.0
_TOWN_KM = 8.0  # a place no larger than this tells one building from another
_BESIDE = 4  # characters at most between a name and its town
_TELLING = 3  # letters by which a longer name said nearly tells more than an ordinary word said exactly
#: Words for a site of many buildings; a hotel or casino may stand anywhere in the world under an ordinary name.
_HANGUL = re.compile("[가-힣]{2}")
_SITE = re.compile(r"단지|웬치|웬구|원구|파크|산업|园|區|区|compound|complex|park", re.IGNORECASE)
#: What any such site is said to look like: it counts less, and names none.
_ANYWHERE = frozenset(
    (
        "wall",
        "barbed-wire",
        "iron-bars",
        "guards",
        "armed-guards",
        "single-gate",
        "metal-gate",
        "checkpoint",
        "dormitory",
        "canteen",
    )
)
_ANYWHERE_COUNTS = 0.8
_RARE, _VERY_RARE = 1.5, 1.7  # from these rarities on a look tells one site from most others
_RARE_TOGETHER = 2.8  # what looks have to come to, where one alone is telling, to name a compound by them
_ASKED_AT_MOST = 1.3  # log-odds below those of a name, as for one look, a port or a bridge, that fits many houses of a town
_REGION = (5.0, 29.0, 92.0, 127.0)  # south, north, west, east: where compounds are known; a town elsewhere contradicts nothing


@dataclass(frozen=True, slots=True)
class _Said:
    """One text as it is weighed for every compound."""

    text: str
    near: Mapping[str, Near]
    hits: Mapping[str, Sequence[Hit]]
    places: Sequence[Place]
    spans: Sequence[tuple[int, int]]  #: where the places stand in the text
    stays: bool  #: somebody is said to be in one of the towns, and not only to come from it or through it
    looks: Mapping[str, str]
    plight: float
    countries: frozenset[str]
    place: Place | None


class Matcher:
    """Ranks compounds for a text. `towns(text)` finds the places it names."""

    def __init__(
        self,
        compounds: Sequence[Compound],
        index: Nearest,
        towns: Callable[[str], tuple[Finding[Place], ...]],
        town_names: Sequence[str] = (),
        weights: Weights | None = None,
    ) -> None:
        self.compounds = tuple(compounds)
        self._compounds = {compound.id: compound for compound in compounds}
        self._index = index
        self._towns = towns
        self._names = Names(compounds, town_names)
        self._weights = weights or Weights()
        self._looks = {compound.id: frozenset(find_concepts(_shown(compound))) for compound in compounds}
        counts = Counter(look for looks in self._looks.values() for look in looks)
        self._floors = {
            compound.id: {look for name in compound.names for look in find_concepts(name.text) if look.startswith("floors:")}
            for compound in compounds
        }
        self._rarity = {look: math.log(len(compounds) / count) / 2 for look, count in counts.items()}

    def __call__(self, text: str, place: Place | None = None) -> tuple[Candidate, ...]:
        """Candidates, most likely first; empty where nothing known fits. `place` is a position known besides the words."""
        return ranked(self._cases(text, place))

    def again(self, text: str, place: Place | None, alike: Mapping[str, Alike]) -> tuple[Candidate, ...]:
        """The same candidates with likeness in meaning as one more thing that may speak for each; never against one."""
        given = self(text, place)
        cases = self._cases(text, place, frozenset(alike)) if alike else []
        for case in cases:
            if (one := alike.get(case.compound.id)) is not None:
                case.meaning = self._weights.meaning * one.counts
                case.meant = one.evidence
        return lifted(given, cases)

    def scores(self, text: str, place: Place | None = None) -> dict[str, float]:
        """The log-odds of every compound for which anything speaks; linear in the weights, which is how these are fitted."""
        return {case.compound.id: case.score for case in self._cases(text, place)}

    def _cases(self, text: str, place: Place | None, besides: frozenset[str] = frozenset()) -> list[Case]:
        """What speaks for each compound for which anything does, and for those that are wanted besides."""
        if not text.strip() and place is None:
            return []
        text, found = _parted(searched(text), self._towns(text))
        near = self._index.nearest(text) if text.strip() else {}
        towns = [finding for finding in found if _in_region(finding.value)]
        hits = self._hits(text, near, towns)
        looks = find_concepts(text)
        called = self._called_so(looks, _places(towns))
        spans = [(town.quote.start, town.quote.end) if town.quote else (-99, -99) for town in towns]
        said = _Said(text, near, hits, _places(towns), spans, _stay(text, towns), looks, plight(text), countries_in(text), place)
        wanted = {*near, *hits, *called, *self._around(place), *(besides & self._compounds.keys())}
        cases = [self._weigh(name, said) for name in sorted(wanted)]
        for case in cases:
            if case.compound.id in called:
                case.score += self._weights.called
        return [case for case in cases if case.evidence or case.compound.id in besides]

    def _called_so(self, looks: Mapping[str, str], places: Sequence[Place]) -> set[str]:
        """The one compound of a named town that is called by floors the text tells: 센속 7층 건물. Empty where there are more."""
        near = [place for place in places if place.radius_km <= _TOWN_KM]
        called = {
            name
            for name, floors in self._floors.items()
            if floors & looks.keys() and any(_near_enough(self._compounds[name], place) for place in near)
        }
        return called if len(called) == 1 else set()

    def _hits(self, text: str, near: Mapping[str, Near], towns: Sequence[Finding[Place]]) -> dict[str, list[Hit]]:
        found: dict[str, list[Hit]] = defaultdict(list)
        for hit in self._names.exact(text):
            found[hit.compound].append(hit)
        said = [(hit.start, hit.end, hit.compound) for hits in found.values() for hit in hits]
        said += [(town.quote.start, town.quote.end, "") for town in towns if town.quote]
        alike = {name for name, nearness in near.items() if nearness.name >= _WORTH_A_LOOK}
        there = {c.id for c in self._compounds.values() if any(_near_enough(c, town.value) for town in towns)}
        vague = {name for name, hits in found.items() if all(hit.common for hit in hits)}
        for hit in self._names.nearly(text, sorted((alike | there) - set(found) | vague)):
            # What is the exact name of one compound is not nearly the name of another: Jinbei 4 is not Jinbei 6.
            if any(hit.start < end and start < hit.end for start, end, other in said if other not in vague):
                continue
            if all(hit.letters >= exact.letters + _TELLING for exact in found.get(hit.compound, ())):
                found[hit.compound].append(hit)
        return found

    def _around(self, place: Place | None) -> list[str]:
        if place is None or place.place_id or place.radius_km > 2:
            return []
        return [c.id for c in self._compounds.values() if c.radius_km < 5 and (_km(c, place) or 99.0) <= 1.5]

    def _weigh(self, name: str, said: "_Said") -> Case:
        case = Case(self._compounds[name], self._weights.base)
        hits = said.hits
        self._by_town(case, said, named=name in hits and any(_is_own(hit) for hit in hits[name]))
        near = self._by_position(case, said.place)
        telling = self._by_looks(case, said.looks, said.near.get(name, Near()))
        if name in hits:
            best = max(hits[name], key=lambda hit: (self._of_name(case, said, hit)[0], *_strength(hit)))
            own = any(_is_own(hit) for other, others in hits.items() if other != name for hit in others)
            sharing = {hit.compound for other in hits.values() for hit in other if hit.start == best.start}
            self._by_name(case, said, best, len(sharing))
            self._by_turn(case, said, best)
            if own and not any(_is_own(hit) for hit in hits[name]):
                case.score += self._weights.besides
            if len(sharing) > 1 and case.agrees and self._stands_beside(case.compound, best, said):
                case.score += self._weights.beside_town
                case.beside = True
        if not near and not telling and name not in hits:
            case.score = min(case.score, _ASKED_AT_MOST)
        return case

    def _stands_beside(self, compound: Compound, hit: Hit, said: "_Said") -> bool:
        """Whether the compound's own town is written right beside the name: Crown Poipet, 菜通皇冠."""
        return any(
            (0 <= hit.start - end <= _BESIDE or 0 <= start - hit.end <= _BESIDE) and _near_enough(compound, place)
            for (start, end), place in zip(said.spans, said.places, strict=True)
        )

    def _by_turn(self, case: Case, said: "_Said", hit: Hit) -> None:
        """What the words around a name make of it: denied, opposite, or left for another site."""
        span = (hit.start, hit.end)
        if denied(said.text, *span) or (hit.common and (somebody(said.text, *span) or is_shop(said.text, *span))):
            case.score += self._weights.denied
        elif opposite(said.text, *span):
            case.score += self._weights.opposite
            if hit.common:
                case.score = min(case.score, _ASKED_AT_MOST)
        elif moved_on(said.text, *span):
            case.score = min(case.score + self._weights.passed, _ASKED_AT_MOST)
        elif (here := whereabouts(said.text, *span)) < 0 and any(
            one.compound != hit.compound
            and _is_own(one)
            and not _meets(one, hit)
            and whereabouts(said.text, one.start, one.end) > here
            for others in said.hits.values()
            for one in others
        ):
            case.score += self._weights.passed
        case.left = has_left(said.text, *span)

    def _by_name(self, case: Case, said_all: "_Said", hit: Hit, sharing: int) -> None:
        w = self._weights
        score, said = self._of_name(case, said_all, hit)
        if not said:
            return
        case.shared = sharing > 1
        if case.shared:
            score += w.shared * math.log2(sharing) + (w.shared_town if case.agrees else 0.0)
            said += f" — 같은 이름이 {sharing}곳"
        case.score += score
        case.evidence.insert(0, said)

    def _of_name(self, case: Case, said: "_Said", hit: Hit) -> tuple[float, str]:
        """What a name counts as it is said, and the words for it; nothing where it is too short to be told so."""
        w, text = self._weights, said.text
        if hit.likeness < 1 and hit.letters < LONG:
            return (w.near_short, f"'{hit.said(text)}'이(가) 이름 '{hit.name.text}'와(과) 비슷함") if case.agrees else (0.0, "")
        if hit.likeness < 1:
            return w.near_base + w.near * (hit.likeness - NEARLY), f"'{hit.said(text)}'이(가) 이름 '{hit.name.text}'와(과) 비슷함"
        if hit.common and not (hit.whole and (case.agrees or _SITE.search(hit.said(text)))):
            score = w.common + (w.facility if hit.facility else 0.0) + w.plight * said.plight
            # A name that is itself the town, mountain or zone says where, and not once more which house there.
            itself = hit.town or any(start < hit.end and hit.start < end for start, end in said.spans)
            if case.agrees and not itself or case.compound.country in said.countries - {"KH"}:
                score += w.common_here
            elif case.agrees and not hit.town and said.plight:
                score += w.itself
            return score, f"이름 '{hit.said(text)}' (흔한 낱말이라 확인 필요)"
        return w.name if hit.letters >= 5 else w.short, f"이름 '{hit.said(text)}'"

    def _by_town(self, case: Case, said: "_Said", named: bool) -> None:
        distances = [(km, place) for place in said.places if (km := _km(case.compound, place)) is not None]
        if not distances:
            if case.compound.country in said.countries and case.compound.id in said.hits:
                case.score += self._weights.country
            return
        km, nearest = min(distances, key=lambda pair: pair[0] - pair[1].radius_km)
        provinces = [place for place in said.places if place.name == case.compound.province]
        if km <= nearest.radius_km + case.compound.radius_km or provinces:
            nearest = provinces[0] if provinces and km > nearest.radius_km + case.compound.radius_km else nearest
            case.score += self._weights.town
            case.agrees = True
            case.evidence.append(f"지역 일치: {nearest.name or case.compound.city}")
        elif case.compound.country in said.countries - {"KH"} and named:
            case.score += self._weights.country
        elif said.stays and km > max(_ELSEWHERE_KM, 2 * (nearest.radius_km + case.compound.radius_km)):
            case.score += self._weights.elsewhere

    def _by_position(self, case: Case, place: Place | None) -> bool:
        """Weighs how far the position is; whether it is near."""
        if place is None or place.place_id or place.radius_km > 2 or (km := _km(case.compound, place)) is None:
            return False  # a town or landmark that is named was weighed as one
        if km > 30 + case.compound.radius_km:
            case.score += self._weights.elsewhere
        elif km <= 1.5 and case.compound.radius_km < 5:
            case.score += self._weights.close if km <= 0.5 else self._weights.nearby
            case.evidence.append(f"위치가 {km * 1000:.0f} m 거리")
            return True
        return False

    def _by_looks(self, case: Case, looks: Mapping[str, str], near: Near) -> bool:
        """Weighs what is described alike or otherwise; whether that is enough to name the compound by."""
        w = self._weights
        has = self._looks[case.compound.id]
        shared = [look for look in looks if look in has]
        rarity = sum(self._rarity[look] * (_ANYWHERE_COUNTS if look in _ANYWHERE else 1.0) for look in shared)
        case.score += (w.looks + (w.looks_here if case.agrees else 0.0)) * rarity
        telling = [look for look in shared if look not in _ANYWHERE and self._rarity[look] >= _RARE]
        if case.agrees:
            case.score += w.looks_more * max(0, len(telling) - 1)
        for kind in ("floors",):
            ours = {look for look in has if look.startswith(f"{kind}:")}
            theirs = {look for look in looks if look.startswith(f"{kind}:")}
            if ours and theirs and not ours & theirs:
                case.score += w.differs
        case.score += w.alike * max(0.0, near.description - 0.5)
        if shared:
            case.evidence.append("설명 일치: " + ", ".join(f"'{looks[look]}'" for look in shared[:4]))
        return len(telling) > 1 or (rarity >= _RARE_TOGETHER and any(self._rarity[look] >= _VERY_RARE for look in telling))


def _parted(text: str, towns: Sequence[Finding[Place]]) -> tuple[str, list[Finding[Place]]]:
    """The text with a space after each Korean town that another word was written on to, and the towns where they stand in it."""
    moved: list[Finding[Place]] = []
    shift = 0
    for found in towns:
        quote = found.quote
        if quote is None:
            continue
        start, end = quote.start + shift, quote.end + shift
        moved.append(replace(found, quote=replace(quote, start=start, end=end)) if shift else found)
        if _HANGUL.fullmatch(text[end - 1 : end + 1]):
            text = f"{text[:end]} {text[end:]}"
            shift += 1
    return text, moved


def _places(towns: Sequence[Finding[Place]]) -> list[Place]:
    return [town.value for town in towns]


def _stay(text: str, towns: Sequence[Finding[Place]]) -> bool:
    """Whether somebody is said to be in one of the towns, and not only to come from it or through it."""
    return any(
        town.quote is None or whereabouts(text, town.quote.start, town.quote.end) >= 0
        for town in towns
        if not passed_through(town.value)
    )


def _meets(one: Hit, other: Hit) -> bool:
    """Whether two hits share characters."""
    return one.start < other.end and other.start < one.end


def _is_own(hit: Hit) -> bool:
    """Whether a name was said exactly that is no ordinary word."""
    return hit.likeness == 1.0 and (not hit.common or hit.whole)


def _strength(hit: Hit) -> tuple[bool, float, bool, int]:
    return not hit.common or hit.whole, hit.likeness, hit.facility, hit.letters


def _shown(compound: Compound) -> str:
    return "; ".join((compound.description, *compound.features))


def _in_region(place: Place) -> bool:
    south, north, west, east = _REGION
    return south <= place.lat <= north and west <= place.lon <= east and place.radius_km <= 100


def _km(compound: Compound, place: Place) -> float | None:
    """Great-circle distance in kilometres; None where the compound's position is not known."""
    if compound.lat is None or compound.lon is None:
        return None
    a, b = math.radians(compound.lat), math.radians(place.lat)
    across = math.radians(place.lon - compound.lon)
    chord = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(across / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(chord)))


def _near_enough(compound: Compound, place: Place) -> bool:
    km = _km(compound, place)
    return km is not None and place.radius_km < 20 and km <= place.radius_km + compound.radius_km
