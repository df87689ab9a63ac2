"""The figure that stands with a name and tells one house of a family from another: 진베이 4호, 4号金贝, Jin Bei building 4."""

import re
from dataclasses import dataclass

from knowledge.concepts import plain

_WORDS = {
    **{word: number for number, word in enumerate(["일", "이", "삼", "사", "오", "육", "칠", "팔", "구"], 1)},
    **{word: number for number, word in enumerate(["一", "二", "三", "四", "五", "六", "七", "八", "九"], 1)},
    **{word: number for number, word in enumerate(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"], 1)},
}
_FIGURE = r"(?P<figure>\d{1,2}(?!\d))"
_WORD = r"(?P<word>" + "|".join(sorted(_WORDS, key=len, reverse=True)) + ")"
_HOUSE = r"(?:호점|호(?!\s?실)|동(?!안|생|료|남|네|시)|번\s?(?:동|건물|호|단지)|단지|号|號|期|관)"
_KIND = r"(?:\s?(?:호텔|카지노|단지|빌딩|건물|hotel|casino|compound|building|block|酒店|赌场|园区|娱乐城))?"
#: What a figure counts that is no house: floors, people, days, hours, money.
UNIT = re.compile(
    r"\s?(?:층|명|월|일(?!호)|시(?![가-힣])|시(?:간|쯤|에|까지|부터)|년|개|살|세\b|주(?!변)|박|인\b|인실|만|천|백|원|불|달러|분|번(?!\s?(?:동|건물|호|단지))|째|차|%"
    r"|(?:st|nd|rd|th)\b|f\b|floors?|people|persons?|months?|weeks?|days?|years?|hours?|am\b|pm\b|koreans?|km|層|层|楼(?!栋)|个|個|名|月|日|点|天|年|岁|人|万|公里"
    r"|:\d|\.\d|,\d)",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"{_KIND}\s?[-(#]?\s?(?:제|第|no\.?\s?|number\s|building\s|block\s)?\s?(?:{_FIGURE}|{_WORD}(?=\s?{_HOUSE}))", re.IGNORECASE
)
_BEFORE = re.compile(
    rf"(?:{_FIGURE}|{_WORD})\s?{_HOUSE}\s?(?:楼|的|의)?\s?$|(?:building|block|number|no\.?)\s?(?P<latin>\d{{1,2}})\s(?:of|at|in)\s(?:the\s)?$",
    re.IGNORECASE,
)
_BLOCK = re.compile(r"\s?(?:동|번\s?(?:동|건물)|号楼|號樓|栋|棟)")
_BLOCK_BEFORE = re.compile(r"(?:building|block)\s\d+$", re.IGNORECASE)
_NUMBERED = re.compile(r"(?P<base>.*[^\d\s-])[\s-]?(?P<figure>\d{1,2})")
_REACH = 24


def base_and_figure(name: str) -> tuple[str, int] | None:
    """The name without the figure at its end, and the figure; None where it ends in none."""
    match = _NUMBERED.fullmatch(plain(name).strip())
    return (match["base"], int(match["figure"])) if match else None


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that stands with a name; `block` where it counts the blocks within one site, as 3동 does, and names no sister."""

    value: int
    block: bool


def figure_beside(text: str, start: int, end: int) -> Figure | None:
    """The figure that stands with the name at characters [start, end) and tells its house; None where there is none."""
    behind = _BEHIND.match(text, end, end + _REACH)
    if behind and not UNIT.match(text, behind.end()):
        block = bool(_BLOCK.match(text, behind.end()) or _BLOCK_BEFORE.search(behind[0]))
        return Figure(_value(behind["figure"], behind["word"]), block)
    before = _BEFORE.search(text[max(0, start - _REACH) : start])
    if before is None:
        return None
    return Figure(_value(before["figure"] or before["latin"], before["word"]), bool(before["latin"] or "동" in before[0]))


def counts_something(text: str, end: int) -> bool:
    """Whether the figure that ends at character `end` goes on, or counts floors or people and is no part of a name."""
    return text[end : end + 1].isdigit() or UNIT.match(text, end) is not None


def _value(figure: str | None, word: str | None) -> int:
    return int(figure) if figure else _WORDS[(word or "").lower()]
