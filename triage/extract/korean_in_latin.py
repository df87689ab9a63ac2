"""Korean names in Latin letters, told by the syllables they are made of: Seojun, Da-in, Hae Sol, gil hansol."""

import re
from collections.abc import Iterator

from triage.extract.named import SENDER, Named

KOREAN_SURNAMES = (
    "kim|lee|yi|rhee|park|bak|pak|choi|choe|jung|jeong|chung|cheong|kang|gang|cho|jo|yoon|yun|jang|chang|lim|im|rim"
    "|han|oh|seo|suh|shin|sin|kwon|gwon|hwang|ahn|an|song|ryu|ryoo|yoo|yu"
    "|jeon|jun|chun|hong|ko|koh|go|moon|mun|yang|son|sohn|bae|baek|paik|heo|hur|nam|sim|shim|noh|roh|no|ha|kwak"
    "|gwak|sung|seong|cha|joo|ju|woo|wu|koo|ku|gu|min|na|jin|ji|um|eom|chae|won|cheon"
    "|bang|kong|gong|hyun|byun|byeon|yeom|chu|do|seok|sun|seol|ma|gil|yeon|wi|pyo|myung|ki|wang|geum|ok|yook|bong|bok|tae"
    "|myeong|kook|guk|yim|youn|rho|eoh|uh|gam|kam|gal|maeng"
    "|mo|tak|kuk|eun|ban|ye|yeo|eo|ong|pi|cheok|gyeong|kyung|jegal|hyeon|pyeon|yong|hwangbo|namgoong|namgung|sagong"
    "|seonwoo|jegal|dokgo"
)
SYLLABLE = (
    "(?:jae|dae|hyung|hyeong|kyeong|gyung|wook|geum|hwi|shin|chun|cheon|bong|guk|kuk|yong|ryong|sik|shik|sook|geol|gwan|kwan"
    "|gil|kil|rang|ran|seop|seob|yeop|yup|ok|oh|hak|hang|hyo|seul|gyo|kyo|jee|jong|jang|jin|se|sei|rae|rok|ryul|ryu|hyuk"
    "|hyeok|wan|kwon|mun|moon|byung|byeong|pyo|no|ma|ui|yang|jun|joon"
    "|jung|jeong|joo|ju|ji|je|soo|su|seo|seok|suk|sun|seon|sung|seong|sang|sae|saem|sol|so|si|shi|mi|min"
    "|myung|myeong|hyun|hyeon|hye|hoon|hun|ho|hwan|hwa|hee|hui|ha|han|haeng|yeon|young|yeong|yoon|yun|yoo|yu|ye|yul|eun|eum|eul"
    "|woo|wu|won|woong|ung|kyung|gyeong|kyu|gyu|geun|geon|gun|gi|ki|gang|ga|na|nam|ra|ram|rin|rim|ri|reum|rong|bin|bit|bom"
    "|byeol|bo"
    "|beom|tae|taek|do|dong|da|dan|dam|chan|cheol|chul|chae|in|il|ik|a|ah|on|neul|nuri|baek|pil|kang|kwang|gwang|ryeong)"
)
_TWO = re.compile(rf"(?:{SYLLABLE}){{2}}", re.IGNORECASE)
_ONE = re.compile(SYLLABLE, re.IGNORECASE)
_SURNAME = re.compile(KOREAN_SURNAMES, re.IGNORECASE)
_WORDS = re.compile(
    r"(?<![A-Za-z@._/-])[A-Z][a-z]{1,8}(?:-[A-Z]?[a-z]{1,8}"
    r"| [A-Z][a-z]{1,8})?(?: [A-Z][a-z]{1,8})?(?![A-Za-z@_/]|\.[a-z])"
)
_CAPITALS = re.compile(r"(?<![A-Za-z-])[A-Z]{2,5} [A-Z]{2,9}(?:[ -][A-Z]{2,6})?(?![A-Za-z-])")
_SMALL = re.compile(r"(?<![A-Za-z@._/-])[a-z]{5,9}(?![A-Za-z@_/-]|\.[a-z])")
_PEOPLE_DO = re.compile(
    r"(?:'s|,)?\s(?:got|is|was|has|had|can|cannot|can't|said|says|told|went|left|keeps?|works?|came|called|texted|and me"
    r"|and i|still|not|never|didn't)\b"
)
_NOT_NAMES = frozenset(
    [
        "shinhan",
        "kookmin",
        "woori",
        "soon",
        "haha",
        "mama",
        "yuan",
        "hana",
        "sana",
        "nana",
        "dana",
        "soju",
        "jeju",
        "suwon",
        "gwangju",
        "incheon",
        "jeonju",
        "cheongju",
        "wonju",
        "yeosu",
        "hongdae",
        "gangnam",
        "sinchon",
        "juan",
        "soho",
        "yoga",
        "mini",
        "into",
        "union",
        "human",
        "china",
        "sunday",
        "monday",
        "dara",
        "gaga",
        "sung",
        "sinsa",
        "bosan",
        "seosan",
        "busan",
        "daegu",
        "daejeon",
        "ulsan",
        "gunsan",
        "onsen",
        "inha",
        "sejong",
        "sinha",
        "hanin",
        "hanok",
        "hanbok",
        "kimchi",
        "soju",
        "mokdong",
        "nonsan",
        "asan",
        "ansan",
        "anyang",
        "gimhae",
        "gimpo",
        "jinju",
        "jinhae",
        "masan",
        "suncheon",
        "jamsil",
        "yongin",
        "icheon",
        "osan",
        "again",
        "along",
        "among",
        "insane",
        "insun",
        "mannam",
        "sinam",
        "manga",
        "banana",
        "nohing",
        "seongnam",
        "namsan",
        "donga",
        "hansung",
        "sungai",
        "jinbei",
        "haneda",
        "hanui",
        "samsung",
        "hyundai",
        "daewoo",
        "yonsei",
        "mindong",
        "youngin",
        "hajima",
        "hajiman",
        "jigeum",
        "naneun",
        "jeoneun",
        "saram",
        "yeogi",
    ]
)
_ROMANISED = re.compile(
    r"\b(?:jeo|jeoneun|naneun|saram|ireum\w*|namja|yeoja|yeogi|gamgeum\w*|\w{3,}(?:yo|nida|eyo))\b", re.IGNORECASE
)
_FULL = re.compile(
    rf"(?<![\w-])(?P<own>(?:jeo|jeoneun|na|naneun"
    rf"|nan)\s(?:\d\w*\s(?:\w+\s)?)?)?(?P<name>(?:{KOREAN_SURNAMES})[ -]{SYLLABLE}-?{SYLLABLE})"
    r"(?=[,.(\n]|\s?/|$|\s\d|\s(?:imnida|ibnida|ieyo|yeyo|irago|rago|inde|iya|neun|eun|ga|i|ssi)\b)",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(
    r"(?<![\w-])(?P<name>[A-Za-z][a-z]{2,11}(?: [A-Za-z][a-z]{1,11})?)\s(?:irago|rago|raneun|iraneun)\b", re.IGNORECASE
)
_IS = re.compile(r"\bireum(?:eun|\seun|i)?\s(?P<name>[a-z]{3,10} [a-z]{2,10})(?=[,.\n]|$)", re.IGNORECASE)


def korean_in_latin(text: str) -> Iterator[Named]:
    """Given names and full names of Korean syllables in Latin letters; small letters need a verb behind them."""
    if _ROMANISED.search(text):
        yield from _in_romanised(text)
        return
    for match in _WORDS.finditer(text):
        if name := _longest_name(match[0]):
            yield Named(name, (match.start(), match.start() + len(name)))
    for match in _CAPITALS.finditer(text):
        parts = re.split("[ -]", match[0])
        if _SURNAME.fullmatch(parts[0]) and (_TWO.fullmatch("".join(parts[1:]))):
            yield Named(match[0], match.span())
    for match in _SMALL.finditer(text):
        if _TWO.fullmatch(match[0]) and match[0] not in _NOT_NAMES and _PEOPLE_DO.match(text, match.end()):
            yield Named(match[0], match.span())


def _in_romanised(text: str) -> Iterator[Named]:
    for match in _FULL.finditer(text):
        given = match["name"].split()[-1].lower()
        if given not in _NOT_NAMES:
            yield Named(match["name"], match.span("name"), SENDER if match["own"] else None)
    for pattern in (_IS, _ANNOUNCED):
        for match in pattern.finditer(text):
            if match["name"].split()[0].lower() not in _NOT_NAMES:
                yield Named(match["name"], match.span("name"), labelled=pattern is _IS)


def is_korean_given(word: str) -> bool:
    """Whether a word of Latin letters is a Korean given name of two syllables, and no word of other use."""
    return len(word) > 4 and bool(_TWO.fullmatch(word)) and word.lower() not in _NOT_NAMES


def _longest_name(words: str) -> str | None:
    """The part of capitalised words that is a Korean given name, with its family name before or behind it."""
    parts = re.split("[ -]", words)
    if parts[0].lower() in _NOT_NAMES:
        return None
    if len(parts) > 2 and _SURNAME.fullmatch(parts[0]) and _is_given(parts[1:3]):
        return words
    if len(parts) == 2 and _SURNAME.fullmatch(parts[0]) and _TWO.fullmatch(parts[1]):
        return words
    if len(parts) > 1 and (_is_given(parts[:2]) or (_TWO.fullmatch(parts[0]) and _SURNAME.fullmatch(parts[1]))):
        return words if len(parts) == 2 or _SURNAME.fullmatch(parts[2]) else words[: len(parts[0]) + 1 + len(parts[1])]
    return parts[0] if _TWO.fullmatch(parts[0]) and len(parts[0]) > 4 else None


def _is_given(parts: list[str]) -> bool:
    """Whether two words are the two syllables of a given name."""
    return all(_ONE.fullmatch(part) and len(part) > 1 for part in parts) and parts[0].lower() not in (
        "so",
        "no",
        "in",
        "on",
        "do",
        "go",
        "he",
        "ha",
        "ma",
        "yes",
        "you",
    )
