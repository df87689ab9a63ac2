"""Digits said in words, in the languages of the line: 공일공, gong il gong, zero one zero, không chín, ศูนย์แปด, 零九."""

import re
from collections.abc import Iterator

from triage.extract.spans import Span

_WORDS = {
    "0": "공 영 零 〇 zero oh gong yeong không ศูนย์ សូន្យ",
    "1": "하나 일 一 幺 one il một หนึ่ง មួយ",
    "2": "둘 이 二 two hai สอง ពីរ",
    "3": "셋 삼 三 three sam ba สาม បី",
    "4": "넷 사 四 four sa bốn สี่ បួន",
    "5": "다섯 오 五 five năm ห้า ប្រាំ",
    "6": "여섯 육 륙 六 six yuk ryuk sáu หก ប្រាំមួយ",
    "7": "일곱 칠 七 seven chil bảy เจ็ด ប្រាំពីរ",
    "8": "여덟 팔 八 eight pal tám แปด ប្រាំបី",
    "9": "아홉 구 九 nine gu chín เก้า ប្រាំបួន",
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
    rf"|加)\s?)?(?P<glued>(?:{_any(_GLUED)}|\d)(?:(?:[\s.,~·-]{{0,2}}|\s?(?:에|예|다시)\s?)(?:{_any(_GLUED)}|\d)){{7,15}}){_ENDS}"
    rf"|(?<![\w])(?:(?P<plus_apart>plus|cộng)\s)?(?P<apart>(?:double |triple )?(?:{_any(_APART)})"
    rf"(?:(?:[\s.,-]{{1,3}}|\se\s)(?:double |triple )?(?:{_any(_APART)})){{7,15}})(?!\w)",
    re.IGNORECASE,
)
_WORD = re.compile(rf"double|triple|{_any(list(_DIGIT))}|\d", re.IGNORECASE)
_FEWEST = 2  # words for digits in a number that is said
_TIMES = {"double": 2, "triple": 3}


def spelt_numbers(text: str) -> Iterator[tuple[str, Span]]:
    """Every run of eight to sixteen digits said in words, as figures, with "+" where it was said, and where it stands.

    Where the last of them may be no digit, the run without it follows.
    """
    for match in _RUNS.finditer(text):
        said = match["glued"] or match["apart"]
        if len(_WORD.findall(re.sub(r"\d", "", said))) < _FEWEST:
            continue  # figures are read as figures: "012 345 678 이 번호" ends before 이
        plus = "+" if match["plus"] or match["plus_apart"] else ""
        start, end = match.span()
        yield plus + _figures(said), (start, end)
        if said.endswith("이"):  # 구 and the copula: 육칠팔구이요
            yield plus + _figures(said[:-1]), (start, end - 1)


def _figures(said: str) -> str:
    """The figures of digit words; "double seven" is two of them."""
    figures, times = "", 1
    for word in _WORD.findall(said.lower()):
        if word in _TIMES:
            times = _TIMES[word]
        else:
            figures, times = figures + _DIGIT.get(word, word) * times, 1
    return figures
