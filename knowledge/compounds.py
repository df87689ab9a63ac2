"""Known compounds as the files tell them: reported places, with names in every script, and where each row comes from."""

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
FILE = DATA / "compounds.json"
COMMON_NAMES = DATA / "common_names.toml"

#: How far off a position may be, in kilometres, by how finely it is known.
RADIUS_KM = {"building": 0.5, "neighbourhood": 1.5, "city": 7.0, "province": 40.0, "unknown": 40.0}
STATUSES = ("active", "raided", "closed", "unknown")
_ID = re.compile(r"[a-z0-9][a-z0-9-]*")


class BadKnowledge(ValueError):
    """A knowledge file cannot be used; the text says which row and why."""


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a compound. `common` marks an ordinary word, `variant` a misspelling or short form."""

    text: str
    language: str
    common: bool = False
    variant: bool = False


@dataclass(frozen=True, slots=True)
class Compound:
    """One reported place. `radius_km` says how far off its position may be."""

    id: str
    name: str
    country: str
    province: str
    city: str
    lat: float | None
    lon: float | None
    radius_km: float
    description: str
    features: tuple[str, ...]
    names: tuple[Name, ...]
    status: str
    status_date: str


def load_compounds(path: Path | None = None) -> tuple[Compound, ...]:
    """The compounds of a file in the format of `data/compounds.json`. Raises `BadKnowledge` where it cannot be read."""
    return compounds_of(read_rows(path or FILE))


def compounds_of(rows: Sequence[Mapping[str, Any]]) -> tuple[Compound, ...]:
    """The compounds of rows in the format of `data/compounds.json`. Raises `BadKnowledge` naming the row that cannot be read."""
    compounds = tuple(_compound(number, row) for number, row in enumerate(rows, 1))
    ids = [compound.id for compound in compounds]
    for name in ids:
        if ids.count(name) > 1:
            raise BadKnowledge(f"compound {name} stands there twice")
    return compounds


def read_rows(path: Path) -> Sequence[Mapping[str, Any]]:
    """The rows of a compounds file, unread. Raises `BadKnowledge`."""
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except OSError as problem:
        raise BadKnowledge(f"{path}: {problem.strerror}") from None
    except (ValueError, RecursionError):
        raise BadKnowledge(f"{path} is not JSON") from None
    rows = document.get("compounds") if isinstance(document, dict) else document
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise BadKnowledge(f"{path} holds no list of compounds")
    return rows


def _compound(number: int, row: Mapping[str, Any]) -> Compound:
    try:
        return Compound(
            id=_checked_id(str(row["id"])),
            name=str(row.get("name_en") or row["id"]),
            country=str(row.get("country") or ""),
            province=str(row.get("province") or ""),
            city=str(row.get("city") or ""),
            lat=_degrees(row.get("lat"), 90),
            lon=_degrees(row.get("lon"), 180),
            radius_km=RADIUS_KM.get(str(row.get("precision") or "unknown"), RADIUS_KM["unknown"]),
            description=str(row.get("description") or ""),
            features=tuple(str(feature) for feature in row.get("features") or ()),
            names=tuple(_names(row)),
            status=str(row.get("status") or "unknown"),
            status_date=str(row.get("status_date") or ""),
        )
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as problem:
        raise BadKnowledge(f"compound {number} ({row.get('id', 'without id')}): {problem}") from None


def _names(row: Mapping[str, Any]) -> list[Name]:
    found: dict[str, Name] = {}
    for language, texts in (row.get("aliases") or {}).items():
        for text in texts or ():
            found.setdefault(str(text), Name(str(text), str(language), is_common(str(text))))
    if row.get("name_en"):
        found.setdefault(str(row["name_en"]), Name(str(row["name_en"]), "en"))
    for text in row.get("search_variants") or ():
        found.setdefault(str(text), Name(str(text), "", is_common(str(text)), variant=True))
    return list(found.values())


@lru_cache(maxsize=1)
def common_names() -> frozenset[str]:
    """Names of compounds that are ordinary words, in lower case."""
    rows = tomllib.loads(COMMON_NAMES.read_text(encoding="utf-8"))
    return frozenset("".join(char for char in str(word).casefold() if char.isalnum()) for word in rows["words"])


@lru_cache(maxsize=1)
def _everyday_names() -> frozenset[str]:
    rows = tomllib.loads(COMMON_NAMES.read_text(encoding="utf-8"))
    return frozenset("".join(char for char in str(word).casefold() if char.isalnum()) for word in rows["everyday"])


def is_everyday(text: str) -> bool:
    """Whether a name is a word people say every day, or somebody's given name."""
    return "".join(char for char in text.casefold() if char.isalnum()) in _everyday_names()


def is_common(text: str) -> bool:
    """Whether a name is an ordinary word, however it is spaced."""
    return "".join(char for char in text.casefold() if char.isalnum()) in common_names()


def _checked_id(text: str) -> str:
    if not _ID.fullmatch(text):
        raise ValueError("an id is lower-case letters, digits and hyphens")
    return text


def _degrees(value: Any, most: float) -> float | None:
    if value is None:
        return None
    number = float(value)
    if not -most <= number <= most:
        raise ValueError(f"{number} degrees")
    return number
