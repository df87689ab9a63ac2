"""The phonetic fold: one spelling for the sound of a name in any script, with the way back to the words as written."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from anyascii import anyascii
from rapidfuzz import fuzz

from triage.extract.jamo import LEADS
from triage.extract.normal import normalise

_LEADS = ("k", "k", "n", "t", "t", "r", "m", "p", "p", "s", "s", "", "j", "j", "j", "k", "t", "p", "h")
_VOWELS = ("a", "e", "ya", "ye", "o", "e", "yo", "ye", "o", "wa", "we", "we", "yo", "u", "wo", "we", "wi", "yu", "u", "i", "i")
_TAILS = ("", *"kkknnntrkmrrrprmpp", "t", "t", "n", "t", "t", "k", "t", "p", "")
_JAMO = dict(zip(LEADS, _LEADS, strict=True))
_JAMO |= dict(zip(map(chr, range(ord("ㅏ"), ord("ㅣ") + 1)), _VOWELS, strict=True))

_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_MARK = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u102b-\u103e\u17b4-\u17d3]")  # written on the letter before it
_SOUNDS = re.compile(
    r"(?P<c>tch|zh|ch|sch(?=[iea])|j|z|q)|(?P<s>sh|s|x)|(?P<n>ng(?![aeiou])|nh|n)|(?P<p>ph|bh|b|p|f|v)|(?P<t>th|dh|d|t)"
    r"|(?P<k>kh|gh|ck|c|g|k)|(?P<r>r|l)|(?P<o>eo|o)|(?P<u>eu|oo|ou|u)|(?P<e>ae|e)|(?P<i>ee|i|y)|(?P<h>h)|(?P<rest>[a-z0-9])"
)


@dataclass(frozen=True, slots=True)
class Folded:
    """The fold of a text. `starts` and `ends` give the written characters behind each letter; `begins` where words start.

    Where a script does not part its words, every letter with its marks begins one.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    begins: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the folded letters [start, end), at least one, stand in the text as written."""
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> str:
    """The sound of a text in few letters, words parted by one space: 진베이, 찐베이, Jinbei and 金贝 are all `cinpei`."""
    return folded(text).text


@lru_cache(maxsize=512)
def folded(text: str) -> Folded:
    """The fold of a text with the way back to its characters."""
    normal = normalise(text)
    letters: list[_Letter] = []
    for word in _words(normal.text):
        if letters:
            letters.append((" ", letters[-1][2], word[0][1], False))
        letters.extend(_sounds(word))
    spans = [normal.span(start, end) for _, start, end, _ in letters]
    return Folded(
        "".join(letter[0] for letter in letters),
        tuple(span[0] for span in spans),
        tuple(span[1] for span in spans),
        tuple(index for index, letter in enumerate(letters) if letter[3]),
    )


def likeness(one: str, other: str) -> float:
    """How alike two words are, letter by letter, from 0 to 1."""
    return fuzz.ratio(one, other) / 100


def best_window(core: str, text: Folded, least: float = 0.4) -> tuple[float, int, int]:
    """How well a folded name is said anywhere in a text, 0 to 1, and the written characters [start, end) of the best place.

    A place starts where a word does and has the length of the name, one more or less, two from seven letters on; what
    follows in the same word (a particle) does not count. Spaces do not matter. Nothing alike by `least` gives (0.0, 0, 0).
    """
    name = core.replace(" ", "")
    plain, places, begins = _squeezed(text)
    if not name or not plain:
        return 0.0, 0, 0
    slack = 2 if len(name) >= 7 else 1 if len(name) >= 3 else 0
    best = (0.0, 0, 0)
    # No window is more alike than the best part of the text, but for what a longer or shorter window may add.
    if fuzz.partial_ratio(name, plain, score_cutoff=100 * least - 15) == 0:
        return best
    for begin in begins:
        for length in range(max(1, len(name) - slack), len(name) + slack + 1):
            score = fuzz.ratio(name, plain[begin : begin + length], score_cutoff=100 * max(least, best[0])) / 100
            if score > best[0]:
                best = (score, begin, min(begin + length, len(plain)))
    if best[0] == 0:
        return best
    return (best[0], *text.span(places[best[1]], places[best[2] - 1] + 1))


_Letter = tuple[str, int, int, bool]  # letter, written start and end, whether a word begins here


@lru_cache(maxsize=64)
def _squeezed(text: Folded) -> tuple[str, tuple[int, ...], tuple[int, ...]]:
    """The fold without spaces, the place of each letter in the fold, and where words begin in the squeezed text."""
    places = tuple(index for index, letter in enumerate(text.text) if letter != " ")
    return text.text.replace(" ", ""), places, tuple(bisect_left(places, begin) for begin in text.begins)


def _words(text: str) -> Iterator[list[_Letter]]:
    """The words of a text in Latin letters of no fixed spelling: runs of letters of one kind (Latin, figures, the rest)."""
    word: list[_Letter] = []
    kind = ""
    for at, char in enumerate(text):
        latin, this = _latin(char)
        if not latin:
            if this == "gap" and word:
                yield word
                word = []
            elif word and this == "mark":
                word[-1] = (*word[-1][:2], at + 1, word[-1][3])
            continue
        if word and this != kind and "mark" not in (this, kind):
            yield word
            word = []
        # The a and e of 백사에 are two sounds: the name ends before the particle.
        begins = not word or this == "unspaced" or (this == "hangul" and latin[0] == "e" and word[-1][0] == "a")
        word.extend((letter, at, at + 1, begins and number == 0) for number, letter in enumerate(latin))
        kind = kind if this == "mark" else this
    if word:
        yield word


@lru_cache(maxsize=8192)
def _latin(char: str) -> tuple[str, str]:
    """A character in Latin letters and its kind: latin, figure, hangul, unspaced, mark (of the letter before) or gap."""
    if "가" <= char <= "힣":
        lead, rest = divmod(ord(char) - 0xAC00, 588)
        return _LEADS[lead] + _VOWELS[rest // 28] + _TAILS[rest % 28], "hangul"
    if char in _JAMO:
        return _JAMO[char] or "n", "hangul"
    if char in "'’‘`´":
        return "", "mark"
    latin = re.sub("[^a-z0-9]", "", anyascii(char).lower())
    if _MARK.match(char):
        return latin, "mark"
    if not (char.isalnum() and latin):
        return "", "gap" if not char.isalnum() else "mark"
    if latin.isdigit():
        return latin, "figure"
    if _UNSPACED.match(char):
        return re.sub("ng$", "n", latin), "unspaced"
    return latin, "latin"


def _sounds(word: list[_Letter]) -> Iterator[_Letter]:
    """A word's sounds: classes of like consonants and vowels, one letter each, a repeated one once."""
    written = "".join(letter[0] for letter in word)
    last: _Letter | None = None
    for match in _sounds_of(written, [index for index, letter in enumerate(word) if letter[3]]):
        sound = match[0] if match.lastgroup == "rest" else match.lastgroup or ""
        first, final = word[match.start()], word[match.end() - 1]
        begins = any(letter[3] for letter in word[match.start() : match.end()])
        if last and last[0] == sound and not sound.isdigit() and not begins:
            last = (sound, last[1], final[2], last[3])
            continue
        if last:
            yield last
        last = (sound, first[1], final[2], begins)
    if last:
        yield last


def _sounds_of(written: str, begins: list[int]) -> Iterator[re.Match[str]]:
    """The sounds of a word; none reaches over the beginning of a character, as the n and h of 西港皇冠 would."""
    for start, end in pairwise([0, *(index for index in begins if index), len(written)]):
        yield from _SOUNDS.finditer(written, start, end)
