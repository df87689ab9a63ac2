"""What a tip says: fields, each with the words it came from and who read them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Generic, Protocol, TypeVar

from triage.message import Tip

T = TypeVar("T")


class Origin(Enum):
    """Who found a field."""

    RULE = "rule"  #: a rule of ours
    MODEL = "model"  #: a language model, grounded in the words
    OFFICER = "officer"  #: a duty officer entered or corrected it
    PIN = "pin"  #: the phone's own position, shared by the sender or written by its camera


class Role(Enum):
    """What a person has to do with the case."""

    VICTIM = "victim"
    REPORTER = "reporter"
    RECRUITER = "recruiter"
    CAPTOR = "captor"
    OTHER = "other"


class IdentifierKind(Enum):
    """What an identifier is; values as in the evaluation format."""

    PHONE = "phones"  #: E.164
    HANDLE = "handles"  #: `platform:id`, lower case
    ACCOUNT = "accounts"  #: bank account, digits alone
    WALLET = "wallets"  #: crypto address as written
    URL = "urls"  #: http(s) link as written


class Indicator(Enum):
    """ILO indicators of forced labour (2012), then our determinants of urgency."""

    ABUSE_OF_VULNERABILITY = "abuse_of_vulnerability"
    DECEPTION = "deception"
    RESTRICTION_OF_MOVEMENT = "restriction_of_movement"
    ISOLATION = "isolation"
    PHYSICAL_AND_SEXUAL_VIOLENCE = "physical_and_sexual_violence"
    INTIMIDATION_AND_THREATS = "intimidation_and_threats"
    RETENTION_OF_IDENTITY_DOCUMENTS = "retention_of_identity_documents"
    WITHHOLDING_OF_WAGES = "withholding_of_wages"
    DEBT_BONDAGE = "debt_bondage"
    ABUSIVE_WORKING_AND_LIVING_CONDITIONS = "abusive_working_and_living_conditions"
    EXCESSIVE_OVERTIME = "excessive_overtime"

    WEAPON = "weapon"
    MEDICAL_EMERGENCY = "medical_emergency"
    SUICIDE_RISK = "suicide_risk"
    MINOR_INVOLVED = "minor_involved"
    IMMINENT_TRANSFER = "imminent_transfer"
    RANSOM_DEMAND = "ransom_demand"
    ESCAPE_IN_PROGRESS = "escape_in_progress"
    DEATH_REPORTED = "death_reported"
    CONTACT_LOST = "contact_lost"
    ABOUT_TO_TRAVEL = "about_to_travel"


#: The note of a last contact for which no day is told, where what is told is going on now.
ASSUMED_TODAY = "No day is told, and what is told is going on now: the day of writing."
#: The note of a last contact that no rule chose among the days of a tip.
DAY_BY_PHRASING = "day-by-phrasing"
#: The note of a position that a picture's data gave and that lies in Korea: it is most likely the sender's own.
HOME_PHOTO = "place-photo-home"
#: Notes of places that are told of and are nobody's whereabouts: said not to be it, or only passed where nobody knows the rest.
NOT_THERE, PASSED = "place-not-there", "place-passed"
NO_WHEREABOUTS = frozenset((HOME_PHOTO, NOT_THERE, PASSED))


@dataclass(frozen=True, slots=True)
class Quote:
    """The words a field came from: characters [start, end) of the text of message number `message` (0 = the first)."""

    message: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding(Generic[T]):
    """A value with its words and its reader. `note` says in a sentence what is unsure or was worked out."""

    value: T
    quote: Quote | None = None
    origin: Origin = Origin.RULE
    note: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody the tip names or describes. `age` in years; `sex` is "m", "f" or None."""

    role: Role
    name: str | None = None
    age: int | None = None
    sex: str | None = None


@dataclass(frozen=True, slots=True)
class Identifier:
    """A phone, handle, account, wallet or link; `owner` is whose it is, where the words tell."""

    kind: IdentifierKind
    value: str
    owner: Role | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A point in WGS 84 degrees and how far off it may be, in kilometres; `place_id` is the gazetteer's or ""."""

    lat: float
    lon: float
    radius_km: float
    name: str = ""
    place_id: str = ""


def is_whereabouts(found: Finding[Place]) -> bool:
    """Whether a place that was found may be where somebody is, and is not noted to be told of for another reason."""
    return found.note not in NO_WHEREABOUTS


@dataclass(frozen=True, slots=True)
class Day:
    """A day or a span of days in Asia/Seoul, both ends included; `precise` is False for "about a week ago"."""

    first: date
    last: date
    precise: bool = True


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything read out of one tip. `places` is best first: its head is where the victim is thought to be."""

    language: str = "und"  #: ISO 639-1 of the tip's main language, "und" where it has no words
    people: tuple[Finding[Person], ...] = ()
    identifiers: tuple[Finding[Identifier], ...] = ()
    places: tuple[Finding[Place], ...] = ()
    last_contact: Finding[Day] | None = None
    indicators: tuple[Finding[Indicator], ...] = ()
    notes: tuple[str, ...] = field(default=())  #: what failed or is unsure, for the officer
    left_out: tuple[int, ...] = ()  #: numbers of messages of which not everything was read, since there is too much

    @property
    def location(self) -> Finding[Place] | None:
        """The best estimate of where the victim, or the place told of, is; None where all places are noted to be elsewhere."""
        return next((found for found in self.places if is_whereabouts(found)), None)

    @property
    def contact_told(self) -> bool:
        """Whether the last contact was told, and not only taken to be the day of writing."""
        return self.last_contact is not None and self.last_contact.note != ASSUMED_TODAY

    def of_kind(self, kind: IdentifierKind) -> Iterator[str]:
        """The values of one kind of identifier, in the order they were written."""
        return (found.value.value for found in self.identifiers if found.value.kind is kind)

    def has(self, *wanted: Indicator) -> bool:
        """Whether any of these indicators was found."""
        return any(found.value in wanted for found in self.indicators)


class Extractor(Protocol):
    """The seam between rules and models: both read a tip into an `Extraction`.

    `draft` is what earlier readers found; a reader adds to it and never takes from it silently.
    A reader that fails raises; the caller keeps the draft with a note.
    """

    name: str

    async def extract(self, tip: Tip, draft: Extraction) -> Extraction: ...
