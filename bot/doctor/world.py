"""What is known of the world: the knowledge files, and the index made from them."""

from typing import Any

import httpx

from bot.config import Settings
from bot.doctor.finding import Finding
from knowledge import checking
from knowledge.inspection import IndexProblem, rows_on_disk

#: Seconds a silent Chroma server is waited for.
PATIENCE = 3.0
_COLLECTIONS = "api/v2/tenants/default_tenant/databases/default_database/collections"


def files(settings: Settings) -> list[Finding]:
    """Whether the knowledge files are in order."""
    problems = checking.check(settings.compounds_file)
    if problems:
        return [Finding("knowledge", False, f"{problem}; `tipline knowledge check` says all") for problem in problems[:3]]
    return [Finding("knowledge", True, "the files are in order")]


def index(settings: Settings) -> Finding:
    """Whether the index can be read, and how many rows it has."""
    if settings.chroma_url:
        return _on_server(settings.chroma_url)
    try:
        rows = rows_on_disk(settings.data_dir / "chroma")
    except IndexProblem as problem:
        return Finding("index", False, f"cannot be read ({problem}): `tipline knowledge load` makes it anew")
    if rows is None:
        return Finding("index", True, "not there yet; the first start makes it")
    return _counted(rows)


def _on_server(url: str) -> Finding:
    try:
        with httpx.Client(base_url=url, timeout=PATIENCE) as client:
            ours = [row for row in _got(client, _COLLECTIONS) if str(row["name"]).startswith("compounds_")]
            rows = sum(int(_got(client, f"{_COLLECTIONS}/{row['id']}/count")) for row in ours)
    except httpx.HTTPError as problem:
        return Finding("index", False, f"the Chroma server does not answer ({type(problem).__name__}): see TIPLINE_CHROMA_URL")
    except (ValueError, TypeError, KeyError):
        return Finding("index", False, "what answers at TIPLINE_CHROMA_URL is no Chroma server")
    return _counted(rows)


def _got(client: httpx.Client, path: str) -> Any:
    return client.get(path).raise_for_status().json()


def _counted(rows: int) -> Finding:
    if not rows:
        return Finding("index", False, "empty: no compound can be named; `tipline knowledge load` makes it anew")
    return Finding("index", True, f"{rows} rows")
