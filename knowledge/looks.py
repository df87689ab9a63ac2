"""What compounds look like, beside what a text describes: how rare a look is, and which ones tell a site from the others."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from knowledge.compounds import Compound
from knowledge.concepts import find_concepts
from knowledge.distances import near_enough
from knowledge.ranking import Case
from knowledge.weighing import Weights
from triage.extraction import Place

_TOWN_KM = 8.0  # a place no larger than this tells one building from another
#: What any such site is said to look like: it counts less, and names none.
_ANYWHERE = frozenset(
    (
        *("wall", "barbed-wire", "iron-bars", "guards", "armed-guards", "single-gate", "metal-gate", "checkpoint"),
        *("dormitory", "canteen"),
    )
)
_ANYWHERE_COUNTS = 0.8
_RARE, _VERY_RARE = 1.5, 1.7  # from these rarities on a look tells one site from most others
_RARE_TOGETHER = 2.8  # what looks have to come to, where one alone is telling, to name a compound by them


class Looks:
    """The looks of all compounds: what describes each, and how rare that is among them."""

    def __init__(self, compounds: Sequence[Compound]) -> None:
        self._compounds = {compound.id: compound for compound in compounds}
        self._looks = {compound.id: frozenset(find_concepts(_shown(compound))) for compound in compounds}
        counts = Counter(look for looks in self._looks.values() for look in looks)
        self._floors = {
            compound.id: {look for name in compound.names for look in find_concepts(name.text) if _is_floors(look)}
            for compound in compounds
        }
        self._rarity = {look: math.log(len(compounds) / count) / 2 for look, count in counts.items()}

    def called_so(self, looks: Mapping[str, str], places: Sequence[Place]) -> set[str]:
        """The one compound of a named town that is called by floors the text tells: 센속 7층 건물. Empty where there are more."""
        near = [place for place in places if place.radius_km <= _TOWN_KM]
        called = {
            name
            for name, floors in self._floors.items()
            if floors & looks.keys() and any(near_enough(self._compounds[name], place) for place in near)
        }
        return called if len(called) == 1 else set()

    def weigh(self, case: Case, looks: Mapping[str, str], alike: float, weights: Weights) -> bool:
        """Weighs what is described alike or otherwise; whether that is enough to name the compound by.

        `looks` are those of the text, with the words that show them; `alike` is the likeness of the description as a whole.
        """
        has = self._looks[case.compound.id]
        shared = [look for look in looks if look in has]
        rarity = sum(self._rarity[look] * (_ANYWHERE_COUNTS if look in _ANYWHERE else 1.0) for look in shared)
        case.score += (weights.looks + (weights.looks_here if case.agrees else 0.0)) * rarity
        telling = [look for look in shared if look not in _ANYWHERE and self._rarity[look] >= _RARE]
        if case.agrees:
            case.score += weights.looks_more * max(0, len(telling) - 1)
        ours, theirs = set(filter(_is_floors, has)), set(filter(_is_floors, looks))
        if ours and theirs and not ours & theirs:
            case.score += weights.differs
        case.score += weights.alike * max(0.0, alike - 0.5)
        if shared:
            case.evidence.append("설명 일치: " + ", ".join(f"'{looks[look]}'" for look in shared[:4]))
        return len(telling) > 1 or (rarity >= _RARE_TOGETHER and any(self._rarity[look] >= _VERY_RARE for look in telling))


def _is_floors(look: str) -> bool:
    """Whether a look is a number of floors."""
    return look.startswith("floors:")


def _shown(compound: Compound) -> str:
    return "; ".join((compound.description, *compound.features))
