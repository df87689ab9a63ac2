"""From what speaks for each compound to candidates: probability, band and the words for an officer."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from knowledge.compounds import Compound
from triage.assessment import Band, Candidate

#: From these probabilities on a candidate is named, or asked about.
NAMED, ASKED = 0.8, 0.4
#: A name is only given where the next candidate is less likely by so much.
MARGIN = 0.2
#: Or where it speaks for itself by so much more, in log-odds.
CLEAR = 1.5
SHOWN = 5
#: Of those for which nothing speaks but likeness in meaning, so many are shown besides.
SHOWN_BY_MEANING = 2
_LEAST = 0.05


@dataclass(slots=True)
class Case:
    """What speaks for and against one compound."""

    compound: Compound
    score: float = 0.0
    evidence: list[str] = field(default_factory=list)
    agrees: bool = False  #: its town or province is named
    here: bool = False  #: a place no larger than a town is named, and it stands there
    shared: bool = False  #: others have the name too
    beside: bool = False  #: its town stands right beside the name, which tells it from others of the name
    left: bool = False  #: the words say that they were there before
    meaning: float = 0.0  #: what likeness in meaning adds to the score, never less than nothing
    meant: str = ""  #: the words for it


def ranked(cases: Sequence[Case]) -> tuple[Candidate, ...]:
    """The most likely first, banded: named only where it is likely and clearly more so than the next."""
    ordered = sorted(cases, key=lambda case: -case.score)[:SHOWN]
    chances = [_chance(case.score) for case in ordered]
    found = []
    for number, (case, chance) in enumerate(zip(ordered, chances, strict=True)):
        clear = number == 0 and chance >= NAMED and _ahead(ordered, chances)
        band = Band.MATCHES if clear else Band.POSSIBLY if chance >= ASKED else Band.NONE
        found.append(_candidate(case, chance, band))
    return tuple(candidate for candidate in found if candidate.probability >= _LEAST)


def lifted(given: Sequence[Candidate], cases: Sequence[Case]) -> tuple[Candidate, ...]:
    """The candidates that were given, each where likeness in meaning lifts it, and a few more that it brings.

    None of the given is lost or sinks in band, what is named stays first, and likeness lifts no further than to be asked about:
    a model that finds an ordinary word alike must not name a compound.
    """
    likely = {case.compound.id: case for case in cases if case.meaning > 0}
    kept = [_lifted(one, likely[one.compound_id]) if one.compound_id in likely else one for one in given]
    known = {one.compound_id for one in given}
    more = sorted((case for name, case in likely.items() if name not in known), key=lambda case: -(case.score + case.meaning))
    brought = [_lifted(_candidate(case, 0.0, Band.NONE), case) for case in more[:SHOWN_BY_MEANING]]
    found = [*kept, *(one for one in brought if one.probability >= _LEAST)]
    return tuple(sorted(found, key=lambda one: (one.band is not Band.MATCHES, -one.probability)))


def _lifted(one: Candidate, case: Case) -> Candidate:
    chance = max(one.probability, round(_chance(case.score + case.meaning), 4))
    band = Band.POSSIBLY if one.band is Band.NONE and chance >= ASKED else one.band
    return replace(one, probability=chance, band=band, evidence=(*one.evidence, case.meant))


def _chance(score: float) -> float:
    return 1 / (1 + math.exp(-score))


def _ahead(ordered: Sequence[Case], chances: Sequence[float]) -> bool:
    """Whether the first is clearly more likely than the second."""
    if len(ordered) < 2:
        return True
    first = ordered[0]
    if first.shared and not first.beside and any(case.shared and case.agrees == first.agrees for case in ordered[1:]):
        return False
    return chances[0] - chances[1] >= MARGIN or ordered[0].score - ordered[1].score >= CLEAR


def _candidate(case: Case, chance: float, band: Band) -> Candidate:
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
        left=case.left,
    )
