"""Days that words name, as spans in Seoul: 어제, 사흘째, 저번주 수요일, 9/17, last Friday, 前天, hôm qua, เมื่อวาน, ម្សិលមិញ."""

import re
from collections.abc import Callable
from datetime import datetime

from triage.extract.day_joins import By, Dated, joined
from triage.extract.day_values import (
    ago,
    bare_day,
    calendar_day,
    day_last_month,
    day_this_month,
    days,
    hours,
    last_of_month,
    last_week,
    last_year,
    lunar_day,
    minutes,
    months,
    named_days,
    one_week,
    part_of_month,
    this_day,
    today,
    two_weeks_back,
    weekday_after_weeks,
    weekday_before,
    weekday_last_week,
    weekday_of_month,
    weekday_strictly_before,
    weekday_this_week,
    weekdays_ago,
    weekend,
    weeks,
)
from triage.extract.day_words import (
    MONTH,
    MONTH_THAI_KHMER,
    N_DAYS,
    N_EN,
    N_KM,
    N_KO,
    N_TH,
    N_VI,
    N_ZH,
    WEEKDAY,
)
from triage.extract.holidays import feasts
from triage.extract.slashed_days import slashed_days
from triage.extract.spans import Span, Taken
from triage.extract.worded_days import WORDED
from triage.extraction import Day

_Rule = tuple[re.Pattern[str], Callable[[re.Match[str], datetime], Day | None], bool]


def _r(pattern: str, value: Callable[[re.Match[str], datetime], Day | None], *, lasting: bool = False) -> _Rule:
    return re.compile(pattern, re.IGNORECASE), value, lasting


_LASTING_KO = r"\s?(?:쯤|정도|가량)?\s?(?:째|동안|간\s|가까이|넘게|이상|지나|됐|되었|되도록|이?\s?다\s?되|내내)"
_RULES: tuple[_Rule, ...] = (
    *(_r(pattern, value) for pattern, value in WORDED),
    _r(
        r"(?<!\d)(?P<y>20\d\d)\s?(?:년|[-./年])[^.\n\d]{0,8}?(?P<m>1[0-2]|0?[1-9])\s?(?:월|[-./月])\s?(?P<d>3[01]"
        r"|[12]\d|0?[1-9])(?!\d)\s?[일日号號]?",
        calendar_day,
    ),
    _r(r"(?<!\d)(?P<m>1[0-2]|0?[1-9])\s?[월月]\s?(?P<d>3[01]|[12]\d|0?[1-9])\s?[일日号號]", calendar_day),
    _r(rf"(?<![a-z]){MONTH}\.?\s(?P<d>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d|:\d)(?:,?\s(?P<y>20\d\d))?", calendar_day),
    _r(rf"(?<!\d)(?P<d>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\s(?:of\s)?{MONTH}(?![a-z])(?:,?\s(?P<y>20\d\d))?", calendar_day),
    _r(r"ngày\s(?P<d>3[01]|[12]\d|0?[1-9])(?:\stháng\s|/|-)(?P<m>1[0-2]|0?[1-9])(?!\d)", calendar_day),
    _r(r"(?:ថ្ងៃទី|วันที่)\s?(?P<d>3[01]|[12]\d|0?[1-9])\s?(?:ខែ|เดือน|/)\s?(?P<m>1[0-2]|0?[1-9])(?!\d)", calendar_day),
    _r(
        r"(?:(?P<y>20\d\d)\s?nyeon\s?)?(?<![\da-z])(?P<m>1[0-2]|0?[1-9])\s?wol\s?(?P<d>3[01]|[12]\d|0?[1-9])\s?il(?![a-z])",
        calendar_day,
    ),
    _r(rf"(?<!\d)(?P<d>3[01]|[12]\d|0?[1-9])\s?(?:ខែ\s?|เดือน\s?)?{MONTH_THAI_KHMER}(?:\s?(?P<y>20\d\d|25\d\d))?", calendar_day),
    _r(r"(?:thứ|thu)\s(?P<wd>hai|ba|tư|tu|năm|nam|sáu|sau|bảy|bay)\s(?:vừa (?:rồi|qua)|rồi|qua)", weekday_strictly_before),
    _r(r"(?:thứ|thu)\s(?P<wd>hai|ba|tư|tu|năm|nam|sáu|sau|bảy|bay)(?:\s(?:tuần trước|tuan truoc))", weekday_last_week),
    _r(r"(?P<wd>chủ nhật|chu nhat)\s(?:tuần trước|tuan truoc)", weekday_last_week),
    _r(r"(?P<wd>chủ nhật|chu nhat)\s(?:vừa (?:rồi|qua)|rồi|qua)", weekday_strictly_before),
    _r(r"(?:지난\s?달|저번\s?달|上个?月)\s?(?P<d>3[01]|[12]\d|0?[1-9])\s?[일日号號]", day_last_month),
    _r(r"(?:이번\s?달|지난|这个?月)\s?(?P<d>3[01]|[12]\d|0?[1-9])\s?[일日号號](?!\s?(?:째|동안|간|전))", day_this_month),
    _r(
        r"(?<![\d월.])(?<!월\s)(?<!지\s)(?P<d>3[01]|[12]\d|[1-9])일(?:\s?(?:날|에|밤|저녁|새벽|오전|오후|아침|낮|점심|자\s?(?:톡"
        r"|카톡|문자|편지)|엔|[경쯤]에)|(?=\s?(?:[월화수목금토일](?:요일|욜)|주일))|(?=\s?(?:이후|부터|까지(?:는|도|만)))"
        r"|(?=이\s?(?:마지막|끝|지요|죠)))|(?<=[(（])(?P<d6>3[01]|[12]\d|[1-9])일(?=[)）])"
        r"|(?:since|on|after|from|of|until|till) the (?P<d2>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)(?! (?:floor|of|building"
        r"|block|street"
        r"|month|time|room))"
        r"|(?<![月\d一二三四五六七八九十])(?P<d3>3[01]|[12]\d|[1-9]|二?十[一二三四五六七八九]?"
        r"|[一二三四五六七八九])[号號](?=晚|早|上午|下午|给|給|跟|和|来|來|发|發|说|說|最|在|之后|之後"
        r"|以后|以後|起|失|打|联系|那天|还|還)"
        r"|ngày (?:mùng )?(?P<d4>3[01]|[12]\d|[1-9])(?![\d/-]| tháng)"
        r"|(?:วันที่|ថ្ងៃទី)\s?(?P<d5>3[01]|[12]\d|[1-9])(?!\d|\s?(?:เดือน|ខែ|/))",
        bare_day,
    ),
    _r(r"(?P<m>1[0-2]|0?[1-9])\s?[월月]\s?(?P<part>초(?![하이사나닷엿여아열])|중순|말(?!일)|初|中旬|底|末)", part_of_month),
    _r(r"그끄저께|그끄제|大前天", ago(3)),
    _r(r"엊그[저제]께?|엇그제", ago(2, precise=False)),
    _r(
        r"그저께|그제(?!야|서)|그젯밤|그저깨|geujeokk?e|前天|day before yesterday|hôm kia|hom kia|เมื่อวานซืน|วานซืน"
        r"|ម្សិលម្ង៉ៃ",
        ago(2),
    ),
    _r(
        r"어제(?:밤|저녁)?|어젯밤|엊저녁|어저께|어재|간밤|지난\s?밤|(?<![a-z])eoje|yesterday|last night|昨[天晚夜日]|昨儿"
        r"|(?:hôm|tối|đêm|sáng|chiều|trưa)\s?qua|(?<!\w)(?:hom|toi|dem) qua|เมื่อวาน(?!ซืน)|เมื่อคืน|ម្សិលមិញ|យប់មិញ",
        ago(1),
    ),
    _r(rf"{N_KO}\s?시간\s?(?:반\s?)?(?:전|째|넘게)", hours),
    _r(rf"{N_KO}\s?분\s?전", minutes),
    _r(r"(?<![가-힣])반\s?시간\s?전|半个?小时前", ago(0)),
    _r(rf"(?<![a-z]){N_EN}\s?(?:hours?|hrs?)\s(?:ago|before|back|now)", hours),
    _r(rf"(?<![a-z]){N_EN}\s?(?:minutes?|mins?)\s?(?:ago|before|back)", minutes),
    _r(r"just now|(?:a )?moment ago", ago(0)),
    _r(rf"{N_ZH}\s?个?(?:小时|小時|钟头)(?:前|之前)", hours),
    _r(rf"{N_ZH}\s?(?:分钟|分鐘)(?:前|之前)", minutes),
    _r(rf"{N_VI}\s?(?:tiếng|giờ)\strước", hours),
    _r(rf"{N_VI}\s?phút\strước", minutes),
    _r(
        r"오늘|방금|아까|(?:조금|쪼까|쪼매|쪼끔|쫌)\s?전|금방|좀\s?전에?|(?<![a-z])(?:oneul|banggeum)|today|this (?:morning"
        r"|noon|afternoon"
        r"|evening)|tonight|earlier today|今[天早晚日晨]|刚才|刚刚|剛才|hôm nay|sáng nay|(?:chiều|trưa|tối|đêm|khuya) nay"
        r"|vừa (?:mới|nãy|rồi)|mới đây|sang nay|hom nay|chieu nay|toi nay|เย็นนี้|ค่ำนี้|เมื่อ(?:เช้า|เที่ยง|บ่าย|เย็น"
        r"|ค่ำ)|บ่ายนี้|คืนนี้|วันนี้"
        r"|ថ្ងៃត្រង់នេះ|ល្ងាចនេះ|យប់នេះ|រសៀលនេះ|เมื่อกี้|เมื่อสักครู่|เช้านี้|ថ្ងៃនេះ|ព្រឹកនេះ|អម្បាញ់មិញ|មុននេះ",
        today,
    ),
    _r(rf"{N_DAYS}\s?(?:쯤|정도|가량|하고도\s?반)?\s?(?:전|前)", named_days),
    _r(
        r"(?<![a-z])(?P<d>haru|iteul|itul|saheul|sahul|naheul|nahul|datsae|yeotsae|yeolheul|boreum)\s?(?:jjeum\s)?(?:jeon|jjae)",
        named_days,
    ),
    _r(rf"{N_DAYS}{_LASTING_KO}", named_days, lasting=True),
    _r(rf"(?<=지\s){N_DAYS}(?=\s?(?:입니|이에|예요|이다|임|이나|이?\s?넘|인데))", named_days, lasting=True),
    _r(rf"(?<!월\s)(?<!월){N_KO}\s?일\s?(?:쯤|정도|가량)?\s?전", days),
    _r(r"(?<![\da-z])(?P<n>\d{1,2})\s?il\s?(?:jeon|jjae)", days),
    _r(r"(?<![\da-z])(?P<n>\d{1,2})\s?ju(?:il)?\s?(?:jeon|jjae)", weeks),
    _r(rf"(?<!월\s)(?<!월){N_KO}\s?일{_LASTING_KO}", days, lasting=True),
    _r(r"(?:일\s?주일|한\s?주|1주일?|ilju\s?il|iljuil)\s?(?:정도|쯤)?\s?(?:전|jeon)", one_week),
    _r(rf"(?:일\s?주일|한\s?주|1주일?)\s?(?:정도|쯤)?{_LASTING_KO}", one_week, lasting=True),
    _r(rf"{N_KO}\s?주일?\s?(?:정도|쯤)?\s?전", weeks),
    _r(rf"{N_KO}\s?주일?\s?(?:정도|쯤)?{_LASTING_KO}", weeks, lasting=True),
    _r(rf"{N_KO}\s?(?:달|개월)\s?(?:정도|쯤)?\s?전", months),
    _r(rf"{N_KO}\s?(?:달|개월)\s?(?:정도|쯤)?{_LASTING_KO}", months, lasting=True),
    _r(
        r"(?:지난\s?주|저번\s?주|전\s?주|jinan\s?ju)\s?(?P<wd>[월화수목금토일](?![가-힣])|[월화수목금토일](?=요일|욜)"
        r"|[a-z]+yoil)(?:요일|욜)?",
        weekday_last_week,
    ),
    _r(r"(?:이번\s?주|금주)\s?(?P<wd>[월화수목금토일])요일", weekday_this_week),
    _r(r"(?:지난|저번)\s?(?P<wd>[월화수목금토일])(?:요일|욜)", weekday_strictly_before),
    _r(rf"(?<![a-z]){WEEKDAY}\s(?:of\s)?last week", weekday_last_week),
    _r(r"(?:지난|저번|이번)\s?주말", weekend),
    _r(
        r"지난\s?주|저번\s?주|last week|上周(?![一二三四五六日天])|上个?星期(?![一二三四五六日天])"
        r"|上个?礼拜(?![一二三四五六日天])|tuần trước|สัปดาห์(?:ที่แล้ว|ก่อน)|อาทิตย์(?:ที่แล้ว|ก่อน)|សប្តាហ៍មុន",
        last_week,
    ),
    _r(
        r"(?<![가-힣])(?P<wd>[월화수목금토일])(?:요일|욜)(?!\s?(?:까지(?!(?:는|만|도))|(?:밤|저녁|아침|오전|오후|새벽)?\s?마다))",
        weekday_strictly_before,
    ),
    _r(rf"(?:last|this past)\s{WEEKDAY}", weekday_strictly_before),
    _r(rf"this\s{WEEKDAY}", weekday_this_week),
    _r(rf"(?:on|since|until|till|from)\s{WEEKDAY}", weekday_strictly_before),
    _r(
        r"(?<![a-z])(?<!every )(?P<wd>monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?![a-z])",
        weekday_strictly_before,
    ),
    _r(rf"(?<![a-z]){N_EN}\s(?P<wd>monday|tuesday|wednesday|thursday|friday|saturday|sunday)s (?:ago|back|before)", weekdays_ago),
    _r(rf"(?<![a-z]){N_EN}\s?(?:days?|nights?|evenings?|mornings?)\s(?:ago|before|back)", days),
    _r(r"the (?:night|evening) before last|two nights back|前晚|前夜", ago(2)),
    _r(r"半个?月(?:前|之前)|a fortnight (?:ago|back)|fortnight ago", ago(15, precise=False)),
    _r(r"(?:cách đây|hơn)\s(?P<n>\d{1,2}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s(?:ngày|hôm)", days),
    _r(r"上上个?(?:星期|周|礼拜|週)(?P<wd>[一二三四五六日天])", two_weeks_back),
    _r(
        r"(?:작년|지난해|去年)\s?(?P<m>1[0-2]|0?[1-9])\s?[월月]\s?(?P<d>3[01]|[12]\d|0?[1-9])\s?[일日号號]",
        last_year,
    ),
    _r(
        rf"(?:for|past|last|been|now|already)\s(?:the\s(?:last|past)\s)?(?:over\s|about\s"
        rf"|almost\s)?{N_EN}\s?(?:full\s)?days?(?!\s?(?:trip|tour|ago|off))",
        days,
        lasting=True,
    ),
    _r(r"(?<![a-z\d])(?P<n>\d{1,2})\s?days?(?=\s(?:no|not|without|since|already|now))", days, lasting=True),
    _r(rf"(?<![a-z]){N_EN}\s?(?:days?|nights?)\s(?:without|of (?:silence|nothing)|with no)", days, lasting=True),
    _r(rf"(?<![a-z]){N_EN}\s?weeks?\s(?:ago|before|back)", weeks),
    _r(
        rf"(?:for|past|last|been|over)\s(?:the\s(?:last|past)\s)?(?:over\s|about\s|almost\s)?{N_EN}\s?weeks?(?!\s?ago)",
        weeks,
        lasting=True,
    ),
    _r(rf"(?<![a-z]){N_EN}\s?months?\s(?:ago|before|back)", months),
    _r(r"上个?(?:星期|周|礼拜|週)(?P<wd>[一二三四五六日天])", weekday_last_week),
    _r(r"(?:这个?|本)?(?:星期|周|礼拜|週)(?P<wd>[一二三四五六日天])(?!后)", weekday_before),
    _r(rf"(?<![月\d]){N_ZH}\s?(?:天|日)(?:前|之前|以前)", days),
    _r(rf"(?<=已经|整整){N_ZH}\s?天", days, lasting=True),
    _r(rf"(?<=失联|失蹤|失踪|消息)的?第{N_ZH}天", days, lasting=True),
    _r(
        rf"(?<![月\d第]){N_ZH}\s?天(?=了|没|沒|不|都|以来|以來|联系|聯|失|音|$)",
        days,
        lasting=True,
    ),
    _r(rf"(?:{N_ZH})\s?个?(?:星期|周|礼拜)(?:前|之前|了|没|联系)", weeks),
    _r(rf"{N_ZH}\s?个?月(?:前|之前)", months),
    _r(r"(?:thứ|thu)\s(?P<wd>hai|ba|tư|tu|năm|nam|sáu|sau|bảy|bay)(?:\s(?:tuần này|tuan nay))", weekday_this_week),
    _r(r"(?:thứ|thu)\s(?P<wd>hai|ba|tư|tu|năm|nam|sáu|sau|bảy|bay)(?:\s(?:tuần trước|tuan truoc))", weekday_last_week),
    _r(r"(?:thứ\s(?P<wd>hai|ba|tư|năm|sáu|bảy))", weekday_strictly_before),
    _r(r"(?P<wd>chủ nhật|chu nhat)(?:\stuần trước)?", weekday_strictly_before),
    _r(rf"{N_VI}\s?(?:ngày|ngay|hôm)\s?(?:trước|truoc|nay|rồi|roi|qua)", days),
    _r(rf"{N_VI}\s?(?:tuần|tuan)\s?(?:trước|truoc|nay|rồi|roi)", weeks),
    _r(rf"{N_TH}\s?วัน(?:ก่อน|แล้ว|ที่แล้ว|มาแล้ว)", days),
    _r(rf"{N_TH}\s?(?:สัปดาห์|อาทิตย์)(?:ก่อน|แล้ว|ที่แล้ว)", weeks),
    _r(r"วัน(?P<wd>จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์)(?:ที่แล้ว|ก่อน)?", weekday_before),
    _r(rf"{N_KM}\s?ថ្ងៃ(?:មុន|ហើយ|មកហើយ)", days),
    _r(r"ថ្ងៃ(?P<wd>ច័ន្ទ|ចន្ទ|អង្គារ|ពុធ|ព្រហស្បតិ៍|សុក្រ|សៅរ៍|អាទិត្យ)", weekday_before),
    _r(rf"{N_KM}\s?(?:សប្តាហ៍|អាទិត្យ)(?:មុន|ហើយ)", weeks),
    _r(
        r"(?:아침|새벽|점심|오전|오후|저녁|밤|낮)\s?(?:\d{1,2}|[한두세네]|다섯|여섯|일곱|여덟|아홉|열[한두]?)\s?시(?!간)"
        r"|(?<![가-힣])(?:점심\s?(?:때|무렵|시간)|아침\s?나절|낮에)",
        this_day,
    ),
)


_BY: dict[object, By] = {
    **dict.fromkeys((weekday_before, weekday_last_week, weekday_strictly_before, weekday_this_week, two_weeks_back), By.WEEKDAY),
    **dict.fromkeys((calendar_day, day_last_month, day_this_month, bare_day, last_year, lunar_day, last_of_month), By.CALENDAR),
    **dict.fromkeys((weekday_of_month, weekday_after_weeks, weekdays_ago), By.CALENDAR),
    **dict.fromkeys((weeks, one_week), By.WEEKS),
    this_day: By.HOUR,
}
_EACH = re.compile(
    r"(?:매주|매달|매월|每个?|every|each|both|mỗi|hàng|ทุก|រាល់|\ba)\s?(?:周?[一二三四五六日]|[월화수목금토일],?\s?)?$",
    re.IGNORECASE,
)
_EACH_AFTER = re.compile(r"\s?(?:저녁|아침|밤|낮)?(?:이?면|마다|에는\s?(?:꼭|항상|늘)|s(?![a-z]))")


def dates(text: str, at: datetime, language: str = "ko", earlier: Dated | None = None) -> tuple[Dated, ...]:
    """Every day up to `at` (a time in Seoul) that a text names, in order, but days to come and days of each week.

    `earlier` is the last day named in the messages before, which "the next day" may count from.
    """
    found: list[Dated] = []
    taken = Taken(len(text))
    for pattern, value, lasting in _RULES:
        for match in pattern.finditer(text):
            if not taken.take(match.span()) or _comes_again(text, match.span()):
                continue
            if (day := value(match, at)) and day.first <= at.date():
                found.append(Dated(day, match.span(), lasting, _BY.get(value, By.RELATIVE), value in (today, this_day)))
    for feast, span in feasts(text, at):
        if taken.take(span):
            found.append(Dated(feast, span, by=By.FEAST))
    slashed = slashed_days(text, at, language)
    found += (Dated(day, span, by=By.CALENDAR) for day, span in slashed if taken.free(span))
    return joined(text, found, at, earlier)


def _comes_again(text: str, span: Span) -> bool:
    """Whether a day is one of each week or month and no certain one."""
    return bool(_EACH.search(text, max(0, span[0] - 8), span[0]) or _EACH_AFTER.match(text, span[1]))
