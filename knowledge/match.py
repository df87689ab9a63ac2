"""Which known compounds a text may speak of: names, looks, towns and distances weighed into a probability, with the evidence."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from knowledge.alike import Alike
from knowledge.compounds import Compound
from knowledge.concepts import find_concepts
from knowledge.distances import in_region, km_between, near_enough
from knowledge.hits import Hit
from knowledge.index import Near
from knowledge.looks import Looks
from knowledge.names import Names
from knowledge.place_words import countries_in
from knowledge.ranking import Case, lifted, ranked
from knowledge.said import plight, whereabouts
from knowledge.scales import Scales, Told
from knowledge.searched import searched
from knowledge.steady import Nearest
from knowledge.weighing import Weights
from triage.assessment import Candidate
from triage.extract.mentions import passed_through
from triage.extraction import Finding, Place

_WORTH_A_LOOK = 0.2  # cosine of a name below which it is not compared letter by letter
_TELLING = 3  # letters by which a longer name said nearly tells more than an ordinary word said exactly
_HANGUL = re.compile("[가-힣]{2}")


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
        self._looks = Looks(compounds)
        self._scales = Scales(self._looks, self._weights)

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
        towns = [finding for finding in found if in_region(finding.value)]
        hits = self._hits(text, near, towns)
        looks = find_concepts(text)
        called = self._looks.called_so(looks, _places(towns))
        spans = [(town.quote.start, town.quote.end) if town.quote else (-99, -99) for town in towns]
        said = Told(text, near, hits, _places(towns), spans, _stay(text, towns), looks, plight(text), countries_in(text), place)
        wanted = {*near, *hits, *called, *self._around(place), *(besides & self._compounds.keys())}
        cases = [self._scales.weigh(self._compounds[name], said) for name in sorted(wanted)]
        for case in cases:
            if case.compound.id in called:
                case.score += self._weights.called
        return [case for case in cases if case.evidence or case.compound.id in besides]

    def _hits(self, text: str, near: Mapping[str, Near], towns: Sequence[Finding[Place]]) -> dict[str, list[Hit]]:
        found: dict[str, list[Hit]] = defaultdict(list)
        for hit in self._names.exact(text):
            found[hit.compound].append(hit)
        said = [(hit.start, hit.end, hit.compound) for hits in found.values() for hit in hits]
        said += [(town.quote.start, town.quote.end, "") for town in towns if town.quote]
        alike = {name for name, nearness in near.items() if nearness.name >= _WORTH_A_LOOK}
        there = {c.id for c in self._compounds.values() if any(near_enough(c, town.value) for town in towns)}
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
        return [c.id for c in self._compounds.values() if c.radius_km < 5 and (km_between(c, place) or 99.0) <= 1.5]


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
