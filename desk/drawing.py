"""How pages are drawn: the templates and the few ways of writing times, spans and choices in them."""

from datetime import datetime, timedelta, timezone
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from desk.settings import Say
from triage.extraction import ASSUMED_TODAY

#: Officers sit in Seoul, which has no summer time.
SEOUL = timezone(timedelta(hours=9), "KST")

#: Notes that are kept with a field as an English sentence, and the text that says the same.
_NOTES = {
    "The one who writes is the victim: the day of writing.": "desk-note-day-of-writing",
    "Whom the writer tells of is with the writer: the day of writing.": "desk-note-sheltered-today",
    ASSUMED_TODAY: "desk-note-assumed-today",
    "About that day.": "desk-note-about-day",
}


def templates(say: Say) -> Environment:
    """The pages' templates; everything written into them is escaped, and a name that is missing is an error."""
    folder = Path(__file__).parent / "templates"
    pages = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    pages.filters.update(clock=clock, moment=moment, iso=iso, span=span, percent=percent, bytes=in_bytes)
    pages.globals["NOTES"] = _NOTES
    pages.tests["today"] = is_today
    return pages


def in_bytes(size: int) -> str:
    """A size in the largest unit that fits: 812 B, 240 KB, 3.1 MB."""
    if size < 1000:
        return f"{size} B"
    return f"{size / 1000:.0f} KB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"


def clock(at: datetime) -> str:
    """The time of day in Seoul: 03:12."""
    return at.astimezone(SEOUL).strftime("%H:%M")


def moment(at: datetime) -> str:
    """Day and time in Seoul: 11-24 03:12."""
    return at.astimezone(SEOUL).strftime("%m-%d %H:%M")


def iso(at: datetime) -> str:
    """The time for machines."""
    return at.isoformat()


def is_today(at: datetime, now: datetime) -> bool:
    """Whether it is the same day in Seoul."""
    return at.astimezone(SEOUL).date() == now.astimezone(SEOUL).date()


def span(since: datetime, now: datetime, units: str) -> str:
    """How long it lasts, as minutes and seconds below an hour, else in `units` "day|hour|minute": 4:05, 3h 12m, 2d 4h."""
    day, hour, minute = units.split("|")
    seconds = max(int((now - since).total_seconds()), 0)
    if seconds < 3600:
        return f"{seconds // 60}:{seconds % 60:02d}"
    if seconds < 86400:
        return f"{seconds // 3600}{hour} {seconds % 3600 // 60:02d}{minute}"
    return f"{seconds // 86400}{day} {seconds % 86400 // 3600}{hour}"


def percent(share: float) -> str:
    """A probability in whole percent; never 0 or 100, which nobody knows."""
    return f"{min(max(round(share * 100), 1), 99)}%"
