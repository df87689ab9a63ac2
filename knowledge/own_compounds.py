"""What officers say of compounds beside the file: sites they confirmed, and names and states that they put right."""

import logging
import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from knowledge.compounds import FILE, RADIUS_KM, STATUSES, BadKnowledge, Compound, compounds_of, read_rows
from triage.fold import fold

log = logging.getLogger("tipline.knowledge")

#: Facts by compound id, as the compounds file writes them: a whole row for a new site, else what differs from the file's.
Own = Mapping[str, Mapping[str, Any]]

#: Languages in which a site can be given names.
LANGUAGES = ("ko", "en", "zh", "km", "vi", "th")
_LONGEST_NAME, _MOST_NAMES, _LONGEST_TEXT = 60, 40, 400


def rows_with(own: Own, file: Path | None = None) -> list[Mapping[str, Any]]:
    """The rows of the compounds file with what officers say laid over them, their own sites last. Raises `BadKnowledge`."""
    rows = {str(row.get("id")): row for row in read_rows(file or FILE)}
    laid = {name: _laid_over(rows[name], own[name]) if name in own else row for name, row in rows.items()}
    return [*laid.values(), *({**facts, "id": name} for name, facts in own.items() if name not in rows)]


def _laid_over(row: Mapping[str, Any], facts: Mapping[str, Any]) -> dict[str, Any]:
    sources = [*(row.get("sources") or ()), *(facts.get("sources") or ())]
    return {**row, **facts, "id": row["id"], "sources": sources}


def compounds_with(own: Own, file: Path | None = None) -> tuple[Compound, ...]:
    """Every compound; an officer's row that cannot be read is left out and logged. Raises `BadKnowledge` for the file's."""
    readable = {name: facts for name, facts in own.items() if _is_readable(name, facts, file)}
    return compounds_of(rows_with(readable, file))


def _is_readable(name: str, facts: Mapping[str, Any], file: Path | None) -> bool:
    try:
        compounds_of(rows_with({name: facts}, file))
    except BadKnowledge as problem:
        log.error("action=own_compound_left_out problem=%s", problem)
        return False
    return True


def new_id(name: str, taken: Sequence[str]) -> str:
    """An id made of the name, by its sound where it is not in Latin letters, with a number where it is taken."""
    latin = name if name.isascii() else fold(name)
    plain = re.sub(r"[^a-z0-9]+", "-", latin.lower()).strip("-")[:40].strip("-") or "site"
    number = next(number for number in range(1, len(taken) + 2) if _numbered(plain, number) not in taken)
    return _numbered(plain, number)


def _numbered(plain: str, number: int) -> str:
    return plain if number == 1 else f"{plain}-{number}"


def status_facts(status: str, day: str, title: str, url: str) -> dict[str, Any]:
    """A state with its date and its source. Raises `BadKnowledge` naming what is missing or wrong."""
    if status not in STATUSES:
        raise BadKnowledge("status")
    try:
        date.fromisoformat(day)
    except ValueError:
        raise BadKnowledge("date") from None
    if not title.strip():
        raise BadKnowledge("source")
    if url and not re.fullmatch(r"https?://\S{4,300}", url):
        raise BadKnowledge("url")
    source = {"title": title.strip()[:_LONGEST_TEXT], "url": url, "date": day, "verified": False}
    return {"status": status, "status_date": day, "sources": [source]}


def name_facts(names: Mapping[str, str]) -> dict[str, Any]:
    """Names by language, one a line or parted by commas. Raises `BadKnowledge` where there is none, or one is too long."""
    found = {language: _names(names.get(language, "")) for language in LANGUAGES}
    if not any(found.values()):
        raise BadKnowledge("names")
    if any(len(name) > _LONGEST_NAME for some in found.values() for name in some) or sum(map(len, found.values())) > _MOST_NAMES:
        raise BadKnowledge("long")
    return {"aliases": found}


def _names(text: str) -> list[str]:
    return list(dict.fromkeys(name.strip() for name in re.split(r"[\n,;，、]", text) if len(name.strip()) > 1))


def site_facts(city: str, province: str, country: str, lat: float, lon: float, precision: str, said: str) -> dict[str, Any]:
    """Where a new site stands and what it looks like. Raises `BadKnowledge` naming what is wrong."""
    if not city.strip():
        raise BadKnowledge("city")
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise BadKnowledge("position")
    if precision not in RADIUS_KM:
        raise BadKnowledge("precision")
    return {
        "country": country.strip().upper()[:2],
        "province": province.strip()[:_LONGEST_NAME],
        "city": city.strip()[:_LONGEST_NAME],
        "lat": lat,
        "lon": lon,
        "precision": precision,
        "description": said.strip()[:_LONGEST_TEXT],
    }


def shown_name(aliases: Mapping[str, Sequence[str]]) -> str:
    """The name a site goes by on the desk: the English one, else the first there is."""
    return next((aliases[language][0] for language in ("en", *LANGUAGES) if aliases.get(language)), "")
