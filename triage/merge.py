"""What of a model's proposal holds: grounded in the words, beside the rules' findings and never in their place."""

import operator
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

from triage.assessment import Assessment, Candidate, Category, Reason
from triage.extract.ages import ages
from triage.extract.sexes import own_sex, sex_beside, sex_of_pronouns
from triage.extraction import (
    Day,
    Extraction,
    Finding,
    Identifier,
    IdentifierKind,
    Indicator,
    Origin,
    Person,
    Place,
    Quote,
)
from triage.grounding import Ground, digits_of
from triage.message import Tip
from triage.proposal import Proposal, ProposedIdentifier, ProposedPerson
from triage.understanding import Understanding

T = TypeVar("T")
FindPlaces = Callable[[str], tuple[Finding[Place], ...]]

#: By which name the raising of a level stands among the signals.
MODEL_SIGNAL = "model"
#: Entries of one kind that are looked at; a model that goes on and on is not followed.
_MOST = 20
_LEAST_LEVEL_LETTERS = 4
_LONGEST_QUOTE = 300
_OLDEST_CONTACT = timedelta(days=3 * 366)


@dataclass(frozen=True, slots=True)
class Added:
    """What a model adds to a reading. `found` holds its findings alone; `dropped` counts what was not in the words.

    `raise_to` is set only where it asks for a higher level than the rules found and quotes what shows it.
    """

    found: Extraction = Extraction()
    raise_to: Reason | None = None
    compound_id: str = ""
    compound_quote: Quote | None = None
    dropped: int = 0


@dataclass(slots=True)
class _Sieve:
    """Looks every entry up in the words and counts those that are not there."""

    ground: Ground
    today: date
    dropped: int = 0

    def quote(self, words: str | None) -> Quote | None:
        """Where the words stand; counted where they do not."""
        found = self.ground.find(words) if words and len(words) <= _LONGEST_QUOTE else None
        self.dropped += found is None
        return found

    def drop(self) -> None:
        """Counts a value that its own words do not carry."""
        self.dropped += 1


def sift(tip: Tip, made: Understanding, proposal: Proposal, find_places: FindPlaces) -> Added:
    """What of the proposal is grounded and new beside what the rules made of the tip."""
    sieve = _Sieve(Ground([message.text for message in tip.messages]), tip.received_at.date())
    found = Extraction(
        language=made.extraction.language,
        people=_new(made.extraction.people, (_person(sieve, one) for one in proposal.people[:_MOST]), _says_no_more),
        identifiers=_new(made.extraction.identifiers, (_identifier(sieve, one) for one in proposal.identifiers[:_MOST])),
        places=_new(made.extraction.places, _places(sieve, proposal, find_places), _same_place),
        last_contact=_last_contact(sieve, made, proposal),
        indicators=_new(made.extraction.indicators, _indicators(sieve, proposal)),
    )
    compound_id, compound_quote = _compound(sieve, made, proposal)
    raise_to = _raise(sieve, made.assessment, proposal)
    return Added(found, raise_to, compound_id, compound_quote, sieve.dropped)


def _new(
    known: tuple[Finding[T], ...], proposed: Iterable[Finding[T] | None], told: Callable[[T, T], bool] = operator.eq
) -> tuple[Finding[T], ...]:
    """The proposed findings that hold and say something the known ones do not."""
    new: list[Finding[T]] = []
    for one in proposed:
        if one is not None and not any(told(one.value, other.value) for other in (*known, *new)):
            new.append(one)
    return tuple(new)


def _person(sieve: _Sieve, one: ProposedPerson) -> Finding[Person] | None:
    quote = sieve.quote(one.words)
    name = one.name.strip() if one.name else None
    if quote is None or (name and sieve.quote(name) is None):
        return None
    age, sex = _age(sieve, one, quote), _sex(sieve, one, quote)
    if name is None and age is None and sex is None:
        return None
    return Finding(Person(one.role, name, age, sex), quote, Origin.MODEL)


def _age(sieve: _Sieve, one: ProposedPerson, quote: Quote) -> int | None:
    """The age where the quoted words say it, in figures or as the rules read ages."""
    if one.age is None:
        return None
    written = {int(run) for run in re.findall(r"\d{1,3}", quote.text)}
    if 0 < one.age < 120 and (one.age in written or one.age in {age.years for age in ages(quote.text, sieve.today)}):
        return one.age
    sieve.drop()
    return None


def _sex(sieve: _Sieve, one: ProposedPerson, quote: Quote) -> str | None:
    """The sex where the quoted words say it."""
    text = quote.text
    if one.sex is None or one.sex in (own_sex(text), sex_of_pronouns(text), sex_beside(text, (0, 0), len(text))):
        return one.sex
    sieve.drop()
    return None


def _says_no_more(person: Person, known: Person) -> bool:
    """Whether a person is one that is known already, with nothing different or new said of them."""
    same = _folded(person.name) == _folded(known.name) if person.name else person.role is known.role
    return (
        same
        and person.role is known.role
        and all(mine is None or mine == theirs for mine, theirs in ((person.age, known.age), (person.sex, known.sex)))
    )


def _folded(name: str | None) -> str:
    return "".join((name or "").split()).casefold()


def _identifier(sieve: _Sieve, one: ProposedIdentifier) -> Finding[Identifier] | None:
    quote = sieve.quote(one.words)
    if quote is None:
        return None
    value = one.value.strip()
    if not _carries(quote.text, one.kind, value):
        sieve.drop()
        return None
    return Finding(Identifier(one.kind, value, one.owner), quote, Origin.MODEL)


def _carries(words: str, kind: IdentifierKind, value: str) -> bool:
    """Whether the words hold the value, written as they may write it."""
    if kind in (IdentifierKind.PHONE, IdentifierKind.ACCOUNT):
        figures, written = digits_of(value), digits_of(words)
        national = figures[-8:] if kind is IdentifierKind.PHONE else figures
        country = figures.removesuffix(written.lstrip("0")) if kind is IdentifierKind.PHONE else ""
        return len(figures) >= 8 and national in written and len(country) <= 3
    bare = value.rpartition(":")[2] if kind is IdentifierKind.HANDLE else value
    return Ground([words]).find(bare) is not None


def _places(sieve: _Sieve, proposal: Proposal, find_places: FindPlaces) -> list[Finding[Place]]:
    """Places that the gazetteer knows by the quoted words: a model names where, never a position."""
    if not proposal.place_words or (quote := sieve.quote(proposal.place_words)) is None:
        return []
    found = find_places(quote.text)
    if not found:
        sieve.drop()
    return [replace(one, quote=quote, origin=Origin.MODEL) for one in found[:1]]


def _same_place(one: Place, other: Place) -> bool:
    return one.place_id == other.place_id if one.place_id else (one.lat, one.lon) == (other.lat, other.lon)


def _last_contact(sieve: _Sieve, made: Understanding, proposal: Proposal) -> Finding[Day] | None:
    """The day, where the rules found none; with the words it was worked out from."""
    if not proposal.last_contact or made.extraction.contact_told:
        return None
    quote = sieve.quote(proposal.last_contact_words)
    day = _day(proposal.last_contact)
    if quote is None or day is None or not sieve.today - _OLDEST_CONTACT <= day <= sieve.today:
        sieve.dropped += quote is not None
        return None
    return Finding(Day(day, day, precise=False), quote, Origin.MODEL, "Worked out by a model.")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _indicators(sieve: _Sieve, proposal: Proposal) -> list[Finding[Indicator] | None]:
    found = [(one.indicator, sieve.quote(one.words)) for one in proposal.indicators[:_MOST]]
    return [Finding(indicator, quote, Origin.MODEL) for indicator, quote in found if quote is not None]


def _compound(sieve: _Sieve, made: Understanding, proposal: Proposal) -> tuple[str, Quote | None]:
    """One of the candidates that were given; an id from anywhere else is dropped."""
    if not proposal.compound_id:
        return "", None
    quote = sieve.quote(proposal.compound_words)
    if quote is None:
        return "", None
    if proposal.compound_id not in {candidate.compound_id for candidate in made.candidates}:
        sieve.drop()
        return "", None
    return proposal.compound_id, quote


def _raise(sieve: _Sieve, known: Assessment, proposal: Proposal) -> Reason | None:
    """The reason for a higher level; None where it is not higher or shows no words."""
    if proposal.level is None or proposal.level.rank >= known.level.rank:
        return None
    quote = sieve.quote(proposal.level_words)
    if quote is None:
        return None
    if sum(char.isalpha() for char in quote.text) < _LEAST_LEVEL_LETTERS:
        sieve.drop()
        return None
    return Reason(
        MODEL_SIGNAL,
        "A language model holds these words for more urgent: a person should look.",
        proposal.level,
        (quote,),
        unsure=True,
    )


def with_added(made: Understanding, added: Added) -> Understanding:
    """The rules' understanding with what a model adds: every finding of the rules stays, the level never sinks."""
    known, found = made.extraction, added.found
    extraction = replace(
        known,
        people=(*known.people, *found.people),
        identifiers=(*known.identifiers, *found.identifiers),
        places=(*known.places, *found.places),
        last_contact=known.last_contact if known.contact_told else found.last_contact or known.last_contact,
        indicators=(*known.indicators, *found.indicators),
    )
    return replace(
        made,
        extraction=extraction,
        assessment=raised(made.assessment, added.raise_to),
        candidates=tuple(_with_evidence(candidate, added) for candidate in made.candidates),
    )


def raised(known: Assessment, reason: Reason | None) -> Assessment:
    """The assessment with a reason for a higher level in front; as it was without one."""
    if reason is None or reason.level.rank >= known.level.rank:
        return known
    category = known.category
    if reason.level.urgent and category in (Category.OTHER, Category.INQUIRY):
        category = Category.CONFINEMENT
    return Assessment(reason.level, category, (reason, *known.reasons), unsure=True)


def _with_evidence(candidate: Candidate, added: Added) -> Candidate:
    if candidate.compound_id != added.compound_id or added.compound_quote is None:
        return candidate
    return replace(candidate, evidence=(*candidate.evidence, evidence(added.compound_quote)))


def evidence(quote: Quote) -> str:
    """What stands beside a candidate that a model picked."""
    return f"A language model reads this place in: {quote.text}"
