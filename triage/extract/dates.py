"""Days that words name, as spans in Seoul: 어제, 사흘째, 저번주 수요일, 9/17, last Friday, 前天, hôm qua, เมื่อวาน, ម្សិលមិញ."""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from triage.extract.day_words import (
    COUNT,
    KO_DAYS,
    MONTH,
    MONTH_THAI_KHMER,
    MONTHS,
    MONTHS_THAI_KHMER,
    N_DAYS,
    N_EN,
    N_KM,
    N_KO,
    N_TH,
    N_VI,
    N_ZH,
    WEEKDAY,
    WEEKDAYS,
)
from triage.extract.holidays import feasts
from triage.extract.spans import Span, Taken
from triage.extraction import Day


@dataclass(frozen=True, slots=True)
class Dated:
    """A day or span of days and where its words stand; `lasting` is a stretch up to now (사흘째)."""

    day: Day
    span: Span
    lasting: bool = False


_Rule = tuple[re.Pattern[str], Callable[[re.Match[str], datetime], Day | None], bool]


def _day(day: date, *, precise: bool = True) -> Day:
    return Day(day, day, precise)


def _ago(days: int, *, precise: bool = True) -> Callable[[re.Match[str], datetime], Day | None]:
    return lambda match, at: _day(at.date() - timedelta(days=days), precise=precise)


def _this_day(match: re.Match[str], at: datetime) -> Day | None:
    """The day of writing, for an hour that stands alone; right behind another day's word it is that day's hour."""
    return _day(at.date(), precise=False)


def _number(match: re.Match[str]) -> int:
    word = match["n"].lower()
    return int(word) if word.isdigit() else COUNT.get(word, 1)


def _days(match: re.Match[str], at: datetime) -> Day | None:
    return _day(at.date() - timedelta(days=_number(match)), precise=match["n"] not in ("몇", "few", "a few", "几", "vài", "mấy"))


def _named_days(match: re.Match[str], at: datetime) -> Day | None:
    return _day(at.date() - timedelta(days=KO_DAYS[match["d"]]))


def _weeks(match: re.Match[str], at: datetime) -> Day | None:
    return _day(at.date() - timedelta(weeks=_number(match)))


def _one_week(match: re.Match[str], at: datetime) -> Day | None:
    return _day(at.date() - timedelta(weeks=1))


def _months(match: re.Match[str], at: datetime) -> Day | None:
    return _day(_back(at.date(), _number(match)), precise=False)


def _back(day: date, months: int) -> date:
    """The same day some months earlier, or that month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _hours(match: re.Match[str], at: datetime) -> Day | None:
    return _day((at - timedelta(hours=_number(match))).date())


def _minutes(match: re.Match[str], at: datetime) -> Day | None:
    return _day((at - timedelta(minutes=_number(match))).date())


def _weekday_of(match: re.Match[str]) -> int:
    word = match["wd"].lower()
    return WEEKDAYS[word] if word in WEEKDAYS else WEEKDAYS[word[:3]]


def _weekday_last_week(match: re.Match[str], at: datetime) -> Day | None:
    monday = at.date() - timedelta(days=at.weekday())
    return _day(monday - timedelta(days=7 - _weekday_of(match)))


def _weekday_this_week(match: re.Match[str], at: datetime) -> Day | None:
    return _past(at.date() - timedelta(days=at.weekday() - _weekday_of(match)), at)


def _weekday_before(match: re.Match[str], at: datetime) -> Day | None:
    """The last such weekday before today, or today."""
    return _day(at.date() - timedelta(days=(at.weekday() - _weekday_of(match)) % 7))


def _weekday_strictly_before(match: re.Match[str], at: datetime) -> Day | None:
    return _day(at.date() - timedelta(days=(at.weekday() - _weekday_of(match) - 1) % 7 + 1))


def _two_weeks_back(match: re.Match[str], at: datetime) -> Day | None:
    monday = at.date() - timedelta(days=at.weekday())
    return _day(monday - timedelta(days=14 - _weekday_of(match)))


def _last_week(match: re.Match[str], at: datetime) -> Day | None:
    monday = at.date() - timedelta(days=at.weekday() + 7)
    return Day(monday, monday + timedelta(days=6), precise=False)


def _weekend(match: re.Match[str], at: datetime) -> Day | None:
    saturday = at.date() - timedelta(days=(at.weekday() - 5) % 7)
    return Day(saturday, min(saturday + timedelta(days=1), at.date()), precise=False)


def _past(day: date, at: datetime) -> Day | None:
    return _day(day) if day <= at.date() else None


def _calendar(match: re.Match[str], at: datetime) -> Day | None:
    """A month and a day, in the year given or the last one in which it is not in the future."""
    groups = match.groupdict()
    word = (groups.get("mon") or "").lower().rstrip(".")
    month = MONTHS_THAI_KHMER.get(word) or MONTHS.get(word[:3]) or int(groups["m"])
    year = int(groups["y"]) if groups.get("y") else None
    if year and year < 100:
        year += 2000
    if year and year >= 2400:
        year -= 543
    try:
        if year:
            return _past(date(year, month, int(groups["d"])), at)
        day = date(at.year, month, int(groups["d"]))
        return _day(day if day <= at.date() else date(at.year - 1, month, int(groups["d"])))
    except ValueError:
        return None


def _day_last_month(match: re.Match[str], at: datetime) -> Day | None:
    first = _back(at.date().replace(day=1), 1)
    try:
        return _day(first.replace(day=int(match["d"])))
    except ValueError:
        return None


def _day_this_month(match: re.Match[str], at: datetime) -> Day | None:
    try:
        day = at.date().replace(day=int(match["d"]))
    except ValueError:
        return None
    return _day(day) if day <= at.date() else _day_last_month(match, at)


def _bare_day(match: re.Match[str], at: datetime) -> Day | None:
    """A day of the month with no month named: the last such day up to now."""
    number = int(next(value for value in match.groupdict().values() if value))
    for months in (0, 1):
        first = _back(at.date().replace(day=1), months)
        if number <= calendar.monthrange(first.year, first.month)[1] and first.replace(day=number) <= at.date():
            return _day(first.replace(day=number))
    return None


def _part_of_month(match: re.Match[str], at: datetime) -> Day | None:
    """The beginning, middle or end of a month."""
    month = int(match["m"])
    year = at.year if (month, 1) <= (at.month, at.day) else at.year - 1
    last = calendar.monthrange(year, month)[1]
    first, end = {"초": (1, 10), "중": (11, 20), "말": (21, last), "初": (1, 10), "底": (21, last), "末": (21, last)}.get(
        match["part"][0], (1, last)
    )
    return Day(date(year, month, first), min(date(year, month, end), max(at.date(), date(year, month, first))), precise=False)


def _r(pattern: str, value: Callable[[re.Match[str], datetime], Day | None], *, lasting: bool = False) -> _Rule:
    return re.compile(pattern, re.IGNORECASE), value, lasting


_LASTING_KO = r"\s?(?:쯤|정도|가량)?\s?(?:째|동안|간\s|가까이|넘게|이상|지나|됐|되었|되도록|이?\s?다\s?되|내내)"
_RULES: tuple[_Rule, ...] = (
    _r(
        r"(?<!\d)(?P<y>20\d\d)\s?(?:년|[-./年])[^.\n\d]{0,8}?(?P<m>1[0-2]|0?[1-9])\s?(?:월|[-./月])\s?(?P<d>3[01]"
        r"|[12]\d|0?[1-9])(?!\d)\s?[일日号號]?",
        _calendar,
    ),
    _r(r"(?<!\d)(?P<m>1[0-2]|0?[1-9])\s?[월月]\s?(?P<d>3[01]|[12]\d|0?[1-9])\s?[일日号號]", _calendar),
    _r(rf"(?<![a-z]){MONTH}\.?\s(?P<d>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d|:)(?:,?\s(?P<y>20\d\d))?", _calendar),
    _r(rf"(?<!\d)(?P<d>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\s(?:of\s)?{MONTH}(?![a-z])(?:,?\s(?P<y>20\d\d))?", _calendar),
    _r(r"ngày\s(?P<d>3[01]|[12]\d|0?[1-9])(?:\stháng\s|/|-)(?P<m>1[0-2]|0?[1-9])(?!\d)", _calendar),
    _r(r"(?:ថ្ងៃទី|วันที่)\s?(?P<d>3[01]|[12]\d|0?[1-9])\s?(?:ខែ|เดือน|/)\s?(?P<m>1[0-2]|0?[1-9])(?!\d)", _calendar),
    _r(r"(?<![\da-z])(?P<m>1[0-2]|0?[1-9])\s?wol\s?(?P<d>3[01]|[12]\d|0?[1-9])\s?il(?![a-z])", _calendar),
    _r(rf"(?<!\d)(?P<d>3[01]|[12]\d|0?[1-9])\s?(?:ខែ\s?|เดือน\s?)?{MONTH_THAI_KHMER}(?:\s?(?P<y>20\d\d|25\d\d))?", _calendar),
    _r(r"(?:thứ|thu)\s(?P<wd>hai|ba|tư|tu|năm|nam|sáu|sau|bảy|bay)\s(?:vừa (?:rồi|qua)|rồi|qua)", _weekday_strictly_before),
    _r(r"(?:지난\s?달|저번\s?달|上个?月)\s?(?P<d>3[01]|[12]\d|0?[1-9])\s?[일日号號]", _day_last_month),
    _r(r"(?:이번\s?달|지난|这个?月)\s?(?P<d>3[01]|[12]\d|0?[1-9])\s?[일日号號](?!\s?(?:째|동안|간|전))", _day_this_month),
    _r(
        r"(?<![\d월.])(?<!월\s)(?P<d>3[01]|[12]\d|[1-9])일\s?(?:날|에|밤|저녁|새벽|오전|오후|아침|이후|부터|자\s?(?:톡"
        r"|카톡|문자))"
        r"|(?:since|on|after|from) the (?P<d2>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)(?! floor)"
        r"|(?<![月\d])(?P<d3>3[01]|[12]\d|[1-9])[号號](?=晚|早|上午|下午|给|給|跟|和|来|來|发|發|说|說|最|在|之后|之後"
        r"|以后|以後|起|失|打|联系|那天|还|還)"
        r"|ngày (?:mùng )?(?P<d4>3[01]|[12]\d|[1-9])(?![\d/-]| tháng)|วันที่ (?P<d5>3[01]|[12]\d|[1-9])(?!\d|\s?(?:เดือน|/))",
        _bare_day,
    ),
    _r(r"(?P<m>1[0-2]|0?[1-9])\s?[월月]\s?(?P<part>초|중순|말|初|中旬|底|末)", _part_of_month),
    _r(r"그끄저께|그끄제|大前天", _ago(3)),
    _r(r"엊그[저제]께?|엇그제", _ago(2, precise=False)),
    _r(r"그저께|그제(?!야|서)|그젯밤|그저깨|geujeokk?e|前天|day before yesterday|hôm kia|hom kia|เมื่อวานซืน|วานซืน|ម្សិលម្ង៉ៃ", _ago(2)),
    _r(
        r"어제(?:밤|저녁)?|어젯밤|엊저녁|어저께|어재|간밤|지난\s?밤|(?<![a-z])eoje|yesterday|last night|昨[天晚夜日]|昨儿"
        r"|(?:hôm|tối|đêm|sáng|chiều|trưa)\s?qua|(?<!\w)(?:hom|toi|dem) qua|เมื่อวาน(?!ซืน)|เมื่อคืน|ម្សិលមិញ|យប់មិញ",
        _ago(1),
    ),
    _r(rf"{N_KO}\s?시간\s?(?:반\s?)?(?:전|째|넘게)", _hours),
    _r(rf"{N_KO}\s?분\s?전", _minutes),
    _r(r"(?<![가-힣])반\s?시간\s?전|半个?小时前", _ago(0)),
    _r(rf"(?<![a-z]){N_EN}\s?(?:hours?|hrs?)\s(?:ago|before|back|now)", _hours),
    _r(rf"(?<![a-z]){N_EN}\s?(?:minutes?|mins?)\s?(?:ago|before|back)", _minutes),
    _r(r"just now|(?:a )?moment ago", _ago(0)),
    _r(rf"{N_ZH}\s?个?(?:小时|小時|钟头)(?:前|之前)", _hours),
    _r(rf"{N_ZH}\s?(?:分钟|分鐘)(?:前|之前)", _minutes),
    _r(rf"{N_VI}\s?(?:tiếng|giờ)\strước", _hours),
    _r(rf"{N_VI}\s?phút\strước", _minutes),
    _r(
        r"오늘|방금|아까|(?:조금|쪼까|쪼매|쪼끔|쫌)\s?전|금방|좀\s?전에?|(?<![a-z])(?:oneul|banggeum)|today|this (?:morning|noon|afternoon"
        r"|evening)|tonight|earlier today|今[天早晚日晨]|刚才|刚刚|剛才|hôm nay|sáng nay|chiều nay|trưa nay"
        r"|vừa (?:mới|nãy|rồi)|mới đây|sang nay|hom nay|chieu nay|เมื่อ(?:เช้า|เที่ยง|บ่าย|เย็น|ค่ำ)|บ่ายนี้|คืนนี้|วันนี้|ថ្ងៃត្រង់នេះ|ល្ងាចនេះ|យប់នេះ|រសៀលនេះ|เมื่อกี้|เมื่อสักครู่|เช้านี้|ថ្ងៃនេះ|ព្រឹកនេះ|អម្បាញ់មិញ|មុននេះ",
        _ago(0),
    ),
    _r(rf"{N_DAYS}\s?(?:쯤|정도|가량|하고도\s?반)?\s?(?:전|前|만에)", _named_days),
    _r(
        r"(?<![a-z])(?P<d>haru|iteul|itul|saheul|sahul|naheul|nahul|datsae|yeotsae|yeolheul|boreum)\s?(?:jjeum\s)?(?:jeon|jjae)",
        _named_days,
    ),
    _r(rf"{N_DAYS}{_LASTING_KO}", _named_days, lasting=True),
    _r(rf"(?<!월\s)(?<!월){N_KO}\s?일\s?(?:쯤|정도|가량)?\s?전", _days),
    _r(r"(?<![\da-z])(?P<n>\d{1,2})\s?il\s?(?:jeon|jjae)", _days),
    _r(r"(?<![\da-z])(?P<n>\d{1,2})\s?ju(?:il)?\s?(?:jeon|jjae)", _weeks),
    _r(rf"(?<!월\s)(?<!월){N_KO}\s?일{_LASTING_KO}", _days, lasting=True),
    _r(r"(?:일\s?주일|한\s?주|1주일?|ilju\s?il|iljuil)\s?(?:정도|쯤)?\s?(?:전|jeon)", _one_week),
    _r(rf"(?:일\s?주일|한\s?주|1주일?)\s?(?:정도|쯤)?{_LASTING_KO}", _one_week, lasting=True),
    _r(rf"{N_KO}\s?주일?\s?(?:정도|쯤)?\s?전", _weeks),
    _r(rf"{N_KO}\s?주일?\s?(?:정도|쯤)?{_LASTING_KO}", _weeks, lasting=True),
    _r(rf"{N_KO}\s?(?:달|개월)\s?(?:정도|쯤)?\s?전", _months),
    _r(rf"{N_KO}\s?(?:달|개월)\s?(?:정도|쯤)?{_LASTING_KO}", _months, lasting=True),
    _r(
        r"(?:지난\s?주|저번\s?주|전\s?주|jinan\s?ju)\s?(?P<wd>[월화수목금토일](?![가-힣])|[월화수목금토일](?=요일|욜)|[a-z]+yoil)(?:요일|욜)?",
        _weekday_last_week,
    ),
    _r(r"(?:이번\s?주|금주)\s?(?P<wd>[월화수목금토일])요일", _weekday_this_week),
    _r(r"(?:지난|저번)\s?(?P<wd>[월화수목금토일])(?:요일|욜)", _weekday_strictly_before),
    _r(r"(?:지난|저번|이번)\s?주말", _weekend),
    _r(
        r"지난\s?주|저번\s?주|last week|上周(?![一二三四五六日天])|上个?星期(?![一二三四五六日天])"
        r"|上个?礼拜(?![一二三四五六日天])|tuần trước|สัปดาห์(?:ที่แล้ว|ก่อน)|อาทิตย์(?:ที่แล้ว|ก่อน)|សប្តាហ៍មុន",
        _last_week,
    ),
    _r(
        r"(?<![가-힣])(?P<wd>[월화수목금토일])(?:요일|욜)(?!\s?(?:까지(?!(?:는|만|도))|(?:밤|저녁|아침|오전|오후|새벽)?\s?마다))",
        _weekday_strictly_before,
    ),
    _r(rf"(?:last|this past)\s{WEEKDAY}", _weekday_strictly_before),
    _r(rf"this\s{WEEKDAY}", _weekday_this_week),
    _r(rf"(?:on|since|until|till|from)\s{WEEKDAY}", _weekday_strictly_before),
    _r(
        r"(?<![a-z])(?<!every )(?P<wd>monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?![a-z])",
        _weekday_strictly_before,
    ),
    _r(rf"(?<![a-z]){N_EN}\s?(?:days?|nights?|evenings?|mornings?)\s(?:ago|before|back)", _days),
    _r(r"the (?:night|evening) before last|two nights back|前晚|前夜", _ago(2)),
    _r(r"半个?月(?:前|之前)|a fortnight (?:ago|back)|fortnight ago", _ago(15, precise=False)),
    _r(r"(?:cách đây|hơn)\s(?P<n>\d{1,2}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s(?:ngày|hôm)", _days),
    _r(r"上上个?(?:星期|周|礼拜|週)(?P<wd>[一二三四五六日天])", lambda match, at: _two_weeks_back(match, at)),
    _r(
        r"(?:작년|지난해|去年)\s?(?P<m>1[0-2]|0?[1-9])\s?[월月]\s?(?P<d>3[01]|[12]\d|0?[1-9])\s?[일日号號]",
        lambda match, at: _day(date(at.year - 1, int(match["m"]), int(match["d"]))),
    ),
    _r(
        rf"(?:for|past|last|been|now|already)\s(?:the\s(?:last|past)\s)?(?:over\s|about\s"
        rf"|almost\s)?{N_EN}\s?(?:full\s)?days?(?!\s?(?:trip|tour|ago|off))",
        _days,
        lasting=True,
    ),
    _r(r"(?<![a-z\d])(?P<n>\d{1,2})\s?days?(?=\s(?:no|not|without|since|already|now))", _days, lasting=True),
    _r(rf"(?<![a-z]){N_EN}\s?weeks?\s(?:ago|before|back)", _weeks),
    _r(
        rf"(?:for|past|last|been|over)\s(?:the\s(?:last|past)\s)?(?:over\s|about\s|almost\s)?{N_EN}\s?weeks?(?!\s?ago)",
        _weeks,
        lasting=True,
    ),
    _r(rf"(?<![a-z]){N_EN}\s?months?\s(?:ago|before|back)", _months),
    _r(r"上个?(?:星期|周|礼拜|週)(?P<wd>[一二三四五六日天])", _weekday_last_week),
    _r(r"(?:这个?|本)?(?:星期|周|礼拜|週)(?P<wd>[一二三四五六日天])(?!后)", _weekday_before),
    _r(rf"(?<![月\d]){N_ZH}\s?(?:天|日)(?:前|之前|以前)", _days),
    _r(rf"(?<![月\d第]){N_ZH}\s?天(?!一)", _days, lasting=True),
    _r(rf"(?:{N_ZH})\s?个?(?:星期|周|礼拜)(?:前|之前|了|没|联系)", _weeks),
    _r(rf"{N_ZH}\s?个?月(?:前|之前)", _months),
    _r(r"(?:thứ|thu)\s(?P<wd>hai|ba|tư|tu|năm|nam|sáu|sau|bảy|bay)(?:\s(?:tuần này|tuan nay))", _weekday_this_week),
    _r(r"(?:thứ|thu)\s(?P<wd>hai|ba|tư|tu|năm|nam|sáu|sau|bảy|bay)(?:\s(?:tuần trước|tuan truoc))", _weekday_last_week),
    _r(r"(?:thứ\s(?P<wd>hai|ba|tư|năm|sáu|bảy))", _weekday_strictly_before),
    _r(r"(?P<wd>chủ nhật|chu nhat)(?:\stuần trước)?", _weekday_strictly_before),
    _r(rf"{N_VI}\s?(?:ngày|ngay|hôm)\s?(?:trước|truoc|nay|rồi|roi|qua)", _days),
    _r(rf"{N_VI}\s?(?:tuần|tuan)\s?(?:trước|truoc|nay|rồi|roi)", _weeks),
    _r(rf"{N_TH}\s?วัน(?:ก่อน|แล้ว|ที่แล้ว|มาแล้ว)", _days),
    _r(rf"{N_TH}\s?(?:สัปดาห์|อาทิตย์)(?:ก่อน|แล้ว|ที่แล้ว)", _weeks),
    _r(r"วัน(?P<wd>จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์)(?:ที่แล้ว|ก่อน)?", _weekday_before),
    _r(rf"{N_KM}\s?ថ្ងៃ(?:មុន|ហើយ|មកហើយ)", _days),
    _r(r"ថ្ងៃ(?P<wd>ច័ន្ទ|ចន្ទ|អង្គារ|ពុធ|ព្រហស្បតិ៍|សុក្រ|សៅរ៍|អាទិត្យ)", _weekday_before),
    _r(rf"{N_KM}\s?(?:សប្តាហ៍|អាទិត្យ)(?:មុន|ហើយ)", _weeks),
    _r(
        r"(?:아침|새벽|점심|오전|오후|저녁|밤|낮)\s?(?:\d{1,2}|[한두세네]|다섯|여섯|일곱|여덟|아홉|열)\s?시(?!간)|(?<![가-힣])(?:점심\s?(?:때|무렵|시간)|아침\s?나절|낮에)",
        _this_day,
    ),
)
_SLASHED = re.compile(r"(?<![\d/.-])(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?![\d/]|\.\d|[%]|층|[만천])")


def dates(text: str, at: datetime, language: str = "ko") -> tuple[Dated, ...]:
    """Every day up to `at` (a time in Seoul) that a text names, in order; days still to come are left out."""
    found: list[Dated] = []
    taken = Taken(len(text))
    for pattern, value, lasting in _RULES:
        for match in pattern.finditer(text):
            if value is _this_day and not taken.free((max(0, match.start() - 2), match.start())):
                continue
            if taken.take(match.span()) and (day := value(match, at)) and day.first <= at.date():
                found.append(Dated(day, match.span(), lasting))
    for feast, span in feasts(text, at):
        if taken.take(span):
            found.append(Dated(feast, span))
    for match in _SLASHED.finditer(text):
        if taken.free(match.span()) and (day := _slashed(match, at, language)):
            found.append(Dated(day, match.span()))
    return tuple(sorted(found, key=lambda one: one.span))


_NAMED_BEFORE = re.compile(rf"{WEEKDAY},?\s$", re.IGNORECASE)


def _day_first(match: re.Match[str], at: datetime) -> bool:
    """Whether the weekday named before a day like 5/12 fits only where the day comes first."""
    named = _NAMED_BEFORE.search(match.string[max(0, match.start() - 12) : match.start()])
    if named is None:
        return False
    first, second = int(match["a"]), int(match["b"])
    fits = []
    for month, day in ((first, second), (second, first)):
        try:
            fits.append(any(date(year, month, day).weekday() == WEEKDAYS[named["wd"].lower()] for year in (at.year, at.year - 1)))
        except ValueError:
            fits.append(False)
    return fits == [False, True]


def _slashed(match: re.Match[str], at: datetime, language: str) -> Day | None:
    """A day like 9/17 or 9.17; Vietnamese, Thai and Khmer write the day first, others the month."""
    first, second = int(match["a"]), int(match["b"])
    if match["sep"] == "." and len(match["b"]) < 2:
        return None
    if language in ("vi", "th", "km") or first > 12 or _day_first(match, at):
        first, second = second, first
    try:
        day = date(at.year, first, second)
    except ValueError:
        return None
    return _day(day if day <= at.date() else date(at.year - 1, first, second) if (first, second) != (2, 29) else at.date())
