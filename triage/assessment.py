"""How urgent a tip is and why: levels, categories, reasons, and the known compounds it may speak of."""

from dataclasses import dataclass
from enum import Enum

from triage.extraction import Quote


class Level(Enum):
    """Urgency on the police's 112 scale, most urgent first."""

    CRITICAL = "critical"  #: Code 0: life or limb in danger now, or a window is closing
    HIGH = "high"  #: Code 1: strong signs that a certain person is held or being trafficked
    MEDIUM = "medium"  #: Code 2-3: an officer can act on it, nobody known to be in danger
    LOW = "low"  #: Code 4: a question, thanks, spam, abuse or a test

    @property
    def rank(self) -> int:
        """0 for critical to 3 for low."""
        return list(Level).index(self)

    @property
    def code(self) -> str:
        """The 112 code officers use, "0" to "4"."""
        return {"critical": "0", "high": "1", "medium": "2-3", "low": "4"}[self.value]

    @property
    def urgent(self) -> bool:
        """Whether duty officers are paged for it."""
        return self in (Level.CRITICAL, Level.HIGH)

    def or_higher(self, other: "Level") -> "Level":
        """The more urgent of the two."""
        return self if self.rank <= other.rank else other


class Category(Enum):
    """What kind of tip it is; values as in the evaluation format."""

    CONFINEMENT = "confinement"  #: someone is held
    MISSING = "missing"  #: someone cannot be reached
    LURE = "lure"  #: a job offer or post that may be bait
    INTEL = "intel"  #: a place or a gang, no named victim
    INQUIRY = "inquiry"  #: a question
    OTHER = "other"  #: spam, chat, abuse, test


class Band(Enum):
    """What may be said of a candidate compound."""

    MATCHES = "matches"  #: likely enough to name
    POSSIBLY = "possibly"  #: worth one question
    NONE = "none"  #: kept for the officer, not said


@dataclass(frozen=True, slots=True)
class Candidate:
    """A known compound the words may speak of. `probability` is calibrated, 0 to 1; `evidence` is one sentence each."""

    compound_id: str
    name: str
    probability: float
    band: Band
    evidence: tuple[str, ...]
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    city: str = ""
    status: str = ""  #: last reported status with its date; never a reason to lower a level
    left: bool = False  #: the words say that they were there before


@dataclass(frozen=True, slots=True)
class Reason:
    """One signal that fired: its name, the sentence an officer reads, the level it calls for and the words behind it."""

    signal: str
    sentence: str
    level: Level
    quotes: tuple[Quote, ...] = ()
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Assessment:
    """A level with its reasons, strongest first. `unsure` asks an officer to look even where the level is low."""

    level: Level
    category: Category
    reasons: tuple[Reason, ...]
    unsure: bool = False
