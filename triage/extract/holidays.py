"""Feasts that people date things by: 추석 전날, 설날, New Year's Eve, 除夕, Tết, สงกรานต์."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from triage.extract.spans import Span, Taken
from triage.extraction import Day

_SEOLLAL = ("2023-01-22", "2024-02-10", "2025-01-29", "2026-02-17", "2027-02-07", "2028-01-27", "2029-02-13", "2030-02-03")
_SPRING = ("2023-01-22", "2024-02-10", "2025-01-29", "2026-02-17", "2027-02-06", "2028-01-26", "2029-02-13", "2030-02-03")
_CHUSEOK = ("2023-09-29", "2024-09-17", "2025-10-06", "2026-09-25", "2027-09-15", "2028-10-03", "2029-09-22", "2030-09-12")
_FEASTS: tuple[tuple[str, tuple[str, ...], int], ...] = (
    # words, the days (month and day where it is the same each year), days to add
    (r"설\s?전날|설날\s?전날|섣달\s?그믐", _SEOLLAL, -1),
    (r"설날|구정|설\s?(?:당일|명절)|(?<![가-힣])설\s?(?:때|에|다음|연휴)|(?<![a-z])seollal|lunar new year", _SEOLLAL, 0),
    (r"除夕|年三十|大年夜|ba mươi tết|30 tết", _SPRING, -1),
    (
        r"春节|春節|大年初一|正月初一|过年那天|過年那天|mùng (?:1|một)(?: tết)?|(?<!\w)tết(?! dương)|chinese new year"
        r"|ចូលឆ្នាំចិន|ตรุษจีน",
        _SPRING,
        0,
    ),
    (r"추석|한가위|(?<![a-z])chuseok|中秋(?:节|節)?|mid-?autumn|trung thu", _CHUSEOK, 0),
    (r"크리스마스\s?이브|성탄\s?(?:전야|이브)|christmas eve|平安夜|圣诞前夜|đêm (?:giáng sinh|noel)|คืนคริสต์มาส", ("12-24",), 0),
    (r"크리스마스|성탄절?|christmas(?: day)?|xmas|圣诞节?|聖誕節?|giáng sinh|noel|คริสต์มาส|បុណ្យណូអែល", ("12-25",), 0),
    (r"new year'?s eve|(?:연말|섣달)\s?마지막\s?날|跨年夜?|đêm giao thừa dương|คืนสิ้นปี|วันสิ้นปี", ("12-31",), 0),
    (r"새해\s?첫\s?날|신정|new year'?s day|元旦|tết dương(?: lịch)?|วันปีใหม่|ขึ้นปีใหม่", ("01-01",), 0),
    (r"삼일절", ("03-01",), 0),
    (r"만우절|april fool'?s(?: day)?", ("04-01",), 0),
    (r"송끄란|songkran|สงกรานต์", ("04-13",), 0),
    (r"khmer new year|ចូលឆ្នាំខ្មែរ|ចូលឆ្នាំថ្មី", ("04-14",), 0),
    (r"근로자의\s?날|노동절|五一|labou?r day", ("05-01",), 0),
    (r"어린이날", ("05-05",), 0),
    (r"어버이날", ("05-08",), 0),
    (r"스승의\s?날", ("05-15",), 0),
    (r"현충일", ("06-06",), 0),
    (r"제헌절", ("07-17",), 0),
    (r"광복절", ("08-15",), 0),
    (r"国庆节?|國慶節?|十一(?=那天|放假|假期)", ("10-01",), 0),
    (r"개천절", ("10-03",), 0),
    (r"한글날", ("10-09",), 0),
    (r"핼러윈|할로윈|halloween|万圣节", ("10-31",), 0),
    (r"빼빼로\s?데이|光棍节|双十一", ("11-11",), 0),
    (r"발렌타인(?:데이)?|valentine'?s(?: day)?|情人节", ("02-14",), 0),
    (r"화이트\s?데이", ("03-14",), 0),
)
_AROUND = (
    r"(?P<day>\s?(?:전전날)|\s?전날|\s?(?:바로\s)?다음\s?날|\s?이튿날|(?:的)?前一?天|(?:的)?第二天"
    r"|hôm trước)?(?P<loose>\s?(?:연휴|무렵|즈음|쯤|전후|지나고|쇠고|前后|期间))?"
)
_PATTERNS = tuple((re.compile(rf"(?:{words}){_AROUND}", re.IGNORECASE), days, shift) for words, days, shift in _FEASTS)
_BEFORE = re.compile(r"(?:the day before|the eve of|day before|ngày trước)\s(?:the\s)?$", re.IGNORECASE)
_AFTER = re.compile(r"(?:the day after|day after)\s(?:the\s)?$", re.IGNORECASE)
_ANY = re.compile("|".join(words for words, _, _ in _FEASTS), re.IGNORECASE)


def feasts(text: str, at: datetime) -> Iterator[tuple[Day, Span]]:
    """Every feast a text names, as the last one up to `at`, with the day before or after it where that is said."""
    if not _ANY.search(text):
        return
    taken = Taken(len(text))
    for pattern, days, shift in _PATTERNS:
        for match in pattern.finditer(text):
            if not taken.take(match.span()):
                continue
            before = text[max(0, match.start() - 16) : match.start()]
            moved = shift + _said(match["day"] or "") - bool(_BEFORE.search(before)) + bool(_AFTER.search(before))
            if day := _latest(days, moved, at.date()):
                yield Day(day, day, precise=match["loose"] is None), match.span()


def _said(word: str) -> int:
    """The days from a feast that the words behind it say."""
    if "전전" in word:
        return -2
    if "다음" in word or "이튿" in word or "第二" in word:
        return 1
    return -1 if word.strip() else 0


def _latest(days: tuple[str, ...], moved: int, today: date) -> date | None:
    """The last of these days, moved, that is not in the future; None where none is known."""
    if len(days[0]) == 5:
        days = tuple(f"{year}-{days[0]}" for year in (today.year - 1, today.year, today.year + 1))
    known = [date.fromisoformat(day) + timedelta(days=moved) for day in days]
    return max((day for day in known if day <= today), default=None)
