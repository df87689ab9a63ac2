"""Days written in figures alone, like 9/17 and 9.17: whether the day or the month comes first is told by language and weekday."""

import re
from collections.abc import Iterator
from datetime import date, datetime

from triage.extract.day_values import exactly
from triage.extract.day_words import WEEKDAY, WEEKDAYS
from triage.extract.spans import Span
from triage.extraction import Day

_SLASHED = re.compile(r"(?<![\d/.-])(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?![\d/]|\.\d|[%]|층|[만천])")
_NAMED_BEFORE = re.compile(rf"{WEEKDAY},?\s$", re.IGNORECASE)


def slashed_days(text: str, at: datetime, language: str) -> Iterator[tuple[Day, Span]]:
    """Every day a text writes in figures alone, in order, each the last one of its month and day up to `at`."""
    for match in _SLASHED.finditer(text):
        if day := _slashed(match, at, language):
            yield day, match.span()


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
    return exactly(day if day <= at.date() else date(at.year - 1, first, second) if (first, second) != (2, 29) else at.date())


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
