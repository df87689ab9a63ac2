"""A message as rules read it: one form per character, with the way back to the words as written."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from triage.extract.jamo import LEADS, TAILS, VOWELS, is_closed, syllable
from triage.extract.keyboard import Cell, retyped

HEAD, TAIL = 8_000, 4_000
"""How many characters of a longer message are read: its beginning and its end, where people put what matters."""

_INVISIBLE = re.compile(
    "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u20e3\u3164\ufe00-\ufe0f\ufeff\uffa0]"
)
_OTHER_FIGURES = re.compile("[^\\D0-9]")
_PLAIN = re.compile(r"[\t\n\r -~가-힣一-鿿\u1780-\u17b3\u17b6-\u17d3\u0e01-\u0e4f]*")  # needs nothing done to it
#: Letters of two alphabets in one word: others are put for Latin ones, to be read by people only.
_MIXED = re.compile("[A-Za-z][\u0370-\u03ff\u0400-\u052f]|[\u0370-\u03ff\u0400-\u052f][A-Za-z]")
_ALIKE = str.maketrans(
    "АВЕЅІЈКМНОРСТУХԁһаеѕіјкмнорсухΑΒΕΖΗΙΚΜΝΟΡΤΥΧαεικνορτυχ",
    "ABESIJKMHOPCTYXdhaesijkmhopcyxABEZHIKMNOPTYXaeikvoptux",
)
#: Syllables with a sign between each and the next (살.려.주.세.요).
_PARTED = re.compile(r"(?<![가-힣])[가-힣](?:[ .,*_~·・‧\-]{1,2}[가-힣]){3,}(?![가-힣])")
_KEPT = re.compile("[ำຳㄱ-ㅣ…]")  # their compatibility forms are not how words or laughter are spelt
_CLUSTER = 16  # combining marks read as one character; longer piles are ornament

_VOWEL = frozenset(VOWELS)
_LAUGHTER = "ㅋㅎㄷㅉ"
_LOOSE = re.compile(f"[{LEADS}](?=[{VOWELS}])|(?<=[가-힣])[{LEADS}](?=[가-힣{LEADS}])")


@dataclass(frozen=True, slots=True)
class Normal:
    """A text in one form. `starts` and `ends` give the written characters behind each one, or are None when nothing moved."""

    text: str
    starts: tuple[int, ...] | None = None
    ends: tuple[int, ...] | None = None
    cut: bool = False  #: the middle of the message was too long to read

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the characters [start, end) stand in the message as written."""
        if self.starts is None or self.ends is None:
            return start, end
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return at, at
        return self.starts[start], self.ends[end - 1]


def has_ornament(text: str) -> bool:
    """Whether invisible characters or figures of other scripts stand in a text, which its normal form has not."""
    return bool(_INVISIBLE.search(text) or _OTHER_FIGURES.search(text))


def normalise(text: str) -> Normal:
    """The text in NFKC with invisible characters dropped, all decimal digits as 0-9 and loose jamo joined (ㅅㅏㄹ려 → 살려).

    Parted syllables are joined (살.려.줘), and letters that only look Latin are Latin where both stand in one word. Korean typed
    on an English keyboard is Korean (tkffu → 살려). Letters keep their case. Of a message longer than HEAD + TAIL only the two
    ends are read.
    """
    if len(text) <= HEAD + TAIL and _PLAIN.fullmatch(text) and not _PARTED.search(text):
        return _of(meant, cut=False) if (meant := retyped(text)) else Normal(text)
    cells = list(_cells(text, 0, min(len(text), HEAD)))
    cut = len(text) > HEAD + TAIL
    if len(text) > HEAD:
        tail = max(HEAD, len(text) - TAIL)
        if cut:
            cells.append(("\n", HEAD, tail))
        cells.extend(_cells(text, tail, len(text)))
    if _LOOSE.search(_read(cells)):
        cells = _join_jamo(cells)
    if _MIXED.search(_read(cells)):
        cells = [(char.translate(_ALIKE), first, last) for char, first, last in cells]
    cells = _joined(cells)
    if meant := retyped(_read(cells)):
        cells = [(char, cells[start][1], cells[end - 1][2]) for char, start, end in meant]
    return _of(cells, cut)


def _read(cells: list[Cell]) -> str:
    return "".join(cell[0] for cell in cells)


def _joined(cells: list[Cell]) -> list[Cell]:
    """The same cells without the signs that part single syllables."""
    parted = {place for run in _PARTED.finditer(_read(cells)) for place in range(*run.span())}
    return [cell for place, cell in enumerate(cells) if place not in parted or "가" <= cell[0] <= "힣"]


def _of(cells: list[Cell], cut: bool) -> Normal:
    return Normal("".join(cell[0] for cell in cells), tuple(cell[1] for cell in cells), tuple(cell[2] for cell in cells), cut)


def _cells(text: str, start: int, end: int) -> Iterator[Cell]:
    """One cell (character, start, end) for each character of the normal form of text[start:end]."""
    at = start
    while at < end:
        stop = at + 1
        while stop < end and stop - at < _CLUSTER and _continues(text[stop]):
            stop += 1
        for char in _form(text[at:stop]):
            yield char, at, stop
        at = stop


def _continues(char: str) -> bool:
    """Whether the character joins the one before it: a combining mark, or a conjoining vowel or final consonant."""
    return char >= "\u0300" and (unicodedata.combining(char) != 0 or "\u1161" <= char <= "\u11ff")


def _form(cluster: str) -> str:
    if len(cluster) == 1:
        if _INVISIBLE.match(cluster):
            return ""
        if cluster < "\x80" or _KEPT.match(cluster):
            return cluster
    shown = unicodedata.normalize("NFKC", _INVISIBLE.sub("", cluster))
    return "".join(str(unicodedata.digit(char, char)) for char in shown)


def _join_jamo(cells: list[Cell]) -> list[Cell]:
    """The same cells with syllables typed as single jamo put together; laughter (ㅋㅋ, ㅎㅎ) stays as it is."""
    joined: list[Cell] = []
    for index, (char, start, end) in enumerate(cells):
        following = "".join(cell[0] for cell in cells[index + 1 : index + 3])
        before = joined[-1] if joined else ("", 0, 0)
        if char in VOWELS and before[0] and before[0] in LEADS:
            joined[-1] = (syllable(before[0], char), before[1], end)
        elif _closes(before[0], char, following):
            joined[-1] = (chr(ord(before[0]) + TAILS.index(char)), before[1], end)
        else:
            joined.append((char, start, end))
    return joined


def _closes(before: str, char: str, following: str) -> bool:
    """Whether a loose consonant is the final of the syllable before it, two characters that follow being known."""
    open_syllable = "가" <= before <= "힣" and not is_closed(before)
    if not open_syllable or char not in TAILS[1:] or char in _LAUGHTER or following[:1] in _VOWEL:
        return False
    doubled = following[:1] == char and following[1:2] not in _VOWEL
    return not doubled
