"""The measures of triage results against labelled tips, as the evaluation format defines them."""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

URGENT = frozenset({"critical", "high"})
IDENTIFIERS = ("phones", "handles", "accounts", "wallets", "urls")

Row = Mapping[str, Any]
Pairs = Sequence[tuple[Row, Row]]  #: (label, result)


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure: its value between 0 and 1, what it was counted over, and the aim it is held against."""

    name: str
    value: float
    of: int
    aim: str = ""


def measures(pairs: Pairs) -> tuple[Measure, ...]:
    """Every measure over labels and results, in the order in which they are printed."""
    return (*_levels(pairs), *_fields(pairs))


def _levels(pairs: Pairs) -> Iterator[Measure]:
    levelled = _labelled(pairs, "urgency")
    urgent = [pair for pair in levelled if pair[0]["urgency"] in URGENT]
    calm = [pair for pair in levelled if pair[0]["urgency"] not in URGENT]
    critical = [pair for pair in urgent if pair[0]["urgency"] == "critical"]
    yield _share("under-triage", (got["urgency"] not in URGENT for _, got in urgent), "<= 0.02")
    yield _share("critical called medium or low", (got["urgency"] not in URGENT for _, got in critical), "0")
    yield _share("critical not called critical", (got["urgency"] != "critical" for _, got in critical))
    yield _share("over-triage", (got["urgency"] in URGENT for _, got in calm), "<= 0.10")
    yield _share("urgency exact", (want["urgency"] == got["urgency"] for want, got in levelled), ">= 0.85")
    sorted_out = _labelled(pairs, "category")
    yield _share("category", (want["category"] == got["category"] for want, got in sorted_out), ">= 0.88")


def _fields(pairs: Pairs) -> Iterator[Measure]:
    """The measures of fields, each over the tips whose label tells that field."""
    spoken = _labelled(pairs, "language")
    yield _share("language", (want["language"] == got["language"] for want, got in spoken), ">= 0.99")
    listed = _labelled(pairs, "phones")
    yield _f1("identifiers F1", ((identifiers(want), identifiers(got)) for want, got in listed), ">= 0.98")
    peopled = _labelled(pairs, "people")
    yield _f1("people F1", ((named(want), named(got)) for want, got in peopled), ">= 0.80")
    for name in ("age", "sex"):
        yield _share(name, _victims_right(peopled, name), ">= 0.90")
    placed = _labelled(pairs, "location")
    inside = (within(want["location"], got["location"]) for want, got in placed if want["location"])
    yield _share("location within radius", inside, ">= 0.90")
    yield _share("location where none is", (bool(got["location"]) for want, got in placed if not want["location"]), "<= 0.03")
    matched = _labelled(pairs, "compound")
    yield _share("compound right", (want["compound"] == got["compound"] for want, got in matched), ">= 0.95")
    yield _share("compound wrong", (got["compound"] != want["compound"] for want, got in matched if got["compound"]), "<= 0.03")
    dated = [(want["last_contact"], got["last_contact"]) for want, got in pairs if want.get("last_contact")]
    yield _share("last contact", (want == got for want, got in dated), ">= 0.90")
    yield _f1(
        "indicators F1", ((want["indicators"], got["indicators"]) for want, got in _labelled(pairs, "indicators")), ">= 0.80"
    )


def _labelled(pairs: Pairs, field: str) -> Pairs:
    return [pair for pair in pairs if field in pair[0]]


def indicator_misses(pairs: Pairs) -> tuple[Counter[str], Counter[str]]:
    """How often each indicator was missed, and found where it is not."""
    missed: Counter[str] = Counter()
    invented: Counter[str] = Counter()
    for want, got in _labelled(pairs, "indicators"):
        labelled, found = set(want["indicators"]), set(got["indicators"])
        missed.update(labelled - found)
        invented.update(found - labelled)
    return missed, invented


def _share(name: str, flags: Iterable[bool], aim: str = "") -> Measure:
    counted = list(flags)
    return Measure(name, sum(counted) / len(counted) if counted else 0.0, len(counted), aim)


def _f1(name: str, pairs: Iterable[tuple[Sequence[Any], Sequence[Any]]], aim: str) -> Measure:
    hits = wanted = found = 0
    for want, got in pairs:
        expected, given = Counter(want), Counter(got)
        hits, wanted, found = hits + (expected & given).total(), wanted + expected.total(), found + given.total()
    return Measure(name, 2 * hits / (wanted + found) if wanted + found else 1.0, wanted, aim)


def identifiers(row: Row) -> list[str]:
    """Every identifier of a row with its kind, in a form in which two ways of writing it are the same."""
    return [f"{kind}:{comparable(kind, value)}" for kind in IDENTIFIERS for value in row.get(kind) or []]


def comparable(kind: str, value: str) -> str:
    """An identifier in a form in which two ways of writing it are the same."""
    plain = _plain(value)
    if kind == "accounts":
        return re.sub(r"\D", "", plain)
    return re.sub(r"^https?://(?:www\.)?", "", plain).rstrip("/") if kind == "urls" else plain


def named(row: Row) -> list[tuple[str, str]]:
    """Role and name of everybody a row names, without spaces and case."""
    return [(person["role"], _plain(person["name"])) for person in row.get("people") or [] if person.get("name")]


def _plain(text: str | None) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text or "")).casefold()


def _victims_right(pairs: Pairs, name: str) -> Iterator[bool]:
    """Whether the age or the sex is right, for each labelled victim that has it: by name, else the first victim found."""
    for want, got in pairs:
        found = [person for person in got["people"] if person["role"] == "victim"]
        for person in want.get("people") or []:
            if person["role"] == "victim" and person.get(name) is not None:
                same = [one for one in found if _plain(one["name"]) == _plain(person["name"])] or found
                yield bool(same) and same[0][name] == person[name]


def within(want: Row, got: Row | None) -> bool:
    """Whether a place lies within the labelled radius and a kilometre."""
    return got is not None and _distance_km(want, got) <= want.get("radius_km", 0) + 1


def _distance_km(one: Row, other: Row) -> float:
    """Great-circle distance in kilometres on a sphere of the earth's mean radius."""
    lat1, lat2 = math.radians(one["lat"]), math.radians(other["lat"])
    across = math.radians(other["lon"] - one["lon"])
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin(across / 2) ** 2
    return 12742 * math.asin(math.sqrt(min(1.0, half)))
