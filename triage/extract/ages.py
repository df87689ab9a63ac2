"""Ages and birth years, in every way they are written; ages that are only a decade (20대) are none."""

import re
from dataclasses import dataclass
from datetime import date

from triage.extract.kinship import CLOSE
from triage.extract.spans import Span, Taken

_TENS = {"열": 10, "스물": 20, "스무": 20, "서른": 30, "마흔": 40, "쉰": 50, "예순": 60, "일흔": 70, "여든": 80, "아흔": 90}
_UNITS = {
    "하나": 1,
    "한": 1,
    "둘": 2,
    "두": 2,
    "셋": 3,
    "세": 3,
    "넷": 4,
    "네": 4,
    "다섯": 5,
    "여섯": 6,
    "일곱": 7,
    "여덟": 8,
    "여덜": 8,
    "아홉": 9,
}
_SINO = {char: value for value, char in enumerate("영일이삼사오육칠팔구")} | {"공": 0}
_HAN = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"两": 2}
_MONTHS = dict(
    zip(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], range(1, 13), strict=True)
)
_UNIT = "하나|한|둘|두|셋|세|넷|네|다섯|여섯|일곱|여덟|여덜|아홉"
_COUNTED = (
    r"(?!\s?(?:초반|중반|후반|초\s반|안팎|명|개|시간|번|대|마리|분|시\b|날|달|평|가지|층|군데|곳|사람|건|차례|채|동"
    r"|살\s?(?:차이|어린|많)))"
)
_COPULA = (
    r"(?=\s?(?:살|세|[었였]|이?[시신셨십](?=데|니|었|고|어|다|는)|이[고구에애예요라며래었였거니네지야다여오유쥬]|여[요이]|애요|유(?![가-힣])|쥬(?![가-힣])|이다|임더"
    r"|심더|야(?![가-힣])|고|구요|쯤|정도|밖|먹|됐|된|임|입니|인데|예요|짜리|나이|"
    r"[.,)\]'\"/~!]|$|\s|남|여(?:자|성|\s|$|[,./)])|요|[이은인의가에때]\s))"
)
_NATIVE = re.compile(
    rf"(?P<korean>(?:한국\s?나이|세는\s?나이)(?:로는?|는)?\s?)?(?:만(?:으로)?\s?)?(?P<ten>스물|스무|서른|마흔|쉰|예순|일흔|여든"
    rf"|열)\s?(?P<unit>{_UNIT})?{_COUNTED}{_COPULA}(?P<word>\s?살|\s?세)?"
)
_SMALL = re.compile(rf"(?<![가-힣])(?P<unit>{_UNIT})\s?살")
_SINO_AGE = re.compile(
    r"(?<![가-힣])(?:만\s?)?(?P<ten>[이삼사오육칠팔구]?십)(?P<unit>[일이삼사오육칠팔구])?\s?(?:세|살)(?!기|대)"
)
_HAN_AGE = re.compile(
    r"(?P<ten>[一二三四五六七八九]?十)(?P<unit>[一二三四五六七八九])?\s?[岁歲]|今年(?:才"
    r"|刚)?(?P<ten2>[一二三四五六七八九]?十)(?P<unit2>[一二三四五六七八九])?(?![一-鿿]*[天个月])"
    r"|(?P<small>[一二三四五六七八九两])[岁歲]"
)
_NUMBER = re.compile(
    r"(?P<korean>(?:한국\s?나이|세는\s?나이)(?:로는?|는)?\s?)?(?<![\d.:/-])(?:만\s?)?(?P<age>\d{1,2})\s?(?:살(?!\s?(?:차이"
    r"|어린|많|위|아래))|세(?!기|대|트|명|번|계|컨|금|끼"
    r"|시|곳|제|관|션)|[岁歲](?!以)|周岁|tuổi|tuoi\b|t(?=[)\],.]|\s(?:ở|tên|bị|đi|làm|người|là)(?!\w))"
    r"|sal\b|-?\s?years?[\s-]?(?:old|of age)|\s?yrs?\.?(?:\s?old)?\b(?!\s?ago)|\s?y/?\.?o\b)",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"(?P<korean>(?:한국|세는)\s?)?(?:나이(?:는|가|로)?|연령|(?<![a-z])aged?(?:\s+(?:is|of))?|年龄|年齡|年纪|อายุ|tuổi"
    r"|អាយុ)\s?[:：=]?\s?(?:만\s?)?(?P<age>\d{1,2})(?!\d|대|\s?代)",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:he|she|boy|girl|son|daughter|brother|sister|friend|cousin|i(?=\sam|'?m))(?:\s(?:is|was|am|turned|turns"
    r"|just turned)|'s|'m|m|s)\s(?:only\s"
    r"|just\s)?(?P<age>\d{1,2})(?!\d|[:.]\d|\s?(?:%|days|weeks|months|hours|min|of|people|km|st|nd|rd|th|am|pm))",
    re.IGNORECASE,
)
_TURNED = re.compile(r"\bturn(?:ed|s|ing)\s(?P<age>[1-7]\d)\b", re.IGNORECASE)
_BORN = re.compile(
    r"(?<!\d)(?P<ko>(?:19|20)?\d\d)\s?(?:년\s?(?:\d{1,2}\s?월\s?)?(?:\d{1,2}\s?일\s?)?생"
    r"|[./-]\d{1,2}[./-]\d{1,2}\.?\s?생|년도\s?생)"
    r"|(?<!\d)(?P<roman>(?:19|20)?\d\d)\s?nyeon\s?saeng"
    r"|(?<![가-힣])(?P<said>[공영일이삼사오육칠팔구]{2})\s?년\s?생"
    r"|(?<!\d)(?P<six>\d\d)(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?:\s?생(?!\w)|\s?-\s?[\d*](?!\d{0,2}-)|\s?\*)"
    r"|(?:생년월일|생일|출생(?:일|년도)?|dob|d\.o\.b\.?|birth(?:\s?(?:date|day|year))?|date of birth|born(?:\s?(?:in"
    r"|on))?|出生(?:日期)?|生于|sinh(?:\s?năm|\s?ngày)?"
    r"|เกิด(?:ปี|เมื่อ)?(?:\s?พ\.?ศ\.?)?|ឆ្នាំកំណើត|កើត)"
    r"\s?(?:은|는|이|가|is|:|=)?\s?(?:\d{1,2}(?!\d)\s?(?:st|nd|rd|th)?[\s/.-]*(?:[a-z]{3,9}|\d{1,2})[\s/.,-]*"
    r"|[a-z]{3,9}\.?\s\d{1,2},?\s)?(?P<born>(?:19|20|25)\d\d|(?<!\d)\d\d(?=[.\-/년]|\d{4}(?!\d)))"
    r"|(?<!\d)(?P<han>(?:19|20)?\d\d)\s?年(?:\s?\d{1,2}\s?月)?(?:\s?\d{1,2}\s?[日号])?(?:出?生|的人)",
    re.IGNORECASE,
)
_SEX_BESIDE = re.compile(
    r"(?<![\d.:/,-])(?P<age>[1-8]\d)(?:\s?(?:/|,)?\s?)(?:남자?|여자?|namja|yeoja|[mf]|male|female|man|woman|guy|girl|boy|lady|男"
    r"|女)(?![a-zA-Z가-힣])|(?<![\d.:/-])(?P<ko>[1-8]\d)\s(?:남자|여자)"
    r"|(?<![가-힣A-Za-z\d])(?:남자?|여자?|[mf]|male|female|man|woman|guy|girl|boy|lady|男"
    r"|女)\s?[/,]?\s?(?P<after>[1-8]\d)(?!\d|\s?(?:명|개|대"
    r"|시|분|층|일|월|만|호|번|名|个|层)|[.:%])",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?:\s?(?:씨|님|군|양|대리|과장|차장|부장|주임|팀장|사원|형제|자매|집사|학생|청년|선생님?"
    r"|프로)(?=\s?[(,]))?\s?[(,:\[/]?\s?(?:만\s?|korean\s(?:(?:passport|citizen|national|guy|man|woman|girl|male|female)(?:\sholder)?\s?,\s?)?|韩国\s?|한국인\s?|(?:she|he|they)/(?:her|him"
    r"|them)\s?,\s?)?(?P<age>[1-9]\d)(?!\d|[.:/-]\d|%|\s?(?:일|월|년|명|층|시|분|만|천|개|동(?!생)|호|번|키|kg|cm|대|dae\b|주|달"
    r"|억|원|名|个|月|号|日|年|天|点|楼|days?|weeks?|months?|people|person|am|pm|hours?))"
)
_KIN_AGED = re.compile(
    rf"(?:(?<![가-힣])(?:우리\s?|제\s?|저희\s?)?(?:{CLOSE}|여학생|남학생|학생|청년)"
    r"|\b(?:son|daughter|brother|sister|husband|wife|boyfriend|girlfriend|cousin|friend|nephew|niece|roommate|fianc[eé]e?)"
    r"|儿子|女儿|弟弟|妹妹|哥哥|姐姐|老公|老婆|男友|女友|朋友|con trai|con gái|em trai|em gái|chồng|vợ|ลูกชาย|ลูกสาว|น้องชาย"
    r"|น้องสาว|แฟน)"
    r"\s?[(,]\s?(?:만\s?)?(?P<age>[1-7]\d)(?=\s?(?:세|살|岁|歲|tuổi|y|ปี)?\s?[),])",
    re.IGNORECASE,
)
_CHILD = re.compile(r"\s?\((?P<age>[1-9])\)")
_COPULA_AGE = re.compile(r"(?<=\s)(?P<age>[1-6]\d)(?:이래요|이에요|이예요|입니다|이고요|이구요|이요|이거든요)(?![가-힣])")


@dataclass(frozen=True, slots=True)
class Age:
    """An age in years and where it stands."""

    years: int
    span: Span


def ages(text: str, today: date) -> tuple[Age, ...]:
    """Every age of a text, in order; a birth year gives the difference of years, less one where its month is still to come."""
    found: list[Age] = []
    taken = Taken(len(text))
    for pattern in (
        _BORN,
        _NUMBER,
        _LABELLED,
        _TOLD,
        _TURNED,
        _NATIVE,
        _SMALL,
        _SINO_AGE,
        _HAN_AGE,
        _SEX_BESIDE,
        _COPULA_AGE,
        _KIN_AGED,
    ):
        for match in pattern.finditer(text):
            years = _years(match, today)
            if years is not None and 0 < years < 100 and taken.take(match.span()):
                found.append(Age(years, match.span()))
    return tuple(sorted(found, key=lambda age: age.span))


def age_beside(text: str, end: int) -> Age | None:
    """The bare number right behind a name, where it can be an age: "(27", ", 28", " 33"."""
    if child := _CHILD.match(text, end):
        return Age(int(child["age"]), child.span())
    match = _BARE.match(text, end)
    return Age(int(match["age"]), match.span()) if match and 10 <= int(match["age"]) < 90 else None


def _years(match: re.Match[str], today: date) -> int | None:
    groups = {name: value for name, value in match.groupdict().items() if value}
    if "said" in groups:
        return _since(10 * _SINO[groups["said"][0]] + _SINO[groups["said"][1]], today, None)
    counted = _counted(groups, match, today)
    return counted - 1 if counted and "korean" in groups else counted  # counted from one at birth: the difference of years


def _counted(groups: dict[str, str], match: re.Match[str], today: date) -> int | None:
    """The years that the words say, in the way of counting they use."""
    for name in ("ko", "six", "born", "han", "roman"):
        if name in groups and match.re is _BORN:
            return _since(int(groups[name]), today, _month(match))
    for name in ("age", "ko", "after"):
        if name in groups:
            return int(groups[name])
    if match.re is _NATIVE:
        return _native(groups, match)
    if match.re is _SMALL:
        return _UNITS[groups["unit"]]
    numerals = _SINO if match.re is _SINO_AGE else _HAN
    if "small" in groups:
        return numerals[groups["small"]]
    if "ten2" in groups:
        return numerals.get(groups["ten2"][0], 1) * 10 + numerals.get(groups.get("unit2", ""), 0)
    return numerals.get(groups["ten"][0], 1) * 10 + numerals.get(groups.get("unit", ""), 0)


def _native(groups: dict[str, str], match: re.Match[str]) -> int | None:
    """A native Korean age; 열 and 쉰 alone are other words too and need 살."""
    if groups["ten"] in ("열", "쉰") and "unit" not in groups and "word" not in groups:
        return None
    if groups.get("unit") in ("한", "두", "세", "네") and "word" not in groups:
        return None
    if match.start() and "가" <= match.string[match.start() - 1] <= "힣" and groups["ten"] in ("열", "쉰"):
        return None
    return _TENS[groups["ten"]] + _UNITS.get(groups.get("unit", ""), 0)


def _month(match: re.Match[str]) -> int | None:
    """The month of birth that stands with a birth year."""
    words = match.string[match.start() : match.end() + 4]
    if found := re.search(r"(\d{1,2})\s?[월月]", words):
        return int(found[1])
    if found := re.search(r"\d\s?([a-z]{3})[a-z]*\.?\s(?:19|20)", words, re.IGNORECASE):
        return _MONTHS.get(found[1].lower())
    return int(match["six"] and match.string[match.start("six") + 2 : match.start("six") + 4] or 0) or None


def _since(born: int, today: date, month: int | None) -> int:
    """The years from a birth year written with two or four figures, Thai Buddhist years included."""
    if born >= 2400:
        born -= 543
    if born < 100:
        born += 2000 if born <= today.year % 100 else 1900
    return today.year - born - (month is not None and month > today.month)
