"""Days of the lunar year as Korea counts it: 음력 구월 보름, 정월 대보름, 大年初二."""

from datetime import date, timedelta

# The first day of each lunar year and the length of its months, + for 30 days and - for 29; < stands before a leap month.
# As Korea publishes it (checked day by day against the package korean-lunar-calendar); China differs in parts of 2027 and 2028.
_YEARS: tuple[tuple[str, str], ...] = (
    ("2022-02-01", "+-+-++-+-+-+"),
    ("2023-01-22", "-+<-+-+-++-+-+"),
    ("2024-02-10", "-+--+-++-++-"),
    ("2025-01-29", "+-+--+<-+-+++-"),
    ("2026-02-17", "+-+--+-+-+++"),
    ("2027-02-07", "-+-+--+--+++"),
    ("2028-01-27", "-++-+<--+--++-"),
    ("2029-02-13", "++-++--+--++"),
    ("2030-02-03", "-+-++-+-+-+-"),
)
LAST_DAY = 30
"""The day of the month that stands for its last, whichever it is (그믐)."""


def solar(year: int, month: int, day: int) -> date | None:
    """The day that a lunar day falls on, a leap month left aside; None for years not known and days there are not."""
    for first, lengths in _YEARS:
        if first.startswith(str(year)):
            start = date.fromisoformat(first)
            number, length = 0, 0
            for place, sign in enumerate(lengths):
                if sign == "<":
                    continue
                start += timedelta(days=length)
                length = 30 if sign == "+" else 29
                number += lengths[place - 1] != "<"
                if number == month:
                    return start + timedelta(days=min(day, length) - 1) if 1 <= day <= LAST_DAY else None
    return None


def latest(month: int, day: int, today: date) -> date | None:
    """The last time up to today that a lunar day came round."""
    for year in (today.year, today.year - 1, today.year - 2):
        found = solar(year, month, day)
        if found is not None and found <= today:
            return found
    return None
