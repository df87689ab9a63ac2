"""One thing the doctor looked at."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, whether it is well, and in words what is so, or what is wrong and what to do. Holds no secret."""

    what: str
    well: bool
    says: str


def span(age: timedelta) -> str:
    """A length of time in words, in the largest unit that fits: "40 s", "3 min", "2 h", "5 days"."""
    seconds = max(0, round(age.total_seconds()))
    for size, unit in ((172_800, "days"), (7200, "h"), (120, "min")):
        if seconds >= size:
            return f"{seconds // {'days': 86400, 'h': 3600, 'min': 60}[unit]} {unit}"
    return f"{seconds} s"
