"""What speaks for and against one compound in a text, on one scale: its name, its town, a position, what it looks like."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from knowledge.compounds import Compound
from knowledge.distances import is_off, km_between, near_enough
from knowledge.hits import Hit
from knowledge.index import Near
from knowledge.looks import Looks
from knowledge.names import LONG, NEARLY
from knowledge.ranking import Case
from knowledge.said import denied, has_left, held_opposite, is_shop, moved_on, opposite, somebody, whereabouts
from knowledge.weighing import Weights
from triage.extraction import Place

_ELSEWHERE_KM = 60.0
_BESIDE = 4  # characters at most between a name and its town
#: Words for a site of many buildings; a hotel or casino may stand anywhere in the world under an ordinary name.
_SITE = re.compile(r"단지|웬치|웬구|원구|파크|산업|园|區|区|compound|complex|park", re.IGNORECASE)
_ASKED_AT_MOST = 1.3  # log-odds below those of a name, as for one look, a port or a bridge, that fits many houses of a town


@dataclass(frozen=True, slots=True)
class Told:
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


class Scales:
    """Weighs one compound at a time for a text."""

    def __init__(self, looks: Looks, weights: Weights) -> None:
        self._looks = looks
        self._weights = weights

    def weigh(self, compound: Compound, said: Told) -> Case:
        """What speaks for and against the compound in that text."""
        case = Case(compound, self._weights.base)
        name, hits = compound.id, said.hits
        self._by_town(case, said, named=name in hits and any(_is_own(hit) for hit in hits[name]))
        near = self._by_position(case, said.place)
        telling = self._looks.weigh(case, said.looks, said.near.get(name, Near()).description, self._weights)
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
        if not near and name not in hits and (not telling or is_off(compound, said.place)):
            case.score = min(case.score, _ASKED_AT_MOST)
        return case

    def _stands_beside(self, compound: Compound, hit: Hit, said: Told) -> bool:
        """Whether the compound's own town is written right beside the name: Crown Poipet, 菜通皇冠."""
        return any(
            (0 <= hit.start - end <= _BESIDE or 0 <= start - hit.end <= _BESIDE) and near_enough(compound, place)
            for (start, end), place in zip(said.spans, said.places, strict=True)
        )

    def _by_turn(self, case: Case, said: Told, hit: Hit) -> None:
        """What the words around a name make of it: denied, opposite, or left for another site."""
        span = (hit.start, hit.end)
        if denied(said.text, *span) or (hit.common and (somebody(said.text, *span) or is_shop(said.text, *span))):
            case.score += self._weights.denied
        elif opposite(said.text, *span):
            case.score += self._weights.opposite
            if hit.common or held_opposite(said.text, *span):
                case.score = min(case.score, _ASKED_AT_MOST)
        elif moved_on(said.text, *span):
            case.score = min(case.score + self._weights.passed, _ASKED_AT_MOST)
        elif (here := whereabouts(said.text, *span)) < 0 and any(
            one.compound != hit.compound
            and _is_own(one)
            and not _meet(one, hit)
            and whereabouts(said.text, one.start, one.end) > here
            for others in said.hits.values()
            for one in others
        ):
            case.score += self._weights.passed
        case.left = has_left(said.text, *span)

    def _by_name(self, case: Case, said_all: Told, hit: Hit, sharing: int) -> None:
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

    def _of_name(self, case: Case, said: Told, hit: Hit) -> tuple[float, str]:
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

    def _by_town(self, case: Case, said: Told, named: bool) -> None:
        distances = [(km, place) for place in said.places if (km := km_between(case.compound, place)) is not None]
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
        if place is None or place.place_id or place.radius_km > 2 or (km := km_between(case.compound, place)) is None:
            return False  # a town or landmark that is named was weighed as one
        if km > 30 + case.compound.radius_km:
            case.score += self._weights.elsewhere
        elif km <= 1.5 and case.compound.radius_km < 5:
            case.score += self._weights.close if km <= 0.5 else self._weights.nearby
            case.evidence.append(f"위치가 {km * 1000:.0f} m 거리")
            return True
        return False


def _is_own(hit: Hit) -> bool:
    """Whether a name was said exactly that is no ordinary word."""
    return hit.likeness == 1.0 and (not hit.common or hit.whole)


def _meet(one: Hit, other: Hit) -> bool:
    """Whether two hits share characters."""
    return one.start < other.end and other.start < one.end


def _strength(hit: Hit) -> tuple[bool, float, bool, int]:
    return not hit.common or hit.whole, hit.likeness, hit.facility, hit.letters
