"""The days that words of a date come to, counted from when the message was sent."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, datetime, timedelta

from triage.extract import lunar
from triage.extract.day_words import COUNT, DAYS_BY_NAME, KO_DAYS, MONTHS, MONTHS_THAI_KHMER, SINO, WEEKDAYS
from triage.extraction import Day


def exactly(day: date, *, precise: bool = True) -> Day:
    return Day(day, day, precise)


def ago(days: int, *, precise: bool = True) -> Callable[[re.Match[str], datetime], Day | None]:
    return lambda match, at: exactly(at.date() - timedelta(days=days), precise=precise)


def today(match: re.Match[str], at: datetime) -> Day | None:
    """The day of writing, for words that say so."""
    return exactly(at.date())


def this_day(match: re.Match[str], at: datetime) -> Day | None:
    """The day of writing, for an hour that stands alone; right behind another day's word it is that day's hour."""
    return exactly(at.date(), precise=False)


def number(match: re.Match[str]) -> int:
    word = match["n"].lower()
    return int(word) if word.isdigit() else COUNT.get(word, 1)


def numeral(word: str) -> int:
    """A number in figures, as Korean and Chinese say it in dates (이십일, 二十三) or as the name of a day (스무하룻날, 그믐)."""
    if word.isdigit():
        return int(word)
    if word == "첫":
        return 1
    if word[0] in "초열스하이사나닷엿여아보그" and (named := _by_name(word)):
        return named
    total = 0
    for char in word:
        digit = SINO.get(char, 0)
        total = max(total, 1) * 10 if char in "십十" else total + digit
    return total


def _by_name(word: str) -> int:
    if word.startswith(("보름", "그믐")):
        return 15 if word.startswith("보름") else lunar.LAST_DAY
    tens = {"열": 10, "스": 20}.get(word[0], 0) if not word.startswith("열흘") else 0
    rest = word.removeprefix("스무").removeprefix("초").strip() if tens != 10 else word[1:].strip()
    unit = next((value for start, value in DAYS_BY_NAME.items() if rest.startswith(start)), 0)
    return tens + unit


def days(match: re.Match[str], at: datetime) -> Day | None:
    return exactly(
        at.date() - timedelta(days=number(match)), precise=match["n"] not in ("몇", "few", "a few", "几", "vài", "mấy")
    )


def named_days(match: re.Match[str], at: datetime) -> Day | None:
    return exactly(at.date() - timedelta(days=KO_DAYS[match["d"]]))


def weeks(match: re.Match[str], at: datetime) -> Day | None:
    return exactly(at.date() - timedelta(weeks=number(match)))


def one_week(match: re.Match[str], at: datetime) -> Day | None:
    return exactly(at.date() - timedelta(weeks=1))


def months(match: re.Match[str], at: datetime) -> Day | None:
    return exactly(back(at.date(), number(match)), precise=False)


def back(day: date, months: int) -> date:
    """The same day some months earlier, or that month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def hours(match: re.Match[str], at: datetime) -> Day | None:
    return exactly((at - timedelta(hours=number(match))).date())


def minutes(match: re.Match[str], at: datetime) -> Day | None:
    return exactly((at - timedelta(minutes=number(match))).date())


def weekday_of(match: re.Match[str]) -> int:
    word = match["wd"].lower()
    return WEEKDAYS[word] if word in WEEKDAYS else WEEKDAYS[word[:3]]


def weekday_last_week(match: re.Match[str], at: datetime) -> Day | None:
    monday = at.date() - timedelta(days=at.weekday())
    return exactly(monday - timedelta(days=7 - weekday_of(match)))


def weekday_this_week(match: re.Match[str], at: datetime) -> Day | None:
    return past(at.date() - timedelta(days=at.weekday() - weekday_of(match)), at)


def weekday_before(match: re.Match[str], at: datetime) -> Day | None:
    """The last such weekday before today, or today."""
    return exactly(at.date() - timedelta(days=(at.weekday() - weekday_of(match)) % 7))


def weekday_strictly_before(match: re.Match[str], at: datetime) -> Day | None:
    return exactly(at.date() - timedelta(days=(at.weekday() - weekday_of(match) - 1) % 7 + 1))


def weekdays_ago(match: re.Match[str], at: datetime) -> Day | None:
    """The last such weekday but so many ("two Fridays ago")."""
    return exactly(at.date() - timedelta(days=(at.weekday() - weekday_of(match) - 1) % 7 + 1 + 7 * (number(match) - 1)))


def two_weeks_back(match: re.Match[str], at: datetime) -> Day | None:
    monday = at.date() - timedelta(days=at.weekday())
    return exactly(monday - timedelta(days=14 - weekday_of(match)))


def last_week(match: re.Match[str], at: datetime) -> Day | None:
    monday = at.date() - timedelta(days=at.weekday() + 7)
    return Day(monday, monday + timedelta(days=6), precise=False)


def weekend(match: re.Match[str], at: datetime) -> Day | None:
    saturday = at.date() - timedelta(days=(at.weekday() - 5) % 7)
    return Day(saturday, min(saturday + timedelta(days=1), at.date()), precise=False)


def past(day: date, at: datetime) -> Day | None:
    return exactly(day) if day <= at.date() else None


def calendar_day(match: re.Match[str], at: datetime) -> Day | None:
    """A month and a day, in the year given or the last one in which it is not in the future."""
    groups = match.groupdict()
    word = (groups.get("mon") or "").lower().rstrip(".")
    month = MONTHS_THAI_KHMER.get(word) or MONTHS.get(word[:3]) or numeral(groups["m"] or groups.get("m3") or "")
    year = int(groups["y"]) if groups.get("y") else None
    if year and year < 100:
        year += 2000
    if year and year >= 2400:
        year -= 543
    try:
        if year:
            return past(date(year, month, numeral(groups["d"])), at)
        day = date(at.year, month, numeral(groups["d"]))
        return exactly(day if day <= at.date() else date(at.year - 1, month, numeral(groups["d"])))
    except ValueError:
        return None


def day_last_month(match: re.Match[str], at: datetime) -> Day | None:
    first = back(at.date().replace(day=1), 1)
    try:
        return exactly(first.replace(day=numeral(match["d"])))
    except ValueError:
        return None


def day_this_month(match: re.Match[str], at: datetime) -> Day | None:
    try:
        day = at.date().replace(day=numeral(match["d"]))
    except ValueError:
        return None
    return exactly(day) if day <= at.date() else day_last_month(match, at)


def bare_day(match: re.Match[str], at: datetime) -> Day | None:
    """A day of the month with no month named: the last such day up to now."""
    number = numeral(next(value for value in match.groupdict().values() if value))
    for months in (0, 1):
        first = back(at.date().replace(day=1), months)
        if number <= monthrange(first.year, first.month)[1] and first.replace(day=number) <= at.date():
            return exactly(first.replace(day=number))
    return None


def last_of_month(match: re.Match[str], at: datetime) -> Day | None:
    """The last day of the month named or meant by "last month", up to now."""
    groups = match.groupdict()
    month = _month(groups)
    if month is None:
        first = back(at.date().replace(day=1), 2 if groups.get("two") else 1)
    else:
        first = date(at.year if (month, 1) <= (at.month, at.day) else at.year - 1, month, 1)
    day = first.replace(day=monthrange(first.year, first.month)[1])
    return exactly(day) if day <= at.date() else None


def _month(groups: dict[str, str | None]) -> int | None:
    word = groups.get("mon") or groups.get("m")
    return (MONTHS.get(word.lower()[:3]) or numeral(word)) if word else None


_NTH = {"첫": 1, "둘": 2, "두": 2, "셋": 3, "세": 3, "넷": 4, "네": 4, "마": -1, "first": 1, "second": 2, "third": 3, "last": -1}
_NTH |= {"一": 1, "二": 2, "三": 3, "四": 4, "最": -1}


def weekday_of_month(match: re.Match[str], at: datetime) -> Day | None:
    """The first, second or last Sunday of a month."""
    month = _month(match.groupdict()) or at.month
    word = match["nth"] or match.groupdict()["nth2"]
    nth = _NTH.get(word.lower()) or _NTH[word[0]]
    for year in (at.year, at.year - 1):
        days = [date(year, month, day) for day in range(1, monthrange(year, month)[1] + 1)]
        fit = [day for day in days if day.weekday() == weekday_of(match)]
        if fit[0] <= at.date():
            return past(fit[nth - 1 if nth > 0 else -1], at)
    return None


def lunar_day(match: re.Match[str], at: datetime) -> Day | None:
    """A day of the lunar year, the last time it came round."""
    groups = match.groupdict()
    month = {"동짓": 11, "섣": 12}.get(groups.get("m2") or "") or numeral(groups.get("m") or "")
    found = lunar.latest(month, numeral(match["d"]), at.date())
    return exactly(found) if found else None


def new_year_day(match: re.Match[str], at: datetime) -> Day | None:
    """A day of the first lunar month (大年初二, mùng hai tết)."""
    found = lunar.latest(1, COUNT[match["d"]] if match["d"] in COUNT else int(match["d"]), at.date())
    return exactly(found) if found else None


def weekday_after_weeks(match: re.Match[str], at: datetime) -> Day | None:
    """That weekday in the week so many weeks ago ("two weeks ago Tuesday")."""
    then = at.date() - timedelta(weeks=number(match))
    return past(then - timedelta(days=then.weekday() - weekday_of(match)), at)


def part_of_month(match: re.Match[str], at: datetime) -> Day | None:
    """The beginning, middle or end of a month."""
    month = int(match["m"])
    year = at.year if (month, 1) <= (at.month, at.day) else at.year - 1
    last = monthrange(year, month)[1]
    first, end = {"초": (1, 10), "중": (11, 20), "말": (21, last), "初": (1, 10), "底": (21, last), "末": (21, last)}.get(
        match["part"][0], (1, last)
    )
    return Day(date(year, month, first), min(date(year, month, end), max(at.date(), date(year, month, first))), precise=False)


def last_year(match: re.Match[str], at: datetime) -> Day | None:
    """A month and a day of the year before."""
    try:
        return exactly(date(at.year - 1, int(match["m"]), int(match["d"])))
    except ValueError:
        return None
