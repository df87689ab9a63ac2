"""The reader that works with no model: every rule over one tip, each behind its own edge."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from triage.extract.case_words import is_well
from triage.extract.identifiers import identifiers
from triage.extract.kinship import kin
from triage.extract.language import language_of
from triage.extract.last_contact import is_sheltered, last_contact
from triage.extract.learned import NOTHING, Learned
from triage.extract.passages import passages
from triage.extract.people import people
from triage.extract.sexes import sex_of_pronouns
from triage.extract.stance import Stance, stance_of
from triage.extraction import Day, Extraction, Finding, Identifier, Indicator, Person, Place, Role
from triage.message import Tip

T = TypeVar("T")
Places = Callable[[Tip], tuple[Finding[Place], ...]]
Indicators = Callable[[Tip], tuple[Finding[Indicator], ...]]


def _no_places(tip: Tip) -> tuple[Finding[Place], ...]:
    """No place, where no gazetteer is at hand."""
    return ()


def _no_indicators(tip: Tip) -> tuple[Finding[Indicator], ...]:
    """No indicator, where only fields are asked for."""
    return ()


@dataclass(frozen=True, slots=True)
class RuleExtractor:
    """Reads a tip by rules alone: no network, no clock, the same answer each time."""

    places: Places = _no_places
    indicators: Indicators = _no_indicators
    learned: Learned = NOTHING
    about: frozenset[str] = frozenset()  #: the tip's marks, for what was learned
    name: str = "rules"

    async def extract(self, tip: Tip, draft: Extraction) -> Extraction:
        """The draft with everything added that the rules read."""
        return _added(draft, self.read(tip))

    def read(self, tip: Tip) -> Extraction:
        """Everything the rules read; a part that breaks is named in the notes and the others stand."""
        notes = [f"Message {passage.index + 1} is too long to read whole." for passage in passages(tip) if passage.normal.cut]
        stance = _tried("stance", notes, lambda: stance_in(tip), Stance.OUTSIDE)
        no_people: tuple[Finding[Person], ...] = ()
        no_identifiers: tuple[Finding[Identifier], ...] = ()
        no_day: Finding[Day] | None = None
        held = stance is Stance.HELD
        found = _tried("people", notes, lambda: people(passages(tip), stance, self.learned, self.about), no_people)
        concerned = held or any(one.value.role is Role.VICTIM for one in found) or _tells_of_somebody(words_of(tip))
        return Extraction(
            language=_tried("language", notes, lambda: language_of(tip), "und"),
            people=found,
            identifiers=_tried(
                "identifiers", notes, lambda: identifiers(tip, Role.VICTIM if held else Role.REPORTER), no_identifiers
            ),
            places=_tried("places", notes, lambda: self.places(tip), ()),
            last_contact=_tried("last contact", notes, lambda: last_contact(tip, held), no_day) if concerned else None,
            indicators=_tried("indicators", notes, lambda: self.indicators(tip), ()),
            notes=tuple(notes),
        )


def stance_in(tip: Tip) -> Stance:
    """Where the sender of a tip stands, by all the words of it that are the sender's own."""
    own = (passage.text for passage in passages(tip) if not passage.passed_on)
    return stance_of(" \n".join(own))


def _tells_of_somebody(text: str) -> bool:
    """Whether a text speaks of a certain person, by kinship or a pronoun, and not only to say that all is well."""
    if is_sheltered(text):
        return True
    told = any(not one.sender for one in kin(text)) or sex_of_pronouns(text) is not None
    return told and not is_well(text)


def words_of(tip: Tip) -> str:
    """All the words of a tip in normal form, a line for each message."""
    return " \n".join(passage.text for passage in passages(tip))


def _tried(part: str, notes: list[str], read: Callable[[], T], otherwise: T) -> T:
    """What a part reads, or `otherwise` with a note for the officer that it failed."""
    try:
        return read()
    except Exception as failure:  # boundary: one rule that breaks must not lose what the others read
        notes.append(f"Reading of {part} failed ({type(failure).__name__}); read the words yourself.")
        return otherwise


def _added(draft: Extraction, read: Extraction) -> Extraction:
    """A draft with what it lacks of another reading."""
    return replace(
        draft,
        language=draft.language if draft.language != "und" else read.language,
        people=(*draft.people, *(one for one in read.people if not _knows(draft.people, one))),
        identifiers=(*draft.identifiers, *(one for one in read.identifiers if not _knows(draft.identifiers, one))),
        places=(*draft.places, *(one for one in read.places if not _knows(draft.places, one))),
        last_contact=draft.last_contact or read.last_contact,
        indicators=(*draft.indicators, *(one for one in read.indicators if not _knows(draft.indicators, one))),
        notes=(*draft.notes, *(note for note in read.notes if note not in draft.notes)),
    )


def _knows(found: tuple[Finding[T], ...], one: Finding[T]) -> bool:
    return any(known.value == one.value for known in found)
