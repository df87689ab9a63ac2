"""Names of places in every script and spelling, found in a text with their offsets."""

import math
import re
import unicodedata
from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from operator import neg
from pathlib import Path

from knowledge.place_words import (
    NEAR_AFTER,
    NEAR_BEFORE,
    PARTICLE,
    SIMPLE,
    SITE_BEHIND,
    VILLAGE,
    countries_in,
    follows_country,
)
from knowledge.spots import PLACES, Spot, read_spots
from triage.extract.normal import Normal, normalise
from triage.extraction import Finding, Place, Quote
from triage.fold import fold, folded

_LATELY = 4
_HEAD = 2  # characters by which names are looked up; a few names are shorter
_HEARD_OF = frozenset(("KH", "MM", "LA"))  # whose names are spelt by ear
_SOUND_LETTERS = 6  # of a name that may be recognised by its sound alone
_SHORT_NAME = 3  # characters of a name that may be part of a word where words are not parted
_SHORT_HANGUL = 2  # syllables of a name that is not written with a space inside: "한 거 제발" is no 거제
_LONG_NAME = 9  # letters that tell a name even across a space, or a village beside its country
_RUN = 8  # characters without a space that tell a writer who does not part words
_HANGUL = re.compile("[가-힣]")
_LATIN = re.compile(r"[a-z0-9]")
_SPELT = re.compile("[가-힣A-Za-zÀ-ɏḀ-ỿ]")  # letters in which a foreign name is spelt by ear
_SILENT = re.compile("[hwu ]")  # what spellings of foreign names in Korean and English differ in most
_JOINERS = frozenset(" '’‘`.-·_")

_DISTANCE = re.compile(
    r"[^.!?\n\d]{0,14}?(\d{1,3})\s*(?:여|정도)?\s*(?:킬로미터|킬로|키로|km|㎞|公里|千米|กม|គីឡូម៉ែត្រ|គ\.ម)", re.IGNORECASE
)
_APART = "\ufffc"  #: stands between messages that are read together; over it no name goes on
_ALONG = "place-along-road"  # the name of a text


@dataclass(frozen=True, slots=True)
class _Name:
    """One name of one place, as it is looked up."""

    spot: Spot
    key: str
    ambiguous: bool
    village: bool  #: an imported village: it needs the word for a village beside it
    parted: bool = False  #: the name is written in several words
    korean: frozenset[str] = frozenset()  #: the full sounds of the same place's names in Korean, where it is found by its sound


@dataclass(frozen=True, slots=True)
class _Hit:
    name: _Name
    start: int
    end: int
    exact: bool


@dataclass(frozen=True, slots=True)
class _Letters:
    """Letters of a text without joiners or silent sounds; `starts` and `ends` are characters of the normal form."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


class _Lookup:
    """Names by their first letters, the longest first."""

    def __init__(self) -> None:
        self._names: dict[str, _Name] = {}
        self._lengths: dict[str, list[int]] = defaultdict(list)

    def add(self, name: _Name) -> None:
        """The name is found from now on; an older place keeps a name both have."""
        if name.key and name.key not in self._names:
            self._names[name.key] = name
            lengths = self._lengths[name.key[:_HEAD]]
            if len(name.key) not in lengths:
                insort(lengths, len(name.key), key=neg)

    def begins(self, text: str, start: int) -> bool:
        """Whether a name may begin here: cheaper than `at`, and nearly always False."""
        return text[start : start + _HEAD] in self._lengths or text[start] in self._lengths

    def at(self, text: str, start: int) -> Iterator[tuple[_Name, int]]:
        """Every name that begins here, the longest first, with where it ends."""
        for length in (*self._lengths.get(text[start : start + _HEAD], ()), *self._lengths.get(text[start], ())):
            if name := self._names.get(text[start : start + length]):
                yield name, start + len(name.key)


@dataclass(slots=True)
class Gazetteer:
    """All places by name; finding takes time in the length of the text alone."""

    spots: dict[str, Spot] = field(default_factory=dict)
    _written: _Lookup = field(default_factory=_Lookup)
    _heard: _Lookup = field(default_factory=_Lookup)
    _lately: dict[str, tuple[Finding[Place], ...]] = field(default_factory=dict)  #: the last texts, which are asked for twice

    def add(self, spots: Iterable[Spot], imported: bool = False) -> None:
        """The gazetteer knows these places too; a name that is known already keeps its first meaning."""
        self._lately.clear()
        for spot in spots:
            self.spots.setdefault(spot.id, spot)
            village = imported and spot.kind in ("village", "neighbourhood")
            for name in spot.names:
                ambiguous = name in spot.ambiguous
                self._written.add(_Name(spot, _form(normalise(name).text)[0].text, ambiguous, village))
                if not (ambiguous or village) and _SPELT.match(name):
                    self._hear(spot, name)

    def _hear(self, spot: Spot, name: str) -> None:
        """The name is also found by its sound, if it is long enough to be told by that."""
        sound = _sound(name).text.rstrip("e")
        syllables = len(_HANGUL.findall(name))
        least = _SOUND_LETTERS if spot.country in _HEARD_OF else _LONG_NAME - 1
        if len(sound) >= least and syllables not in (1, 2):
            korean = frozenset(fold(one) for one in spot.names if _HANGUL.match(one))
            self._heard.add(_Name(spot, sound, ambiguous=False, village=False, parted=" " in name, korean=korean))

    def find(self, text: str) -> tuple[Finding[Place], ...]:
        """Every place named in the text, in order, the longest name where several begin together; message number 0.

        A road with a distance ("3번 국도 타고 40키로") is the point so far along it from the place named before.
        """
        if (known := self._lately.get(text)) is not None:
            return known
        found = tuple(self._found(text))
        if len(self._lately) >= _LATELY:
            self._lately.pop(next(iter(self._lately)), None)
        self._lately[text] = found
        return found

    def _found(self, text: str) -> Iterator[Finding[Place]]:
        normal = normalise(text)
        hits = self._hits(normal.text)
        sure = {hit.name.spot.country for hit in hits if not hit.name.ambiguous and hit.name.spot.kind != "road"}
        countries = sure | countries_in(normal.text)
        before: Place | None = None
        for hit in hits:
            if _meant(normal.text, hit, countries):
                finding = _finding(text, normal, hit, before)
                before = finding.value
                yield finding

    def _hits(self, text: str) -> list[_Hit]:
        """All names in the text that do not lie in another one."""
        letters, lowered = _form(text)
        found = list(_search(self._written, letters, lowered, exact=True))
        found += _search(self._heard, _sound(text), lowered, exact=False)
        found.sort(key=lambda hit: (hit.start, -hit.end, not hit.exact))
        kept: list[_Hit] = []
        for hit in found:
            if not kept or hit.start >= kept[-1].end:
                kept.append(hit)
            elif hit.exact and not kept[-1].exact and hit.end >= kept[-1].end - 1:
                kept[-1] = hit
        return kept


def _search(lookup: _Lookup, letters: _Letters, text: str, exact: bool) -> Iterator[_Hit]:
    """Every name that stands at a place where a name may stand, the longest at each."""
    for index, start in enumerate(letters.starts):
        if not lookup.begins(letters.text, index) or (index and letters.starts[index - 1] == start):
            continue
        for name, stop in lookup.at(letters.text, index):
            end = letters.ends[stop - 1]
            if stop < len(letters.text) and letters.starts[stop] < end:
                continue  # the name ends within a syllable
            if _stands(text, start, end, name, exact):
                yield _Hit(name, start, end, exact)
                break


def _stands(text: str, start: int, end: int, name: _Name, exact: bool) -> bool:
    """Whether the words [start, end) can be a name where they stand, and no part of another word."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if _APART in text[start:end] or (not exact and not _SPELT.match(text[start])):
        return False
    apart = " " in text[start:end]
    if not exact and _HANGUL.match(text[start]) and _is_a_piece(text, start, end, name):
        return False
    if not exact and apart and (not name.parted or _HANGUL.match(text[start])) and len(name.key) < _LONG_NAME:
        return False  # two words that sound like a name: "돈 많이" is no Don Muang
    if _LATIN.match(text[start]) and _LATIN.match(before):
        return False
    if _LATIN.match(text[end - 1]):
        rest = re.match(r"[a-z0-9]*", text[end:])
        return not (rest and rest[0]) or (not exact and rest[0] in ("e", "h", "es"))
    if not _HANGUL.match(text[start]):
        return True
    opens = not _HANGUL.match(before)
    if apart and (not opens or len(name.key) <= _SHORT_HANGUL):
        return False
    if end - start >= (4 if exact else 5):
        return True
    closes = not _HANGUL.match(after) or PARTICLE.match(text, end) is not None
    if end - start == 3:
        return opens or (closes and exact)
    closes = closes or (exact and opens and SITE_BEHIND.match(text, end) is not None)
    return closes and (opens or follows_country(text, start) or (exact and _unparted(text, start, end)))


def _is_a_piece(text: str, start: int, end: int, name: _Name) -> bool:
    """Whether what sounds like a name is too little to be told by ear: 단골 is no Dangkor, 시아누크빌 황관 no port.

    Two syllables have to sound like the name as it is written in Korean; a last word must not be a piece of a longer one.
    """
    said = text[start:end]
    if len(_HANGUL.findall(said)) <= _SHORT_HANGUL:
        return fold(said) not in name.korean
    alone = " " in said and len(said.rsplit(" ", 1)[-1]) == 1
    return alone and _HANGUL.match(text[end : end + 1]) is not None and PARTICLE.match(text, end) is None


def _unparted(text: str, start: int, end: int) -> bool:
    """Whether the writer leaves out the spaces around here."""
    around = text[max(0, start - _RUN) : end + _RUN]
    return len(around) > _RUN and not re.search(r"\s", around)


def _meant(text: str, hit: _Hit, countries: set[str]) -> bool:
    """Whether the words mean the place: a name that is also a common word needs its country or a word for being there."""
    before, after = text[max(0, hit.start - 14) : hit.start], text[hit.end : hit.end + 14]
    if hit.name.village:
        return bool(VILLAGE.search(before) or VILLAGE.match(after)) or (
            len(hit.name.key) >= 9 and hit.name.spot.country in countries
        )
    if hit.name.spot.kind == "road" and _HANGUL.search(text[hit.start : hit.end]):
        return hit.name.spot.country in countries
    if not hit.name.ambiguous:
        return True
    written = text[hit.start : hit.end]
    if _LATIN.match(written.lower()) and not written[0].isupper():
        return False
    near = bool(NEAR_AFTER.match(after) or NEAR_BEFORE.search(before))
    home = hit.name.spot.country in countries
    if len(hit.name.key) <= _SHORT_NAME and not _SPELT.match(written):
        return near
    return (near and home) if len(hit.name.key) == 1 else (near or home)


def _form(text: str) -> tuple[_Letters, str]:
    """The text in lower case, without marks and joiners, traditional characters simplified; and the same with joiners."""
    lowered = "".join(_plain(char) for char in text.translate(SIMPLE))
    places = tuple(index for index, char in enumerate(lowered) if char not in _JOINERS)
    letters = "".join(lowered[index] for index in places)
    return _Letters(letters, places, tuple(index + 1 for index in places)), lowered


def _plain(char: str) -> str:
    """One letter in lower case and without marks, always one."""
    if "\u00c0" <= char <= "\u024f" or "\u1e00" <= char <= "\u1eff":
        char = "d" if char in "đĐ" else unicodedata.normalize("NFD", char)[0]
    lowered = char.lower()
    return lowered if len(lowered) == 1 else char


def _sound(text: str) -> _Letters:
    """The text as it sounds, without what spellings differ in."""
    sound = folded(text)
    kept = [index for index, letter in enumerate(sound.text) if not _SILENT.match(letter)]
    return _Letters(
        "".join(sound.text[index] for index in kept),
        tuple(sound.starts[index] for index in kept),
        tuple(sound.ends[index] for index in kept),
    )


def _finding(text: str, normal: Normal, hit: _Hit, before: Place | None) -> Finding[Place]:
    start, end = normal.span(hit.start, hit.end)
    spot = hit.name.spot
    place = Place(spot.lat, spot.lon, spot.radius_km, spot.name, spot.id)
    distance = _DISTANCE.match(normal.text, hit.end) if spot.course else None
    if distance is None:
        return Finding(place, Quote(0, start, end, text[start:end]))
    end = normal.span(hit.start, distance.end())[1]
    return Finding(_along(spot, float(distance[1]), before), Quote(0, start, end, text[start:end]), note=_ALONG)


def _along(spot: Spot, km: float, origin: Place | None) -> Place:
    """The point so many kilometres along a road from the end nearer to where it is taken, good to a fifth of the way."""
    course = list(spot.course)
    if origin and _leg(course[-1], (origin.lat, origin.lon)) < _leg(course[0], (origin.lat, origin.lon)):
        course.reverse()
    radius = max(5.0, round(km / 5, 1))
    left = km
    for one, other in pairwise(course):
        leg = _leg(one, other)
        if left <= leg:
            share = left / leg
            lat, lon = (a + (b - a) * share for a, b in zip(one, other, strict=True))
            return Place(round(lat, 4), round(lon, 4), radius, spot.name, spot.id)
        left -= leg
    return Place(*course[-1], radius, spot.name, spot.id)


def _leg(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Kilometres between two points of one region."""
    east = (other[1] - one[1]) * math.cos(math.radians(one[0]))
    return 111.2 * math.hypot(other[0] - one[0], east)


def load_gazetteer(path: Path = PLACES, *more: Path) -> Gazetteer:
    """The gazetteer of the project's own file and of imported ones. Raises `BadPlaces` where a row cannot be read."""
    gazetteer = Gazetteer()
    gazetteer.add(read_spots(path))
    for file in more:
        gazetteer.add(read_spots(file), imported=True)
    return gazetteer
