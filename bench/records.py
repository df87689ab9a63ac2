"""What stands in the line's SQLite file, read from outside while it runs or lies dead."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def opened(folder: Path) -> Iterator[sqlite3.Connection]:
    """The line's database, for reading."""
    connection = sqlite3.connect(f"file:{folder / 'tipline.db'}?mode=ro", uri=True, timeout=30)
    try:
        yield connection
    finally:
        connection.close()


def kept(folder: Path) -> set[str]:
    """The names of every update on disk: of Telegram's its number, of the others' the id that the line gave it."""
    with opened(folder) as database:
        return {_number(row[0]) for row in database.execute("SELECT external_id FROM updates")}


def references(folder: Path) -> dict[str, str]:
    """The case reference of every update, by its name."""
    with opened(folder) as database:
        rows = database.execute(
            "SELECT u.external_id, c.reference FROM updates u "
            "JOIN messages m ON m.update_id = u.id JOIN cases c ON c.id = m.case_id"
        )
        return {_number(name): reference for name, reference in rows}


def _number(external_id: str) -> str:
    """Of a Telegram update, which is kept with a digest of it, the number alone."""
    return external_id.partition("-")[0]


def unfinished(folder: Path) -> tuple[int, int]:
    """Messages not read yet and outbox rows not sent yet."""
    with opened(folder) as database:
        unread = database.execute("SELECT count(*) FROM messages WHERE read_at IS NULL").fetchone()[0]
        unsent = database.execute("SELECT count(*) FROM outbox WHERE state = 'due'").fetchone()[0]
    return int(unread), int(unsent)


def alarms_unposted(folder: Path) -> int:
    """Alarms that nobody answered of which no page has gone out yet. Those that ring again and again are left out."""
    with opened(folder) as database:
        posted = "SELECT escalation_id FROM outbox WHERE kind = 'page' AND state = 'sent' AND escalation_id IS NOT NULL"
        return int(
            database.execute(f"SELECT count(*) FROM escalations WHERE state = 'open' AND id NOT IN ({posted})").fetchone()[0]  # noqa: S608
        )


def whole_files(folder: Path) -> int:
    """Files whose bytes are kept."""
    with opened(folder) as database:
        return int(database.execute("SELECT count(*) FROM files WHERE state IN ('kept', 'looked')").fetchone()[0])


def sound(folder: Path) -> bool:
    """Whether SQLite finds its file in order."""
    with opened(folder) as database:
        return bool(database.execute("PRAGMA integrity_check").fetchone()[0] == "ok")
