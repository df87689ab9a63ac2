"""The days that words of a date come to, counted from when the message was sent."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, datetime, timedelta

from triage.extract.day_words import COUNT, KO_DAYS, MONTHS, MONTHS_THAI_KHMER, WEEKDAYS
from triage.extraction import Day


def exactly(day: date, *, precise: bool = True) -> Day:
    return Day(day, day, precise)


def ago(days: int, *, precise: bool = True) -> Callable[[re.Match[str], datetime], Day | None]:
    return lambda match, at: exactly(at.date() - timedelta(days=days), precise=precise)


def this_day(match: re.Match[str], at: datetime) -> Day | None:
    """The day of writing, for an hour that stands alone; right behind another day's word it is that day's hour."""
    return exactly(at.date(), precise=False)


def number(match: re.Match[str]) -> int:
    word = match["n"].lower()
    return int(word) if word.isdigit() else COUNT.get(word, 1)


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
    month = MONTHS_THAI_KHMER.get(word) or MONTHS.get(word[:3]) or int(groups["m"])
    year = int(groups["y"]) if groups.get("y") else None
    if year and year < 100:
        year += 2000
    if year and year >= 2400:
        year -= 543
    try:
        if year:
            return past(date(year, month, int(groups["d"])), at)
        day = date(at.year, month, int(groups["d"]))
        return exactly(day if day <= at.date() else date(at.year - 1, month, int(groups["d"])))
    except ValueError:
        return None


def day_last_month(match: re.Match[str], at: datetime) -> Day | None:
    first = back(at.date().replace(day=1), 1)
    try:
        return exactly(first.replace(day=int(match["d"])))
    except ValueError:
        return None


def day_this_month(match: re.Match[str], at: datetime) -> Day | None:
    try:
        day = at.date().replace(day=int(match["d"]))
    except ValueError:
        return None
    return exactly(day) if day <= at.date() else day_last_month(match, at)


def bare_day(match: re.Match[str], at: datetime) -> Day | None:
    """A day of the month with no month named: the last such day up to now."""
    number = int(next(value for value in match.groupdict().values() if value))
    for months in (0, 1):
        first = back(at.date().replace(day=1), months)
        if number <= monthrange(first.year, first.month)[1] and first.replace(day=number) <= at.date():
            return exactly(first.replace(day=number))
    return None


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
