"""Digits said in words, in the languages of the line: 공일공, gong il gong, zero one zero, không chín, ศูนย์แปด, 零九."""

import re
from collections.abc import Iterator

from triage.extract.spans import Span

_WORDS = {
    "0": "공 영 零 〇 zero oh gong yeong không ศูนย์ សូន្យ",
    "1": "일 一 幺 one il một หนึ่ง មួយ",
    "2": "이 二 two hai สอง ពីរ",
    "3": "삼 三 three sam ba สาม បី",
    "4": "사 四 four sa bốn สี่ បួន",
    "5": "오 五 five năm ห้า ប្រាំ",
    "6": "육 륙 六 six yuk ryuk sáu หก ប្រាំមួយ",
    "7": "칠 七 seven chil bảy เจ็ด ប្រាំពីរ",
    "8": "팔 八 eight pal tám แปด ប្រាំបី",
    "9": "구 九 nine gu chín เก้า ប្រាំបួន",
}
_DIGIT = {word: digit for digit, words in _WORDS.items() for word in words.split()} | {"i": "2", "o": "5"}
_GLUED = [word for word in _DIGIT if not re.match("[a-zà-ɏḀ-ỹ]", word)]  # of scripts that write no space between them
_APART = [word for word in _DIGIT if re.match("[a-zà-ɏḀ-ỹ]", word)]
_ENDS = (
    "(?=$|[^가-힣]|이에요|예요|이예요|입니다|입니더|이고|인데|이요|이거|이었|였|으로|로|번|에서|은|는|이래|래요|요|임|이란"
    "|한테|에(?!요))"
)


def _any(words: list[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_RUNS = re.compile(
    rf"(?<![가-힣])(?:(?P<plus>플러스|더하기|\+"
    rf"|加)\s?)?(?P<glued>(?:{_any(_GLUED)})(?:[\s.,~·-]{{0,2}}(?:{_any(_GLUED)})){{7,15}}){_ENDS}"
    rf"|(?<![\w])(?:(?P<plus_apart>plus|cộng)\s)?(?P<apart>(?:double |triple )?(?:{_any(_APART)})"
    rf"(?:[\s.,-]{{1,3}}(?:double |triple )?(?:{_any(_APART)})){{7,15}})(?!\w)",
    re.IGNORECASE,
)
_WORD = re.compile(rf"double|triple|{_any(list(_DIGIT))}", re.IGNORECASE)
_TIMES = {"double": 2, "triple": 3}


def spelt_numbers(text: str) -> Iterator[tuple[str, Span]]:
    """Every run of eight to sixteen digits said in words, as figures, with "+" where it was said, and where it stands."""
    for match in _RUNS.finditer(text):
        said = match["glued"] or match["apart"]
        plus = match["plus"] or match["plus_apart"]
        yield ("+" if plus else "") + _figures(said), match.span()


def _figures(said: str) -> str:
    """The figures of digit words; "double seven" is two of them."""
    figures, times = "", 1
    for word in _WORD.findall(said.lower()):
        if word in _TIMES:
            times = _TIMES[word]
        else:
            figures, times = figures + _DIGIT[word] * times, 1
    return figures
