"""Korean typed on a keyboard set to English: "tkffuwntpdy" is 살려주세요 on the two-set layout (KS X 5002)."""

import re
from collections.abc import Iterator

from triage.extract.jamo import LEADS, syllable

Cell = tuple[str, int, int]
"""A character and the characters [start, end) of the text that it was typed with."""

_KEYS = dict(
    zip("rRseEfaqQtTdwWczxvgkoiOjpuPhynbml", "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎㅏㅐㅑㅒㅓㅔㅕㅖㅗㅛㅜㅠㅡㅣ", strict=True)
)
_PAIRS = "ㅗㅏㅘ ㅗㅐㅙ ㅗㅣㅚ ㅜㅓㅝ ㅜㅔㅞ ㅜㅣㅟ ㅡㅣㅢ ㄱㅅㄳ ㄴㅈㄵ ㄴㅎㄶ ㄹㄱㄺ ㄹㅁㄻ ㄹㅂㄼ ㄹㅅㄽ ㄹㅌㄾ ㄹㅎㅀ ㅂㅅㅄ"
_JOINED = {pair[:2]: pair[2] for pair in _PAIRS.split()}
_LEAD, _VOWEL = f"[{LEADS}]", "(?:ㅗ[ㅏㅐㅣ]|ㅜ[ㅓㅔㅣ]|ㅡㅣ|[ㅏ-ㅣ])"
_TAIL = "(?:ㄱㅅ|ㄴ[ㅈㅎ]|ㄹ[ㄱㅁㅂㅅㅌㅎ]|ㅂㅅ|[ㄱㄲㄴㄷㄹㅁㅂㅅㅆㅇㅈㅊㅋㅌㅍㅎ])"
#: A consonant before a vowel begins the next syllable.
_SYLLABLE = re.compile(f"({_LEAD})({_VOWEL})((?:{_TAIL}(?![ㅏ-ㅣ]))?)")
_WORD = re.compile(r"(?<![A-Za-z_@./:-])[A-Za-z]{2,}(?![\w@/:-]|\.\w)", re.ASCII)
_LATIN = re.compile(r"[A-Za-z]+")
_HANGUL = re.compile("[가-힣]")
_ENGLISH_VOWELS = re.compile("[aeiouAEIOU]")
#: What people type in Latin letters has more of a, e, i, o and u than this; in these words they are rare consonants and vowels.
_FEW = 0.22
_LEAST = 4  #: syllables
_LEAST_BESIDE_HANGUL = 8  #: syllables; fewer may be somebody's account, which many choose by typing a Korean word


def retyped(text: str) -> list[Cell] | None:
    """The text as it was meant, one cell for each character; None where it was not typed with the wrong keyboard.

    All Latin words of the text must be whole Korean syllables on those keys, and look like no language written in Latin letters.
    """
    words = list(_WORD.finditer(text))
    letters = "".join(word.group() for word in words)
    if not words or len(letters) < sum(map(len, _LATIN.findall(text))):
        return None
    if len(_ENGLISH_VOWELS.findall(letters)) > _FEW * len(letters):
        return None
    locked = letters.isupper()  # by the Caps Lock key, which doubles no consonant
    meant = [_syllables(word.group().lower() if locked else word.group(), word.start()) for word in words]
    whole = [syllables for syllables in meant if syllables is not None]
    least = _LEAST_BESIDE_HANGUL if _HANGUL.search(text) else _LEAST
    if len(whole) < len(meant) or sum(map(len, whole)) < least:
        return None
    return list(_put_in(text, words, whole))


def meant(text: str) -> str:
    """The text as it was meant where it was typed with the wrong keyboard, else ""."""
    return "".join(char for char, _, _ in retyped(text) or ())


def _put_in(text: str, words: list[re.Match[str]], meant: list[list[Cell]]) -> Iterator[Cell]:
    at = 0
    for word, syllables in zip(words, meant, strict=True):
        yield from ((text[index], index, index + 1) for index in range(at, word.start()))
        yield from syllables
        at = word.end()
    yield from ((text[index], index, index + 1) for index in range(at, len(text)))


def _syllables(word: str, offset: int) -> list[Cell] | None:
    """The word as syllables, or None where a letter is left over."""
    jamo = "".join(_KEYS.get(letter) or _KEYS.get(letter.lower(), "") for letter in word)
    found, at = [], 0
    while at < len(jamo):
        match = _SYLLABLE.match(jamo, at)
        if match is None:
            return None
        lead, vowel, tail = match.groups()
        meant = syllable(lead, _JOINED.get(vowel, vowel), _JOINED.get(tail, tail) or " ")
        found.append((meant, offset + match.start(), offset + match.end()))
        at = match.end()
    return found
