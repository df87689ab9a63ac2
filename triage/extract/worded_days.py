"""Days said in words or by their place in a month: 시월 이십일, 음력 구월 보름, 十二月三号, 지난달 말일, 11월 첫 일요일."""

import re
from collections.abc import Callable
from datetime import datetime

from triage.extract.day_values import (
    ago,
    calendar_day,
    day_last_month,
    day_this_month,
    last_of_month,
    lunar_day,
    new_year_day,
    two_weeks_back,
    weekday_after_weeks,
    weekday_of_month,
)
from triage.extract.day_words import MONTH, MONTH_HAN, MONTH_KO, N_EN, N_HAN, N_KO, N_SINO, N_ZH, NAMED_DAY, WEEKDAY
from triage.extraction import Day

_MONTH = r"(?P<m>1[0-2]|0?[1-9])\s?월"
_WEEKDAY_KO = r"(?P<wd>[월화수목금토일])(?:요일|욜)"
_BEFORE_LAST = r"(?:지지난|저저번|지저번|전전|저지난)\s?"
_NTH_KO = r"(?P<nth>첫|둘|두|셋|세|넷|네|마지막)(?:째|번째)?\s?(?:주\s?)?"

#: Patterns and the day each comes to, to be tried before the shorter ones that are parts of them.
WORDED: tuple[tuple[str, Callable[[re.Match[str], datetime], Day | None]], ...] = (
    (rf"음력(?:으로)?\s?{MONTH_KO}\s?{NAMED_DAY}", lunar_day),
    (rf"(?:음력(?:으로)?\s?)?(?P<m2>동짓|섣)달\s?{NAMED_DAY}", lunar_day),
    (rf"(?:음력|农历|阴历|陰曆|農曆)\s?(?P<m>1[0-2]|[1-9]|{N_HAN})\s?[월月]\s?(?P<d>[1-3]?\d|{N_HAN})\s?[일日号]?", lunar_day),
    (
        r"(?:农历|阴历)?(?P<m>正|腊|冬)月(?P<d>初[一二三四五六七八九十]|[一二]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?)",
        lunar_day,
    ),
    (r"大年初(?P<d>[一二三四五六七八九十])", new_year_day),
    (r"mùng (?P<d>[1-9]|một|hai|ba|bốn|năm|sáu) tết", new_year_day),
    (r"(?:ngày )?(?:mùng|mồng) (?P<d>10|[1-9]) tháng (?P<m>1[0-2]|[1-9])(?!\d)", calendar_day),
    (rf"{MONTH_HAN}(?P<d>{N_HAN}|3[01]|[12]\d|[1-9])[号號日]", calendar_day),
    (rf"(?<![가-힣]){MONTH_KO}\s?(?P<d>{N_SINO})일(?!\s?(?:동안|째|간))", calendar_day),
    (rf"(?:(?<![가-힣]){MONTH_KO}|{_MONTH})\s?{NAMED_DAY}".replace("(?P<m>1[0-2]", "(?P<m3>1[0-2]"), calendar_day),
    (rf"上个?月(?P<d>{N_HAN})[号號日]", day_last_month),
    (r"(?:이\s?달|이번\s?달|금월)\s?(?P<d>3[01]|[12]\d|0?[1-9])\s?일", day_this_month),
    (rf"{_MONTH}\s?(?P<d>첫)\s?날", calendar_day),
    (rf"(?P<two>{_BEFORE_LAST}달|上上个?月)\s?(?:말일|마지막\s?날|그믐날?|最后一天)", last_of_month),
    (rf"(?:(?:지난|저번)\s?달|{_MONTH}|上个?月)\s?(?:말일|마지막\s?날|그믐날?|最后一天|最後一天)", last_of_month),
    (rf"(?<![a-z])the last day of (?:last month|{MONTH})(?![a-z])", last_of_month),
    (rf"(?:{_MONTH}|지난\s?달|저번\s?달|이번\s?달)\s?의?\s?{_NTH_KO}{_WEEKDAY_KO}", weekday_of_month),
    (rf"(?P<nth>first|second|third|last) {WEEKDAY} (?:of|in) {MONTH}(?![a-z])", weekday_of_month),
    (
        r"(?P<m>1[0-2]|[1-9])月(?:的)?(?:第(?P<nth>[一二三四])|(?P<nth2>最后一))个?(?:星期|周|礼拜)(?P<wd>[一二三四五六日天])",
        weekday_of_month,
    ),
    (rf"{_BEFORE_LAST}주\s?{_WEEKDAY_KO}", two_weeks_back),
    (rf"(?<![a-z])(?:the |since |on )?{WEEKDAY} before last(?![a-z])", two_weeks_back),
    (r"그\s?[그끄]\s?(?:저께|제께|저깨|제(?!서|야)|즈께|지께)", ago(3)),
    (r"(?<![가-힣])(?:그지께|그적께|그저껜|그즈께|아레께|아래께|geujeok?k?e)", ago(2)),
    (r"(?<![가-힣])(?:어지께|어즈께|어제께|어저깨|어저끄|어제끄|어지끄|어적께)", ago(1)),
    (rf"(?<!\d){N_KO}\s?주일?\s?(?:정도\s?)?전\s?{_WEEKDAY_KO}", weekday_after_weeks),
    (rf"(?<![a-z]){N_EN}\s?weeks? (?:ago|back),? (?:on |last )?{WEEKDAY}", weekday_after_weeks),
    (rf"{N_ZH}\s?个?(?:星期|周|礼拜)前的?(?:星期|周|礼拜)(?P<wd>[一二三四五六日天])", weekday_after_weeks),
)
