"""Days that stand together: a date with its weekday or hour, and days counted from another (출국하고 이틀 뒤, the next day)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import IntEnum

from triage.extract.day_words import COUNT, KO_DAYS, N_DAYS, N_EN
from triage.extract.spans import Span
from triage.extraction import Day


class By(IntEnum):
    """What a day is named by; of two that stand together the greater one says which day it is."""

    HOUR = 0  #: an hour, the day unsaid
    WEEKDAY = 1
    FEAST = 2
    RELATIVE = 3  #: yesterday, three days ago
    WEEKS = 4  #: three weeks ago
    CALENDAR = 5  #: a day of a month


@dataclass(frozen=True, slots=True)
class Dated:
    """A day or span of days and where its words stand; `lasting` is a stretch up to now (사흘째)."""

    day: Day
    span: Span
    lasting: bool = False
    by: By = By.RELATIVE
    today: bool = False  #: said to be today, or an hour of no day


_TOUCHING = re.compile(
    r"[\s,(（·]{0,2}(?:인\s|이\s|에\s(?:받은|온|보낸)\s|날\s?|ช่วง(?:หยุด)?|dịp|vào\s|during\s(?:the\s)?|当天|那天|당일\s?"
    r"|였던\s)?[\s(（]?(?:on\s|the\s)?",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"(?:바로\s)?(?:그\s?)?다음\s?다음\s?날(?P<two>)|(?:바로\s)?(?:그\s?)?(?:다음\s?날|담날|뒷날|이튿날|익일)"
    r"|(?<![a-z])(?:the )?(?:very )?(?:next|following) (?:day|morning|afternoon|evening|night)(?![a-z])"
    r"|(?<![a-z])the day after(?= that|,|\s[hs]?he)"
    r"|第二天|次日|隔天|翌日|(?:ngày |sáng |tối )?hôm sau|วันรุ่งขึ้น|วันถัดมา|ថ្ងៃបន្ទាប់",
    re.IGNORECASE,
)
_LATER = re.compile(
    rf"(?:{N_DAYS}|(?<!\d)(?P<n>\d{{1,2}})\s?일)\s?(?:쯤\s?|정도\s?)?(?:뒤|후|있다가?|지나서|지나고"
    rf"|지나니)(?!\s?(?:에?\s?(?:출국|출발|간|갈|떠나)))"
    rf"|(?<![a-z]){N_EN.replace('?P<n>', '?P<en>')} days? (?:later|after(?: that)?)(?![a-z])"
    r"|(?:过了)?(?P<zh>[一二两三四五六七八九十\d])天(?:后|之后|以后)|过了(?P<zh2>[一二两三四五六七八九十\d])天"
    r"|(?P<vi>\d{1,2}|một|hai|ba|bốn|năm|sáu|bảy) (?:ngày|hôm) sau|(?:อีก\s?)?(?P<th>\d{1,2})\s?วัน(?:ต่อมา|ถัดมา|หลังจากนั้น)"
    r"|(?P<km>\d{1,2})\s?ថ្ងៃ(?:ក្រោយ|ក្រោយមក)",
    re.IGNORECASE,
)
_DAY_BEFORE = re.compile(
    r"(?:바로\s)?그\s?전날|(?<![a-z])the (?:day|night|evening) before(?=[ ,.](?!yesterday|last|the))|(?<!大)前一天|头一天"
    r"|(?:ngày|tối|đêm) hôm trước|วันก่อนหน้านั้น|ថ្ងៃមុននោះ",
    re.IGNORECASE,
)
_SAME_DAY = re.compile(
    r"(?:그|당)일\s?(?:밤|저녁|오후|새벽)?|그날\s?(?:밤|저녁|오후|새벽)?|that (?:same )?(?:night|day|evening|morning"
    r"|afternoon)|the same (?:night|day|evening)|当[晚天夜]|同一天|tối hôm đó|hôm đó|คืนนั้น|วันนั้น|យប់នោះ|ថ្ងៃនោះ",
    re.IGNORECASE,
)
_DAYS_BEFORE = re.compile(rf"\s?(?:되기\s?)?{N_DAYS}\s?전|的?前(?P<zh>[一二两三四五六七])天", re.IGNORECASE)  # of a feast
_DAYS_AFTER = re.compile(rf"\s?(?:지나고?|쇠고|끝나고|후)?\s?{N_DAYS}\s?(?:만에|뒤|후|있다)")
_AHEAD_OF = re.compile(rf"(?<![a-z]){N_EN} days? (?P<side>before|after)\s(?:the\s)?$", re.IGNORECASE)
_FROM_THEN_ON = re.compile(r"\s?(?:부터|이면|까지\s?(?:안|못|보내|부치|갚|입금))")
_EVENING = re.compile(
    r"저녁|오후|밤\s?(?:[89]|1[01]|여덟|아홉|열한?)\s?시|(?<!\d)(?:1[3-9]|2[0-3]):\d\d|下午|傍晚|晚上?\s?[七八九十]+点"
    r"|(?<!\d)(?:[4-9]|1[01])(?::\d\d)?\s?p\.?m|evening|afternoon|chiều|(?:[7-9]|1[01])\s?giờ[^,.]{0,8}\stối|เย็น|บ่าย"
    r"|(?:สอง|สาม|สี่|ห้า)ทุ่ม|ម៉ោង\s?(?:[7-9]|1[01])|ល្ងាច",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"[^.!?\n]{0,12}?(?:까지(?!\s?(?:온|왔|통화|있))|안에|비행|출발|출국|예정|보내라|\bby\b|\bbefore\b|flight|之前|以前"
    r"|起飞|trước|ก่อน|មុន)",
    re.IGNORECASE,
)  # of what is to come by then
_SMALL_HOURS = 5
_REACH = 260
"""How many characters before its words the day may stand that others are counted from."""
_HOLDERS = (By.CALENDAR, By.FEAST, By.WEEKDAY, By.RELATIVE, By.WEEKS)


def joined(text: str, found: Sequence[Dated], at: datetime, earlier: Dated | None = None) -> tuple[Dated, ...]:
    """Days in order with those that touch made one ("11월 3일 월요일", "성탄절 밤 11시") and days counted from others added.

    `earlier` is a day named before the text begins.
    """
    held = _merged(text, _with_days_from_feasts(text, sorted(found, key=lambda one: one.span), at.date()))
    held = _merged(text, sorted((*held, *_counted(text, held, at.date(), earlier)), key=lambda one: one.span))
    return tuple(_before_midnight(text, one) for one in held) if at.hour < _SMALL_HOURS else held


def _before_midnight(text: str, one: Dated) -> Dated:
    """A day told in the small hours: an hour of the evening that is yet to come today was yesterday's."""
    start, end = one.span
    if one.by not in (By.HOUR, By.RELATIVE) or one.lasting or one.day.first != one.day.last or _AHEAD.match(text, end):
        return one
    if one.today and _EVENING.search(text, max(0, start - 8), end + 10):
        return _moved(one, -1, one.span)
    return one


def _merged(text: str, found: Sequence[Dated]) -> tuple[Dated, ...]:
    """Days in order, those that touch made one."""
    held: list[Dated] = []
    for one in found:
        if held and _same_day(text, held[-1], one):
            first = held[-1]
            main = first if first.by >= one.by else one
            held[-1] = replace(main, span=(first.span[0], one.span[1]))
        else:
            held.append(one)
    return tuple(held)


def _same_day(text: str, first: Dated, second: Dated) -> bool:
    """Whether two days that touch are one, told twice."""
    if first.lasting or second.lasting or first.by == second.by:
        return False
    if {first.by, second.by} == {By.RELATIVE, By.CALENDAR} and first.day != second.day:
        return False
    if {first.by, second.by} == {By.RELATIVE, By.WEEKDAY} and first.day.last.weekday() != second.day.last.weekday():
        return False
    if "," in text[first.span[1] : second.span[0]] and first.day.last.weekday() != second.day.last.weekday():
        return False
    return bool(_TOUCHING.fullmatch(text, first.span[1], second.span[0]))


def _with_days_from_feasts(text: str, found: Sequence[Dated], today: date) -> list[Dated]:
    """Feasts moved by the days said right before or behind them ("설날 하루 전", "two days after Christmas")."""
    held: list[Dated] = []
    for one in found:
        if one.by is By.FEAST:
            if said := _AHEAD_OF.search(text, max(0, one.span[0] - 30), one.span[0]):
                days = _number(said["n"]) * (1 if said["side"].lower() == "after" else -1)
                one = _moved(one, days, (said.start(), one.span[1]))
            elif said := _DAYS_BEFORE.match(text, one.span[1]):
                days = KO_DAYS[said["d"]] if said["d"] else COUNT[said["zh"]]
                one = _moved(one, -days, (one.span[0], said.end()))
            elif said := _DAYS_AFTER.match(text, one.span[1]):
                one = _moved(one, KO_DAYS[said["d"]], (one.span[0], said.end()))
            held = [other for other in held if other.span[1] <= one.span[0]]
        if not held or one.span[0] >= held[-1].span[1]:
            held.append(one)
    return [one for one in held if one.day.first <= today]


def _counted(text: str, found: Sequence[Dated], today: date, earlier: Dated | None) -> list[Dated]:
    """The days that are counted from the nearest day named before them."""
    more: list[Dated] = []
    told = (replace(earlier, span=(0, 0)),) if earlier else ()
    for pattern, away in ((_SAME_DAY, 0), (_DAY_BEFORE, -1), (_NEXT, None), (_LATER, None)):
        for match in pattern.finditer(text):
            near = [one for one in (*found, *more) if match.start() - _REACH < one.span[1] and one.span[0] < match.end()]
            if any(one.span[1] > match.start() for one in near) or _FROM_THEN_ON.match(text, match.end()):
                continue
            known = [one for one in (*told, *near) if one.by in _HOLDERS and one.day.first == one.day.last and not one.lasting]
            if not known:
                continue
            start = max(known, key=lambda one: one.span)
            days = _days_said(match) if away is None else away
            if start.day.last + timedelta(days=days) <= today:
                more.append(Dated(_on(start.day.last, days), match.span(), by=By.CALENDAR))
    return more


def _days_said(match: re.Match[str]) -> int:
    groups = match.groupdict()
    if groups.get("d"):
        return KO_DAYS[match["d"]]
    word = next((groups[name] for name in ("n", "en", "zh", "zh2", "vi", "th", "km") if groups.get(name)), None)
    return _number(word) if word else 2 if groups.get("two") is not None else 1


def _number(word: str) -> int:
    return int(word) if word.isdigit() else COUNT.get(word.lower(), 1)


def _on(day: date, days: int) -> Day:
    return Day(day + timedelta(days=days), day + timedelta(days=days))


def _moved(one: Dated, days: int, span: Span) -> Dated:
    return replace(one, day=_on(one.day.last, days), span=span)
