"""The database connection: one way to open it, with the settings that make a commit survive a power cut."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import URL, Engine, make_url
from sqlalchemy.exc import ArgumentError

# FULL survives a power cut, secure_delete overwrites what is deleted, and DBOS leaves all of these to an engine it is handed.
_SQLITE_PRAGMAS = (
    "busy_timeout=30000",
    "foreign_keys=ON",
    "journal_mode=WAL",
    "synchronous=FULL",
    "secure_delete=ON",
)


def normal_url(url: str) -> URL:
    """The URL with the driver this project uses. Raises ValueError, which quotes nothing of it, for any other kind."""
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        raise ValueError("not the URL of a database") from None
    if parsed.drivername in ("postgres", "postgresql"):
        parsed = parsed.set(drivername="postgresql+psycopg")
    if parsed.get_backend_name() not in ("sqlite", "postgresql"):
        raise ValueError(f"must be sqlite or postgresql, not {parsed.get_backend_name()}")
    return parsed


def open_engine(url: str) -> Engine:
    """An engine for the URL; connects to nothing yet."""
    parsed = normal_url(url)
    if parsed.get_backend_name() == "postgresql":
        if "connect_timeout" not in parsed.query:  # a server that is gone without a word must not hold the webhook for minutes
            parsed = parsed.update_query_dict({"connect_timeout": "5"})
        return sa.create_engine(parsed, pool_size=20, max_overflow=0, pool_pre_ping=True, hide_parameters=True)
    engine = sa.create_engine(parsed, pool_size=8, max_overflow=0, pool_timeout=30, hide_parameters=True)

    @sa.event.listens_for(engine, "connect")
    def _connected(connection: Any, _record: Any) -> None:
        connection.isolation_level = "IMMEDIATE"
        for pragma in _SQLITE_PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    return engine
