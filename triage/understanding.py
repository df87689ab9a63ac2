"""From a tip to what an officer sees: the one path that the line, `tipline triage` and `bench/` all take."""

from collections.abc import Callable
from dataclasses import dataclass

from triage.assessment import Assessment, Candidate
from triage.extraction import Extraction, Finding, Place
from triage.message import Tip


@dataclass(frozen=True, slots=True)
class Understanding:
    """All that the rules make of a tip. `failures` names the parts that broke, for the officer."""

    extraction: Extraction
    assessment: Assessment
    candidates: tuple[Candidate, ...] = ()
    failures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class World:
    """What is known of the world, handed in by `knowledge`.

    `find_places(text)` returns every gazetteer place named in a text, `Finding.quote.message` being 0;
    `match(text, place)` ranks known compounds, best first, empty where nothing fits.
    """

    find_places: Callable[[str], tuple[Finding[Place], ...]]
    match: Callable[[str, Place | None], tuple[Candidate, ...]]


def understand(tip: Tip, world: World) -> Understanding:
    """What the tip says, how urgent it is and which compounds it may speak of. Raises nothing: a part that breaks is named."""
    raise NotImplementedError
