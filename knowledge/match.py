"""Which known compounds a text may speak of: names, looks, towns and distances weighed into a probability, with the evidence."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from knowledge.compounds import Compound
from knowledge.concepts import find_concepts
from knowledge.index import Index, Near
from knowledge.names import LONG, NEARLY, Hit, Names
from knowledge.weights import Weights
from triage.assessment import Band, Candidate
from triage.extraction import Finding, Place

#: From these probabilities on a candidate is named, or asked about.
NAMED, ASKED = 0.8, 0.4
#: A name is only given where the next candidate is less likely by so much.
MARGIN = 0.2
#: Or where it speaks for itself by so much more, in log-odds.
CLEAR = 1.5
SHOWN = 5
_WORTH_A_LOOK = 0.2  # cosine of a name below which it is not compared letter by letter
_ELSEWHERE_KM = 60.0
_TELLING = 3  # letters by which a longer name said nearly tells more than an ordinary word said exactly
#: Words for a site of many buildings; a hotel or casino may stand anywhere in the world under an ordinary name.
_HANGUL = re.compile("[가-힣]{2}")
_SITE = re.compile(r"단지|웬치|웬구|원구|파크|산업|园|區|区|compound|complex|park", re.IGNORECASE)
_REGION = (5.0, 29.0, 92.0, 127.0)  # south, north, west, east: where compounds are known; a town elsewhere contradicts nothing


@dataclass(slots=True)
class _Case:
    """What speaks for and against one compound."""

    compound: Compound
    score: float = 0.0
    evidence: list[str] = field(default_factory=list)
    agrees: bool = False
    shared: bool = False  #: others have the name too


class Matcher:
    """Ranks compounds for a text. `towns(text)` finds the places it names."""

    def __init__(
        self,
        compounds: Sequence[Compound],
        index: Index,
        towns: Callable[[str], tuple[Finding[Place], ...]],
        town_names: Sequence[str] = (),
        weights: Weights | None = None,
    ) -> None:
        self._compounds = {compound.id: compound for compound in compounds}
        self._index = index
        self._towns = towns
        self._names = Names(compounds, town_names)
        self._weights = weights or Weights()
        self._looks = {compound.id: frozenset(find_concepts(_shown(compound))) for compound in compounds}
        counts = Counter(look for looks in self._looks.values() for look in looks)
        self._rarity = {look: math.log(len(compounds) / count) / 2 for look, count in counts.items()}

    def __call__(self, text: str, place: Place | None = None) -> tuple[Candidate, ...]:
        """Candidates, most likely first; empty where nothing known fits. `place` is a position known besides the words."""
        return _ranked(self._cases(text, place))

    def scores(self, text: str, place: Place | None = None) -> dict[str, float]:
        """The log-odds of every compound for which anything speaks; linear in the weights, which is how these are fitted."""
        return {case.compound.id: case.score for case in self._cases(text, place)}

    def _cases(self, text: str, place: Place | None) -> list[_Case]:
        if not text.strip() and place is None:
            return []
        text = self._parted(text)
        near = self._index.nearest(text) if text.strip() else {}
        towns = [finding for finding in self._towns(text) if _in_region(finding.value)]
        places = [finding.value for finding in towns]
        hits = self._hits(text, near, towns)
        looks = find_concepts(text)
        wanted = {*near, *hits, *self._around(place)}
        cases = [self._weigh(name, text, hits, near, places, looks, place) for name in sorted(wanted)]
        return [case for case in cases if case.evidence]

    def _parted(self, text: str) -> str:
        """The text with a space after each Korean town that another word was written on to."""
        for found in reversed(self._towns(text)):
            if found.quote and _HANGUL.fullmatch(text[found.quote.end - 1 : found.quote.end + 1]):
                text = f"{text[: found.quote.end]} {text[found.quote.end :]}"
        return text

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
        if place is None or place.radius_km > 2:
            return []
        return [c.id for c in self._compounds.values() if c.radius_km < 5 and (_km(c, place) or 99.0) <= 1.5]

    def _weigh(
        self,
        name: str,
        text: str,
        hits: Mapping[str, Sequence[Hit]],
        near: Mapping[str, Near],
        places: Sequence[Place],
        looks: Mapping[str, str],
        place: Place | None,
    ) -> _Case:
        case = _Case(self._compounds[name], self._weights.base)
        self._by_town(case, places)
        self._by_position(case, place)
        if name in hits:
            own = any(_is_own(hit) for other, others in hits.items() if other != name for hit in others)
            sharing = {hit.compound for other in hits.values() for hit in other if hit.start == hits[name][0].start}
            self._by_name(case, text, max(hits[name], key=_strength), len(sharing))
            if own and not any(_is_own(hit) for hit in hits[name]):
                case.score += self._weights.besides
        self._by_looks(case, looks, near.get(name, Near()))
        return case

    def _by_name(self, case: _Case, text: str, hit: Hit, sharing: int) -> None:
        w = self._weights
        if hit.likeness < 1 and hit.letters < LONG:
            if not case.agrees:
                return
            score = w.near_short
            said = f"'{hit.said(text)}'이(가) 이름 '{hit.name.text}'와(과) 비슷함"
        elif hit.likeness < 1:
            score = w.near_base + w.near * (hit.likeness - NEARLY)
            said = f"'{hit.said(text)}'이(가) 이름 '{hit.name.text}'와(과) 비슷함"
        elif hit.common and not (hit.whole and (case.agrees or _SITE.search(hit.said(text)))):
            score = w.common + (w.facility if hit.facility else 0.0) + (w.common_here if case.agrees and not hit.town else 0.0)
            said = f"이름 '{hit.said(text)}' (흔한 낱말이라 확인 필요)"
        else:
            score = w.name if hit.letters >= 5 else w.short
            said = f"이름 '{hit.said(text)}'"
        case.shared = sharing > 1
        if case.shared:
            score += w.shared * math.log2(sharing) + (w.shared_town if case.agrees else 0.0)
            said += f" — 같은 이름이 {sharing}곳"
        case.score += score
        case.evidence.insert(0, said)

    def _by_town(self, case: _Case, places: Sequence[Place]) -> None:
        distances = [(km, place) for place in places if (km := _km(case.compound, place)) is not None]
        if not distances:
            return
        km, nearest = min(distances, key=lambda pair: pair[0] - pair[1].radius_km)
        provinces = [place for place in places if place.name == case.compound.province]
        if km <= nearest.radius_km + case.compound.radius_km or provinces:
            nearest = provinces[0] if provinces and km > nearest.radius_km + case.compound.radius_km else nearest
            case.score += self._weights.town
            case.agrees = True
            case.evidence.append(f"지역 일치: {nearest.name or case.compound.city}")
        elif km > max(_ELSEWHERE_KM, 2 * (nearest.radius_km + case.compound.radius_km)):
            case.score += self._weights.elsewhere

    def _by_position(self, case: _Case, place: Place | None) -> None:
        if place is None or place.radius_km > 2 or (km := _km(case.compound, place)) is None:
            return
        if km > 30 + case.compound.radius_km:
            case.score += self._weights.elsewhere
        elif km <= 1.5 and case.compound.radius_km < 5:
            case.score += self._weights.close if km <= 0.5 else self._weights.nearby
            case.evidence.append(f"위치가 {km * 1000:.0f} m 거리")

    def _by_looks(self, case: _Case, looks: Mapping[str, str], near: Near) -> None:
        w = self._weights
        has = self._looks[case.compound.id]
        shared = [look for look in looks if look in has]
        rarity = sum(self._rarity[look] for look in shared)
        case.score += (w.looks + (w.looks_here if case.agrees else 0.0)) * rarity
        for kind in ("floors",):
            ours = {look for look in has if look.startswith(f"{kind}:")}
            theirs = {look for look in looks if look.startswith(f"{kind}:")}
            if ours and theirs and not ours & theirs:
                case.score += w.differs
        case.score += w.alike * max(0.0, near.description - 0.5)
        if shared:
            case.evidence.append("설명 일치: " + ", ".join(f"'{looks[look]}'" for look in shared[:4]))


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


def _ranked(cases: Sequence[_Case]) -> tuple[Candidate, ...]:
    """The most likely first, banded: named only where it is likely and clearly more so than the next."""
    ordered = sorted(cases, key=lambda case: -case.score)[:SHOWN]
    chances = [1 / (1 + math.exp(-case.score)) for case in ordered]
    found = []
    for number, (case, chance) in enumerate(zip(ordered, chances, strict=True)):
        clear = number == 0 and chance >= NAMED and _ahead(ordered, chances)
        band = Band.MATCHES if clear else Band.POSSIBLY if chance >= ASKED else Band.NONE
        found.append(_candidate(case, chance, band))
    return tuple(candidate for candidate in found if candidate.probability >= 0.05)


def _ahead(ordered: Sequence[_Case], chances: Sequence[float]) -> bool:
    """Whether the first is clearly more likely than the second."""
    if len(ordered) < 2:
        return True
    if ordered[0].shared and any(case.shared and case.agrees == ordered[0].agrees for case in ordered[1:]):
        return False
    return chances[0] - chances[1] >= MARGIN or ordered[0].score - ordered[1].score >= CLEAR


def _candidate(case: _Case, chance: float, band: Band) -> Candidate:
    compound = case.compound
    status = f"{compound.status} ({compound.status_date})" if compound.status_date else compound.status
    return Candidate(
        compound_id=compound.id,
        name=compound.name,
        probability=round(chance, 4),
        band=band,
        evidence=tuple(case.evidence),
        lat=compound.lat,
        lon=compound.lon,
        radius_km=compound.radius_km,
        city=compound.city,
        status=status,
    )
