"""One tip as the signals look at it: every cue in it, who speaks, and whether it is meant."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from triage.cues import Lexicon
from triage.denial import is_denied, made_them_write
from triage.extract.coordinates import unresolved_links
from triage.extract.language import language_of
from triage.extract.passages import BLANK, Passage, passages
from triage.extract.places import is_home_photo
from triage.extract.stance import Stance, stance_of
from triage.extraction import HOME_PHOTO, Extraction, Indicator, Place, Quote, Role
from triage.message import Kind, Pin, Tip

UNREAL = ("fiction", "laugh", "news", "drill", "specimen", "abuse", "spam", "scam_call", "hypothetical")
"""Helper cues of talk that is not about somebody's danger."""

_HELD = (
    Indicator.RESTRICTION_OF_MOVEMENT,
    Indicator.PHYSICAL_AND_SEXUAL_VIOLENCE,
    Indicator.RANSOM_DEMAND,
    Indicator.ESCAPE_IN_PROGRESS,
    Indicator.IMMINENT_TRANSFER,
    Indicator.DEBT_BONDAGE,
)


_GRAVE = (*(indicator.value for indicator in _HELD), "plea", Indicator.SUICIDE_RISK.value, Indicator.CONTACT_LOST.value)
_EXTRAORDINARY = (
    *("gang", "offer", "real", "suicide_method"),
    Indicator.WEAPON,
)
"""What ordinary life at home does not explain."""

_NOT_WORDS = re.compile(
    r"(?:https?://|www\.|t\.me/)\S+|@\w[\w.]*|\b[A-Za-z0-9]*\d[A-Za-z0-9]{20,}\b|\b[a-z0-9]+[._][\w.]+", re.ASCII
)
_EXPLAINING = frozenset({"everyday", "pet", "specimen"})  # they explain a "cannot" beside them and are not denied by it
_CERTAIN = 5  # anchors of a tip that is meant, whatever words of trying out stand in it
_EXACT_KM = 0.5  # a written position is good to this; a named place is not


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue found at characters [start, end) of the joined text."""

    shows: str
    start: int
    end: int
    quote: Quote


@dataclass(frozen=True)
class View:
    """A tip with its cues. `form` is all messages in cue form, one a line; `denied` are cues that the words take back."""

    tip: Tip
    form: str
    hits: dict[str, tuple[Hit, ...]]
    denied: frozenset[str]
    extraction: Extraction = field(default_factory=Extraction)
    at_compound: bool = False  #: whether a known compound is named
    read: tuple[Passage, ...] = ()  #: the messages behind `form`, one a line

    def has(self, *names: str | Indicator) -> bool:
        """Whether any of these cues stands, not denied."""
        return any(_name(name) in self.hits for name in names)

    def count(self, *names: str) -> int:
        """How many different words of these cues stand."""
        return len({self.form[hit.start : hit.end] for hit in self.of(*names)})

    def of(self, *names: str | Indicator) -> Iterator[Hit]:
        """The hits of these cues, in the order of the names."""
        for name in names:
            yield from self.hits.get(_name(name), ())

    def quotes(self, *names: str | Indicator, most: int = 3) -> tuple[Quote, ...]:
        """The words of these cues, each once, `most` of them."""
        return tuple(dict.fromkeys(hit.quote for hit in self.of(*names)))[:most]

    @cached_property
    def _begin(self) -> list[int]:
        """Where each message begins in the form."""
        return _starts(self.read)

    def quote(self, start: int, end: int) -> Quote:
        """The words as written behind characters [start, end) of the form."""
        starts = self._begin
        place = bisect_right(starts, start) - 1
        passage, before = self.read[place], starts[place]
        return passage.quote(start - before, min(end - before, len(passage.text)))

    def shown(self, *wanted: Indicator) -> bool:
        """Whether the extraction holds any of these indicators, whoever found it."""
        return self.extraction.has(*wanted)

    def answers(self, *values: str) -> tuple[Quote, ...]:
        """The short answers to our questions that mean one of these values ("hurt:yes"), as they were written."""
        said = enumerate(self.tip.messages)
        return tuple(Quote(number, 0, len(one.text), one.text) for number, one in said if one.answers in values)

    @cached_property
    def victim_writes(self) -> bool:
        """Whether the writer seems to be held."""
        if self.has("returned") and not self.has("plea"):
            return False
        told = self.has("kin", "hearsay")
        inside = self.has("inside") or (self.has("here") and self.has(*_HELD) and not self.has("watched", "gang"))
        return stance_of(self.form) is Stance.HELD or (inside and not told)

    @cached_property
    def pinned(self) -> bool:
        """Whether an exact position was given: a pin, a link, coordinates or a plus code."""
        exact = (found for found in self.extraction.places if not found.value.place_id and found.value.radius_km <= _EXACT_KM)
        return bool(pins(self.tip)) or any(found.note != HOME_PHOTO for found in exact)

    @cached_property
    def traces(self) -> bool:
        """Whether the tip holds an identifier that can be followed."""
        return bool(self.extraction.identifiers)

    @cached_property
    def linked(self) -> bool:
        """Whether a short map link was sent, whose position only the map service knows."""
        return any(unresolved_links(message.text) for message in self.tip.messages)

    @cached_property
    def abroad(self) -> bool:
        """Whether the words name a land or a setting in which people are held."""
        return (
            self.pinned
            or self.at_compound
            or self.has("region", "gang")
            or any(not _in_korea(found.value) for found in self.extraction.places)
        )

    @cached_property
    def named(self) -> bool:
        """Whether a certain person is meant: a name, or a relative."""
        return self.has("kin") or any(found.value.role is Role.VICTIM and found.value.name for found in self.extraction.people)

    @cached_property
    def in_context(self) -> bool:
        """Whether more than one thing points to captivity abroad, so that "locked in" is not a lift and "beaten" not a match."""
        several = len({found.value for found in self.extraction.indicators}) > 1
        certain = any(found.value.role is Role.VICTIM and found.value.name for found in self.extraction.people)
        return self.abroad or several or certain or self.cries or self.has("work", "real", Indicator.RANSOM_DEMAND)

    @cached_property
    def cries(self) -> bool:
        """Whether the words call for help, strongly or faintly, and do not merely ask."""
        return self.has("plea") or (self.has("faint_cry") and not self.has("question"))

    @cached_property
    def over(self) -> bool:
        """Whether it is past: the victim is back or safe, and nobody is said to be there still."""
        return self.has("returned") and not self.has("still_there", "plea", Indicator.CONTACT_LOST, Indicator.IMMINENT_TRANSFER)

    @cached_property
    def held(self) -> bool:
        """Whether somebody is held now."""
        return not self.over and self.shown(*_HELD)

    @cached_property
    def unreal(self) -> bool:
        """Whether it is a story, a joke, news, a test, abuse, an advertisement or a question about what might be."""
        marks = self.count(*UNREAL)
        if self.domestic or (self.has("specimen") and self._anchors < _CERTAIN):
            return True
        return bool(marks) and self._anchors < 2 + (marks > 3)

    @cached_property
    def domestic(self) -> bool:
        """Whether grave words are explained by ordinary life at home: a lift, a teacher, a lease, a lost dog."""
        if self.abroad or self.has(*_EXTRAORDINARY):
            return False
        if self.has("kin") and self.has(Indicator.CONTACT_LOST) and not self.has("pet"):
            return False
        ordinary = self.count("everyday", "pet")
        if self.has(Indicator.RANSOM_DEMAND) and (ordinary < 2 or self.has("kin")):
            return False
        return ordinary > 0 and ordinary + self.has("laugh") >= sum(self.has(name) for name in _GRAVE)

    @cached_property
    def idle(self) -> bool:
        """Whether it is a story, a game, a test, abuse or an advertisement, and nothing an officer can use."""
        joke = self.has("laugh") and self.has("plea", *_HELD, Indicator.SUICIDE_RISK)
        pet = self.domestic and self.has("pet") and not any(found.value.role is Role.VICTIM for found in self.extraction.people)
        return self.unreal and (joke or pet or self.has("fiction", "drill", "specimen", "abuse", "spam", "scam_call"))

    @property
    def _anchors(self) -> int:
        """How much ties the words to a certain person in a certain place now."""
        person = any(found.value.role is Role.VICTIM and found.value.name for found in self.extraction.people)
        age = any(found.value.age is not None for found in self.extraction.people)
        reachable = self.traces and not self.has("spam")
        told = self.has("laugh", "specimen") or self.count("fiction", "drill", "news") > 1
        told = told or (self.has("fiction") and not self.has("plea", "faint_cry", "here", "kin"))
        serious = self.victim_writes and not told
        return (
            3 * self.pinned
            + 3 * bool(self.answers("hurt:yes", "moving:today", "moving:tomorrow"))
            + 3 * self.has("real")
            + 2 * (self.has(Indicator.ESCAPE_IN_PROGRESS) and self.abroad and not self.has("fiction", "drill", "news", "laugh"))
            + 2 * (person and not self.has("fiction", "drill"))
            + 2 * serious
            + person
            + age
            + reachable
            + (self.has("kin") and self.has("region"))
            + (self.has("kin") and self.has("region") and not self.has("fiction", "news", "laugh", "scam_call", "hypothetical"))
            + self.has(Indicator.CONTACT_LOST, Indicator.RANSOM_DEMAND)
            + (self.has(Indicator.ABOUT_TO_TRAVEL) and self.traces)
        )


def look(tip: Tip, cues: Lexicon) -> View:
    """The tip with every cue in it, the denied ones apart."""
    read = passages(tip)
    form = "\n".join(cues.form(_NOT_WORDS.sub(_blank, passage.text)) for passage in read)
    view = View(tip, form, {}, frozenset(), read=read)
    hits: dict[str, list[Hit]] = {}
    denied: set[str] = set()
    for cue, start, end in cues.found(form, language_of(tip)):
        if cue.shows not in _EXPLAINING and is_denied(form, start, end, cue.language):
            denied.add(cue.shows)
            continue
        if cue.shows == "news" and made_them_write(form, end):
            continue
        hits.setdefault(cue.shows, []).append(Hit(cue.shows, start, end, view.quote(start, end)))
    return replace(view, hits={name: tuple(found) for name, found in hits.items()}, denied=frozenset(denied))


def _in_korea(place: Place) -> bool:
    """Whether a place lies in South Korea, where ordinary life goes on."""
    return 33 <= place.lat <= 38.7 and 124.5 <= place.lon <= 131


def pins(tip: Tip) -> list[Pin]:
    """The positions that came with a tip, but for those of pictures taken at home."""
    return [message.pin for message in tip.messages if message.pin and not is_home_photo(message)]


def is_silent(tip: Tip) -> bool:
    """Whether the tip holds neither words nor a position: an opened chat, a press, a file."""
    return not (pins(tip) or any(message.text.strip() for message in tip.messages if message.kind is not Kind.BUTTON))


def _blank(found: re.Match[str]) -> str:
    return BLANK * len(found.group())


def _starts(read: tuple[Passage, ...]) -> list[int]:
    starts, at = [], 0
    for passage in read:
        starts.append(at)
        at += len(passage.text) + 1
    return starts


def _name(name: str | Indicator) -> str:
    return name.value if isinstance(name, Indicator) else name
