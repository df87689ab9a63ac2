"""What a place looks like, found in the words of any language: "철조망", "barbed wire" and "铁丝网" are one concept."""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).parent / "data" / "concepts.toml"

_ENGLISH = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
_NUMBERS = {word: number for number, word in enumerate(_ENGLISH.split(), 1)}
_KOREAN = {"한": 1, "두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9, "열": 10}
_CHINESE = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_SINO = ("", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구")
_HAN = ("", "一", "二", "三", "四", "五", "六", "七", "八", "九")
_TENS = {
    **{f"{_SINO[tens] if tens > 1 else ''}십{_SINO[ones]}": tens * 10 + ones for tens in range(1, 5) for ones in range(10)},
    **{f"{_HAN[tens] if tens > 1 else ''}十{_HAN[ones]}": tens * 10 + ones for tens in range(1, 5) for ones in range(10)},
    **{word: number for number, word in enumerate(_SINO) if number > 1},
}
_ALL_NUMBERS = {**_TENS, **_NUMBERS, **_KOREAN, **_CHINESE}
_FIGURE = r"(?P<figure>\d{1,4}|" + "|".join(sorted(_ALL_NUMBERS, key=len, reverse=True)) + r")\s{0,2}"
_LATIN = re.compile(r"[a-zà-ỹđ0-9]")


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept with the expression that finds it; `numbered` where a figure tells one from another."""

    id: str
    expression: re.Pattern[str]
    numbered: bool


@lru_cache(maxsize=1)
def concepts() -> tuple[Concept, ...]:
    """Every concept of the file. Raises ValueError where a row cannot be read."""
    rows = tomllib.loads(FILE.read_text(encoding="utf-8"))["concept"]
    return tuple(_concept(name, row["words"], row.get("number", "")) for name, row in rows.items())


def _concept(name: str, words: list[str], number: str) -> Concept:
    if not words or any(word != word.lower() for word in words):
        raise ValueError(f"concept {name}: words are given, and in lower case")
    any_word = "|".join(_bounded(word, bool(number)) for word in sorted(words, key=len, reverse=True))
    return Concept(number or name, re.compile((_FIGURE if number else "") + f"(?:{any_word})"), bool(number))


def _bounded(word: str, after_figure: bool) -> str:
    before = r"(?<![a-z0-9])" if _LATIN.match(word) and not after_figure else ""
    after = r"(?![a-z0-9])" if _LATIN.match(word[-1]) else ""
    return before + re.escape(word) + after


def plain(text: str) -> str:
    """The text as concepts are looked for: NFKC, lower case."""
    return unicodedata.normalize("NFKC", text).lower()


def find_concepts(text: str) -> dict[str, str]:
    """Every concept the text shows, as id (with its figure: "floors:7") to the words that show it."""
    return dict(_found(plain(text)))


@lru_cache(maxsize=16)
def _found(lowered: str) -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = {}
    for concept in concepts():
        for match in concept.expression.finditer(lowered):
            name = f"{concept.id}:{_value(match['figure'])}" if concept.numbered else concept.id
            found.setdefault(name, match.group().strip())
    return tuple(found.items())


def _value(figure: str) -> int:
    return int(figure) if figure.isdecimal() else _ALL_NUMBERS[figure]
