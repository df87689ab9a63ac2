"""Feasts that people date things by: 추석 전날, 작년 설날, 동짓날, New Year's Eve, 除夕, Tết, สงกรานต์."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from triage.extract.lunar import solar
from triage.extract.spans import Span, Taken
from triage.extraction import Day


def _lunar(month: int, day: int) -> tuple[str, ...]:
    """The days on which a day of the lunar year falls, in the years that are known."""
    return tuple(found.isoformat() for year in range(2022, 2031) if (found := solar(year, month, day)))


_SEOLLAL = ("2023-01-22", "2024-02-10", "2025-01-29", "2026-02-17", "2027-02-07", "2028-01-27", "2029-02-13", "2030-02-03")
_SPRING = ("2023-01-22", "2024-02-10", "2025-01-29", "2026-02-17", "2027-02-06", "2028-01-26", "2029-02-13", "2030-02-03")
_CHUSEOK = ("2023-09-29", "2024-09-17", "2025-10-06", "2026-09-25", "2027-09-15", "2028-10-03", "2029-09-22", "2030-09-12")
_SOLSTICE = ("2023-12-22", "2024-12-21", "2025-12-22", "2026-12-22", "2027-12-22", "2028-12-21", "2029-12-21", "2030-12-22")
_QINGMING = ("2023-04-05", "2024-04-04", "2025-04-04", "2026-04-05", "2027-04-05", "2028-04-04", "2029-04-04", "2030-04-05")
_DOG_1 = ("2023-07-11", "2024-07-15", "2025-07-20", "2026-07-15", "2027-07-20", "2028-07-14", "2029-07-19", "2030-07-14")
_DOG_2 = ("2023-07-21", "2024-07-25", "2025-07-30", "2026-07-25", "2027-07-30", "2028-07-24", "2029-07-29", "2030-07-24")
_DOG_3 = ("2023-08-10", "2024-08-14", "2025-08-09", "2026-08-14", "2027-08-09", "2028-08-13", "2029-08-08", "2030-08-13")
_EASTER = ("2023-04-09", "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01", "2030-04-21")
_THANKS = ("2023-11-23", "2024-11-28", "2025-11-27", "2026-11-26", "2027-11-25", "2028-11-23", "2029-11-22", "2030-11-28")
_CSAT = ("2023-11-16", "2024-11-14", "2025-11-13", "2026-11-19")
_MOTHER = ("2023-05-14", "2024-05-12", "2025-05-11", "2026-05-10", "2027-05-09", "2028-05-14", "2029-05-13", "2030-05-12")
_FATHER = ("2023-06-18", "2024-06-16", "2025-06-15", "2026-06-21", "2027-06-20", "2028-06-18", "2029-06-17", "2030-06-16")
_FEASTS: tuple[tuple[str, tuple[str, ...], int], ...] = (
    # words, the days (month and day where it is the same each year), days to add
    (r"설\s?전날|설날\s?전날|섣달\s?그믐|까치\s?설(?:날)?|seollal eve|작은\s?설", _SEOLLAL, -1),
    (
        r"설날|구정|설\s?(?:당일|명절)|(?<![가-힣])설(?=\s?(?:때|에\s|에는|다음|이튿|연휴|쇠|지나|하루|이틀|사흘))"
        r"|(?<![a-z])seollal"
        r"|lunar new year",
        _SEOLLAL,
        0,
    ),
    (r"(?:정월\s?)?대보름(?:날)?|元宵节?|上元节|rằm tháng giêng", _lunar(1, 15), 0),
    (r"부처님\s?오신\s?날|석가\s?탄신일|사월\s?초파일|초파일|buddha'?s birthday|佛诞|浴佛节|phật đản", _lunar(4, 8), 0),
    (r"단오(?:날)?(?![가-힣])|端午节?|tết đoan ngọ", _lunar(5, 5), 0),
    (r"동짓?날|동지\s?(?:팥죽|저녁|아침|밤)|冬至|winter solstice", _SOLSTICE, 0),
    (r"(?<![가-힣])한식날|清明节?|qingming|thanh minh", _QINGMING, 0),
    (r"초복(?:날)?", _DOG_1, 0),
    (r"중복날", _DOG_2, 0),
    (r"말복(?:날)?", _DOG_3, 0),
    (r"부활절|부활\s?주일|easter(?: sunday)?|复活节|phục sinh", _EASTER, 0),
    (r"추수\s?감사절|thanksgiving(?: day)?|感恩节", _THANKS, 0),
    (r"mother'?s day|母亲节", _MOTHER, 0),
    (r"father'?s day|父亲节", _FATHER, 0),
    (r"boxing day", ("12-26",), 0),
    (r"anzac day", ("04-25",), 0),
    (r"australia day", ("01-26",), 0),
    (r"(?:fourth|4th) of july|independence day", ("07-04",), 0),
    (r"(?:chinese |china'?s )?national day", ("10-01",), 0),
    (r"วันแม่", ("08-12",), 0),
    (r"วันพ่อ", ("12-05",), 0),
    (r"妇女节|三八节|women'?s day", ("03-08",), 0),
    (r"教师节", ("09-10",), 0),
    (r"除夕|年三十|大年夜|ba mươi tết|30 tết", _SPRING, -1),
    (
        r"春节|春節|大年初一|正月初一|过年那天|過年那天|mùng (?:1|một)(?: tết)?|(?<!\w)tết(?! dương| trung| đoan)"
        r"|chinese new year"
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
    (r"수능(?:\s?(?:시험)?\s?(?:날|당일)|(?=\s?(?:전날|다음\s?날)))", _CSAT, 0),
    (r"현충일", ("06-06",), 0),
    (r"제헌절", ("07-17",), 0),
    (r"광복절", ("08-15",), 0),
    (r"国庆节?(?:放假|假期)?|國慶節?(?:放假|假期)?|十一(?=那天|放假|假期)", ("10-01",), 0),
    (r"개천절", ("10-03",), 0),
    (r"한글날", ("10-09",), 0),
    (r"핼러윈|할로윈|halloween|万圣节", ("10-31",), 0),
    (r"빼빼로\s?데이|(?:pepero|ppaeppaero) day|光棍节|双十一", ("11-11",), 0),
    (r"발렌타인(?:데이)?|valentine'?s(?: day)?|情人节", ("02-14",), 0),
    (r"화이트\s?데이", ("03-14",), 0),
)
_AROUND = (
    r"(?P<day>\s?(?:전전날)|\s?전날|\s?(?:바로\s)?다음\s?날|\s?이튿날|(?:的)?前一?天|(?:的)?第(?P<nth>[二三四五六七])天"
    r"|hôm trước)?"
    r"(?P<loose>\s?(?:연휴|무렵|즈음|쯤|전후|지나고|쇠고|前后|期间))?"
)
_PATTERNS = tuple((re.compile(rf"(?:{words}){_AROUND}", re.IGNORECASE), days, shift) for words, days, shift in _FEASTS)
_BEFORE = re.compile(r"(?:the day before|the eve of|day before|ngày trước)\s(?:the\s)?$", re.IGNORECASE)
_AFTER = re.compile(r"(?:the day after|day after)\s(?:the\s)?$", re.IGNORECASE)
_IN_YEAR = re.compile(
    r"(?:(?P<y>20\d\d)(?:년|年|\s?nyeon)?|(?P<two>재작년|그러께|前年)|(?P<one>작년|지난\s?해|去年|last year'?s?|năm ngoái)"
    r"|(?P<this>올해|올|今年|this year'?s?|năm nay))\s?(?:의\s)?$",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    r"(?:내일이?|모레가?|곧|다음\s?(?:주|달)\s?|다가오는|돌아오는|명일|tomorrow is|next|明天是?|下个?月)\s?$", re.IGNORECASE
)
_NOW = re.compile(r"이라(?!고)|인데|이니|라서|이네")  # it is that day now
_ANY = re.compile("|".join(words for words, _, _ in _FEASTS), re.IGNORECASE)


def feasts(text: str, at: datetime) -> Iterator[tuple[Day, Span]]:
    """Every feast a text names, in the year said or the last up to `at`, moved by the day before or after where that is said."""
    if not _ANY.search(text):
        return
    taken = Taken(len(text))
    for pattern, days, shift in _PATTERNS:
        for match in pattern.finditer(text):
            if not taken.take(match.span()):
                continue
            before = text[max(0, match.start() - 16) : match.start()]
            if _TO_COME.search(before) or _NOW.match(text, match.end()):
                continue
            moved = shift + _said(match) - bool(_BEFORE.search(before)) + bool(_AFTER.search(before))
            year = _year_said(before, at.year)
            if day := _latest(days, moved, at.date(), year):
                yield Day(day, day, precise=match["loose"] is None), match.span()


def _said(match: re.Match[str]) -> int:
    """The days from a feast that the words behind it say."""
    word = match["day"] or ""
    if match["nth"]:
        return "一二三四五六七".index(match["nth"])
    if "전전" in word:
        return -2
    if "다음" in word or "이튿" in word:
        return 1
    return -1 if word.strip() else 0


def _year_said(before: str, this: int) -> int | None:
    """The year that the words before a feast put it in."""
    said = _IN_YEAR.search(before)
    if said is None:
        return None
    if said["y"]:
        return int(said["y"])
    return this - (2 if said["two"] else 1 if said["one"] else 0)


def _latest(days: tuple[str, ...], moved: int, today: date, year: int | None) -> date | None:
    """The last of these days, moved, that is not in the future, in a year if one is said; None where none is known."""
    if len(days[0]) == 5:
        days = tuple(f"{one}-{days[0]}" for one in {year or today.year, today.year - 1, today.year})
    known = [date.fromisoformat(day) + timedelta(days=moved) for day in days if year is None or day.startswith(str(year))]
    return max((day for day in known if day <= today), default=None)
