"""From a tip to what an officer sees: the one path that the line, `tipline triage` and `bench/` all take."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TypeVar

from triage.assess import assess, unreadable
from triage.assessment import Assessment, Band, Candidate, Category, Level, Reason
from triage.cues import Lexicon
from triage.extract.dating import chosen
from triage.extract.last_contact import day_of_writing, last_contact
from triage.extract.learned import Learned
from triage.extract.passages import passages
from triage.extract.people import somebody
from triage.extract.places import link_notes, places, with_compound
from triage.extract.rules import RuleExtractor, stance_in
from triage.extraction import ASSUMED_TODAY, Day, Extraction, Finding, Indicator, Person, Place, Role
from triage.indicators import indicators_of
from triage.leaning import Leaning, marks, settled
from triage.message import Kind, Tip
from triage.portion import Portion, portion_of, put_back, reasons_back
from triage.verdict import Verdict
from triage.view import View, is_silent, look

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Understanding:
    """All that the rules make of a tip. `failures` names the parts that broke, for the officer."""

    extraction: Extraction
    assessment: Assessment
    candidates: tuple[Candidate, ...] = ()
    failures: tuple[str, ...] = ()


#: What the words of a form with these marks lean to.
Lean = Callable[[str, frozenset[str]], Leaning]


@dataclass(frozen=True, slots=True)
class World:
    """What is known of the world, handed in by `knowledge`.

    `find_places(text)` returns every gazetteer place named in a text, `Finding.quote.message` being 0;
    `match(text, place)` ranks known compounds, best first, empty where nothing fits;
    `cues` are the words that show something;
    `lean(form, marks)` says what a tip in cue form with these marks leans to, None where nothing was learned;
    `verdict(signs)` says how likely danger is by all that the rules found and what the words lean to;
    `learned` holds what was learned of single fields.
    """

    find_places: Callable[[str], tuple[Finding[Place], ...]]
    match: Callable[[str, Place | None], tuple[Candidate, ...]]
    cues: Lexicon = field(default_factory=Lexicon)
    lean: Lean | None = None
    verdict: Verdict | None = None
    learned: Learned = Learned()


_UNREAD_GRAVE = Reason(
    "left-out", "More grave words stand in what was too long to read: a person must look.", Level.HIGH, unsure=True
)


def understand(tip: Tip, world: World) -> Understanding:
    """What the tip says, how urgent it is and which compounds it may speak of. Raises nothing: a part that breaks is named.

    Of a tip that is too long the first and the newest messages are read and what stands around grave words in between, which
    may raise the level by itself and is lowered by nothing beside it.
    """
    failures: list[str] = []
    portion = _tried("length", failures, lambda: portion_of(tip, world.cues), None)
    if portion is None:
        return _with_files_apart(tip, world)
    made = _with_files_apart(portion.tip, world)
    judged = _at_least(made.assessment, portion, world)
    return replace(
        made,
        extraction=put_back(tip, portion.stretches, made.extraction),
        assessment=reasons_back(tip, portion.stretches, judged),
    )


def _at_least(made: Assessment, portion: Portion, world: World) -> Assessment:
    """What was judged, no less urgent than grave words in the middle are by themselves; those that nobody read wake a person."""
    alone = _understood(portion.grave, world).assessment if portion.grave else made
    judged = alone if alone.level.rank < made.level.rank else made
    if judged.level.urgent or not portion.missed:
        return judged
    return Assessment(_UNREAD_GRAVE.level, judged.category, (_UNREAD_GRAVE, *judged.reasons), unsure=True)


def _with_files_apart(tip: Tip, world: World) -> Understanding:
    """What the rules make of a tip.

    What was read in files may raise the level and never lowers it: news or a joke in a picture takes back no cry beside it.
    """
    made = _understood(tip, world)
    own = _own_words(tip)
    if own is None:
        return made
    alone = _understood(own, world)
    lowered = alone.assessment.level.rank < made.assessment.level.rank
    return replace(made, assessment=alone.assessment) if lowered else made


def _own_words(tip: Tip) -> Tip | None:
    """The tip with what files told left out and every message in its place; None where no file told anything."""
    if not any(message.kind is Kind.FILE for message in tip.messages):
        return None
    left = (replace(message, text="", pin=None) if message.kind is Kind.FILE else message for message in tip.messages)
    return replace(tip, messages=tuple(left))


def _understood(tip: Tip, world: World) -> Understanding:
    failures = ["a message could not be read: open it as it came"] if any(one.is_poison for one in tip.messages) else []
    view, extraction, candidates = _seen(tip, world, failures)
    if view is None:
        return Understanding(extraction, _unread(tip), candidates, tuple(failures))
    lean = world.lean
    leaning = _tried("leaning", failures, lambda: lean(view.form, marks(view)), None) if lean else None
    assessment = _tried("assessment", failures, lambda: assess(view, leaning, world.verdict), None)
    placed = _tried("places", failures, lambda: with_compound(extraction.places, candidates), extraction.places)
    shown = _tried("leaning", failures, lambda: settled(view, leaning), extraction.indicators)
    heard = _last_contact(tip, extraction, assessment, world, failures)
    met = _tried("people", failures, lambda: _with_victim(tip, extraction, assessment, world), extraction.people)
    extraction = replace(extraction, people=met, places=placed, indicators=shown, last_contact=heard)
    if assessment is not None and failures:
        assessment = replace(assessment, unsure=True)
    return Understanding(extraction, assessment or _unread(tip), candidates, tuple(failures))


def _last_contact(
    tip: Tip, read: Extraction, assessment: Assessment | None, world: World, failures: list[str]
) -> Finding[Day] | None:
    """When the victim was last heard from, by the rules and what was learned of days; the rules' answer where that breaks."""
    ruled = _tried("last contact", failures, lambda: _heard(tip, read, assessment), read.last_contact)
    judge = world.learned.days
    if judge is None or assessment is None or not is_awaited(read, assessment):
        return ruled
    return _tried("day", failures, lambda: chosen(tip, ruled, judge, day_marks(tip, read, assessment)), ruled)


def _heard(tip: Tip, read: Extraction, assessment: Assessment | None) -> Finding[Day] | None:
    """When somebody was last heard from by the rules; None where a tip tells of nobody who is awaited.

    Where no day is told it is the day of writing, if somebody is in danger to life as it is told.
    """
    if assessment is None:
        return read.last_contact
    if not is_awaited(read, assessment):
        return None
    told = read.last_contact
    if assessment.category is not Category.LURE:
        told = told or last_contact(tip, victim_is_sender=False)
        if told is None and assessment.level is Level.CRITICAL:
            return day_of_writing(tip, ASSUMED_TODAY)
    return told


def is_awaited(read: Extraction, assessment: Assessment) -> bool:
    """Whether a tip tells of somebody who is held, missing or silent since an offer: only of such a day of contact is claimed."""
    if assessment.category is Category.LURE:
        return any(one.value is Indicator.CONTACT_LOST for one in read.indicators)
    return assessment.category in (Category.CONFINEMENT, Category.MISSING)


def day_marks(tip: Tip, read: Extraction, assessment: Assessment) -> list[str]:
    """What is known of a tip as a whole, as the reader of days is told it."""
    return [
        f"category:{assessment.category.value}",
        f"level:{assessment.level.value}",
        f"stance:{stance_in(tip).value}",
        f"language:{read.language}",
    ]


def _with_victim(tip: Tip, read: Extraction, assessment: Assessment | None, world: World) -> tuple[Finding[Person], ...]:
    """The people; where the rules find no victim and somebody is held, missing or about to go, with one without a name."""
    if assessment is None or any(one.value.role is Role.VICTIM for one in read.people):
        return read.people
    told = assessment.category in (Category.CONFINEMENT, Category.MISSING)
    if not told and not (assessment.category is Category.LURE and assessment.level.urgent):
        return read.people
    return (*somebody(passages(tip), stance_in(tip), world.learned), *read.people)


def viewed(tip: Tip, world: World) -> View:
    """The tip as signals and the learned reader look at it. Raises what the reading raises."""
    failures: list[str] = []
    view, _, _ = _seen(tip, world, failures)
    if view is None or failures:
        raise ValueError(f"{tip.id}: {', '.join(failures)}")
    return view


def _seen(tip: Tip, world: World, failures: list[str]) -> tuple[View | None, Extraction, tuple[Candidate, ...]]:
    """What the rules read: the view with all of it, None where there are no cues; the fields; and the compounds that fit."""
    view = _tried("cues", failures, lambda: _look(tip, world), None)
    extraction = _tried("reading", failures, lambda: _read(tip, world, view, failures), Extraction())
    if view is None:
        return None, extraction, _candidates(tip, world, extraction, None, failures)
    view = replace(view, extraction=extraction)
    candidates = _candidates(tip, world, extraction, view, failures)
    return replace(view, at_compound=any(one.band is Band.MATCHES for one in candidates)), extraction, candidates


def _look(tip: Tip, world: World) -> View:
    """The view of a tip; without any cues nothing can be judged."""
    if not world.cues.cues:
        raise LookupError("no cues")
    return look(tip, world.cues)


def _read(tip: Tip, world: World, view: View | None, failures: list[str]) -> Extraction:
    """What the rules read; indicators come from the view, which knows the reading so far."""
    about = frozenset(view.hits) if view else frozenset()
    reader = RuleExtractor(
        places=lambda one: _tried("places", failures, lambda: places(one, world.find_places), ()),
        learned=world.learned,
        about=about,
    )
    read = reader.read(tip)
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
