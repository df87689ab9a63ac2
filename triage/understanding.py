"""From a tip to what an officer sees: the one path that the line, `tipline triage` and `bench/` all take."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TypeVar

from triage.assess import assess, unreadable
from triage.assessment import Assessment, Band, Candidate, Category, Level
from triage.cues import Lexicon
from triage.extract.places import link_notes, places, with_compound
from triage.extract.rules import RuleExtractor
from triage.extraction import Extraction, Finding, Indicator, Place
from triage.indicators import indicators_of
from triage.message import Tip
from triage.view import View, is_silent, look

T = TypeVar("T")


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
    `match(text, place)` ranks known compounds, best first, empty where nothing fits;
    `cues` are the words that show something.
    """

    find_places: Callable[[str], tuple[Finding[Place], ...]]
    match: Callable[[str, Place | None], tuple[Candidate, ...]]
    cues: Lexicon = field(default_factory=Lexicon)


def understand(tip: Tip, world: World) -> Understanding:
    """What the tip says, how urgent it is and which compounds it may speak of. Raises nothing: a part that breaks is named."""
    failures = ["a message could not be read: open it as it came"] if any(one.is_poison for one in tip.messages) else []
    view = _tried("cues", failures, lambda: _look(tip, world), None)
    extraction = _tried("reading", failures, lambda: _read(tip, world, view, failures), Extraction())
    if view is None:
        return Understanding(extraction, _unread(tip), _candidates(tip, world, extraction, None, failures), tuple(failures))
    view = replace(view, extraction=extraction)
    candidates = _candidates(tip, world, extraction, view, failures)
    view = replace(view, at_compound=any(one.band is Band.MATCHES for one in candidates))
    assessment = _tried("assessment", failures, lambda: assess(view), None)
    placed = _tried("places", failures, lambda: with_compound(extraction.places, candidates), extraction.places)
    extraction = replace(extraction, places=placed)
    if assessment is not None and failures:
        assessment = replace(assessment, unsure=True)
    return Understanding(extraction, assessment or _unread(tip), candidates, tuple(failures))


def _look(tip: Tip, world: World) -> View:
    """The view of a tip; without any cues nothing can be judged."""
    if not world.cues.cues:
        raise LookupError("no cues")
    return look(tip, world.cues)


def _read(tip: Tip, world: World, view: View | None, failures: list[str]) -> Extraction:
    """What the rules read; indicators come from the view, which knows the reading so far."""
    read = RuleExtractor(places=lambda one: _tried("places", failures, lambda: places(one, world.find_places), ())).read(tip)
    read = replace(read, notes=(*read.notes, *link_notes(tip)))
    if view is None:
        return read
    seen = replace(view, extraction=read)
    nothing: tuple[Finding[Indicator], ...] = ()
    return replace(read, indicators=_tried("indicators", failures, lambda: indicators_of(seen), nothing))


def _candidates(tip: Tip, world: World, extraction: Extraction, view: View | None, failures: list[str]) -> tuple[Candidate, ...]:
    """Known compounds that fit; not asked for where the words are a story, a test, an advertisement or plainly of home."""
    if not extraction.places and view is not None and (view.unreal or is_silent(tip)):
        return ()
    place = extraction.location.value if extraction.location else None
    text = "\n".join(message.text for message in tip.messages if message.text)
    return _tried("matching", failures, lambda: world.match(text, place), ())


def _unread(tip: Tip) -> Assessment:
    """The assessment where no judgement was possible: high for anything that says something."""
    return Assessment(Level.LOW, Category.OTHER, ()) if is_silent(tip) else unreadable()


def _tried(part: str, failures: list[str], think: Callable[[], T], otherwise: T) -> T:
    """What a part finds, or `otherwise` with the part named among the failures."""
    try:
        return think()
    except Exception as problem:  # boundary: one part that breaks must not lose the tip or what the others found
        failures.append(f"{part}: {type(problem).__name__}")
        return otherwise
